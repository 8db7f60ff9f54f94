import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('the rate was not read: the aid says so and gives no figure', () => {
  expect(answerTo('EAV', ordinary).aid).toMatchObject({
    monthly: null,
    toCheck: true,
    lines: [{ amount: null, percentOfSmic: null }],
  });
});
test('the engagements are looked at each year', () => {
  expect(answerTo('EAV', ordinary).deadlines[0]).toMatchObject({
    code: 'EAV_BILAN',
    due: '2015-09-08',
    fallsOnDayOff: false,
  });
});
test('in an association it is no durable exit for the CIVIS', () => {
  const told = (kind: string) =>
    answerTo('EAV', ordinary, { employer: { kind } })
      .reminders.map((each) => each.sentence)
      .join(' ');
  expect(told('association')).toContain('n’est pas une sortie durable');
  expect(told('private-company')).not.toContain('sortie durable');
});
