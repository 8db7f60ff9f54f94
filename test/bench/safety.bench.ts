import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, integrityOf, migrate, openDatabase } from '../../electron/vault/db';
import { fillDemo, seededRandom } from '../../electron/vault/demo';
import { dispatch } from '../../electron/vault/dispatch';
import { journalFault } from '../../electron/vault/events';
import { newDataKey, unlock } from '../../electron/vault/keys';
import { createPortfolio, findKeyBlock } from '../../electron/vault/portfolio';
import { openWithKey } from '../../electron/vault/portfolio/portfolio';
import { handlersOf } from '../../electron/vault/procedures';
import type { AnyHandlers, Deps } from '../../electron/vault/service/deps';
import { writeSetting } from '../../electron/vault/settings/settings.repository';
import { civilDate } from '../../shared/base/time';
import { emptyCandidate } from '../../shared/fields';
import type { Output, ProcedureName } from '../../shared/ipc';
import { readInProcesses } from '../support/reading';
import type { BenchResult } from './result';

const on = civilDate('2026-09-15');
const clock = { today: () => on, now: () => `${on}T08:00:00.000Z` };

const rounded = (value: number): number => Math.round(value * 100) / 100;
const at = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((one, other) => one - other);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
};
const median = (times: readonly number[]): number => at(times, 0.5);

/** The same settings as `openDatabase`, all but the cipher and the key: what the same work costs without encryption. */
function openPlain(path: string): Db {
  const db = new Database(path);
  for (const setting of [
    'locking_mode = EXCLUSIVE',
    'trusted_schema = OFF',
    'temp_store = MEMORY',
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'secure_delete = ON',
    'cache_size = -98304',
  ])
    db.pragma(setting);
  db.exec('BEGIN IMMEDIATE; ROLLBACK');
  return db;
}

/** One of the two databases, closed: `open` opens it, `copy` writes a whole copy of the open one. */
interface Side {
  readonly open: () => Db;
  readonly path: string;
}
type Times = Record<string, number[]>;

const depsOn = (db: Db, seed: number): Deps => ({
  db,
  clock,
  newId: seededRandom(seed).uuid,
  actor: () => 'Mesure',
  entrance: 'window',
});

async function call<N extends ProcedureName>(
  handlers: AnyHandlers,
  name: N,
  input: object,
  files = {},
): Promise<Output<N>> {
  const answer = await dispatch(
    { type: 'call', id: 1, name, input, files },
    {},
    handlers,
    { signal: new AbortController().signal, progress: () => undefined },
    (_, error) => {
      throw error;
    },
  );
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
  return answer.data as Output<N>;
}

const importedRows = 1000;
const extractOf = (round: number): string =>
  `Nom;Prénom;Date de naissance;Numéro de dossier\n${Array.from({ length: importedRows }, (_, row) => {
    const number = round * importedRows + row;
    const letters = [...number.toString(26)]
      .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
      .join('');
    return `Mesure${letters};Essai${letters};${String(1 + (number % 28)).padStart(2, '0')}/0${1 + (number % 9)}/2003;M-${number}`;
  }).join('\n')}\n`;

/** One round of each operation on one side; the two sides take turns, so that a busy moment weighs on both. */
async function round(side: Side, number: number, folder: string, times: Times, copy: boolean): Promise<void> {
  const timed = async <T>(name: string, act: () => T | Promise<T>): Promise<T> => {
    const from = performance.now();
    const value = await act();
    const took = performance.now() - from;
    const known = times[name];
    if (known) known.push(took);
    else times[name] = [took];
    return value;
  };
  const db = await timed('open', () => {
    const opened = side.open();
    opened.prepare('SELECT count(*) FROM candidate').get();
    return opened;
  });
  try {
    const deps = depsOn(db, 1000 + number);
    const handlers = handlersOf(deps);
    await timed('search, first keystroke', () =>
      call(handlers, 'candidates.search', { text: 'm', limit: 50 }),
    );
    const list = {
      list: 'candidates',
      query: { text: '', filters: [], sort: { key: 'commune', descending: false }, picked: null },
      columns: ['name', 'commune', 'level'],
      offset: 0,
      limit: 50,
    };
    const { rows } = await timed('page of the list', () => call(handlers, 'lists.read', list));
    const ids = rows.map(({ id }) => id);
    for (const id of ids.slice(0, 20))
      await timed('candidate read', () => call(handlers, 'candidates.get', { id }));
    for (let turn = 0; turn < 10; turn += 1) {
      const candidate = {
        ...emptyCandidate,
        birthName: 'Mesure',
        firstName: 'Essai',
        birthDate: '2004-03-12',
        fileNumber: `R-${number}-${turn}`,
      };
      const made = await timed('candidate created', () => call(handlers, 'candidates.create', { candidate }));
      const { id, version } = made.candidate;
      await timed('candidate updated', () =>
        call(handlers, 'candidates.update', {
          id,
          version,
          candidate: { ...candidate, commune: 'Marseille' },
        }),
      );
    }
    const extract = join(folder, 'extrait.csv');
    writeFileSync(extract, extractOf(number));
    const handle = 'file_0123456789abcdef0123456789abcdef';
    await call(handlers, 'import.read', { file: handle, fileName: 'x.csv' }, { [handle]: extract });
    const mapping = ['birthName', 'firstName', 'birthDate', 'fileNumber'];
    const { planId } = await call(handlers, 'import.plan', { mapping });
    await timed('import of 1,000 rows', () => call(handlers, 'import.commit', { planId }));
    if (!copy) return;
    await timed('verification', () => {
      if (integrityOf(db) !== 'ok' || journalFault(db).firstFaultAt !== null) throw new Error('not sound');
    });
    const target = join(folder, 'copie');
    await timed('backup copy', () => db.prepare('VACUUM INTO ?').run(target));
    rmSync(target);
  } finally {
    db.close();
  }
}

/**
 * What the mark of the file and its pauses cost (ADR 25): each act on a portfolio as the product opens it, against the same
 * encrypted database without a mark, in turns.
 */
async function benchMark(path: string, passphrase: string, size: number): Promise<BenchResult[]> {
  const options = { clock, newId: seededRandom(5).uuid };
  const timesOf: Record<'marked' | 'bare', Times> = { marked: {}, bare: {} };
  const timed = <T>(side: keyof typeof timesOf, name: string, act: () => T): T => {
    const from = performance.now();
    const value = act();
    timesOf[side][name] = [...(timesOf[side][name] ?? []), performance.now() - from];
    return value;
  };
  const block = findKeyBlock(path);
  const bare = `${path}.sans-marque`;
  const dataKey = await unlock(block, { kind: 'passphrase', passphrase });
  const opened = openWithKey(path, block, Buffer.from(dataKey), options);
  opened.deps.db.prepare('VACUUM INTO ?').run(bare);
  opened.close();
  const change = (db: Db, turn: number): void => writeSetting(db, 'mesure', turn);
  try {
    for (let turn = 0; turn < 15; turn += 1) {
      const marked = (): void => {
        const open = timed('marked', 'opening', () =>
          openWithKey(path, findKeyBlock(path), Buffer.from(dataKey), options),
        );
        const { db } = open.deps;
        timed('marked', 'first change after an opening', () => change(db, turn));
        for (let n = 0; n < 10; n += 1) timed('marked', 'change', () => change(db, n));
        timed('marked', 'pause', () => open.makeWhole());
        timed('marked', 'first change after a pause', () => change(db, -turn));
        timed('marked', 'closing', () => open.close());
      };
      const unmarked = (): void => {
        const db = timed('bare', 'opening', () => {
          const one = openDatabase(bare, dataKey, true);
          one.prepare('SELECT count(*) FROM candidate').get();
          return one;
        });
        timed('bare', 'first change after an opening', () => change(db, turn));
        for (let n = 0; n < 10; n += 1) timed('bare', 'change', () => change(db, n));
        timed('bare', 'pause', () => db.pragma('wal_checkpoint(TRUNCATE)'));
        timed('bare', 'first change after a pause', () => change(db, -turn));
        timed('bare', 'closing', () => db.close());
      };
      for (const side of turn % 2 === 0 ? [marked, unmarked] : [unmarked, marked]) side();
    }
  } finally {
    dataKey.fill(0);
  }
  return Object.entries(timesOf.marked).map(([name, times]) => ({
    name: `safety.mark, ${name}`,
    size,
    medianMs: median(times),
    p95Ms: at(times, 0.95),
    runs: times.length,
    against: {
      name: 'the same encrypted database without a mark',
      medianMs: median(timesOf.bare[name] ?? []),
    },
  }));
}

/** Cost of safety on a portfolio of `size` candidates: unlocking, and each operation against the same plain database. */
export async function benchSafety(size: number): Promise<BenchResult[]> {
  readInProcesses();
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bench-safety-'));
  const key = newDataKey();
  const results: BenchResult[] = [];
  try {
    // Unlocking: the derivation as a new portfolio of this machine has it, then the opening under the key.
    const passphrase = 'sept lanternes le long du quai';
    const path = join(folder, 'ouverture.vivier');
    const options = { clock, newId: seededRandom(3).uuid };
    const made = await createPortfolio(path, passphrase, options);
    fillDemo(made.deps, { seed: 1, candidates: size, on });
    made.close();
    const derivations: number[] = [];
    const openings: number[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      const block = findKeyBlock(path);
      const from = performance.now();
      const dataKey = await unlock(block, { kind: 'passphrase', passphrase });
      const derived = performance.now();
      const open = openWithKey(path, block, dataKey, options);
      openings.push(performance.now() - derived);
      derivations.push(derived - from);
      open.close();
    }
    const both = derivations.map((time, turn) => time + (openings[turn] ?? 0));
    for (const [name, times] of [
      ['unlock', both],
      ['unlock, key derivation', derivations],
      ['unlock, opening', openings],
    ] as const)
      results.push({
        name: `safety.${name}`,
        size,
        medianMs: median(times),
        p95Ms: at(times, 0.95),
        runs: times.length,
      });

    results.push(...(await benchMark(path, passphrase, size)));

    const encrypted: Side = {
      path: join(folder, 'chiffree.vivier'),
      open: () => openDatabase(encrypted.path, key, true),
    };
    const plain: Side = { path: join(folder, 'claire.sqlite'), open: () => openPlain(plain.path) };
    for (const db of [openDatabase(encrypted.path, key, false), openPlain(plain.path)]) {
      migrate(db);
      fillDemo(depsOn(db, 7), { seed: 1, candidates: size, on });
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
    }
    const [withKey, without]: [Times, Times] = [{}, {}];
    const rounds = 5;
    for (let number = 0; number < rounds; number += 1) {
      const copies = number % 2 === 0;
      const turns = [
        () => round(encrypted, number, folder, withKey, copies),
        () => round(plain, number, folder, without, copies),
      ];
      for (const turn of number % 2 === 0 ? turns : turns.reverse()) await turn();
    }
    for (const [name, times] of Object.entries(withKey)) {
      results.push({
        name: `safety.${name}`,
        size,
        medianMs: median(times),
        p95Ms: at(times, 0.95),
        runs: times.length,
        against: { name: 'the same database in clear', medianMs: median(without[name] ?? []) },
      });
    }
    return results;
  } finally {
    key.fill(0);
    rmSync(folder, { recursive: true, force: true });
  }
}
