import { expect, test } from 'vitest';
import { typedNumber } from './typed-number';

test.each([
  [12.5, 12.5],
  ['12.50', 12.5],
  ['1890.00', 1890],
  ['0.0', 0],
  [0, 0],
  ['', null],
  ['-', null],
  ['12.', null],
  [Number.NaN, null],
] as const)('a box that tells %j means %j', (typed, expected) => {
  expect(typedNumber(typed)).toBe(expected);
});
