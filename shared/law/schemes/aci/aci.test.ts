import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('until 2014 it says that the workshops hired in aided contracts', () => {
  const tells = (on: string) =>
    answerTo('ACI', ordinary, { on }).reminders.some(({ sentence }) => sentence.includes('contrat aidé'));
  expect([tells('2014-06-30'), tells('2014-07-01')]).toEqual([true, false]);
});
