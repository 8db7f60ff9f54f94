/**
 * Bar 07: After a change of passphrase the former fails and the new one opens; a kill at each step leaves one of the two;
 * the screen says what older copies still open with.
 */
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, KeyedPortfolio, nextPassphrase, passphrase } from '../support/keyed-portfolio';

let keyed: KeyedPortfolio;
beforeEach(() => {
  keyed = new KeyedPortfolio();
});
afterEach(() => keyed.close());

test('a kill leaves one of the two: before the block is written, half-way, before and after its rename', async () => {
  await keyed.create();
  const both = [passphrase, nextPassphrase];
  const before = keyed.killed('before');
  await ask(() =>
    keyed.handlers['keys.changePassphrase']({ passphrase, newPassphrase: nextPassphrase }, keyed.call()),
  );
  const after = keyed.killed('after');
  keyed.lock();
  /** The state before, with the new block as it lies on the disk while it is being written. */
  const during = (name: string, share: number): string => {
    const folder = join(keyed.folder, name);
    mkdirSync(folder);
    for (const file of ['equipe.vivier', 'equipe.vivier-wal', 'equipe.vivier-keys'])
      copyFileSync(join(dirname(before), file), join(folder, file));
    const block = readFileSync(`${after}-keys`);
    writeFileSync(join(folder, 'equipe.vivier-keys.part'), block.subarray(0, block.length * share));
    return join(folder, 'equipe.vivier');
  };
  const halfWritten = during('half written', 0.5);
  const written = during('written', 1);
  const renamed = during('renamed', 1);
  renameSync(`${renamed}-keys.part`, `${renamed}-keys`);
  const opened = [];
  for (const place of [before, halfWritten, written, renamed, after, keyed.path])
    opened.push(await keyed.openedBy(place, ...both));
  expect(opened).toEqual([
    [passphrase],
    [passphrase],
    [passphrase],
    // Keys beside a file that never announced them: those inside hold.
    [passphrase],
    [nextPassphrase],
    [nextPassphrase],
  ]);
});
