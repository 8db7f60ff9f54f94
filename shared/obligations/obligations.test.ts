import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type CivilDate, civilDate } from '../base/time';
import { contractKinds } from '../contract-files';
import { type CandidateId, emptyCandidate } from '../fields';
import { contract } from '../ipc';
import { noReferences, schemeOf } from '../law';
import type { Kept } from '../privacy';
import {
  generalObligations,
  isToldOn,
  type ObligationContext,
  obligationRules,
  type Planned,
  planOf,
  rankOf,
  ruleOf,
} from '.';
import { actKinds, obligationActs } from './acts';
import { delays } from './delays';
import type { ObligedFile, ObligedPerson } from './obligation';

const d = civilDate;
const far: Kept = {
  limits: [],
  rule: 'last-contact',
  until: d('2090-01-01'),
  underWay: [],
  hold: null,
};
const nobody: ObligedPerson = {
  id: '00000000-0000-4000-8000-000000000001' as CandidateId,
  isActive: true,
  known: {
    candidate: { ...emptyCandidate, birthDate: d('2004-03-12'), firstReceptionOn: null },
    enrolments: [],
    periods: [],
    asked: [],
  },
  lastContactOn: null,
  papers: [],
  files: [],
  requests: [],
  handovers: [],
  kept: far,
  keptUntilChange: null,
};
const context: Omit<ObligationContext, 'from'> = {
  territory: 'metropole',
  references: noReferences,
  retentionNoticeDays: 60,
};
/** What is owed of a person on a day, planned that day. */
const obligationsOn = (
  who: ObligedPerson,
  on: CivilDate,
  rests: Omit<ObligationContext, 'from'>,
): readonly Planned[] =>
  planOf(who, { ...rests, from: on }).obligations.filter((planned) => isToldOn(planned, on));
const born = (birthDate: string, more: Partial<ObligedPerson> = {}): ObligedPerson => ({
  ...nobody,
  ...more,
  known: { ...nobody.known, candidate: { ...nobody.known.candidate, birthDate: d(birthDate) } },
});
type Entered = ObligedPerson['known']['enrolments'][number];
const entered = (
  birthDate: string,
  enrolments: readonly Entered[],
  more: Partial<ObligedPerson> = {},
): ObligedPerson => {
  const person = born(birthDate, more);
  return { ...person, known: { ...person.known, enrolments } };
};
const civis = (signedOn: string, more: Partial<Entered> = {}): Entered => ({
  scheme: 'CIVIS',
  signedOn: d(signedOn),
  endedOn: null,
  ...more,
});
const work: ObligedFile = {
  id: 'f1',
  reference: 'C-2026-0001',
  status: 'signed',
  scheme: 'PEC',
  schemeKind: 'employment',
  signedOn: d('2026-01-05'),
  startsOn: d('2026-01-12'),
  endsOn: d('2026-12-11'),
  leftOn: null,
  trialDays: 30,
  planMadeOn: null,
  isReinforced: null,
  contactDays: null,
  limits: [],
  isUndated: false,
};
const support: ObligedFile = {
  ...work,
  id: 'f2',
  reference: 'S-2006-0001',
  scheme: 'CIVIS',
  schemeKind: 'support',
  signedOn: d('2006-03-01'),
  startsOn: d('2006-03-01'),
  endsOn: d('2007-02-28'),
  trialDays: null,
};
const told = (person: ObligedPerson, on: CivilDate, rule: string): readonly Planned[] =>
  obligationsOn(person, on, context).filter((each) => each.rule === rule);

/** One case of a rule: the day due, the first day on which it is told, the last one, and the act that ends it. */
interface Case {
  readonly rule: string;
  readonly title: string;
  readonly person: ObligedPerson;
  readonly toldFrom: string;
  readonly due: string;
  /** `null`: until its act. */
  readonly lastDay: string | null;
  readonly reason: RegExp;
  readonly act: string;
  /** The person once the act is recorded; `null`: none records it. */
  readonly done: ((person: ObligedPerson) => ObligedPerson) | null;
}
const contacted =
  (on: string) =>
  (person: ObligedPerson): ObligedPerson => ({ ...person, lastContactOn: d(on) });
const left =
  (on: string) =>
  (person: ObligedPerson): ObligedPerson => ({
    ...person,
    known: {
      ...person.known,
      enrolments: person.known.enrolments.map((each) => ({ ...each, endedOn: d(on) })),
    },
  });
const withFile =
  (change: Partial<ObligedFile>) =>
  (person: ObligedPerson): ObligedPerson => ({
    ...person,
    files: person.files.map((file) => ({ ...file, ...change })),
  });
const situated =
  (startsOn: string) =>
  (person: ObligedPerson): ObligedPerson => ({
    ...person,
    known: { ...person.known, periods: [{ kind: 'employment', startsOn: d(startsOn), endsOn: null }] },
  });
const lent = { id: 'h1', withWhom: 'Sam Petit', happenedAt: '2026-01-05T08:00:00.000Z' };

const cases: readonly Case[] = [
  {
    rule: 'civis-contact',
    title: 'each month, from the signature',
    person: entered('1986-05-20', [civis('2006-03-01')]),
    toldFrom: '2006-03-22',
    due: '2006-04-01',
    lastDay: '2018-06-30',
    reason: /^CIVIS signé le 1er mars 2006 : le suivant est dû au plus tard le 1er avril 2006\.$/u,
    act: 'record-contact',
    done: contacted('2006-03-30'),
  },
  {
    rule: 'civis-contact',
    title: 'each week of the first quarter of the renforcé',
    person: entered('1986-05-20', [civis('2006-03-01', { scheme: 'CIVIS_RENFORCE' })], {
      lastContactOn: d('2006-03-20'),
    }),
    toldFrom: '2006-03-25',
    due: '2006-03-27',
    lastDay: '2018-06-30',
    reason: /^Dernier contact le 20 mars 2006 .*27 mars 2006, chaque semaine/u,
    act: 'record-contact',
    done: contacted('2006-03-26'),
  },
  {
    rule: 'civis-contact',
    title: 'each month once the first quarter of the renforcé is over',
    person: entered('1986-05-20', [civis('2006-03-01', { scheme: 'CIVIS_RENFORCE' })], {
      lastContactOn: d('2006-05-28'),
    }),
    toldFrom: '2006-06-18',
    due: '2006-06-28',
    lastDay: '2018-06-30',
    reason: /28 juin 2006\.$/u,
    act: 'record-contact',
    done: contacted('2006-06-20'),
  },
  {
    rule: 'civis-contact',
    title: 'each fortnight where the contract writes so',
    person: born('1986-05-20', { files: [{ ...support, contactDays: 14 }] }),
    toldFrom: '2006-03-13',
    due: '2006-03-15',
    lastDay: '2018-06-30',
    reason: /15 mars 2006, comme l’écrit le contrat\.$/u,
    act: 'record-contact',
    done: contacted('2006-03-14'),
  },
  {
    rule: 'civis-plan',
    title: 'a file whose plan has no day',
    person: born('1986-05-20', { files: [support] }),
    toldFrom: '2006-04-02',
    due: '2006-06-01',
    lastDay: '2018-06-30',
    reason: /son parcours doit être établi le 1er juin 2006/u,
    act: 'save-file',
    done: withFile({ planMadeOn: d('2006-05-10') }),
  },
  {
    rule: 'support-limit',
    title: 'the plan of a CIVIS of which only the entry is known',
    person: entered('1986-05-20', [civis('2006-03-01')]),
    toldFrom: '2006-04-02',
    due: '2006-06-01',
    lastDay: '2006-06-01',
    reason: /Établissement du parcours, le 1er juin 2006 au plus tard\. Vivier ne sait pas/u,
    act: 'dismiss',
    done: null,
  },
  {
    rule: 'support-limit',
    title: 'papers of the allowance of a CEJ, beyond which it is lost',
    person: entered('2004-03-12', [{ scheme: 'CEJ', signedOn: d('2026-01-15'), endedOn: null }]),
    toldFrom: '2026-02-14',
    due: '2026-04-15',
    lastDay: '2026-04-15',
    reason: /Pièces de l’allocation, le 15 avril 2026/u,
    act: 'dismiss',
    done: left('2026-02-10'),
  },
  {
    rule: 'support-limit',
    title: 'the first phase of a PACEA',
    person: entered('2004-03-12', [{ scheme: 'PACEA', signedOn: d('2026-01-15'), endedOn: null }]),
    toldFrom: '2026-01-15',
    due: '2026-02-15',
    lastDay: '2026-02-15',
    reason: /Début de la première phase, le 15 février 2026/u,
    act: 'dismiss',
    done: null,
  },
  {
    rule: 'support-next',
    title: 'thirty days before the term of a CIVIS',
    person: entered('1986-05-20', [civis('2006-03-01')]),
    toldFrom: '2006-12-31',
    due: '2007-01-30',
    lastDay: '2007-02-28',
    reason: /terme le 1er mars 2007/u,
    act: 'save-enrolment',
    done: (person) =>
      entered('1986-05-20', [...person.known.enrolments, civis('2007-01-30')], {
        lastContactOn: person.lastContactOn,
      }),
  },
  {
    rule: 'support-next',
    title: 'thirty days before the term of a CEJ',
    person: entered('2004-03-12', [{ scheme: 'CEJ', signedOn: d('2026-01-15'), endedOn: null }]),
    toldFrom: '2026-11-16',
    due: '2026-12-16',
    lastDay: '2027-01-14',
    reason: /terme le 15 janvier 2027/u,
    act: 'save-enrolment',
    done: left('2027-01-14'),
  },
  {
    rule: 'support-exit',
    title: 'at the term of a year of CIVIS',
    person: entered('1986-05-20', [civis('2006-03-01')]),
    toldFrom: '2007-03-01',
    due: '2007-03-01',
    lastDay: '2018-06-30',
    reason: /son terme est le 1er mars 2007/u,
    act: 'save-enrolment',
    done: left('2007-03-01'),
  },
  {
    rule: 'support-exit',
    title: 'at the 26th birthday, before the term of a CIVIS',
    person: entered('1980-10-10', [civis('2006-03-01')]),
    toldFrom: '2006-10-10',
    due: '2006-10-10',
    lastDay: '2018-06-30',
    reason: /il s’arrête au 26e anniversaire le 10 octobre 2006/u,
    act: 'save-enrolment',
    done: left('2006-10-10'),
  },
  {
    rule: 'support-exit',
    title: 'after twenty-four months of PACEA',
    person: entered('2004-03-12', [{ scheme: 'PACEA', signedOn: d('2025-01-15'), endedOn: null }]),
    toldFrom: '2027-01-15',
    due: '2027-01-15',
    lastDay: null,
    reason: /son terme est le 15 janvier 2027/u,
    act: 'save-enrolment',
    done: left('2027-01-15'),
  },
  {
    rule: 'file-limit',
    title: 'a time limit whose act is recorded',
    person: born('2004-03-12', {
      files: [
        {
          ...work,
          limits: [
            {
              code: 'X',
              label: 'dépôt',
              due: d('2026-03-10'),
              source: 'art. 1',
              confidence: 'V',
              isDoneByAct: true,
            },
          ],
        },
      ],
    }),
    toldFrom: '2026-01-09',
    due: '2026-03-10',
    lastDay: null,
    reason: /^Dossier C-2026-0001 : dépôt, le 10 mars 2026 au plus tard\.$/u,
    act: 'move-file',
    done: withFile({ limits: [] }),
  },
  {
    rule: 'file-limit',
    title: 'a time limit of which nothing says that it is kept',
    person: born('2004-03-12', {
      files: [
        {
          ...work,
          limits: [
            {
              code: 'Y',
              label: 'examen du programme',
              due: d('2026-03-10'),
              source: 'art. 2',
              confidence: 'N',
              isDoneByAct: false,
            },
          ],
        },
      ],
    }),
    toldFrom: '2026-01-09',
    due: '2026-03-10',
    lastDay: '2026-03-10',
    reason: /Vivier ne sait pas si c’est fait\. Délai à vérifier\.$/u,
    act: 'dismiss',
    done: null,
  },
  {
    rule: 'contract-next',
    title: 'told sixty days before, due thirty days before',
    person: born('2004-03-12', { files: [work] }),
    toldFrom: '2026-10-12',
    due: '2026-11-11',
    lastDay: null,
    reason: /finit le 11 décembre 2026/u,
    act: 'save-period',
    done: situated('2026-12-12'),
  },
  {
    rule: 'contract-close',
    title: 'on the last day of a contract',
    person: born('2004-03-12', { files: [work] }),
    toldFrom: '2026-12-11',
    due: '2026-12-11',
    lastDay: null,
    reason: /n’est ni clos ni rompu/u,
    act: 'move-file',
    done: withFile({ status: 'ended', leftOn: d('2026-12-11') }),
  },
  {
    rule: 'trial-end',
    title: 'the days that the file gives, the first included',
    person: born('2004-03-12', { files: [work] }),
    toldFrom: '2026-02-03',
    due: '2026-02-10',
    lastDay: null,
    reason: /finit le 10 février 2026/u,
    act: 'record-contact',
    done: contacted('2026-01-20'),
  },
  ...(
    [
      ['day-8', '2026-01-17', '2026-01-20', '2026-01-28', '2026-01-18', 'huit jours'],
      ['month-1', '2026-01-29', '2026-02-12', '2026-03-28', '2026-02-01', 'un mois'],
      ['month-3', '2026-03-29', '2026-04-12', '2026-06-27', '2026-04-01', 'trois mois'],
      ['month-6', '2026-06-28', '2026-07-12', '2026-12-28', '2026-07-01', 'six mois'],
      ['month-12', '2026-12-29', '2027-01-12', null, '2027-01-10', 'douze mois'],
    ] as const
  ).map(
    ([code, toldFrom, due, lastDay, on, words]): Case => ({
      rule: 'milestone',
      title: code,
      person: born('2004-03-12', { files: [{ ...work, trialDays: null }] }),
      toldFrom,
      due,
      lastDay,
      reason: new RegExp(`nouvelles à ${words}, vers le`, 'u'),
      act: 'record-contact',
      done: contacted(on),
    }),
  ),
  {
    rule: 'age-closes',
    title: 'rights of the under-26',
    person: born('2000-06-15'),
    toldFrom: '2026-03-17',
    due: '2026-06-14',
    lastDay: '2026-06-14',
    reason: /^26 ans le 15 juin 2026 : dernier jour la veille pour .*PACEA/u,
    act: 'save-enrolment',
    done: null,
  },
  {
    rule: 'paper-expires',
    title: 'a permit that nothing outlasts',
    person: {
      ...nobody,
      papers: [{ id: 'p1', kind: 'residence-permit', expiresOn: d('2026-09-30') }],
    },
    toldFrom: '2026-08-01',
    due: '2026-09-30',
    lastDay: null,
    reason: /valable jusqu’au 30 septembre 2026/u,
    act: 'save-paper',
    done: (person) => ({
      ...person,
      papers: [...person.papers, { id: 'p2', kind: 'residence-permit', expiresOn: d('2027-09-30') }],
    }),
  },
  {
    rule: 'handover-return',
    title: 'somebody lent',
    person: { ...nobody, handovers: [{ ...lent, direction: 'sent', untilOn: d('2026-03-31') }] },
    toldFrom: '2026-03-24',
    due: '2026-03-31',
    lastDay: null,
    reason: /Confiée à Sam Petit jusqu’au 31 mars 2026/u,
    act: 'take-back',
    done: (person) => ({
      ...person,
      handovers: [
        ...person.handovers,
        { ...lent, id: 'h2', direction: 'received', untilOn: null, happenedAt: '2026-03-20T08:00:00.000Z' },
      ],
    }),
  },
  {
    rule: 'handover-return',
    title: 'somebody borrowed',
    person: { ...nobody, handovers: [{ ...lent, direction: 'received', untilOn: d('2026-03-31') }] },
    toldFrom: '2026-03-24',
    due: '2026-03-31',
    lastDay: null,
    reason: /Reçue de Sam Petit/u,
    act: 'hand-over',
    done: (person) => ({
      ...person,
      handovers: [
        ...person.handovers,
        { ...lent, id: 'h2', direction: 'sent', untilOn: null, happenedAt: '2026-03-20T08:00:00.000Z' },
      ],
    }),
  },
  {
    rule: 'request',
    title: 'one month',
    person: {
      ...nobody,
      requests: [
        { id: 'r1', kind: 'access', receivedOn: d('2026-01-31'), extendedOn: null, status: 'received' },
      ],
    },
    toldFrom: '2026-01-31',
    due: '2026-02-28',
    lastDay: null,
    reason: /réponse le 28 février 2026.*Délai à vérifier\.$/u,
    act: 'answer-request',
    done: (person) => ({
      ...person,
      requests: person.requests.map((each) => ({ ...each, status: 'granted' as const })),
    }),
  },
  {
    rule: 'retention',
    title: 'the notice of the settings',
    person: { ...nobody, kept: { ...far, until: d('2026-06-30') } },
    toldFrom: '2026-05-02',
    due: '2026-06-30',
    lastDay: null,
    reason: /se garde jusqu’au 30 juin 2026/u,
    act: 'decide-retention',
    done: (person) => ({ ...person, kept: { ...person.kept, until: d('2028-06-30') } }),
  },
  {
    rule: 'silence',
    title: 'ninety days',
    person: { ...nobody, lastContactOn: d('2026-01-01') },
    toldFrom: '2026-04-02',
    due: '2026-04-02',
    lastDay: null,
    reason: /^Dernier contact le 1er janvier 2026\. Délai à vérifier\.$/u,
    act: 'record-contact',
    done: contacted('2026-04-02'),
  },
];

describe('each rule, on the day before, the day and the day after', () => {
  test.each(cases)('$rule: $title', ({ rule, person, toldFrom, due, lastDay, reason, act, done }) => {
    expect(told(person, addDays(d(toldFrom), -1), rule).filter((each) => each.due === due)).toEqual([]);
    const ofDay = (on: CivilDate): readonly Planned[] =>
      told(person, on, rule).filter((each) => each.due === due);
    const [first, ...more] = ofDay(d(toldFrom));
    expect(more).toEqual([]);
    expect(first).toMatchObject({ due, toldFrom, lastDay, act });
    expect(first?.reason.replaceAll(/[\u00A0\u202F]/gu, ' ')).toMatch(reason);
    // The very same, word for word, on the day due and on the one after, unless it leaves with its day.
    const isOver = (on: CivilDate): boolean => lastDay !== null && on > lastDay;
    for (const on of [addDays(d(due), -1), d(due), addDays(d(due), 1), addDays(d(due), 300)])
      if (on >= toldFrom) expect(ofDay(on), on).toEqual(isOver(on) ? [] : [first]);
    if (lastDay !== null) {
      expect(ofDay(d(lastDay))).toEqual([first]);
      expect(ofDay(addDays(d(lastDay), 1))).toEqual([]);
    }
    if (done !== null)
      for (const on of [d(toldFrom), d(due), addDays(d(due), 1)])
        expect(told(done(person), on, rule).filter(({ id }) => id === first?.id)).toEqual([]);
  });

  test('every rule has a case, and what is owed of nobody too', () => {
    const tried = new Set([...cases.map(({ rule }) => rule), 'backup']);
    expect(obligationRules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  test('a backup is owed once it is late, and a request of somebody without a record until it is answered', () => {
    const request = { id: 'r', kind: 'access', receivedOn: d('2026-05-01'), extendedOn: null } as const;
    const on = d('2026-05-09');
    const late = { since: d('2026-05-01'), isLate: true };
    expect(generalObligations([], { ...late, isLate: false }, on)).toEqual([]);
    expect(generalObligations([], null, on)).toEqual([]);
    expect(generalObligations([{ ...request, status: 'granted' }], null, on)).toEqual([]);
    expect(
      generalObligations([{ ...request, status: 'received' }], late, on).map(({ rule, due }) => [rule, due]),
    ).toEqual([
      ['backup', '2026-05-08'],
      ['request', '2026-06-01'],
    ]);
  });
});

describe('dates of the law', () => {
  const signedOn = (signed: CivilDate): readonly string[] => {
    const { obligations } = planOf(entered('1990-05-20', [civis(signed)]), {
      ...context,
      from: addDays(signed, 1),
    });
    return obligations.map(({ rule }) => rule).filter((rule) => rule.startsWith('civis'));
  };
  test.each([
    ['2005-03-31', false],
    ['2005-04-01', true],
    ['2016-12-31', true],
    ['2017-01-01', false],
  ])('a CIVIS signed on %s owes its contacts: %s', (signed, isOwed) => {
    expect(signedOn(d(signed))).toEqual(isOwed ? ['civis-contact'] : []);
  });

  test('a rule of a scheme has the first and last days of its scheme', () => {
    const scheme = schemeOf('CIVIS');
    for (const id of ['civis-contact', 'civis-plan'])
      expect([ruleOf(id)?.from, ruleOf(id)?.to]).toEqual([scheme?.from, scheme?.to]);
  });

  test('an entry that nobody left, in a scheme closed long ago, owes nothing any more', () => {
    const person = entered('1986-05-20', [civis('2006-03-01')]);
    const on = addMonths(d('2016-12-31'), delays.afterClosing.value);
    const ofScheme = (day: CivilDate): number =>
      obligationsOn(person, day, context).filter(({ rule }) => /^(?:civis|support)-/u.test(rule)).length;
    expect(ofScheme(on)).toBeGreaterThan(0);
    expect(ofScheme(addDays(on, 1))).toBe(0);
  });
});

describe('what an obligation is', () => {
  test.each(obligationRules)('$id says its sentence, its source, its mark and its act', (rule) => {
    expect(rule.sentence).toMatch(/\.$/u);
    expect(rule.source).not.toBe('');
    expect(['V', 'S', 'N']).toContain(rule.confidence);
    expect(rankOf(rule.weight)).toBeGreaterThanOrEqual(0);
    expect(actKinds).toContain(rule.act);
  });

  test('the sources tell each rule with its mark, and no other', () => {
    const table = readFileSync('docs/sources/obligations.md', 'utf8');
    const told = [...table.matchAll(/^\| `([a-z-]+)` \|.*\| ([VSN]) \|$/gmu)].map(
      ([, id, mark]) => `${id} ${mark}`,
    );
    expect(told.sort()).toEqual(obligationRules.map(({ id, confidence }) => `${id} ${confidence}`).sort());
  });

  test('each act is one that a procedure records', () => {
    const missing = Object.values(obligationActs).filter(
      ({ procedure }) => !Object.hasOwn(contract, procedure),
    );
    expect(missing).toEqual([]);
  });

  test('a kind of contract file that has a trial period or a plan says so itself', () => {
    expect(contractKinds.flatMap((kind) => Object.keys(kind.owed?.({}) ?? {})).sort()).toEqual([
      'contactDays',
      'isReinforced',
      'planMadeOn',
      'trialDays',
    ]);
  });

  test('a support known by its entry and by its file is one', () => {
    const both = entered('1986-05-20', [civis('2006-03-01')], {
      files: [{ ...support, isReinforced: true }],
    });
    const [one, ...more] = told(both, d('2006-03-08'), 'civis-contact');
    expect(more).toEqual([]);
    // What the file says counts: closer contacts.
    expect(one?.due).toBe('2006-03-08');
  });

  test('a contact that the law counts is not told twice, as a habit too', () => {
    const person = entered('1986-05-20', [civis('2006-03-01')], { lastContactOn: d('2006-03-02') });
    expect(obligationsOn(person, d('2006-08-01'), context).map(({ rule }) => rule)).not.toContain('silence');
  });

  test('nothing is owed of an immersion after eight days, nor of a contract that was broken', () => {
    const later = d('2027-01-12');
    const immersion = born('2004-03-12', { files: [{ ...work, schemeKind: 'immersion', trialDays: null }] });
    expect(told(immersion, later, 'milestone').map(({ due }) => due)).toEqual(['2026-01-20']);
    const broken = born('2004-03-12', { files: [{ ...work, status: 'broken' }] });
    expect(obligationsOn(broken, later, context)).toEqual([]);
  });
});

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(d('2025-01-01'), n));
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const file = fc
  .record({
    id: fc.constantFrom('f1', 'f2'),
    status: fc.constantFrom('draft', 'signed', 'accepted', 'ended', 'broken', 'cancelled'),
    schemeKind: fc.constantFrom('employment', 'immersion'),
    startsOn: maybe(day),
    endsOn: maybe(day),
    trialDays: maybe(fc.integer({ min: 0, max: 60 })),
    limits: fc.uniqueArray(
      fc.record({
        code: fc.constantFrom('X', 'Y', 'Z'),
        label: fc.constant('délai'),
        due: day,
        source: fc.constant('art.'),
        confidence: fc.constantFrom('V', 'N'),
        isDoneByAct: fc.boolean(),
      }),
      { selector: ({ code }) => code, maxLength: 3 },
    ),
  })
  .map((some): ObligedFile => ({ ...work, ...some }) as ObligedFile);
const person = fc
  .record({
    birthDate: fc.constantFrom(d('2000-06-15'), d('1999-12-31'), d('2001-02-28'), d('1996-02-29')),
    lastContactOn: maybe(day),
    firstReceptionOn: maybe(day),
    enrolments: fc.array(
      fc.record({
        scheme: fc.constantFrom('CEJ', 'PACEA', 'CE', 'PMSMP', 'AUTRE'),
        signedOn: maybe(day),
        endedOn: maybe(day),
      }),
      { maxLength: 3 },
    ),
    periods: fc.array(
      fc.record({
        kind: fc.constantFrom('employment', 'training'),
        startsOn: day,
        endsOn: fc.constant(null),
      }),
      { maxLength: 2 },
    ),
    papers: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('p1', 'p2', 'p3'),
        kind: fc.constantFrom('identity-card', 'passport', 'residence-permit'),
        expiresOn: maybe(day),
      }),
      { selector: ({ id }) => id, maxLength: 3 },
    ),
    files: fc.uniqueArray(file, { selector: ({ id }) => id, maxLength: 2 }),
    requests: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('r1', 'r2'),
        kind: fc.constant('access' as const),
        receivedOn: day,
        extendedOn: maybe(day),
        status: fc.constantFrom('received', 'extended', 'granted'),
      }),
      { selector: ({ id }) => id, maxLength: 2 },
    ),
    until: day,
  })
  .map(({ birthDate, firstReceptionOn, enrolments, periods, until, ...rest }): ObligedPerson => {
    const who = born(birthDate, rest as Partial<ObligedPerson>);
    return {
      ...who,
      kept: { ...far, until },
      known: {
        ...who.known,
        candidate: { ...who.known.candidate, firstReceptionOn },
        enrolments: enrolments as ObligedPerson['known']['enrolments'],
        periods: periods as ObligedPerson['known']['periods'],
      },
    };
  });
const runs = { numRuns: 150 };

describe('whatever is recorded of a person', () => {
  test('an obligation leaves with the days only on the day that it says, and never comes back', () => {
    fc.assert(
      fc.property(person, day, fc.integer({ min: 1, max: 400 }), (who, on, days) => {
        const later = addDays(on, days);
        const after = new Set(obligationsOn(who, later, context).map(({ id }) => id));
        for (const each of obligationsOn(who, on, context))
          expect(after.has(each.id), each.id).toBe(each.lastDay === null || each.lastDay >= later);
      }),
      runs,
    );
  });

  test('what is planned on a day is what is found on each day until it turns', () => {
    fc.assert(
      fc.property(person, day, fc.integer({ min: 0, max: 200 }), (who, from, days) => {
        const { obligations, turnsOn } = planOf(who, { ...context, from });
        const on = addDays(from, days);
        fc.pre(turnsOn === null || on < turnsOn);
        expect(obligations.filter((each) => isToldOn(each, on))).toEqual(obligationsOn(who, on, context));
      }),
      runs,
    );
  });

  test('none is there twice, and the gravest come first', () => {
    fc.assert(
      fc.property(person, day, (who, on) => {
        const found = obligationsOn(who, on, context);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        const order = found.map(({ weight, due }) => `${rankOf(weight)} ${due}`);
        expect(order).toEqual(order.toSorted());
      }),
      runs,
    );
  });

  test('none concerns somebody who is archived or in the trash', () => {
    fc.assert(
      fc.property(person, day, (who, on) => {
        expect(planOf({ ...who, isActive: false }, { ...context, from: on })).toEqual({
          obligations: [],
          turnsOn: null,
        });
      }),
      runs,
    );
  });

  test('what is recorded ends nothing but what that act ends', () => {
    // A support that is renewed owes what its new signature counts; a right that was open is judged on what is known.
    const ends = {
      contact: new Set(['milestone', 'trial-end', 'silence']),
      enrolment: new Set(['support-limit', 'support-next', 'support-exit', 'age-closes']),
      period: new Set(['contract-next', 'age-closes']),
      paper: new Set(['paper-expires']),
    };
    fc.assert(
      fc.property(person, day, day, (who, on, recordedOn) => {
        const { known, papers } = who;
        const after: Readonly<Record<keyof typeof ends, ObligedPerson>> = {
          contact: {
            ...who,
            lastContactOn:
              who.lastContactOn === null ? on : ([who.lastContactOn, on].toSorted().at(-1) ?? on),
          },
          enrolment: {
            ...who,
            known: {
              ...known,
              enrolments: [...known.enrolments, { scheme: 'CEJ', signedOn: recordedOn, endedOn: null }],
            },
          },
          period: {
            ...who,
            known: {
              ...known,
              periods: [...known.periods, { kind: 'training', startsOn: recordedOn, endsOn: null }],
            },
          },
          paper: { ...who, papers: [...papers, { id: 'new', kind: 'passport', expiresOn: recordedOn }] },
        };
        for (const [act, changed] of Object.entries(after) as [keyof typeof ends, ObligedPerson][]) {
          const left = new Set(obligationsOn(changed, on, context).map(({ id }) => id));
          const gone = obligationsOn(who, on, context).filter(({ id }) => !left.has(id));
          expect(gone.filter(({ rule }) => !ends[act].has(rule)).map(({ id }) => `${act} ${id}`)).toEqual([]);
        }
      }),
      runs,
    );
  });

  test('a contact recorded ends what asked for one, and the next is due later', () => {
    const asksContact = new Set(['milestone', 'trial-end', 'silence', 'civis-contact']);
    const withCivis = fc.record({
      signed: fc.integer({ min: 0, max: 300 }),
      gap: fc.integer({ min: 1, max: 60 }),
      scheme: fc.constantFrom('CIVIS', 'CIVIS_RENFORCE'),
    });
    fc.assert(
      fc.property(person, withCivis, day, (who, { signed, gap, scheme }, on) => {
        for (const each of obligationsOn(who, on, context).filter(({ rule }) => asksContact.has(rule)))
          expect(
            obligationsOn({ ...who, lastContactOn: on }, on, context).some(({ id }) => id === each.id),
          ).toBe(false);
        const from = addDays(d('2006-01-01'), signed);
        const before = entered('1986-05-20', [civis(from, { scheme: scheme as Entered['scheme'] })]);
        const contactOn = addDays(from, gap);
        const [was] = planOf(before, { ...context, from }).obligations.filter(
          ({ rule }) => rule === 'civis-contact',
        );
        const [is] = planOf({ ...before, lastContactOn: contactOn }, { ...context, from }).obligations.filter(
          ({ rule }) => rule === 'civis-contact',
        );
        expect(was?.due).toBeDefined();
        if (is !== undefined && was !== undefined) {
          expect(is.due > contactOn).toBe(true);
          expect(is.due > was.due || contactOn < was.due).toBe(true);
        }
      }),
      runs,
    );
  });
});
