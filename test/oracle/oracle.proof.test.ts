import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  addDays,
  addMonths,
  ageOn,
  type CivilDate,
  civilDate,
  firstOfNextMonth,
} from '../../shared/base/time';
import { articles } from '../../shared/law/engine/articles';
import type { PaySchedule } from '../../shared/law/engine/pay';
import { smicOn } from '../../shared/law/engine/smic';
import { ordinary as apprenticeContract } from '../../shared/law/schemes/capp/cases';
import { apprenticePaySchedule } from '../../shared/law/schemes/capp/pay';
import { ordinary as professionalContract } from '../../shared/law/schemes/cpro/cases';
import { monthlyPaySchedule } from '../../shared/law/schemes/cpro/pay';
import { evaluateScheme } from '../../shared/law/views/evaluate';
import { type Change, changedFrom } from '../support/law-cases';
import { buildOracle, type Oracle } from './oracle';

// Building the engine takes some seconds, more on a busy machine.
const slow = 120_000;
let oracle: Oracle;
beforeAll(() => {
  oracle = buildOracle();
}, slow);

/** Why the model and the rules may differ: each class rests on an article, or on what the sources leave open. */
interface DifferenceClass {
  readonly article: string;
  readonly reason: string;
  /** What the model gives once what it leaves out is accounted for: the rules must give the same. */
  readonly accounted: (at: Situation) => number;
}

/** What the model was told of a point. */
interface Situation {
  readonly day: CivilDate;
  readonly hiredOn: CivilDate;
  readonly age: number;
  readonly isBaccalaureate: boolean;
}

const apprentice = ({ day, hiredOn, age }: Situation): number => oracle.apprenticeMinimum(day, hiredOn, age);
/** As if hired a year earlier: the year that follows in the grid. */
const apprenticeOfNextYear = (at: Situation): number =>
  apprentice({ ...at, hiredOn: addMonths(at.hiredOn, -12) });
const professional = ({ day, age, isBaccalaureate }: Situation): number =>
  oracle.professionalMinimum(day, age, isBaccalaureate, 35);
const withoutBaccalaureate = (at: Situation): number => professional({ ...at, isBaccalaureate: false });
const aYearYounger = (at: Situation): Situation => ({ ...at, age: at.age - 1 });
/** Euros a month of a share of the SMIC of the model, at 35 hours. */
const ofSmic = (percent: number, { day }: Situation): number =>
  ((oracle.smic(day, false) ?? 0) * percent * 35 * 52) / 12 / 100;
/** Euros a month: a conventional minimum well above the SMIC. */
const conventionalMinimumMonthly = 2400;

const classes = {
  'apprentice-month-of-birthday': {
    article: 'D6222-31',
    reason:
      'a rise of age takes effect on the first of the month that follows; the model takes the age of the day',
    accounted: (at) => apprentice(aYearYounger(at)),
  },
  'apprentice-eve-of-anniversary': {
    article: 'D6222-26',
    reason:
      'a year of execution ends the eve of the anniversary, included; the model adds one day to the time elapsed',
    accounted: (at) => apprentice({ ...at, day: addDays(at.day, -1) }),
  },
  'apprentice-grid-before-2019': {
    article: 'D6222-26',
    reason: 'the grid of 2019 holds for contracts concluded from 1 January 2019; the model has no other',
    // Third year.
    accounted: (at) => ofSmic(at.age < 18 ? 53 : 65, at),
  },
  'apprentice-conventional-minimum': {
    article: 'D6222-26',
    reason:
      'from 21 the percentage is that of the conventional minimum if it is higher; the model knows the SMIC alone',
    // First year.
    accounted: ({ age }) => (conventionalMinimumMonthly * (age < 26 ? 53 : 100)) / 100,
  },
  'apprentice-vocational-licence': {
    article: 'D6222-32',
    reason: 'a vocational licence is paid at the rate of the second year; the model does not ask for it',
    accounted: apprenticeOfNextYear,
  },
  'apprentice-same-level': {
    article: 'D6222-30',
    reason: 'fifteen points for a second certification of the same level; the model does not ask for it',
    // First year, from 18 to 20: 43 %.
    accounted: (at) => ofSmic(43 + 15, at),
  },
  'apprentice-years-done': {
    article: 'D6222-28',
    reason: 'years done before the contract count; the model counts from the hiring alone',
    accounted: apprenticeOfNextYear,
  },
  'professional-general-baccalaureate': {
    article: 'D6325-15',
    reason: 'a general baccalauréat alone gives no higher rate; the model gives it from any baccalauréat on',
    accounted: withoutBaccalaureate,
  },
  'professional-technological-baccalaureate': {
    article: 'D6325-15',
    reason: 'the sources do not settle the technological baccalauréat: the lower rate is kept, to check',
    accounted: withoutBaccalaureate,
  },
  'professional-diploma-not-obtained': {
    article: 'D6325-15',
    reason:
      'of a diploma of higher education not obtained the baccalauréat held is not known: the lower rate, to check',
    accounted: withoutBaccalaureate,
  },
  'professional-month-of-21': {
    article: 'D6325-16',
    reason:
      'a rise of age takes effect on the first of the month that follows; the model takes the age of the day',
    accounted: (at) => professional(aYearYounger(at)),
  },
  'professional-month-of-26': {
    article: 'L6325-9',
    reason: 'the effect of the 26th birthday is to check until the first of the month that follows',
    accounted: (at) => professional(aYearYounger(at)),
  },
  'professional-conventional-minimum': {
    article: 'D6325-18',
    reason: 'from 26 the pay reaches 85 % of the conventional minimum too; the model knows the SMIC alone',
    accounted: () => (conventionalMinimumMonthly * 85) / 100,
  },
} as const satisfies Record<string, DifferenceClass>;
type ClassName = keyof typeof classes;

interface Point {
  readonly name: string;
  readonly at: Situation;
  readonly rules: number;
  readonly model: number;
  /** The class that explains a difference here; `null`: the two must agree. */
  readonly expected: ClassName | null;
}

const monthlyOn = (schedule: PaySchedule | null, day: CivilDate): number => {
  const line = schedule?.lines.find((each) => each.from <= day && day <= each.to);
  if (line?.monthlyGrossCents === null || line === undefined) throw new Error(`No minimum on ${day}`);
  return line.monthlyGrossCents / 100;
};

/** The model rounds to the euro. */
const isSame = (rules: number, model: number): boolean => Math.abs(rules - model) <= 0.5;
const agrees = ({ rules, model }: Pick<Point, 'rules' | 'model'>): boolean => isSame(rules, model);

/** A birth date for who has been this age for about half a year on `day`, in another month. */
const bornFor = (age: number, day: CivilDate): CivilDate => addDays(addMonths(day, -12 * age - 6), 3);

const days = [
  '2021-11-15',
  '2022-06-15',
  '2023-02-15',
  '2024-06-17',
  '2024-12-16',
  '2026-02-16',
  '2026-07-15',
].map(civilDate);

function apprenticePoint(
  name: string,
  day: CivilDate,
  hiredOn: CivilDate,
  birthDate: CivilDate,
  change: Change = {},
  expected: ClassName | null = null,
): Point {
  const facts = changedFrom(apprenticeContract, {
    on: hiredOn,
    startsOn: hiredOn,
    endsOn: addDays(addMonths(hiredOn, 36), -1),
    ...change,
    candidate: { ...change.candidate, birthDate },
  });
  const at = { day, hiredOn, age: ageOn(birthDate, day), isBaccalaureate: false };
  return {
    name: `${name}, on ${day}`,
    at,
    rules: monthlyOn(apprenticePaySchedule(facts), day),
    model: apprentice(at),
    expected,
  };
}

function professionalPoint(
  name: string,
  day: CivilDate,
  birthDate: CivilDate,
  change: Change & { readonly candidate: { readonly level: string } },
  expected: ClassName | null = null,
): Point {
  const startsOn = addMonths(day, -3);
  const facts = changedFrom(professionalContract, {
    on: startsOn,
    startsOn,
    endsOn: addMonths(day, 8),
    ...change,
    employer: { conventionalMinimumMonthly: null, ...change.employer },
    candidate: { ...change.candidate, birthDate },
  });
  const { level } = change.candidate;
  const age = ageOn(birthDate, day);
  const isBaccalaureate = level !== 'infra3' && level !== '3';
  return {
    name: `${name}, on ${day}`,
    at: { day, hiredOn: startsOn, age, isBaccalaureate },
    rules: monthlyOn(monthlyPaySchedule(facts), day),
    model: oracle.professionalMinimum(day, age, isBaccalaureate, facts.contract?.weeklyHours ?? 35),
    expected,
  };
}

function apprenticePoints(): readonly Point[] {
  const points: Point[] = [];
  for (const day of days)
    for (const age of [16, 17, 19, 23, 27])
      for (const year of [1, 2, 3]) {
        const hiredOn = addDays(addMonths(day, -12 * year), 60);
        points.push(apprenticePoint(`apprentice of ${age}, year ${year}`, day, hiredOn, bornFor(age, day)));
      }
  // Around the birthdays: the eve, the day, the last day of the month, the first of the next.
  const day = civilDate('2026-06-15');
  const hired = civilDate('2025-09-15');
  for (const age of [18, 21, 26]) {
    const birthDate = addMonths(day, -12 * age);
    const next = firstOfNextMonth(day);
    points.push(apprenticePoint(`eve of the ${age}th birthday`, addDays(day, -1), hired, birthDate));
    for (const late of [day, addDays(next, -1)])
      points.push(
        apprenticePoint(`${age} this month`, late, hired, birthDate, {}, 'apprentice-month-of-birthday'),
      );
    points.push(apprenticePoint(`first of the month after ${age}`, next, hired, birthDate));
  }
  // Around the anniversaries of the contract.
  for (const years of [1, 2]) {
    const anniversary = civilDate('2026-06-15');
    const hiredOn = addMonths(anniversary, -12 * years);
    const birthDate = bornFor(19, anniversary);
    points.push(
      apprenticePoint(`two days before year ${years + 1}`, addDays(anniversary, -2), hiredOn, birthDate),
      apprenticePoint(
        `eve of year ${years + 1}`,
        addDays(anniversary, -1),
        hiredOn,
        birthDate,
        {},
        'apprentice-eve-of-anniversary',
      ),
      apprenticePoint(`first day of year ${years + 1}`, anniversary, hiredOn, birthDate),
    );
  }
  // What the model does not ask.
  const now = civilDate('2026-07-15');
  const recent = civilDate('2026-06-01');
  for (const age of [17, 19])
    points.push(
      apprenticePoint(
        `${age} years, concluded in 2018`,
        civilDate('2021-03-15'),
        civilDate('2018-12-31'),
        bornFor(age, civilDate('2021-03-15')),
        { endsOn: '2021-12-30' },
        'apprentice-grid-before-2019',
      ),
    );
  for (const age of [22, 28])
    points.push(
      apprenticePoint(
        `${age} years, conventional minimum of 2,400 €`,
        now,
        recent,
        bornFor(age, now),
        { employer: { conventionalMinimumMonthly } },
        'apprentice-conventional-minimum',
      ),
      apprenticePoint(`${age} years, conventional minimum under the SMIC`, now, recent, bornFor(age, now), {
        employer: { conventionalMinimumMonthly: 1700 },
      }),
    );
  points.push(
    apprenticePoint(
      'vocational licence',
      now,
      recent,
      bornFor(20, now),
      { contract: { targetKind: 'vocational-licence' } },
      'apprentice-vocational-licence',
    ),
    apprenticePoint(
      'second certification of the same level',
      now,
      recent,
      bornFor(19, now),
      {
        endsOn: '2027-05-31',
        contract: { targetLevel: '3', relatedToHeldDiploma: true, yearsAlreadyDone: 1 },
      },
      'apprentice-same-level',
    ),
    apprenticePoint(
      'prolonged after a failure',
      now,
      recent,
      bornFor(19, now),
      {
        endsOn: '2027-05-31',
        contract: { renewalOf: 'CONTRAT-PRECEDENT', extension: 'exam-failure', yearsAlreadyDone: 2 },
      },
      'apprentice-years-done',
    ),
    apprenticePoint(
      'second year with a new employer',
      now,
      recent,
      bornFor(19, now),
      { contract: { renewalOf: 'CONTRAT-PRECEDENT', yearsAlreadyDone: 1 } },
      'apprentice-years-done',
    ),
  );
  return points;
}

function professionalPoints(): readonly Point[] {
  const points: Point[] = [];
  const diplomas = [
    ['infra3', null, null],
    ['3', 'professional', null],
    ['4', 'professional', null],
    ['4', 'general', 'professional-general-baccalaureate'],
    ['4', 'technological', 'professional-technological-baccalaureate'],
    ['5', 'professional', null],
    ['6', 'general', null],
  ] as const;
  for (const day of days.filter((_, index) => index % 2 === 0))
    for (const age of [18, 20, 22, 25, 27])
      for (const [level, diplomaKind, difference] of diplomas)
        points.push(
          professionalPoint(
            `${age} years, level ${level} ${diplomaKind ?? ''}`,
            day,
            bornFor(age, day),
            { candidate: { level, diplomaKind, diplomaObtained: level !== 'infra3' } },
            age < 26 ? difference : null,
          ),
        );
  const day = civilDate('2026-07-15');
  const candidate = { level: '3', diplomaKind: 'professional' };
  for (const [age, difference] of [
    [21, 'professional-month-of-21'],
    [26, 'professional-month-of-26'],
  ] as const) {
    const birthDate = addMonths(day, -12 * age);
    const next = firstOfNextMonth(day);
    points.push(professionalPoint(`eve of ${age}`, addDays(day, -1), birthDate, { candidate }));
    for (const late of [day, addDays(next, -1)])
      points.push(professionalPoint(`${age} this month`, late, birthDate, { candidate }, difference));
    points.push(professionalPoint(`first of the month after ${age}`, next, birthDate, { candidate }));
  }
  for (const age of [18, 22, 27])
    points.push(
      professionalPoint(`${age} years, 28 hours`, day, bornFor(age, day), {
        candidate,
        contract: { weeklyHours: 28 },
      }),
    );
  points.push(
    professionalPoint(
      '27 years, conventional minimum of 2,400 €',
      day,
      bornFor(27, day),
      { candidate, employer: { conventionalMinimumMonthly } },
      'professional-conventional-minimum',
    ),
    professionalPoint(
      'BTS not obtained',
      day,
      bornFor(22, day),
      { candidate: { level: '5', diplomaObtained: false, diplomaKind: 'professional' } },
      'professional-diploma-not-obtained',
    ),
  );
  return points;
}

/** Counts of the last run that was read and accepted: docs/proofs.md quotes them. */
const counts = z
  .record(z.string(), z.unknown())
  .parse(JSON.parse(readFileSync(`${import.meta.dirname}/../golden/oracle-counts.json`, 'utf8')));
const counted = (points: readonly Point[]) => {
  const differences = points.filter((point) => !agrees(point));
  const byClass: Record<string, number> = {};
  for (const { expected } of differences) {
    const key = expected ?? 'unexplained';
    byClass[key] = (byClass[key] ?? 0) + 1;
  }
  return {
    points: points.length,
    agree: points.length - differences.length,
    differ: differences.length,
    byClass,
  };
};

/** The two agree, or differ by exactly what the class named where the point is made accounts for. */
function checkDifferences(points: readonly Point[]): void {
  for (const { name, at, rules, model, expected } of points) {
    const accounted = expected === null ? model : classes[expected].accounted(at);
    expect([name, rules, accounted, isSame(rules, accounted)]).toEqual([name, rules, accounted, true]);
    expect([name, isSame(rules, model)]).toEqual([name, expected === null]);
  }
}

describe('the public model and the rules, on the minimum pay', () => {
  test(
    'apprenticeship: they agree, or differ for a reason that an article gives',
    () => {
      const points = apprenticePoints();
      checkDifferences(points);
      expect(counts.apprenticeship).toEqual(counted(points));
    },
    slow,
  );
  test(
    'professionnalisation: they agree, or differ for a reason that an article gives',
    () => {
      const points = professionalPoints();
      checkDifferences(points);
      expect(counts.professionnalisation).toEqual(counted(points));
    },
    slow,
  );
  test('every class of difference rests on an article of the list, and none is idle', () => {
    const used = new Set(JSON.stringify(counts).match(/(apprentice|professional)-[a-z0-9-]+/gu));
    for (const [name, { article }] of Object.entries(classes)) {
      expect([name, article in articles]).toEqual([name, true]);
      expect([name, used.has(name)]).toEqual([name, true]);
    }
  });
});

test(
  'the SMIC of every month since 2021 is the same, in metropolitan France and, from October 2021, in Mayotte',
  () => {
    const months: CivilDate[] = [];
    for (let day = civilDate('2021-01-01'); day <= '2026-12-01'; day = addMonths(day, 1)) months.push(day);
    const unknown: CivilDate[] = [];
    for (const month of months) {
      expect([month, (smicOn(month, 'metropole')?.cents ?? 0) / 100]).toEqual([
        month,
        oracle.smic(month, false),
      ]);
      const overseas = smicOn(month, 'mayotte');
      if (overseas === null) unknown.push(month);
      else expect([month, overseas.cents / 100]).toEqual([month, oracle.smic(month, true)]);
    }
    // Before October 2021 nothing official was found for Mayotte: the rules give no figure there.
    expect(counts.smic).toEqual({ months: months.length, mayotteUnknown: unknown.length });
    expect(unknown.every((month) => month < '2021-10-01')).toBe(true);
  },
  slow,
);

test(
  'the aid to the employer of an apprentice: they agree, or the model leaves out a condition',
  () => {
    const dates = ['2025-02-24', '2025-12-31', '2026-01-01', '2026-03-07', '2026-03-08', '2026-09-01'].map(
      civilDate,
    );
    const byClass: Record<string, number> = {};
    let points = 0;
    for (const on of dates)
      for (const level of [4, 5, 6] as const)
        for (const isDisabled of [false, true])
          for (const [isLarge, isCommitted] of [
            [false, true],
            [true, true],
            [true, false],
          ] as const) {
            const facts = changedFrom(apprenticeContract, {
              on,
              startsOn: on,
              endsOn: addDays(addMonths(on, 12), -1),
              candidate: { disabledWorker: isDisabled },
              employer: { headcount: isLarge ? 250 : 249, quotaCommitment: isCommitted },
              contract: { targetLevel: `${level}` },
            });
            const ours = evaluateScheme('CAPP', facts)?.aid?.lines[0]?.amount ?? 0;
            const theirs = oracle.apprenticeAid(on, { isLarge, level, isDisabled, isCommitted });
            points += 1;
            if (ours === theirs) continue;
            // L. 6243-1: between 1 January and 7 March 2026 the permanent aid alone, under 250 people and up to the
            // baccalauréat. A commitment is asked of the employer of 250 people, of a disabled worker too.
            const reason =
              on >= '2026-01-01' && on <= '2026-03-07' && (isLarge || level > 4)
                ? 'aid-single-aid-alone'
                : isDisabled && isLarge && !isCommitted
                  ? 'aid-disabled-without-commitment'
                  : 'unexplained';
            // Both reasons close the aid.
            expect([on, level, isDisabled, isLarge, isCommitted, reason, ours]).toEqual([
              on,
              level,
              isDisabled,
              isLarge,
              isCommitted,
              reason === 'unexplained' ? 'a reason' : reason,
              0,
            ]);
            byClass[reason] = (byClass[reason] ?? 0) + 1;
          }
    const differ = Object.values(byClass).reduce((sum, count) => sum + count, 0);
    expect(counts.aid).toEqual({ points, agree: points - differ, differ, byClass });
  },
  slow,
);
