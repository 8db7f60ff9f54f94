/**
 * Run by `bar-09-nothing-in-memory.proof.spec.ts` as a process of its own: the app in its host, driven from outside. What
 * comes in by messages is one key at a time, so that nothing here knows a passphrase but what the app itself makes of it.
 */
import { launchVivier } from '../e2e/launch.ts';

export type Order =
  | { readonly do: 'press'; readonly key: string }
  | { readonly do: 'click'; readonly name: string }
  | { readonly do: 'focus'; readonly label: string }
  | { readonly do: 'choose'; readonly path: string }
  | { readonly do: 'await'; readonly heading: string }
  | { readonly do: 'await-cell' }
  | { readonly do: 'lock' }
  | { readonly do: 'leave' };

const [userData = ''] = process.argv.slice(2);
const vivier = await launchVivier({ userData });
const seen = (heading: string): Promise<void> =>
  vivier.page.getByRole('heading', { level: 1, name: heading }).waitFor();

/** Locks, and answers how long the locked screen took to stand there, in milliseconds. */
async function lock(): Promise<number> {
  const former = vivier.page;
  const from = performance.now();
  former.keyboard.press('Control+l').catch(() => undefined);
  // The former page says nothing any more, or shows another document: both end with the locked screen.
  for (;;) {
    const { page } = vivier;
    const isThere = await Promise.race([
      page
        .getByRole('heading', { level: 1, name: 'Portefeuille verrouillé' })
        .waitFor({ timeout: 200 })
        .then(() => true)
        .catch(() => false),
      new Promise<false>((resolve) => page.once('crash', () => resolve(false))),
    ]);
    if (isThere) return performance.now() - from;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function obey(order: Order): Promise<unknown> {
  const { page } = vivier;
  switch (order.do) {
    case 'press':
      return page.keyboard.press(order.key);
    case 'click':
      return page.getByRole('button', { name: order.name }).first().click();
    case 'focus':
      return page.getByLabel(order.label, { exact: true }).focus();
    case 'choose':
      return vivier.answerOpen(order.path);
    case 'await':
      return seen(order.heading);
    case 'await-cell':
      // The first cell is the box of the selection, drawn before what the row holds.
      return page
        .getByRole('gridcell')
        .filter({ hasText: /\p{L}{3}/u })
        .first()
        .waitFor();
    case 'lock':
      return lock();
    case 'leave':
      return vivier.close();
  }
}

process.on('message', (order: Order) => {
  void obey(order)
    .then(
      (answer) => process.send?.({ answer: typeof answer === 'number' ? answer : null }),
      (error: unknown) => process.send?.({ error: String(error) }),
    )
    .then(() => {
      if (order.do === 'leave') process.exit();
    });
});
process.send?.({ answer: null });
