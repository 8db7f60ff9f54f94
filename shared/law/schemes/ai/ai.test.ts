import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('the prefect may let an association go beyond 480 hours, since 1 September 2021', () => {
  const tells = (on: string) =>
    answerTo('AI', ordinary, { on }).reminders.some(({ sentence }) => sentence.includes('préfet'));
  expect([tells('2021-08-31'), tells('2021-09-01')]).toEqual([false, true]);
});
