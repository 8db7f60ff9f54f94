import { expect, test } from 'vitest';
import { answerTo } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { ordinary, tables } from './cases';

runVerdictTables(tables);

test('the indemnity is told for 2024, to check afterwards, to be typed before', () => {
  const paid = (on: string) => answerTo('SERVICE_CIVIQUE', ordinary, { on }).allowance;
  expect(paid('2024-09-01')).toMatchObject({ monthly: 619.83, toCheck: false });
  expect(paid('2026-09-01')).toMatchObject({ monthly: 619.83, toCheck: true });
  expect(paid('2023-09-01')).toMatchObject({ monthly: null, toCheck: true });
  expect(paid('2023-09-01')?.lines[0]?.note).toContain('à saisir');
});
