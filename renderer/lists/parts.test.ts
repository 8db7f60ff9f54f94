import { expect, test } from 'vitest';
import { partsOf } from './parts';

test('a long list goes to paper in parts that hold every row once', () => {
  expect(partsOf(0)).toEqual([{ from: 0, to: 0, number: 1, of: 1 }]);
  expect(partsOf(3000)).toEqual([{ from: 0, to: 3000, number: 1, of: 1 }]);
  expect(partsOf(3001)).toEqual([
    { from: 0, to: 3000, number: 1, of: 2 },
    { from: 3000, to: 3001, number: 2, of: 2 },
  ]);
  const parts = partsOf(100_000);
  expect(parts.map(({ from }) => from).slice(1)).toEqual(parts.map(({ to }) => to).slice(0, -1));
  expect(parts.at(-1)?.to).toBe(100_000);
});
