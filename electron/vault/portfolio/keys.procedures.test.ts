import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noProfile } from '../../../shared/settings';
import {
  ask,
  codeOf,
  file,
  KeyedPortfolio,
  nextPassphrase,
  passphrase,
} from '../../../test/support/keyed-portfolio';

// The promises about keys are proved in test/security, bars 1 to 12; here, what they leave out.
let keyed: KeyedPortfolio;
beforeEach(() => {
  keyed = new KeyedPortfolio();
});
afterEach(() => keyed.close());

describe('a creation', () => {
  test('with a passphrase that is guessed first is refused before any key is made', async () => {
    const prepare = () =>
      keyed.handlers['portfolio.prepare'](
        { file, passphrase: 'motdepasse1234', profile: noProfile },
        keyed.call(),
      );
    expect(await codeOf(prepare)).toBe('WEAK_PASSPHRASE');
    expect(keyed.session.pending ?? null).toBeNull();
  });

  test('over a file that exists is refused before any key is made', async () => {
    writeFileSync(keyed.path, 'autre chose');
    const prepare = () =>
      keyed.handlers['portfolio.prepare']({ file, passphrase, profile: noProfile }, keyed.call());
    expect(await codeOf(prepare)).toBe('PORTFOLIO_EXISTS');
  });

  test('writes the sheet as a PDF, while the key is shown and not after', async () => {
    const { handlers } = keyed;
    const pdf = join(keyed.folder, 'feuille.pdf');
    const save = () => handlers['keys.saveRecoverySheet']({ file }, keyed.call({ pathOf: () => pdf }));
    expect(await codeOf(save)).toBe('KEYS_NOT_PREPARED');
    const sheet = await ask(() =>
      handlers['portfolio.prepare']({ file, passphrase, profile: noProfile }, keyed.call()),
    );
    await ask(save);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const { recoveryKey } = sheet;
    await ask(() => handlers['portfolio.create']({ file, recoveryKey }, keyed.call()));
    expect(await codeOf(save)).toBe('KEYS_NOT_PREPARED');
  });
});

describe('a change of all keys', () => {
  const prepare = () =>
    ask(() =>
      keyed.handlers['keys.prepareRekey']({ passphrase, newPassphrase: nextPassphrase }, keyed.call()),
    );

  test('leaves alone a backup of another vault, one that is damaged, and what is no backup', async () => {
    mkdirSync(keyed.backups);
    const mine = keyed.path;
    keyed.path = join(keyed.backups, 'autre.vivier');
    await keyed.create();
    keyed.lock();
    keyed.path = mine;
    await keyed.create();
    keyed.lock();
    const damaged = readFileSync(keyed.path).fill(0, 8192, 9000);
    writeFileSync(join(keyed.backups, 'abîmé.vivier'), damaged);
    writeFileSync(join(keyed.backups, 'notes.vivier'), 'rien');
    const content = () =>
      readdirSync(keyed.backups).map((name) => [
        name,
        readFileSync(join(keyed.backups, name)).toString('hex'),
      ]);
    const before = content();
    await keyed.open();
    const { recoveryKey } = await prepare();
    expect(
      await ask(() => keyed.handlers['keys.rekey']({ recoveryKey, deletesRest: false }, keyed.call())),
    ).toMatchObject({
      copies: { done: 0, deleted: 0, left: [{ name: 'abîmé.vivier', reach: 'there' }] },
    });
    expect(content()).toEqual(before);
  });

  test('takes along the backups that have not yet moved from where earlier versions kept them', async () => {
    await keyed.create();
    const former = join(keyed.folder, 'ancien');
    mkdirSync(former);
    keyed.lock();
    copyFileSync(keyed.path, join(former, '2026-09-01T080000.vivier'));
    await keyed.open();
    const { recoveryKey } = await prepare();
    const { pathOf } = keyed.call();
    const call = keyed.call({ pathOf: (handle) => (handle === 'formerBackups' ? former : pathOf(handle)) });
    expect(
      await ask(() => keyed.handlers['keys.rekey']({ recoveryKey, deletesRest: false }, call)),
    ).toMatchObject({
      copies: { done: 1, deleted: 0, left: [] },
    });
  });

  test('that cannot be written leaves the portfolio open under the former keys', async () => {
    await keyed.create();
    const { recoveryKey } = await prepare();
    // A folder where the copy should go.
    mkdirSync(join(`${keyed.path}-rekey`, 'x'), { recursive: true });
    expect(
      await codeOf(() => keyed.handlers['keys.rekey']({ recoveryKey, deletesRest: false }, keyed.call())),
    ).not.toBe('ok');
    rmSync(`${keyed.path}-rekey`, { recursive: true });
    expect(keyed.session.current?.verify().isSound).toBe(true);
    keyed.lock();
    expect(await keyed.openedBy(keyed.path, passphrase)).toEqual([passphrase]);
    expect(existsSync(`${keyed.path}-keys`)).toBe(false);
  });
});
