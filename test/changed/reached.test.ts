import { describe, expect, test } from 'vitest';
import { testsReached } from './reached';

/** A project in small: two domains behind their indexes, a service on one of them, and tests. */
const sources = Object.entries({
  'shared/people/index.ts': "export { name } from './name';\nexport * from './age';",
  'shared/people/name.ts': 'export const name = 1;',
  'shared/people/name.test.ts': "import { name } from './name';",
  'shared/people/age.ts': "import { name } from './name';\nexport function age() { return name; }",
  'shared/people/people.test.ts': "import { age, name } from '.';",
  'shared/shape.ts': "import type { name } from './people';\nexport interface Shape {}",
  'vault/list.ts': "import { age as ageOf } from '../shared/people';\nexport const list = [ageOf];",
  'vault/list.test.ts': "import { list } from './list';\nimport rows from '../fixtures/rows.csv?raw';",
  'vault/other.test.ts': "import { name } from '../shared/people';\nconst later = () => import('./late');",
  'vault/late.ts': "import * as people from '../shared/people';",
  'vault/long.proof.test.ts': "import { list } from './list';",
  'vault/window.spec.ts': "import { list } from './list';",
  'vault/shape.test.ts': "import { type Shape } from '../shared/shape';",
}).map(([path, text]) => ({ path, text }));
const reached = (...changed: readonly string[]): string[] =>
  testsReached(sources, changed).map(({ path, steps }) => `${steps} ${path}`);

describe('a change reaches', () => {
  test('the tests beside it first, then those that come to it by the fewest imports', () => {
    expect(reached('shared/people/age.ts')).toEqual([
      '1 shared/people/people.test.ts',
      '2 vault/list.test.ts',
      '2 vault/other.test.ts',
    ]);
  });
  test('nobody who takes something else from the same index', () => {
    const without = sources.filter(({ path }) => path !== 'vault/late.ts');
    expect(testsReached(without, ['shared/people/age.ts']).map(({ path }) => path)).not.toContain(
      'vault/other.test.ts',
    );
  });
  test('everyone behind an index that has itself changed', () => {
    expect(reached('shared/people/index.ts')).toEqual([
      '1 shared/people/people.test.ts',
      '1 vault/other.test.ts',
      '2 vault/list.test.ts',
    ]);
  });
  test('itself, where it is a test', () => {
    expect(reached('vault/shape.test.ts')).toEqual(['0 vault/shape.test.ts']);
  });
  test('nobody through types alone: the compiler says it', () => {
    expect(reached('shared/shape.ts')).toEqual([]);
  });
  test('those that write its name, where it is no source', () => {
    expect(reached('fixtures/rows.csv')).toEqual(['1 vault/list.test.ts']);
  });
});
