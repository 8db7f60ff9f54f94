import { describe, expect, test } from 'vitest';
import { documentNow, promiseOf, readBars, recordOf, tableOf, withTable } from './table';

test('docs/security.md is in step with the tests and the records (else: node test/security/table.ts --write)', () => {
  const { written, expected } = documentNow();
  expect(written).toBe(expected);
});

describe('a bar', () => {
  const test13 = ['bar-13-x.test.ts', '/**\n * Bar 13: Really\n * encrypted.\n *\n * How.\n */\n'] as const;
  const stateOf = (bar: number, tests: readonly (readonly [string, string])[], records: [string, string][]) =>
    readBars(new Map(tests), new Map(records)).find(({ number }) => number === bar);

  test('with a test is met, with the promise that the test states', () => {
    expect(stateOf(13, [test13], [])).toMatchObject({ state: 'met', promise: 'Really encrypted.' });
  });

  test('without test nor record is not met, and named so', () => {
    expect(stateOf(13, [], [])?.state).toBe('not met');
    expect(tableOf(readBars(new Map(), new Map()))).toMatch(/\| 13 \| .* \| \*\*not met\*\* \| – \| Neither/);
  });

  test('with a test and a record is what the record says', () => {
    const record: [string, string] = ['bar-13.md', 'state: partly\non: 2026-11-25\nThe rest\nlater.\n'];
    expect(stateOf(13, [test13], [record])).toMatchObject({
      state: 'partly',
      record: { on: '2026-11-25', text: 'The rest later.' },
    });
  });

  test('of another number in its docblock, of none, or of a number unknown here is refused', () => {
    expect(promiseOf('bar-13-x.test.ts', '/** Bar 13: On one line. */')).toBe('On one line.');
    expect(() => promiseOf('bar-14-x.test.ts', test13[1])).toThrow('Bar 14');
    expect(() => promiseOf('bar-13-x.test.ts', 'import x;')).toThrow('Bar 13');
    expect(() => readBars(new Map([['bar-81-x.test.ts', '/** Bar 81: x */']]), new Map())).toThrow(
      'not list',
    );
  });

  test('whose record has no state or no date is refused', () => {
    expect(() => recordOf('bar-13.md', 'state: perhaps\non: 2026-11-25\nx')).toThrow('state');
    expect(() => recordOf('bar-13.md', 'state: manual\nx')).toThrow('on');
  });
});

test('the table covers the 80 bars', () => {
  const numbers = readBars(new Map(), new Map()).map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
});

test('a document without its markers is refused rather than written over', () => {
  expect(() => withTable('# Security\n', 'table')).toThrow('markers');
});
