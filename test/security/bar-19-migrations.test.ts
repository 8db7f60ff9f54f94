/**
 * Bar 19: each migration is tried with the data of the version before; a verified snapshot comes first; all of them are
 * one transaction; a kill in the middle leaves the version before or the one after, with all its data.
 *
 * The kills are in `bar-19-migrations.proof.test.ts`.
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
import { integrityOf, migrate, openDatabase, schemaVersion, versionOf } from '../../electron/vault/db';
import { newDataKey } from '../../electron/vault/keys';
import { type OpenPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import { countingIds } from '../support/portfolio';
import { atVersion, rowsOf, steps } from '../support/versions';

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
    // Five lines as they were, and one that seals each record: three people, the portfolio, the settings.
    expect(open.verify()).toMatchObject({ isSound: true, journal: { events: 5 + 5 } });
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
  const { findKeyBlock } = await import('../../electron/vault/keys/key-block-file');
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
