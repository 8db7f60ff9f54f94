import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maxScanBytes } from '../../../shared/base';
import { type CivilDate, civilDate } from '../../../shared/base/time';
import { candidatesProcedures } from '../../../shared/candidates';
import { type CandidateId, candidateInputOf, emptyCandidate } from '../../../shared/fields';
import { emptyPaper, mostScans, type PaperInput, papersProcedures } from '../../../shared/papers';
import { callsOf, handle } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { withAccess } from '../access/with-access';
import { candidatesHandlers } from '../candidates';
import { replayedStates } from '../events';
import type { AnyHandlers } from '../service/deps';
import { papersHandlers } from '.';

let vault: TestDeps;
let handlers: AnyHandlers;
let candidateId: CandidateId;
const { data, refusal, call } = callsOf({ ...papersProcedures, ...candidatesProcedures }, () => handlers);
const day = (text: string): CivilDate => civilDate(text);
const person = { ...emptyCandidate, birthDate: day('2004-03-12'), birthName: 'Essai', firstName: 'Léa' };
beforeEach(async () => {
  vault = testDeps({ today: day('2026-09-15') });
  handlers = withAccess(vault.deps, { ...papersHandlers(vault.deps), ...candidatesHandlers(vault.deps) });
  candidateId = (await data('candidates.create', { candidate: person })).candidate.id;
});
afterEach(() => {
  expect(replayedStates(vault.db).faults).toBe(0);
  vault.close();
});

const card: PaperInput = {
  ...emptyPaper('identity-card'),
  issuedOn: day('2021-05-04'),
  expiresOn: day('2031-05-03'),
  originalSeenOn: day('2026-09-15'),
  originalSeenBy: 'Alix Moreau',
  remark: 'Adresse ancienne',
};
const save = (paper: PaperInput, id: string | null = null) => data('papers.save', { candidateId, id, paper });
async function pdf(change?: (document: PDFDocument) => void, pages = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < pages; page += 1) document.addPage([200, 200]);
  change?.(document);
  return document.save({ useObjectStreams: false });
}
const addBytes = (id: string, bytes: Uint8Array, fileName = 'cni.pdf') =>
  data('papers.addScanBytes', { candidateId, id, fileName, bytes });
const told = async (): Promise<readonly string[]> =>
  (await data('candidates.timeline', { id: candidateId, offset: 0, limit: 50 })).entries.map(({ label }) =>
    label.replaceAll('\u00A0', ' '),
  );
const nobody = '00000000-0000-4000-8000-00000000dead';

describe('a paper of a person', () => {
  test('is kept once, corrected, and each act is told in the timeline without number nor remark', async () => {
    const { id, papers } = await save(card);
    expect(papers).toMatchObject([{ ...card, id, scans: [] }]);
    await save({ ...card, expiresOn: day('2031-05-04') }, id);
    // Nothing changed: nothing is told.
    await save({ ...card, expiresOn: day('2031-05-04') }, id);
    await addBytes(id, await pdf());
    const { papers: after } = await data('papers.list', { candidateId });
    await data('papers.removeScan', { candidateId, scanId: after[0]?.scans[0]?.id });
    await data('papers.remove', { candidateId, id });
    expect(await told()).toEqual([
      'Pièce retirée : Carte d’identité, valable jusqu’au 4 mai 2031',
      'Copie retirée d’une pièce : Carte d’identité',
      'Copie ajoutée à une pièce : Carte d’identité',
      'Pièce corrigée : Carte d’identité, valable jusqu’au 4 mai 2031',
      'Pièce ajoutée : Carte d’identité, valable jusqu’au 3 mai 2031',
      'Fiche créée',
    ]);
    const bodies = vault.db
      .prepare("SELECT group_concat(payload) FROM event_read WHERE kind = 'candidate.paper'")
      .pluck()
      .get();
    expect(String(bodies)).not.toMatch(/Adresse ancienne|cni\.pdf/u);
  });

  test('removed, it comes back as it was, with its copies, byte for byte and in their order', async () => {
    const { id } = await save(card);
    const [recto, verso] = [await pdf(), await pdf(undefined, 2)];
    await addBytes(id, recto, 'recto.pdf');
    await addBytes(id, verso, 'verso.pdf');
    const { removed, papers } = await data('papers.remove', { candidateId, id });
    expect(papers).toEqual([]);
    expect(removed.map(({ fileName }) => fileName)).toEqual(['recto.pdf', 'verso.pdf']);
    await save(card, id);
    for (const { fileName, content } of removed) await addBytes(id, content, fileName);
    const back = await data('papers.list', { candidateId });
    expect(back.papers).toMatchObject([
      { ...card, id, scans: [{ fileName: 'recto.pdf' }, { fileName: 'verso.pdf' }] },
    ]);
    for (const [index, bytes] of [recto, verso].entries()) {
      const read = await data('papers.readScan', { scanId: back.papers[0]?.scans[index]?.id });
      expect(Buffer.from(read.bytes).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  test('that of somebody else is neither corrected nor taken away, and nobody has none', async () => {
    const { id } = await save(card);
    const other = (await data('candidates.create', { candidate: { ...person, firstName: 'Zoé' } })).candidate
      .id;
    const { papers } = await addBytes(id, await pdf());
    const scanId = papers[0]?.scans[0]?.id;
    for (const [name, input] of [
      ['papers.save', { candidateId: other, id, paper: card }],
      ['papers.remove', { candidateId: other, id }],
      ['papers.addScanBytes', { candidateId: other, id, fileName: 'a.pdf', bytes: await pdf() }],
      ['papers.removeScan', { candidateId: other, scanId }],
      ['papers.list', { candidateId: nobody }],
      ['papers.readScan', { scanId: nobody }],
    ] as const)
      expect(await refusal(name, input), name).toMatchObject({ code: 'NOT_FOUND' });
    expect((await data('papers.list', { candidateId })).papers).toHaveLength(1);
  });

  test.each<[string, Partial<PaperInput>, string]>([
    ['an end before the issue', { expiresOn: day('2021-05-03') }, 'expiresOn'],
    ['a day before the birth', { issuedOn: day('2004-03-11') }, 'issuedOn'],
    ['a number where none may be kept', { number: '880692310285' }, 'number'],
  ])('%s is refused under its field, and nothing is kept', async (_, more, field) => {
    expect(
      await refusal('papers.save', { candidateId, id: null, paper: { ...card, ...more } }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      field,
    });
    expect((await data('papers.list', { candidateId })).papers).toEqual([]);
  });
  test('a social security number is refused wherever it is typed', async () => {
    const paper = { ...emptyPaper('minimum-income'), number: '2 04 03 62 498 001 60' };
    const known = await refusal('papers.save', { candidateId, id: null, paper });
    expect(known?.code).toBe('INVALID_INPUT');
  });
  test('a birth date is not corrected to after what a paper dates', async () => {
    await save({ ...emptyPaper('diploma'), issuedOn: day('2022-07-01') });
    const { candidate } = await data('candidates.get', { id: candidateId });
    const update = (birthDate: string) =>
      refusal('candidates.update', {
        id: candidateId,
        version: candidate.version,
        candidate: { ...candidateInputOf(candidate), birthDate },
      });
    expect(await update('2022-07-02')).toMatchObject({ code: 'INVALID_INPUT', field: 'birthDate' });
    expect(await update('2022-07-01')).toBeNull();
  });
});

describe('its copies', () => {
  test('a chosen file is told by its content; one that is not what it says, too big or active is refused', async () => {
    const { id } = await save(card);
    const at = (name: string, content: Uint8Array | string): string => {
      const path = join(vault.folder, name);
      writeFileSync(path, content);
      return path;
    };
    const add = (path: string) => refusal('papers.addScan', { candidateId, id, file: handle }, path);
    expect(await add(at('cni.exe', await pdf()))).toBeNull();
    expect(await add(at('faux.pdf', 'MZ this is a program'))).toMatchObject({ code: 'ATTACHMENT_TYPE' });
    const script = await pdf((document) =>
      document.catalog.set(
        PDFName.of('OpenAction'),
        document.context.obj({ S: PDFName.of('JavaScript'), JS: PDFString.of('app.alert(1)') }),
      ),
    );
    expect(await add(at('script.pdf', script))).toMatchObject({ code: 'ATTACHMENT_ACTIVE' });
    expect(await add(at('long.pdf', await pdf(undefined, 101)))).toMatchObject({
      code: 'ATTACHMENT_TOO_LONG',
    });
    for (const wrong of [new Uint8Array(), new Uint8Array(maxScanBytes + 1)])
      expect(
        await refusal('papers.addScanBytes', { candidateId, id, fileName: 'a.pdf', bytes: wrong }),
      ).toMatchObject({ code: 'INVALID_INPUT' });
    const { papers } = await data('papers.list', { candidateId });
    expect(papers[0]?.scans).toMatchObject([{ fileName: 'cni.exe', mediaType: 'application/pdf' }]);
  });
  test('the same bytes are kept once for a person, whichever the paper; and a paper keeps so many', async () => {
    const [{ id }, { id: passport }] = [await save(card), await save(emptyPaper('passport'))];
    const bytes = await pdf();
    await addBytes(id, bytes);
    expect(
      await refusal('papers.addScanBytes', { candidateId, id: passport, fileName: 'b.pdf', bytes }),
    ).toMatchObject({ code: 'DUPLICATE' });
    for (let pages = 2; pages <= mostScans; pages += 1) await addBytes(id, await pdf(undefined, pages));
    expect(
      await refusal('papers.addScanBytes', {
        candidateId,
        id,
        fileName: 'c.pdf',
        bytes: await pdf(undefined, 50),
      }),
    ).toMatchObject({ code: 'REFUSED_BY_STATE' });
  });
  test('opening one is an access, of its person; the list of papers is a reading of her record', async () => {
    const { id } = await save(card);
    const { papers } = await addBytes(id, await pdf());
    await data('papers.readScan', { scanId: papers[0]?.scans[0]?.id });
    await data('papers.list', { candidateId });
    const lines = vault.db.prepare('SELECT kind, subject_type, subject_id FROM access ORDER BY id').all();
    expect(lines).toEqual([
      { kind: 'paper.read', subject_type: 'candidate', subject_id: candidateId },
      { kind: 'candidate.read', subject_type: 'candidate', subject_id: candidateId },
    ]);
  });
  test('changed bytes are found by the replay of the states, and said of their person', async () => {
    const { id } = await save(card);
    const bytes = await pdf();
    await addBytes(id, bytes);
    vault.db.prepare("UPDATE person_scan SET bytes = x'00'").run();
    expect(replayedStates(vault.db)).toMatchObject({
      faults: 1,
      first: [{ type: 'candidate', id: candidateId }],
    });
    vault.db.prepare('UPDATE person_scan SET bytes = ?').run(Buffer.from(bytes));
  });
  test('a row changed beside the journal is found too', async () => {
    await save(card);
    vault.db.prepare("UPDATE person_document SET expires_on = '2041-05-03'").run();
    expect(replayedStates(vault.db).faults).toBe(1);
    vault.db.prepare("UPDATE person_document SET expires_on = '2031-05-03'").run();
  });
});

test('an input of another shape is refused by the contract', async () => {
  for (const [name, input] of [
    ['papers.save', { candidateId, id: null, paper: { ...card, kind: 'photo' } }],
    ['papers.save', { candidateId, id: null, paper: { ...card, expiresOn: '03/05/2031' } }],
    ['papers.remove', { candidateId, id: 'x' }],
    ['papers.readScan', { scanId: 7 }],
  ] as const)
    expect(await call(name, input)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
});
