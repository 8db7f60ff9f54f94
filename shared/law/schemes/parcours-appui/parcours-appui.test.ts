import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('one who can register is told the PACEA and the CEJ', () => {
  const answer = answerTo('PARCOURS_APPUI', ordinary, { candidate: { student: false, inTraining: false } });
  expect(answer.alternatives.flatMap((each) => each.schemes)).toEqual(['PACEA', 'CEJ']);
});
