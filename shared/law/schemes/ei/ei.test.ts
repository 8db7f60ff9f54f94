import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('the aid by job was not gathered: no amount, and where to find it', () => {
  expect(answerTo('EI', ordinary).aid).toMatchObject({
    lines: [{ amount: null, toCheck: true }],
    monthly: null,
  });
  expect(answerTo('EI', ordinary).aid?.lines[0]?.note).toContain('à saisir');
});
test('a temporary-work agency is told the ETTI, another employer the workshops and work-study', () => {
  const told = (kind: string) =>
    answerTo('EI', ordinary, { employer: { kind } }).alternatives.flatMap((each) => each.schemes);
  expect([told('temp-agency'), told('local-authority')]).toEqual([['ETTI'], ['ACI', 'CPRO', 'CAPP']]);
});
