/**
 * What an earlier version of Vivier wrote still opens: a portfolio, a backup and a hand-over of schema 70, of invented
 * people, made by the version that came before the fields were described once.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../electron/vault/backups/restore';
import { readCandidate } from '../../electron/vault/candidates';
import { schemaVersion, versionOf } from '../../electron/vault/db';
import { importHandlers } from '../../electron/vault/import';
import { type OpenPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import type { Call, Deps } from '../../electron/vault/service/deps';
import type { CivilDate } from '../../shared/base/time';
import { type Candidate, candidateFields, candidateSchema, emptyOf, isKeyOf } from '../../shared/fields';
import { chosen, desk } from '../support/handover';
import { countingIds } from '../support/portfolio';

const fixture = (name: string): string => join(import.meta.dirname, '../fixtures', name);
const passphrase = 'six phares allumés sur la côte';
const options = {
  clock: { today: () => '2026-11-28' as CivilDate, now: () => '2026-11-28T08:00:00.000Z' },
  newId: countingIds(),
};
const call: Call = {
  pathOf: () => '',
  progress: () => undefined,
  signal: new AbortController().signal,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-earlier-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const depsOf = (open: OpenPortfolio): Deps => ({ ...open.deps, entrance: 'window' });
const people = ({ db }: Deps): readonly Candidate[] =>
  db
    .prepare<[], Candidate['id']>('SELECT id FROM candidate ORDER BY sort_name')
    .pluck()
    .all()
    .flatMap((id) => readCandidate(db, id) ?? []);
/** Fields that this version added, with what they hold where nobody was asked. */
const late = Object.fromEntries(
  Object.entries(emptyOf(candidateFields)).filter(
    ([key]) => isKeyOf(candidateFields, key) && 'since' in candidateFields[key],
  ),
);

describe('a portfolio of schema 70', () => {
  const opened = async (name: string): Promise<OpenPortfolio> => {
    const path = join(folder, name);
    copyFileSync(fixture('portfolio-schema-70.vivier'), path);
    return openPortfolio(path, passphrase, options);
  };

  test('opens, and each person is read whole, with nothing in what was not asked then', async () => {
    const open = await opened('whole.vivier');
    expect(versionOf(open.deps.db)).toBe(schemaVersion);
    expect(open.verify()).toMatchObject({ isSound: true });
    const all = people(depsOf(open));
    expect(all.map(({ birthName }) => birthName)).toEqual(['Inventée', 'Synthétique']);
    for (const person of all) {
      expect(candidateSchema.safeParse(person).success).toBe(true);
      expect(person).toMatchObject(late);
    }
    open.close();
  });

  test('the import that it holds is taken back: who was completed is as before, with what is asked since left empty', async () => {
    const open = await opened('undone.vivier');
    const deps = depsOf(open);
    const handlers = importHandlers(deps);
    expect(people(deps)[1]).toMatchObject({ sex: 'M', mobilePhone: '+33639980042' });
    const batchId = deps.db.prepare<[], string>('SELECT id FROM import_batch').pluck().get() ?? '';
    expect(await handlers['import.undo']({ batchId }, call)).toMatchObject({ ok: true });
    const left = people(deps);
    expect(left.map(({ birthName }) => birthName)).toEqual(['Synthétique']);
    expect(left[0]).toMatchObject({ sex: null, mobilePhone: '', commune: 'Nantes', ...late });
    open.close();
  });

  test('an import whose earlier state no longer reads is not taken back, and the refusal says whose and what', async () => {
    const open = await opened('unread.vivier');
    const deps = depsOf(open);
    deps.db.exec(
      `UPDATE import_line SET before = json_set(json_remove(before, '$.commune'), '$.sex', 'X') WHERE before IS NOT NULL`,
    );
    const handlers = importHandlers(deps);
    const batchId = deps.db.prepare<[], string>('SELECT id FROM import_batch').pluck().get() ?? '';
    const before = people(deps);
    await expect(async () => handlers['import.undo']({ batchId }, call)).rejects.toMatchObject({
      code: 'REFUSED_BY_STATE',
      message: expect.stringMatching(/Synthétique Armel avant lui ne se lit plus \(sexe, commune\)/u),
    });
    expect(people(deps)).toEqual(before);
    open.close();
  });

  test('what was half typed names fields that are still there', async () => {
    const open = await opened('draft.vivier');
    const value = open.deps.db
      .prepare<[], string>("SELECT value FROM draft WHERE key = 'candidate.new'")
      .pluck()
      .get();
    const typed: object = JSON.parse(value ?? 'null');
    expect(Object.keys(typed).filter((key) => !isKeyOf(candidateFields, key))).toEqual([]);
    open.close();
  });
});

test('a backup of schema 70 is restored and opens', async () => {
  const path = join(folder, 'restored.vivier');
  copyFileSync(fixture('sauvegarde-schema-70.vivier'), join(folder, 'sauvegarde.vivier'));
  const restored = await restoreBackup(
    join(folder, 'sauvegarde.vivier'),
    path,
    passphrase,
    options.clock.now(),
  );
  expect(restored.counts.candidates).toBe(2);
  const open = await openPortfolio(path, passphrase, options);
  expect(people(depsOf(open))).toHaveLength(2);
  open.close();
});

test('a hand-over of version 2 is accepted: the person, her acts and files, with what is asked since left empty', async () => {
  const at = desk('Brune Petit', 'Mission locale du Parc');
  at.setToday('2026-11-28' as CivilDate);
  const preview = await at.done(
    'handover.open',
    { file: chosen, passphrase: 'quatre saisons au jardin clos' },
    fixture('passation-version-2.passation'),
  );
  expect(preview.counts).toMatchObject({ candidates: 1, contacts: 2, files: 2, attachments: 2 });
  const { people: received } = await at.done('handover.accept', { token: preview.token, attachments: [] });
  const id = received[0]?.id;
  expect(id === undefined ? null : readCandidate(at.db, id)).toMatchObject({ birthName: 'Exemple', ...late });
  at.close();
});
