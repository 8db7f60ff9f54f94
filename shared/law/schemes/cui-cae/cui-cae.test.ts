import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { civilDate } from '../../../base/time';
import { deadlineCases, ordinary, tables } from './cases';

runVerdictTables(tables);

test.each(deadlineCases)(
  'time limit: %s',
  (_situation, territory, endsOn, brokenOn, code, due, fallsOnDayOff) => {
    const { deadlines } = answerTo(
      'CUI_CAE',
      ordinary,
      { endsOn },
      { territory, brokenOn: civilDate(brokenOn) },
    );
    expect(deadlines.find((each) => each.code === code)).toMatchObject({ due, fallsOnDayOff });
  },
);
test('without a break no report is due', () => {
  expect(answerTo('CUI_CAE', ordinary).deadlines.map((each) => each.code)).toEqual([
    'CUI_AVANT',
    'CUI_ATTEST',
  ]);
});
test('without an order the aid is the ceiling of the law, to check, and the verdict stands', () => {
  const answer = answerTo('CUI_CAE', ordinary, { employer: { region: '44' } });
  expect(answer.verdict).toBe('eligible');
  expect(answer.aid).toMatchObject({
    monthly: null,
    toCheck: true,
    lines: [{ amount: 9.05, per: 'hour', percentOfSmic: 95, isCeiling: true }],
  });
  expect(answer.aid?.note).toContain('région de l’époque');
  // An aid without a figure is no aid of zero: the net cost is not said.
  expect(answer.cost).toMatchObject({ monthlyAid: null, monthlyNet: null, toCheck: true });
});
test('in an integration workshop the ceiling is 105 %', () => {
  const answer = answerTo('CUI_CAE', ordinary, { employer: { region: '44', integrationAgreement: true } });
  expect(answer.aid?.lines[0]).toMatchObject({ percentOfSmic: 105, amount: 10.01 });
});
test.each([
  ['2012-10-31', '13998'],
  ['2012-11-01', '14818'],
  ['2012-11-02', '14818'],
])('form on %s', (on, number) => {
  expect(answerTo('CUI_CAE', ordinary, { on }).form).toMatchObject({ number, revision: '01' });
});
test('a late decision says from which day the contract may be concluded', () => {
  const answer = answerTo('CUI_CAE', ordinary, { contract: { aidDecidedOn: '2014-09-02' } });
  expect(answer.conditions.find((each) => each.id === 'aid-first')?.changesOn).toBe('2014-09-02');
});
