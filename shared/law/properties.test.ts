import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { addDays, addMonths, civilDate, contains } from '../base/time';
import { levelCodes } from '../fields/codes';
import { evaluate, evaluateScheme } from '.';
import { eligibilitySchema } from './engine/eligibility.schema';
import { noReferences } from './engine/references';
import { isInForce } from './engine/scheme';
import { and, fromBoolean, not, or, type Truth } from './engine/truth';
import {
  asking,
  type FactSpec,
  type Facts,
  factsSchema,
  factTable,
  qualifications,
  renewalReasons,
} from './facts/facts';
import { schemes } from './schemes';
import { deadlines } from './schemes/cpro';
import { changed } from './schemes/cpro/cases';
import { monthlyPaySchedule } from './schemes/cpro/pay';

// A slow machine shared by other runs must not make a property fail.
vi.setConfig({ testTimeout: 60_000 });

// Arbitrary facts: each field known, known to be none, or unknown.
const dateIn = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((shift) => addDays(civilDate(from), shift));

const candidate = fc.record({
  birthDate: dateIn('1965-01-01', 17_000),
  level: fc.constantFrom(...levelCodes, null),
  diplomaObtained: fc.constantFrom(true, false, null),
  diplomaKind: fc.constantFrom('professional', 'technological', 'general', null),
  upperSecondaryValidated: fc.constantFrom(true, false, null),
  registeredJobSeekerSince: fc.oneof(dateIn('2003-01-01', 8_700), fc.constant(null)),
  benefits: fc.oneof(fc.subarray(['RSA', 'ASS', 'AAH']), fc.constant(null)),
  formerAidedContract: fc.constantFrom(true, false, null),
  nationality: fc.constantFrom('french' as const, 'european' as const, 'other' as const),
});
const employer = fc.record({
  kind: fc.constantFrom(
    'private-company',
    'association',
    'geiq',
    'temp-agency',
    'public-service-operator',
    'state',
    'public-body',
    'private-individual',
  ),
  conventionalMinimumMonthly: fc.oneof(
    fc.integer({ min: 100_000, max: 400_000 }).map((cents) => cents / 100),
    fc.constant(null),
  ),
});
const contract = fc.record({
  nature: fc.constantFrom('CDD', 'CDD', 'CDI'),
  weeklyHours: fc.oneof(
    fc.constant(35),
    fc.integer({ min: 40, max: 220 }).map((quarters) => quarters / 4),
  ),
  trainingHours: fc.oneof(fc.integer({ min: 100, max: 1000 }), fc.constant(null)),
  renewalOf: fc.oneof(
    fc.constant(null),
    fc.constant(null),
    fc.constant('DOSSIER-1'),
    fc.record({ reason: fc.constantFrom(...renewalReasons), timesRenewed: fc.integer({ min: 0, max: 2 }) }),
  ),
  qualification: fc.constantFrom(...qualifications, 'RNCP', null),
  branchAgreement: fc.oneof(
    fc.constant(null),
    fc.record({
      maxMonths: fc.integer({ min: 6, max: 36 }),
      maxTrainingShare: fc.constantFrom(0.25, 0.4, null),
    }),
  ),
});

/** Everything is known, or known to be none. */
const completeFacts: fc.Arbitrary<Facts> = fc
  .record({
    on: fc.oneof(dateIn('2004-10-01', 8_200), dateIn('2009-11-20', 10), dateIn('2018-12-28', 8)),
    wait: fc.integer({ min: 0, max: 90 }),
    months: fc.integer({ min: 1, max: 40 }),
    extra: fc.integer({ min: -2, max: 15 }),
    candidate,
    employer,
    contract,
  })
  .map(({ on, wait, months, extra, ...rest }) => {
    const startsOn = addDays(on, wait);
    return factsSchema.parse({ on, startsOn, endsOn: addDays(addMonths(startsOn, months), extra), ...rest });
  });

const withoutSome = <T extends object>(
  section: T | null | undefined,
  kept: readonly boolean[],
  from: number,
): object =>
  Object.fromEntries(Object.entries(section ?? {}).filter((_, index) => kept[from + index] !== false));

const keep = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 });

/** Complete facts, and the same with some of them unknown. */
const completeAndPartial: fc.Arbitrary<{ readonly complete: Facts; readonly partial: Facts }> = fc
  .tuple(completeFacts, keep, keep)
  .map(([complete, one, other]) => {
    // Half of the time few facts are missing, so that verdicts other than "to check" come out too.
    const kept = one.map(
      (isKept, index) =>
        isKept || (one[0] === true && other[index] === true) || (one[0] === true && index % 3 !== 0),
    );
    const { on, startsOn, endsOn } = complete;
    const partial = factsSchema.parse({
      on,
      ...(kept[1] ? { startsOn } : {}),
      ...(kept[2] ? { endsOn } : {}),
      candidate: withoutSome(complete.candidate, kept, 3),
      employer: withoutSome(complete.employer, kept, 13),
      contract: withoutSome(complete.contract, kept, 16),
    });
    return { complete, partial };
  });

const anyFacts: fc.Arbitrary<Facts> = fc.oneof(
  completeFacts,
  completeAndPartial.map((each) => each.partial),
);

const truth = fc.constantFrom<Truth>('yes', 'no', 'unknown');

describe('Kleene’s logic', () => {
  test('and, or and not keep their laws', () => {
    fc.assert(
      fc.property(truth, truth, truth, (a, b, c) => {
        expect(and(a, b)).toBe(and(b, a));
        expect(or(a, b)).toBe(or(b, a));
        expect(and(a, and(b, c))).toBe(and(and(a, b), c));
        expect(or(a, or(b, c))).toBe(or(or(a, b), c));
        expect(and(a, or(b, c))).toBe(or(and(a, b), and(a, c)));
        expect(not(and(a, b))).toBe(or(not(a), not(b)));
        expect(not(not(a))).toBe(a);
        expect(and(a, 'no')).toBe('no');
        expect(or(a, 'yes')).toBe('yes');
        expect(and(a, a)).toBe(a);
      }),
    );
  });
  test('on known values it is the logic of everyone, and unknown spreads only where it matters', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), (a, b) => {
        expect(and(fromBoolean(a), fromBoolean(b))).toBe(fromBoolean(a && b));
        expect(or(fromBoolean(a), fromBoolean(b))).toBe(fromBoolean(a || b));
      }),
    );
    expect(and('yes', 'unknown')).toBe('unknown');
    expect(or('no', 'unknown')).toBe('unknown');
  });
});

const cproOf = (facts: Facts) => {
  const answer = evaluateScheme('CPRO', facts);
  if (answer === null) throw new Error('no scheme');
  return answer;
};

describe('verdicts', () => {
  test('every answer has the shape of the contract, and says why', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const answer = evaluate(facts);
        expect(eligibilitySchema.safeParse(JSON.parse(JSON.stringify(answer))).success).toBe(true);
        for (const scheme of answer.schemes) {
          for (const condition of scheme.conditions) {
            expect(condition.explanation).not.toBe('');
            expect(condition.source).not.toBe('');
            if (condition.verdict === 'not-met')
              expect([
                scheme.id,
                condition.id,
                condition.changesOn !== undefined || (condition.remedy ?? '') !== '',
              ]).toEqual([scheme.id, condition.id, true]);
          }
          if (scheme.verdict === 'eligible') expect(scheme.missing).toEqual([]);
          if (scheme.verdict === 'ineligible')
            expect(scheme.conditions.some((each) => each.verdict === 'not-met')).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
  test('what is not known never makes ineligible: with less known, the verdict is the same or "to check"', () => {
    let settled = 0;
    fc.assert(
      fc.property(completeAndPartial, ({ complete, partial }) => {
        const [all, some] = [cproOf(complete), cproOf(partial)];
        if (some.verdict !== 'to-check') {
          settled += 1;
          expect(some.verdict).toBe(all.verdict);
        }
        for (const condition of some.conditions) {
          if (condition.verdict === 'unknown') continue;
          // Settled with less, settled with more; only a start still unknown may open a doubt on the age.
          const full = all.conditions.find((each) => each.id === condition.id);
          if (condition.id === 'age' && partial.startsOn === undefined) continue;
          expect([condition.id, full?.verdict]).toEqual([condition.id, condition.verdict]);
        }
      }),
      { numRuns: 250 },
    );
    expect(settled).toBeGreaterThan(10);
  });
  test('with every needed fact absent, nobody is ineligible', () => {
    for (const on of ['2004-10-01', '2010-01-01', '2026-09-01']) {
      expect(cproOf({ on: civilDate(on) }).verdict).toBe('to-check');
    }
  });
  test('missing facts are needed: giving them all back leaves none missing', () => {
    fc.assert(
      fc.property(completeFacts, (facts) => {
        // A renewal known by its reference alone keeps its reason missing, and an open end keeps the end.
        const rest = cproOf(facts).missing.filter(
          (path) => !path.startsWith('contract.renewalOf') && path !== 'candidate.diplomaKind',
        );
        expect(rest).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

const heads = ['candidate', 'employer', 'contract'] as const;
const paths = ['startsOn', 'endsOn', ...Object.values(factTable).map((fact) => fact.path)];

/** The known facts of `complete` at these paths, and nothing else. */
function only(complete: Facts, kept: ReadonlySet<string>): Facts {
  const section = (head: (typeof heads)[number]) =>
    Object.fromEntries(Object.entries(complete[head] ?? {}).filter(([key]) => kept.has(`${head}.${key}`)));
  return factsSchema.parse({
    on: complete.on,
    ...(kept.has('startsOn') ? { startsOn: complete.startsOn } : {}),
    ...(kept.has('endsOn') ? { endsOn: complete.endsOn } : {}),
    ...Object.fromEntries(heads.map((head) => [head, section(head)])),
  });
}

test('the missing facts are enough: given back, they lead to the verdict of everything', () => {
  fc.assert(
    fc.property(completeFacts, fc.subarray(paths), (complete, first) => {
      const kept = new Set(first);
      for (;;) {
        const { verdict, missing } = cproOf(only(complete, kept));
        if (verdict !== 'to-check') expect(missing).toEqual([]);
        const news = missing.filter((path) => !kept.has(path));
        for (const path of news) kept.add(path);
        if (news.length === 0) {
          expect(verdict).toBe(cproOf(complete).verdict);
          return;
        }
      }
    }),
    { numRuns: 300 },
  );
});

describe('pay', () => {
  const first = (facts: Facts): number =>
    monthlyPaySchedule(facts)?.lines[0]?.monthlyGrossCents ?? Number.NaN;
  const levels = ['infra3', '3', '4', '5', '6', '7', '8'];
  test('never falls when age rises', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6000 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom(...levels),
        (shift, gap, level) => {
          const birthDate = addDays(civilDate('2010-09-01'), -shift);
          const younger = changed({ candidate: { birthDate, level } });
          const older = changed({ candidate: { birthDate: addDays(birthDate, -gap), level } });
          expect(first(older)).toBeGreaterThanOrEqual(first(younger));
        },
      ),
    );
  });
  test('never falls when the level of the diploma rises', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6000 }),
        fc.constantFrom('professional', 'general', 'technological'),
        (shift, diplomaKind) => {
          const birthDate = addDays(civilDate('2010-09-01'), -shift);
          const amounts = levels.map((level) =>
            first(changed({ candidate: { birthDate, level, diplomaKind } })),
          );
          expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
        },
      ),
    );
  });
  test('never falls from one month to the next, and the months follow each other', () => {
    fc.assert(
      fc.property(completeFacts, (facts) => {
        const lines = monthlyPaySchedule(facts)?.lines ?? [];
        for (const [index, line] of lines.entries()) {
          const next = lines[index + 1];
          if (!next) continue;
          expect(next.from).toBe(addDays(line.to, 1));
          expect(next.monthlyGrossCents ?? 0).toBeGreaterThanOrEqual(line.monthlyGrossCents ?? 0);
        }
      }),
      { numRuns: 120 },
    );
  });
  test('the periods cover the contract, day for day, and differ from their neighbours', () => {
    fc.assert(
      fc.property(completeFacts, (facts) => {
        const periods = cproOf(facts).pay?.periods ?? [];
        if (facts.endsOn && facts.startsOn && facts.endsOn >= facts.startsOn) {
          expect([periods[0]?.from, periods.at(-1)?.to]).toEqual([facts.startsOn, facts.endsOn]);
        }
        for (const [index, period] of periods.entries()) {
          const next = periods[index + 1];
          if (next)
            expect([
              next.from,
              next.percent !== period.percent ||
                next.monthlyGross !== period.monthlyGross ||
                next.hourlySmic !== period.hourlySmic,
            ]).toEqual([addDays(period.to, 1), true]);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('time limits', () => {
  test('come after what starts them', () => {
    fc.assert(
      fc.property(completeFacts, fc.integer({ min: 0, max: 400 }), (facts, shift) => {
        const happened = addDays(facts.on, shift);
        for (const limit of deadlines(facts, { receivedOn: happened, brokenOn: happened })) {
          // Of a CQP or a VAE pathway the facts do not say whether the card is due: it stays undated.
          if (limit.code === 'CPRO_CARTE' && limit.due === null) continue;
          expect(limit.triggerOn !== null && limit.due !== null && limit.due > limit.triggerOn).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  });
});

test('a rule reads no other fact than those it declares', () => {
  fc.assert(
    fc.property(anyFacts, (facts: Facts) => {
      const inForce = schemes.filter((scheme) => isInForce(scheme, facts.on, 'metropole'));
      for (const rule of inForce.flatMap((scheme) => scheme.rules)) {
        if (!contains(rule, facts.on)) continue;
        const declared = new Set(rule.needs.map((need) => need.path));
        const undeclared: string[] = [];
        const ask = asking(facts);
        const recording: typeof ask = <T>(fact: FactSpec<T>) => {
          if (!declared.has(fact.path)) undeclared.push(fact.path);
          return ask(fact);
        };
        rule.test(recording, {
          on: facts.on,
          territory: 'metropole',
          heldDocuments: [],
          references: noReferences,
        });
        expect([rule.id, undeclared]).toEqual([rule.id, []]);
      }
    }),
  );
});
