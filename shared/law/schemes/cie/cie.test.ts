import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { orders, ordinary, tables, youthCases } from './cases';

runVerdictTables(tables);

test.each(youthCases)('CIE jeunes: %s', (_situation, change, verdict) => {
  expect(answerTo('CIE', ordinary, change).priority?.verdict ?? null).toBe(verdict);
});
test('aid of the order: 47 % of the SMIC over 10 months', () => {
  const answer = answerTo(
    'CIE',
    ordinary,
    {
      on: '2021-03-01',
      startsOn: '2021-03-08',
      endsOn: '2022-03-07',
      candidate: { birthDate: '1999-03-12' },
    },
    { references: orders },
  );
  expect(answer.aid).toMatchObject({ monthly: 608.88, lines: [{ amount: 730.65, percentOfSmic: 47 }] });
});
test('a CDD of more than 6 months counts as a durable exit for the CIVIS, one of 6 months does not', () => {
  const told = (endsOn: string) => answerTo('CIE', ordinary, { endsOn }).reminders[0]?.sentence ?? '';
  expect(told('2015-03-07')).toContain('n’est pas une sortie durable');
  expect(told('2015-03-08')).toContain('compte comme une sortie durable');
});
