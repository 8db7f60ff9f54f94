import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../shared/base';
import { civilDate } from '../../../shared/base/time';
import { type ContractFileView, canonicalJson, type Fields } from '../../../shared/contract-files';
import {
  fixtureCandidate,
  fixtureEmployer,
  fixtureFields,
} from '../../../shared/contract-files/complete-file.fixture';
import type { CandidateId } from '../../../shared/fields';
import {
  candidateInputSchema,
  type EmployerId,
  employerInputSchema,
  type TutorId,
} from '../../../shared/fields';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { readHere } from '../../../test/support/reading';
import { candidateOf, insertCandidate, updateCandidateRow } from '../candidates';
import { dispatch } from '../dispatch';
import { employerOf, insertEmployer } from '../employers';
import { journalFault } from '../events';
import { readWith } from '../reading';
import type { AnyHandlers } from '../service/deps';
import { checkContractFile, contractFilePdf, contractFilesHandlers, listContractFiles } from '.';

const handle = `file_${'0'.repeat(32)}`;
const nobody = '00000000-0000-4000-8000-00000000dead';

let it: TestDeps;
let handlers: AnyHandlers;
let candidateId: CandidateId;
let employerId: EmployerId;
let tutorId: TutorId;

beforeEach(() => {
  it = testDeps({ today: civilDate('2026-09-01') });
  handlers = contractFilesHandlers(it.deps);
  const {
    id: _c,
    version: _v,
    createdAt: _a,
    updatedAt: _u,
    lastContactOn: _l,
    suspectedDuplicateOf: _s,
    ...candidate
  } = fixtureCandidate();
  const { id: _e, version: _w, createdAt: _b, updatedAt: _x, ...employer } = fixtureEmployer();
  it.db.transaction(() => {
    candidateId = insertCandidate(it.deps, candidateInputSchema.parse(candidate));
    employerId = insertEmployer(it.deps, employerInputSchema.parse(employer));
  })();
  const [tutor] = employerOf(it.db, employerId).tutors;
  if (!tutor) throw new Error('the fixture has a tutor');
  tutorId = tutor.id;
});
afterEach(() => it.close());

const bugs: unknown[] = [];
/** One call as main sends it, through the schemas of the contract. */
const call = (name: string, input: unknown, path?: string): Promise<Result<unknown>> =>
  dispatch(
    { type: 'call', id: 1, name, input, files: path === undefined ? {} : { [handle]: path } },
    {},
    handlers,
    { progress: () => undefined, signal: new AbortController().signal },
    (_reference, error) => bugs.push(error),
  );
async function done<T = ContractFileView>(name: string, input: unknown, path?: string): Promise<T> {
  const result = await call(name, input, path);
  if (!result.ok)
    throw new Error(`${name}: ${result.error.code} ${result.error.message} ${String(bugs.at(-1) ?? '')}`);
  // The contract's schema gives the shape; the tests read it.
  return result.data as T;
}
async function refused(
  name: string,
  input: unknown,
  path?: string,
): Promise<{ code: string; message: string; field?: string }> {
  const result = await call(name, input, path);
  if (result.ok) throw new Error(`${name} was accepted`);
  const { code, message, field } = result.error;
  return {
    code,
    message: message.replace(/[\u00A0\u202F]/g, ' '),
    ...(field === undefined ? {} : { field }),
  };
}

const opened = (): Promise<ContractFileView> =>
  done('contractFiles.create', { kind: 'CPRO', candidateId, employerId });
const save = (view: ContractFileView, fields: Fields, more: object = {}): Promise<ContractFileView> =>
  done('contractFiles.saveDraft', {
    id: view.file.id,
    version: view.file.version,
    employerId,
    tutorId,
    fields,
    ...more,
  });
const move = (view: ContractFileView, to: string, dates: object = {}): Promise<ContractFileView> =>
  done('contractFiles.transition', { id: view.file.id, version: view.file.version, to, dates });

async function complete(): Promise<ContractFileView> {
  let view = await save(await opened(), fixtureFields());
  for (const { code } of view.checklist) {
    view = await done('contractFiles.setDocument', {
      id: view.file.id,
      code,
      status: 'received',
      receivedOn: null,
      expiresOn: null,
    });
  }
  return view;
}
const ready = async (): Promise<ContractFileView> => move(await complete(), 'ready');
const signed = async (): Promise<ContractFileView> =>
  move(await ready(), 'signed', { signedOn: '2026-09-01' });

interface EventLine {
  readonly kind: string;
  readonly happened_on: string;
  readonly payload: string;
}
const eventsOf = (id: string): readonly EventLine[] =>
  it.db
    .prepare<[string], EventLine>(
      'SELECT kind, happened_on, payload FROM event_read WHERE subject_id = ? ORDER BY id',
    )
    .all(id);
const aPdf = async (pages = 1): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < pages; page += 1) document.addPage([300, 300]);
  return document.save();
};
async function written(name: string, bytes?: Uint8Array): Promise<string> {
  const path = join(it.folder, name);
  writeFileSync(path, bytes ?? (await aPdf()));
  return path;
}

describe('opening a file', () => {
  test('takes the next reference of its kind and year, without a gap', async () => {
    const references = [];
    for (const kind of ['CPRO', 'CPRO', 'CIVIS', 'CPRO']) {
      const view = await done('contractFiles.create', {
        kind,
        candidateId,
        employerId: kind === 'CIVIS' ? null : employerId,
      });
      references.push(view.file.reference);
    }
    it.setToday(civilDate('2027-01-01'));
    references.push((await opened()).file.reference);
    expect(references).toEqual([
      'CPRO-2026-0001',
      'CPRO-2026-0002',
      'CIVIS-2026-0001',
      'CPRO-2026-0003',
      'CPRO-2027-0001',
    ]);
  });
  test('a refused opening takes no reference', async () => {
    expect(
      await refused('contractFiles.create', { kind: 'CPRO', candidateId: nobody, employerId }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await refused('contractFiles.create', { kind: 'CPRO', candidateId, employerId: nobody }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused('contractFiles.create', { kind: 'CIVIS', candidateId, employerId })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'employerId',
    });
    expect((await opened()).file.reference).toBe('CPRO-2026-0001');
  });
  test('after the nine thousandth file the numbers go on', async () => {
    const view = await opened();
    it.db.prepare("UPDATE contract_file SET reference = 'CPRO-2026-9999' WHERE id = ?").run(view.file.id);
    expect((await opened()).file.reference).toBe('CPRO-2026-10000');
    expect((await opened()).file.reference).toBe('CPRO-2026-10001');
  });
});

describe('saving a draft', () => {
  test('keeps what is typed, lawful or not, and answers the review', async () => {
    const view = await save(await opened(), { 'contract.monthlyGross': 100, 'contract.weeklyHours': 60 });
    expect(view.file.fields).toEqual({ 'contract.monthlyGross': 100, 'contract.weeklyHours': 60 });
    expect(view.file.version).toBe(2);
    expect(view.review.blocking.length).toBeGreaterThan(0);
  });
  test('a key that is not sent stays, null and an empty text take the value away', async () => {
    let view = await save(await opened(), {
      'contract.jobTitle': 'Téléconseillère',
      'contract.trialDays': 30,
      'contract.nature': 'CDD',
    });
    view = await save(view, { 'contract.jobTitle': '', 'contract.trialDays': null });
    expect(view.file.fields).toEqual({ 'contract.nature': 'CDD' });
  });
  test('writes one event with what changed, before and after, and none when nothing changed', async () => {
    let view = await save(await opened(), { 'contract.trialDays': 30, 'contract.nature': 'CDD' });
    view = await save(view, { 'contract.trialDays': 60, 'contract.nature': 'CDD' });
    const { version } = view.file;
    view = await save(view, { 'contract.trialDays': 60 });
    expect(view.file.version).toBe(version);
    const [, , last, ...more] = eventsOf(view.file.id);
    expect(more).toEqual([]);
    expect(JSON.parse(last?.payload ?? '{}')).toEqual({
      reference: 'CPRO-2026-0001',
      changes: { 'contract.trialDays': { before: 30, after: 60 } },
    });
  });
  test('typed on an older version: CONFLICT, and nothing changes', async () => {
    const view = await opened();
    await save(view, { 'contract.trialDays': 30 });
    expect(
      await refused('contractFiles.saveDraft', {
        id: view.file.id,
        version: 1,
        employerId,
        tutorId,
        fields: { 'contract.trialDays': 60 },
      }),
    ).toMatchObject({ code: 'CONFLICT' });
    const { file } = await done('contractFiles.get', { id: view.file.id });
    expect(file.fields).toEqual({ 'contract.trialDays': 30 });
  });
  test.each([
    [{ 'contract.inconnu': 1 }, 'INVALID_INPUT', 'fields'],
    [{ 'contract.weeklyHours': 'trente-cinq' }, 'INVALID_INPUT', 'contract.weeklyHours'],
    [{ 'contract.startsOn': '2026-02-30' }, 'INVALID_INPUT', 'contract.startsOn'],
    [{ 'contract.nature': 'stage' }, 'INVALID_INPUT', 'contract.nature'],
  ])('%j is refused by its type', async (fields, code, field) => {
    const view = await opened();
    const refusal = await refused('contractFiles.saveDraft', {
      id: view.file.id,
      version: 1,
      employerId,
      tutorId,
      fields,
    });
    expect(refusal).toMatchObject({ code, field });
    expect(refusal.message).not.toBe('');
  });
  test('the tutor must be one of the employer’s', async () => {
    const view = await opened();
    const draft = { id: view.file.id, version: 1, fields: {} };
    expect(await refused('contractFiles.saveDraft', { ...draft, employerId, tutorId: nobody })).toMatchObject(
      { code: 'INVALID_INPUT', field: 'tutorId' },
    );
    expect(await refused('contractFiles.saveDraft', { ...draft, employerId: null, tutorId })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'tutorId',
    });
  });
  test('a change brings a file that was ready back to being a draft', async () => {
    const view = await save(await ready(), { 'contract.trialDays': 15 });
    expect(view.file.status).toBe('draft');
  });
  test('the tutor’s other signed files count in the load', async () => {
    for (let rank = 0; rank < 3; rank += 1) await signed();
    const view = await save(await opened(), fixtureFields());
    expect(view.review.blocking.find(({ field }) => field === 'tutor.currentTutees')?.message).toContain(
      'CPRO-2026-0001, CPRO-2026-0002, CPRO-2026-0003',
    );
  });
});

describe('moving a file along its table', () => {
  test('an incomplete file is not made ready, and says why', async () => {
    const view = await opened();
    const refusal = await refused('contractFiles.transition', {
      id: view.file.id,
      version: 1,
      to: 'ready',
      dates: {},
    });
    expect(refusal.code).toBe('REFUSED_BY_STATE');
    expect(refusal.message).toMatch(/^Il manque \d+ éléments/);
  });
  test('the whole life, with its deadlines', async () => {
    let view = await signed();
    expect(view.file.signedOn).toBe('2026-09-01');
    it.setToday(civilDate('2026-09-10'));
    view = await move(view, 'filed', { filedOn: '2026-09-09', receivedOn: '2026-09-10' });
    expect(view.review.law?.deadlines.find(({ code }) => code === 'CPRO_DECISION_2')?.due).toBe('2026-09-30');
    it.setToday(civilDate('2026-09-20'));
    view = await move(view, 'accepted', { decidedOn: '2026-09-20' });
    it.setToday(civilDate('2027-01-10'));
    view = await move(view, 'broken', { brokenOn: '2027-01-08' });
    expect(view.review.law?.deadlines.find(({ code }) => code === 'CPRO_RUPTURE')?.due).toBe('2027-02-07');
    expect(view.file.dates).toEqual({
      signedOn: '2026-09-01',
      filedOn: '2026-09-09',
      receivedOn: '2026-09-10',
      decidedOn: '2026-09-20',
      brokenOn: '2027-01-08',
    });
    expect(view.review.transitions).toEqual([]);
    expect(
      eventsOf(view.file.id)
        .filter(({ kind }) => kind === 'file.moved')
        .map(({ happened_on }) => happened_on),
    ).toEqual(['2026-09-01', '2026-09-01', '2026-09-09', '2026-09-20', '2027-01-08']);
    expect(journalFault(it.db).firstFaultAt).toBeNull();
  });
  test.each(['draft', 'filed', 'accepted', 'ended', 'broken', 'refused'])(
    'a draft does not become %s',
    async (to) => {
      const view = await complete();
      const refusal = await refused('contractFiles.transition', {
        id: view.file.id,
        version: view.file.version,
        to,
        dates: {},
      });
      expect(refusal.code).toBe('REFUSED_BY_STATE');
      expect(refusal.message).toMatch(/«\sbrouillon\s» ne passe pas/u);
    },
  );
  test('dates that do not hold are refused with their field', async () => {
    const view = await ready();
    const sign = (dates: object) =>
      refused('contractFiles.transition', {
        id: view.file.id,
        version: view.file.version,
        to: 'signed',
        dates,
      });
    expect(await sign({})).toMatchObject({ code: 'INVALID_INPUT', field: 'dates.signedOn' });
    expect(await sign({ signedOn: '2026-08-31' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'dates.signedOn',
    });
    expect(await sign({ signedOn: '2026-09-02' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'dates.signedOn',
    });
    expect(await sign({ signedOn: '2026-09-01', brokenOn: '2026-09-01' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'dates.brokenOn',
    });
    expect(await sign({ signedOn: '2026-09-01', constructor: '2026-09-01' })).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
  test('moved on an older version: CONFLICT', async () => {
    const view = await ready();
    expect(
      await refused('contractFiles.transition', {
        id: view.file.id,
        version: view.file.version - 1,
        to: 'signed',
        dates: { signedOn: '2026-09-01' },
      }),
    ).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('the signature freezes', () => {
  test('the dossier, with the hash of its canonical text', async () => {
    const view = await signed();
    const row = it.db
      .prepare<[string], { snapshot: string }>('SELECT snapshot FROM contract_file WHERE id = ?')
      .get(view.file.id);
    expect(
      createHash('sha256')
        .update(row?.snapshot ?? '')
        .digest('hex'),
    ).toBe(view.file.snapshotHash);
    expect(canonicalJson(JSON.parse(row?.snapshot ?? 'null'))).toBe(row?.snapshot);
    expect(JSON.parse(row?.snapshot ?? '{}')).toMatchObject({
      statusLabel: 'Signé',
      candidateName: 'Lou Exemple',
      missing: [],
    });
  });
  test('a later change of the candidate does not reach the dossier that was signed', async () => {
    const view = await signed();
    const {
      id: _c,
      version: _v,
      createdAt: _a,
      updatedAt: _u,
      lastContactOn: _l,
      suspectedDuplicateOf: _s,
      ...typed
    } = candidateOf(it.db, candidateId);
    it.db.transaction(() => updateCandidateRow(it.deps, candidateId, { ...typed, firstName: 'Autre' }))();
    it.setToday(civilDate('2026-10-01'));
    const { dossier } = await done<{ dossier: { candidateName: string; preparedOn: string } }>(
      'contractFiles.dossier',
      { id: view.file.id },
    );
    expect(dossier).toMatchObject({ candidateName: 'Lou Exemple', preparedOn: '2026-09-01' });
  });
  test('nothing is edited afterwards', async () => {
    const view = await signed();
    const { id, version } = view.file;
    const path = await written('piece.pdf');
    const acts: readonly (readonly [string, object])[] = [
      ['contractFiles.saveDraft', { id, version, employerId, tutorId, fields: { 'contract.trialDays': 1 } }],
      ['contractFiles.setDocument', { id, code: 'ID', status: 'refused', receivedOn: null, expiresOn: null }],
      ['contractFiles.attach', { id, code: 'ID', file: handle }],
      ['contractFiles.attachBytes', { id, code: 'ID', fileName: 'a.pdf', bytes: new Uint8Array([1]) }],
      ['contractFiles.removeAttachment', { id, attachmentId: nobody }],
    ];
    for (const [name, input] of acts) {
      const refusal = await refused(name, input, path);
      expect(refusal.code).toBe('REFUSED_BY_STATE');
      expect(refusal.message).toContain('signé depuis le 1er septembre 2026 et figé');
    }
    expect((await done('contractFiles.get', { id })).file).toEqual(view.file);
  });
  test('a snapshot that no longer matches its hash is not printed', async () => {
    const view = await signed();
    it.db
      .prepare("UPDATE contract_file SET snapshot = replace(snapshot, 'Lou', 'Luc') WHERE id = ?")
      .run(view.file.id);
    expect(await refused('contractFiles.dossier', { id: view.file.id })).toMatchObject({
      code: 'PORTFOLIO_DAMAGED',
    });
  });
});

describe('supporting documents', () => {
  test('the checklist follows the law: a minor brings the agreement of the guardian', async () => {
    const codes = async (): Promise<readonly string[]> => (await opened()).checklist.map((line) => line.code);
    expect(await codes()).toEqual(['ID', 'DIP', 'PRG', 'CONV', 'TUT']);
    const {
      id: _c,
      version: _v,
      createdAt: _a,
      updatedAt: _u,
      lastContactOn: _l,
      suspectedDuplicateOf: _s,
      ...typed
    } = candidateOf(it.db, candidateId);
    it.db.transaction(() =>
      updateCandidateRow(it.deps, candidateId, { ...typed, birthDate: civilDate('2009-05-01') }),
    )();
    expect(await codes()).toEqual(['ID', 'DIP', 'REP', 'PRG', 'CONV', 'TUT']);
  });
  test('a document that is there has a date of receipt', async () => {
    const { file } = await opened();
    const view = await done('contractFiles.setDocument', {
      id: file.id,
      code: 'ID',
      status: 'received',
      receivedOn: null,
      expiresOn: '2030-01-01',
    });
    expect(view.checklist.find(({ code }) => code === 'ID')).toMatchObject({
      status: 'received',
      receivedOn: '2026-09-01',
      expiresOn: '2030-01-01',
    });
  });
  test.each([
    [{ code: 'XXX', status: 'received', receivedOn: null, expiresOn: null }, 'code'],
    [{ code: 'ID', status: 'received', receivedOn: '2026-09-02', expiresOn: null }, 'receivedOn'],
  ])('%j is refused', async (document, field) => {
    const { file } = await opened();
    expect(await refused('contractFiles.setDocument', { id: file.id, ...document })).toMatchObject({
      code: 'INVALID_INPUT',
      field,
    });
  });
});

describe('attachments', () => {
  test('come back byte for byte, without their path, and mark the document as received', async () => {
    const bytes = await aPdf(2);
    const { file } = await opened();
    const view = await done(
      'contractFiles.attach',
      { id: file.id, code: 'DIP', file: handle },
      await written('Diplôme.pdf', bytes),
    );
    const line = view.checklist.find(({ code }) => code === 'DIP');
    expect(line).toMatchObject({ status: 'received', receivedOn: '2026-09-01' });
    const [attachment] = line?.attachments ?? [];
    expect(attachment).toMatchObject({
      fileName: 'Diplôme.pdf',
      mediaType: 'application/pdf',
      bytes: bytes.length,
    });
    const read = await done<{ bytes: Uint8Array }>('contractFiles.readAttachment', {
      attachmentId: attachment?.id,
    });
    expect(Buffer.from(read.bytes).equals(Buffer.from(bytes))).toBe(true);
    expect(
      eventsOf(file.id)
        .map(({ payload }) => payload)
        .join(),
    ).not.toContain('Diplôme');
  });
  test('an executable renamed .pdf is refused and nothing is kept', async () => {
    const { file } = await opened();
    const path = await written('diplome.pdf', Buffer.from('MZ\u0090 this is a program', 'latin1'));
    expect(
      await refused('contractFiles.attach', { id: file.id, code: 'DIP', file: handle }, path),
    ).toMatchObject({ code: 'ATTACHMENT_TYPE' });
    expect(it.db.prepare('SELECT count(*) AS n FROM attachment').get()).toEqual({ n: 0 });
  });
  test('dropped on the page, a copy is told by its content too, and keeps nothing of a path', async () => {
    const { file } = await opened();
    const bytes = await aPdf(1);
    const drop = (name: string, content: Uint8Array) => ({
      id: file.id,
      code: 'DIP',
      fileName: name,
      bytes: content,
    });
    const view = await done('contractFiles.attachBytes', drop('C:\\bureau\\bac.pdf', bytes));
    const [attachment] = view.checklist.find(({ code }) => code === 'DIP')?.attachments ?? [];
    expect(attachment).toMatchObject({ fileName: 'bac.pdf', mediaType: 'application/pdf' });
    const program = Buffer.from('MZ\u0090 this is a program', 'latin1');
    expect(await refused('contractFiles.attachBytes', drop('bac.pdf', program))).toMatchObject({
      code: 'ATTACHMENT_TYPE',
    });
    for (const wrong of [new Uint8Array(), new Uint8Array(20 * 1024 * 1024 + 1)])
      expect(await refused('contractFiles.attachBytes', drop('bac.pdf', wrong))).toMatchObject({
        code: 'INVALID_INPUT',
      });
  });
  test('no file was chosen, or the code is not of the catalogue', async () => {
    const { file } = await opened();
    expect(await refused('contractFiles.attach', { id: file.id, code: 'DIP', file: handle })).toMatchObject({
      code: 'HANDLE_SPENT',
    });
    expect(
      await refused(
        'contractFiles.attach',
        { id: file.id, code: 'ZZ', file: handle },
        await written('a.pdf'),
      ),
    ).toMatchObject({ code: 'INVALID_INPUT', field: 'code' });
  });
  test('the same file twice for one document is refused', async () => {
    const { file } = await opened();
    const path = await written('a.pdf');
    await done('contractFiles.attach', { id: file.id, code: 'DIP', file: handle }, path);
    expect(
      await refused('contractFiles.attach', { id: file.id, code: 'DIP', file: handle }, path),
    ).toMatchObject({ code: 'DUPLICATE' });
  });
  test('taken away, the document is expected again; another file’s attachment is not found', async () => {
    const first = await opened();
    const second = await opened();
    let view = await done(
      'contractFiles.attach',
      { id: first.file.id, code: 'DIP', file: handle },
      await written('a.pdf'),
    );
    const attachmentId = view.checklist.find(({ code }) => code === 'DIP')?.attachments[0]?.id;
    expect(
      await refused('contractFiles.removeAttachment', { id: second.file.id, attachmentId }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    view = await done('contractFiles.removeAttachment', { id: first.file.id, attachmentId });
    expect(view.checklist.find(({ code }) => code === 'DIP')).toMatchObject({
      status: 'expected',
      receivedOn: null,
      attachments: [],
    });
    expect(await refused('contractFiles.readAttachment', { attachmentId })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('PDF', () => {
  test('kept in the file, it is the preview byte for byte, and no liasse holds it twice', async () => {
    const { file } = await complete();
    const { sha256: print } = await done<{ sha256: string }>('contractFiles.previewPdf', { id: file.id });
    const view = await done('contractFiles.keepPdf', { id: file.id });
    const line = view.checklist.find(({ code }) => code === 'DOSSIER');
    expect(line).toMatchObject({ isRequired: false, attachments: [{ sha256: print }] });
    expect(view.review.missing.map(({ field }) => field)).not.toContain('document.DOSSIER');
    const path = join(it.folder, 'liasse.pdf');
    const { pages } = await done<{ pages: number }>(
      'contractFiles.saveLiasse',
      { id: file.id, file: handle },
      path,
    );
    const { pages: alone } = await done<{ pages: number }>('contractFiles.previewPdf', { id: file.id });
    expect(pages).toBeLessThan(2 * alone);
  });
  test('the preview is the very file that is saved, and a saving is traced with its hash', async () => {
    const view = await complete();
    const preview = await done<{ bytes: Uint8Array; sha256: string; pages: number; fileName: string }>(
      'contractFiles.previewPdf',
      { id: view.file.id },
    );
    expect(preview.fileName).toBe('CPRO-2026-0001.pdf');
    const path = join(it.folder, 'dossier.pdf');
    const saved = await done<{ sha256: string; pages: number }>(
      'contractFiles.savePdf',
      { id: view.file.id, file: handle },
      path,
    );
    expect(saved).toEqual({ sha256: preview.sha256, pages: preview.pages });
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(saved.sha256);
    const last = eventsOf(view.file.id).at(-1);
    expect(last?.kind).toBe('file.pdf');
    expect(JSON.parse(last?.payload ?? '{}')).toEqual({ reference: 'CPRO-2026-0001', ...saved });
  });
  test('once signed, the same bytes for good', async () => {
    const { file } = await signed();
    const before = await contractFilePdf(it.deps, file.id);
    it.setToday(civilDate('2027-03-01'));
    expect((await contractFilePdf(it.deps, file.reference)).sha256).toBe(before.sha256);
  });
  test('the liasse holds the dossier and the attachments', async () => {
    const { file } = await complete();
    await done(
      'contractFiles.attach',
      { id: file.id, code: 'DIP', file: handle },
      await written('a.pdf', await aPdf(3)),
    );
    const path = join(it.folder, 'liasse.pdf');
    const saved = await done<{ pages: number }>(
      'contractFiles.saveLiasse',
      { id: file.id, file: handle },
      path,
    );
    const alone = await done<{ pages: number }>('contractFiles.previewPdf', { id: file.id });
    expect(saved.pages).toBeGreaterThanOrEqual(alone.pages + 3);
    expect(eventsOf(file.id).at(-1)?.kind).toBe('file.liasse');
  });
  test('a document that cannot be read apart any more is named, not opened, and no liasse is written', async () => {
    const { file } = await complete();
    await done(
      'contractFiles.attach',
      { id: file.id, code: 'DIP', file: handle },
      await written('ancien.pdf', await aPdf(1)),
    );
    const before = eventsOf(file.id).length;
    const path = join(it.folder, 'liasse-impossible.pdf');
    // As one that an earlier version took in, over which its reader now ends without a word.
    readWith((_job, { ended }) => {
      setImmediate(ended);
      return { stop: () => undefined };
    });
    try {
      expect(await refused('contractFiles.saveLiasse', { id: file.id, file: handle }, path)).toMatchObject({
        code: 'ATTACHMENT_DAMAGED',
        message: expect.stringContaining('ancien.pdf'),
      });
    } finally {
      readHere();
    }
    expect(existsSync(path)).toBe(false);
    expect(eventsOf(file.id)).toHaveLength(before);
  });
  test('a place that cannot be written leaves nothing, and traces nothing', async () => {
    const { file } = await complete();
    expect(
      await refused(
        'contractFiles.savePdf',
        { id: file.id, file: handle },
        join(it.folder, 'absent', 'dossier.pdf'),
      ),
    ).toMatchObject({ code: 'FOLDER_MISSING' });
    mkdirSync(join(it.folder, 'taken.pdf'));
    expect(
      await refused('contractFiles.saveLiasse', { id: file.id, file: handle }, join(it.folder, 'taken.pdf')),
    ).toMatchObject({ code: 'FILE_UNWRITABLE' });
    expect(existsSync(join(it.folder, 'absent'))).toBe(false);
    expect(readdirSync(it.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(eventsOf(file.id).map(({ kind }) => kind)).not.toContain('file.pdf');
  });
});

describe('the list', () => {
  test('filters, counts, and gives the next deadline that is not past', async () => {
    const { file } = await signed();
    await done('contractFiles.create', { kind: 'CIVIS', candidateId, employerId: null });
    const list = (more: object = {}) =>
      done<{ rows: { reference: string; nextDeadline: unknown }[]; total: number }>('contractFiles.list', {
        statuses: [],
        candidateId: null,
        employerId: null,
        offset: 0,
        limit: 50,
        ...more,
      });
    expect((await list()).total).toBe(2);
    const { rows, total } = await list({ statuses: ['signed'], employerId });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      id: file.id,
      candidateName: 'EXEMPLE Lou',
      employerName: 'Centre de contacts modèle',
      startsOn: '2026-09-07',
      nextDeadline: { label: 'Envoi du contrat à l’opérateur de compétences', due: '2026-09-12' },
    });
    it.setToday(civilDate('2026-09-13'));
    expect((await list({ statuses: ['signed'] })).rows[0]?.nextDeadline).toMatchObject({ due: '2026-10-01' });
    expect((await list({ candidateId: nobody })).rows).toEqual([]);
    expect((await list({ offset: 1, limit: 1 })).rows).toHaveLength(1);
  });
});

describe('the command line', () => {
  test('lists and checks, by id or by reference in any case', async () => {
    const { file } = await complete();
    expect(listContractFiles(it.deps)).toEqual([
      { id: file.id, kind: 'CPRO', reference: 'CPRO-2026-0001', status: 'draft' },
    ]);
    const check = checkContractFile(it.deps, 'cpro-2026-0001');
    expect(check).toMatchObject({
      id: file.id,
      verdict: 'eligible',
      blocking: [],
      warnings: [],
      missing: [],
    });
    expect(check.deadlines.map(({ code }) => code)).toContain('CPRO_DEPOT');
    expect(() => checkContractFile(it.deps, 'CPRO-2026-0002')).toThrow('Aucun dossier');
  });
});

describe('bad input', () => {
  const some = (): Readonly<Record<string, unknown>> => ({
    'contractFiles.list': { statuses: ['open'], candidateId: null, employerId: null, offset: 0, limit: 50 },
    'contractFiles.create': { kind: 'CPRO', candidateId: 'x', employerId: null },
    'contractFiles.get': { id: 12 },
    'contractFiles.saveDraft': { id: nobody, version: 0, employerId: null, tutorId: null, fields: {} },
    'contractFiles.transition': { id: nobody, version: 1, to: 'elsewhere', dates: {} },
    'contractFiles.setDocument': {
      id: nobody,
      code: 'ID',
      status: 'lost',
      receivedOn: null,
      expiresOn: null,
    },
    'contractFiles.attach': { id: nobody, code: 'ID', file: '/etc/passwd' },
    'contractFiles.attachBytes': { id: nobody, code: 'ID', fileName: 'a.pdf', bytes: [1, 2] },
    'contractFiles.readAttachment': { attachmentId: "' OR 1=1" },
    'contractFiles.removeAttachment': { id: nobody },
    'contractFiles.dossier': null,
    'contractFiles.previewPdf': [],
    'contractFiles.keepPdf': { id: 'x' },
    'contractFiles.savePdf': { id: nobody, file: 'file_../../x' },
    'contractFiles.saveLiasse': { id: nobody, file: handle, extra: true },
  });
  test.each(Object.keys(contractFilesHandlers({} as never)))(
    '%s refuses a wrong type, an unknown id, and a locked portfolio',
    async (name) => {
      expect(await refused(name, some()[name])).toMatchObject({ code: 'INVALID_INPUT' });
      const locked = await dispatch(
        { type: 'call', id: 1, name, input: some()[name], files: {} },
        {},
        null,
        { progress: () => undefined, signal: new AbortController().signal },
        () => undefined,
      );
      expect(locked.ok).toBe(false);
    },
  );
  test.each([
    ['contractFiles.get', { id: nobody }],
    ['contractFiles.saveDraft', { id: nobody, version: 1, employerId: null, tutorId: null, fields: {} }],
    ['contractFiles.transition', { id: nobody, version: 1, to: 'ready', dates: {} }],
    [
      'contractFiles.setDocument',
      { id: nobody, code: 'ID', status: 'received', receivedOn: null, expiresOn: null },
    ],
    ['contractFiles.attach', { id: nobody, code: 'ID', file: handle }],
    ['contractFiles.attachBytes', { id: nobody, code: 'ID', fileName: 'a.pdf', bytes: new Uint8Array([1]) }],
    ['contractFiles.removeAttachment', { id: nobody, attachmentId: nobody }],
    ['contractFiles.dossier', { id: nobody }],
    ['contractFiles.previewPdf', { id: nobody }],
    ['contractFiles.keepPdf', { id: nobody }],
    ['contractFiles.savePdf', { id: nobody, file: handle }],
    ['contractFiles.saveLiasse', { id: nobody, file: handle }],
  ])('%s answers NOT_FOUND for a file that is not there', async (name, input) => {
    expect(await refused(name, input, join(it.folder, 'x.pdf'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(existsSync(join(it.folder, 'x.pdf'))).toBe(false);
  });
});
