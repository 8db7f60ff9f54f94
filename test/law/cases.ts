/**
 * Reads the case tables of the rules without running them: in a file `cases.ts` or `*.cases.ts`, each line of an exported table is one
 * case, and its last column is the source. A line that is computed (spread, mapped) is not counted, so the number is a
 * least one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

const law = join(import.meta.dirname, '../../shared/law');

/** Every case table of the law, by its path under `shared/law`. */
export const caseTables: readonly (readonly [name: string, text: string])[] = readdirSync(law, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => /(?:^|[\\/.])cases\.ts$/u.test(name))
  .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(law, name), 'utf8')]);

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

/** What a file declares at its top, by name. */
function declarationsIn(
  name: string,
  text: string,
): readonly { name: string; init: unknown; isTable: boolean }[] {
  const { program, errors } = parseSync(name, text);
  if (errors.length > 0) throw new Error(`${name} cannot be read`);
  return listOf(program.body).flatMap((statement) => {
    const isTable = statement.type === 'ExportNamedDeclaration';
    const declaration = isTable ? statement.declaration : statement;
    return isNode(declaration)
      ? listOf(declaration.declarations).map(({ id, init }) => ({
          name: isNode(id) ? String(id.name) : '',
          init,
          isTable,
        }))
      : [];
  });
}

const linesOf = (init: unknown): readonly Node[] =>
  listOf(tableOf(init)?.elements).filter(({ type }) => type === 'ArrayExpression');

/** Cases of one file: the lines, themselves lists, of the tables that it exports. */
export const casesIn = (name: string, text: string): number =>
  declarationsIn(name, text).reduce(
    (sum, { init, isTable }) => sum + (isTable ? linesOf(init).length : 0),
    0,
  );

/** The source of every case of one file: a text, a name given to a text, or one completed; `''` for anything else. */
export function sourcesIn(name: string, text: string): readonly string[] {
  const declared = declarationsIn(name, text);
  const textOf = (value: unknown): string => {
    if (!isNode(value)) return '';
    switch (value.type) {
      case 'Literal':
        return typeof value.value === 'string' ? value.value : '';
      case 'Identifier':
        return textOf(declared.find((each) => each.name === value.name)?.init);
      case 'TemplateLiteral':
        return textOf(listOf(value.expressions)[0]);
      default:
        return '';
    }
  };
  return declared.flatMap(({ init, isTable }) =>
    isTable ? linesOf(init).map(({ elements }) => textOf(listOf(elements).at(-1))) : [],
  );
}
