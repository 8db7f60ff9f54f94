import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('two rates of the SMIC of the day, one or the other: the month is not told', () => {
  expect(answerTo('CIVIS_ASSO', ordinary).aid).toMatchObject({
    lines: [
      // Of 7.19 € an hour.
      { percentOfSmic: 66, amount: 4.75, per: 'hour' },
      { percentOfSmic: 33, amount: 2.37, per: 'hour' },
    ],
    monthly: null,
    toCheck: true,
  });
});
test('closed, it names the CIVIS of support and the CAE', () => {
  expect(answerTo('CIVIS_ASSO', ordinary, { on: '2006-06-01' }).alternatives[0]?.schemes).toEqual([
    'CIVIS',
    'CAE_2005',
  ]);
});
