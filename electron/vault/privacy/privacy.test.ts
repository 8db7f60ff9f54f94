import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { civilDate } from '../../../shared/base/time';
import { contractKindIds, documentCodes } from '../../../shared/contract-files';
import {
  type Candidate,
  type CandidateId,
  type CandidateInput,
  candidateInputOf,
  emptyCandidate,
  emptyEmployer,
} from '../../../shared/fields';
import { emptyPaper } from '../../../shared/papers';
import { plainPages } from '../../../test/support/plain-pages';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { sha256 } from '../base/sha256';
import {
  addNote,
  createCandidate,
  recordContact,
  saveEnrolment,
  searchCandidates,
  timelineEntries,
  updateCandidate,
} from '../candidates/candidates.service';
import { attach, createFile, fileOf, saveDraft } from '../contract-files/contract-files.service';
import { draftsHandlers, keepDraftFile } from '../drafts';
import { createEmployer, updateEmployer } from '../employers/employers.service';
import { journalFault, replayedStates } from '../events';
import { importHandlers } from '../import';
import { quarterFrom, quarterReport } from '../indicators';
import { addScan, savePaper } from '../papers';
import { tellFact, writeOverride } from '../rights/rights.service';
import { sweepHandlers } from '../rights/sweep';
import type { Call } from '../service/deps';
import { saveSettings, settingsOf } from '../settings';
import { erasePeople, erasureOf, overwriteErased } from './privacy.service';

const CANARY = 'Xanthippecanari';
const today = civilDate('2026-09-15');
let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps({ today });
});
afterEach(() => portfolio.close());

const [kindId] = contractKindIds;
const person = (input: Partial<CandidateInput> = {}): Candidate =>
  createCandidate(portfolio.deps, {
    ...emptyCandidate,
    birthName: 'Voisine',
    firstName: 'Lina',
    birthDate: civilDate('2007-01-02'),
    ...input,
  });
const canary = (): Candidate =>
  person({
    birthName: CANARY,
    firstName: 'Zoé',
    comment: `suivie par ${CANARY}`,
    email: `${CANARY.toLowerCase()}@example.org`,
    firstReceptionOn: civilDate('2026-07-03'),
    sex: 'F',
  });
const call = (path = ''): Call => ({
  pathOf: () => path,
  progress: () => undefined,
  signal: new AbortController().signal,
});
const erase = (ids: readonly CandidateId[], confirmation: string) =>
  erasePeople(portfolio.deps, { candidateIds: ids, reason: 'request', confirmation });
const eraseCanary = (id: CandidateId) => erase([id], `${CANARY} Zoé`);

/** Rows of every table, those of the journal and of the erasure apart. */
function rowsWithout(ids: readonly string[]): string {
  const { db } = portfolio;
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  return JSON.stringify(
    names
      .filter((name) =>
        ['candidate', 'contact', 'enrolment', 'employer', 'contract_file', 'asked_fact'].includes(name),
      )
      .map((name) =>
        db
          .prepare(`SELECT * FROM ${name}`)
          .all()
          .map((row) => JSON.stringify(row))
          .filter((row) => !ids.some((id) => row.includes(id))),
      ),
  );
}
/** Whether a text stands in any page of the file or of its log, free or not. */
function standsInPages(text: string): boolean {
  const { db, databasePath, dataKey, folder } = portfolio;
  db.pragma('wal_checkpoint(TRUNCATE)');
  const pages = plainPages(databasePath, dataKey, folder);
  return pages.includes(Buffer.from(text, 'utf8')) || pages.includes(Buffer.from(text.toLowerCase(), 'utf8'));
}

async function importOf(name: string, ...rows: readonly string[]): Promise<string> {
  const path = join(portfolio.folder, name);
  writeFileSync(path, `Nom;Prénom;Date de naissance;Tél. portable\r\n${rows.join('\r\n')}\r\n`);
  const handlers = importHandlers(portfolio.deps);
  const data = async <T>(answer: Promise<{ ok: true; data: T } | { ok: false }> | unknown): Promise<T> => {
    const given = (await answer) as { ok: boolean; data: T };
    if (!given.ok) throw new Error(JSON.stringify(given));
    return given.data;
  };
  const file = `file_${'0'.repeat(32)}` as never;
  const { columns } = await data<{ columns: { target: never }[] }>(
    handlers['import.read']({ file, fileName: name }, call(path)),
  );
  const { planId } = await data<{ planId: never }>(
    handlers['import.plan']({ mapping: columns.map(({ target }) => target) }, call(path)),
  );
  const { batch } = await data<{ batch: { id: string } }>(handlers['import.commit']({ planId }, call(path)));
  return batch.id;
}
const undo = (batchId: string) => importHandlers(portfolio.deps)['import.undo']({ batchId }, call());

describe('erasing a person', () => {
  test('takes all that is hers, leaves the others untouched, and the chain and the states still hold', async () => {
    const { deps, db } = portfolio;
    const { id } = canary();
    const other = person();
    recordContact(deps, {
      id,
      kind: 'call',
      happenedOn: civilDate('2026-07-10'),
      note: `rappeler ${CANARY}`,
    });
    addNote(deps, id, `${CANARY} est passée`);
    addNote(deps, other.id, `vient avec Zoé ${CANARY}`);
    addNote(deps, other.id, 'reste');
    saveEnrolment(deps, id, null, {
      scheme: 'CEJ',
      signedOn: civilDate('2026-08-01'),
      endedOn: null,
      isRenewal: false,
    });
    tellFact(deps, id, { path: 'candidate.employed', value: false, toldOn: today });
    writeOverride(deps, id, {
      scheme: 'CEJ',
      verdict: 'ineligible',
      machineVerdict: 'to-check',
      reason: `selon ${CANARY}`,
      on: today,
    });
    const employer = createEmployer(deps, {
      ...emptyEmployer,
      name: 'Atelier',
      comment: `stage de Zoé ${CANARY}`,
    });
    updateEmployer(deps, employer.id, employer.version, { ...emptyEmployer, name: 'Atelier' });
    const fileId = createFile(deps, kindId ?? 'CPRO', id, employer.id);
    const bytes = Buffer.from(`%PDF ${CANARY}`.repeat(900));
    attach(deps, fileId, documentCodes[0] ?? '', {
      fileName: `${CANARY}.pdf`,
      mediaType: 'application/pdf',
      bytes,
      sha256: sha256(bytes),
    });
    const paperId = savePaper(deps, id, null, {
      ...emptyPaper('diploma'),
      originalSeenOn: today,
      originalSeenBy: `${CANARY} fille`,
      remark: `au nom de ${CANARY}`,
    });
    const scan = Buffer.from(`%PDF-1.7 ${CANARY}`.repeat(900));
    addScan(deps, id, paperId, {
      fileName: `bac-${CANARY}.pdf`,
      mediaType: 'application/pdf',
      bytes: scan,
      sha256: sha256(scan),
    });
    draftsHandlers(deps)['drafts.save']({ key: `candidate.note:${id}`, value: '{}' }, call());
    draftsHandlers(deps)['drafts.save']({ key: 'candidate.new', value: `"Zoé ${CANARY}"` }, call());
    draftsHandlers(deps)['drafts.save']({ key: `candidate.note:${other.id}`, value: '"à garder"' }, call());
    keepDraftFile(deps, 'import.extract', '{}', Buffer.from(CANARY));
    await sweepHandlers(deps)['rights.sweep']({ on: today }, call());
    expect(standsInPages(CANARY)).toBe(true);

    const reference = fileOf(db, fileId).reference;
    const before = rowsWithout([id, fileId]);
    const preview = erasureOf(deps, [id]);
    expect(preview).toMatchObject({
      people: [{ id, name: `${CANARY.toUpperCase()} Zoé` }],
      confirmation: `${CANARY.toUpperCase()} Zoé`,
      goes: { files: 1, papers: 1, attachments: 2, contacts: 1, enrolments: 1, eventsOfOthers: 2, drafts: 2 },
      mentions: [],
    });
    expect(eraseCanary(id)).toEqual({ erased: 1, erasedAt: '2026-09-15T08:00:00.000Z', isOverwritten: true });

    expect(rowsWithout([id, fileId])).toBe(before);
    expect(journalFault(db).firstFaultAt).toBeNull();
    expect(replayedStates(db)).toMatchObject({ faults: 0 });
    expect(standsInPages(CANARY)).toBe(false);
    expect(searchCandidates(deps, CANARY, 10).rows).toEqual([]);
    expect(db.prepare('SELECT key FROM draft').pluck().all()).toEqual([`candidate.note:${other.id}`]);
    expect(
      timelineEntries(deps, other.id, 0, 10).entries.map(({ label, detail }) => [label, detail]),
    ).toEqual([
      ['Détail d’un événement effacé\u00A0: il nommait une personne effacée', ''],
      ['Note', 'reste'],
      ['Note', 'Effacé le 15 septembre 2026.'],
      ['Fiche créée', ''],
    ]);
    // The number of an erased file is not given again.
    const next = createFile(deps, kindId ?? 'CPRO', other.id, null);
    expect(fileOf(db, next).reference).not.toBe(reference);
  });

  test('leaves a timeline that says when it was erased, and a page that says so', () => {
    const { deps } = portfolio;
    const { id } = canary();
    addNote(deps, id, 'une note');
    eraseCanary(id);
    const { entries } = timelineEntries(deps, id, 0, 10);
    expect(entries.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['candidate.erased', 'Effacé le 15 septembre 2026.'],
      ['candidate.note', 'Effacé le 15 septembre 2026.'],
      ['candidate.created', 'Effacé le 15 septembre 2026.'],
    ]);
    expect(() => addNote(deps, id, 'encore')).toThrow('effacée le 15 septembre 2026');
  });

  test.each(['', 'Zoé', 'oui', 'effacer 1 personne'])(
    'is refused where %j is typed, and takes nothing',
    (typed) => {
      const { id } = canary();
      expect(() => erase([id], typed)).toThrow(Refusal);
      expect(searchCandidates(portfolio.deps, CANARY, 10).rows).toHaveLength(1);
    },
  );

  test('takes the name whatever its accents and case', () => {
    const { id } = canary();
    expect(erase([id], `  ${CANARY.toUpperCase()} zoe `).erased).toBe(1);
  });

  test('of somebody with two names, takes the name as it is shown, or without the one in brackets', () => {
    const named = { birthName: 'Petit', usualName: 'Nguyễn', firstName: 'Thị Hạnh', sex: 'F' } as const;
    for (const typed of ['NGUYỄN (née PETIT) Thị Hạnh', 'nguyen thi hanh', 'nguyen nee petit thi hanh']) {
      const { id } = person(named);
      expect(erasureOf(portfolio.deps, [id]).confirmation).toBe('NGUYỄN (née PETIT) Thị Hạnh');
      expect(erase([id], typed).erased).toBe(1);
    }
    expect(() => erase([person(named).id], 'petit thi hanh')).toThrow(Refusal);
  });

  test('of several, by retention, asks for their number and says the reason', () => {
    const { deps, db } = portfolio;
    const ids = [person({ birthName: 'Une' }).id, person({ birthName: 'Deux' }).id];
    const kept = person({ birthName: 'Trois' });
    expect(erasureOf(deps, ids).confirmation).toBe('effacer 2\u00A0personnes');
    const result = erasePeople(deps, {
      candidateIds: ids,
      reason: 'retention',
      confirmation: 'effacer 2 personnes',
    });
    expect(result.erased).toBe(2);
    expect(db.prepare('SELECT DISTINCT reason FROM erasure').pluck().all()).toEqual(['retention']);
    expect(db.prepare('SELECT id FROM candidate').pluck().all()).toEqual([kept.id]);
  });

  test('of somebody who is not there, or no longer, is refused', () => {
    const { id } = canary();
    eraseCanary(id);
    expect(() => eraseCanary(id)).toThrow('effacée');
  });

  test('says which records of others name her today: they are not rewritten', () => {
    const { deps } = portfolio;
    const { id } = canary();
    const employer = createEmployer(deps, {
      ...emptyEmployer,
      name: 'Atelier',
      comment: `stage de Zoé ${CANARY}`,
    });
    expect(erasureOf(deps, [id]).mentions).toEqual([{ type: 'employer', id: employer.id, label: 'Atelier' }]);
  });

  test('moves no figure of any quarter, and keeps nothing that tells her', () => {
    const { deps, db } = portfolio;
    const { id } = canary();
    for (const [happenedOn, kind] of [
      ['2026-05-02', 'call'],
      ['2026-07-10', 'interview'],
      ['2026-08-10', 'call'],
    ] as const)
      recordContact(deps, { id, kind, happenedOn: civilDate(happenedOn), note: '' });
    for (const [scheme, signedOn, isRenewal] of [
      ['PACEA', '2026-05-03', false],
      ['CEJ', '2026-08-01', false],
      ['CEJ', '2026-08-02', true],
    ] as const)
      saveEnrolment(deps, id, null, { scheme, signedOn: civilDate(signedOn), endedOn: null, isRenewal });
    createFile(deps, kindId ?? 'CPRO', id, null);
    person();
    // Counts as they are: a threshold of 1 masks nothing.
    saveSettings(deps, { ...settingsOf(db), maskingThreshold: 1 });
    portfolio.setToday(civilDate('2026-10-05'));
    const figures = () =>
      ['2026-T1', '2026-T2', '2026-T3'].map((quarter) => quarterReport(deps, quarterFrom(quarter)).tables);
    const before = figures();
    eraseCanary(id);
    expect(figures()).toEqual(before);
    expect(JSON.stringify(db.prepare('SELECT * FROM erased_fact').all())).not.toMatch(
      /2006|2007|-\d\d-\d\d|[0-9a-f]{8}-/u,
    );
  });
});

describe('an import that concerned somebody who is erased', () => {
  test('keeps its lines without her, is still taken back for the others, and its chain holds', async () => {
    const { db } = portfolio;
    const known = canary();
    const batchId = await importOf(
      `${CANARY}_Zoé.csv`,
      `${CANARY};Zoé;02/01/2007;06 39 98 00 42`,
      'Seconde;Ana;03/02/2006;',
      `${CANARY};Zoé;31/02/2007;`,
    );
    eraseCanary(known.id);
    const left = db.prepare<[], { id: CandidateId }>('SELECT id FROM candidate').all();
    // Whoever looks like her and was not merged is another record, hence another erasure.
    for (const { id } of left.filter(({ id: one }) =>
      JSON.stringify(erasureOf(portfolio.deps, [one])).includes(CANARY),
    ))
      eraseCanary(id);
    expect(standsInPages(CANARY)).toBe(false);
    expect(await undo(batchId)).toMatchObject({ ok: true });
    expect(db.prepare('SELECT count(*) FROM candidate').pluck().get()).toBe(0);
    expect(replayedStates(db)).toMatchObject({ faults: 0 });
    expect(journalFault(db).firstFaultAt).toBeNull();
  });

  test('loses the state kept of somebody else that names her, and taking it back leaves that person there', async () => {
    const { db } = portfolio;
    const gone = canary();
    const friend = person({ comment: `vient avec Zoé ${CANARY}` });
    const batchId = await importOf('b.csv', 'Voisine;Lina;02/01/2007;06 39 98 00 07');
    const kept = (): unknown =>
      db.prepare('SELECT before FROM import_line WHERE candidate_id = ?').pluck().get(friend.id);
    expect(kept()).toContain(CANARY);
    expect(erasureOf(portfolio.deps, [gone.id]).goes.importLines).toBe(1);
    eraseCanary(gone.id);
    expect(kept()).toBeNull();
    await undo(batchId);
    expect(db.prepare('SELECT id FROM candidate').pluck().all()).toEqual([friend.id]);
    expect(replayedStates(db)).toMatchObject({ faults: 0 });
  });

  test('done again makes a new person, with nothing of who was erased', async () => {
    const { deps, db } = portfolio;
    await importOf('a.csv', `${CANARY};Zoé;02/01/2007;`);
    const [first] = db.prepare<[], CandidateId>('SELECT id FROM candidate').pluck().all();
    eraseCanary(first as CandidateId);
    await importOf('a.csv', `${CANARY};Zoé;02/01/2007;`);
    const [second] = db.prepare<[], CandidateId>('SELECT id FROM candidate').pluck().all();
    expect(second).not.toBe(first);
    expect(timelineEntries(deps, second as CandidateId, 0, 10).total).toBe(1);
    expect(db.prepare('SELECT suspected_duplicate_of FROM candidate').pluck().get()).toBeNull();
  });
});

test('what an erasure freed is overwritten at the next opening, where a kill came between', () => {
  const { deps, db } = portfolio;
  const { id } = canary();
  eraseCanary(id);
  db.prepare("UPDATE setting SET value = 'true' WHERE key = 'freedToOverwrite'").run();
  expect(overwriteErased(deps)).toBe(true);
  expect(db.prepare("SELECT value FROM setting WHERE key = 'freedToOverwrite'").pluck().get()).toBe('false');
});

test('after any acts and one erasure: sound, no trace of her in any page, everybody else as before', () => {
  const act = fc.record({
    what: fc.constantFrom('note', 'contact', 'update', 'file', 'draft', 'override', 'enrolment', 'save-file'),
    who: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), fc.nat(3), (acts, gone) => {
      portfolio.close();
      portfolio = testDeps({ today });
      const { deps, db } = portfolio;
      const names = ['Aaa', 'Bbb', 'Ccc', 'Ddd'].map((start) => `${start}canariperdu`);
      const people = names.map((birthName) => person({ birthName, firstName: 'Zoé' }));
      const files = new Map<number, string[]>();
      for (const { what, who } of acts) {
        const [{ id }, name] = [people[who] as Candidate, names[who] ?? ''];
        const own = files.get(who) ?? [];
        const [file] = own;
        if (what === 'note') addNote(deps, id, `note de ${name} ${'x'.repeat(500)}`);
        else if (what === 'contact')
          recordContact(deps, { id, kind: 'call', happenedOn: today, note: `appel de ${name}` });
        else if (what === 'update') {
          const { candidate } = { candidate: people[who] as Candidate };
          people[who] = updateCandidate(deps, id, candidate.version, {
            ...candidateInputOf(candidate),
            comment: `${candidate.comment} ${name}`.slice(0, 1500),
          });
        } else if (what === 'file') files.set(who, [...own, createFile(deps, kindId ?? 'CPRO', id, null)]);
        else if (what === 'draft')
          draftsHandlers(deps)['drafts.save']({ key: `candidate.note:${id}`, value: `"${name}"` }, call());
        else if (what === 'enrolment')
          saveEnrolment(deps, id, null, { scheme: 'CEJ', signedOn: today, endedOn: null, isRenewal: false });
        else if (what === 'override')
          writeOverride(deps, id, {
            scheme: 'CEJ',
            verdict: 'ineligible',
            machineVerdict: 'to-check',
            reason: `pour ${name}`,
            on: today,
          });
        else if (file !== undefined) {
          const { version, employerId, tutorId, fields } = fileOf(db, file as never);
          saveDraft(deps, file as never, version, { employerId, tutorId, fields });
        }
      }
      const leaving = people[gone] as Candidate;
      const own = [leaving.id, ...(files.get(gone) ?? [])];
      const before = rowsWithout(own);
      const timelines = (): unknown =>
        people.filter(({ id }) => id !== leaving.id).map(({ id }) => timelineEntries(deps, id, 0, 100));
      const told = timelines();
      erase([leaving.id], `${names[gone]} Zoé`);
      expect(replayedStates(db).faults).toBe(0);
      expect(journalFault(db).firstFaultAt).toBeNull();
      expect(standsInPages(names[gone] ?? '')).toBe(false);
      expect(rowsWithout(own)).toBe(before);
      expect(timelines()).toEqual(told);
    }),
    { numRuns: 25 },
  );
});
