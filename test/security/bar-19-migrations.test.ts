/**
 * Bar 19: each migration is tried with the data of the version before; a verified snapshot comes first; all of them are
 * one transaction; a kill in the middle leaves the version before or the one after, with all its data.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Db,
  integrityOf,
  migrate,
  openDatabase,
  schemaVersion,
  versionOf,
} from '../../electron/vault/db';
import { migrations } from '../../electron/vault/db/migrations';
import { newDataKey } from '../../electron/vault/keys';
import { type OpenPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import { work } from '../support/child-work';
import { fillTable } from '../support/fill-table';
import { countingIds } from '../support/portfolio';

/** Made by Vivier 0.1.0: schema 10, key block of format 1, three candidates that were imported. */
const released = join(import.meta.dirname, '../fixtures/portfolio-schema-10.vivier');
const passphrase = 'six phares allumés sur la côte';
const options = {
  clock: { today: () => '2026-11-25' as never, now: () => '2026-11-25T08:00:00.000Z' },
  newId: countingIds(),
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vivier-bar-19-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
const freshFolder = (): string => mkdtempSync(join(root, 'essai-'));

const tablesOf = (db: Db): readonly string[] =>
  db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
    .map(({ name }) => name);
/** Every row of these tables. */
const rowsOf = (db: Db, tables: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(tables.map((name) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all()]));

/** Puts a row in each table that has none, with links that hold. */
function fillAll(db: Db): void {
  const known = {
    portfolio: { id: 1, vault_id: 'v', is_demo: 0, created_at: '2026-01-01T00:00:00.000Z' },
    setting: { key: 'structure', value: '"Mission locale"' },
    import_batch: { id: 'b', file_name: 'extrait.csv' },
    candidate: { id: 'c', birth_name: 'Armel', first_name: 'Yann', batch_id: 'b' },
    employer: { id: 'e', name: 'Chantier naval' },
    contract_file: { id: 'f', candidate_id: 'c', employer_id: 'e', dates: '{}', fields: '{}' },
    handover: { id: 'h', direction: 'sent', purpose: 'final' },
    answer_override: { id: 'o', scheme: 'CPRO', verdict: 'eligible', machine_verdict: 'to-check' },
    trusted_key: { key: 'k', name: 'Réseau' },
    reference_pack: { id: 'p', key: 'k' },
    reference_entry: { id: 'r', kind: 'value', pack_id: 'p' },
    sweep_answer: { id: 1, content: '[]' },
    sweep_answer_line: { answer_id: 1, verdict: 'eligible' },
    sweep_set: { id: 1, answer_id: 1 },
    sweep_change: { set_id: 1, way: 'ends', becomes: 'ineligible' },
    sweep_candidate: { candidate_id: 'c', set_id: 1 },
  };
  const links = {
    batch_id: 'b',
    candidate_id: 'c',
    employer_id: 'e',
    contract_file_id: 'f',
    handover_id: 'h',
  };
  const order = [...Object.keys(known), ...tablesOf(db).filter((name) => !(name in known))];
  for (const table of order) {
    if (!tablesOf(db).includes(table)) continue;
    const { n } = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get() ?? { n: 0 };
    if (n > 0) continue;
    const columns = db
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table);
    const linked = Object.fromEntries(
      Object.entries(links).filter(([name]) => columns.some((column) => column.name === name)),
    );
    fillTable(db, table, { ...linked, ...known[table as keyof typeof known] });
  }
}

/** A database at one version, with a row in every table of it; answers its rows. */
function atVersion(path: string, key: Uint8Array, version: number): Readonly<Record<string, unknown>> {
  const db = openDatabase(path, key, false);
  migrate(db, version);
  fillAll(db);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const rows = rowsOf(db, tablesOf(db));
  db.close();
  return rows;
}

const steps = migrations
  .slice(1)
  .map(({ version }, index) => ({ from: migrations[index]?.version ?? 0, to: version }));

describe.each(steps)('from $from to $to, with data in every table', ({ from, to }) => {
  test('keeps every row, and is sound', () => {
    const path = join(freshFolder(), 'm.vivier');
    const key = newDataKey();
    const before = atVersion(path, key, from);
    expect(Object.values(before).every((rows) => Array.isArray(rows) && rows.length > 0)).toBe(true);
    const db = openDatabase(path, key, true);
    expect(migrate(db, to)).toEqual([to]);
    // A migration may add a column; it takes nothing away.
    expect(rowsOf(db, Object.keys(before))).toMatchObject(before);
    expect([versionOf(db), integrityOf(db), db.pragma('foreign_key_check')]).toEqual([to, 'ok', []]);
    db.close();
  });

  test('killed before, within or just before its end: the version before, whole; then it goes through', async () => {
    const key = newDataKey();
    // Before its statements, after them, after the number of the version.
    await Promise.all(
      [1, 2, 3].map(async (step) => {
        const path = join(freshFolder(), 'm.vivier');
        const before = atVersion(path, key, from);
        expect(await work('migrate', path, key.toString('hex'), String(to), String(step))).toBe('SIGKILL');
        const db = openDatabase(path, key, true);
        expect(versionOf(db)).toBe(from);
        expect(rowsOf(db, Object.keys(before))).toEqual(before);
        expect(tablesOf(db)).toEqual(Object.keys(before));
        migrate(db);
        expect([versionOf(db), integrityOf(db)]).toEqual([schemaVersion, 'ok']);
        db.close();
      }),
    );
  }, 60_000);
});

describe('a portfolio of version 0.1.0', () => {
  const copied = (): { readonly folder: string; readonly path: string } => {
    const folder = freshFolder();
    const path = join(folder, 'equipe.vivier');
    copyFileSync(released, path);
    return { folder, path };
  };
  const names = ({ deps }: OpenPortfolio): readonly string[] =>
    deps.db
      .prepare<[], { n: string }>(
        "SELECT birth_name || ' ' || first_name AS n FROM candidate ORDER BY sort_name",
      )
      .all()
      .map(({ n }) => n);
  const people = ['Armel Yann', 'Kersauzon Maëlle', 'Le Goff Nolwenn'];

  test('opens, migrates, and leaves beside it a snapshot of what it was, which opens too', async () => {
    const { folder, path } = copied();
    const open = await openPortfolio(path, passphrase, options);
    expect(versionOf(open.deps.db)).toBe(schemaVersion);
    expect(names(open)).toEqual(people);
    expect(open.verify()).toMatchObject({ isSound: true, journal: { events: 5 } });
    open.close();
    const snapshot = `equipe.vivier.avant-v${schemaVersion}-2026-11-25`;
    expect(readdirSync(folder)).toEqual(['equipe.vivier', snapshot]);
    const db = openDatabase(join(folder, snapshot), await keyOf(join(folder, snapshot)), true);
    expect(versionOf(db)).toBe(10);
    expect(db.prepare('SELECT count(*) AS n FROM candidate').get()).toEqual({ n: 3 });
    db.close();
    // Opened again, there is nothing to migrate and no other snapshot.
    (await openPortfolio(path, passphrase, options)).close();
    expect(readdirSync(folder)).toEqual(['equipe.vivier', snapshot]);
  });

  test('killed before and after its snapshot, between two migrations, or before the end of the last, it opens afterwards with all its people', async () => {
    // Two steps of the copy, then three for each migration: those of one migration are tried above.
    const last = 2 + 3 * steps.length;
    await Promise.all(
      [1, 2, 5, last].map(async (step) => {
        const { folder, path } = copied();
        expect(await work('open', path, passphrase, String(step)), `step ${step}`).toBe('SIGKILL');
        const open = await openPortfolio(path, passphrase, options);
        expect(names(open)).toEqual(people);
        expect(versionOf(open.deps.db)).toBe(schemaVersion);
        expect(open.verify().isSound).toBe(true);
        open.close();
        expect(readdirSync(folder).filter((name) => /-(?:wal|keys|lock|journal)$/u.test(name))).toEqual([]);
        expect(readdirSync(folder).some((name) => name.includes('.avant-v'))).toBe(true);
      }),
    );
  }, 90_000);

  test('the last three snapshots are kept, and nothing else of the folder is touched', async () => {
    const { folder, path } = copied();
    for (const [index, name] of [
      'avant-v12-2026-01-01',
      'avant-v14-2026-02-01',
      'avant-v16-2026-03-01',
    ].entries()) {
      writeFileSync(`${path}.${name}`, 'x');
      utimesSync(`${path}.${name}`, 1_700_000_000 + index, 1_700_000_000 + index);
    }
    const others = [
      'equipe.vivier.avant-vacances',
      'autre.vivier.avant-v12-2026-01-01',
      'equipe.vivier.abîmé-x',
    ];
    for (const name of others) writeFileSync(join(folder, name), 'x');
    (await openPortfolio(path, passphrase, options)).close();
    expect(readdirSync(folder).sort()).toEqual(
      [
        ...others,
        'equipe.vivier',
        'equipe.vivier.avant-v14-2026-02-01',
        'equipe.vivier.avant-v16-2026-03-01',
        `equipe.vivier.avant-v${schemaVersion}-2026-11-25`,
      ].sort(),
    );
  });

  test.skipIf(!canMount())(
    'without room for the snapshot nothing is migrated: refused, the file and its folder untouched',
    async () => {
      const disk = freshFolder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk]);
      try {
        const path = join(disk, 'equipe.vivier');
        copyFileSync(released, path);
        await expect(openPortfolio(path, passphrase, options)).rejects.toMatchObject({ code: 'DISK_FULL' });
        expect(readdirSync(disk)).toEqual(['equipe.vivier']);
        expect(readFileSync(path).equals(readFileSync(released))).toBe(true);
      } finally {
        execFileSync('umount', [disk]);
      }
    },
  );
});

async function keyOf(path: string): Promise<Buffer> {
  const { unlock } = await import('../../electron/vault/keys');
  const { findKeyBlock } = await import('../../electron/vault/portfolio/key-block-file');
  return unlock(findKeyBlock(path), { kind: 'passphrase', passphrase });
}

function canMount(): boolean {
  const disk = mkdtempSync(join(tmpdir(), 'vivier-disk-'));
  try {
    mkdirSync(join(disk, 'm'));
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', join(disk, 'm')], { stdio: 'ignore' });
    execFileSync('umount', [join(disk, 'm')]);
    return true;
  } catch {
    // Not Linux, or no right to: said by the skipped test.
    return false;
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}
