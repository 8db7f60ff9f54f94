import { expect, test } from 'vitest';
import { alone, inTurn } from './turns';

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

test('a long write waits for the calls under way, and holds back those that come', async () => {
  const told: string[] = [];
  const call = (name: string): Promise<void> =>
    inTurn(async () => {
      told.push(`${name} begins`);
      await later();
      told.push(`${name} ends`);
    });
  const before = call('before');
  const write = inTurn(() =>
    alone(async () => {
      told.push('write begins');
      await later();
      told.push('write ends');
    }),
  );
  await Promise.resolve();
  const after = call('after');
  await Promise.all([before, write, after]);
  expect(told).toEqual([
    'before begins',
    'before ends',
    'write begins',
    'write ends',
    'after begins',
    'after ends',
  ]);
});

test('two long writes follow each other, and a failed one gives way', async () => {
  const told: string[] = [];
  const write = (name: string, fails: boolean): Promise<void> =>
    inTurn(() =>
      alone(async () => {
        told.push(`${name} begins`);
        await later();
        told.push(`${name} ends`);
        if (fails) throw new Error(name);
      }),
    );
  const results = await Promise.allSettled([write('one', true), write('two', false), write('three', false)]);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(told).toHaveLength(6);
  for (const index of [0, 2, 4]) expect(told[index]?.split(' ')[0]).toBe(told[index + 1]?.split(' ')[0]);
  expect(await inTurn(() => 'still answers')).toBe('still answers');
});

test('a long write outside of any call runs too', async () => {
  expect(await alone(async () => 1)).toBe(1);
  expect(await inTurn(() => 2)).toBe(2);
});
