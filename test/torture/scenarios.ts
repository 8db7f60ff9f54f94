import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { schemaVersion } from '../../electron/vault/db';
import { noProfile } from '../../shared/settings';
import { acknowledged, bytesOf, dataOf, must, passphrase, type World } from './world';

/** One attempt at something done once in the life of a file: what is killed, then what must be true. */
export interface Attempt {
  /** Does it; answers whether it was acknowledged. */
  readonly act: () => Promise<boolean>;
  /** With no process running: what must hold now, acknowledged or not. */
  readonly check: (wasAcknowledged: boolean) => Promise<void>;
}

/** Killed once for each attempt, in a folder of its own; the portfolio of the world is closed meanwhile. */
export interface Scenario {
  readonly name: string;
  readonly prepare: (world: World, folder: string) => Promise<Attempt>;
}

/** Copies that are kept on purpose beside a portfolio: before a migration, before a restoring. */
const mayStay = (name: string): boolean =>
  /\.vivier\.avant-v\d+-|\.avant-restauration-[\d-]+\.vivier$/u.test(name);

/** Opens what a kill left, reads it to the last page, closes it: one file again. */
async function soundAt(world: World, path: string, secret = passphrase): Promise<number> {
  dataOf(
    await world.vault.ask('portfolio.open', { passphrase: secret }, { file: path }),
    'opening after a kill',
  );
  const sound = dataOf(await world.vault.ask('portfolio.verify', {}), 'portfolio.verify');
  must(sound.isSound, `not sound: ${sound.integrity}`);
  const info = dataOf(await world.vault.ask('portfolio.info', {}), 'portfolio.info');
  must(info.schemaVersion === schemaVersion, 'an old schema is open');
  await world.vault.close();
  return info.counts.candidates;
}
const onlyFile = (folder: string, name: string): void => {
  const left = readdirSync(folder).filter((one) => !mayStay(one));
  must(isDeepStrictEqual(left, [name]), `beside the closed portfolio: ${left.join(', ')}`);
};

/** What the first release wrote: schema 10, key block of format 1, three candidates that were imported. */
const released = {
  name: 'portfolio-schema-10.vivier',
  passphrase: 'six phares allumés sur la côte',
  candidates: 3,
};

const migration: Scenario = {
  name: 'migrate',
  prepare: async (world, folder) => {
    const path = join(folder, 'ancien.vivier');
    copyFileSync(join(world.appRoot, 'test', 'fixtures', released.name), path);
    const secret = { passphrase: released.passphrase };
    return {
      act: async () => (await acknowledged(world, 'portfolio.open', secret, { file: path })) !== null,
      check: async () => {
        const there = await soundAt(world, path, released.passphrase);
        must(there === released.candidates, 'candidates were lost by a migration');
        onlyFile(folder, 'ancien.vivier');
      },
    };
  },
};

const creation: Scenario = {
  name: 'new portfolio',
  prepare: async (world, folder) => {
    const path = join(folder, 'neuf.vivier');
    return {
      act: async () => {
        const sheet = await acknowledged(
          world,
          'portfolio.prepare',
          { passphrase, profile: noProfile },
          { file: path },
        );
        if (!sheet) return false;
        const { recoveryKey } = sheet;
        return (await acknowledged(world, 'portfolio.create', { recoveryKey }, { file: path })) !== null;
      },
      check: async (wasAcknowledged) => {
        const result = await world.vault.ask('portfolio.open', { passphrase }, { file: path });
        await world.vault.close();
        if (result.ok) return onlyFile(folder, 'neuf.vivier');
        must(!wasAcknowledged, `a portfolio that was said to be made does not open: ${result.error.code}`);
        must(
          ['PORTFOLIO_MISSING', 'PORTFOLIO_NOT_ONE'].includes(result.error.code),
          `a creation that was cut answers ${result.error.code}`,
        );
      },
    };
  },
};

/** A copy of the world's portfolio is put over another portfolio, which is kept aside: one or the other is there. */
const restoring: Scenario = {
  name: 'restore',
  prepare: async (world, folder) => {
    const [path, source] = [join(folder, 'repris.vivier'), join(folder, 'sauvegarde.vivier')];
    copyFileSync(world.path, source);
    copyFileSync(join(world.appRoot, 'test', 'fixtures', released.name), path);
    const former = new Set([bytesOf(path).length]);
    const input = { id: null, secret: passphrase };
    return {
      act: async () =>
        (await acknowledged(world, 'backups.restore', input, { file: source, target: path })) !== null,
      check: async (wasAcknowledged) => {
        const isOld = former.has(bytesOf(path).length);
        must(!(isOld && wasAcknowledged), 'a restoring was acknowledged and not done');
        const there = await soundAt(world, path, isOld ? released.passphrase : passphrase);
        must(
          there === (isOld ? released.candidates : world.ledger.candidates),
          'candidates were lost by a restoring',
        );
        if (!isOld) {
          const aside = readdirSync(folder).find((name) => name.includes('.avant-restauration-'));
          must(aside !== undefined, 'the former portfolio was not kept');
          must(bytesOf(join(folder, aside)).length === [...former][0], 'the former portfolio is another one');
        }
        rmSync(source);
        onlyFile(folder, 'repris.vivier');
      },
    };
  },
};

/** The passphrase of a copy is changed: the old one or the new one opens it, and nothing is lost. */
const passphraseChange: Scenario = {
  name: 'passphrase',
  prepare: async (world, folder) => {
    const path = join(folder, 'change.vivier');
    copyFileSync(world.path, path);
    const next = 'treize goélands posés sur la jetée';
    return {
      act: async () => {
        if (!(await acknowledged(world, 'portfolio.open', { passphrase }, { file: path }))) return false;
        const input = { passphrase, newPassphrase: next };
        return (await acknowledged(world, 'keys.changePassphrase', input)) !== null;
      },
      check: async (wasAcknowledged) => {
        const old = await world.vault.ask('portfolio.open', { passphrase }, { file: path });
        must(!(old.ok && wasAcknowledged), 'the old passphrase opens after a change that was acknowledged');
        await world.vault.close();
        const there = await soundAt(world, path, old.ok ? passphrase : next);
        must(there === world.ledger.candidates, 'candidates were lost by a change of passphrase');
        onlyFile(folder, 'change.vivier');
      },
    };
  },
};

/** What is killed beside the operations. A new domain adds its scenario here. */
export const scenarios: readonly Scenario[] = [migration, creation, restoring, passphraseChange];

/** A folder of one attempt alone. */
export const attemptFolder = (world: World): string => mkdtempSync(join(world.folder, '..', 'essai-'));
