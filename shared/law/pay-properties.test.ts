import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { changedFrom } from '../../test/support/law-cases';
import { addDays, addMonths, type CivilDate, civilDate, dayOfWeek, firstOfMonth, later } from '../base/time';
import { conventionalCents, monthlyCents, type PaySchedule, payPeriods } from './engine/pay';
import type { Facts } from './facts/facts';
import { ordinary as apprentice } from './schemes/capp/cases';
import { apprenticePaySchedule } from './schemes/capp/pay';
import { ordinary as professional } from './schemes/cpro/cases';
import { monthlyPaySchedule } from './schemes/cpro/pay';
import { evaluateScheme } from './views/evaluate';

// A slow machine shared by other runs must not make a property fail.
vi.setConfig({ testTimeout: 60_000 });

const dateIn = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((shift) => addDays(civilDate(from), shift));

const levels = ['infra3', '3', '4', '5', '6', '7', '8'] as const;

interface Drawn {
  readonly facts: Facts;
  readonly birthDate: CivilDate;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

/** Contracts of both schemes: 15 to 35 years old at the start, from 2004 on, with or without a conventional minimum. */
const drawn = (ordinary: Facts, first: string, contract: fc.Arbitrary<object>): fc.Arbitrary<Drawn> =>
  fc
    .record({
      startsOn: dateIn(first, 8_000),
      age: fc.integer({ min: 15 * 365, max: 35 * 365 }),
      months: fc.integer({ min: 1, max: 47 }),
      extra: fc.integer({ min: -3, max: 12 }),
      level: fc.constantFrom(...levels),
      diplomaKind: fc.constantFrom('professional', 'general', 'technological'),
      weeklyHours: fc.constantFrom(35, 35, 28, 39, 24.5),
      minimum: fc.constantFrom(null, 1500, 1890, 2600),
      contract,
    })
    .map(({ startsOn, age, months, extra, level, diplomaKind, weeklyHours, minimum, contract: more }) => {
      const birthDate = addDays(startsOn, -age);
      const endsOn = later(startsOn, addDays(addMonths(startsOn, months), extra));
      return {
        birthDate,
        startsOn,
        endsOn,
        facts: changedFrom(ordinary, {
          on: addDays(startsOn, -6),
          startsOn,
          endsOn,
          candidate: { birthDate, level, diplomaKind, diplomaObtained: true },
          employer: { conventionalMinimumMonthly: minimum },
          contract: { weeklyHours, ...more },
        }),
      };
    });

const plainApprentices = drawn(
  apprentice,
  '2004-10-11',
  fc.record({ yearsAlreadyDone: fc.constantFrom(0, 0, 1, 2) }),
);
const anyApprentices = drawn(
  apprentice,
  '2004-10-11',
  fc.record({
    yearsAlreadyDone: fc.constantFrom(0, 0, 1, 2, 3),
    cycleMonths: fc.constantFrom(undefined, 12, 24, 36),
    targetKind: fc.constantFrom('ordinary', 'vocational-licence', 'supplementary-mention'),
    targetLevel: fc.constantFrom('3', '4', '5', '6'),
    relatedToHeldDiploma: fc.boolean(),
    extension: fc.constantFrom(null, null, 'exam-failure', 'disability'),
  }),
);
const professionals = drawn(professional, '2004-10-11', fc.constant({}));

const schemes = [
  ['apprenticeship', anyApprentices, apprenticePaySchedule],
  ['professionnalisation', professionals, monthlyPaySchedule],
] as const;

const scheduleOf = (found: PaySchedule | null): PaySchedule => {
  if (found === null) throw new Error('no schedule');
  return found;
};

describe.each(schemes)('%s', (_name, contracts, scheduleFor) => {
  test('the lines cover the contract, from its first to its last day, without gap or overlap', () => {
    fc.assert(
      fc.property(contracts, ({ facts, startsOn, endsOn }) => {
        const { lines } = scheduleOf(scheduleFor(facts));
        expect(lines[0]?.from).toBe(startsOn);
        expect(lines.at(-1)?.to).toBe(endsOn);
        for (const [index, line] of lines.entries()) {
          expect(line.from <= line.to).toBe(true);
          expect(firstOfMonth(line.from)).toBe(firstOfMonth(line.to));
          const next = lines[index + 1];
          if (next) expect(next.from).toBe(addDays(line.to, 1));
        }
      }),
      { numRuns: 150 },
    );
  });
  test('the periods cover it too, and two that follow each other differ', () => {
    fc.assert(
      fc.property(contracts, ({ facts, startsOn, endsOn }) => {
        const periods = payPeriods(scheduleOf(scheduleFor(facts)));
        expect(periods[0]?.from).toBe(startsOn);
        expect(periods.at(-1)?.to).toBe(endsOn);
        for (const [index, period] of periods.entries()) {
          const next = periods[index + 1];
          if (!next) continue;
          expect(next.from).toBe(addDays(period.to, 1));
          expect([next.percent, next.of, next.hourlySmicCents, next.monthlyGrossCents]).not.toEqual([
            period.percent,
            period.of,
            period.hourlySmicCents,
            period.monthlyGrossCents,
          ]);
        }
      }),
      { numRuns: 150 },
    );
  });
  test('an amount is the percentage of the SMIC, or of the conventional minimum, rounded once', () => {
    fc.assert(
      fc.property(contracts, ({ facts }) => {
        const weeklyHours = facts.contract?.weeklyHours ?? 0;
        const minimum = facts.employer?.conventionalMinimumMonthly ?? null;
        for (const line of scheduleOf(scheduleFor(facts)).lines) {
          if (line.hourlySmicCents === null) {
            expect(line.monthlyGrossCents).toBeNull();
            continue;
          }
          const expected =
            line.of === 'SMIC'
              ? monthlyCents(line.percent, line.hourlySmicCents, weeklyHours)
              : conventionalCents(line.percent, (minimum ?? 0) * 100, weeklyHours);
          expect(line.monthlyGrossCents).toBe(expected);
          // Without the whole numbers of the product: within half a cent of the plain fraction.
          const plain =
            line.of === 'SMIC'
              ? (line.percent / 100) * line.hourlySmicCents * weeklyHours * (52 / 12)
              : ((line.percent / 100) * (minimum ?? 0) * 100 * weeklyHours) / 35;
          expect(Math.abs((line.monthlyGrossCents ?? 0) - plain)).toBeLessThanOrEqual(0.500001);
        }
      }),
      { numRuns: 150 },
    );
  });
  test('the pay never falls in the course of the contract', () => {
    fc.assert(
      fc.property(contracts, ({ facts }) => {
        const amounts = scheduleOf(scheduleFor(facts)).lines.flatMap((line) => line.monthlyGrossCents ?? []);
        expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });
  test('who is older is never paid less, other things equal', () => {
    fc.assert(
      fc.property(contracts, fc.integer({ min: 1, max: 4000 }), ({ facts, birthDate }, older) => {
        const younger = scheduleOf(scheduleFor(facts)).lines;
        const elder = scheduleOf(
          scheduleFor(changedFrom(facts, { candidate: { birthDate: addDays(birthDate, -older) } })),
        ).lines;
        for (const [index, line] of younger.entries())
          expect(elder[index]?.monthlyGrossCents ?? 0).toBeGreaterThanOrEqual(line.monthlyGrossCents ?? 0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what makes the pay of a contrat de professionnalisation rise', () => {
  test('a higher level never lowers it, other things equal', () => {
    fc.assert(
      fc.property(professionals, ({ facts }) => {
        const amounts = levels.map(
          (level) =>
            scheduleOf(monthlyPaySchedule(changedFrom(facts, { candidate: { level } }))).lines[0]
              ?.monthlyGrossCents ?? 0,
        );
        expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });
});

describe('what makes the pay of an apprentice rise', () => {
  test('a year already done never lowers it', () => {
    fc.assert(
      fc.property(plainApprentices, ({ facts }) => {
        const amounts = [0, 1, 2].map(
          (yearsAlreadyDone) =>
            scheduleOf(apprenticePaySchedule(changedFrom(facts, { contract: { yearsAlreadyDone } }))).lines[0]
              ?.monthlyGrossCents ?? 0,
        );
        expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });
  test('the level held changes nothing, but for the points of a second certification of that level', () => {
    fc.assert(
      fc.property(plainApprentices, ({ facts }) => {
        const amounts = levels.map(
          (level) =>
            scheduleOf(apprenticePaySchedule(changedFrom(facts, { candidate: { level } }))).lines[0]
              ?.monthlyGrossCents,
        );
        // The ordinary contract is not in direct relation with the diploma held (D. 6222-30).
        expect(new Set(amounts).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
  test('the points never lead beyond the SMIC, nor lower the pay (D. 6222-31)', () => {
    fc.assert(
      fc.property(plainApprentices, fc.constantFrom(1, 2, 3), ({ facts, startsOn }, yearsAlreadyDone) => {
        const year = { endsOn: addDays(addMonths(startsOn, 12), -1) };
        const candidate = { level: '3', diplomaObtained: true };
        const second = { targetLevel: '3', yearsAlreadyDone };
        const withPoints = scheduleOf(
          apprenticePaySchedule(
            changedFrom(facts, { ...year, candidate, contract: { ...second, relatedToHeldDiploma: true } }),
          ),
        ).lines;
        // The rate of the last year done, without the points.
        const without = scheduleOf(
          apprenticePaySchedule(
            changedFrom(facts, {
              ...year,
              candidate,
              contract: {
                ...second,
                relatedToHeldDiploma: false,
                renewalOf: 'CONTRAT-PRECEDENT',
                extension: 'exam-failure',
              },
            }),
          ),
        ).lines;
        for (const [index, line] of withPoints.entries()) {
          const base = without[index];
          if (line.hourlySmicCents === null || base?.monthlyGrossCents == null) continue;
          const smic = monthlyCents(100, line.hourlySmicCents, facts.contract?.weeklyHours ?? 35);
          expect(line.monthlyGrossCents).toBeGreaterThanOrEqual(base.monthlyGrossCents);
          expect(line.monthlyGrossCents).toBeLessThanOrEqual(Math.max(smic, base.monthlyGrossCents));
        }
      }),
      { numRuns: 100 },
    );
  });
  test('a rise of age falls on the first of a month, a rise of year on an anniversary', () => {
    fc.assert(
      fc.property(plainApprentices, ({ facts, startsOn }) => {
        const periods = payPeriods(scheduleOf(apprenticePaySchedule(facts)));
        for (const period of periods.slice(1)) {
          const isFirst = period.from === firstOfMonth(period.from);
          const day = startsOn.slice(8);
          // From the end of a month, the anniversary may be the first of the next one.
          const isAnniversary = period.from.slice(8) === day || Number(day) > 28;
          expect([period.from, isFirst || isAnniversary]).toEqual([period.from, true]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the time limits of an apprentice’s file', () => {
  test('the fifth working day is never a Sunday, and at least five days after the start', () => {
    fc.assert(
      fc.property(dateIn('2020-01-01', 3_000), (startsOn) => {
        const filing = evaluateScheme(
          'CAPP',
          changedFrom(apprentice, { on: startsOn, startsOn, endsOn: addMonths(startsOn, 12) }),
        )?.deadlines.find((each) => each.code === 'CAPP_DEPOT');
        expect(filing && dayOfWeek(filing.due)).not.toBe(7);
        expect((filing?.due ?? startsOn) >= addDays(startsOn, 5)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is not known about an apprentice', () => {
  const paths = [
    ['candidate', 'level'],
    ['candidate', 'disabledWorker'],
    ['candidate', 'topAthlete'],
    ['candidate', 'businessProject'],
    ['candidate', 'lowerSecondaryCompleted'],
    ['candidate', 'previousApprenticeshipEnd'],
    ['candidate', 'previousApprenticeshipEndedOn'],
    ['candidate', 'previousApprenticeshipLevel'],
    ['candidate', 'workPermitNeeded'],
    ['employer', 'kind'],
    ['employer', 'region'],
    ['contract', 'nature'],
    ['contract', 'weeklyHours'],
    ['contract', 'trainingHours'],
    ['contract', 'renewalOf'],
    ['contract', 'qualification'],
    ['contract', 'targetLevel'],
    ['contract', 'extension'],
  ] as const;
  const richFacts: fc.Arbitrary<Facts> = fc
    .record({
      base: plainApprentices,
      candidate: fc.record({
        disabledWorker: fc.constantFrom(false, false, true),
        topAthlete: fc.constantFrom(false, false, true),
        businessProject: fc.constantFrom(false, false, true),
        lowerSecondaryCompleted: fc.boolean(),
        workPermitNeeded: fc.constant(false),
      }),
      end: fc.constantFrom('completed', 'employer-fault', 'physical-incapacity', 'other'),
      reached: fc.constantFrom(null, '3', '4'),
      ended: fc.integer({ min: 0, max: 500 }),
      renewalOf: fc.constantFrom(null, 'CONTRAT-PRECEDENT'),
      extension: fc.constantFrom(null, null, 'exam-failure', 'disability'),
      qualification: fc.constantFrom('RNCP', 'RNCP', 'CQP', 'branch-classification'),
      kind: fc.constantFrom('private-company', 'state', 'private-individual'),
      region: fc.constantFrom('53', '93'),
      hours: fc.constantFrom(30, 460, 1700),
    })
    .map(
      ({ base, candidate, ended, end, reached, renewalOf, extension, qualification, kind, region, hours }) =>
        changedFrom(base.facts, {
          // A first contract follows none.
          candidate: {
            ...candidate,
            previousApprenticeshipEndedOn: renewalOf === null ? null : addDays(base.facts.on, -ended),
            previousApprenticeshipEnd: renewalOf === null ? null : end,
            previousApprenticeshipLevel: renewalOf === null ? null : reached,
          },
          employer: { kind, region },
          contract: {
            renewalOf,
            extension: renewalOf === null ? null : extension,
            qualification,
            trainingHours: hours,
          },
        }),
    );
  test('never makes ineligible: with less known the verdict is the same, or to check', () => {
    let settled = 0;
    fc.assert(
      fc.property(richFacts, fc.subarray([...paths], { maxLength: 6 }), (facts, hidden) => {
        const change = { candidate: {}, employer: {}, contract: {} };
        for (const [section, key] of hidden) Object.assign(change[section], { [key]: undefined });
        const some = evaluateScheme('CAPP', changedFrom(facts, change));
        const all = evaluateScheme('CAPP', facts);
        if (some?.verdict === 'to-check') return;
        settled += 1;
        expect([hidden, some?.verdict]).toEqual([hidden, all?.verdict]);
      }),
      { numRuns: 400 },
    );
    expect(settled).toBeGreaterThan(40);
  });
  test('a plain refusal always says from when or by which act it would change', () => {
    fc.assert(
      fc.property(richFacts, (facts) => {
        for (const condition of evaluateScheme('CAPP', facts)?.conditions ?? [])
          if (condition.verdict === 'not-met')
            expect([condition.id, condition.changesOn ?? condition.remedy]).not.toContain(undefined);
      }),
      { numRuns: 200 },
    );
  });
});
