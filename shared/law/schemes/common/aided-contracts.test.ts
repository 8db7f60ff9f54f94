import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isKnownNumber } from '../../../../test/support/known-numbers';
import { answerTo, type Change, changedFrom } from '../../../../test/support/law-cases';
import { turningDays } from '../../../../test/support/turning-days';
import { addDays } from '../../../base/time';
import { articles } from '../../engine/articles';
import { schemeAnswerSchema } from '../../engine/eligibility.schema';
import type { EvaluationContext } from '../../engine/scheme';
import type { Facts } from '../../facts/facts';
import type { SchemeCode } from '../../facts/scheme-codes';
import { evaluateScheme, schemeOf } from '../../views/evaluate';
import * as cae2005 from '../cae-2005/cases';
import * as cie from '../cie/cases';
import * as civis from '../civis/cases';
import * as cuiCae from '../cui-cae/cases';
import * as eav from '../eav/cases';
import * as pec from '../pec/cases';

const tables: readonly (readonly [SchemeCode, Facts, readonly Change[], EvaluationContext])[] = [
  ['CIVIS', civis.ordinary, civis.verdictCases.map(([, change]) => change), {}],
  ['CAE_2005', cae2005.ordinary, cae2005.verdictCases.map(([, change]) => change), {}],
  ['CUI_CAE', cuiCae.ordinary, cuiCae.verdictCases.map(([, change]) => change), {}],
  ['PEC', pec.ordinary, pec.verdictCases.map(([, change]) => change), { references: pec.orders }],
  ['CIE', cie.ordinary, cie.verdictCases.map(([, change]) => change), {}],
  ['EAV', eav.ordinary, eav.verdictCases.map(([, change]) => change), {}],
];

describe.each(tables)('%s: every case', (scheme, ordinary, changes, context) => {
  const table = schemeOf(scheme);
  if (table === null) throw new Error('no rules');

  test('has the shape of the contract, and each refusal says from when, or by which act, it would change', () => {
    for (const change of changes) {
      const answer = answerTo(scheme, ordinary, change, context);
      expect(schemeAnswerSchema.safeParse(JSON.parse(JSON.stringify(answer))).success).toBe(true);
      for (const condition of answer.conditions) {
        expect([condition.id, condition.explanation === '']).toEqual([condition.id, false]);
        if (condition.verdict === 'not-met')
          expect([condition.id, condition.changesOn !== undefined || condition.remedy !== undefined]).toEqual(
            [condition.id, true],
          );
      }
    }
  });

  test('a refusal with a day turns on that very day, and not on its eve', () => {
    for (const change of changes) {
      const facts = changedFrom(ordinary, change);
      for (const { id, changesOn } of answerTo(scheme, ordinary, change, context).conditions) {
        if (changesOn === undefined || id === 'in-force') continue;
        const on = (day: typeof changesOn) =>
          evaluateScheme(scheme, { ...facts, on: day }, context)?.conditions.find((each) => each.id === id)
            ?.verdict;
        expect([id, on(addDays(changesOn, -1)), on(changesOn)]).toEqual([id, 'not-met', 'met']);
      }
    }
  });

  test('no unknown fact makes ineligible: with a fact less, the same verdict or "to check"', () => {
    for (const section of ['candidate', 'employer', 'contract'] as const) {
      for (const key of Object.keys(ordinary[section] ?? {})) {
        const { verdict } = answerTo(scheme, ordinary, { [section]: { [key]: undefined } }, context);
        expect([key, verdict]).not.toEqual([key, 'ineligible']);
      }
    }
  });

  test('with no fact at all nobody is ineligible', () => {
    expect(evaluateScheme(scheme, { on: ordinary.on }, context)?.verdict).toBe('to-check');
  });

  test('between two turning days the verdict holds', () => {
    const { references = { values: [], orders: [] } } = context;
    for (const change of changes.filter((_, index) => index % 4 === 0)) {
      const facts = changedFrom(ordinary, change);
      const until = addDays(facts.on, 420);
      const days = new Set<string>(turningDays(table, facts, until, 'metropole', references));
      // An order opens on its first day and closes on the day after its last.
      for (const { from, to } of references.orders) {
        days.add(from);
        if (to !== null) days.add(addDays(to, 1));
      }
      let last = evaluateScheme(scheme, facts, context)?.verdict;
      for (let day = addDays(facts.on, 1); day <= until; day = addDays(day, 1)) {
        const verdict = evaluateScheme(scheme, { ...facts, on: day }, context)?.verdict;
        if (!days.has(day)) expect([day, verdict]).toEqual([day, last]);
        last = verdict;
      }
    }
  });

  test('rules, values and sentences carry dates, a source and known articles', () => {
    const answers = changes.map((change) => answerTo(scheme, ordinary, change, context));
    const cited = [
      ...JSON.stringify([answers, table]).matchAll(/\b([LRD]\.)[ \u00A0\u202F](\d+(?:-\d+)+)/gu),
    ].map((match) => `${match[1]} ${match[2]}`);
    for (const article of cited) {
      expect([article, isKnownNumber(article.replaceAll(/[. ]/gu, ''))]).toEqual([article, true]);
    }
    for (const parameter of table.parameters) {
      const dates = parameter.values.map((value) => value.from);
      expect(dates).toEqual([...new Set(dates)].sort());
      for (const value of parameter.values) {
        expect(parameter.show(value.value)).not.toBe('');
        expect(value.source.articles.length > 0 || value.source.text !== undefined).toBe(true);
      }
    }
  });
});

test('every article that these files list is in the list of articles', () => {
  const files = [
    'aided-contract',
    '../cae-2005/index',
    '../cie/index',
    '../civis/index',
    '../cui-cae/index',
    'durable-exit',
    '../eav/index',
    '../pec/index',
    'prefect-orders',
  ];
  for (const file of files) {
    const text = readFileSync(`${import.meta.dirname}/${file}.ts`, 'utf8');
    for (const [, article = ''] of text.matchAll(/'([LRD]\d+(?:-\d+)+)'/gu))
      expect([file, article, article in articles]).toEqual([file, article, true]);
  }
});

test.each([
  ['CUI_CAE', cuiCae.ordinary, 'R. 5134-26'],
  ['PEC', pec.ordinary, 'R. 5134-26'],
  ['EAV', eav.ordinary, 'R. 5134-26, R. 5134-51'],
  ['CIE', cie.ordinary, 'R. 5134-51'],
] as const)(
  '%s: the decision of aid is due by the conclusion, until it is known',
  (scheme, ordinary, source) => {
    const decision = (change: Change) =>
      answerTo(scheme, ordinary, change).deadlines.find((each) => each.code === 'CUI_AVANT');
    expect(decision({})).toMatchObject({ due: ordinary.on, source });
    expect(decision({ contract: { aidDecidedOn: ordinary.on } })).toBeUndefined();
  },
);
