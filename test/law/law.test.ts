import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ettiCases } from '../../shared/law/schemes/etti/cases';
import { geiqCases } from '../../shared/law/schemes/geiq/cases';
import { lawFaults, lawReviewedOn } from '../../shared/law/views/law-check';
import { casesIn, caseTables, sourcesIn } from './cases';

const root = join(import.meta.dirname, '../..');

describe('the count of cases', () => {
  test.each([
    ['schemes/etti/cases.ts', ettiCases.length],
    ['schemes/geiq/cases.ts', geiqCases.length],
  ])('of %s is the length of its table', (name, length) => {
    const [, text = ''] = caseTables.find(([each]) => each === name) ?? [];
    expect(casesIn(name, text)).toBe(length);
  });
  test('leaves out what is no table of cases, or is computed', () => {
    expect(casesIn('a.ts', "export const days = ['a', 'b'];\nconst own = [['x'], ['y']];\n")).toBe(0);
    expect(casesIn('b.ts', "export const cases = [['x'], ...others, ['y']] as const;\n")).toBe(2);
    expect(() => casesIn('c.ts', 'export const = [')).toThrow('c.ts');
  });
});

test('the tables hold 1,000 cases at least', () => {
  expect(caseTables.reduce((sum, [name, text]) => sum + casesIn(name, text), 0)).toBeGreaterThanOrEqual(1000);
});

/** An article, a text of the law with its number or date, or who published what was read. */
const readable =
  /\b[LRD]\. \d{3,4}-\d|\b(?:loi|décret) n° \d|\barrêté du \d|\bcirculaires? (?:DGEFP n° \d|de \d{4})|\bcharte nationale du \d|\b(?:contrats conclus|exceptionnelle) du \d|\baide de 2020 prolongée par décrets|\bcode du travail|\bministère\b|\bFrance Travail\b|\bservice-public\b|\bSénat\b|\bDares\b|\bpresse\b|\boutil public\b|\bsources secondaires\b/u;

test('every case names a text or who published it, not what it expects', () => {
  const sources = caseTables.flatMap(([name, text]) => sourcesIn(name, text));
  expect(sources.length).toBeGreaterThanOrEqual(1000);
  expect([...new Set(sources)].filter((source) => !readable.test(source))).toEqual([]);
  expect(
    sourcesIn('a.ts', "const law = 'loi';\nexport const cases = [['x', 'D. 1'], ['y', law], ['z', 3]];"),
  ).toEqual(['D. 1', 'loi', '']);
});

test('npm run law prints the counts, and fails exactly when there is a fault today', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', './test/support/typescript-loader.mjs', 'test/law/law.ts'],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /^Le .*\n\d+ dispositifs, \d+ règles, \d+ paramètres .* articles, .* cas d’essai\.\n/u,
  );
  expect(status).toBe(/faute/u.test(stdout) && !stdout.includes('Aucune faute') ? 1 : 0);
  expect(lawFaults(lawReviewedOn)).toEqual([]);
});
