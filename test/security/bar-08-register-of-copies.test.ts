/**
 * Bar 08: A change of all keys covers everything: every copy that was written stands in one register, is encrypted anew, or deleted where that is asked, or told by its name.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listBackups, makeBackup } from '../../electron/vault/backups/backups.service';
import { forgetCopy, lookAround, registeredCopies, removeCopy } from '../../electron/vault/backups/copies';
import { backupTo, copySafely } from '../../electron/vault/backups/replaceable';
import { restoreBackup } from '../../electron/vault/backups/restore';
import { copiesHolding, lookForCopies, registering } from '../../electron/vault/copies';
import { type OpenPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import { copyAside } from '../../electron/vault/portfolio/aside';
import { newKeys } from '../../electron/vault/portfolio/new-keys';
import { rekeyPortfolio } from '../../electron/vault/portfolio/rekey';
import { relocatePortfolio } from '../../electron/vault/portfolio/relocate';
import { Refusal } from '../../shared/base';
import { readSource, sourceFiles } from '../architecture/import-graph';
import { makeScene, movingClock, PASSPHRASE, type Scene } from '../support/backed-up';

let scene: Scene;
const { options } = movingClock('2026-09-16T08:00:00.000Z');
beforeEach(async () => {
  scene = await makeScene();
  scene.addPeople(1);
});
afterEach(() => scene.close());

const at = (name: string): string => join(scene.folder, name);
const path = (): string => scene.open.path;
const shown = (open: OpenPortfolio = scene.open) =>
  registeredCopies(open).map(({ kind, name, reach, keys }) => ({ kind, name, reach, keys }));
const kinds = (open: OpenPortfolio = scene.open) => shown(open).map(({ kind }) => kind);
const reopen = async (): Promise<OpenPortfolio> => {
  const open = await openPortfolio(path(), PASSPHRASE, options);
  lookAround(open, scene.places);
  return open;
};

describe('what is written while the portfolio is open', () => {
  test('stands in the register at once: backups, copies of one’s choice, with what opens them', () => {
    makeBackup(scene.open, scene.places);
    backupTo(scene.open, at('cle.vivier'));
    const [backup] = listBackups(scene.open, scene.places);
    const own = join(scene.places.standard, scene.open.info().vaultId, `${backup?.id.split(':')[1]}.vivier`);
    const { db, clock } = scene.open.deps;
    copySafely(own, at('autre.vivier'), { db, dataKey: scene.open.dataKey, at: clock.now(), lastEventId: 1 });
    expect(shown()).toEqual([
      { kind: 'chosen', name: 'autre.vivier', reach: 'there', keys: 'current' },
      { kind: 'chosen', name: 'cle.vivier', reach: 'there', keys: 'current' },
      { kind: 'backup', name: basename(own), reach: 'there', keys: 'current' },
    ]);
  });

  test('leaves the register with the rotation, and never the key itself in it', () => {
    for (let day = 10; day < 30; day += 1) {
      scene.at(`2026-09-${day}T08:00:00.000Z`);
      makeBackup(scene.open, scene.places);
    }
    const files = readdirSync(join(scene.places.standard, scene.open.info().vaultId));
    expect(
      shown()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(files.toSorted());
    const rows = JSON.stringify(scene.open.deps.db.prepare('SELECT * FROM written_copy').all());
    expect(rows).not.toContain(scene.open.dataKey.toString('hex'));
    expect(rows).not.toContain(scene.open.dataKey.toString('base64'));
  });

  test('is not there where it failed, and a copy that stood there before keeps its line', () => {
    backupTo(scene.open, at('cle.vivier'));
    const before = shown();
    const fails = (): never => {
      throw new Error('the stick was taken out');
    };
    const { db } = scene.open.deps;
    for (const name of ['cle.vivier', 'nouvelle.vivier'])
      expect(() =>
        registering(db, { kind: 'chosen', path: at(name), at: '2026-09-15T09:00:00.000Z' }, fails),
      ).toThrow('taken out');
    expect(shown()).toEqual(before);
  });

  test('goes on where the disk of the portfolio itself takes nothing more, and is noted with the next one', () => {
    const { db } = scene.open.deps;
    db.pragma('query_only = ON');
    registering(db, { kind: 'chosen', path: at('sauvee.vivier'), at: '2026-09-15T09:00:00.000Z' }, () =>
      writeFileSync(at('sauvee.vivier'), 'x'),
    );
    db.pragma('query_only = OFF');
    expect(shown()).toEqual([]);
    backupTo(scene.open, at('cle.vivier'));
    expect(
      shown()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['cle.vivier', 'sauvee.vivier']);
  });
});

describe('a kill while a copy is being written', () => {
  test('leaves no part behind: the next opening removes it, wherever it lies, and keeps no line of it', async () => {
    const part = at('.0123456789abcdef.part');
    const { db } = scene.open.deps;
    expect(() =>
      registering(
        db,
        { kind: 'chosen', path: at('cle.vivier'), part, at: '2026-09-15T09:00:00.000Z' },
        () => {
          writeFileSync(part, 'half of everybody');
          // The process ends here: nothing takes the line back.
          db.close();
          throw new Error('killed');
        },
      ),
    ).toThrow('killed');
    const again = await reopen();
    expect(existsSync(part)).toBe(false);
    expect(shown(again)).toEqual([]);
    again.close();
  });

  test('after the last step keeps the copy that is whole', async () => {
    backupTo(scene.open, at('cle.vivier'));
    scene.open.deps.db.exec("UPDATE written_copy SET is_written = 0, part = '/nowhere/x.part'");
    lookAround(scene.open, scene.places);
    expect(shown()).toEqual([{ kind: 'chosen', name: 'cle.vivier', reach: 'there', keys: 'current' }]);
  });
});

describe('what is written while no portfolio is open', () => {
  test('is found at the next opening by its name: before a restore, damaged, before a change of version', async () => {
    makeBackup(scene.open, scene.places);
    const [backup] = readdirSync(join(scene.places.standard, scene.open.info().vaultId));
    const source = join(scene.places.standard, scene.open.info().vaultId, backup ?? '');
    backupTo(scene.open, at('cle.vivier'));
    scene.open.close();
    copyAside(path(), new Date(2026, 8, 15), []);
    copyFileSync(path(), `${path()}.avant-v90-2026-09-01`);
    await restoreBackup(source, path(), PASSPHRASE, '2026-09-15T10:00:00.000Z');
    const again = await reopen();
    expect(kinds(again).toSorted()).toEqual(['backup', 'chosen', 'damaged', 'replaced', 'snapshot']);
    again.close();
  });

  test('tells nothing to who finds it: nothing but portfolios lies beside the portfolio', () => {
    backupTo(scene.open, at('cle.vivier'));
    lookAround(scene.open, scene.places);
    scene.open.close();
    expect(readdirSync(scene.folder).toSorted()).toEqual(['CLE-USB', 'cle.vivier', 'equipe.vivier']);
    expect(readFileSync(path()).includes('cle.vivier')).toBe(false);
  });

  test('a restored portfolio learns of the copies that were made after it', async () => {
    makeBackup(scene.open, scene.places);
    const folder = join(scene.places.standard, scene.open.info().vaultId);
    const source = join(folder, readdirSync(folder)[0] ?? '');
    backupTo(scene.open, at('apres.vivier'));
    scene.open.close();
    await restoreBackup(source, path(), PASSPHRASE, '2026-09-15T10:00:00.000Z');
    const again = await reopen();
    expect(shown(again).map(({ name }) => name)).toContain('apres.vivier');
    again.close();
  });

  test('the file that stays where the portfolio was is a copy from then on', async () => {
    lookAround(scene.open, scene.places);
    scene.open.close();
    relocatePortfolio(path(), at('ici.vivier'));
    const moved = await openPortfolio(at('ici.vivier'), PASSPHRASE, options);
    lookAround(moved, scene.places);
    expect(shown(moved)).toEqual([
      { kind: 'former', name: 'equipe.vivier', reach: 'there', keys: 'current' },
    ]);
    lookAround(moved, scene.places);
    expect(kinds(moved)).toEqual(['former']);
    moved.close();
  });

  test('a file of another portfolio, or of none, is no copy of this one', async () => {
    const other = await makeScene();
    other.open.close();
    const folder = join(scene.places.standard, scene.open.info().vaultId);
    mkdirSync(folder, { recursive: true });
    copyFileSync(other.open.path, join(folder, '2026-09-01T080000.vivier'));
    writeFileSync(join(scene.places.standard, 'notes.vivier'), 'rien');
    lookAround(scene.open, scene.places, true);
    expect(shown()).toEqual([]);
    rmSync(other.folder, { recursive: true });
  });
});

describe('the list', () => {
  test('says which can be reached: there, gone from its folder, or on a support that is away', () => {
    for (const name of ['la.vivier', 'partie.vivier']) backupTo(scene.open, at(name));
    backupTo(scene.open, at('CLE-USB/loin.vivier'));
    rmSync(at('partie.vivier'));
    renameSync(at('CLE-USB'), at('ailleurs'));
    expect(shown().map(({ name, reach }) => [name, reach])).toEqual([
      ['loin.vivier', 'away'],
      ['partie.vivier', 'gone'],
      ['la.vivier', 'there'],
    ]);
  });

  test('forgets only what is not there, and removes only what is of the register', () => {
    backupTo(scene.open, at('cle.vivier'));
    const [copy] = registeredCopies(scene.open);
    const id = copy?.id ?? 0;
    const codeOf = (act: () => void): string => {
      try {
        act();
        return 'ok';
      } catch (error) {
        return error instanceof Refusal ? error.code : String(error);
      }
    };
    expect(codeOf(() => forgetCopy(scene.open, id))).toBe('COPY_STILL_THERE');
    expect(codeOf(() => removeCopy(scene.open, 999))).toBe('NOT_FOUND');
    expect(codeOf(() => removeCopy(scene.open, id))).toBe('ok');
    expect(existsSync(at('cle.vivier'))).toBe(false);
    backupTo(scene.open, at('perdue.vivier'));
    rmSync(at('perdue.vivier'));
    expect(codeOf(() => forgetCopy(scene.open, registeredCopies(scene.open)[0]?.id ?? 0))).toBe('ok');
    expect(shown()).toEqual([]);
  });
});

describe('a change of all keys', () => {
  const change = async (open: OpenPortfolio, deletesRest: boolean) => {
    const { block } = open.keyBlock();
    const next = await newKeys('sept lanternes le long du quai', {
      ...options,
      vaultId: block.vaultId,
      after: block,
    });
    return rekeyPortfolio(
      open,
      next,
      {
        ...options,
        backupFolders: [scene.places.standard],
        deletesRest,
        onStep: () => undefined,
        onClosing: () => undefined,
      },
      () => undefined,
    );
  };

  test('reaches each copy of the register, and those that it cannot are counted and named; the sum is the register', async () => {
    makeBackup(scene.open, scene.places);
    backupTo(scene.open, at('cle.vivier'));
    backupTo(scene.open, at('CLE-USB/loin.vivier'));
    backupTo(scene.open, at('partie.vivier'));
    copyFileSync(at('cle.vivier'), `${path()}.avant-v90-2026-09-01`);
    copyFileSync(at('cle.vivier'), at('equipe.avant-restauration-2026-09-01-080000.vivier'));
    writeFileSync(`${path()}.abîmé-2026-09-01-080000`, readFileSync(at('cle.vivier')).fill(7, 8192, 9000));
    rmSync(at('partie.vivier'));
    renameSync(at('CLE-USB'), at('ailleurs'));
    const { open, copies } = await change(scene.open, false);
    expect(copies.done).toBe(4);
    expect(copies.left.map(({ name, reach }) => [name, reach]).toSorted()).toEqual([
      ['equipe.vivier.abîmé-2026-09-01-080000', 'there'],
      ['loin.vivier', 'away'],
      ['partie.vivier', 'gone'],
    ]);
    expect(copies.done + copies.deleted + copies.left.length).toBe(registeredCopies(open).length);
    expect(shown(open).filter(({ keys }) => keys === 'current')).toHaveLength(4);
    open.close();
    for (const name of ['cle.vivier', 'equipe.vivier.avant-v90-2026-09-01']) {
      const copy = await openPortfolio(at(name), 'sept lanternes le long du quai', options);
      expect(copy.verify().isSound).toBe(true);
      copy.close();
      await expect(openPortfolio(at(name), PASSPHRASE, options)).rejects.toMatchObject({
        code: 'WRONG_PASSPHRASE',
      });
    }
  });

  test('deletes what it can reach and not encrypt, where that was asked', async () => {
    backupTo(scene.open, at('cle.vivier'));
    const damaged = `${path()}.abîmé-2026-09-01-080000`;
    writeFileSync(damaged, readFileSync(at('cle.vivier')).fill(7, 8192, 9000));
    const { open, copies } = await change(scene.open, true);
    expect(copies).toEqual({ done: 1, deleted: 1, left: [] });
    expect(existsSync(damaged)).toBe(false);
    expect(kinds(open)).toEqual(['chosen']);
    open.close();
  });

  test('never writes in a file that is not a copy of this portfolio, whatever the register says', async () => {
    writeFileSync(at('lettre.vivier'), 'Madame, Monsieur');
    registering(
      scene.open.deps.db,
      { kind: 'chosen', path: at('lettre.vivier'), at: '2026-09-15T09:00:00.000Z' },
      () => undefined,
    );
    const { open, copies } = await change(scene.open, true);
    expect(copies.left.map(({ name }) => name)).toEqual(['lettre.vivier']);
    expect(readFileSync(at('lettre.vivier'), 'utf8')).toBe('Madame, Monsieur');
    open.close();
  });
});

describe('for an erasure', () => {
  test('the copies that hold somebody are told, from her first line to her erasure, with the day they age out', () => {
    makeBackup(scene.open, scene.places);
    scene.at('2026-10-05T08:00:00.000Z');
    scene.addPeople(1);
    const { db } = scene.open.deps;
    const last = (): number => db.prepare<[], number>('SELECT max(id) FROM event').pluck().get() ?? 0;
    const subjectId =
      db.prepare<[number], string>('SELECT subject_id FROM event WHERE id = ?').pluck().get(last()) ?? '';
    makeBackup(scene.open, scene.places);
    backupTo(scene.open, at('cle.vivier'));
    scene.addPeople(1);
    const erasedBy = last();
    scene.at('2026-10-06T08:00:00.000Z');
    makeBackup(scene.open, scene.places);
    const handover = (about: string) => ({ kind: 'handover', subjectIds: [about] }) as const;
    for (const about of [subjectId, 'c-other'])
      registering(
        db,
        { ...handover(about), path: at(`${about}.passation`), at: '2026-10-06T08:00:00.000Z' },
        () => undefined,
      );
    const told = copiesHolding(scene.open.deps, { subjectId, erasedBy });
    expect(told.map(({ kind, goneOn }) => [kind, goneOn])).toEqual([
      ['handover', null],
      ['chosen', null],
      ['backup', '2027-11-01'],
    ]);
    expect(copiesHolding(scene.open.deps, { subjectId }).length).toBe(4);
    expect(copiesHolding(scene.open.deps, { subjectId: 'nobody' })).toEqual([]);
  });
});

describe('who writes a file of a portfolio', () => {
  /** What gives the whole of a portfolio another place on the disk. */
  const writes = /VACUUM INTO|\bcopyFile(?:Sync)?\(|\blinkSync\(|\bencodeHandover\(/u;
  /** Each source that does, and how what it writes comes into the register. */
  const known: Readonly<Record<string, string>> = {
    'electron/vault/portfolio/copy.ts': 'registers',
    'electron/vault/backups/replaceable.ts': 'registers',
    'electron/vault/handover/index.ts': 'registers',
    'electron/vault/handover/handover-file.ts': 'encodes; handover/index.ts writes',
    'electron/vault/backups/restore.ts': 'found by its name: replacedName',
    'electron/vault/backups/moving.ts': 'moves a registered copy: copyMoved in companion.ts',
    'electron/vault/portfolio/relocate.ts': 'found as the former place, which the register keeps',
    'electron/vault/portfolio/rekey.ts': 'in the place of the portfolio, or of a registered copy',
    'electron/disk/sync.ts': 'the tool of the others',
    'electron/disk/patience.ts': 'the tool of the others',
    'electron/main/session-folder.ts': 'a folder of Chromium, no portfolio',
    'electron/main/update/index.ts': 'an installer, no portfolio',
    'electron/vault/db/changes.ts': 'tells a copy from a change, and writes none',
  };

  test('registers it, or gives it a name by which the look at opening finds it', () => {
    const root = join(import.meta.dirname, '../..');
    const found = sourceFiles(root, ['electron'])
      .filter((file) => !file.includes('/launch/'))
      .filter((file) => writes.test(readSource(root, file)));
    const unknown = found.filter((file) => known[file] === undefined);
    expect(unknown, 'a new writer: give it a line in the register of copies (electron/vault/copies)').toEqual(
      [],
    );
    for (const file of found.filter((one) => known[one] === 'registers'))
      expect([file, /\bregistering\(/u.test(readSource(root, file))]).toEqual([file, true]);
    // Only a snapshot may go without its line, which it has once the migration is done.
    const withoutLine = sourceFiles(root, ['electron']).filter((file) =>
      /writeVerifiedCopy\([^;]*\bnull\b/u.test(readSource(root, file)),
    );
    expect(withoutLine).toEqual(['electron/vault/portfolio/snapshot.ts']);
    expect(readSource(root, 'electron/vault/portfolio/snapshot.ts')).toContain(
      "noteCopy(db, { kind: 'snapshot'",
    );
  });
});

test('a look in a folder that is not there changes nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-absent-'));
  rmSync(folder, { recursive: true });
  const { deps, dataKey } = scene.open;
  const open = { db: deps.db, path: path(), dataKey, vaultId: scene.open.info().vaultId };
  lookForCopies(open, [folder], { at: deps.clock.now(), isDeep: true });
  expect(shown()).toEqual([]);
});
