import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Change, changedFrom, runVerdictCases } from '../../../../test/support/rule-cases';
import { turningDays } from '../../../../test/support/turning-days';
import { addDays, civilDate } from '../../../base/time';
import { articles } from '../../engine/articles';
import { type SchemeAnswer, type SchemeCode, schemeAnswerSchema } from '../../engine/eligibility.schema';
import type { EvaluationContext } from '../../engine/scheme';
import { citeArticle } from '../../engine/source';
import type { Facts } from '../../facts/facts';
import { evaluateScheme, schemeOf } from '../../views/evaluate';
import * as cae2005 from '../cae-2005/cases';
import * as cie from '../cie/cases';
import * as civis from '../civis/cases';
import * as cuiCae from '../cui-cae/cases';
import * as eav from '../eav/cases';
import * as pec from '../pec/cases';
import { aidCents } from './prefect-orders';

const of = (
  scheme: SchemeCode,
  ordinary: Facts,
  change: Change = {},
  context: EvaluationContext = {},
): SchemeAnswer => {
  const answer = evaluateScheme(scheme, changedFrom(ordinary, change), context);
  if (answer === null) throw new Error('no rules');
  return answer;
};
const explained = (answer: SchemeAnswer, id: string): string =>
  answer.conditions.find((each) => each.id === id)?.explanation ?? '';

describe('CAE of 2005', () => {
  runVerdictCases('CAE_2005', cae2005.ordinary, cae2005.verdictCases);
  describe('overseas', () => {
    runVerdictCases('CAE_2005', cae2005.ordinary, cae2005.overseasCases, { territory: 'guadeloupe' });
  });
  test.each(cae2005.aidCases)('aid: %s', (_situation, change, percentOfSmic, amount) => {
    expect(of('CAE_2005', cae2005.ordinary, change).aid?.lines[0]).toMatchObject({
      percentOfSmic,
      amount,
      per: 'hour',
      isCeiling: true,
      toCheck: true,
    });
  });
  test('the trap of 2006: a call centre is refused, with the carrying employer and the other contracts', () => {
    const answer = of('CAE_2005', cae2005.ordinary, { employer: { kind: 'private-company' } });
    expect(answer.verdict).toBe('ineligible');
    expect(answer.conditions.find((each) => each.id === 'employer')?.remedy).toContain('employeur porteur');
    expect(answer.alternatives.map((each) => each.schemes)).toEqual([['CAE_2005'], ['CIE', 'CPRO']]);
    expect(answer.alternatives[0]?.sentence).toContain('entreprise partenaire');
  });
  test('a private individual is offered no company contract', () => {
    const answer = of('CAE_2005', cae2005.ordinary, { employer: { kind: 'private-individual' } });
    expect(answer.alternatives.map((each) => each.schemes)).toEqual([['CAE_2005'], []]);
  });
  test('it is no durable exit for the CIVIS', () => {
    expect(of('CAE_2005', cae2005.ordinary).reminders[0]?.sentence).toContain('n’est pas une sortie durable');
  });
  test('the pay is the SMIC of each month for the hours of the contract', () => {
    expect(of('CAE_2005', cae2005.ordinary).pay).toMatchObject({
      percent: 100,
      of: 'SMIC',
      hourlySmic: 8.27,
      monthlyGross: 931.75,
      toCheck: false,
      periods: [
        { from: '2006-09-04', to: '2007-06-30', hourlySmic: 8.27 },
        { from: '2007-07-01', to: '2007-09-03', hourlySmic: 8.44 },
      ],
    });
  });
});

describe('CUI-CAE', () => {
  runVerdictCases('CUI_CAE', cuiCae.ordinary, cuiCae.verdictCases);
  describe('overseas', () => {
    runVerdictCases('CUI_CAE', cuiCae.ordinary, cuiCae.overseasCases, { territory: 'reunion' });
  });
  describe('Mayotte', () => {
    runVerdictCases('CUI_CAE', cuiCae.ordinary, cuiCae.mayotteCases, { territory: 'mayotte' });
  });
  test.each(cuiCae.deadlineCases)(
    'time limit: %s',
    (_situation, territory, endsOn, brokenOn, code, due, fallsOnDayOff) => {
      const { deadlines } = of(
        'CUI_CAE',
        cuiCae.ordinary,
        { endsOn },
        { territory, brokenOn: civilDate(brokenOn) },
      );
      expect(deadlines.find((each) => each.code === code)).toMatchObject({ due, fallsOnDayOff });
    },
  );
  test('without a break no report is due', () => {
    expect(of('CUI_CAE', cuiCae.ordinary).deadlines.map((each) => each.code)).toEqual([
      'CUI_AVANT',
      'CUI_ATTEST',
    ]);
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
        of(scheme, ordinary, change).deadlines.find((each) => each.code === 'CUI_AVANT');
      expect(decision({})).toMatchObject({ due: ordinary.on, source });
      expect(decision({ contract: { aidDecidedOn: ordinary.on } })).toBeUndefined();
    },
  );
  test('without an order the aid is the ceiling of the law, to check, and the verdict stands', () => {
    const answer = of('CUI_CAE', cuiCae.ordinary, { employer: { region: '44' } });
    expect(answer.verdict).toBe('eligible');
    expect(answer.aid).toMatchObject({
      monthly: null,
      toCheck: true,
      lines: [{ amount: 9.05, per: 'hour', percentOfSmic: 95, isCeiling: true }],
    });
    expect(answer.aid?.note).toContain('région de l’époque');
    expect(answer.cost).toMatchObject({ monthlyAid: 0, toCheck: true });
  });
  test('in an integration workshop the ceiling is 105 %', () => {
    const answer = of('CUI_CAE', cuiCae.ordinary, { employer: { region: '44', integrationAgreement: true } });
    expect(answer.aid?.lines[0]).toMatchObject({ percentOfSmic: 105, amount: 10.01 });
  });
  test.each([
    ['2012-10-31', '13998'],
    ['2012-11-01', '14818'],
    ['2012-11-02', '14818'],
  ])('form on %s', (on, number) => {
    expect(of('CUI_CAE', cuiCae.ordinary, { on }).form).toMatchObject({ number, revision: '01' });
  });
  test('a late decision says from which day the contract may be concluded', () => {
    const answer = of('CUI_CAE', cuiCae.ordinary, { contract: { aidDecidedOn: '2014-09-02' } });
    expect(answer.conditions.find((each) => each.id === 'aid-first')?.changesOn).toBe('2014-09-02');
  });
});

describe('parcours emploi compétences', () => {
  describe('with the order of the region', () => {
    runVerdictCases('PEC', pec.ordinary, pec.verdictCases, { references: pec.orders });
  });
  describe('without an order', () => runVerdictCases('PEC', pec.ordinary, pec.withoutOrderCases));
  describe('with an order for the quarters', () => {
    runVerdictCases('PEC', pec.ordinary, pec.quarterCases, { references: pec.quartersOnly });
  });
  test.each(pec.aidCases)(
    'aid: %s',
    (_situation, change, category, percentOfSmic, amount, monthly, toCheck) => {
      const { aid } = of('PEC', pec.ordinary, change, { references: pec.orders });
      expect(aid?.lines[0]).toMatchObject({ percentOfSmic, amount, per: 'month', toCheck });
      expect(aid?.lines[0]?.label).toContain(category);
      expect(aid).toMatchObject({ monthly, toCheck });
    },
  );
  test('the line says how many categories fit, the months and the dates', () => {
    const { aid } = of('PEC', pec.ordinary, { candidate: { residence: 'QPV' } }, { references: pec.orders });
    expect(aid?.lines[0]?.note).toContain('3 catégories conviennent');
    expect(aid?.lines[0]?.note).toContain('du 7 septembre 2026 au 6 juin 2027');
    expect(aid?.lines[0]?.source).toContain('Arrêté fictif 2026-1');
  });
  test('documents of the request of aid, the residence among them where it gives the rate', () => {
    const documents = (candidate: Record<string, unknown>) =>
      of('PEC', pec.ordinary, { candidate }, { references: pec.orders }).documents;
    const always = ['ID', 'DIP', 'DE', 'CERFA', 'ORD', 'RIB', 'COT', 'TUT'];
    expect(documents({})).toEqual(always);
    expect(documents({ residence: 'QPV' })).toEqual([...always, 'DOM']);
    expect(documents({ benefits: ['RSA'], disabledWorker: true })).toEqual([...always, 'MIN', 'RQTH']);
    expect(documents({ birthDate: '2009-01-01', workPermitNeeded: true })).toEqual([...always, 'SEJ', 'REP']);
  });
  test('a rate that a missing fact would open names that fact', () => {
    const { aid } = of(
      'PEC',
      pec.ordinary,
      { candidate: { benefits: undefined, residence: undefined } },
      { references: pec.orders },
    );
    expect(aid?.missing).toEqual(['candidate.benefits', 'candidate.residence']);
  });
  test('without an order the adviser is told what to enter', () => {
    const answer = of('PEC', pec.ordinary);
    expect(explained(answer, 'order')).toContain('Grand Est');
    for (const word of ['numéro', 'taux', 'heures', 'durées', 'zones'])
      expect(explained(answer, 'order')).toContain(word);
    expect(answer.missing).toEqual([]);
  });
  test('an unverified order decides nothing: to check, with its rate', () => {
    const answer = of('PEC', pec.ordinary, {}, { references: pec.unverified });
    expect(answer.verdict).toBe('to-check');
    expect(answer.aid).toMatchObject({ toCheck: true, lines: [{ percentOfSmic: 45, confidence: 'N' }] });
  });
  test('of two orders in force the one that began last counts', () => {
    const rateOn = (on: string) =>
      of('PEC', pec.ordinary, { on }, { references: pec.overlapping }).aid?.lines[0]?.percentOfSmic;
    expect([rateOn('2026-07-31'), rateOn('2026-08-01'), rateOn('2026-08-02')]).toEqual([45, 30, 30]);
  });
  test('a rate above the ceiling of the law is doubted', () => {
    const [first] = pec.orders.orders;
    const [line] = first?.categories ?? [];
    if (first === undefined || line === undefined) throw new Error('no order');
    const references = {
      values: [],
      orders: [{ ...first, categories: [{ ...line, ratePercent: 100 }] }],
    };
    expect(of('PEC', pec.ordinary, {}, { references }).aid).toMatchObject({ toCheck: true });
    expect(
      of('PEC', pec.ordinary, { employer: { integrationAgreement: true } }, { references }).aid,
    ).toMatchObject({ toCheck: false });
  });
  test('cost: the SMIC of 24 hours less the aid', () => {
    expect(of('PEC', pec.ordinary, {}, { references: pec.orders }).cost).toEqual(
      expect.objectContaining({ monthlyGross: 1280.24, monthlyAid: 576.11, monthlyNet: 704.13 }),
    );
  });
  test('the national markers are reminders, dated, and never the rate', () => {
    const markerOn = (on: string) =>
      of('PEC', pec.ordinary, { on }, { references: pec.orders }).reminders[0]?.sentence ?? '';
    expect(markerOn('2020-10-27')).toContain('30 à 60');
    expect(markerOn('2020-10-28')).toContain('65');
    expect(markerOn('2021-06-01')).toContain('80');
    expect(markerOn('2026-09-01')).toContain('non vérifiés');
    expect(of('PEC', pec.ordinary, { on: '2021-06-01' }).aid?.lines[0]).toMatchObject({ percentOfSmic: 95 });
  });
  test('a decimal rate is exact', () => {
    expect(aidCents(57.5, 1231, 24)).toBe(73_614);
    expect(aidCents(47, 1231, 35)).toBe(Math.round((0.47 * 1231 * 35 * 52) / 12));
  });
});

describe('contrat initiative-emploi', () => {
  runVerdictCases('CIE', cie.ordinary, cie.verdictCases);
  describe('overseas', () => {
    runVerdictCases('CIE', cie.ordinary, cie.overseasCases, { territory: 'martinique' });
  });
  describe('with an order for young people', () => {
    runVerdictCases('CIE', cie.ordinary, cie.orderCases, { references: cie.orders });
  });
  test.each(cie.youthCases)('CIE jeunes: %s', (_situation, change, verdict) => {
    expect(of('CIE', cie.ordinary, change).priority?.verdict ?? null).toBe(verdict);
  });
  test('aid of the order: 47 % of the SMIC over 10 months', () => {
    const answer = of(
      'CIE',
      cie.ordinary,
      {
        on: '2021-03-01',
        startsOn: '2021-03-08',
        endsOn: '2022-03-07',
        candidate: { birthDate: '1999-03-12' },
      },
      { references: cie.orders },
    );
    expect(answer.aid).toMatchObject({ monthly: 608.88, lines: [{ amount: 730.65, percentOfSmic: 47 }] });
  });
  test('a CDD of more than 6 months counts as a durable exit for the CIVIS, one of 6 months does not', () => {
    const told = (endsOn: string) => of('CIE', cie.ordinary, { endsOn }).reminders[0]?.sentence ?? '';
    expect(told('2015-03-07')).toContain('n’est pas une sortie durable');
    expect(told('2015-03-08')).toContain('compte comme une sortie durable');
  });
});

describe('emploi d’avenir', () => {
  runVerdictCases('EAV', eav.ordinary, eav.verdictCases);
  describe('overseas', () => {
    runVerdictCases('EAV', eav.ordinary, eav.overseasCases, { territory: 'guyane' });
  });
  test('the rate was not read: the aid says so and gives no figure', () => {
    expect(of('EAV', eav.ordinary).aid).toMatchObject({
      monthly: null,
      toCheck: true,
      lines: [{ amount: null, percentOfSmic: null }],
    });
  });
  test('the engagements are looked at each year', () => {
    expect(of('EAV', eav.ordinary).deadlines[0]).toMatchObject({
      code: 'EAV_BILAN',
      due: '2015-09-08',
      fallsOnDayOff: false,
    });
  });
  test('in an association it is no durable exit for the CIVIS', () => {
    const told = (kind: string) =>
      of('EAV', eav.ordinary, { employer: { kind } })
        .reminders.map((each) => each.sentence)
        .join(' ');
    expect(told('association')).toContain('n’est pas une sortie durable');
    expect(told('private-company')).not.toContain('sortie durable');
  });
});

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
      const answer = of(scheme, ordinary, change, context);
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
      for (const { id, changesOn } of of(scheme, ordinary, change, context).conditions) {
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
        const { verdict } = of(scheme, ordinary, { [section]: { [key]: undefined } }, context);
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
    const known = new Set(Object.keys(articles).map(citeArticle));
    const answers = changes.map((change) => of(scheme, ordinary, change, context));
    const cited = [
      ...JSON.stringify([answers, table]).matchAll(/\b([LRD]\.)[ \u00A0\u202F](\d+(?:-\d+)+)/gu),
    ].map((match) => `${match[1]} ${match[2]}`);
    for (const article of cited) {
      // The former code of 2005 is named in words.
      if (article.startsWith('L. 322-')) continue;
      expect([article, known.has(article)]).toEqual([article, true]);
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
