import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('the aid of a month is the RMI of a person alone, and the cost is told', () => {
  const answer = answerTo('CI_RMA', ordinary);
  expect(answer.aid).toMatchObject({ monthly: 425.4, toCheck: false });
  expect(answer.cost?.monthlyNet).toBe(
    Math.round(((answer.pay?.monthlyGross ?? Number.NaN) - 425.4) * 100) / 100,
  );
  expect(answerTo('CI_RMA', ordinary, { on: '2009-07-01' }).aid?.monthly).toBe(454.63);
});
