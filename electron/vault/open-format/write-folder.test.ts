import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../shared/base';
import { withFault } from '../../../test/support/faulty-files';
import { fillTable } from '../../../test/support/fill-table';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { copiesHolding, copyById, deleteCopy, lookForCopies, registering } from '../copies';
import { copyRows } from '../copies/copies.repository';
import { openDatabase } from '../db';
import { fillDemo } from '../demo';
import { recordEvent } from '../events';
import { writeInto, writeOpenFolder } from './write-folder';

vi.mock('node:fs', async (original) => {
  const { faulty } = await import('../../../test/support/faulty-files');
  return faulty(await original());
});

let it: TestDeps;
let target = '';
beforeEach(() => {
  it = testDeps();
  target = join(it.folder, 'sortie');
  it.db.transaction(() => {
    fillTable(it.db, 'portfolio', {
      id: 1,
      vault_id: 'un',
      is_demo: 1,
      created_at: '2026-01-01T00:00:00.000Z',
    });
    recordEvent(it.deps, { kind: 'portfolio.created', subject: { type: 'portfolio', id: 'un' } });
  })();
  fillDemo(it.deps, { seed: 1, candidates: 3, on: it.deps.clock.today() });
});
afterEach(() => it.close());

const strangers = (): readonly string[] =>
  readdirSync(it.folder).filter((name) => !name.startsWith('test.vivier'));
const codeOfRefusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

test('a folder that does not exist, or is empty, is written whole, and for its owner alone', () => {
  const { manifest, unfit } = writeOpenFolder(it.deps, target);
  expect(manifest.counts.candidate).toBe(3);
  expect(manifest.isSound).toBe(true);
  expect(unfit.count).toBe(0);
  const empty = join(it.folder, 'vide');
  mkdirSync(empty);
  writeOpenFolder(it.deps, empty);
  expect(strangers().toSorted()).toEqual(['sortie', 'vide']);
  expect(readdirSync(target)).toEqual(readdirSync(empty));
  if (process.platform === 'win32') return;
  expect(statSync(target).mode & 0o077).toBe(0);
  expect(statSync(join(target, 'candidate.jsonl')).mode & 0o077).toBe(0);
});

test('what is already there is never touched', () => {
  mkdirSync(target);
  writeFileSync(join(target, 'autre'), 'x');
  writeFileSync(join(it.folder, 'fichier'), 'x');
  const before = copyRows(it.db);
  expect(codeOfRefusal(() => writeOpenFolder(it.deps, target))).toBe('OPEN_FOLDER_TAKEN');
  expect(codeOfRefusal(() => writeOpenFolder(it.deps, join(it.folder, 'fichier')))).toBe('OPEN_FOLDER_TAKEN');
  expect(codeOfRefusal(() => writeOpenFolder(it.deps, join(it.folder, 'nul', 'part')))).toBe(
    'FOLDER_MISSING',
  );
  if (process.platform !== 'win32') {
    symlinkSync(it.folder, join(it.folder, 'lien'));
    expect(codeOfRefusal(() => writeOpenFolder(it.deps, join(it.folder, 'lien')))).toBe('OPEN_FOLDER_TAKEN');
    rmSync(join(it.folder, 'lien'));
  }
  expect(strangers().toSorted()).toEqual(['fichier', 'sortie']);
  expect(readdirSync(target)).toEqual(['autre']);
  expect(copyRows(it.db)).toEqual(before);
});

test('a disk that refuses at any step leaves nothing, neither there nor in the register', async () => {
  for (let at = 1; ; at += at < 12 ? 1 : 17) {
    const { isReached, thrown } = await withFault({ at, kind: 'error', code: 'ENOSPC' }, () =>
      writeOpenFolder(it.deps, target),
    );
    if (!isReached) break;
    // The last steps make durable what has its name already, or clean up.
    if (thrown === null) {
      rmSync(target, { recursive: true });
      continue;
    }
    expect(thrown).toMatchObject({ code: 'DISK_FULL' });
    expect(strangers().filter((name) => name !== 'sortie')).toEqual([]);
    rmSync(target, { recursive: true, force: true });
    expect(copyRows(it.db).filter(({ isWritten }) => isWritten === 0)).toEqual([]);
  }
});

test('a record that no longer is what its journal says, or a line that its schema refuses, leaves and is told', () => {
  it.db.exec("UPDATE candidate SET comment = 'changé' WHERE rowid = 1");
  it.db.exec("UPDATE candidate SET birth_date = 'hier' WHERE rowid = 2");
  const { manifest, unfit } = writeOpenFolder(it.deps, target);
  expect(manifest.isSound).toBe(false);
  expect(unfit).toMatchObject({ count: 1, first: [{ file: 'candidate.jsonl' }] });
  const line = readFileSync(join(target, 'candidate.jsonl'), 'utf8').split('\n')[
    (unfit.first[0]?.line ?? 0) - 1
  ];
  expect(JSON.parse(line ?? '{}')).toMatchObject({ birthDate: 'hier' });
});

test('what a kill leaves goes at the next opening, with all that is in it', () => {
  const part = join(it.folder, '.0123456789abcdef.part');
  expect(() =>
    registering(it.db, { kind: 'list', path: target, part, at: '2026-09-15T08:00:00.000Z' }, () => {
      mkdirSync(part);
      writeInto(it.db, part, '2026-09-15T08:00:00.000Z');
      it.db.close();
      throw new Error('killed');
    }),
  ).toThrow('killed');
  expect(existsSync(join(part, 'candidate.jsonl'))).toBe(true);
  const db = openDatabase(it.databasePath, it.dataKey, true);
  const open = { db, dataKey: Buffer.from(it.dataKey), vaultId: 'un', path: it.databasePath };
  lookForCopies(open, [], { at: '2026-09-15T09:00:00.000Z' });
  expect(strangers()).toEqual([]);
  expect(copyRows(db)).toEqual([]);
  db.close();
});

describe('the folder stands in the register of copies', () => {
  test('it holds everybody, an erasure says so, and it can be deleted from there', () => {
    writeOpenFolder(it.deps, target);
    const [row] = copyRows(it.db);
    expect(row).toMatchObject({ kind: 'list', path: target, isWritten: 1, part: null });
    for (const id of it.db.prepare<[], string>('SELECT id FROM candidate').pluck().all())
      expect(copiesHolding({ db: it.db }, { subjectId: id })).toMatchObject([
        { name: 'sortie', reach: 'there' },
      ]);
    const open = { db: it.db, dataKey: it.dataKey, vaultId: 'un' };
    expect(row !== undefined && deleteCopy(open, row)).toBe(true);
    expect(strangers()).toEqual([]);
    expect(copyById(it.db, row?.id ?? 0)).toBeUndefined();
  });
  test('another folder that took its name is not deleted', () => {
    writeOpenFolder(it.deps, target);
    const [row] = copyRows(it.db);
    rmSync(target, { recursive: true });
    mkdirSync(target);
    writeFileSync(join(target, 'photos'), 'x');
    expect(row !== undefined && deleteCopy({ db: it.db, dataKey: it.dataKey, vaultId: 'un' }, row)).toBe(
      false,
    );
    expect(readdirSync(target)).toEqual(['photos']);
  });
});
