import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, type CivilDate, type CivilMonth, civilDate } from '../../../shared/base/time';
import { contractKindIds, documentCodes } from '../../../shared/contract-files';
import {
  type Candidate,
  type CandidateInput,
  candidateFields,
  emptyCandidate,
  entriesOf,
} from '../../../shared/fields';
import type { ListId, ListQuery } from '../../../shared/lists';
import { accessCopySchemaAt } from '../../../shared/open-format';
import { isToComplete, noticeState, privacyProcedures, type RightsRequest } from '../../../shared/privacy';
import { plainPages } from '../../../test/support/plain-pages';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { recordAccess } from '../access';
import { sha256 } from '../base/sha256';
import { addNote, createCandidate, recordContact, saveEnrolment } from '../candidates/candidates.service';
import { savePeriod } from '../candidates/periods.service';
import { updateFile } from '../contract-files/contract-files.repository';
import { attach, createFile, fileOf } from '../contract-files/contract-files.service';
import { copiesHolding } from '../copies';
import { schemaVersion } from '../db';
import { tables } from '../db/tables';
import { draftsHandlers } from '../drafts';
import { journalFault, replayedStates } from '../events';
import { leavingOf } from '../handover/outgoing';
import { quarterFrom, quarterReport } from '../indicators';
import { listsHandlers } from '../lists';
import type { Call } from '../service/deps';
import { longJob } from '../service/long-job';
import { saveSettings, settingsOf } from '../settings';
import { privacyHandlers } from '.';
import { accessCopyOf, deliverAccessCopy } from './access-copy.service';
import { giveNotice, issueNotice, noticeOfToday, noticeVersions } from './notice.service';
import { recordObjection, withdrawObjection } from './objections.service';
import { erasePeople, erasureOf } from './privacy.service';
import { moveRequest, nameOfRequest, requestOf, saveRequest } from './requests.service';
import { liftHold, placeHold, retentionOf, retentionPlan, runRetention, runsOf } from './retention.service';

const CANARY = 'Xanthippecanari';
const today = civilDate('2026-09-15');
let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps({ today });
});
afterEach(() => portfolio.close());

const [kindId = 'CPRO'] = contractKindIds;
const person = (input: Partial<CandidateInput> = {}): Candidate =>
  createCandidate(portfolio.deps, {
    ...emptyCandidate,
    birthName: 'Voisine',
    firstName: 'Lina',
    birthDate: civilDate('2007-01-02'),
    ...input,
  });
const seen = (one: Candidate, on: string, note = ''): Candidate =>
  recordContact(portfolio.deps, { id: one.id, kind: 'interview', happenedOn: civilDate(on), note });
/** A day of use before today's: what is old is removed on the second one. */
function onDay(day: CivilDate): void {
  portfolio.setToday(addDays(day, -1));
  addNote(portfolio.deps, person({ birthName: 'Passante', birthDate: civilDate('2009-01-01') }).id, 'vue');
  portfolio.setToday(day);
}
const month = (text: string): CivilMonth => text as CivilMonth;
const call = (path = ''): Call => ({
  pathOf: () => path,
  progress: () => undefined,
  signal: new AbortController().signal,
});
const job = () => longJob(() => undefined, new AbortController().signal);

describe('an objection', () => {
  const query: ListQuery = { text: '', filters: [], sort: { key: 'name', descending: false }, picked: null };
  const names = (list: ListId, more: Partial<ListQuery> = {}, isForPaper = false): readonly string[] => {
    const answer = listsHandlers(portfolio.deps)['lists.read'](
      {
        list,
        query: { ...query, ...more },
        columns: ['name'],
        selection: null,
        offset: 0,
        limit: 50,
        isForPaper,
      },
      call(),
    );
    if (answer instanceof Promise || !answer.ok) throw new Error('refused');
    return answer.data.rows.map(({ cells }) => String(cells.name));
  };

  test('takes her out at once of paper and of files, never of the portfolio; withdrawn, she is back', async () => {
    const { deps, folder } = portfolio;
    const one = person({ birthName: 'Objectrice', firstName: 'Ana' });
    person();
    expect(names('candidates', {}, true)).toHaveLength(2);
    const [objection] = recordObjection(deps, one.id, { scope: 'lists', madeOn: today });
    expect(names('candidates')).toHaveLength(2);
    expect(names('candidates', {}, true)).toEqual(['VOISINE Lina']);
    mkdirSync(join(folder, 'out'));
    const saved = await listsHandlers(deps)['lists.export'](
      {
        list: 'candidates',
        query,
        columns: ['name'],
        selection: { ids: [one.id] },
        csv: `file_${'0'.repeat(32)}` as never,
        xlsx: null,
        pdf: null,
      },
      call(join(folder, 'out', 'liste.csv')),
    );
    expect(saved).toMatchObject({ data: { rows: 0, withheld: 1 } });
    withdrawObjection(deps, one.id, objection?.id ?? '', today);
    expect(names('candidates', {}, true)).toHaveLength(2);
    expect(replayedStates(portfolio.db).faults).toBe(0);
  });

  test('takes her out of a choice made by hand, on screen too', async () => {
    const { deps } = portfolio;
    const one = person({ birthName: 'Objectrice' });
    const other = person();
    const added = await listsHandlers(deps)['lists.addView'](
      {
        list: 'candidates',
        name: 'Présélection',
        filters: [],
        text: '',
        sort: query.sort,
        columns: null,
        pick: { query, selection: { ids: [one.id, other.id] } },
      },
      call(),
    );
    const picked = added.ok ? added.data.view.id : null;
    expect(names('candidates', { picked })).toHaveLength(2);
    recordObjection(deps, one.id, { scope: 'everything', madeOn: today });
    expect(names('candidates', { picked })).toEqual(['VOISINE Lina']);
  });

  test.each([
    ['handover', true],
    ['everything', true],
    ['lists', false],
  ] as const)('of the scope %s keeps her from being handed over: %s', async (scope, isRefused) => {
    const { deps } = portfolio;
    const one = person();
    recordObjection(deps, one.id, { scope, madeOn: today });
    const leaving = leavingOf(deps, [one.id], true, job());
    if (isRefused) await expect(leaving).rejects.toThrow(/s’oppose à être transmis/u);
    else expect((await leaving).people).toHaveLength(1);
  });

  test('of a day to come, twice the same, or withdrawn before it was made, is refused', () => {
    const { deps } = portfolio;
    const { id } = person();
    expect(() => recordObjection(deps, id, { scope: 'lists', madeOn: addDays(today, 1) })).toThrow(
      /à venir/u,
    );
    const [objection] = recordObjection(deps, id, { scope: 'lists', madeOn: today });
    expect(() => recordObjection(deps, id, { scope: 'lists', madeOn: today })).toThrow(/déjà notée/u);
    const number = objection?.id ?? '';
    expect(() => withdrawObjection(deps, id, number, addDays(today, -1))).toThrow(/avant/u);
    expect(() => withdrawObjection(deps, id, number, addDays(today, 1))).toThrow(/à venir/u);
    withdrawObjection(deps, id, number, today);
    expect(() => withdrawObjection(deps, id, number, today)).toThrow();
    expect(() => withdrawObjection(deps, person().id, number, today)).toThrow();
  });
});

describe('the register', () => {
  const asked = {
    kind: 'erasure',
    receivedOn: today,
    way: 'letter',
    identity: null,
    who: '',
    candidateId: null,
  } as const;

  test('keeps its line when the person is erased: what and when, no longer who nor what was written', () => {
    const { deps, db } = portfolio;
    const one = person({ birthName: CANARY, firstName: 'Zoé' });
    const request = saveRequest(deps, null, 0, { ...asked, identity: 'known', candidateId: one.id });
    moveRequest(deps, request.id, 1, { to: 'granted', on: today, told: `à ${CANARY}, par courrier` });
    expect(nameOfRequest(deps, requestOf(deps, request.id))).toContain(CANARY.toUpperCase());
    erasePeople(deps, { candidateIds: [one.id], reason: 'request', confirmation: `${CANARY} Zoé` });
    const left = requestOf(deps, request.id);
    expect(left).toMatchObject({
      kind: 'erasure',
      status: 'granted',
      receivedOn: today,
      answer: '',
      candidateId: null,
    });
    expect(nameOfRequest(deps, left)).toBe('Personne effacée');
    expect(replayedStates(db).faults).toBe(0);
    expect(journalFault(db).firstFaultAt).toBeNull();
    db.pragma('wal_checkpoint(TRUNCATE)');
    const pages = plainPages(portfolio.databasePath, portfolio.dataKey, portfolio.folder);
    expect(pages.includes(Buffer.from(CANARY))).toBe(false);
  });

  test('of somebody without a record, says who; an erasure of a namesake tells that line', () => {
    const { deps } = portfolio;
    expect(() => saveRequest(deps, null, 0, asked)).toThrow(/qui demande/u);
    const request = saveRequest(deps, null, 0, { ...asked, who: `Zoé ${CANARY}` });
    const one = person({ birthName: CANARY, firstName: 'Zoé' });
    expect(erasureOf(deps, [one.id]).mentions).toMatchObject([{ type: 'rights-request', id: request.id }]);
  });

  test('refuses a day to come, another version, and what was followed already', () => {
    const { deps } = portfolio;
    expect(() => saveRequest(deps, null, 0, { ...asked, who: 'X', receivedOn: addDays(today, 1) })).toThrow(
      /à venir/u,
    );
    const request = saveRequest(deps, null, 0, { ...asked, who: 'X' });
    expect(() => saveRequest(deps, request.id, 9, { ...asked, who: 'Y' })).toThrow();
    expect(() => moveRequest(deps, request.id, 1, { to: 'granted', on: today, told: 'dit' })).toThrow(
      /identité/u,
    );
    const moved: RightsRequest = moveRequest(deps, request.id, 1, {
      to: 'refused',
      on: today,
      told: 'sans objet',
    });
    expect(() => saveRequest(deps, request.id, moved.version, { ...asked, who: 'Y' })).toThrow(
      /ne se corrige plus/u,
    );
    expect(() =>
      moveRequest(deps, request.id, moved.version, { to: 'granted', on: today, told: 'dit' }),
    ).toThrow();
  });
});

describe('retention', () => {
  const twoYearsAgo = '2024-08-31';
  test('a month shows who goes and why; a programme, a hold and a contact put it off', () => {
    const { deps } = portfolio;
    const gone = seen(person({ birthName: 'Partie' }), twoYearsAgo);
    const busy = seen(person({ birthName: 'Occupée' }), twoYearsAgo);
    saveEnrolment(deps, busy.id, null, { scheme: 'PACEA', signedOn: null, endedOn: null, isRenewal: false });
    const history = seen(person({ birthName: 'Ancienne' }), twoYearsAgo);
    saveEnrolment(deps, history.id, null, {
      scheme: 'CIVIS',
      signedOn: null,
      endedOn: null,
      isRenewal: false,
    });
    const held = seen(person({ birthName: 'Gelée' }), twoYearsAgo);
    placeHold(deps, held.id, { kind: 'dispute', reason: 'recours en cours', untilOn: null });
    seen(person({ birthName: 'Revue' }), '2025-01-01');
    onDay(today);
    const plan = retentionPlan(deps, month('2026-09'));
    expect(plan.people.map(({ id, rule, until, isOver }) => [id, rule, until, isOver])).toEqual([
      [history.id, 'last-contact', '2026-08-31', true],
      [gone.id, 'last-contact', '2026-08-31', true],
    ]);
    expect(plan.deferred.map(({ id, underWay }) => [id, underWay])).toEqual([[busy.id, ['PACEA']]]);
    expect(plan.held.map(({ id, reason }) => [id, reason])).toEqual([[held.id, 'recours en cours']]);
    expect(plan.run.confirmation).toBe('effacer 2\u00A0fiches');
    expect(retentionPlan(deps, month('2026-08')).people).toEqual([]);
    const [hold] = retentionOf(deps, held.id).holds;
    liftHold(deps, held.id, hold?.id ?? '');
    expect(retentionPlan(deps, month('2026-09')).people).toHaveLength(3);
  });

  test('a clock moved forward takes nobody on its first day', () => {
    const { deps } = portfolio;
    seen(person(), today);
    portfolio.setToday(civilDate('2036-01-01'));
    expect(retentionPlan(deps, month('2036-01')).run.people).toEqual([]);
  });

  test('a run takes exactly what was shown, keeps its record without a name, and moves no figure', async () => {
    const { deps, db, folder } = portfolio;
    const one = seen(
      person({ birthName: CANARY, firstName: 'Zoé', firstReceptionOn: civilDate('2024-07-03') }),
      '2024-08-10',
      `dit par ${CANARY}`,
    );
    saveEnrolment(deps, one.id, null, {
      scheme: 'PACEA',
      signedOn: civilDate('2024-07-20'),
      endedOn: civilDate('2024-08-20'),
      isRenewal: false,
    });
    const fileId = createFile(deps, kindId, one.id, null);
    const bytes = Buffer.from(`%PDF ${CANARY}`.repeat(900));
    attach(deps, fileId, documentCodes[0] ?? '', {
      fileName: `${CANARY}.pdf`,
      mediaType: 'application/pdf',
      bytes,
      sha256: sha256(bytes),
    });
    updateFile(db, { ...fileOf(db, fileId), status: 'cancelled', dates: {} });
    db.prepare("UPDATE contract_file SET updated_at = '2024-08-01T08:00:00.000Z'").run();
    addNote(deps, one.id, `note de ${CANARY}`);
    draftsHandlers(deps)['drafts.save']({ key: `candidate.note:${one.id}`, value: `"${CANARY}"` }, call());
    // The reference of a closed file: what is under way is nothing any more.
    onDay(today);
    saveSettings(deps, { ...settingsOf(db), maskingThreshold: 1 });
    const figures = () =>
      ['2024-T3', '2026-T2'].map((quarter) => quarterReport(deps, quarterFrom(quarter)).tables);
    const before = figures();
    const { run } = retentionPlan(deps, month('2026-09'));
    expect(run.people).toEqual([one.id]);
    const shown = { people: run.people, files: run.files };
    expect(() => runRetention(deps, month('2026-09'), { ...shown, confirmation: 'oui' })).toThrow();
    expect(() =>
      runRetention(deps, month('2026-09'), { people: [], files: [], confirmation: run.confirmation }),
    ).toThrow(/a changé/u);
    const done = runRetention(deps, month('2026-09'), { ...shown, confirmation: 'effacer 1 fiche' });
    expect(done.isOverwritten).toBe(true);
    expect(done.run.lines).toEqual([
      { number: one.id, rule: 'last-contact', until: '2026-08-20', pieces: 0 },
    ]);
    expect(figures()).toEqual(before);
    expect(replayedStates(db).faults).toBe(0);
    expect(journalFault(db).firstFaultAt).toBeNull();
    db.pragma('wal_checkpoint(TRUNCATE)');
    const pages = plainPages(portfolio.databasePath, portfolio.dataKey, folder);
    for (const text of [CANARY, CANARY.toLowerCase(), CANARY.toUpperCase()])
      expect(pages.includes(Buffer.from(text)), text).toBe(false);
    expect(db.prepare('SELECT count(*) FROM attachment').pluck().get()).toBe(0);
    expect(() =>
      runRetention(deps, month('2026-09'), { ...shown, confirmation: 'effacer 1 fiche' }),
    ).toThrow();
    const path = join(folder, 'pv.pdf');
    const written = await privacyHandlers(deps)['privacy.runPdf'](
      { id: done.run.id, file: '' as never },
      call(path),
    );
    expect(written).toMatchObject({ ok: true });
    expect(runsOf(deps)).toHaveLength(1);
  });

  test('pieces go some months after the decision, of a signed file too; the file and the figures stay', () => {
    const { deps, db } = portfolio;
    const one = seen(person(), today);
    const fileId = createFile(deps, kindId, one.id, null);
    const bytes = Buffer.from(`%PDF ${CANARY}`);
    attach(deps, fileId, documentCodes[0] ?? '', {
      fileName: 'scan.pdf',
      mediaType: 'application/pdf',
      bytes,
      sha256: sha256(bytes),
    });
    const decided = (on: string): void =>
      updateFile(db, { ...fileOf(db, fileId), status: 'accepted', dates: { decidedOn: civilDate(on) } });
    decided('2026-06-15');
    onDay(today);
    // Kept until 15 September, today included.
    expect(retentionPlan(deps, month('2026-09'))).toMatchObject({
      pieces: [{ until: '2026-09-15', isOver: false }],
      run: { files: [] },
    });
    decided('2026-06-13');
    const { run } = retentionPlan(deps, month('2026-09'));
    expect(run.confirmation).toBe('effacer les pièces de 1\u00A0dossier');
    const done = runRetention(deps, month('2026-09'), run);
    expect(done.run.lines).toMatchObject([
      { number: fileOf(db, fileId).reference, rule: 'pieces', pieces: 1 },
    ]);
    expect(db.prepare('SELECT count(*) FROM attachment').pluck().get()).toBe(0);
    expect(fileOf(db, fileId).status).toBe('accepted');
  });

  test('a hold says why, and of a co-financed project until when', () => {
    const { deps } = portfolio;
    const { id } = person();
    expect(() => placeHold(deps, id, { kind: 'dispute', reason: ' ', untilOn: null })).toThrow(/pourquoi/u);
    expect(() => placeHold(deps, id, { kind: 'fse', reason: 'projet', untilOn: null })).toThrow(
      /dernier jour/u,
    );
    expect(() => placeHold(deps, id, { kind: 'fse', reason: 'projet', untilOn: addDays(today, -1) })).toThrow(
      /passé/u,
    );
    const { holds, isHeld } = placeHold(deps, id, {
      kind: 'fse',
      reason: 'projet',
      untilOn: civilDate('2045-12-31'),
    });
    expect(isHeld).toBe(true);
    expect(holds[0]?.author).toBe('Conseillère d’essai');
  });
});

describe('the copy of her data', () => {
  const texts = (one: Candidate, withAgents = false) =>
    accessCopyOf(portfolio.deps, one.id, { masks: [], withAgents });
  const documentOf = (made: { readonly document: unknown }): string => JSON.stringify(made.document);

  function whole(): Candidate {
    const { deps } = portfolio;
    const one = person({
      birthName: CANARY,
      firstName: 'Zoé',
      comment: 'Cherche un poste de vendeuse, vient avec Karim Tiers',
      relative: { who: 'Mme Proche, sa mère', phone: '+33639980042', consent: 'yes', consentOn: today },
      guardian: { name: 'M. Tuteurlégal', phone: '', email: '' } as never,
    });
    addNote(deps, one.id, 'Dit que Karim Tiers la conduit');
    seen(one, '2026-09-01', 'Entretien de suivi, projet confirmé');
    savePeriod(
      deps,
      one.id,
      null,
      { kind: 'tutor', startsOn: today, endsOn: null, detail: 'Mme Tutrice', reach: '06' },
      false,
    );
    const fileId = createFile(deps, kindId, one.id, null);
    const bytes = Buffer.from('%PDF-scan');
    attach(deps, fileId, documentCodes[0] ?? '', {
      fileName: 'scan.pdf',
      mediaType: 'application/pdf',
      bytes,
      sha256: sha256(bytes),
    });
    recordAccess(deps, { kind: 'candidate.read', subject: { type: 'candidate', id: one.id } });
    return one;
  }

  test('holds every table that is hers, follows the published schema, and names no third party nor agent', () => {
    const { deps, db } = portfolio;
    const one = whole();
    recordObjection(deps, one.id, { scope: 'lists', madeOn: today });
    placeHold(deps, one.id, { kind: 'dispute', reason: 'recours devant le tribunal', untilOn: null });
    saveRequest(deps, null, 0, {
      kind: 'access',
      receivedOn: today,
      way: 'email',
      identity: 'known',
      who: '',
      candidateId: one.id,
    });
    const other = person({ birthName: 'Autrui', comment: 'rien à voir avec elle' });
    const made = texts(one);
    expect(accessCopySchemaAt(schemaVersion).safeParse(made.document).error).toBeUndefined();
    const text = documentOf(made);
    for (const there of [CANARY, 'Karim', 'Entretien de suivi', 'scan.pdf', 'recours devant'])
      expect(text, there).toContain(there);
    for (const absent of ['Proche', 'Tuteurlégal', 'Tutrice', 'Conseillère d’essai', 'Autrui', other.id])
      expect(text, absent).not.toContain(absent);
    const kinds = new Set(made.lines.map(({ kind }) => kind));
    for (const [table, { state, open }] of Object.entries(tables)) {
      if (typeof state === 'string' || 'stays' in open || state.type !== 'candidate') continue;
      const rows = db
        .prepare<[string], number>(`SELECT count(*) FROM ${table} WHERE ${state.where}`)
        .pluck()
        .get(one.id);
      expect(kinds.has(open.kind), table).toBe((rows ?? 0) > 0);
    }
  });

  /** A list of tables written by hand is what copies elsewhere forgot whole kinds by (Isa#476, Crownicles#4533). */
  test('leaves out no table that an erasure takes, but those that are told here', () => {
    const told: Readonly<Record<string, string>> = {
      draft: 'half typed: said in the copy',
      saved_view: 'a question about several people, of the adviser’s',
      import_batch: 'the name of a file, of all its people',
      erasure: 'of who is erased, who has no copy',
      body_erasure: 'of who is erased, who has no copy',
      event_body: 'read with its event, which is in it',
    };
    const one = whole();
    const kinds = new Set(texts(one).lines.map(({ kind }) => kind));
    const forgotten = Object.entries(tables).flatMap(([table, { erasure, open, state }]) => {
      if (typeof erasure !== 'string' || Object.hasOwn(told, table)) return [];
      // Drawn from the rest, or of a state that the copy follows by its declaration.
      if (
        'stays' in open ||
        (typeof state !== 'string' && ['candidate', 'contract-file'].includes(state.type))
      )
        return [];
      return [[table, open.kind] as const];
    });
    expect(forgotten.map(([table]) => table).sort()).toEqual([
      'import_line',
      'rights_request',
      'saved_view_member',
    ]);
    expect(kinds.has('event')).toBe(true);
  });

  test('keeps the representative of a minor, and agents where it is allowed', () => {
    const { deps } = portfolio;
    const minor = person({
      birthDate: addDays(civilDate('2008-09-15'), 1),
      guardian: { name: 'M. Tuteurlégal', phone: '', email: '' } as never,
    });
    expect(documentOf(texts(minor))).toContain('Tuteurlégal');
    portfolio.setToday(addDays(today, 1));
    expect(documentOf(texts(minor))).not.toContain('Tuteurlégal');
    addNote(deps, minor.id, 'une note de suivi');
    expect(documentOf(texts(minor, true))).toContain('Conseillère d’essai');
  });

  test('shows each free text before, and leaves out what was chosen there and nowhere else', () => {
    const { deps } = portfolio;
    const one = whole();
    const { review } = texts(one);
    const about = review.texts.filter(({ text }) => text.includes('Karim'));
    expect(about.length).toBeGreaterThanOrEqual(2);
    expect(review.texts.some(({ text }) => text.startsWith('Entretien'))).toBe(true);
    const masked = accessCopyOf(deps, one.id, { masks: about.map(({ place }) => place), withAgents: false });
    expect(documentOf(masked)).not.toContain('Karim');
    expect(documentOf(masked)).toContain('Entretien de suivi');
    expect(masked.review.masked.join()).toMatch(/après relecture/u);
    expect(accessCopySchemaAt(schemaVersion).safeParse(masked.document).success).toBe(true);
  });

  test('is written with its prints, registered as a copy that holds her, and its delivery is written down once', async () => {
    const { deps, db, folder } = portfolio;
    const one = whole();
    const count = texts(one).review.texts.length;
    const handlers = privacyHandlers(deps);
    const out = join(folder, 'sortie');
    mkdirSync(out);
    const pdf = `file_${'1'.repeat(32)}` as never;
    const json = `file_${'2'.repeat(32)}` as never;
    const paths: Call = {
      ...call(),
      pathOf: (handle) => join(out, handle === pdf ? 'copie.pdf' : 'copie.json'),
    };
    const asked = { candidateId: one.id, masks: [], withAgents: false, pdf, json };
    await expect(async () =>
      handlers['privacy.writeAccessCopy']({ ...asked, texts: count - 1 }, paths),
    ).rejects.toThrow(/relecture/u);
    expect(readdirSync(out)).toEqual([]);
    const written = await handlers['privacy.writeAccessCopy']({ ...asked, texts: count }, paths);
    if (!written.ok) throw new Error('refused');
    const { copy } = written.data;
    expect(sha256(readFileSync(join(out, 'copie.json')))).toBe(copy.jsonSha256);
    expect(sha256(readFileSync(join(out, 'copie.pdf')))).toBe(copy.pdfSha256);
    expect(erasureOf(deps, [one.id])).toBeDefined();
    expect(
      copiesHolding(deps, { subjectId: one.id })
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['copie.json', 'copie.pdf']);
    const delivery = { deliveredOn: today, way: 'counter', recipient: 'elle-même' } as const;
    expect(() => deliverAccessCopy(deps, one.id, copy.id, { ...delivery, recipient: ' ' })).toThrow(/à qui/u);
    expect(() =>
      deliverAccessCopy(deps, one.id, copy.id, { ...delivery, deliveredOn: addDays(today, 1) }),
    ).toThrow(/à venir/u);
    expect(deliverAccessCopy(deps, one.id, copy.id, delivery)).toMatchObject([{ recipient: 'elle-même' }]);
    expect(() => deliverAccessCopy(deps, one.id, copy.id, delivery)).toThrow(/déjà notée/u);
    expect(replayedStates(db).faults).toBe(0);
  });
});

describe('the notice', () => {
  test('is issued once for the same words, numbered, and told to complete what no setting says', async () => {
    const { deps, db, folder } = portfolio;
    expect(isToComplete(noticeOfToday(deps))).toBe(true);
    const first = issueNotice(deps);
    expect(first.number).toBe(1);
    expect(() => issueNotice(deps)).toThrow(/rien de nouveau/u);
    saveSettings(deps, {
      ...settingsOf(db),
      structureName: 'Mission locale d’essai',
      dpoContact: 'dpo@example.org',
      email: 'ml@example.org',
    });
    const second = issueNotice(deps);
    expect(isToComplete(second.content)).toBe(false);
    expect(noticeVersions(deps).map(({ number }) => number)).toEqual([2, 1]);
    expect(noticeVersions(deps)[1]).toEqual(first);
    for (const isMinorWording of [true, false]) {
      const written = await privacyHandlers(deps)['privacy.noticePdf'](
        { number: 2, isMinorWording, file: '' as never },
        call(join(folder, `notice-${isMinorWording}.pdf`)),
      );
      expect(written).toMatchObject({ ok: true });
    }
  });
  test('tells every purpose for which something is asked', () => {
    const words = JSON.stringify(noticeOfToday(portfolio.deps));
    for (const [key, { label }] of entriesOf(candidateFields))
      expect(words, key).toContain(label.toLocaleLowerCase('fr').slice(0, 12));
  });
  test('is given from the day that it was issued, by whom, in which words', () => {
    const { deps } = portfolio;
    const { number } = issueNotice(deps);
    const { id } = person();
    expect(noticeState([], 1)).toBe('none');
    expect(() =>
      giveNotice(deps, id, { number, givenOn: addDays(today, -1), isMinorWording: false }),
    ).toThrow(/avant/u);
    expect(() => giveNotice(deps, id, { number, givenOn: addDays(today, 1), isMinorWording: false })).toThrow(
      /à venir/u,
    );
    expect(() => giveNotice(deps, id, { number: 9, givenOn: today, isMinorWording: false })).toThrow();
    const given = giveNotice(deps, id, { number, givenOn: today, isMinorWording: true });
    expect(given).toMatchObject([{ number: 1, givenBy: 'Conseillère d’essai', isMinorWording: true }]);
    expect(noticeState(given, 1)).toBe('current');
    expect(noticeState(given, 2)).toBe('older');
    expect(replayedStates(portfolio.db).faults).toBe(0);
  });
});

test('bad inputs are refused by the schemas', () => {
  const bad = [
    ['privacy.object', { candidateId: 'x', objection: { scope: 'lists', madeOn: today } }],
    ['privacy.object', { candidateId: crypto.randomUUID(), objection: { scope: 'all', madeOn: today } }],
    ['privacy.placeHold', { candidateId: crypto.randomUUID(), kind: 'war', reason: 'x', untilOn: null }],
    ['privacy.retentionPlan', { month: '2026-13' }],
    ['privacy.retentionPlan', { month: '0000-01' }],
    ['privacy.runRetention', { month: '2026-09', people: [], files: [] }],
    ['privacy.moveRequest', { id: crypto.randomUUID(), version: 1, to: 'received', on: today, told: '' }],
    ['privacy.saveRequest', { id: null, version: 0, request: {} }],
    ['privacy.checkIdentity', { id: crypto.randomUUID(), version: 1, identity: 'passport' }],
  ] as const;
  for (const [name, input] of bad)
    expect(privacyProcedures[name].input.safeParse(input).success, name).toBe(false);
});
