/**
 * Counts the case tables of the rules without running them: in a file `*.cases.ts`, each line of an exported table is one
 * case. A line that is computed (spread, mapped) is not counted, so the number is a least one.
 */
import { parseSync } from 'oxc-parser';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The table behind what only concerns its type: `[…] as const`, `[…] satisfies …`. */
function tableOf(value: unknown): Node | null {
  if (!isNode(value)) return null;
  if (value.type === 'ArrayExpression') return value;
  return value.type === 'TSAsExpression' || value.type === 'TSSatisfiesExpression'
    ? tableOf(value.expression)
    : null;
}

const listOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** Cases of one file: the lines, themselves lists, of the tables that it exports. */
export function casesIn(name: string, text: string): number {
  const { program, errors } = parseSync(name, text);
  if (errors.length > 0) throw new Error(`${name} cannot be read`);
  let count = 0;
  for (const statement of listOf(program.body)) {
    if (statement.type !== 'ExportNamedDeclaration' || !isNode(statement.declaration)) continue;
    for (const declarator of listOf(statement.declaration.declarations))
      count += listOf(tableOf(declarator.init)?.elements).filter(
        ({ type }) => type === 'ArrayExpression',
      ).length;
  }
  return count;
}
