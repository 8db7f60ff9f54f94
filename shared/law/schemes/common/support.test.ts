import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { changedFrom } from '../../../../test/support/law-cases';
import { turningDays } from '../../../../test/support/turning-days';
import { formatCents } from '../../../base/text';
import { addDays, civilDate, type Territory } from '../../../base/time';
import { evaluateScheme, schemeOf } from '../..';
import { articles } from '../../engine/articles';
import type { SchemeAnswer } from '../../engine/eligibility.schema';
import { eligibilitySchema } from '../../engine/eligibility.schema';
import { noReferences, type References, referencesSchema } from '../../engine/references';
import type { EvaluationContext, Scheme } from '../../engine/scheme';
import {
  type Facts,
  factLabel,
  factsSchema,
  factTable,
  immersionObjects,
  taxBrackets,
} from '../../facts/facts';
import type { SchemeCode } from '../../facts/scheme-codes';
import { evaluate } from '../../views/evaluate';
import { ordinaryEmt } from '../emt/cases';
import { ordinaryGj } from '../gj/cases';
import { accidentDeadlines, monthFrom } from '../pmsmp';
import { ordinaryPmsmp } from '../pmsmp/cases';
import { decreasingAllowance } from './decrease';
import { ordinaryYoung } from './support.cases';
import { revaluedOn, youthFlatAmounts } from './youth-allowance';

vi.setConfig({ testTimeout: 60_000 });

const answerFor = (id: SchemeCode, facts: Facts, context: EvaluationContext = {}): SchemeAnswer => {
  const answer = evaluateScheme(id, facts, context);
  if (!answer) throw new Error(`no rules for ${id}`);
  return answer;
};
const conditionOf = (answer: SchemeAnswer, id: string) => answer.conditions.find((each) => each.id === id);

/** Flat amounts of D. 5131-19 around each revaluation: day · not taxed · first bracket · minor. */
const flatCases: readonly (readonly [on: string, adult: number, taxed: number, minor: number])[] = [
  ['2022-03-01', 500, 300, 200],
  ['2022-06-30', 500, 300, 200],
  ['2022-07-01', 520, 312, 208],
  ['2022-07-02', 520, 312, 208],
  ['2023-03-31', 520, 312, 208],
  ['2023-04-01', 528, 316.8, 211.2],
  ['2023-04-02', 528, 316.8, 211.2],
  ['2024-03-31', 528, 316.8, 211.2],
  ['2024-04-01', 552.29, 331.37, 220.92],
  ['2024-04-02', 552.29, 331.37, 220.92],
  ['2025-03-31', 552.29, 331.37, 220.92],
  ['2025-04-01', 561.68, 337, 224.68],
  ['2025-04-02', 561.68, 337, 224.68],
  ['2026-03-31', 561.68, 337, 224.68],
  ['2026-04-01', 566.17, 339.7, 226.48],
  ['2026-04-02', 566.17, 339.7, 226.48],
];

const allowanceOf = (on: string, candidate: object, context: EvaluationContext = {}) => {
  const facts = factsSchema.parse({
    on,
    candidate: {
      ...ordinaryYoung.candidate,
      registeredJobSeekerSince: '2022-01-01',
      deductibleResources: 0,
      earnedResources: 0,
      taxBracket: 'none',
      ...candidate,
    },
  });
  const { allowance } = answerFor('CEJ', facts, context);
  if (!allowance) throw new Error('no allowance');
  return allowance;
};
const adult = { birthDate: '2002-02-02' };

describe('amounts of the contrat d’engagement jeune', () => {
  test.each(flatCases)('on %s: %s €, %s € or %s €', (on, notTaxed, taxed, minor) => {
    expect(allowanceOf(on, adult).monthly).toBe(notTaxed);
    expect(allowanceOf(on, { ...adult, taxBracket: 'first' }).monthly).toBe(taxed);
    const seventeen = { birthDate: `${Number(on.slice(0, 4)) - 17}-01-15` };
    expect(allowanceOf(on, seventeen).monthly).toBe(minor);
    expect(allowanceOf(on, { ...seventeen, taxBracket: 'first' }).monthly).toBe(minor);
  });
  test('in Mayotte those of March 2022 were read, the later ones were not gathered: no figure, and what to read', () => {
    const mayotte = { territory: 'mayotte' } as const;
    expect(allowanceOf('2022-06-30', adult, mayotte)).toMatchObject({ monthly: 285, toCheck: false });
    expect(allowanceOf('2022-06-30', { ...adult, taxBracket: 'first' }, mayotte).monthly).toBe(171);
    expect(allowanceOf('2022-06-30', { birthDate: '2005-01-15' }, mayotte).monthly).toBe(114);
    for (const on of ['2022-07-01', '2022-07-02', '2026-09-01']) {
      const { lines, monthly, toCheck } = allowanceOf(on, adult, mayotte);
      expect([lines[0]?.amount, monthly, toCheck]).toEqual([null, null, true]);
      expect(lines[0]?.toRead).toContain('D. 5131-19');
    }
  });
  test('the amounts of 2026 are worked out, and say so; a value that was read takes their place', () => {
    const [line] = allowanceOf('2026-04-01', adult).lines;
    expect(line).toMatchObject({ amount: 566.17, confidence: 'S', toCheck: true });
    expect(line?.note).toContain('Montant calculé');
    expect(line?.source).toContain('1,008');
    expect(allowanceOf('2026-03-31', adult).lines[0]).toMatchObject({ toCheck: false });
    const references: References = referencesSchema.parse({
      values: [
        {
          parameter: 'cej.adult',
          from: '2026-04-01',
          value: 56_600,
          source: 'instruction lue',
          confidence: 'V',
          origin: 'structure',
        },
      ],
      orders: [],
    });
    const read = allowanceOf('2026-04-01', adult, { references }).lines[0];
    expect(read).toMatchObject({ amount: 566, toCheck: false });
  });
  test('beyond its year a value is only kept', () => {
    const { adult: series } = youthFlatAmounts.elsewhere;
    expect(revaluedOn(series, civilDate('2027-03-31'), noReferences)).toMatchObject({
      remark: expect.stringContaining('calculé'),
    });
    expect(revaluedOn(series, civilDate('2027-04-01'), noReferences)).toMatchObject({
      remark: expect.stringContaining('conservé'),
    });
    expect(revaluedOn(series, civilDate('2022-02-28'), noReferences)).toBeNull();
  });
  test('above the first bracket no amount is provided for', () => {
    expect(allowanceOf('2026-09-01', { ...adult, taxBracket: 'above' }).monthly).toBe(0);
    expect(allowanceOf('2026-09-01', { birthDate: '2009-05-20', taxBracket: 'above' }).monthly).toBe(0);
  });
  test('the amount of a minor holds until the eve of the 18th birthday', () => {
    const birthday = { birthDate: '2008-09-10' };
    expect(allowanceOf('2026-09-09', birthday).monthly).toBe(226.48);
    expect(allowanceOf('2026-09-10', birthday).monthly).toBe(566.17);
    expect(allowanceOf('2026-09-11', birthday).monthly).toBe(566.17);
    const { lines, monthly } = allowanceOf('2026-09-01', birthday);
    expect(lines.map((line) => line.amount)).toEqual([226.48, 566.17]);
    expect(lines[1]?.label).toContain('10 septembre 2026');
    expect(monthly).toBe(226.48);
    // At 16 the 18th birthday falls after the longest contract.
    expect(allowanceOf('2026-09-01', { birthDate: '2010-08-20' }).lines).toHaveLength(1);
  });
  test('what is not known makes a ceiling, never an amount, and says what to ask', () => {
    const unknown = allowanceOf('2026-09-01', {
      ...adult,
      taxBracket: undefined,
      deductibleResources: undefined,
      earnedResources: undefined,
      benefits: undefined,
    });
    expect(unknown).toMatchObject({
      monthly: null,
      toCheck: true,
      missing: [
        'candidate.taxBracket',
        'candidate.deductibleResources',
        'candidate.earnedResources',
        'candidate.benefits',
      ],
    });
    expect(unknown.lines[0]).toMatchObject({ amount: 566.17, isCeiling: true, toCheck: true });
    // Known to be none is nothing to deduct.
    expect(
      allowanceOf('2026-09-01', { ...adult, deductibleResources: null, earnedResources: null }).monthly,
    ).toBe(566.17);
  });
  test('with the RSA the allowance is not said: only a dependant of the household has it', () => {
    expect(allowanceOf('2026-09-01', { ...adult, benefits: ['RSA'] })).toMatchObject({
      monthly: null,
      toCheck: true,
    });
    // The AAH is not among the resources of R. 5131-21 and R. 5131-22: it adds up in whole.
    expect(allowanceOf('2026-09-01', { ...adult, benefits: ['AAH'] }).monthly).toBe(566.17);
  });
  test('of a refused contract no allowance is announced', () => {
    expect(
      answerFor('CEJ', changedFrom(ordinaryYoung, { candidate: { student: true } })).allowance,
    ).toBeNull();
  });
});

/**
 * The decrease of D. 5131-23, in cents, worked out by hand with fractions: A · D · P · SMIC an hour · what is left.
 * With 12,31 € an hour, 80 % of the monthly gross SMIC is 1 493,613 €.
 */
const decreaseCases: readonly (readonly [
  situation: string,
  flat: number,
  deductible: number,
  earned: number,
  smic: number,
  left: number,
])[] = [
  ['P = 0', 56_617, 0, 0, 1231, 56_617],
  ['P = 299,99 €', 56_617, 0, 29_999, 1231, 56_617],
  ['P = 300 €', 56_617, 0, 30_000, 1231, 56_617],
  ['P = 300,01 €: less than half a cent is taken', 56_617, 0, 30_001, 1231, 56_617],
  ['P = 300,02 €', 56_617, 0, 30_002, 1231, 56_616],
  ['P = 500 €', 56_617, 0, 50_000, 1231, 47_130],
  ['P = 1 000 €', 56_617, 0, 100_000, 1231, 23_414],
  ['P = 1 400 €', 56_617, 0, 140_000, 1231, 4_440],
  ['P two cents under 80 % of the SMIC', 56_617, 0, 149_359, 1231, 1],
  ['P just under 80 % of the SMIC', 56_617, 0, 149_360, 1231, 1],
  ['P at 80 % of the SMIC, to the cent', 56_617, 0, 149_361, 1231, 0],
  ['P just over 80 % of the SMIC', 56_617, 0, 149_362, 1231, 0],
  ['P of a whole SMIC', 56_617, 0, 186_702, 1231, 0],
  ['D = 100 €', 56_617, 10_000, 0, 1231, 46_617],
  ['D = 100 €, P = 500 €', 56_617, 10_000, 50_000, 1231, 37_130],
  ['D one cent under A', 56_617, 56_616, 0, 1231, 1],
  ['D = A', 56_617, 56_617, 0, 1231, 0],
  ['D = A, P = 300,01 €', 56_617, 56_617, 30_001, 1231, 0],
  ['D > A', 56_617, 60_000, 0, 1231, 0],
  ['D = 0,01 €, P = 300,01 €: one rounding of both', 56_617, 1, 30_001, 1231, 56_616],
  ['D = 500 €, P = 600 €', 56_617, 50_000, 60_000, 1231, 0],
  ['first bracket, P = 500 €', 33_970, 0, 50_000, 1231, 28_278],
  ['minor, P = 500 €', 22_648, 0, 50_000, 1231, 18_853],
  ['2022, P = 800 €', 50_000, 0, 80_000, 1057, 24_555],
  ['2022, near the end', 50_000, 0, 128_147, 1057, 52],
  ['2025, 80 % is a whole number of cents', 56_168, 0, 75_000, 1188, 34_024],
  ['2025, at 80 % of the SMIC', 56_168, 0, 144_144, 1188, 0],
  ['Mayotte 2022, P = 500 €', 28_500, 0, 50_000, 798, 19_970],
  ['garantie jeunes, P = 500 €', 49_750, 0, 50_000, 1048, 39_509],
];

describe('decrease of the allowance', () => {
  const terms = { disregardCents: 30_000, smicPercent: 80 } as const;
  test.each(decreaseCases)(
    '%s',
    (_situation, flatCents, deductibleCents, earnedCents, hourlySmicCents, left) => {
      expect(
        decreasingAllowance({ ...terms, flatCents, deductibleCents, earnedCents, hourlySmicCents }),
      ).toBe(left);
    },
  );
  test('never rises with resources, never leaves the bounds', () => {
    const cents = fc.integer({ min: 0, max: 200_000 });
    fc.assert(
      fc.property(
        cents,
        cents,
        cents,
        fc.integer({ min: 798, max: 1300 }),
        (deductible, earned, more, smic) => {
          const of = (deductibleCents: number, earnedCents: number) =>
            decreasingAllowance({
              ...terms,
              flatCents: 56_617,
              deductibleCents,
              earnedCents,
              hourlySmicCents: smic,
            });
          const left = of(deductible, earned);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(56_617);
          expect(of(deductible, earned + more)).toBeLessThanOrEqual(left);
          expect(of(deductible + more, earned)).toBeLessThanOrEqual(left);
        },
      ),
    );
  });
  test('a share of the SMIC below what may be earned is no formula', () => {
    expect(() =>
      decreasingAllowance({
        ...terms,
        flatCents: 1,
        deductibleCents: 0,
        earnedCents: 0,
        hourlySmicCents: 200,
      }),
    ).toThrow(RangeError);
  });
  test('the answer uses the SMIC of the month, and says that the rounding is not fixed', () => {
    const earning = { ...adult, earnedResources: 500 };
    const line = allowanceOf('2026-09-01', earning).lines[0];
    expect(line?.amount).toBe(471.3);
    expect(line?.note).toContain('ne fixent pas d’arrondi');
    // 12,02 € an hour in May 2026, 12,31 € in June: the same earnings leave more.
    expect(allowanceOf('2026-05-31', earning).monthly).toBeLessThan(
      allowanceOf('2026-06-01', earning).monthly ?? 0,
    );
  });
});

describe('allowance of the PACEA', () => {
  const paceaOf = (on: string, candidate: Record<string, unknown> = {}) => {
    const { allowance } = answerFor(
      'PACEA',
      changedFrom(ordinaryYoung, {
        on,
        candidate: {
          birthDate: `${Number(on.slice(0, 4)) - 20}-01-15`,
          registeredJobSeekerSince: '2016-01-01',
          earnedResources: 0,
          deductibleResources: 0,
          ...candidate,
        },
      }),
    );
    if (!allowance) throw new Error('no allowance');
    return allowance;
  };
  test.each([
    ['2017-01-01', [470.95]],
    ['2017-03-31', [470.95]],
    ['2017-04-01', [472.37]],
    ['2020-12-31', [497.01]],
    ['2021-03-31', [497.01]],
    ['2021-04-01', [497.5]],
    ['2022-02-28', [497.5]],
    ['2022-03-01', [500, 3000]],
    ['2022-07-01', [520, 3120]],
    ['2024-04-01', [552.29, 3313.74]],
    ['2026-03-31', [561.68, 3370.08]],
    ['2026-04-01', [566.17, 3397.02]],
  ] as const)('ceilings on %s', (on, amounts) => {
    const { lines, monthly } = paceaOf(on);
    expect(lines.map((line) => line.amount)).toEqual(amounts);
    expect(lines.every((line) => line.isCeiling)).toBe(true);
    // A ceiling is not what will be paid.
    expect(monthly).toBeNull();
  });
  test('since July 2024, nothing in a month with more than 300 €', () => {
    expect(paceaOf('2026-09-01', { earnedResources: 299.99 }).lines[0]?.amount).toBe(566.17);
    expect(paceaOf('2026-09-01', { earnedResources: 300 }).lines[0]?.amount).toBe(566.17);
    expect(paceaOf('2026-09-01', { earnedResources: 300.01 }).lines[0]?.amount).toBe(0);
    expect(paceaOf('2026-09-01', { earnedResources: 200, deductibleResources: 100.01 }).monthly).toBe(0);
    expect(paceaOf('2024-06-30', { earnedResources: 400 })).toMatchObject({ toCheck: true });
    expect(paceaOf('2024-07-01', { earnedResources: 400 }).monthly).toBe(0);
    expect(
      paceaOf('2026-09-01', { earnedResources: undefined, deductibleResources: undefined }).missing,
    ).toEqual(['candidate.earnedResources', 'candidate.deductibleResources']);
    expect(
      paceaOf('2026-09-01', {
        earnedResources: undefined,
        deductibleResources: undefined,
        monthlyResources: 300,
      }).missing,
    ).toEqual([]);
  });
});

describe('allowance of the garantie jeunes', () => {
  const gjOf = (on: string, earnedResources: number | null | undefined) =>
    answerFor(
      'GJ',
      changedFrom(ordinaryGj, {
        on,
        candidate: { birthDate: `${Number(on.slice(0, 4)) - 20}-01-15`, earnedResources },
      }),
    ).allowance;
  test.each([
    ['2013-10-03', 433.75, false],
    ['2013-12-31', 433.75, false],
    ['2014-01-01', 439.39, false],
    ['2014-01-02', 439.39, false],
    ['2014-09-01', 448.18, false],
    ['2015-01-01', 452.21, false],
    ['2015-09-01', 461.26, false],
    ['2016-04-01', 461.72, false],
    ['2016-09-01', 470.95, false],
    ['2017-04-01', 472.37, false],
    ['2017-09-01', 480.02, false],
    ['2018-04-01', 484.82, false],
    ['2019-04-01', 492.57, false],
    ['2020-03-31', 492.57, false],
    ['2020-04-01', 497.01, false],
    ['2021-03-31', 497.01, false],
    ['2021-04-01', 497.5, false],
    ['2022-02-28', 497.5, false],
  ] as const)('on %s: %s €', (on, amount, toCheck) => {
    expect(gjOf(on, 0)).toMatchObject({ monthly: amount, toCheck });
    expect(gjOf(on, 300)).toMatchObject({ monthly: amount, toCheck });
  });
  test('decreases beyond 300 €, to check as the formula was not read; nothing at 80 % of the SMIC', () => {
    expect(gjOf('2021-09-01', 500)).toMatchObject({ monthly: 392.06, toCheck: true });
    expect(gjOf('2021-10-01', 500)).toMatchObject({ monthly: 395.09, toCheck: true });
    expect(gjOf('2021-10-01', 1272)).toMatchObject({ monthly: 0, toCheck: false });
    expect(gjOf('2021-09-01', undefined)).toMatchObject({
      monthly: null,
      missing: ['candidate.earnedResources'],
    });
  });
});

/** scheme · facts changed · territory · code · due · day off */
const deadlineCases: readonly (readonly [
  situation: string,
  scheme: SchemeCode,
  facts: Facts,
  territory: Territory,
  code: string,
  due: string,
  fallsOnDayOff: boolean,
])[] = [
  ['pièces, trois mois', 'CEJ', ordinaryYoung, 'metropole', 'CEJ_PIECES', '2026-12-01', false],
  [
    'pièces, du 30 novembre',
    'CEJ',
    changedFrom(ordinaryYoung, { on: '2026-11-30' }),
    'metropole',
    'CEJ_PIECES',
    '2027-02-28',
    true,
  ],
  [
    'pièces, un 26 décembre en Alsace-Moselle',
    'CEJ',
    changedFrom(ordinaryYoung, { on: '2025-09-26', candidate: { registeredJobSeekerSince: '2025-03-01' } }),
    'alsace-moselle',
    'CEJ_PIECES',
    '2025-12-26',
    true,
  ],
  [
    'la même ailleurs',
    'CEJ',
    changedFrom(ordinaryYoung, { on: '2025-09-26', candidate: { registeredJobSeekerSince: '2025-03-01' } }),
    'metropole',
    'CEJ_PIECES',
    '2025-12-26',
    false,
  ],
  ['terme d’un an', 'CEJ', ordinaryYoung, 'metropole', 'CEJ_FIN', '2027-09-01', false],
  [
    'délai après le précédent',
    'CEJ',
    changedFrom(ordinaryYoung, { candidate: { lastCejEndedOn: '2026-08-31' } }),
    'metropole',
    'CEJ_CARENCE',
    '2027-02-28',
    true,
  ],
  ['première phase', 'PACEA', ordinaryYoung, 'metropole', 'PACEA_PHASE1', '2026-10-01', false],
  [
    'première phase, du 31 janvier',
    'PACEA',
    changedFrom(ordinaryYoung, { on: '2025-01-31', candidate: { registeredJobSeekerSince: '2025-01-02' } }),
    'metropole',
    'PACEA_PHASE1',
    '2025-02-28',
    false,
  ],
  [
    'première phase, un 22 mai en Martinique',
    'PACEA',
    changedFrom(ordinaryYoung, { on: '2026-04-22' }),
    'martinique',
    'PACEA_PHASE1',
    '2026-05-22',
    true,
  ],
  ['vingt-quatre mois', 'PACEA', ordinaryYoung, 'metropole', 'PACEA_FIN', '2028-09-01', false],
  ['offre raisonnable', 'CE', ordinaryYoung, 'metropole', 'CE_OFFRE', '2027-03-01', false],
  ['terme d’un an', 'GJ', ordinaryGj, 'metropole', 'GJ_FIN', '2022-09-01', false],
  ['fin de la période', 'PMSMP', ordinaryPmsmp, 'metropole', 'PMSMP_FIN', '2026-10-07', false],
  [
    'du 31 janvier',
    'PMSMP',
    changedFrom(ordinaryPmsmp, { on: '2025-01-20', startsOn: '2025-01-31', endsOn: '2025-02-14' }),
    'metropole',
    'PMSMP_FIN',
    '2025-02-28',
    false,
  ],
  [
    'un Vendredi saint en Alsace-Moselle',
    'PMSMP',
    changedFrom(ordinaryPmsmp, { on: '2026-02-20', startsOn: '2026-03-03', endsOn: '2026-03-13' }),
    'alsace-moselle',
    'PMSMP_FIN',
    '2026-04-03',
    true,
  ],
];

describe('time limits', () => {
  test.each(deadlineCases)('%s (%s)', (_situation, scheme, facts, territory, code, due, isOff) => {
    const deadline = answerFor(scheme, facts, { territory }).deadlines.find((each) => each.code === code);
    expect(deadline).toMatchObject({ due, fallsOnDayOff: isOff });
    // Shown as it is, with the warning, and after what starts it.
    expect(deadline?.note.includes('aucun texte ne la reporte')).toBe(isOff);
    expect(deadline !== undefined && deadline.due > deadline.triggerOn).toBe(true);
  });
  test('a trigger that is not known gives no date', () => {
    const codes = answerFor('PMSMP', changedFrom(ordinaryPmsmp, { startsOn: undefined })).deadlines;
    expect(codes).toEqual([]);
    expect(answerFor('CEJ', ordinaryYoung).deadlines.map((each) => each.code)).not.toContain('CEJ_CARENCE');
  });
  test('the delay after a former contract is shown until its last day, not once it is over', () => {
    const carence = (lastCejEndedOn: string) =>
      answerFor('CEJ', changedFrom(ordinaryYoung, { candidate: { lastCejEndedOn } })).deadlines.some(
        (each) => each.code === 'CEJ_CARENCE',
      );
    expect([carence('2026-03-02'), carence('2026-03-01'), carence('2026-02-28')]).toEqual([
      true,
      true,
      false,
    ]);
  });
  test('the first phase between March 2022 and 2024 rests on a wording that was not read', () => {
    const confidenceOn = (on: string) =>
      answerFor(
        'PACEA',
        changedFrom(ordinaryYoung, {
          on,
          candidate: { birthDate: '2003-01-15', registeredJobSeekerSince: '2016-01-01' },
        }),
      ).deadlines.find((each) => each.code === 'PACEA_PHASE1')?.confidence;
    expect(['2022-02-28', '2022-03-01', '2024-12-31', '2025-01-01'].map(confidenceOn)).toEqual([
      'V',
      'N',
      'N',
      'V',
    ]);
  });
  test('an accident: 24 hours for the host, then 48 hours for who declares it', () => {
    const dues = (happened: string | null, told?: string) =>
      accidentDeadlines({
        happenedOn: happened === null ? null : civilDate(happened),
        toldOn: told === undefined ? null : civilDate(told),
      }).map((each) => [each.code, each.due, each.fallsOnDayOff]);
    expect(dues('2026-09-14')).toEqual([
      ['PMSMP_ACCIDENT', '2026-09-15', false],
      ['PMSMP_ACCIDENT_DECLARATION', '2026-09-16', false],
    ]);
    expect(dues('2026-09-17', '2026-09-18')).toEqual([
      ['PMSMP_ACCIDENT', '2026-09-18', false],
      ['PMSMP_ACCIDENT_DECLARATION', '2026-09-20', true],
    ]);
    expect(dues(null).map(([, due]) => due)).toEqual([null, null]);
    const [first] = accidentDeadlines({ happenedOn: civilDate('2026-05-21') }, 'martinique');
    expect(first).toMatchObject({ due: '2026-05-22', fallsOnDayOff: true });
  });
});

test.each([
  ['2026-09-07', '2026-10-06', '2026-10-07'],
  ['2026-01-31', '2026-02-28', null],
  ['2024-01-31', '2024-02-29', null],
  ['2026-01-28', '2026-02-27', '2026-02-28'],
  ['2026-01-29', '2026-02-28', null],
  ['2026-03-31', '2026-04-30', null],
  ['2026-12-15', '2027-01-14', '2027-01-15'],
] as const)('a month from %s ends for certain on %s, perhaps on %s', (start, sure, open) => {
  expect(monthFrom(civilDate(start), 1)).toEqual({ sure, open });
});

describe('documents and forms', () => {
  test('each scheme asks for its papers, those of a minor and of a disabled worker included', () => {
    expect(answerFor('CEJ', ordinaryYoung).documents).toEqual(['ID', 'DOM', 'DE', 'FISC', 'RESS', 'RIB']);
    const minor = changedFrom(ordinaryYoung, { candidate: { birthDate: '2009-05-20' } });
    expect(answerFor('CEJ', minor).documents).toContain('REP');
    const disabled = changedFrom(ordinaryYoung, {
      candidate: { birthDate: '1998-05-20', disabledWorker: true },
    });
    expect(answerFor('CEJ', disabled).documents).toContain('RQTH');
    expect(answerFor('PACEA', ordinaryYoung).documents).toEqual(['ID', 'DE', 'RESS', 'RIB']);
    expect(answerFor('CE', ordinaryYoung).documents).toEqual(['ID', 'DE']);
    expect(answerFor('GJ', ordinaryGj).documents).toEqual(['ID', 'RESS', 'RIB']);
    expect(answerFor('EMT', ordinaryEmt).documents).toEqual(['ID', 'DE']);
    expect(answerFor('PMSMP', ordinaryPmsmp).documents).toEqual(['ID', 'CERFA', 'BILP']);
  });
  test('only the immersion has an official form; its former revision is not verified', () => {
    const formOn = (on: string) =>
      answerFor('PMSMP', changedFrom(ordinaryPmsmp, { on, startsOn: on, endsOn: on })).form;
    expect(formOn('2026-09-01')).toMatchObject({ number: '13912', revision: '05', confidence: 'S' });
    expect(formOn('2023-12-30')).toMatchObject({ revision: '05' });
    expect(formOn('2023-12-29')).toMatchObject({ revision: '04', confidence: 'N' });
    for (const [id, facts] of [
      ['CEJ', ordinaryYoung],
      ['PACEA', ordinaryYoung],
      ['CE', ordinaryYoung],
    ] as const)
      expect(answerFor(id, facts).form).toBeNull();
  });
  test('an immersion has no pay', () => {
    const answer = answerFor('PMSMP', ordinaryPmsmp);
    expect(answer).toMatchObject({ pay: null, cost: null, allowance: { lines: [], monthly: null } });
    expect(answer.allowance?.note).toContain('Aucune rémunération');
  });
  test('the forbidden uses of an immersion are reminders', () => {
    expect(
      answerFor('PMSMP', ordinaryPmsmp).reminders.some((each) => each.source.includes('L. 5135-7')),
    ).toBe(true);
  });
  test('durations: twelve and eighteen months, twenty-four, one month, nine to twelve since May 2021', () => {
    const durationOf = (id: SchemeCode, facts: Facts) => {
      const duration = answerFor(id, facts).duration;
      return [duration?.minMonths, duration?.maxMonths];
    };
    expect(durationOf('CEJ', ordinaryYoung)).toEqual([null, 12]);
    expect(answerFor('CEJ', ordinaryYoung).duration?.note).toContain('18');
    expect(durationOf('PACEA', ordinaryYoung)).toEqual([null, 24]);
    expect(durationOf('PMSMP', ordinaryPmsmp)).toEqual([null, 1]);
    expect(durationOf('CE', ordinaryYoung)).toEqual([null, null]);
    const guaranteeOn = (on: string) => durationOf('GJ', changedFrom(ordinaryGj, { on }));
    expect(['2021-05-25', '2021-05-26', '2021-05-27'].map(guaranteeOn)).toEqual([
      [null, 12],
      [9, 12],
      [9, 12],
    ]);
  });
  test('the hours of the plan of action: 15 at least, none at the request of who may ask it', () => {
    const hoursOf = (candidate: Record<string, unknown>) =>
      answerFor('CE', changedFrom(ordinaryYoung, { candidate })).reminders[0]?.sentence ?? '';
    expect(hoursOf({})).toContain('15 heures');
    expect(hoursOf({ disabledWorker: true })).toContain('Situation déclarée (handicap)');
    expect(hoursOf({ singleParentWithoutCare: true })).toContain('parent isolé sans solution');
    const cejHours = (on: string) =>
      answerFor(
        'CEJ',
        changedFrom(ordinaryYoung, {
          on,
          candidate: { birthDate: '2003-01-15', registeredJobSeekerSince: '2024-01-01' },
        }),
      ).reminders[0]?.sentence;
    expect(cejHours('2024-12-31')).toContain('15 à 20');
    expect(cejHours('2025-01-01')).toContain('15 heures au moins');
  });
});

describe('refusals', () => {
  test('the waiting period says from when, and which decision opens earlier', () => {
    const waiting = conditionOf(
      answerFor('CEJ', changedFrom(ordinaryYoung, { candidate: { lastCejEndedOn: '2026-06-30' } })),
      'waiting',
    );
    expect(waiting).toMatchObject({ verdict: 'not-met', changesOn: '2026-12-31' });
    expect(waiting?.remedy).toContain('décision motivée');
  });
  test('a scheme that closed names what replaced it', () => {
    expect(answerFor('GJ', changedFrom(ordinaryGj, { on: '2022-03-01' })).alternatives[0]?.schemes).toEqual([
      'CEJ',
    ]);
    expect(answerFor('EMT', changedFrom(ordinaryEmt, { on: '2015-04-01' })).alternatives[0]?.schemes).toEqual(
      ['PMSMP'],
    );
  });
  test('at 26 the PACEA leads to what remains open', () => {
    const { alternatives } = answerFor(
      'PACEA',
      changedFrom(ordinaryYoung, { candidate: { birthDate: '2000-05-20' } }),
    );
    expect(alternatives.flatMap((each) => each.schemes)).toEqual(['CEJ', 'CE']);
  });
});

const supportCodes = ['EMT', 'GJ', 'PMSMP', 'PACEA', 'CEJ', 'CE'] as const;

describe('a person known by the birth date alone', () => {
  /** day · scheme · what to ask */
  const unknowns: readonly (readonly [on: string, scheme: SchemeCode, missing: readonly string[]])[] = [
    ['2010-06-01', 'EMT', ['candidate.registeredJobSeekerSince', 'immersion.totalHours']],
    [
      '2021-06-01',
      'GJ',
      [
        'candidate.specialDifficulties',
        'candidate.student',
        'candidate.inTraining',
        'candidate.employed',
        'candidate.registeredJobSeekerSince',
        'candidate.monthlyResources',
      ],
    ],
    [
      '2026-06-01',
      'PMSMP',
      [
        'candidate.accompanied',
        'candidate.registeredJobSeekerSince',
        'startsOn',
        'endsOn',
        'immersion.sameHostConventions',
      ],
    ],
    ['2026-06-01', 'PACEA', ['candidate.specialDifficulties', 'candidate.registeredJobSeekerSince']],
    ['2020-06-01', 'PACEA', ['candidate.specialDifficulties']],
    [
      '2026-06-01',
      'CEJ',
      [
        'candidate.specialDifficulties',
        'candidate.student',
        'candidate.inTraining',
        'candidate.registeredJobSeekerSince',
      ],
    ],
    ['2026-06-01', 'CE', ['candidate.registeredJobSeekerSince']],
  ];
  test.each(unknowns)('on %s, %s is to check, and the answer says what to ask', (on, scheme, missing) => {
    const birthDate = `${Number(on.slice(0, 4)) - 20}-01-15`;
    const answer = answerFor(scheme, factsSchema.parse({ on, candidate: { birthDate } }));
    expect(answer.verdict).toBe('to-check');
    expect(answer.missing).toEqual(missing);
    for (const path of answer.missing) expect(factLabel(path)).not.toBe(path);
  });
});

// Properties

const dateIn = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((shift) => addDays(civilDate(from), shift));
const yesNo = fc.constantFrom(true, false, null);
/** Mostly the value that lets a person in, so that every verdict comes out. */
const mostly = (value: boolean) => fc.constantFrom(value, value, value, value, value, true, false, null);
const money = fc.oneof(
  fc.constantFrom(0, 300, 300.01, 433.75, 497.5, null),
  fc.integer({ min: 0, max: 2000 }),
);

const anyFacts = (from: string, days: number): fc.Arbitrary<Facts> =>
  fc
    .record({
      on: dateIn(from, days),
      wait: fc.integer({ min: 0, max: 60 }),
      length: fc.integer({ min: -2, max: 45 }),
      candidate: fc.record({
        age: fc.integer({ min: 14 * 365, max: 32 * 366 }),
        registeredJobSeekerSince: fc.oneof(fc.integer({ min: -700, max: 60 }), fc.constant(null)),
        lastCejEndedOn: fc.oneof(fc.integer({ min: -300, max: 60 }), fc.constant(null)),
        supportSignedOn: fc.oneof(fc.integer({ min: -900, max: 0 }), fc.constant(null)),
        disabledWorker: yesNo,
        student: mostly(false),
        inTraining: mostly(false),
        specialDifficulties: mostly(true),
        employed: mostly(false),
        accompanied: mostly(true),
        benefits: fc.subarray(['RSA', 'ASS', 'AAH']),
        taxBracket: fc.constantFrom(...taxBrackets, null),
        deductibleResources: money,
        earnedResources: money,
        monthlyResources: money,
      }),
      immersion: fc.record({
        isRenewal: yesNo,
        sameHostConventions: fc.constantFrom(0, 1, 2, 3, null),
        sameHostDays: fc.constantFrom(0, 10, 45, 60, null),
        totalHours: fc.constantFrom(20, 40, 41, 80, 81),
        object: fc.constantFrom(...immersionObjects, null),
      }),
    })
    .map(({ on, wait, length, candidate, immersion }) => {
      const { age, registeredJobSeekerSince, lastCejEndedOn, supportSignedOn, ...rest } = candidate;
      const shifted = (days: number | null) => (days === null ? null : addDays(on, days));
      const startsOn = addDays(on, wait);
      return factsSchema.parse({
        on,
        startsOn,
        endsOn: addDays(startsOn, length),
        candidate: {
          ...rest,
          birthDate: addDays(on, -age),
          registeredJobSeekerSince: shifted(registeredJobSeekerSince),
          lastCejEndedOn: shifted(lastCejEndedOn),
          supportSignedOn: shifted(supportSignedOn),
        },
        // Days without a convention would contradict each other.
        immersion: immersion.sameHostConventions ? immersion : { ...immersion, sameHostDays: 0 },
      });
    });

/** A day at which each scheme is in force, or near one of its ends. */
const spans: Readonly<Record<(typeof supportCodes)[number], fc.Arbitrary<Facts>>> = {
  EMT: anyFacts('2005-06-01', 3_700),
  GJ: anyFacts('2013-08-01', 3_200),
  PMSMP: anyFacts('2014-10-01', 4_700),
  PACEA: anyFacts('2016-10-01', 4_000),
  CEJ: anyFacts('2021-12-01', 2_200),
  CE: anyFacts('2024-10-01', 1_100),
};

const schemeFor = (id: SchemeCode): Scheme => {
  const scheme = schemeOf(id);
  if (!scheme) throw new Error(id);
  return scheme;
};

/**
 * What counts only once it is known to stand against: a former contract, a job of a registered job seeker, an object
 * still to choose. Without them the answer supposes there is none.
 */
const exceptions = [
  'candidate.lastCejEndedOn',
  'candidate.supportSignedOn',
  'candidate.employed',
  'immersion.object',
];
const paths = Object.values(factTable).map((each) => each.path);

/** The facts at these paths, and the exceptions; nothing else. */
const only = (facts: Facts, kept: ReadonlySet<string>): Facts => {
  const isKept = (path: string) => kept.has(path) || exceptions.includes(path);
  const section = (head: 'candidate' | 'immersion') =>
    Object.fromEntries(Object.entries(facts[head] ?? {}).filter(([key]) => isKept(`${head}.${key}`)));
  return factsSchema.parse({
    on: facts.on,
    ...(kept.has('startsOn') ? { startsOn: facts.startsOn } : {}),
    ...(kept.has('endsOn') ? { endsOn: facts.endsOn } : {}),
    candidate: section('candidate'),
    immersion: section('immersion'),
  });
};

describe.each(supportCodes)('%s', (id) => {
  const scheme = schemeFor(id);
  test('the verdict changes only on the days that the scheme declares', () => {
    let turned = 0;
    fc.assert(
      fc.property(spans[id], fc.integer({ min: 0, max: 1_000 }), (facts, shift) => {
        const until = addDays(facts.on, 1_100);
        const days = turningDays(scheme, facts, until, 'metropole', noReferences);
        const day = addDays(facts.on, shift);
        const since = days.filter((each) => each <= day).at(-1) ?? facts.on;
        const verdictOn = (on: Facts['on']) => answerFor(id, { ...facts, on }).verdict;
        if (verdictOn(since) !== verdictOn(facts.on)) turned += 1;
        expect([day, verdictOn(day)]).toEqual([day, verdictOn(since)]);
      }),
      { numRuns: 400 },
    );
    expect(turned).toBeGreaterThan(0);
  });
  test('a refusal opens on the day it names, or says which act opens it', () => {
    fc.assert(
      fc.property(spans[id], (facts) => {
        for (const condition of answerFor(id, facts).conditions) {
          if (condition.verdict !== 'not-met') continue;
          expect(condition.changesOn !== undefined || (condition.remedy ?? '') !== '').toBe(true);
          if (condition.changesOn === undefined) continue;
          expect(condition.changesOn > facts.on).toBe(true);
          const later = answerFor(id, { ...facts, on: condition.changesOn });
          expect([condition.id, conditionOf(later, condition.id)?.verdict]).not.toEqual([
            condition.id,
            'not-met',
          ]);
        }
      }),
      { numRuns: 200 },
    );
  });
  test('with less known, the verdict is the same or to check; the missing facts, given back, lead to it', () => {
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(spans[id], fc.subarray(paths), (facts, first) => {
        const all = answerFor(id, facts);
        verdicts.add(all.verdict);
        const kept = new Set<string>(first);
        for (;;) {
          const some = answerFor(id, only(facts, kept));
          if (some.verdict !== 'to-check') expect([some.verdict, some.missing]).toEqual([all.verdict, []]);
          const news = some.missing.filter((path) => !kept.has(path));
          for (const path of news) kept.add(path);
          if (news.length > 0) continue;
          expect(some.verdict).toBe(all.verdict);
          return;
        }
      }),
      { numRuns: 400 },
    );
    expect(verdicts.has('eligible') && verdicts.has('ineligible')).toBe(true);
  });
  test('the answer keeps the shape of the contract, and every article that it cites is known', () => {
    const known = new Set(Object.keys(articles).map((article) => article.replace(/^([LRD])/u, '$1. ')));
    fc.assert(
      fc.property(spans[id], (facts) => {
        const eligibility = evaluate(facts);
        expect(eligibilitySchema.safeParse(JSON.parse(JSON.stringify(eligibility))).success).toBe(true);
        const answer = eligibility.schemes.find((each) => each.id === id);
        for (const [, letter, number] of JSON.stringify(answer).matchAll(
          /\b([LRD]\.)[ \u00A0](\d+(?:-\d+)+)/gu,
        ))
          expect([number, known.has(`${letter} ${number}`)]).toEqual([number, true]);
      }),
      { numRuns: 40 },
    );
  });
  test('every parameter carries its dates, its sources, its confidence, and shows its values in words', () => {
    for (const parameter of scheme.parameters) {
      const dates = parameter.values.map((value) => value.from);
      expect(dates).toEqual([...new Set(dates)].sort());
      for (const value of parameter.values) {
        expect(value.source.articles.length > 0 || (value.source.text ?? '') !== '').toBe(true);
        expect(parameter.show(value.value)).toMatch(/\d/u);
        for (const article of value.source.articles)
          expect([article, article in articles]).toEqual([article, true]);
      }
    }
    expect(scheme.purpose).toMatch(/^\p{Lu}.+\.$/u);
    expect(scheme.pivot).toMatch(/^\p{Lu}.+\.$/u);
  });
});

test('the turning days of a contract d’engagement jeune: birthdays, end of the delay, twelve and eighteen months', () => {
  const facts = changedFrom(ordinaryYoung, {
    candidate: { birthDate: '2008-10-10', lastCejEndedOn: '2026-06-30', supportSignedOn: '2026-01-15' },
  });
  const days = turningDays(schemeFor('CEJ'), facts, civilDate('2039-12-31'), 'metropole', noReferences);
  expect(days).toEqual(
    expect.arrayContaining([
      '2026-10-10',
      '2026-12-30',
      '2026-12-31',
      '2027-01-15',
      '2027-07-15',
      '2034-10-10',
      '2038-10-10',
    ]),
  );
});

test('amounts revalued every April ask to be looked at again after twelve months', () => {
  for (const parameter of Object.values(youthFlatAmounts.elsewhere)) {
    expect(parameter.reviewMonths).toBe(12);
    expect(parameter.show(parameter.values.at(-1)?.value ?? 0)).toBe(
      formatCents(parameter.values.at(-1)?.value ?? 0),
    );
  }
});
