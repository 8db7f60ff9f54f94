import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('the flat aid is that of the year; what the State adds was not gathered, so the month is not told', () => {
  expect(answerTo('CAV', ordinary).aid).toMatchObject({
    lines: [
      { amount: 425.4, per: 'month', confidence: 'S' },
      { amount: null, per: 'month', toCheck: true },
    ],
    monthly: null,
    toCheck: true,
  });
  expect(answerTo('CAV', ordinary, { on: '2006-01-01' }).aid?.lines[0]?.amount).toBe(433.06);
});
test('a company is told the CI-RMA', () => {
  const answer = answerTo('CAV', ordinary, { employer: { kind: 'private-company' } });
  expect(answer.alternatives.flatMap((each) => each.schemes)).toEqual(['CAV', 'CI_RMA', 'CIE']);
});
