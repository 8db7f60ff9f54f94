/**
 * Bar 19: each migration is tried with the data of the version before; a verified snapshot comes first; all of them are
 * one transaction; a kill in the middle leaves the version before or the one after, with all its data.
 */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { integrityOf, migrate, openDatabase, schemaVersion, versionOf } from '../../electron/vault/db';
import { newDataKey } from '../../electron/vault/keys';
import { type OpenPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import { work } from '../support/child-work';
import { countingIds } from '../support/portfolio';
import { atVersion, rowsOf, steps, tablesOf } from '../support/versions';

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
  });
});
