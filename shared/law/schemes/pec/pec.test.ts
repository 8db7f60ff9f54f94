import { expect, test } from 'vitest';
import { answerTo, explained } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { aidCents } from '../common/prefect-orders';
import { aidCases, orders, ordinary, overlapping, tables, unverified } from './cases';

runVerdictTables(tables);

test.each(aidCases)('aid: %s', (_situation, change, category, percentOfSmic, amount, monthly, toCheck) => {
  const { aid } = answerTo('PEC', ordinary, change, { references: orders });
  expect(aid?.lines[0]).toMatchObject({ percentOfSmic, amount, per: 'month', toCheck });
  expect(aid?.lines[0]?.label).toContain(category);
  expect(aid).toMatchObject({ monthly, toCheck });
});
test('the line says how many categories fit, the months and the dates', () => {
  const { aid } = answerTo('PEC', ordinary, { candidate: { residence: 'QPV' } }, { references: orders });
  expect(aid?.lines[0]?.note).toContain('3 catégories conviennent');
  expect(aid?.lines[0]?.note).toContain('du 7 septembre 2026 au 6 juin 2027');
  expect(aid?.lines[0]?.source).toContain('Arrêté fictif 2026-1');
});
test('documents of the request of aid, the residence among them where it gives the rate', () => {
  const documents = (candidate: Record<string, unknown>) =>
    answerTo('PEC', ordinary, { candidate }, { references: orders }).documents;
  const always = ['ID', 'DIP', 'DE', 'CERFA', 'ORD', 'RIB', 'COT', 'TUT'];
  expect(documents({})).toEqual(always);
  expect(documents({ residence: 'QPV' })).toEqual([...always, 'DOM']);
  expect(documents({ benefits: ['RSA'], disabledWorker: true })).toEqual([...always, 'MIN', 'RQTH']);
  expect(documents({ birthDate: '2009-01-01', workPermitNeeded: true })).toEqual([...always, 'SEJ', 'REP']);
});
test('a rate that a missing fact would open names that fact', () => {
  const { aid } = answerTo(
    'PEC',
    ordinary,
    { candidate: { benefits: undefined, residence: undefined } },
    { references: orders },
  );
  expect(aid?.missing).toEqual(['candidate.benefits', 'candidate.residence']);
});
test('without an order the adviser is told what to enter', () => {
  const answer = answerTo('PEC', ordinary);
  expect(explained(answer, 'order')).toContain('Grand Est');
  for (const word of ['numéro', 'taux', 'heures', 'durées', 'zones'])
    expect(explained(answer, 'order')).toContain(word);
  expect(answer.missing).toEqual([]);
});
test('an unverified order decides nothing: to check, with its rate', () => {
  const answer = answerTo('PEC', ordinary, {}, { references: unverified });
  expect(answer.verdict).toBe('to-check');
  expect(answer.aid).toMatchObject({ toCheck: true, lines: [{ percentOfSmic: 45, confidence: 'N' }] });
});
test('of two orders in force the one that began last counts', () => {
  const rateOn = (on: string) =>
    answerTo('PEC', ordinary, { on }, { references: overlapping }).aid?.lines[0]?.percentOfSmic;
  expect([rateOn('2026-07-31'), rateOn('2026-08-01'), rateOn('2026-08-02')]).toEqual([45, 30, 30]);
});
test('a rate above the ceiling of the law is doubted', () => {
  const [first] = orders.orders;
  const [line] = first?.categories ?? [];
  if (first === undefined || line === undefined) throw new Error('no order');
  const references = {
    values: [],
    orders: [{ ...first, categories: [{ ...line, ratePercent: 100 }] }],
  };
  expect(answerTo('PEC', ordinary, {}, { references }).aid).toMatchObject({ toCheck: true });
  expect(
    answerTo('PEC', ordinary, { employer: { integrationAgreement: true } }, { references }).aid,
  ).toMatchObject({ toCheck: false });
});
test('cost: the SMIC of 24 hours less the aid', () => {
  expect(answerTo('PEC', ordinary, {}, { references: orders }).cost).toEqual(
    expect.objectContaining({ monthlyGross: 1280.24, monthlyAid: 576.11, monthlyNet: 704.13 }),
  );
});
test('the national markers are reminders, dated, and never the rate', () => {
  const markerOn = (on: string) =>
    answerTo('PEC', ordinary, { on }, { references: orders }).reminders[0]?.sentence ?? '';
  expect(markerOn('2020-10-27')).toContain('30 à 60');
  expect(markerOn('2020-10-28')).toContain('65');
  expect(markerOn('2021-06-01')).toContain('80');
  expect(markerOn('2026-09-01')).toContain('non vérifiés');
  expect(answerTo('PEC', ordinary, { on: '2021-06-01' }).aid?.lines[0]).toMatchObject({ percentOfSmic: 95 });
});
test('a decimal rate is exact', () => {
  expect(aidCents(57.5, 1231, 24)).toBe(73_614);
  expect(aidCents(47, 1231, 35)).toBe(Math.round((0.47 * 1231 * 35 * 52) / 12));
});
