import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('the file goes to the OPCO within thirty days before the start', () => {
  expect(answerTo('PERREC', ordinary).deadlines.map(({ code, due }) => [code, due])).toEqual([
    ['PERREC_ENVOI', '2026-09-05'],
  ]);
});
test('without a job, it names the ways before a hiring', () => {
  expect(
    answerTo('PERREC', ordinary, { candidate: { employed: false } }).alternatives.flatMap(
      (each) => each.schemes,
    ),
  ).toEqual(['POEI', 'CPRO', 'CAPP']);
});
