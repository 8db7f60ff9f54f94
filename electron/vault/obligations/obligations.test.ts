import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../../../shared/base/time';
import { candidatesProcedures } from '../../../shared/candidates';
import { contractFilesProcedures } from '../../../shared/contract-files';
import { employersProcedures } from '../../../shared/employers';
import {
  type CandidateId,
  type CandidateInput,
  type EmployerId,
  emptyCandidate,
  emptyEmployer,
} from '../../../shared/fields';
import { handedCandidateSchema } from '../../../shared/handover';
import { type Obligation, obligationsProcedures } from '../../../shared/obligations';
import { emptyPaper, papersProcedures } from '../../../shared/papers';
import { privacyProcedures } from '../../../shared/privacy';
import { defaultSettings, settingsProcedures } from '../../../shared/settings';
import { callsOf } from '../../../test/support/calls';
import { fillTable } from '../../../test/support/fill-table';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { withAccess } from '../access/with-access';
import { candidatesHandlers } from '../candidates';
import { contractFilesHandlers } from '../contract-files';
import { employersHandlers } from '../employers';
import { replayedStates, sealUntold } from '../events';
import { mergeHandlers } from '../merge';
import { papersHandlers } from '../papers';
import { privacyHandlers } from '../privacy';
import type { AnyHandlers } from '../service/deps';
import { settingsHandlers } from '../settings';
import { obligationsHandlers } from '.';
import { drawFor } from './drawing';
import { listAll, pendingCount } from './obligations.repository';

const d = civilDate;
const today = d('2026-09-15');
let vault: TestDeps;
let handlers: AnyHandlers;
let isBackupLate: boolean;
const { data, refusal, call } = callsOf(
  {
    ...contractFilesProcedures,
    ...employersProcedures,
    ...obligationsProcedures,
    ...candidatesProcedures,
    ...papersProcedures,
    ...privacyProcedures,
    ...settingsProcedures,
  },
  () => handlers,
);
beforeEach(() => {
  vault = testDeps({ today });
  isBackupLate = false;
  const { deps } = vault;
  handlers = withAccess(deps, {
    ...obligationsHandlers(deps, () => ({ since: '2026-09-01T08:00:00.000Z', isLate: isBackupLate })),
    ...candidatesHandlers(deps),
    ...papersHandlers(deps),
    ...contractFilesHandlers(deps),
    ...employersHandlers(deps),
    ...mergeHandlers(deps),
    ...privacyHandlers(deps),
    ...settingsHandlers(deps),
  });
});
afterEach(() => {
  expect(replayedStates(vault.db).faults).toBe(0);
  vault.close();
});

let made = 0;
async function person(more: Partial<CandidateInput> = {}): Promise<CandidateId> {
  made += 1;
  const { candidate } = await data('candidates.create', {
    candidate: {
      ...emptyCandidate,
      birthDate: d('2005-03-12'),
      birthName: `Essai ${made}`,
      firstName: 'Léa',
      ...more,
    },
  });
  return candidate.id;
}
const enrol = (id: CandidateId, scheme: string, signedOn: string): Promise<unknown> =>
  data('candidates.saveEnrolment', {
    candidateId: id,
    id: null,
    enrolment: { scheme, signedOn, endedOn: null, isRenewal: false },
  });
const contact = (id: CandidateId, happenedOn: string): Promise<unknown> =>
  data('candidates.recordContact', { id, kind: 'call', happenedOn, note: '' });
const owed = async (candidateId: CandidateId): Promise<readonly Obligation[]> =>
  (await data('obligations.ofCandidate', { candidateId })).obligations;
const rules = async (id: CandidateId): Promise<readonly string[]> => (await owed(id)).map(({ rule }) => rule);
const list = (more: object = {}) =>
  data('obligations.list', { adviser: null, shows: 'told', offset: 0, limit: 50, ...more });
const silent = async (more: Partial<CandidateInput> = {}): Promise<CandidateId> => {
  const id = await person(more);
  await contact(id, '2026-05-01');
  return id;
};
const only = (found: readonly Obligation[]): Obligation => {
  const [first] = found;
  if (first === undefined || found.length !== 1) throw new Error(`${found.length} obligations`);
  return first;
};

describe('what is owed', () => {
  test('is told by person, the gravest first, then the nearest day; of an adviser alone where asked', async () => {
    const habit = await silent({ adviser: 'Alix Moreau' });
    const legal = await person({ adviser: 'Sam Petit' });
    // The first phase of a PACEA begins a month after.
    await enrol(legal, 'PACEA', '2026-08-20');
    const lost = await person({ adviser: 'Alix Moreau' });
    await data('papers.save', {
      candidateId: lost,
      id: null,
      paper: { ...emptyPaper('residence-permit'), expiresOn: '2026-10-10' },
    });
    const { rows, total, late, general, waiting } = await list();
    expect(rows.map(({ candidateId }) => candidateId)).toEqual([lost, legal, habit]);
    expect([total, late, general, waiting]).toEqual([3, 1, [], 0]);
    expect(rows[2]?.obligations).toMatchObject([
      { rule: 'silence', due: '2026-07-31', isLate: true, act: 'record-contact', answer: null },
    ]);
    expect((await list({ adviser: 'Alix Moreau' })).rows.map(({ candidateId }) => candidateId)).toEqual([
      lost,
      habit,
    ]);
    expect((await list({ offset: 1, limit: 1 })).rows.map(({ candidateId }) => candidateId)).toEqual([legal]);
  });

  test('ends with its act, and leaves by itself on its day', async () => {
    const id = await silent();
    expect(await rules(id)).toEqual(['silence']);
    await contact(id, '2026-09-15');
    expect(await rules(id)).toEqual([]);
    await enrol(id, 'PACEA', '2026-08-20');
    expect(await rules(id)).toEqual(['support-limit']);
    vault.setToday(d('2026-09-20'));
    expect(await rules(id)).toEqual(['support-limit']);
    vault.setToday(d('2026-09-21'));
    expect(await rules(id)).toEqual([]);
  });

  test('of a right that age closes is told ninety days before, though nothing was recorded', async () => {
    const id = await person({ birthDate: d('2001-01-10') });
    vault.setToday(d('2026-10-11'));
    expect(await rules(id)).not.toContain('age-closes');
    vault.setToday(d('2026-10-12'));
    expect(await rules(id)).toContain('age-closes');
    vault.setToday(d('2027-01-10'));
    expect(await rules(id)).not.toContain('age-closes');
  });

  test('of nobody is told apart: a late backup, and the request of somebody without a record', async () => {
    isBackupLate = true;
    fillTable(vault.db, 'rights_request', {
      id: '00000000-0000-4000-8000-0000000000aa',
      candidate_id: null,
      kind: 'access',
      received_on: '2026-09-01',
      extended_on: null,
      status: 'received',
      closed_on: null,
    });
    vault.db.transaction(() => sealUntold(vault.deps))();
    const { general, rows } = await list();
    expect(general).toMatchObject([
      { rule: 'backup', due: '2026-09-08', isLate: true },
      { rule: 'request', due: '2026-10-01', isLate: false },
    ]);
    expect(rows).toEqual([]);
    expect((await list({ shows: 'set-aside' })).general).toEqual([]);
  });

  test('concerns nobody who is archived, in the trash or erased; whoever comes back is told again', async () => {
    const id = await silent();
    const change = (changed: object): Promise<unknown> =>
      data('candidates.changeState', { ids: [id], change: changed });
    await list();
    await change({
      act: 'archive',
      exit: { reason: 'DEMENAGEMENT', leftOn: '2026-09-15', detail: '' },
    });
    expect([await owed(id), (await list()).total, pendingCount(vault.db)]).toEqual([[], 0, 0]);
    // A change of somebody who is out lists nobody.
    await contact(id, '2026-05-02');
    expect(pendingCount(vault.db)).toBe(0);
    await change({ act: 'reopen', reason: 'Revenue' });
    expect(await rules(id)).toEqual(['silence']);
    await change({ act: 'trash', reason: '' });
    expect((await list()).total).toBe(0);
    await change({ act: 'restore' });
    expect((await list()).total).toBe(1);
    const { confirmation } = await data('privacy.erasure', { candidateIds: [id] });
    await data('privacy.erase', { candidateIds: [id], reason: 'request', confirmation });
    for (const table of ['obligation', 'obligation_person', 'obligation_pending'])
      expect(vault.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  });
});

describe('of a contract file', () => {
  const employer = { ...emptyEmployer, name: 'Atelier modèle', territory: 'metropole' as const };
  const fields = {
    'contract.concludedOn': '2026-09-14',
    'contract.startsOn': '2026-09-14',
    'contract.endsOn': '2027-09-13',
    'contract.trialDays': 30,
  };
  async function fileOf(candidateId: CandidateId): Promise<{ file: string; employerId: EmployerId }> {
    const { employer: made } = await data('employers.create', { employer });
    const { file } = await data('contractFiles.create', { kind: 'CPRO', candidateId, employerId: made.id });
    const { id, version } = file;
    await data('contractFiles.saveDraft', { id, version, employerId: made.id, tutorId: null, fields });
    return { file: id, employerId: made.id };
  }

  test('the time limits of the law are owed, as the file itself tells them, until the act that keeps each', async () => {
    const id = await person();
    const { file } = await fileOf(id);
    const { deadlines } = await data('contractFiles.check', { id: file });
    const deposit = deadlines.find(({ code }) => code === 'CPRO_DEPOT');
    expect(await owed(id)).toMatchObject([
      { rule: 'file-limit', due: deposit?.due, act: 'move-file', target: file, source: deposit?.source },
      // Sixty days before, and nothing will say that it is done.
      { rule: 'file-limit', due: '2026-11-14', act: 'dismiss', target: file },
    ]);
    vault.setToday(d('2026-11-20'));
    expect((await owed(id)).filter(({ isLate }) => isLate).map(({ id: told }) => told)).toEqual([
      `file-limit/${file}:CPRO_DEPOT/${deposit?.due}`,
    ]);
    // Given up, nothing is owed of it.
    const { file: now } = await data('contractFiles.get', { id: file });
    await data('contractFiles.transition', { id: file, version: now.version, to: 'cancelled', dates: {} });
    expect(await rules(id)).toEqual([]);
  });

  test('news is owed after the signature, and before the end of the trial period', async () => {
    const id = await person();
    const { file } = await fileOf(id);
    vault.db
      .prepare(`UPDATE contract_file SET status = 'signed', dates = '{"signedOn":"2026-09-14"}' WHERE id = ?`)
      .run(file);
    const named = async (on: string): Promise<readonly string[]> => {
      vault.setToday(d(on));
      return (await owed(id))
        .filter(({ weight }) => weight === 'promise')
        .map((each) => `${each.rule} ${each.due}`);
    };
    expect(await named('2026-09-19')).toEqual(['milestone 2026-09-22']);
    expect(await named('2026-10-06')).toEqual(['trial-end 2026-10-13', 'milestone 2026-10-14']);
    await contact(id, '2026-10-06');
    expect(await named('2026-10-06')).toEqual([]);
    expect(await named('2027-07-16')).toEqual(['milestone 2027-03-14', 'contract-next 2027-08-14']);
    vault.db.prepare("UPDATE contract_file SET status = 'draft', dates = '{}' WHERE id = ?").run(file);
  });

  test('whoever has a file with an employer is drawn again when its record changes', async () => {
    const id = await person();
    const { employerId } = await fileOf(id);
    drawFor(vault.deps, 1000);
    const { employer: now } = await data('employers.get', { id: employerId });
    await data('employers.update', {
      id: employerId,
      version: now.version,
      employer: { ...employer, territory: 'reunion' },
    });
    expect(drawFor(vault.deps, 1000)).toEqual({ waiting: 0, drawn: 1 });
  });
});

describe('a change', () => {
  test('has one person drawn again, and nothing else written', async () => {
    const ids = [await silent(), await silent(), await silent()];
    await list();
    const rowsOf = (): unknown =>
      vault.db.prepare('SELECT * FROM obligation ORDER BY candidate_id, key').all();
    const before = rowsOf();
    expect(drawFor(vault.deps, 1000)).toEqual({ waiting: 0, drawn: 0 });
    await contact(ids[1] as CandidateId, '2026-09-15');
    expect(drawFor(vault.deps, 1000)).toEqual({ waiting: 0, drawn: 1 });
    expect(rowsOf()).not.toEqual(before);
    // Of the next day nothing is drawn: what is kept says its days.
    vault.setToday(addDays(today, 1));
    expect(drawFor(vault.deps, 1000)).toEqual({ waiting: 0, drawn: 0 });
  });

  test('of the settings that obligations rest on has everybody drawn again, once', async () => {
    await silent();
    await silent();
    await list();
    await data('settings.save', { settings: { ...defaultSettings, retentionNoticeDays: 90 } });
    expect(drawFor(vault.deps, 1000)).toEqual({ waiting: 0, drawn: 2 });
    expect(drawFor(vault.deps, 1000)).toEqual({ waiting: 0, drawn: 0 });
  });

  const tables: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['enrolment', { scheme: 'CEJ', signed_on: '2026-01-05', ended_on: null, is_renewal: 0 }],
    ['period', { kind: 'training', starts_on: '2026-01-01', ends_on: null }],
    ['asked_fact', { path: 'candidate.employed', value: 'true', told_on: '2026-01-01' }],
    ['person_document', { kind: 'identity-card', issued_on: null, expires_on: '2026-10-01' }],
    ['contract_file', { kind: 'PMSMP', status: 'draft', fields: '{}', dates: '{}' }],
    ['retention_hold', { kind: 'other', until_on: null, lifted_on: null }],
    ['rights_request', { kind: 'access', status: 'received', received_on: '2026-09-01' }],
  ];
  test.each(tables)('of %s lists the person, whether it comes, changes or goes', async (table, row) => {
    const id = await person();
    await list();
    const { db } = vault;
    const isListed = (): boolean => {
      const count = pendingCount(db);
      drawFor(vault.deps, 1000);
      return count === 1;
    };
    fillTable(db, table, { ...row, candidate_id: id, id: '00000000-0000-4000-8000-0000000000bb' });
    expect(isListed()).toBe(true);
    const [column, value] = Object.entries(row)[0] as [string, string];
    db.prepare(`UPDATE ${table} SET ${column} = ? WHERE candidate_id = ?`).run(value, id);
    expect(isListed()).toBe(true);
    db.prepare(`DELETE FROM ${table} WHERE candidate_id = ?`).run(id);
    expect(isListed()).toBe(true);
  });

  test('while people are drawn is not lost', async () => {
    const id = await silent();
    await list();
    await contact(id, '2026-06-01');
    const mark = vault.db.prepare('SELECT mark FROM obligation_pending').pluck().get();
    await contact(id, '2026-06-02');
    expect(vault.db.prepare('SELECT mark FROM obligation_pending').pluck().get()).not.toBe(mark);
  });
});

describe('an obligation put off or set aside', () => {
  test('is told no more until its day, says who, when and why, and comes back', async () => {
    const id = await silent({ adviser: 'Alix Moreau' });
    const { id: key } = only(await owed(id));
    const { obligations, setAside } = await data('obligations.snooze', {
      candidateId: id,
      id: key,
      untilOn: '2026-09-20',
      reason: '  En vacances jusqu’au 19 ',
    });
    expect(obligations).toEqual([]);
    expect(only(setAside).answer).toEqual({
      act: 'snoozed',
      untilOn: '2026-09-20',
      reason: 'En vacances jusqu’au 19',
      author: 'Conseillère d’essai',
      givenAt: '2026-09-15T08:00:00.000Z',
    });
    expect((await list()).total).toBe(0);
    expect((await list({ shows: 'set-aside' })).rows).toMatchObject([
      { candidateId: id, obligations: [{ id: key, answer: { act: 'snoozed' } }] },
    ]);
    vault.setToday(d('2026-09-19'));
    expect(await owed(id)).toEqual([]);
    vault.setToday(d('2026-09-20'));
    expect(await owed(id)).toMatchObject([{ id: key, answer: null }]);
    expect((await list({ shows: 'set-aside' })).total).toBe(0);
  });

  test('is told in the timeline, and again once it is taken back', async () => {
    const id = await silent();
    const { id: key } = only(await owed(id));
    await data('obligations.dismiss', { candidateId: id, id: key, reason: 'Suivie ailleurs' });
    expect(await owed(id)).toEqual([]);
    const { obligations, setAside } = await data('obligations.restore', { candidateId: id, id: key });
    expect([obligations.map((each) => each.id), setAside]).toEqual([[key], []]);
    await data('obligations.snooze', {
      candidateId: id,
      id: key,
      untilOn: '2026-10-01',
      reason: 'Injoignable',
    });
    const { entries } = await data('candidates.timeline', { id, offset: 0, limit: 3 });
    expect(entries.map(({ label }) => label.replaceAll(/[\u00A0\u202F]/gu, ' '))).toEqual([
      'Échéance reportée jusqu’au 1er octobre 2026 : Personne sans nouvelles',
      'Échéance remise : Personne sans nouvelles',
      'Échéance écartée : Personne sans nouvelles',
    ]);
  });

  test('is owed anew when its date changes', async () => {
    const id = await silent();
    const { id: key } = only(await owed(id));
    await data('obligations.dismiss', { candidateId: id, id: key, reason: 'Suivie ailleurs' });
    await contact(id, '2026-06-01');
    expect(only(await owed(id))).toMatchObject({ due: '2026-08-31', answer: null });
  });

  test.each([
    ['a reason that is empty', { reason: '  ' }, 'INVALID_INPUT'],
    ['a day that is past', { untilOn: '2026-09-15' }, 'INVALID_INPUT'],
    ['a day too far', { untilOn: '2026-12-15' }, 'INVALID_INPUT'],
    ['a day that is none', { untilOn: '2026-02-30' }, 'INVALID_INPUT'],
    ['an obligation that is not owed', { id: 'silence//2026-01-01' }, 'NOT_FOUND'],
    ['somebody who is not there', { candidateId: '00000000-0000-4000-8000-00000000dead' }, 'NOT_FOUND'],
  ])('is refused for %s', async (_, wrong, code) => {
    const id = await silent();
    const { id: key } = only(await owed(id));
    const before = vault.db.prepare('SELECT count(*) FROM event').pluck().get();
    const refused = await refusal('obligations.snooze', {
      candidateId: id,
      id: key,
      untilOn: '2026-09-20',
      reason: 'En vacances',
      ...wrong,
    });
    expect(refused?.code).toBe(code);
    expect(refused?.message).toMatch(/\.$/u);
    expect(vault.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(before);
  });

  test('is not put off past the day on which a right is lost, nor twice, nor taken back where nothing was', async () => {
    const id = await person();
    await enrol(id, 'PACEA', '2026-08-20');
    const { id: key } = only(await owed(id));
    const snooze = (untilOn: string) =>
      refusal('obligations.snooze', { candidateId: id, id: key, untilOn, reason: 'Rendez-vous pris' });
    expect((await snooze('2026-09-21'))?.message).toContain('tombe le 20 septembre 2026');
    expect((await refusal('obligations.restore', { candidateId: id, id: key }))?.code).toBe(
      'REFUSED_BY_STATE',
    );
    expect(await snooze('2026-09-20')).toBeNull();
    expect((await snooze('2026-09-19'))?.code).toBe('REFUSED_BY_STATE');
    await data('candidates.changeState', { ids: [id], change: { act: 'trash', reason: '' } });
    expect((await refusal('obligations.restore', { candidateId: id, id: key }))?.code).toBe(
      'REFUSED_BY_STATE',
    );
  });

  test('stays so for the person that two records become', async () => {
    const [kept, other] = [await silent(), await person()];
    await contact(other, '2026-05-01');
    const { id: key } = only(await owed(other));
    await data('obligations.dismiss', { candidateId: other, id: key, reason: 'Suivie ailleurs' });
    const versionOf = async (id: CandidateId): Promise<number> =>
      (await data('candidates.get', { id })).candidate.version;
    const united = await call('merge.unite', {
      kept: { id: kept, version: await versionOf(kept) },
      other: { id: other, version: await versionOf(other) },
      choices: {},
      settlements: [],
    });
    expect(united.ok).toBe(true);
    const { obligations, setAside } = await data('obligations.ofCandidate', { candidateId: kept });
    expect([obligations, setAside.map((each) => each.id)]).toEqual([[], [key]]);
  });
});

test('what was put off or set aside does not leave with a hand-over', () => {
  expect(Object.keys(handedCandidateSchema.shape).filter((key) => /obligation|answer/u.test(key))).toEqual(
    [],
  );
});

test('what is owed of a person leaves a line of reading, the list and the acts none', async () => {
  const id = await silent();
  await list();
  const { id: key } = only((await list()).rows[0]?.obligations ?? []);
  const lines = (): unknown =>
    vault.db.prepare('SELECT kind, subject_id AS id FROM access ORDER BY id').all();
  const before = lines();
  await data('obligations.dismiss', { candidateId: id, id: key, reason: 'Suivie ailleurs' });
  await list();
  expect(lines()).toEqual(before);
  await owed(id);
  expect(lines()).toEqual([...(before as unknown[]), { kind: 'candidate.read', id }]);
});

test('drawn after each change, or all at once, what is owed is the same', async () => {
  const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays(d('2026-01-01'), days));
  const act = fc.oneof(
    fc.record({ kind: fc.constant('contact' as const), on: day }),
    fc.record({ kind: fc.constant('enrol' as const), on: day, scheme: fc.constantFrom('CEJ', 'PACEA') }),
    fc.record({ kind: fc.constant('paper' as const), on: day }),
    fc.record({ kind: fc.constant('day' as const), on: day }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const id = await person({ birthDate: d('2000-12-20') });
      let on: CivilDate = today;
      for (const each of acts) {
        if (each.kind === 'contact' && each.on <= on) await contact(id, each.on);
        if (each.kind === 'enrol') await enrol(id, each.scheme, each.on);
        if (each.kind === 'paper')
          await data('papers.save', {
            candidateId: id,
            id: null,
            paper: { ...emptyPaper('identity-card'), expiresOn: each.on },
          });
        if (each.kind === 'day' && each.on > on) {
          on = each.on;
          vault.setToday(on);
        }
        await owed(id);
      }
      const drawn = await owed(id);
      listAll(vault.db);
      drawFor(vault.deps, 60_000);
      expect(await owed(id)).toEqual(drawn);
      vault.setToday(today);
    }),
    { numRuns: 25 },
  );
});
