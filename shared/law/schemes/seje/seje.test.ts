import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { aidCases, ordinary, tables } from './cases';

runVerdictTables(tables);

test.each(aidCases)('aid: %s', (_situation, change, monthly) => {
  expect(answerTo('SEJE', ordinary, change).aid?.monthly).toBe(monthly);
});
test('the request is filed within a month, three since the decree of June 2006', () => {
  const due = (on: string) =>
    answerTo('SEJE', ordinary, { on, startsOn: on }).deadlines.map((each) => each.due);
  expect([due('2005-03-31'), due('2005-04-01'), due('2006-06-15'), due('2006-06-16')]).toEqual([
    [],
    ['2005-05-01'],
    ['2006-07-15'],
    ['2006-09-16'],
  ]);
});
