/**
 * Bar 07: the keys of an older copy, put at the end of today's file, open nothing: neither the former passphrase nor the
 * replaced paper key; a change of keys that is cut at any step leaves one of the two.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setWorld, worldNow } from '../../electron/disk/patience';
import { KEY_BLOCK_BYTES } from '../../electron/vault/keys';
import { openPortfolio } from '../../electron/vault/portfolio';
import {
  ask,
  codeOf,
  KeyedPortfolio,
  keyedOptions,
  nextPassphrase,
  passphrase,
} from '../support/keyed-portfolio';

let keyed: KeyedPortfolio;
beforeEach(() => {
  keyed = new KeyedPortfolio();
});
afterEach(() => keyed.close());

const changed = (present: string, next: string): Promise<unknown> =>
  ask(() =>
    keyed.handlers['keys.changePassphrase']({ passphrase: present, newPassphrase: next }, keyed.call()),
  );
/** Today's file with the last page of another copy, in a folder of its own. */
function graft(name: string, from: string): string {
  const other = join(keyed.folder, name);
  mkdirSync(other);
  const at = join(other, 'equipe.vivier');
  const today = readFileSync(keyed.path);
  readFileSync(from).copy(
    today,
    today.length - KEY_BLOCK_BYTES,
    -KEY_BLOCK_BYTES + readFileSync(from).length,
  );
  writeFileSync(at, today);
  return at;
}
const refusalOf = (act: () => Promise<unknown>): Promise<string> =>
  codeOf(async () => ({ ok: true, data: await act() }));

describe('the block of an older copy, grafted', () => {
  test('does not let the former passphrase in, and the file stays as it is', async () => {
    await keyed.create();
    keyed.lock();
    const copy = join(keyed.folder, 'copie.vivier');
    copyFileSync(keyed.path, copy);
    await keyed.open();
    await changed(passphrase, nextPassphrase);
    keyed.lock();
    const at = graft('greffe', copy);
    const before = readFileSync(at);
    expect(await refusalOf(() => openPortfolio(at, passphrase, keyedOptions))).toBe('KEYS_OF_ANOTHER_STATE');
    expect(await refusalOf(() => openPortfolio(at, nextPassphrase, keyedOptions))).toBe('WRONG_PASSPHRASE');
    expect(readFileSync(at).equals(before)).toBe(true);
    // The copy itself opens as what it is.
    expect(await keyed.openedBy(copy, passphrase, nextPassphrase)).toEqual([passphrase]);
  });

  test('nor the paper key that was replaced', async () => {
    const paperKey = await keyed.create();
    keyed.lock();
    const copy = join(keyed.folder, 'copie.vivier');
    copyFileSync(keyed.path, copy);
    await keyed.open();
    const { handlers } = keyed;
    const sheet = await ask(() => handlers['keys.prepareRecovery']({ passphrase }, keyed.call()));
    await ask(() => handlers['keys.confirmRecovery']({ recoveryKey: sheet.recoveryKey }, keyed.call()));
    keyed.lock();
    keyed.path = graft('greffe', copy);
    expect(await codeOf(() => keyed.recover(paperKey, nextPassphrase))).toBe('KEYS_OF_ANOTHER_STATE');
  });

  test('nor a later one, made in an older copy by whoever knew the former passphrase', async () => {
    await keyed.create();
    keyed.lock();
    const copy = join(keyed.folder, 'copie.vivier');
    copyFileSync(keyed.path, copy);
    const today = keyed.path;
    keyed.path = copy;
    await keyed.open();
    for (const [from, to] of [
      [passphrase, 'onze barques à marée basse'],
      ['onze barques à marée basse', 'douze filets sur le quai'],
    ] as const)
      await changed(from, to);
    keyed.lock();
    keyed.path = today;
    await keyed.open();
    await changed(passphrase, nextPassphrase);
    keyed.lock();
    const at = graft('greffe', copy);
    expect(await refusalOf(() => openPortfolio(at, 'douze filets sur le quai', keyedOptions))).toBe(
      'KEYS_OF_ANOTHER_STATE',
    );
  });
});

test('a change of passphrase leaves one of the two at each step, whatever becomes of the journal', async () => {
  await keyed.create();
  const places: string[] = [];
  const { rename } = worldNow();
  const snap = (): void => {
    const place = keyed.killed(`coupure-${places.length}`);
    places.push(place);
  };
  const restore = setWorld({
    rename: (source, target) => {
      snap();
      rename(source, target);
      snap();
    },
  });
  await changed(passphrase, nextPassphrase);
  restore();
  snap();
  keyed.lock();
  expect(places.length).toBeGreaterThan(2);
  const opened: string[] = [];
  for (const [index, place] of places.entries()) {
    // The journal may be lost with the cut: the keys are not.
    const alone = join(keyed.folder, `seul-${index}.vivier`);
    copyFileSync(place, alone);
    const both = [await keyed.openedBy(place, passphrase, nextPassphrase)];
    both.push(await keyed.openedBy(alone, passphrase, nextPassphrase));
    for (const one of both) expect(one).toHaveLength(1);
    expect(existsSync(`${place}-keys`)).toBe(false);
    opened.push(both[0]?.[0] ?? '');
  }
  expect(opened.at(-1)).toBe(nextPassphrase);
});

test('new keys of all seal the file and its backups', async () => {
  await keyed.create();
  const { handlers } = keyed;
  const sheet = await ask(() =>
    handlers['keys.prepareRekey']({ passphrase, newPassphrase: nextPassphrase }, keyed.call()),
  );
  await ask(() =>
    handlers['keys.rekey']({ recoveryKey: sheet.recoveryKey, deletesRest: false }, keyed.call()),
  );
  keyed.lock();
  expect(await keyed.openedBy(keyed.path, passphrase, nextPassphrase)).toEqual([nextPassphrase]);
});
