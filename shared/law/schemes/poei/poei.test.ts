import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('the contract that follows lasts twelve months at least, six since May 2024', () => {
  const least = (on: string) => answerTo('POEI', ordinary, { on }).duration?.minMonths;
  expect([least('2024-04-30'), least('2024-05-01')]).toEqual([12, 6]);
});
