/**
 * Bar 65: small cells are hidden with those that would give them away, and two successive files cannot be subtracted to
 * reveal one person.
 *
 * An attacker who knows the definitions, the sums and the rule sets up everything that an export says of invented
 * quarters and looks for what is possible (`test/attack`): over the whole export, over every pair of populations of
 * which one may lie in the other, and over every pair of exports of one quarter.
 */
import { describe, expect, test } from 'vitest';
import { attackExports, attackSuccessive, seeds } from '../attack/campaign';
import { System } from '../attack/feasible';

test.each([5, 11])(
  'at the threshold %i no hidden figure, nor any small difference of two populations, is told by an export',
  (threshold) => {
    const { failed, masked } = attackExports(threshold, seeds(100));
    expect(failed).toEqual([]);
    expect(masked).toBeGreaterThan(1000);
  },
);

test('no export of a quarter, subtracted from another, tells of fewer people than the threshold', () => {
  const outcomes = [5, 11].map((threshold) => attackSuccessive([threshold], seeds(60)));
  expect(outcomes.flatMap(({ failed }) => failed)).toEqual([]);
  // Corrections were published, others held back, and counting anew would have told.
  for (const met of ['corrected', 'pending', 'toldByCountingAnew'] as const)
    expect(outcomes.reduce((sum, outcome) => sum + outcome[met], 0)).toBeGreaterThan(0);
});

test('a quarter exported again under another threshold tells no more', () => {
  expect(attackSuccessive([11, 5], seeds(25)).failed).toEqual([]);
  expect(attackSuccessive([5, 11], seeds(25)).failed).toEqual([]);
});

describe('the attacker finds what there is to find', () => {
  const between = (low: number, high: number): readonly [number, number] => [low, high];
  test('one hidden cell of a known sum is known', () => {
    const system = new System(
      [{ whole: 'total', parts: ['a', 'b'] }],
      new Map([
        ['total', between(20, 20)],
        ['a', between(17, 17)],
      ]),
      new Map([['b', 3]]),
    );
    expect(system.outerBounds('b')).toEqual([3, 3]);
  });

  test('what two sums leave is narrower than what each leaves', () => {
    // a + b = 10, c + d = 10, a + c = 3, hence a ≤ 3 and b ≥ 7.
    const system = new System(
      [
        { whole: 'first', parts: ['a', 'b'] },
        { whole: 'second', parts: ['c', 'd'] },
        { whole: 'third', parts: ['a', 'c'] },
      ],
      new Map([
        ['first', between(10, 10)],
        ['second', between(10, 10)],
        ['third', between(3, 3)],
      ]),
      new Map(),
    );
    expect(system.allows('b', [7, 7])).toBe(true);
    expect(system.allows('b', [0, 6])).toBe(false);
    expect(system.allows('d', [11, 20])).toBe(false);
  });
});
