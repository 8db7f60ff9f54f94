/**
 * Bar 65: small cells are hidden with those that would give them away, and two successive files cannot be subtracted to
 * reveal one person.
 *
 * The long campaign of `bar-65-small-cells.test.ts`: its seeds begin where those end, and any can be given again.
 */
import { expect, test } from 'vitest';
import { attackExports, attackSuccessive, seeds } from '../attack/campaign';

const after = 1000;

test.each([5, 11])('two hundred invented quarters at the threshold %i', (threshold) => {
  expect(attackExports(threshold, seeds(200, after)).failed).toEqual([]);
});

test.each([{ thresholds: [5] }, { thresholds: [11] }, { thresholds: [11, 5] }, { thresholds: [5, 11] }])(
  'forty quarters exported four times, thresholds $thresholds',
  ({ thresholds }) => {
    expect(attackSuccessive(thresholds, seeds(40, after)).failed).toEqual([]);
  },
);
