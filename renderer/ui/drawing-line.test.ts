import { expect, test } from 'vitest';
import { createDrawingLine } from './drawing-line';

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
const never = (): Promise<void> => new Promise(() => undefined);
const told = (): { readonly all: unknown[]; readonly tell: (thrown: unknown) => void } => {
  const all: unknown[] = [];
  return { all, tell: (thrown) => all.push(thrown) };
};

test('pages are drawn one after the other, in their order', async () => {
  const line = createDrawingLine();
  const drawn: number[] = [];
  const first = Promise.withResolvers<void>();
  line.draw(() => first.promise.then(() => void drawn.push(1)), told().tell);
  line.draw(async () => void drawn.push(2), told().tell);
  await turns();
  expect(drawn).toEqual([]);
  first.resolve();
  await line.settled();
  expect(drawn).toEqual([1, 2]);
});

test('a drawing that was left and never ends holds none of those that come after it', async () => {
  const line = createDrawingLine();
  const drawn: string[] = [];
  const leave = line.draw(never, told().tell);
  const leaveWaiting = line.draw(async () => void drawn.push('left before its turn'), told().tell);
  leave();
  leaveWaiting();
  line.draw(async () => void drawn.push('at the new width'), told().tell);
  await turns();
  expect(drawn).toEqual(['at the new width']);
});

test('a drawing that fails although it is wanted is made once more, then told, and the next one is drawn', async () => {
  const line = createDrawingLine();
  const { all, tell } = told();
  let tries = 0;
  line.draw(async () => {
    tries += 1;
    if (tries === 1) throw new Error('aborted from elsewhere');
  }, tell);
  const lost = new Error('never drawn');
  line.draw(() => Promise.reject(lost), tell);
  let isNextDrawn = false;
  line.draw(async () => {
    isNextDrawn = true;
  }, tell);
  await line.settled();
  expect([tries, all, isNextDrawn]).toEqual([2, [lost], true]);
});

test('what fails because it was left is told to nobody, and a document is not closed before it is over', async () => {
  const line = createDrawingLine();
  const { all, tell } = told();
  const leave = line.draw(
    (left) =>
      new Promise((_, reject) => left.addEventListener('abort', () => reject(new Error('cancelled')))),
    tell,
  );
  let isClosed = false;
  await turns();
  const closing = line.settled().then(() => {
    isClosed = true;
  });
  await turns();
  expect(isClosed).toBe(false);
  leave();
  await closing;
  expect(all).toEqual([]);
});
