import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ettiCases } from '../../shared/rules/etti.cases';
import { geiqCases } from '../../shared/rules/geiq.cases';
import { lawFaults, lawReviewedOn } from '../../shared/rules/law-check';
import { casesIn } from './cases';

const root = join(import.meta.dirname, '../..');
const rules = join(root, 'shared/rules');

describe('the count of cases', () => {
  test.each([
    ['etti.cases.ts', ettiCases.length],
    ['geiq.cases.ts', geiqCases.length],
  ])('of %s is the length of its table', (name, length) => {
    expect(casesIn(name, readFileSync(join(rules, name), 'utf8'))).toBe(length);
  });
  test('leaves out what is no table of cases, or is computed', () => {
    expect(casesIn('a.ts', "export const days = ['a', 'b'];\nconst own = [['x'], ['y']];\n")).toBe(0);
    expect(casesIn('b.ts', "export const cases = [['x'], ...others, ['y']] as const;\n")).toBe(2);
    expect(() => casesIn('c.ts', 'export const = [')).toThrow('c.ts');
  });
});

test('the tables hold 400 cases at least', () => {
  const files = readdirSync(rules).filter((name) => name.endsWith('.cases.ts'));
  const count = files.reduce((sum, name) => sum + casesIn(name, readFileSync(join(rules, name), 'utf8')), 0);
  expect(count).toBeGreaterThanOrEqual(400);
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
