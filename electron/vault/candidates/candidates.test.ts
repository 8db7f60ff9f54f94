import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { candidatesProcedures } from '../../../shared/candidates';
import {
  type Candidate,
  type CandidateId,
  type CandidateInput,
  candidateInputOf,
  emptyCandidate,
} from '../../../shared/fields';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { stateReader } from '../db/tables';
import { journalFault, recordEvent } from '../events';
import type { AnyHandlers } from '../service/deps';
import {
  candidatesHandlers,
  deleteBatchActs,
  deleteCandidateRow,
  insertCandidate,
  insertContact,
  insertEnrolment,
  matchIndex,
  readCandidate,
  removeCandidate,
  updateCandidateRow,
} from '.';
import { hotQueries, insertContactRow } from './candidates.repository';

let vault: TestDeps;
let handlers: AnyHandlers;
beforeEach(() => {
  vault = testDeps({ today: civilDate('2026-09-15') });
  handlers = candidatesHandlers(vault.deps);
});
afterEach(() => vault.close());

const { call, data, refusal } = callsOf(candidatesProcedures, () => handlers);

const person = (
  birthName: string,
  firstName: string,
  more: Partial<CandidateInput> = {},
): CandidateInput => ({
  ...emptyCandidate,
  birthDate: civilDate('2004-03-12'),
  birthName,
  firstName,
  ...more,
});
const created = async (input: CandidateInput): Promise<Candidate> =>
  (await data('candidates.create', { candidate: input })).candidate;
const names = (rows: readonly { birthName: string; firstName: string }[]): readonly string[] =>
  rows.map((row) => `${row.birthName} ${row.firstName}`);
const found = async (text: string, limit = 50): Promise<readonly string[]> =>
  names((await data('candidates.search', { text, limit })).rows);
/** Schemes that the search shows of those it finds in one, by the day of the clock. */
const inScheme = async (scheme: string): Promise<readonly string[]> =>
  (await data('candidates.search', { text: 'rey', limit: 10 })).rows.flatMap(({ schemes }) =>
    schemes.filter((one) => one === scheme),
  );
const unknownId = '99999999-0000-4000-8000-000000000000';

describe('creating and changing', () => {
  test('a candidate is created with its event, spaces around removed and e-mail in lower case', async () => {
    const candidate = await created(person(' Lefèvre ', 'Manon', { email: 'Manon@Example.org' }));
    expect(candidate).toMatchObject({ birthName: 'Lefèvre', email: 'manon@example.org', version: 1 });
    const { entries } = await data('candidates.timeline', { id: candidate.id, offset: 0, limit: 10 });
    expect(entries.map(({ label }) => label)).toEqual(['Fiche créée']);
  });
  test('an update writes what changed, before and after, and a new version', async () => {
    const { id } = await created(person('Rey', 'Inès', { level: 'V', guardian: null, benefits: ['RSA'] }));
    const { candidate } = await data('candidates.update', {
      id,
      version: 1,
      candidate: person('Rey', 'Inès', {
        level: 'IV',
        benefits: null,
        guardian: { name: 'Mme Rey', phone: '', email: '' },
      }),
    });
    expect(candidate).toMatchObject({
      version: 2,
      level: 'IV',
      benefits: null,
      guardian: { name: 'Mme Rey' },
    });
    const { entries } = await data('candidates.timeline', { id, offset: 0, limit: 10 });
    expect(entries[0]?.label).toBe(
      'Fiche modifiée\u00A0: représentant légal, niveau de formation, minima sociaux',
    );
    expect(entries[0]?.changes).toContain(
      'Niveau de formation\u00A0: Niveau IV (1969), au lieu de Niveau V (1969)',
    );
  });
  test('an update that changes nothing writes nothing', async () => {
    const input = person('Rey', 'Inès');
    const { id } = await created(input);
    expect((await data('candidates.update', { id, version: 1, candidate: input })).candidate.version).toBe(1);
  });
  test('an older version is a conflict', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    await data('candidates.update', { id, version: 1, candidate: person('Rey', 'Lina') });
    const late = { id, version: 1, candidate: person('Rey', 'Zoé') };
    expect(await refusal('candidates.update', late)).toMatchObject({ code: 'CONFLICT' });
    expect((await data('candidates.get', { id })).candidate.firstName).toBe('Lina');
  });
  test('a file number belongs to one candidate, however it is written', async () => {
    await created(person('Rey', 'Inès', { fileNumber: 'ML13-07' }));
    const other = await created(person('Petit', 'Hugo'));
    const twice = person('Petit', 'Hugo', { fileNumber: 'ml 13 07' });
    expect(await refusal('candidates.create', { candidate: twice })).toMatchObject({
      code: 'DUPLICATE',
      field: 'fileNumber',
    });
    expect(await refusal('candidates.update', { id: other.id, version: 1, candidate: twice })).toMatchObject({
      message: 'Ce numéro de dossier est déjà celui de REY Inès.',
    });
  });
  test('a birth date after today is refused, on its field', async () => {
    const tomorrow = person('Rey', 'Inès', { birthDate: civilDate('2026-09-16') });
    expect(await refusal('candidates.create', { candidate: tomorrow })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'birthDate',
    });
    expect(await found('rey')).toEqual([]);
  });
  test('bad input changes nothing', async () => {
    for (const name of Object.keys(candidatesProcedures))
      for (const input of [null, 7, 'x', [], { unknown: 1 }]) {
        expect(await call(name, input), name).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
      }
    expect(journalFault(vault.db)).toMatchObject({ events: 0 });
  });
  test('an unknown candidate is not found, in every procedure', async () => {
    const id = unknownId;
    const enrolment = { scheme: 'CEJ', signedOn: null, endedOn: null, isRenewal: false };
    const calls: readonly (readonly [keyof typeof candidatesProcedures, unknown])[] = [
      ['candidates.get', { id }],
      ['candidates.update', { id, version: 1, candidate: person('Rey', 'Inès') }],
      ['candidates.tellApart', { id }],
      ['candidates.timeline', { id, offset: 0, limit: 10 }],
      ['candidates.recordContact', { id, kind: 'call', happenedOn: '2026-09-01', note: '' }],
      ['candidates.removeContact', { id, contactId: unknownId }],
      ['candidates.removeEnrolment', { candidateId: id, id: unknownId }],
      ['candidates.addNote', { id, note: 'x' }],
      ['candidates.saveEnrolment', { candidateId: id, id: null, enrolment }],
    ];
    for (const [name, input] of calls)
      expect(await refusal(name, input), name).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('contacts, notes, enrolments', () => {
  test('a contact typed afterwards keeps its day, and never moves the last contact backwards', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    const record = (happenedOn: string) =>
      data('candidates.recordContact', { id, kind: 'interview', happenedOn, note: 'Projet à préciser' });
    expect((await record('2026-09-10')).candidate.lastContactOn).toBe('2026-09-10');
    expect((await record('2026-08-01')).candidate.lastContactOn).toBe('2026-09-10');
    const { entries } = await data('candidates.timeline', { id, offset: 0, limit: 10 });
    expect(entries.map(({ happenedOn, label, detail }) => [happenedOn, label, detail])).toEqual([
      ['2026-09-15', 'Fiche créée', ''],
      ['2026-09-10', 'Entretien individuel', 'Projet à préciser'],
      ['2026-08-01', 'Entretien individuel', 'Projet à préciser'],
    ]);
  });
  test('what happened on a day that nobody knows is last, and never under the day on which it was typed', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    const enrol = (
      scheme: string,
      signedOn: string | null,
      endedOn: string | null,
      of: string | null = null,
    ) =>
      data('candidates.saveEnrolment', {
        candidateId: id,
        id: of,
        enrolment: { scheme, signedOn, endedOn, isRenewal: false },
      });
    const { enrolments } = await enrol('CEJ', null, null);
    await enrol('PACEA', '2025-03-03', null);
    await enrol('GJ', null, '2024-02-02');
    await enrol('CIVIS', '2023-01-01', '2023-06-01');
    vault.db.transaction(() =>
      recordEvent(vault.deps, {
        kind: 'candidate.received-event',
        subject: { type: 'candidate', id },
        payload: {
          kind: 'candidate.enrolment',
          actor: 'Brune',
          recordedAt: '2026-09-01T08:00:00.000Z',
          from: 'Brune',
          payload: JSON.stringify({ scheme: 'TRACE', signedOn: null, endedOn: null, isRenewal: false }),
        },
      }),
    )();
    const told = async () =>
      (await data('candidates.timeline', { id, offset: 0, limit: 10 })).entries.map(
        ({ happenedOn, label }) => [happenedOn, label.replaceAll('\u00A0', ' ')],
      );
    expect(await told()).toEqual([
      ['2026-09-15', 'Fiche créée'],
      ['2025-03-03', 'PACEA : entrée le 3 mars 2025'],
      ['2024-02-02', 'Garantie jeunes : sortie le 2 février 2024'],
      ['2023-01-01', 'CIVIS : entrée le 1er janvier 2023, sortie le 1er juin 2023'],
      [null, 'TRACE : entrée (reçu)'],
      [null, 'CEJ : entrée'],
    ]);
    // The correction itself is of today; its end, of the day of the end.
    const cej = enrolments.find(({ scheme }) => scheme === 'CEJ')?.id ?? null;
    await enrol('CEJ', null, '2026-08-01', cej);
    expect((await told()).slice(0, 2)).toEqual([
      ['2026-09-15', 'Fiche créée'],
      ['2026-08-01', 'CEJ : sortie le 1er août 2026'],
    ]);
    await enrol('CEJ', null, '2026-08-02', cej);
    expect((await told())[0]).toEqual(['2026-09-15', 'CEJ : dates corrigées']);
  });
  test('a contact is neither in the future nor before birth', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    for (const happenedOn of ['2026-09-16', '2004-03-11'])
      expect(
        await refusal('candidates.recordContact', { id, kind: 'call', happenedOn, note: '' }),
      ).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'happenedOn',
      });
  });
  test('a contact noted by mistake is taken away, told as such, and put back as it was', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    for (const [kind, happenedOn] of [
      ['interview', '2026-08-01'],
      ['call', '2026-09-10'],
    ] as const)
      await data('candidates.recordContact', { id, kind, happenedOn, note: 'Projet à préciser' });
    const told = async () =>
      (await data('candidates.timeline', { id, offset: 0, limit: 10 })).entries.map(
        ({ happenedOn, label, detail }) => [happenedOn, label.replaceAll('\u00A0', ' '), detail],
      );
    const { entries } = await data('candidates.timeline', { id, offset: 0, limit: 10 });
    const call_ = entries.find(({ label }) => label === 'Appel')?.contactId ?? '';
    const before = stateReader(vault.db, 'candidate')(id);
    const { removed } = await data('candidates.removeContact', { id, contactId: call_ });
    expect(removed).toEqual({ kind: 'call', happenedOn: '2026-09-10' });
    expect((await data('candidates.get', { id })).candidate.lastContactOn).toBe('2026-08-01');
    expect(await told()).toEqual([
      ['2026-09-15', 'Appel du 10 septembre 2026 : contact retiré', ''],
      ['2026-09-15', 'Fiche créée', ''],
      ['2026-09-10', 'Appel (retiré)', 'Projet à préciser'],
      ['2026-08-01', 'Entretien individuel', 'Projet à préciser'],
    ]);
    expect(await refusal('candidates.removeContact', { id, contactId: call_ })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const putBack = { id, contactId: call_, ...removed, note: '' };
    await data('candidates.recordContact', putBack);
    expect(stateReader(vault.db, 'candidate')(id)).toBe(before);
    expect((await told()).slice(0, 4)).toEqual([
      ['2026-09-15', 'Appel du 10 septembre 2026 : contact remis', ''],
      ['2026-09-15', 'Appel du 10 septembre 2026 : contact retiré', ''],
      ['2026-09-15', 'Fiche créée', ''],
      ['2026-09-10', 'Appel', 'Projet à préciser'],
    ]);
    // There already, or somebody else's: nothing is put back twice.
    expect(await refusal('candidates.recordContact', putBack)).toMatchObject({ code: 'NOT_FOUND' });
  });
  test('a contact that an earlier version wrote is told by its kind and its day', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    const contactId = '7f1c2f0e-3d1b-4f43-9c35-6f0a35a2f0d1';
    vault.db.transaction(() => {
      insertContactRow(vault.db, {
        id: contactId,
        candidateId: id,
        kind: 'call',
        happenedOn: civilDate('2026-09-10'),
        batchId: null,
      });
      recordEvent(vault.deps, {
        kind: 'candidate.contact',
        subject: { type: 'candidate', id },
        happenedOn: civilDate('2026-09-10'),
        payload: { contact: 'call' },
      });
    })();
    const { entries } = await data('candidates.timeline', { id, offset: 0, limit: 10 });
    expect(entries.find(({ label }) => label === 'Appel')).toMatchObject({ contactId });
  });
  test('an enrolment noted by mistake is taken away, told as such, and put back as it was', async () => {
    const { id: candidateId } = await created(person('Rey', 'Inès'));
    const enrolment = { scheme: 'CEJ', signedOn: null, endedOn: null, isRenewal: false };
    const { enrolments } = await data('candidates.saveEnrolment', { candidateId, id: null, enrolment });
    const id = enrolments[0]?.id ?? '';
    const before = stateReader(vault.db, 'candidate')(candidateId);
    expect(await data('candidates.removeEnrolment', { candidateId, id })).toEqual({ enrolments: [] });
    expect(await refusal('candidates.removeEnrolment', { candidateId, id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await data('candidates.saveEnrolment', { candidateId, id, enrolment });
    expect(stateReader(vault.db, 'candidate')(candidateId)).toBe(before);
    const { entries } = await data('candidates.timeline', { id: candidateId, offset: 0, limit: 10 });
    expect(entries.map(({ happenedOn, label }) => [happenedOn, label.replaceAll('\u00A0', ' ')])).toEqual([
      ['2026-09-15', 'CEJ : inscription remise'],
      ['2026-09-15', 'CEJ : inscription retirée'],
      ['2026-09-15', 'Fiche créée'],
      [null, 'CEJ : entrée'],
    ]);
  });
  test('a note is in the timeline; an empty one is refused', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    await data('candidates.addNote', { id, note: 'Rappeler lundi' });
    expect(await refusal('candidates.addNote', { id, note: '  ' })).toMatchObject({ field: 'note' });
    const { entries } = await data('candidates.timeline', { id, offset: 0, limit: 1 });
    expect(entries).toMatchObject([
      { label: 'Note', detail: 'Rappeler lundi', actor: 'Conseillère d’essai' },
    ]);
  });
  test('entering a scheme, then leaving it', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    const entry = { scheme: 'CEJ', signedOn: '2026-01-10', endedOn: null, isRenewal: false };
    const { enrolments } = await data('candidates.saveEnrolment', {
      candidateId: id,
      id: null,
      enrolment: entry,
    });
    expect(await inScheme('CEJ')).toEqual(['CEJ']);
    const [first] = enrolments;
    const left = { candidateId: id, id: first?.id, enrolment: { ...entry, endedOn: '2026-09-01' } };
    await data('candidates.saveEnrolment', left);
    expect(await inScheme('CEJ')).toEqual([]);
    expect((await data('candidates.get', { id })).enrolments).toMatchObject([
      { scheme: 'CEJ', endedOn: '2026-09-01' },
    ]);
    const { entries } = await data('candidates.timeline', { id, offset: 0, limit: 10 });
    expect(entries.map(({ label }) => label)).toEqual([
      'Fiche créée',
      'CEJ\u00A0: sortie le 1er septembre 2026',
      'CEJ\u00A0: entrée le 10 janvier 2026',
    ]);
  });
  test('leaving before entering is refused; another candidate’s enrolment is not found', async () => {
    const [rey, petit] = [await created(person('Rey', 'Inès')), await created(person('Petit', 'Hugo'))];
    const enrolment = { scheme: 'CEJ', signedOn: '2026-01-10', endedOn: '2026-01-09', isRenewal: false };
    expect(
      await refusal('candidates.saveEnrolment', { candidateId: rey.id, id: null, enrolment }),
    ).toMatchObject({ field: 'endedOn' });
    const { enrolments } = await data('candidates.saveEnrolment', {
      candidateId: rey.id,
      id: null,
      enrolment: { ...enrolment, endedOn: null },
    });
    const stolen = {
      candidateId: petit.id,
      id: enrolments[0]?.id,
      enrolment: { ...enrolment, endedOn: null },
    };
    expect(await refusal('candidates.saveEnrolment', stolen)).toMatchObject({ code: 'NOT_FOUND' });
  });
  test('an enrolment that ends later is open until that day', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    const enrolment = { scheme: 'CEJ', signedOn: '2026-01-10', endedOn: '2026-09-16', isRenewal: false };
    await data('candidates.saveEnrolment', { candidateId: id, id: null, enrolment });
    expect(await inScheme('CEJ')).toEqual(['CEJ']);
    vault.setToday(civilDate('2026-09-16'));
    expect(await inScheme('CEJ')).toEqual([]);
  });
});

test('a social security number is refused in any text that is kept, and says in which', async () => {
  const number = '2 04 03 99 000 001 85';
  for (const [field, more] of [
    ['comment', { comment: `n° sécu ${number}` }],
    ['fileNumber', { fileNumber: number.replaceAll(' ', '') }],
    ['guardian.name', { guardian: { name: number, phone: '', email: '' } }],
  ] as const)
    expect(await refusal('candidates.create', { candidate: person('Ba', 'Zoé', more) })).toMatchObject({
      code: 'INVALID_INPUT',
      field,
      message: expect.stringContaining('sécurité sociale'),
    });
});

describe('the one search box', () => {
  const people: readonly CandidateInput[] = [
    person('Lefèvre', 'Manon', {
      commune: 'Marseille',
      mobilePhone: '+33639981234',
      fileNumber: 'ML13-0700042',
    }),
    person('Martin', 'Jean-Noël', { commune: 'Saint-Denis', birthDate: civilDate('2005-11-02') }),
    person('d’Almeida', 'Adam', { fileNumber: 'ML13-0700043', birthDate: civilDate('2001-06-04') }),
    person('Martinez', 'Lou', {
      usualName: 'Cœur',
      landlinePhone: '+33465715678',
      birthDate: civilDate('2004-12-03'),
    }),
    person('Ba', 'Inès', { commune: 'Lille', postcode: '59000', birthDate: civilDate('2007-01-01') }),
    person('Aubry', 'Martin', { birthDate: civilDate('2008-05-05') }),
    person('Ben Saïd', 'Ômar', { birthDate: civilDate('2006-06-06') }),
    person('Mai', 'Lan', { birthDate: civilDate('2003-03-03') }),
  ];
  beforeEach(async () => {
    for (const input of people) await created(input);
  });

  test.each([
    'latour',
    'la tour',
    'tour',
    'delatour',
    'De La Tour',
    '+262 692 01 02 03',
    '0692010203',
    '+262692',
    '17-sept.-02',
  ])('a name with particles, a number of overseas, a date in letters: %s', async (text) => {
    await created(
      person('De La Tour', 'Noé', { mobilePhone: '+33692010203', birthDate: civilDate('2002-09-17') }),
    );
    expect(await found(text)).toEqual(['De La Tour Noé']);
  });
  test('a number kept with the code of its territory is found by either writing', async () => {
    await created(person('Grondin', 'Léa', { mobilePhone: '+262692010203' }));
    expect(await found('0692 01 02 03')).toEqual(['Grondin Léa']);
    expect(await found('+262 692 01 02 03')).toEqual(['Grondin Léa']);
  });

  test.each([
    ['', []],
    ['lefevre', ['Lefèvre Manon']],
    ['LEFÈVRE', ['Lefèvre Manon']],
    ['man lef', ['Lefèvre Manon']],
    ['jean noel', ['Martin Jean-Noël']],
    ['jean-noël martin', ['Martin Jean-Noël']],
    ['jeannoel', ['Martin Jean-Noël']],
    ['almeida', ['d’Almeida Adam']],
    ["d'alm", ['d’Almeida Adam']],
    ['dalmeida', ['d’Almeida Adam']],
    ['ba', ['Ba Inès']],
    ['bensaid', ['Ben Saïd Ômar']],
    ['ben said omar', ['Ben Saïd Ômar']],
    ['coeur', ['Martinez Lou']],
    ['06 39 98', ['Lefèvre Manon']],
    ['0639981234', ['Lefèvre Manon']],
    ['+33639981234', ['Lefèvre Manon']],
    ['+33 6 39 98 12', ['Lefèvre Manon']],
    ['0033639981234', ['Lefèvre Manon']],
    ['06.39.98.12.34', ['Lefèvre Manon']],
    ['1234', ['Lefèvre Manon']],
    ['12 34', ['Lefèvre Manon']],
    ['5678', ['Martinez Lou']],
    ['12/03/2004', ['Lefèvre Manon']],
    ['12.3.2004', ['Lefèvre Manon']],
    ['12032004', ['Lefèvre Manon']],
    ['12/03/04', ['Lefèvre Manon']],
    ['120304', ['Lefèvre Manon']],
    ['2004-03-12', ['Lefèvre Manon']],
    ['mars 2004', ['Lefèvre Manon']],
    ['12 mars 2004', ['Lefèvre Manon']],
    ['03/2004', ['Lefèvre Manon']],
    ['2004', ['Martinez Lou', 'Lefèvre Manon']],
    ['12/03', ['Lefèvre Manon']],
    ['31/02/2004', []],
    ['ML13-0700042', ['Lefèvre Manon']],
    ['ml13 0700042', ['Lefèvre Manon']],
    ['ML13-07', ['d’Almeida Adam', 'Lefèvre Manon']],
    ['0700043', ['d’Almeida Adam']],
    ['700043', ['d’Almeida Adam']],
    ['saint-denis', ['Martin Jean-Noël']],
    ['59000', ['Ba Inès']],
    ['martin 05/05/2008', ['Aubry Martin']],
    ['lefevre 1234', ['Lefèvre Manon']],
    ['mai', ['Mai Lan']],
    ['lan mai', ['Mai Lan']],
    ['zzz', []],
  ])('%s', async (text, expected) => expect(await found(text)).toEqual(expected));

  test('best first: surname whole, first name whole, surname begun, then what lives elsewhere', async () => {
    expect(await found('martin')).toEqual(['Martin Jean-Noël', 'Aubry Martin', 'Martinez Lou']);
    expect(await found('mar')).toEqual(['Martinez Lou', 'Martin Jean-Noël', 'Aubry Martin', 'Lefèvre Manon']);
    expect(await found('m')).toEqual([
      'Martinez Lou',
      'Mai Lan',
      'Martin Jean-Noël',
      'Aubry Martin',
      'Lefèvre Manon',
    ]);
  });
  test('the limit is kept, and the rest is told', async () => {
    const first = await data('candidates.search', { text: 'mar', limit: 2 });
    // In the order shown: Martinez is known by her usual name, which comes before.
    expect(names(first.rows)).toEqual(['Martinez Lou', 'Martin Jean-Noël']);
    expect(first.hasMore).toBe(true);
    expect((await data('candidates.search', { text: 'mar', limit: 4 })).hasMore).toBe(false);
  });
  test('a change is found at once, under the new name and no longer under the old', async () => {
    const { rows } = await data('candidates.search', { text: 'lefevre', limit: 5 });
    const id = rows[0]?.id;
    await data('candidates.update', { id, version: 1, candidate: person('Zola', 'Manon') });
    expect(await found('lefevre')).toEqual([]);
    expect(await found('zola')).toEqual(['Zola Manon']);
    expect(await found('0639981234')).toEqual([]);
  });
  test('a change that is rolled back is not found', async () => {
    expect(await found('zola')).toEqual([]);
    const failing = vault.db.transaction(() => {
      insertCandidate(vault.deps, person('Zola', 'Émile'));
      throw new Error('rolled back');
    });
    expect(failing).toThrow('rolled back');
    expect(await found('zola')).toEqual([]);
    await created(person('Zola', 'Anne'));
    expect(await found('zola')).toEqual(['Zola Anne']);
  });
  test('thousands of changes later the answers are those of a fresh reading', async () => {
    await found('m');
    vault.db.transaction(() => {
      for (let index = 0; index < 5000; index += 1)
        insertCandidate(vault.deps, person('Nombreux', index === 4999 ? 'Dernière' : 'Autre'));
    })();
    expect((await data('candidates.search', { text: 'nombreux', limit: 200 })).rows).toHaveLength(200);
    expect(await found('derniere')).toEqual(['Nombreux Dernière']);
  });
});

describe('who looks like whom', () => {
  const sought = {
    birthName: '',
    usualName: '',
    firstName: '',
    birthDate: null,
    mobilePhone: '',
    email: '',
    except: null,
  };
  test('a sure likeness comes before a doubtful one, each with its reason; oneself is left out', async () => {
    const doubtful = await created(person('Rey', 'Inès', { birthDate: civilDate('2004-12-03') }));
    const same = await created(person('REY', 'INES'));
    await created(person('Petit', 'Hugo'));
    const query = { ...sought, birthName: 'rey', firstName: 'Ines', birthDate: '2004-03-12' };
    const { similar } = await data('candidates.similar', query);
    expect(similar.map(({ candidate, certainty }) => [candidate.id, certainty])).toEqual([
      [same.id, 'same'],
      [doubtful.id, 'doubtful'],
    ]);
    expect((await data('candidates.similar', { ...query, except: same.id })).similar).toHaveLength(1);
  });
  test('a telephone in any writing, before the birth date is typed', async () => {
    await created(person('Rey', 'Inès', { mobilePhone: '+33639981234' }));
    const { similar } = await data('candidates.similar', { ...sought, mobilePhone: '06 39 98 12 34' });
    expect(similar).toMatchObject([{ certainty: 'doubtful' }]);
  });
  test('the index of an import finds the same people, and those added since', async () => {
    const known = await created(person('Rey', 'Inès'));
    const index = matchIndex(vault.db);
    const identity = {
      fileNumber: '',
      birthName: 'REY',
      usualName: '',
      firstName: 'Ines',
      birthDate: civilDate('2004-03-12'),
      mobilePhone: '',
      email: '',
    };
    expect(index.match(identity)).toMatchObject({ candidateId: known.id, certainty: 'same' });
    const other = { ...identity, birthName: 'Petit' };
    expect(index.match(other)).toBeNull();
    index.add(unknownId as CandidateId, other);
    expect(index.match(other)).toMatchObject({ candidateId: unknownId, certainty: 'same' });
  });
});

describe('building blocks of the import', () => {
  const batch = '00000000-0000-4000-8000-0000000000ff';
  test('a batch leaves its number on rows and events, and can be taken back', async () => {
    const kept = await created(person('Rey', 'Inès'));
    vault.db
      .prepare(
        `INSERT INTO import_batch (id, file_name, file_sha256, committed_at, row_count, created_count, merged_count, refused_count, suspected_count)
         VALUES (?, '', '', '', 0, 0, 0, 0, 0)`,
      )
      .run(batch);
    const { deps, db } = vault;
    const id = db.transaction(() => {
      const made = insertCandidate(deps, person('Petit', 'Hugo'), {
        batchId: batch,
        suspectedDuplicateOf: kept.id,
      });
      insertContact(deps, {
        candidateId: made,
        kind: 'interview',
        happenedOn: civilDate('2026-01-01'),
        batchId: batch,
      });
      insertContact(deps, {
        candidateId: kept.id,
        kind: 'interview',
        happenedOn: civilDate('2026-02-01'),
        batchId: batch,
      });
      insertEnrolment(deps, {
        candidateId: kept.id,
        scheme: 'CEJ',
        signedOn: null,
        endedOn: null,
        isRenewal: false,
        batchId: batch,
      });
      const version = updateCandidateRow(deps, kept.id, person('Rey', 'Inès', { commune: 'Lille' }), {
        kind: 'candidate.merged',
        batchId: batch,
      });
      expect(version).toBe(2);
      return made;
    })();
    expect(readCandidate(db, id)).toMatchObject({
      suspectedDuplicateOf: kept.id,
      lastContactOn: '2026-01-01',
    });
    db.transaction(() => {
      deleteBatchActs(deps, kept.id, batch);
      deleteCandidateRow(deps, id, { batchId: batch });
    })();
    expect(readCandidate(db, id)).toBeNull();
    expect(readCandidate(db, kept.id)?.lastContactOn).toBeNull();
    expect((await data('candidates.get', { id: kept.id })).enrolments).toEqual([]);
    expect(await found('petit')).toEqual([]);
    expect(journalFault(db).firstFaultAt).toBeNull();
  });
  test('a candidate with a contract file is not removed', async () => {
    const { id } = await created(person('Rey', 'Inès'));
    vault.db
      .prepare(
        `INSERT INTO contract_file (id, version, created_at, updated_at, kind, reference, status, candidate_id, fields, opened_on)
         VALUES ('f', 1, '', '', 'CPRO', 'R-1', 'draft', ?, '{}', '2026-01-01')`,
      )
      .run(id);
    expect(() => vault.db.transaction(() => deleteCandidateRow(vault.deps, id))()).toThrow(
      'dossier de contrat',
    );
  });
});

describe('hot queries read indexes, never the whole table', () => {
  const planOf = (sql: string): string => {
    const values = sql.includes('@')
      ? [{ today: '', limit: 1, offset: 0, rowid: 1 }]
      : [...sql.matchAll(/\?/gu)].map(() => '');
    return vault.db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail)
      .join('\n');
  };
  test.each(
    Object.entries(hotQueries).flatMap(([name, sql]) =>
      typeof sql === 'string' ? [[name, sql] as const] : [],
    ),
  )('%s searches an index', (_, sql) => {
    expect(planOf(sql)).toContain('SEARCH candidate USING');
    expect(planOf(sql)).not.toContain('SCAN candidate');
  });
});

describe('another adviser for several people', () => {
  const at = (id: CandidateId) => readCandidate(vault.db, id)?.adviser;
  const give = (ids: readonly CandidateId[], adviser: string, reason = 'Essai') =>
    data('candidates.changeAdviser', { ids, adviser, reason });

  test('is given in one act with its reason, told to each, and taken back as one', async () => {
    const [a, b, c] = [
      (await created(person('Aa', 'X', { adviser: 'Alix Moreau' }))).id,
      (await created(person('Bb', 'X', { adviser: '' }))).id,
      (await created(person('Cc', 'X', { adviser: 'Brune Essai' }))).id,
    ];
    const { batchId, changed, left } = await give([a, b, c], ' Brune Essai ', 'Départ d’Alix');
    expect({ changed, left }).toEqual({ changed: 2, left: [{ why: 'même conseiller', people: 1 }] });
    expect([a, b, c].map(at)).toEqual(['Brune Essai', 'Brune Essai', 'Brune Essai']);
    const [latest] = (await data('candidates.timeline', { id: a, offset: 0, limit: 10 })).entries;
    expect(latest).toMatchObject({ kind: 'candidate.updated', detail: 'Départ d’Alix' });
    // Whom it did not change has no line of it.
    expect((await data('candidates.timeline', { id: c, offset: 0, limit: 10 })).total).toBe(1);
    expect(await data('candidates.undoBatch', { batchId })).toMatchObject({ changed: 2, left: [] });
    expect([a, b, c].map(at)).toEqual(['Alix Moreau', '', 'Brune Essai']);
    // Once is enough.
    expect(await data('candidates.undoBatch', { batchId })).toMatchObject({ batchId: null, changed: 0 });
    expect(journalFault(vault.db).firstFaultAt).toBeNull();
  });

  test('taken back, it leaves those whom another act has given somebody else or erased meanwhile', async () => {
    const [a, b, c] = [
      (await created(person('Aa', 'X', { adviser: 'Alix Moreau' }))).id,
      (await created(person('Bb', 'X', { adviser: 'Alix Moreau' }))).id,
      (await created(person('Cc', 'X', { adviser: 'Alix Moreau' }))).id,
    ];
    const { batchId } = await give([a, b, c], 'Brune Essai');
    await give([b], 'Chloé Essai');
    vault.db.transaction(() => removeCandidate(vault.deps, c, 'candidate.erased'))();
    expect(await data('candidates.undoBatch', { batchId })).toMatchObject({
      changed: 1,
      left: [
        { why: 'fiche retirée', people: 1 },
        { why: 'fiche changée entre-temps', people: 1 },
      ],
    });
    expect([a, b].map(at)).toEqual(['Alix Moreau', 'Chloé Essai']);
  });

  test('names nobody twice', async () => {
    const a = (await created(person('Aa', 'X', { adviser: 'Alix Moreau' }))).id;
    expect(
      await refusal('candidates.changeAdviser', { ids: [a, a], adviser: 'Brune Essai', reason: 'Départ' }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
    expect(at(a)).toBe('Alix Moreau');
  });

  test('touches nothing else of a person, however it was written', async () => {
    const a = vault.db.transaction(() =>
      insertCandidate(vault.deps, person('Aa', 'X', { email: 'Lea@Exemple.FR', commune: ' Brive ' })),
    )();
    await give([a], 'Brune Essai', 'Départ');
    expect(readCandidate(vault.db, a)).toMatchObject({
      adviser: 'Brune Essai',
      email: 'Lea@Exemple.FR',
      commune: ' Brive ',
    });
  });

  test('leaves whoever is not there any more, and says so', async () => {
    const a = (await created(person('Aa', 'X', { adviser: 'Alix Moreau' }))).id;
    expect(await give([a, unknownId as CandidateId], 'Brune Essai')).toMatchObject({
      changed: 1,
      left: [{ why: 'fiche retirée', people: 1 }],
    });
    expect(at(a)).toBe('Brune Essai');
  });

  test('what no batch of this kind has done is not taken back so', async () => {
    const batchId = unknownId;
    expect(await refusal('candidates.undoBatch', { batchId })).toMatchObject({ code: 'NOT_FOUND' });
    const { id } = await created(person('Aa', 'X'));
    vault.db.transaction(() =>
      recordEvent(vault.deps, {
        kind: 'candidate.contact',
        subject: { type: 'candidate', id },
        batchId,
        payload: { contact: 'call' },
      }),
    )();
    expect(await refusal('candidates.undoBatch', { batchId })).toMatchObject({ code: 'REFUSED_BY_STATE' });
  });
});

describe('a birth date is never after what the record dates', () => {
  const acts: readonly (readonly [string, (id: CandidateId) => Promise<unknown>])[] = [
    [
      'a contact',
      (id) => data('candidates.recordContact', { id, kind: 'call', happenedOn: '2024-05-10', note: '' }),
    ],
    [
      'an enrolment',
      (id) =>
        data('candidates.saveEnrolment', {
          candidateId: id,
          id: null,
          enrolment: { scheme: 'PACEA', signedOn: '2024-05-10', endedOn: null, isRenewal: false },
        }),
    ],
    [
      'a situation',
      (id) =>
        data('candidates.savePeriod', {
          candidateId: id,
          id: null,
          period: { kind: 'training', startsOn: '2024-05-10', endsOn: null, detail: '', reach: '' },
          endsFormer: false,
        }),
    ],
  ];
  test.each(acts)('%s: that very day is kept, the day after is refused under its field', async (_, act) => {
    const { id } = await created(person('Aa', 'X'));
    await act(id);
    const update = async (birthDate: string) => {
      const { candidate } = await data('candidates.get', { id });
      return refusal('candidates.update', {
        id,
        version: candidate.version,
        candidate: { ...candidateInputOf(candidate), birthDate },
      });
    };
    expect(await update('2024-05-11')).toMatchObject({ code: 'INVALID_INPUT', field: 'birthDate' });
    expect(await update('2024-05-10')).toBeNull();
    expect(await update('2024-05-11')).toMatchObject({ code: 'INVALID_INPUT', field: 'birthDate' });
  });
  test('what was so already is corrected towards the truth, whichever way', async () => {
    const { id } = await created(person('Aa', 'X', { birthDate: civilDate('2025-01-01') }));
    vault.db.transaction(() =>
      insertContact(vault.deps, { candidateId: id, kind: 'call', happenedOn: civilDate('2024-05-10') }),
    )();
    const { candidate } = await data('candidates.get', { id });
    expect(
      await refusal('candidates.update', {
        id,
        version: candidate.version,
        candidate: { ...candidateInputOf(candidate), birthDate: '2024-12-31' },
      }),
    ).toBeNull();
  });
});
