import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileHandle, fileHandleSchema } from '../../../shared/base';
import { civilDate } from '../../../shared/base/time';
import { freezesQuarter, type QuarterReport } from '../../../shared/indicators';
import { fillTable } from '../../../test/support/fill-table';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { readArchive } from '../export/archive';
import type { Call } from '../service/deps';
import { saveSettings, settingsOf } from '../settings';
import {
  indicatorsHandlers,
  quarterFrom,
  quarterReport,
  verifyExport,
  verifyExportHandlers,
  writeExport,
} from '.';

const quarter = quarterFrom('2026-T3');
let it: TestDeps;
beforeEach(() => {
  it = testDeps({ today: civilDate('2026-10-02') });
  fillTable(it.db, 'portfolio', { id: 1, vault_id: 'essai', is_demo: 0, created_at: '2026-01-01T00:00:00Z' });
});
afterEach(() => it.close());

const candidate = (values: Readonly<Record<string, string | null>>): void => {
  const id = it.deps.newId();
  fillTable(it.db, 'candidate', {
    id,
    birth_name: 'Exemple',
    first_name: 'Camille',
    birth_date: '2004-05-05',
    sex: 'F',
    level: 'V',
    first_reception_on: '2026-08-01',
    ...values,
  });
  fillTable(it.db, 'contact', {
    id: it.deps.newId(),
    candidate_id: id,
    kind: 'interview',
    happened_on: '2026-08-01',
  });
};
const exportEvents = (): readonly { subject_id: string; payload: string }[] =>
  it.db
    .prepare<[], { subject_id: string; payload: string }>(
      "SELECT subject_id, payload FROM event_read WHERE kind = 'export.written'",
    )
    .all();

const call = (path: string): Call => ({
  pathOf: () => path,
  progress: () => {},
  signal: new AbortController().signal,
});
const handle: FileHandle = fileHandleSchema.parse(`file_${'0'.repeat(32)}`);

test('what is written is whole, valid, and noted in the journal with its hash', async () => {
  for (let rank = 0; rank < 40; rank += 1) candidate({ sex: rank % 3 === 0 ? 'M' : 'F' });
  const path = join(it.folder, 'export.zip');
  const { sha256, report } = await writeExport(it.deps, quarter, path);
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
  expect(await verifyExport(path)).toMatchObject({ isValid: true, quarter: '2026-T3', faults: [] });
  expect(exportEvents().map(({ subject_id, payload }) => [subject_id, JSON.parse(payload)])).toEqual([
    [
      '2026-T3',
      {
        sha256,
        fileName: report.fileName,
        maskedCells: report.maskedCells,
        isDemo: false,
        revision: 1,
        hasPendingCorrection: false,
      },
    ],
  ]);
});

test('what was shown is what is written, or nothing is', async () => {
  const handlers = indicatorsHandlers(it.deps);
  const path = join(it.folder, 'export.zip');
  const shown = await handlers['indicators.quarter']({ quarter }, call(path));
  if (!shown.ok) throw new Error(shown.error.code);
  for (let rank = 0; rank < 12; rank += 1) candidate({});
  const { fingerprint } = shown.data;
  await expect(
    Promise.resolve().then(() =>
      handlers['indicators.writeExport']({ quarter, file: handle, fingerprint }, call(path)),
    ),
  ).rejects.toMatchObject({ code: 'EXPORT_STALE' });
  expect(existsSync(path)).toBe(false);
  expect(exportEvents()).toEqual([]);
});

test('a name of a candidate in the settings stops the export, and nothing is written', async () => {
  candidate({ birth_name: 'Fournier-Exemple', first_name: 'Zoé' });
  saveSettings(it.deps, { ...settingsOf(it.db), exportRecipient: 'Zoé Fournier-Exemple' });
  const path = join(it.folder, 'export.zip');
  await expect(writeExport(it.deps, quarter, path)).rejects.toMatchObject({ code: 'EXPORT_PERSONAL' });
  expect(existsSync(path)).toBe(false);
  expect(exportEvents()).toEqual([]);
});

test('nothing of a candidate, however named, stands in the bytes of an export', async () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{2,9}(-[A-Z][a-z]{2,9})?$/);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 15 }), async (names) => {
      for (const [name, firstName] of names)
        candidate({
          birth_name: `Canari${name}`,
          first_name: `Serin${firstName}`,
          email: `canari.${name}@example.org`,
          mobile_phone: '+33639981234',
          street: `1 rue du Canari ${name}`,
          comment: `Canari ${firstName}`,
        });
      run += 1;
      const path = join(it.folder, `export-${run}.zip`);
      await writeExport(it.deps, quarter, path);
      const bytes = readFileSync(path).toString('utf8').toLowerCase();
      expect(bytes).not.toMatch(/canari|serin|639981234|63 99 81 23 4|2004-05-05|00000000-0000-4000/);
    }),
    { numRuns: 8 },
  );
});

test('a folder that does not exist is refused, without a trace in the journal', async () => {
  await expect(writeExport(it.deps, quarter, join(it.folder, 'absent', 'export.zip'))).rejects.toMatchObject({
    code: 'FOLDER_MISSING',
  });
  expect(exportEvents()).toEqual([]);
  expect(readdirSync(it.folder).filter((name) => name.includes('export'))).toEqual([]);
});

const publications = (): readonly { revision: number; threshold: number }[] =>
  it.db
    .prepare<[], { revision: number; threshold: number }>(
      'SELECT revision, threshold FROM quarter_publication ORDER BY quarter, revision',
    )
    .all();
const bytesWritten = async (name: string): Promise<Buffer> => {
  const path = join(it.folder, name);
  await writeExport(it.deps, quarter, path);
  return readFileSync(path);
};
const descriptionIn = async (bytes: Buffer): Promise<unknown> =>
  JSON.parse(Buffer.from((await readArchive(bytes)).get('datapackage.json') ?? []).toString('utf8'));

describe('a quarter once exported is frozen', () => {
  const fill = (count: number, values: Readonly<Record<string, string | null>> = {}): void => {
    for (let rank = 0; rank < count; rank += 1) candidate({ sex: rank % 3 === 0 ? 'M' : 'F', ...values });
  };

  test('exported again, it is the same bytes', async () => {
    fill(40);
    const first = await bytesWritten('1.zip');
    it.setToday(civilDate('2026-11-20'));
    expect((await bytesWritten('2.zip')).equals(first)).toBe(true);
    expect(publications()).toHaveLength(1);
  });

  test.each([
    ['one person typed in late', () => candidate({})],
    [
      'one person erased',
      () => it.db.exec('DELETE FROM candidate WHERE id = (SELECT min(id) FROM candidate)'),
    ],
    [
      'a level corrected',
      () => it.db.exec("UPDATE candidate SET level = 'IV' WHERE id = (SELECT min(id) FROM candidate)"),
    ],
  ])('%s: the same figures, and a correction said to be pending', async (_, change) => {
    fill(40);
    const first = await bytesWritten('1.zip');
    change();
    const shown = quarterReport(it.deps, quarter);
    expect(shown.publication).toMatchObject({
      state: 'frozen',
      revision: 1,
      publishedOn: '2026-10-02',
      hasPendingCorrection: true,
    });
    const second = await bytesWritten('2.zip');
    const [before, after] = [await readArchive(first), await readArchive(second)];
    for (const name of ['meta.csv', 'indicateurs.csv', 'ventilations.csv', 'qualite.csv'])
      expect(after.get(name)).toEqual(before.get(name));
    expect(await descriptionIn(first)).not.toHaveProperty('publication');
    expect(await descriptionIn(second)).toMatchObject({
      publication: { revision: 1, correctionEnAttente: true },
    });
    expect(await verifyExport(join(it.folder, '2.zip'))).toMatchObject({ isValid: true, faults: [] });
    expect(publications()).toHaveLength(1);
  });

  test.each([
    { first: 11, second: 5 },
    { first: 5, second: 11 },
  ])('under the threshold $first, then $second: the figures of the first', async ({ first, second }) => {
    saveSettings(it.deps, { ...settingsOf(it.db), maskingThreshold: first });
    fill(40);
    const before = await bytesWritten('1.zip');
    saveSettings(it.deps, { ...settingsOf(it.db), maskingThreshold: second });
    expect(quarterReport(it.deps, quarter).threshold).toBe(first);
    expect((await bytesWritten('2.zip')).equals(before)).toBe(true);
  });

  test('a correction of which no difference is under the threshold is published, and numbered', async () => {
    fill(60);
    await bytesWritten('1.zip');
    fill(12, { sex: 'F' });
    expect(quarterReport(it.deps, quarter).publication).toMatchObject({ state: 'corrected', revision: 2 });
    const second = await bytesWritten('2.zip');
    expect(await descriptionIn(second)).toMatchObject({
      publication: { revision: 2, correctionEnAttente: false },
    });
    expect(await verifyExport(join(it.folder, '2.zip'))).toMatchObject({ isValid: true, faults: [] });
    expect(publications().map(({ revision }) => revision)).toEqual([1, 2]);
    // Taken back but for one, they would tell of that one by the first file.
    it.db.exec('DELETE FROM candidate WHERE id IN (SELECT id FROM candidate ORDER BY id DESC LIMIT 11)');
    expect(quarterReport(it.deps, quarter).publication).toMatchObject({
      state: 'frozen',
      revision: 2,
      hasPendingCorrection: true,
    });
  });

  test('what is told to freeze a quarter is what keeps its figures, and nothing else does', async () => {
    const exported = async (name: string): Promise<readonly [string, boolean, number]> => {
      const { publication } = quarterReport(it.deps, quarter);
      const before = publications().length;
      await bytesWritten(name);
      return [publication.state, freezesQuarter(publication), publications().length - before];
    };
    fill(60);
    expect(await exported('1.zip')).toEqual(['new', true, 1]);
    expect(await exported('2.zip')).toEqual(['frozen', false, 0]);
    candidate({});
    expect(await exported('3.zip')).toEqual(['frozen', false, 0]);
    fill(12, { sex: 'F' });
    expect(await exported('4.zip')).toEqual(['corrected', true, 1]);
  });

  test('the words that tell of a pending correction are nobody’s name', async () => {
    fill(40);
    await bytesWritten('1.zip');
    candidate({ birth_name: 'Attente', first_name: 'Camille' });
    candidate({ birth_name: 'Exemple', first_name: 'Elle' });
    expect(quarterReport(it.deps, quarter).publication.hasPendingCorrection).toBe(true);
    expect((await bytesWritten('2.zip')).length).toBeGreaterThan(0);
  });

  test('a file that cannot be written freezes nothing', async () => {
    fill(40);
    await expect(writeExport(it.deps, quarter, join(it.folder, 'absent', 'x.zip'))).rejects.toMatchObject({
      code: 'FOLDER_MISSING',
    });
    expect(publications()).toEqual([]);
    expect(quarterReport(it.deps, quarter).publication.state).toBe('new');
  });

  test('the quality of the data, told for two quarters on two days, does not tell of one person', async () => {
    fill(30, { level: null });
    await bytesWritten('1.zip');
    candidate({ level: null });
    const other = quarterReport(it.deps, quarterFrom('2026-T2'));
    const without = (report: QuarterReport): unknown =>
      report.quality.find(({ code }) => code === 'Q3')?.value;
    expect(without(other)).toBe(30);
  });

  test('an export of which nothing was kept is told', () => {
    fillTable(it.db, 'event', {
      id: 1,
      recorded_at: '2026-10-01T08:00:00.000Z',
      happened_on: '2026-10-01',
      kind: 'export.written',
      subject_type: 'export',
      subject_id: '2026-T3',
      actor: 'a',
    });
    expect(quarterReport(it.deps, quarter).publication).toMatchObject({
      state: 'new',
      exportedBeforeOn: '2026-10-01',
    });
  });
});

test('a received file is checked without a portfolio, and an unreadable one refused', async () => {
  const path = join(it.folder, 'recu.zip');
  writeFileSync(path, 'bonjour');
  const verify = verifyExportHandlers['indicators.verifyExport'];
  const answer = await verify({ file: handle }, call(path));
  expect(answer).toMatchObject({ ok: true, data: { isValid: false, quarter: null, files: [] } });
  for (const unreadable of [join(it.folder, 'absent.zip'), it.folder]) {
    await expect(verifyExport(unreadable)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  }
});
