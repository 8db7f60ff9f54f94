import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('the grant lived in 2002 only: 300 € a month at most, 900 € in six months', () => {
  const grant = (on: string) => answerTo('TRACE', ordinary, { on }).allowance;
  expect([grant('2002-01-04'), grant('2003-01-01')]).toEqual([null, null]);
  expect(grant('2002-01-05')).toMatchObject({ lines: [{ amount: 300, per: 'month' }], monthly: 150 });
  expect(grant('2002-12-31')?.lines[0]?.note).toMatch(/^900,00\s€ au plus/u);
});
test('it lasts 18 months, 24 for some since 2002', () => {
  const most = (on: string) => answerTo('TRACE', ordinary, { on }).duration?.maxMonths;
  expect([most('2001-10-01'), most('2002-06-01')]).toEqual([18, 24]);
});
