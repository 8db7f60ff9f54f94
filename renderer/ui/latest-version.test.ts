import { expect, test } from 'vitest';
import { createLatestVersion } from './latest-version';

/** Makings that end when the test says so. */
function followed() {
  const makings: PromiseWithResolvers<string>[] = [];
  const shown: string[] = [];
  const failures: unknown[] = [];
  const dropped: string[] = [];
  const latest = createLatestVersion<string>({
    make: () => {
      const making = Promise.withResolvers<string>();
      makings.push(making);
      return making.promise;
    },
    onMade: (made) => shown.push(made),
    onFailure: (thrown) => failures.push(thrown),
    drop: (made) => dropped.push(made),
  });
  const end = async (at: number, with_: string | Error): Promise<void> => {
    const making = makings[at];
    if (with_ instanceof Error) making?.reject(with_);
    else making?.resolve(with_);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return { latest, makings, shown, failures, dropped, end };
}

test('of what is typed while one is being made, the last alone is made next', async () => {
  const { latest, makings, shown, end } = followed();
  void latest.follow('1');
  void latest.follow('2');
  void latest.follow('3');
  expect(makings).toHaveLength(1);
  await end(0, 'first');
  expect(makings).toHaveLength(2);
  await end(1, 'third');
  expect(shown).toEqual(['first', 'third']);
  void latest.follow('3');
  expect(makings).toHaveLength(2);
});

test('one that failed is made again when it is asked, and at the next version', async () => {
  const { latest, makings, shown, failures, end } = followed();
  const thrown = new Error('refused');
  void latest.follow('1');
  await end(0, thrown);
  expect(failures).toEqual([thrown]);
  void latest.again();
  await end(1, 'at last');
  void latest.follow('2');
  await end(2, thrown);
  void latest.follow('3');
  await end(3, 'third');
  expect([makings.length, shown]).toEqual([4, ['at last', 'third']]);
});

test('left while it was being made and shown again at once, it is made again, though the former never ends', async () => {
  const { latest, makings, shown, dropped, end } = followed();
  void latest.follow('1');
  latest.stop();
  void latest.follow('1');
  expect(makings).toHaveLength(2);
  await end(1, 'second');
  expect(shown).toEqual(['second']);
  await end(0, 'first, too late');
  expect([shown, dropped]).toEqual([['second'], ['first, too late']]);
});

test('what fails once it was left is told to nobody', async () => {
  const { latest, failures, end } = followed();
  void latest.follow('1');
  latest.stop();
  await end(0, new Error('gone'));
  expect(failures).toEqual([]);
});
