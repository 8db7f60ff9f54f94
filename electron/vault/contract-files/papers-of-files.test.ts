/** Papers of the person in contract files: each answers the lines that ask for it, until it ends; what is signed keeps its own. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CivilDate, civilDate } from '../../../shared/base/time';
import { candidatesProcedures } from '../../../shared/candidates';
import {
  type ChecklistLine,
  type ContractFileView,
  contractFilesProcedures,
} from '../../../shared/contract-files';
import {
  fixtureCandidate,
  fixtureEmployer,
  fixtureFields,
} from '../../../shared/contract-files/complete-file.fixture';
import {
  type CandidateId,
  candidateInputOf,
  type EmployerId,
  employerInputSchema,
  type TutorId,
} from '../../../shared/fields';
import { emptyPaper, type PaperInput, papersProcedures } from '../../../shared/papers';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { candidatesHandlers, insertCandidate } from '../candidates';
import { employerOf, insertEmployer } from '../employers';
import { replayedStates } from '../events';
import { papersHandlers } from '../papers';
import type { AnyHandlers } from '../service/deps';
import { contractFilesHandlers } from '.';
import { liassePdf } from './contract-files.service';

let vault: TestDeps;
let handlers: AnyHandlers;
let candidateId: CandidateId;
let employerId: EmployerId;
let tutorId: TutorId;
const procedures = { ...contractFilesProcedures, ...papersProcedures, ...candidatesProcedures };
const { data, refusal } = callsOf(procedures, () => handlers);
const day = (text: string): CivilDate => civilDate(text);

beforeEach(() => {
  vault = testDeps({ today: day('2026-09-01') });
  handlers = {
    ...contractFilesHandlers(vault.deps),
    ...papersHandlers(vault.deps),
    ...candidatesHandlers(vault.deps),
  };
  const { id: _e, version: _w, createdAt: _b, updatedAt: _x, ...employer } = fixtureEmployer();
  vault.db.transaction(() => {
    candidateId = insertCandidate(vault.deps, candidateInputOf(fixtureCandidate()));
    employerId = insertEmployer(vault.deps, employerInputSchema.parse(employer));
  })();
  const [tutor] = employerOf(vault.db, employerId).tutors;
  if (!tutor) throw new Error('the fixture has a tutor');
  tutorId = tutor.id;
});
afterEach(() => {
  expect(replayedStates(vault.db).faults).toBe(0);
  vault.close();
});

const pdf = async (pages = 1): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < pages; page += 1) document.addPage([200, 200]);
  return document.save({ useObjectStreams: false });
};
const save = async (paper: PaperInput): Promise<string> =>
  (await data('papers.save', { candidateId, id: null, paper })).id;
const addScan = async (id: string, pages: number, fileName = 'cni.pdf') =>
  data('papers.addScanBytes', { candidateId, id, fileName, bytes: await pdf(pages) });
const card = (more: Partial<PaperInput> = {}): PaperInput => ({
  ...emptyPaper('identity-card'),
  originalSeenOn: day('2026-08-20'),
  originalSeenBy: 'Alix Moreau',
  ...more,
});
const opened = async (kind = 'CPRO'): Promise<ContractFileView> =>
  data('contractFiles.create', { kind, candidateId, employerId: kind === 'CPRO' ? employerId : null });
const viewOf = (id: string) => data('contractFiles.get', { id });
const lineOf = ({ checklist }: ContractFileView, code = 'ID'): ChecklistLine => {
  const found = checklist.find((line) => line.code === code);
  if (found === undefined) throw new Error(`no line ${code}`);
  return found;
};
const missingOf = ({ review }: ContractFileView, code = 'ID'): string | undefined =>
  review.missing.find(({ field }) => field === `document.${code}`)?.why.replaceAll(/[\u00A0\u202F]/gu, ' ');
/** A file with all that it asks for, but for the identity. */
async function complete(): Promise<ContractFileView> {
  const view = await opened();
  let filled = await data('contractFiles.saveDraft', {
    id: view.file.id,
    version: view.file.version,
    employerId,
    tutorId,
    fields: fixtureFields(),
  });
  for (const { code } of filled.checklist)
    if (code !== 'ID')
      filled = await data('contractFiles.setDocument', {
        id: view.file.id,
        code,
        status: 'received',
        receivedOn: null,
        expiresOn: null,
      });
  return filled;
}
async function sign(view: ContractFileView): Promise<ContractFileView> {
  const { id } = view.file;
  const move = async (to: string, dates: object): Promise<ContractFileView> =>
    data('contractFiles.transition', { id, version: (await viewOf(id)).file.version, to, dates });
  await move('ready', {});
  return move('signed', { signedOn: '2026-09-01' });
}

describe('a paper of the person answers every file that asks for it', () => {
  test('one that exists and one that comes later, of any kind of contract; nothing is asked twice', async () => {
    const before = await opened('CIVIS');
    expect(missingOf(before)).toMatch(/^Pièce attendue/u);
    const paperId = await save(card({ expiresOn: day('2030-01-01') }));
    await addScan(paperId, 1);
    for (const view of [await viewOf(before.file.id), await opened('CPRO'), await opened('PMSMP')]) {
      expect(lineOf(view)).toMatchObject({
        status: 'received',
        receivedOn: '2026-08-20',
        expiresOn: '2030-01-01',
        attachments: [],
        papers: [
          { id: paperId, isGood: true, originalSeenBy: 'Alix Moreau', scans: [{ fileName: 'cni.pdf' }] },
        ],
      });
      expect(missingOf(view)).toBeUndefined();
    }
    // Nothing but what the line shows crosses with the file.
    expect(JSON.stringify((await viewOf(before.file.id)).checklist)).not.toMatch(/"remark"|"number"/u);
  });
  test.each([
    ['the day before its end', '2026-09-02', true],
    ['on its last day', '2026-09-01', true],
    ['the day after', '2026-08-31', false],
  ])('%s, it counts or not, and the review says until when it was good', async (_, expiresOn, isHeld) => {
    await save(card({ expiresOn: day(expiresOn) }));
    const view = await opened('CIVIS');
    expect(lineOf(view)).toMatchObject({
      status: isHeld ? 'received' : 'expected',
      papers: [{ isGood: isHeld }],
    });
    expect(missingOf(view)).toBe(
      isHeld
        ? undefined
        : 'La pièce de la fiche (Carte d’identité) n’est valable que jusqu’au 31 août 2026 : demandez-en une à jour.',
    );
  });
  test('one that is good today and ends before the conclusion does not count', async () => {
    await save(card({ expiresOn: day('2026-09-10') }));
    const view = await opened();
    const filled = await data('contractFiles.saveDraft', {
      id: view.file.id,
      version: view.file.version,
      employerId,
      tutorId,
      fields: { ...fixtureFields(), 'contract.concludedOn': '2026-09-11' },
    });
    expect(lineOf(filled).status).toBe('expected');
    expect(missingOf(filled)).toContain('jusqu’au 10 septembre 2026');
  });
  // A card may be good longer than it says: what the adviser says of the line stands.
  test('what somebody said of the line stands over the paper, either way', async () => {
    await save(card({ expiresOn: day('2026-08-01') }));
    const { file } = await opened('CIVIS');
    const set = (status: string) =>
      data('contractFiles.setDocument', {
        id: file.id,
        code: 'ID',
        status,
        receivedOn: null,
        expiresOn: null,
      });
    expect(missingOf(await set('checked'))).toBeUndefined();
    await save(card({ expiresOn: day('2036-08-01') }));
    expect(missingOf(await set('refused'))).toContain('Pièce refusée');
    expect(missingOf(await set('expected'))).toBeUndefined();
  });
});

describe('what leaves with a file', () => {
  test('the copies of the person join the liasse, once each, and the dossier names them', async () => {
    const paperId = await save(card());
    await addScan(paperId, 3);
    const { file } = await complete();
    await data('contractFiles.attachBytes', {
      id: file.id,
      code: 'ID',
      fileName: 'la-meme.pdf',
      bytes: await pdf(3),
    });
    const { dossier } = await data('contractFiles.dossier', { id: file.id });
    expect(dossier.checklist.find(({ code }) => code === 'ID')?.attachments).toEqual(['la-meme.pdf']);
    await addScan(paperId, 2, 'verso.pdf');
    const alone = await data('contractFiles.previewPdf', { id: file.id });
    const liasse = await liassePdf(vault.deps, file.id, {});
    // Two copies, each behind a page that names it.
    expect(liasse.pages - alone.pages).toBe(3 + 2 + 2);
  });
  test('what an employer may not see counts as received, and stays on the record', async () => {
    const id = await save({ ...emptyPaper('minimum-income'), expiresOn: day('2026-12-31') });
    await addScan(id, 1, 'rsa.pdf');
    const { candidate } = await data('candidates.get', { id: candidateId });
    await data('candidates.update', {
      id: candidateId,
      version: candidate.version,
      candidate: { ...candidateInputOf(candidate), benefits: ['RSA'] },
    });
    const { file } = await complete();
    const view = await viewOf(file.id);
    expect(lineOf(view, 'MIN')).toMatchObject({ status: 'received', papers: [{ isGood: true }] });
    const { dossier } = await data('contractFiles.dossier', { id: file.id });
    expect(JSON.stringify(dossier)).not.toContain('rsa.pdf');
  });
});

describe('a file that is signed', () => {
  test('keeps what it had: its copies, its states, its dossier, whatever becomes of the paper', async () => {
    const paperId = await save(card({ expiresOn: day('2026-10-01') }));
    await addScan(paperId, 2);
    const signed = await sign(await complete());
    const { id } = signed.file;
    const kept = lineOf(await viewOf(id));
    expect(kept).toMatchObject({
      status: 'received',
      receivedOn: '2026-08-20',
      expiresOn: '2026-10-01',
      papers: [],
      attachments: [{ fileName: 'cni.pdf' }],
    });
    await data('papers.remove', { candidateId, id: paperId });
    vault.setToday(day('2027-03-01'));
    expect(lineOf(await viewOf(id))).toEqual(kept);
    const read = await data('contractFiles.readAttachment', { attachmentId: kept.attachments[0]?.id });
    expect(Buffer.from(read.bytes).equals(Buffer.from(await pdf(2)))).toBe(true);
    const moved = vault.db
      .prepare(
        "SELECT json_extract(payload, '$.fromPapers') FROM event_read WHERE kind = 'file.moved' ORDER BY id DESC LIMIT 1",
      )
      .pluck()
      .get();
    expect(moved).toBe('["ID"]');
  });
  test('takes nothing from a paper that comes after', async () => {
    await save(card());
    const signed = await sign(await complete());
    const later = await save({ ...emptyPaper('passport'), expiresOn: day('2036-01-01') });
    await addScan(later, 4, 'passeport.pdf');
    expect(lineOf(await viewOf(signed.file.id))).toMatchObject({ attachments: [], papers: [] });
  });
});

describe('a copy that was joined to a file', () => {
  const joined = async (): Promise<{ id: string; attachmentId: string }> => {
    const { file } = await opened('CIVIS');
    const view = await data('contractFiles.attachBytes', {
      id: file.id,
      code: 'ID',
      fileName: 'cni.pdf',
      bytes: await pdf(),
    });
    return { id: file.id, attachmentId: lineOf(view).attachments[0]?.id ?? '' };
  };
  test('goes to the person, once, and answers the same line', async () => {
    const { id, attachmentId } = await joined();
    const view = await data('contractFiles.keepOnPerson', { id, attachmentId, to: { paper: card() } });
    expect(lineOf(view)).toMatchObject({
      status: 'received',
      attachments: [],
      papers: [{ kind: 'identity-card', scans: [{ fileName: 'cni.pdf' }] }],
    });
    const paperId = lineOf(view).papers[0]?.id;
    const more = await data('contractFiles.attachBytes', {
      id,
      code: 'ID',
      fileName: 'verso.pdf',
      bytes: await pdf(2),
    });
    const both = await data('contractFiles.keepOnPerson', {
      id,
      attachmentId: lineOf(more).attachments[0]?.id,
      to: { paperId },
    });
    expect(lineOf(both).papers[0]?.scans.map(({ fileName }) => fileName)).toEqual(['cni.pdf', 'verso.pdf']);
  });
  test('does not go to a paper that answers another line, nor from a file that is signed', async () => {
    const { id, attachmentId } = await joined();
    expect(
      await refusal('contractFiles.keepOnPerson', { id, attachmentId, to: { paper: emptyPaper('diploma') } }),
    ).toMatchObject({ code: 'INVALID_INPUT', field: 'kind' });
    expect(
      await refusal('contractFiles.keepOnPerson', {
        id,
        attachmentId,
        to: { paper: card({ issuedOn: day('2030-01-01') }) },
      }),
    ).toMatchObject({ code: 'INVALID_INPUT', field: 'issuedOn' });
    // Nothing went half way.
    expect(lineOf(await viewOf(id)).attachments).toHaveLength(1);
    expect((await data('papers.list', { candidateId })).papers).toEqual([]);
    await save(card());
    const signed = await sign(await complete());
    expect(
      await refusal('contractFiles.keepOnPerson', {
        id: signed.file.id,
        attachmentId,
        to: { paper: card() },
      }),
    ).toMatchObject({ code: 'REFUSED_BY_STATE' });
  });
});
