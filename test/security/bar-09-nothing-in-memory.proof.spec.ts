/**
 * Bar 09: After a lock no process of the app holds the data key or the passphrase, and none but main, which relays the
 * answers, a trace of a name.
 *
 * The memory of every process of the app is read, on Linux, before and after Ctrl+L, and searched for the passphrase, the
 * data key and the name of a person who was on the screen, in UTF-8 and UTF-16. What main still holds, and why, is told by
 * the record of the bar; Electron's main process is here two, that of Node and Chromium's own.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/vault/base/clock';
import { insertCandidate } from '../../electron/vault/candidates';
import { newRecoveryKey } from '../../electron/vault/keys';
import { newKeys } from '../../electron/vault/portfolio/new-keys';
import { createWithKeys } from '../../electron/vault/portfolio/portfolio';
import { fixtureCandidate } from '../../shared/contract-files/complete-file.fixture';
import { candidateInputSchema } from '../../shared/fields';
import type { Order } from './memory-run';

const isReadable = process.platform === 'linux' && process.getuid?.() === 0;
/** Names that stand nowhere else, and of which no beginning does. */
const NAME = 'Ozkryvalle';
const PASSPHRASE = 'wexfard trinqueballe ozymane pluvieux';

interface Needle {
  readonly what: 'passphrase' | 'data key' | 'name';
  readonly bytes: Buffer;
}
const written = (what: Needle['what'], text: string): readonly Needle[] =>
  (['utf8', 'utf16le'] as const).map((encoding) => ({ what, bytes: Buffer.from(text, encoding) }));

let folder = '';
let app: ChildProcess;
let needles: readonly Needle[] = [];
const ask = (order: Order): Promise<number | null> =>
  new Promise((resolve, reject) => {
    app.once('message', (told: { readonly answer?: number | null; readonly error?: string }) =>
      told.error === undefined ? resolve(told.answer ?? null) : reject(new Error(told.error)),
    );
    app.send(order);
  });
const type = async (text: string): Promise<void> => {
  for (const key of text) await ask({ do: 'press', key: key === ' ' ? 'Space' : key });
};

/** The app's own process and all that it has started, with what each one is. */
function processes(): readonly { readonly pid: number; readonly kind: string }[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    const stat = safely(() => readFileSync(`/proc/${name}/stat`, 'latin1'));
    const parent = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (Number.isInteger(parent)) parents.set(Number(name), parent);
  }
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === app.pid || isOurs(parents.get(pid)));
  return [...parents.keys()].filter(isOurs).map((pid) => {
    const line = safely(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '';
    const kind = /--type=([a-z-]+)/u.exec(line)?.[1];
    return {
      pid,
      kind: pid === app.pid ? 'main' : (kind ?? (/vault\.js/u.test(line) ? 'vault' : 'browser')),
    };
  });
}
function safely<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    // A process or a region that went away meanwhile holds nothing any more.
    return null;
  }
}

interface Region {
  readonly from: number;
  readonly to: number;
}
/** The parts of a process that hold something of its own: what is only a file read as it lies is left out. */
function regionsOf(pid: number): readonly Region[] {
  const smaps = safely(() => readFileSync(`/proc/${pid}/smaps`, 'utf8')) ?? '';
  return smaps.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/mu).flatMap((part) => {
    const [, from = '', to = '', rights = '', name = ''] =
      /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+ *(.*)$/mu.exec(part) ?? [];
    const kilobytes = (field: string): number =>
      Number(new RegExp(`^${field}: +(\\d+) kB`, 'mu').exec(part)?.[1] ?? 0);
    const isFile = name.startsWith('/') && !/^\/(?:dev\/shm|memfd)/u.test(name);
    const own = kilobytes('Swap') + kilobytes(isFile ? 'Anonymous' : 'Rss');
    if (!rights.startsWith('r') || own === 0 || /^\[v/u.test(name)) return [];
    return [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }];
  });
}

const SLICE = 8 * 1024 * 1024;
/** How often each needle stands in the memory of a process. */
function searched(pid: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length));
  const memory = safely(() => openSync(`/proc/${pid}/mem`, 'r'));
  if (memory === null) return counts;
  for (const { from, to } of regionsOf(pid))
    for (let at = from; at < to; at += SLICE) {
      const slice = Buffer.alloc(Math.min(SLICE + longest, to - at));
      const length = safely(() => readSync(memory, slice, 0, slice.length, at)) ?? 0;
      for (const { what, bytes } of needles)
        for (let hit = slice.indexOf(bytes); hit !== -1 && hit < length; hit = slice.indexOf(bytes, hit + 1))
          if (hit < SLICE) counts.set(what, (counts.get(what) ?? 0) + 1);
    }
  closeSync(memory);
  return counts;
}
const found = (): readonly string[] =>
  processes().flatMap(({ pid, kind }) => [...searched(pid)].map(([what, n]) => `${kind}: ${what} × ${n}`));

beforeAll(async () => {
  if (!isReadable) return;
  folder = mkdtempSync(join(tmpdir(), 'vivier-memory-'));
  const path = join(folder, 'equipe.vivier');
  const options = { clock: systemClock, newId: randomUUID, derivation: 'floor' as const };
  const keys = await newKeys(PASSPHRASE, {
    ...options,
    vaultId: randomUUID(),
    recoveryKey: newRecoveryKey(),
  });
  // The portfolio wipes its own when it closes.
  const dataKey = Buffer.from(keys.dataKey);
  const open = createWithKeys(path, keys, options);
  const known = Object.entries(fixtureCandidate({ birthName: NAME, usualName: '' }));
  open.deps.db.transaction(() =>
    insertCandidate(
      open.deps,
      candidateInputSchema.parse(
        Object.fromEntries(known.filter(([key]) => key in candidateInputSchema.shape)),
      ),
    ),
  )();
  open.close();
  needles = [
    ...written('passphrase', PASSPHRASE),
    // As it was typed, and as lists write it.
    ...written('name', NAME),
    ...written('name', NAME.toUpperCase()),
    { what: 'data key', bytes: dataKey },
    ...written('data key', dataKey.toString('hex')),
  ];
  app = fork(join(import.meta.dirname, 'memory-run.ts'), [join(folder, 'user')], {
    env: { ...process.env, NODE_OPTIONS: '' },
    execArgv: [],
  });
  await new Promise((resolve) => app.once('message', resolve));
  await ask({ do: 'click', name: 'Ouvrir un portefeuille' });
  await ask({ do: 'choose', path });
  await ask({ do: 'click', name: 'Choisir' });
  await ask({ do: 'focus', label: 'Phrase secrète' });
  await type(PASSPHRASE);
  await ask({ do: 'press', key: 'Enter' });
  await ask({ do: 'await', heading: 'Candidats' });
  await ask({ do: 'await-cell' });
});
afterAll(async () => {
  if (!isReadable) return;
  await ask({ do: 'leave' });
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(isReadable)('the memory of the app', () => {
  test('open, holds what it works on: the search finds what is there', () => {
    const there = found();
    expect(there.filter((line) => /^(?:vault: data key|renderer: name)/u.test(line))).toHaveLength(2);
    // What was typed in the page, main has relayed: sealed, even while the portfolio is open. Chromium's own process has
    // what its autofill is told of a field that has the focus: here a whole browser, which Electron is not.
    expect(there.filter((line) => line.startsWith('main: passphrase'))).toEqual([]);
  });

  test('locked, holds passphrase and data key in no process, a name in none but those that relay', async () => {
    const renderers = (): readonly number[] =>
      processes().flatMap(({ pid, kind }) => (kind === 'renderer' ? [pid] : []));
    const former = renderers();
    const took = Math.round((await ask({ do: 'lock' })) ?? 0);
    expect(renderers().filter((pid) => former.includes(pid))).toEqual([]);
    await expect.poll(() => processes().filter(({ kind }) => kind === 'vault')).toEqual([]);
    const left = found();
    process.stdout.write(`bar-09, locked screen after ${took} ms; left in memory: ${left.join(', ')}\n`);
    expect(left.filter((line) => !/^(?:main|browser): name /u.test(line))).toEqual([]);
  });
});
