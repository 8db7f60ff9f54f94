import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { aidCases, ordinary, tables } from './cases';

runVerdictTables(tables);

test.each(aidCases)('aid: %s', (_situation, change, percentOfSmic, amount) => {
  expect(answerTo('CAE_2005', ordinary, change).aid?.lines[0]).toMatchObject({
    percentOfSmic,
    amount,
    per: 'hour',
    isCeiling: true,
    toCheck: true,
  });
});
test('the trap of 2006: a call centre is refused, with the carrying employer and the other contracts', () => {
  const answer = answerTo('CAE_2005', ordinary, { employer: { kind: 'private-company' } });
  expect(answer.verdict).toBe('ineligible');
  expect(answer.conditions.find((each) => each.id === 'employer')?.remedy).toContain('employeur porteur');
  expect(answer.alternatives.map((each) => each.schemes)).toEqual([['CAE_2005'], ['CIE', 'CPRO']]);
  expect(answer.alternatives[0]?.sentence).toContain('entreprise partenaire');
});
test('a private individual is offered no company contract', () => {
  const answer = answerTo('CAE_2005', ordinary, { employer: { kind: 'private-individual' } });
  expect(answer.alternatives.map((each) => each.schemes)).toEqual([['CAE_2005'], []]);
});
test('it is no durable exit for the CIVIS', () => {
  expect(answerTo('CAE_2005', ordinary).reminders[0]?.sentence).toContain('n’est pas une sortie durable');
});
test('the pay is the SMIC of each month for the hours of the contract', () => {
  expect(answerTo('CAE_2005', ordinary).pay).toMatchObject({
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
