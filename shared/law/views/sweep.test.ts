import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../../base/time';
import { nationalitySchema } from '../../fields/codes';
import { noReferences } from '../engine/references';
import { answerOf, applyRules, contextOf, isInForce, type Scheme, verdictOf } from '../engine/scheme';
import { asking, type Facts, factsSchema } from '../facts/facts';
import { schemes } from '../schemes';
import { type Course, type Outlook, prepareSweep, reasonSentence, sweepHorizon } from './sweep';

// A slow machine shared by other runs must not make a property fail.
vi.setConfig({ testTimeout: 60_000 });

const on = civilDate('2026-09-15');
const still = (facts: Facts): Course => ({ facts, later: [] });
const person = (candidate: Facts['candidate'], day: CivilDate = on): Course => still({ on: day, candidate });
const outlookOf = (course: Course, scheme: Outlook['scheme'], day: CivilDate = on): Outlook | undefined =>
  prepareSweep(
    schemes,
    day,
    'metropole',
    noReferences,
  )(course)
    .judge()
    .outlooks.find((each) => each.scheme === scheme);

/** The person's conditions of one scheme, judged by the engine of the answers: nothing of the sweep. */
function anew(scheme: Scheme, facts: Facts, day: CivilDate): { verdict: string; missing: readonly string[] } {
  const context = contextOf({ ...facts, on: day }, {});
  if (!isInForce(scheme, day, context.territory)) return { verdict: 'ineligible', missing: [] };
  const rules = scheme.rules.filter(({ about }) => about === 'person');
  const { truth, missing, found } = applyRules(rules, asking(facts), context);
  if (truth === 'no') return { verdict: 'ineligible', missing: [] };
  const ofPerson = missing.filter((path) => path.startsWith('candidate.'));
  const verdict = verdictOf(truth, ofPerson);
  const supposed = found.flatMap(({ finding }) => finding.presumes?.fact.path ?? []);
  return { verdict, missing: verdict === 'eligible' ? supposed : ofPerson };
}

const dateIn = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((shift) => addDays(civilDate(from), shift));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
const candidates = fc
  .record({
    birthDate: maybe(fc.oneof(dateIn('1994-01-01', 6_600), dateIn('2000-08-01', 500))),
    level: maybe(fc.constantFrom('infra3', '3', '4', '5', '6', 'VI', 'V', 'IV', null)),
    diplomaObtained: maybe(fc.boolean()),
    diplomaKind: maybe(fc.constantFrom('professional', 'technological', 'general', null)),
    upperSecondaryValidated: maybe(fc.boolean()),
    registeredJobSeekerSince: maybe(fc.oneof(dateIn('2024-06-01', 1_000), fc.constant(null))),
    benefits: maybe(fc.oneof(fc.subarray(['RSA', 'ASS', 'AAH']), fc.constant(null))),
    formerAidedContract: maybe(fc.boolean()),
    student: maybe(fc.boolean()),
    inTraining: maybe(fc.boolean()),
    specialDifficulties: maybe(fc.boolean()),
    disabledWorker: maybe(fc.boolean()),
    residence: maybe(fc.constantFrom('QPV', 'ZRR', 'other')),
    nationality: maybe(fc.constantFrom(...nationalitySchema.options)),
    civicServiceDone: maybe(fc.boolean()),
    employed: maybe(fc.boolean()),
    jobSearchMonths: maybe(fc.integer({ min: 0, max: 40 })),
    supportSignedOn: maybe(dateIn('2025-01-01', 700)),
    lastCejEndedOn: maybe(fc.oneof(dateIn('2025-06-01', 600), fc.constant(null))),
    previousApprenticeshipEndedOn: maybe(fc.oneof(dateIn('2025-06-01', 500), fc.constant(null))),
    relatedExperienceMonths: maybe(fc.integer({ min: 0, max: 60 })),
    accompanied: maybe(fc.boolean()),
  })
  .map(
    (fields) =>
      factsSchema.parse({
        on,
        candidate: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
      }).candidate,
  );

describe('what the sweep says of a person', () => {
  test('is what the rules about the person say, judged by themselves, whoever was judged before', () => {
    const sweep = prepareSweep(schemes, on, 'metropole', noReferences);
    fc.assert(
      fc.property(candidates, (candidate) => {
        const facts = { on, candidate };
        const { outlooks } = sweep(still(facts)).judge();
        for (const scheme of schemes) {
          const found = outlooks.find((each) => each.scheme === scheme.id);
          const { verdict, missing } = found ?? { verdict: 'ineligible', missing: [] };
          expect({ id: scheme.id, verdict, missing: [...missing].sort() }).toEqual({
            id: scheme.id,
            ...anew(scheme, facts, on),
            missing: [...anew(scheme, facts, on).missing].sort(),
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  test('is what the whole answer says of the person, and never more', () => {
    const sweep = prepareSweep(schemes, on, 'metropole', noReferences);
    fc.assert(
      fc.property(candidates, (candidate) => {
        const facts = { on, candidate };
        const { outlooks } = sweep(still(facts)).judge();
        for (const scheme of schemes) {
          const { inForce, conditions } = answerOf(scheme, facts);
          const own = conditions.filter(({ about }) => about === 'person').map(({ verdict }) => verdict);
          const whole =
            !inForce || own.includes('not-met')
              ? 'ineligible'
              : own.includes('unknown')
                ? 'to-check'
                : 'eligible';
          const quick = outlooks.find((each) => each.scheme === scheme.id)?.verdict ?? 'ineligible';
          expect([scheme.id, quick]).toEqual([scheme.id, whole]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('holds until the day it gives as what is known changes too', () => {
    const sweep = prepareSweep(schemes, on, 'metropole', noReferences);
    const length = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(candidates, candidates, length, length, (now, then, shift, ahead) => {
        const from = addDays(on, shift);
        const later = [
          { on: from, candidate: { ...now, employed: then?.employed, student: then?.student } },
        ].map((each) => factsSchema.parse(JSON.parse(JSON.stringify(each))));
        const facts = { on, candidate: now };
        const { outlooks, holdsUntil } = sweep({ facts, later }).judge();
        const day = addDays(on, ahead);
        if (holdsUntil !== null && day > holdsUntil) return;
        const rest = later.filter((each) => each.on > day);
        const known = later.findLast((each) => each.on <= day) ?? facts;
        const again = prepareSweep(schemes, day, 'metropole', noReferences);
        expect(again({ facts: { ...known, on: day }, later: rest }).judge().outlooks).toEqual(outlooks);
      }),
      { numRuns: 300 },
    );
  });

  test('holds day after day until the day it gives, and turns on the day of the change it tells', () => {
    const sweep = prepareSweep(schemes, on, 'metropole', noReferences);
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 800 }), (candidate, shift) => {
        const facts = { on, candidate };
        const { outlooks, holdsUntil } = sweep(still(facts)).judge();
        const day = addDays(on, shift);
        for (const scheme of schemes) {
          const found = outlooks.find((each) => each.scheme === scheme.id);
          const change = found?.change ?? null;
          const now = found?.verdict ?? 'ineligible';
          // Within the horizon every day before the change has today's verdict.
          if (shift <= sweepHorizon && (change === null || day < change.on))
            expect([scheme.id, day, anew(scheme, facts, day).verdict]).toEqual([scheme.id, day, now]);
          if (change !== null) {
            expect(change.on > on && change.on <= addDays(on, sweepHorizon)).toBe(true);
            expect(anew(scheme, facts, change.on).verdict).toBe(change.becomes);
            expect(change.becomes).not.toBe(now);
          }
        }
        if (holdsUntil === null || day <= holdsUntil) {
          const later = prepareSweep(
            schemes,
            day,
            'metropole',
            noReferences,
          )(still({ ...facts, on: day })).judge();
          expect(later.outlooks).toEqual(outlooks);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('is the same for two people that no condition about the person tells apart', () => {
    const sweep = prepareSweep(schemes, on, 'metropole', noReferences);
    fc.assert(
      fc.property(candidates, candidates, (one, other) => {
        const [a, b] = [person(one), person(other)];
        if (sweep(a).key === sweep(b).key) expect(sweep(a).judge()).toEqual(sweep(b).judge());
      }),
    );
    const known = person({ birthDate: civilDate('2004-03-12') });
    // Nobody's own conditions read the resources of a month, the contract or the day of the question.
    expect(sweep({ ...known, facts: { ...known.facts, contract: { weeklyHours: 35 } } }).key).toBe(
      sweep(known).key,
    );
    expect(sweep(person({ birthDate: civilDate('2004-03-13') })).key).not.toBe(sweep(known).key);
    // Unknown, known to be none and known to be no stay three things.
    const keys = [undefined, null, false].map(
      (formerAidedContract) =>
        sweep(
          person({
            birthDate: civilDate('1999-03-12'),
            ...(formerAidedContract === undefined ? {} : { formerAidedContract }),
          }),
        ).key,
    );
    expect(new Set(keys).size).toBe(3);
  });
});

describe('what is coming', () => {
  const young = (birthDate: string): Course =>
    person({
      birthDate: civilDate(birthDate),
      workPermitNeeded: false,
      benefits: [],
      formerAidedContract: false,
    });

  test('the 26th birthday closes the first public of the contrat de professionnalisation, the day itself', () => {
    expect(outlookOf(young('2000-12-01'), 'CPRO')).toEqual({
      scheme: 'CPRO',
      verdict: 'eligible',
      missing: [],
      isClosedUnless: false,
      change: { on: '2026-12-01', becomes: 'to-check', reason: { kind: 'birthday', age: 26 } },
    });
    expect(reasonSentence({ kind: 'birthday', age: 26 }, civilDate('2026-12-01'), null)).toBe(
      '26e anniversaire le 1er décembre 2026.',
    );
  });

  test('a birthday is told 366 days ahead, not 367, and the answer is judged again on the day it comes into sight', () => {
    const sweep = prepareSweep(
      schemes.filter(({ id }) => id === 'CPRO'),
      on,
      'metropole',
      noReferences,
    );
    const inSight = sweep(young('2001-09-16')).judge();
    expect(inSight.outlooks[0]?.change?.on).toBe('2027-09-16');
    const tooFar = sweep(young('2001-09-17')).judge();
    expect(tooFar.outlooks[0]?.change).toBeNull();
    expect(tooFar.holdsUntil).toBe(on);
    const nextDay = prepareSweep(schemes, addDays(on, 1), 'metropole', noReferences);
    expect(
      nextDay(young('2001-09-17'))
        .judge()
        .outlooks.find(({ scheme }) => scheme === 'CPRO')?.change?.on,
    ).toBe('2027-09-17');
  });

  test.each<[string, string | null, string, object | null]>([
    ['1988-05-02', '2005-11-02', '2006-11-02', { kind: 'year', count: 1 }],
    ['1988-05-02', '2005-09-15', '2007-09-15', { kind: 'year', count: 2 }],
    ['1988-05-02', '2005-09-16', '2006-09-16', { kind: 'year', count: 1 }],
    // The birthday comes first.
    ['1980-10-01', '2005-11-02', '2006-10-01', { kind: 'birthday', age: 26 }],
    ['1988-05-02', null, '', null],
  ])(
    'of a CIVIS in 2006, born %s and signed %s, the change is on %s',
    (birthDate, signedOn, change, reason) => {
      const day = civilDate('2006-09-15');
      const course = person(
        {
          birthDate: civilDate(birthDate),
          level: 'V',
          diplomaObtained: false,
          specialDifficulties: true,
          registeredJobSeekerSince: civilDate('2004-01-01'),
          supportSignedOn: signedOn === null ? null : civilDate(signedOn),
        },
        day,
      );
      const outlook = outlookOf(course, 'CIVIS', day);
      expect(outlook?.verdict).not.toBe('ineligible');
      if (reason === null) expect(outlook?.change).toBeNull();
      else expect(outlook?.change).toMatchObject({ on: change, reason });
    },
  );

  test('a CIVIS that ends before its year is over has no end of a year', () => {
    const day = civilDate('2006-09-15');
    const candidate = {
      birthDate: civilDate('1988-05-02'),
      level: 'V' as const,
      diplomaObtained: false,
      specialDifficulties: true,
    };
    const course: Course = {
      facts: { on: day, candidate: { ...candidate, supportSignedOn: civilDate('2005-11-02') } },
      later: [{ on: civilDate('2006-10-15'), candidate }],
    };
    expect(outlookOf(course, 'CIVIS', day)?.change ?? null).toBeNull();
  });

  test('a registration to come opens on its own day', () => {
    const course = person({
      birthDate: civilDate('1999-03-12'),
      registeredJobSeekerSince: civilDate('2026-10-01'),
      benefits: [],
      formerAidedContract: false,
      workPermitNeeded: false,
    });
    expect(outlookOf(course, 'CPRO')).toMatchObject({
      verdict: 'ineligible',
      change: {
        on: '2026-10-01',
        becomes: 'eligible',
        reason: { kind: 'day', fact: 'candidate.registeredJobSeekerSince' },
      },
    });
  });

  test('a birthday on the day of a registration is no reason where no condition reads the age', () => {
    const course = person({
      birthDate: civilDate('2001-02-26'),
      registeredJobSeekerSince: civilDate('2027-02-26'),
    });
    expect(outlookOf(course, 'CE')).toMatchObject({
      change: { on: '2027-02-26', reason: { kind: 'day', fact: 'candidate.registeredJobSeekerSince' } },
    });
  });

  test('a scheme opens on its first day and closes after its last', () => {
    const [cpro] = schemes.filter(({ id }) => id === 'CPRO');
    if (!cpro) throw new Error('no CPRO');
    const judged = (scheme: Scheme) =>
      prepareSweep([scheme], on, 'metropole', noReferences)(young('2005-03-12')).judge().outlooks;
    expect(judged({ ...cpro, to: civilDate('2026-12-31') })).toMatchObject([
      {
        verdict: 'eligible',
        change: { on: '2027-01-01', becomes: 'ineligible', reason: { kind: 'closing' } },
      },
    ]);
    expect(judged({ ...cpro, from: civilDate('2027-01-01') })).toMatchObject([
      {
        verdict: 'ineligible',
        change: { on: '2027-01-01', becomes: 'eligible', reason: { kind: 'opening' } },
      },
    ]);
    expect(judged({ ...cpro, to: civilDate('2026-09-14') })).toEqual([]);
  });

  test('what is known of the person changes on its day: the facts from then on are judged', () => {
    const candidate = {
      birthDate: civilDate('1999-03-12'),
      workPermitNeeded: false,
      benefits: [],
      formerAidedContract: true,
    };
    const course: Course = {
      facts: { on, candidate },
      later: [
        {
          on: civilDate('2026-11-01'),
          candidate: { ...candidate, formerAidedContract: false, registeredJobSeekerSince: null },
        },
      ],
    };
    expect(outlookOf(course, 'CPRO')).toMatchObject({
      verdict: 'eligible',
      change: { on: '2026-11-01', becomes: 'ineligible', reason: { kind: 'facts' } },
    });
    const sweep = prepareSweep(schemes, on, 'metropole', noReferences);
    expect(sweep(course).key).not.toBe(sweep(still(course.facts)).key);
    expect(sweep({ ...course, later: [{ ...course.facts, on: civilDate('2026-11-01') }] }).key).toBe(
      sweep(still(course.facts)).key,
    );
  });

  test('schemes that ask the same of the person on the same days are judged once, and each is told', () => {
    const [ei] = schemes.filter(({ id }) => id === 'EI');
    if (!ei) throw new Error('no EI');
    let judged = 0;
    const rules = ei.rules.map((rule) =>
      rule.id === 'difficulties'
        ? {
            ...rule,
            test: (...given: Parameters<typeof rule.test>) => {
              judged += 1;
              return rule.test(...given);
            },
          }
        : rule,
    );
    const told = (...swept: readonly Scheme[]) => {
      judged = 0;
      const { outlooks } = prepareSweep(swept, on, 'metropole', noReferences)(young('2005-03-12')).judge();
      return { judged, outlooks };
    };
    const alone = told({ ...ei, rules });
    const both = told({ ...ei, rules }, { ...ei, id: 'ACI', rules });
    expect(both.judged).toBe(alone.judged);
    expect(both.outlooks).toEqual([alone.outlooks[0], { ...alone.outlooks[0], scheme: 'ACI' }]);
    // A rule of one's own about the person is judged apart.
    const [own] = rules.filter(({ id }) => id === 'difficulties');
    if (!own) throw new Error('no rule');
    const apart = {
      ...ei,
      id: 'ACI' as const,
      rules: rules.map((rule) => (rule === own ? { ...own } : rule)),
    };
    expect(told({ ...ei, rules }, apart).judged).toBe(2 * alone.judged);
  });

  test.each([
    [
      { kind: 'months', count: 12, fact: 'candidate.registeredJobSeekerSince' },
      '12 mois d’inscription le 1er décembre 2026.',
    ],
    [
      { kind: 'months', count: 12, fact: 'candidate.supportSignedOn' },
      '12 mois d’accompagnement le 1er décembre 2026.',
    ],
    [{ kind: 'year', count: 2 }, 'Fin d’une année de CIVIS le 1er décembre 2026 (la 2e).'],
    [{ kind: 'closing' }, 'Fermeture du dispositif\u00A0: dernier jour le 30 novembre 2026.'],
    [{ kind: 'opening' }, 'Ouverture du dispositif le 1er décembre 2026.'],
    [{ kind: 'text' }, 'Un texte ou un montant prend effet le 1er décembre 2026.'],
  ] as const)('%o is said in French', (reason, text) => {
    expect(reasonSentence(reason, civilDate('2026-12-01'), { label: 'CIVIS' })).toBe(text);
  });
});
