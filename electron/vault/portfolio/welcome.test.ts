import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noProfile, type Profile } from '../../../shared/settings';
import {
  ask,
  codeOf,
  file,
  KeyedPortfolio,
  keyedOptions,
  passphrase,
} from '../../../test/support/keyed-portfolio';
import { settingsOf } from '../settings';
import { openPortfolio } from '.';

const profile: Profile = {
  adviser: 'Maëlys Essai',
  structureName: 'Mission locale du Grand-Essai',
  territory: 'reunion',
};
let keyed: KeyedPortfolio;
beforeEach(() => {
  keyed = new KeyedPortfolio();
});
afterEach(() => keyed.close());

const prepare = (given: Partial<{ passphrase: string; profile: Profile }> = {}) =>
  ask(() => keyed.handlers['portfolio.prepare']({ file, passphrase, profile, ...given }, keyed.call()));
const create = async (): Promise<void> => {
  const { recoveryKey } = await prepare();
  await ask(() => keyed.handlers['portfolio.create']({ file, recoveryKey }, keyed.call()));
};
const isDue = async (): Promise<boolean> =>
  (await ask(() => keyed.handlers['portfolio.welcome']({}, keyed.call()))).isDue;
const settings = () => {
  if (keyed.session.current === null) throw new Error('no portfolio is open');
  return settingsOf(keyed.session.current.deps.db);
};

describe('a portfolio made in the window', () => {
  test('begins with the profile that was told, whose adviser signs its very creation', async () => {
    await create();
    expect(settings()).toMatchObject(profile);
    const db = keyed.session.current?.deps.db;
    const events = db?.prepare<[], { kind: string; actor: string }>('SELECT kind, actor FROM event').all();
    expect(events).toEqual([
      { kind: 'settings.saved', actor: 'Maëlys Essai' },
      { kind: 'portfolio.created', actor: 'Maëlys Essai' },
    ]);
    expect(keyed.session.current?.verify().isSound).toBe(true);
    // From the disk, not from what this opening remembers.
    keyed.lock();
    await keyed.open();
    expect(settings()).toMatchObject(profile);
  });

  test('has nobody’s name in it where none was told', async () => {
    await keyed.create();
    expect(settings()).toMatchObject(noProfile);
  });

  test('refuses a passphrase made of the names that were just told', async () => {
    const weak = { passphrase: 'Mission locale du Grand-Essai' };
    expect(
      await codeOf(() => keyed.handlers['portfolio.prepare']({ file, profile, ...weak }, keyed.call())),
    ).toBe('WEAK_PASSPHRASE');
    const unnamed = { ...weak, profile: noProfile };
    expect(await codeOf(() => keyed.handlers['portfolio.prepare']({ file, ...unnamed }, keyed.call()))).toBe(
      'ok',
    );
  });

  test('judges while it is typed as it will when it is sent', async () => {
    const judged = (names: readonly string[]) =>
      ask(() =>
        keyed.handlers['keys.judge'](
          { passphrase: 'Mission locale du Grand-Essai', names: [...names] },
          keyed.call(),
        ),
      );
    expect(await judged([profile.structureName])).toMatchObject({ isAccepted: false });
    expect(await judged([])).toMatchObject({ isAccepted: true });
  });
});

describe('the last step of the welcome', () => {
  test('is due from the creation on, after a lock and after a kill too, until it is ended', async () => {
    await create();
    expect(await isDue()).toBe(true);
    const left = keyed.killed('tuée');
    keyed.lock();
    await keyed.open();
    expect(await isDue()).toBe(true);
    await ask(() => keyed.handlers['portfolio.endWelcome']({}, keyed.call()));
    await ask(() => keyed.handlers['portfolio.endWelcome']({}, keyed.call()));
    expect(await isDue()).toBe(false);
    keyed.lock();
    await keyed.open();
    expect(await isDue()).toBe(false);
    keyed.lock();
    // What a kill left right after the creation opens whole, the step still to come.
    keyed.path = left;
    await keyed.open();
    expect(await isDue()).toBe(true);
  });

  test('is not due in a portfolio that was made otherwise: by the command line, by an earlier version', async () => {
    await keyed.create();
    keyed.lock();
    const open = await openPortfolio(keyed.path, passphrase, keyedOptions);
    open.deps.db.prepare("DELETE FROM setting WHERE key = 'welcome'").run();
    open.close();
    await keyed.open();
    expect(await isDue()).toBe(false);
  });

  test('is LOCKED where no portfolio is open', async () => {
    expect(await codeOf(() => keyed.handlers['portfolio.welcome']({}, keyed.call()))).toBe('LOCKED');
    expect(await codeOf(() => keyed.handlers['portfolio.endWelcome']({}, keyed.call()))).toBe('LOCKED');
  });
});
