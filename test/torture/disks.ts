import { execFileSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorCode, Result } from '../../shared/base';
import { checkClosed, checkKept, checkTraces } from './check';
import { open, quickOperations } from './operations';
import { slowDisk } from './slow-disk';
import { acknowledged, dataOf, must, newWorld, personNamed, type World } from './world';

/** A disk of its own, where the machine lets one be made: Linux, as administrator. */
export function canMount(): boolean {
  const disk = mkdtempSync(join(tmpdir(), 'vivier-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', disk], { stdio: 'ignore' });
    execFileSync('umount', [disk]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}

async function mounted(root: string, size: string, act: (disk: string) => Promise<void>): Promise<void> {
  const disk = mkdtempSync(join(root, 'disque-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  try {
    await act(disk);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
}

export interface DiskOptions {
  readonly appRoot: string;
  readonly root: string;
  readonly seed: number;
}
export interface DiskCase {
  readonly name: string;
  /** Why it cannot be tried here; `null` when it can. */
  readonly skipped: () => string | null;
  readonly run: (options: DiskOptions) => Promise<void>;
}

/** A refusal with one of these codes and a sentence that says what to do; nothing else of the machine in it. */
function refusedWith(
  result: Result<unknown>,
  codes: readonly ErrorCode[],
  advice: RegExp,
  what: string,
): void {
  must(!result.ok, `${what}: acknowledged on a disk that cannot hold it`);
  const { code, message } = result.error;
  must(codes.includes(code), `${what}: ${code} instead of ${codes.join(' or ')}`);
  must(advice.test(message), `${what}: the sentence does not say what to do: ${message}`);
  must(
    !/sqlite|errno|\/tmp|\.ts\b|\.js\b| {4}at /iu.test(message),
    `${what}: the machine shows in ${message}`,
  );
}

const attempt = (world: World): Promise<Result<unknown>> =>
  world.vault.ask('candidates.create', { candidate: personNamed(world.next()) });

/** A day's start on a disk: every kind of change once, all acknowledged. */
async function dayOn(world: World): Promise<void> {
  for (const operation of quickOperations) await operation.act(world);
  must(world.pending === null, 'a change is not acknowledged on a sound disk');
}

async function reopened(world: World): Promise<void> {
  if (!(await world.vault.ask('portfolio.info', {})).ok) await open(world);
  await checkKept(world, Number.POSITIVE_INFINITY);
}

const notHere = (): string | null => (canMount() ? null : 'il faut Linux et les droits d’administrateur');

const full: DiskCase = {
  name: 'disque plein',
  skipped: notHere,
  run: ({ root, ...options }) =>
    mounted(root, '6M', async (folder) => {
      const world = await newWorld({ ...options, root, folder });
      await dayOn(world);
      const filler = join(folder, 'reste');
      const descriptor = openSync(filler, 'w');
      try {
        for (;;) writeSync(descriptor, Buffer.alloc(4096));
      } catch {
        closeSync(descriptor);
      }
      // Pages already in the journal of SQLite may still take some changes: each is acknowledged and kept, or refused.
      let refusal: Result<unknown> | null = null;
      for (let tries = 0; tries < 2000 && refusal === null; tries += 1) {
        const candidate = personNamed(world.next());
        const result = await world.vault.ask('candidates.create', { candidate });
        if (result.ok) {
          world.ledger.people.set(result.data.candidate.id, {
            version: result.data.candidate.version,
            candidate,
          });
          world.ledger.candidates += 1;
        } else refusal = result;
      }
      must(refusal !== null, 'a full disk refuses nothing');
      refusedWith(refusal, ['DISK_FULL'], /libérez de la place/u, 'a change');
      const pdf = await world.vault.ask(
        'contractFiles.savePdf',
        { id: world.file },
        { file: join(folder, 'dossier.pdf') },
      );
      refusedWith(pdf, ['DISK_FULL'], /libérez de la place/u, 'a PDF');
      // What is read is still there, and what was refused goes through once there is room.
      await checkKept(world, 20);
      await world.vault.close();
      checkTraces(world);
      rmSync(filler);
      await reopened(world);
      await dayOn(world);
      await reopened(world);
      await world.vault.close();
      checkClosed(world);
    }),
};

const readOnly: DiskCase = {
  name: 'disque devenu en lecture seule',
  skipped: notHere,
  run: ({ root, ...options }) =>
    mounted(root, '32M', async (folder) => {
      const world = await newWorld({ ...options, root, folder });
      await dayOn(world);
      await world.vault.close();
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      const closed = await world.vault.ask('portfolio.open', { passphrase: 'x' }, { file: world.path });
      must(!closed.ok, 'opened with a wrong passphrase');
      const refused = await world.vault.ask(
        'portfolio.open',
        { passphrase: 'neuf cormorans sur la digue' },
        { file: world.path },
      );
      if (!refused.ok)
        refusedWith(refused, ['FOLDER_READ_ONLY'], /lecture seule/u, 'opening on a read-only disk');
      else {
        // Opened to be read: then nothing may be acknowledged as written.
        refusedWith(await attempt(world), ['FOLDER_READ_ONLY'], /lecture seule/u, 'a change');
        await world.vault.close();
      }
      execFileSync('mount', ['-o', 'remount,rw', folder]);
      await reopened(world);
      await dayOn(world);
      await world.vault.close();
      checkClosed(world);
    }),
};

const removed: DiskCase = {
  name: 'dossier retiré puis remis, portefeuille ouvert',
  skipped: () => (process.platform === 'win32' ? 'Windows ne laisse pas déplacer un fichier ouvert' : null),
  run: async ({ root, ...options }) => {
    const own = mkdtempSync(join(root, 'retrait-'));
    const world = await newWorld({ ...options, root: own });
    await dayOn(world);
    const away = `${world.folder}-ailleurs`;
    renameSync(world.folder, away);
    for (let tries = 0; tries < 3; tries += 1)
      refusedWith(await attempt(world), ['PORTFOLIO_GONE'], /remettez-le/u, 'a change');
    renameSync(away, world.folder);
    await dayOn(world);
    await reopened(world);
    await world.vault.close();
    checkClosed(world);
    // Pulled out for good, as a stick is, and put back as a copy would be.
    await open(world);
    await dayOn(world);
    cpSync(world.folder, away, { recursive: true });
    rmSync(world.folder, { recursive: true });
    refusedWith(await attempt(world), ['PORTFOLIO_GONE'], /remettez-le/u, 'a change');
    await world.vault.close();
    renameSync(away, world.folder);
    await reopened(world);
    await world.vault.close();
    checkClosed(world);
  },
};

const unplugged: DiskCase = {
  name: 'disque arraché',
  skipped: notHere,
  run: async ({ root, ...options }) => {
    const disk = mkdtempSync(join(root, 'arrache-'));
    const image = `${disk}.copie`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32M', 'tmpfs', disk]);
    const world = await newWorld({ ...options, root, folder: disk });
    try {
      await dayOn(world);
      cpSync(disk, image, { recursive: true });
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
    refusedWith(await attempt(world), ['PORTFOLIO_GONE'], /remettez-le/u, 'a change');
    await world.vault.close();
    cpSync(image, disk, { recursive: true });
    await reopened(world);
    await world.vault.close();
    checkClosed(world);
  },
};

const forbidden: DiskCase = {
  name: 'droit d’écrire refusé',
  skipped: () =>
    process.platform === 'win32' || process.getuid?.() !== 0
      ? null
      : canMount()
        ? null
        : 'l’administrateur passe outre les droits',
  run: async ({ root, ...options }) => {
    const own = mkdtempSync(join(root, 'droits-'));
    const world = await newWorld({ ...options, root: own });
    await dayOn(world);
    const shut = join(own, 'ferme');
    mkdirSync(shut);
    const isRoot = process.getuid?.() === 0;
    // The administrator passes over rights: a folder that is mounted read-only refuses him too.
    if (isRoot) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', shut]);
    } else execFileSync('chmod', ['500', shut]);
    try {
      const pdf = await world.vault.ask(
        'contractFiles.savePdf',
        { id: world.file },
        { file: join(shut, 'dossier.pdf') },
      );
      refusedWith(pdf, ['FOLDER_READ_ONLY'], /choisissez un dossier où vous pouvez écrire/u, 'a PDF');
      must(readdirSync(shut).length === 0, 'something was left where nothing may be written');
    } finally {
      execFileSync(isRoot ? 'umount' : 'chmod', isRoot ? [shut] : ['700', shut]);
    }
    // The source of an import taken away between the plan and the import: the plan is what is executed.
    const source = join(world.asked, 'parti.csv');
    writeFileSync(source, 'Nom;Prénom;Date de naissance\nZyxécanari Parti;Essai;12/03/2004\n');
    dataOf(await world.vault.ask('import.read', { fileName: 'parti.csv' }, { file: source }), 'import.read');
    rmSync(source);
    await acknowledged(world, 'import.plan', { mapping: ['birthName', 'firstName', 'birthDate'] });
    await reopened(world);
    await world.vault.close();
    checkClosed(world);
  },
};

const slow: DiskCase = {
  name: 'disque lent',
  skipped: () => slowDisk.unavailable(),
  run: async ({ root, ...options }) => {
    const own = mkdtempSync(join(root, 'lent-'));
    const world = await newWorld({ ...options, root: own, env: slowDisk.env(own, 15) });
    await dayOn(world);
    await reopened(world);
    // Killed while the disk has not answered yet.
    for (let kill = 0; kill < 5; kill += 1) {
      const candidate = personNamed(world.next());
      world.pending = { candidates: 1 };
      const asked = world.vault.ask('candidates.create', { candidate });
      await new Promise((resolve) => setTimeout(resolve, world.random.below(60)));
      await world.vault.kill();
      const result = await asked;
      if (result.ok) {
        world.ledger.people.set(result.data.candidate.id, {
          version: result.data.candidate.version,
          candidate,
        });
        world.ledger.candidates += 1;
        world.pending = null;
      }
      await reopened(world);
    }
    await world.vault.close();
    checkClosed(world);
  },
};

/** The hostile disk series of security bar 32. */
export const diskCases: readonly DiskCase[] = [full, readOnly, removed, unplugged, forbidden, slow];
