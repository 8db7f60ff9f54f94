import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../base/time';
import { emptyCandidate } from '../fields';
import type { Outlook, SchemeCode, Verdict } from '../law';
import { type KnownOfPerson, nextActs, outlooksOf } from './next-acts';

const on = civilDate('2026-09-15');
const nothing: KnownOfPerson = {
  on,
  outlooks: [],
  underWay: [],
  deadlines: [],
  papers: [],
  lastContactOn: addDays(on, -10),
  firstReceptionOn: addDays(on, -100),
  missing: [],
  files: 1,
};
const birthday = { kind: 'birthday', age: 26 } as const;
const outlook = (
  scheme: SchemeCode,
  verdict: Verdict,
  closesIn: number | null,
  missing: readonly string[] = [],
): Outlook => ({
  scheme,
  verdict,
  missing,
  isClosedUnless: false,
  change: closesIn === null ? null : { on: addDays(on, closesIn), becomes: 'ineligible', reason: birthday },
});
const deadline = (inDays: number) => ({
  due: addDays(on, inDays),
  label: 'Dépôt à l’OPCO',
  file: { id: 'f', reference: 'D-1' },
});
const kinds = (known: Partial<KnownOfPerson>): readonly string[] =>
  nextActs({ ...nothing, ...known }).map(({ kind }) => kind);

describe('what is done next for a person is the most consequential', () => {
  test.each<[string, Partial<KnownOfPerson>, string]>([
    [
      'a right about to be lost, before a deadline that is late',
      { outlooks: [outlook('CEJ', 'eligible', 20)], deadlines: [deadline(-3)] },
      'right-closes',
    ],
    [
      'a right that closes while an answer is awaited, before that answer',
      { outlooks: [outlook('CEJ', 'to-check', 20, ['candidate.student'])] },
      'right-closes',
    ],
    [
      'a deadline, before a silence of four months',
      { deadlines: [deadline(5)], lastContactOn: addDays(on, -120) },
      'deadline',
    ],
    [
      'the year of a support that ends, before a silence',
      {
        underWay: ['PACEA'],
        outlooks: [
          {
            ...outlook('PACEA', 'eligible', 30),
            change: { on: addDays(on, 30), becomes: 'to-check', reason: { kind: 'year', count: 1 } },
          },
        ],
        lastContactOn: addDays(on, -120),
      },
      'year-ends',
    ],
    [
      'a contact that is owed, before a fact that answers wait for',
      { lastContactOn: addDays(on, -91), outlooks: [outlook('CPRO', 'to-check', null, ['candidate.level'])] },
      'contact-owed',
    ],
    [
      'a contact owed since the first reception, where none was recorded',
      { lastContactOn: null, firstReceptionOn: addDays(on, -91) },
      'contact-owed',
    ],
    [
      'a fact that answers wait for, before a gap of the record',
      { outlooks: [outlook('CPRO', 'to-check', null, ['candidate.level'])], missing: ['mobilePhone'] },
      'fact',
    ],
    ['a gap of the record, before a first contract file', { missing: ['mobilePhone'], files: 0 }, 'gap'],
    ['a first contract file, where all is known', { files: 0 }, 'first-file'],
  ])('%s', (_, known, first) => {
    expect(kinds(known)[0]).toBe(first);
  });

  test('a first contact that was never made is told from one that is long ago', () => {
    const owed = (known: Partial<KnownOfPerson>) => nextActs({ ...nothing, ...known })[0];
    const since = addDays(on, -91);
    expect(owed({ lastContactOn: null, firstReceptionOn: since })).toEqual({
      kind: 'contact-owed',
      since,
      isFirst: true,
    });
    expect(owed({ lastContactOn: since })).toEqual({ kind: 'contact-owed', since, isFirst: false });
  });

  test.each<[string, Partial<KnownOfPerson>]>([
    ['nothing presses', {}],
    ['a right closes, but in a year', { outlooks: [outlook('CEJ', 'eligible', 91)] }],
    [
      'a right closes that the person has entered',
      { underWay: ['CEJ'], outlooks: [outlook('CEJ', 'eligible', 20)] },
    ],
    [
      'an answer only grows old',
      {
        outlooks: [
          {
            ...outlook('CEJ', 'eligible', 20),
            change: { on: addDays(on, 20), becomes: 'to-check', reason: { kind: 'facts' } },
          },
        ],
      },
    ],
    [
      'a right opens',
      {
        outlooks: [
          {
            ...outlook('CEJ', 'ineligible', 20),
            change: { on: addDays(on, 20), becomes: 'eligible', reason: birthday },
          },
        ],
      },
    ],
    ['a deadline is far', { deadlines: [deadline(61)] }],
    ['the last contact was ninety days ago', { lastContactOn: addDays(on, -90) }],
    ['nobody was received yet', { lastContactOn: null, firstReceptionOn: null }],
  ])('nothing is asked where %s', (_, known) => {
    expect(kinds(known)).toEqual([]);
  });

  test('rights that close on one day are one act, those that are open first', () => {
    const acts = nextActs({
      ...nothing,
      outlooks: [
        outlook('PACEA', 'to-check', 20),
        outlook('CEJ', 'eligible', 20),
        outlook('GEIQ', 'eligible', 10),
      ],
    });
    expect(acts).toMatchObject([
      { on: addDays(on, 10), schemes: ['GEIQ'] },
      { on: addDays(on, 20), schemes: ['CEJ', 'PACEA'] },
    ]);
  });
  test('of two deadlines the nearest comes first, a late one before all', () => {
    expect(nextActs({ ...nothing, deadlines: [deadline(30), deadline(-3), deadline(2)] })).toMatchObject([
      { on: addDays(on, -3) },
      { on: addDays(on, 2) },
      { on: addDays(on, 30) },
    ]);
  });
  test('of two facts, the one that settles an answer alone comes before the one that more answers need', () => {
    const acts = nextActs({
      ...nothing,
      outlooks: [
        outlook('PEC', 'to-check', null, ['candidate.nationality', 'candidate.employed']),
        outlook('EI', 'to-check', null, ['candidate.nationality', 'candidate.employed']),
        outlook('VAE', 'to-check', null, ['candidate.relatedExperienceMonths']),
      ],
    });
    expect(acts[0]).toEqual({ kind: 'fact', path: 'candidate.relatedExperienceMonths', schemes: ['VAE'] });
  });
});

describe('read from the law itself', () => {
  const of = (known: object) =>
    nextActs({
      ...nothing,
      outlooks: outlooksOf(
        {
          candidate: { ...emptyCandidate, birthDate: civilDate('2006-03-01'), ...known },
          enrolments: [],
          periods: [],
          asked: [],
        },
        on,
        'metropole',
        { values: [], orders: [] },
      ),
    });
  test('the nationality is not what is asked first of somebody of whom nothing is known', () => {
    expect(of({})[0]).toMatchObject({ kind: 'fact', path: 'candidate.registeredJobSeekerSince' });
  });
  test('it is, where it alone decides', () => {
    const all = {
      level: 'V',
      diplomaObtained: 'no',
      jobSeeker: 'yes',
      jobSeekerSince: '2026-01-10',
      disabledWorker: 'no',
      benefits: [],
      formerAidedContract: 'no',
      student: 'no',
      inTraining: 'no',
      specialDifficulties: 'no',
      qpv: 'no',
      zrr: 'no',
    };
    expect(of(all)[0]).toMatchObject({ kind: 'fact', path: 'candidate.nationality' });
  });
  test('the twenty-sixth birthday takes rights away: told first, eighty days before and not a hundred', () => {
    const born = (inDays: number) => ({ birthDate: civilDate(`2000${addDays(on, inDays).slice(4)}`) });
    expect(of(born(80))[0]).toMatchObject({ kind: 'right-closes', reason: { kind: 'birthday', age: 26 } });
    expect(of(born(100))[0]).not.toMatchObject({ kind: 'right-closes' });
  });
});

describe('a paper that ends is told from 60 days before, and until something outlasts it', () => {
  const card = (endsIn: number | null) =>
    ({ kind: 'identity-card', expiresOn: endsIn === null ? null : addDays(on, endsIn) }) as const;
  const told = (papers: KnownOfPerson['papers']) =>
    nextActs({ ...nothing, papers }).flatMap((act) => (act.kind === 'paper-expires' ? [act] : []));
  test.each([
    ['61 days before its end', 61, false],
    ['60 days before', 60, true],
    ['59 days before', 59, true],
    ['the day before', 1, true],
    ['its last day', 0, true],
    ['the day after', -1, true],
  ])('%s', (_, endsIn, isTold) => {
    expect(told([card(endsIn)])).toEqual(
      isTold ? [{ kind: 'paper-expires', on: addDays(on, endsIn), paper: 'identity-card' }] : [],
    );
  });
  test('a later paper that proves the same ends it: a passport outlasts a card, a permit its receipt', () => {
    expect(told([card(-3), { kind: 'passport', expiresOn: addDays(on, 900) }])).toEqual([]);
    // One of which the end was not typed says nothing of how long it is good.
    expect(told([card(-3), card(null)])).toHaveLength(1);
    expect(told([card(null)])).toEqual([]);
    expect(
      told([
        { kind: 'permit-receipt', expiresOn: addDays(on, 4) },
        { kind: 'residence-permit', expiresOn: addDays(on, 300) },
      ]),
    ).toEqual([]);
    expect(told([card(-3), { kind: 'residence-permit', expiresOn: addDays(on, 300) }])).toHaveLength(1);
  });
  test('it comes with the deadlines, by day, and before a silence', () => {
    expect(
      kinds({
        papers: [card(10)],
        deadlines: [deadline(5), deadline(20)],
        lastContactOn: addDays(on, -200),
      }),
    ).toEqual(['deadline', 'paper-expires', 'deadline', 'contact-owed']);
  });
});
