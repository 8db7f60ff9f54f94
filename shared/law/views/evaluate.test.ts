import { expect, test } from 'vitest';
import type { SchemeAnswer } from '../engine/eligibility.schema';
import type { SchemeCode } from '../facts/scheme-codes';
import { ordinary } from '../schemes/cpro/cases';
import { evaluateScheme, questionsOf } from './evaluate';

const model = evaluateScheme('CPRO', ordinary);
const answer = (
  id: SchemeCode,
  missing: readonly string[],
  verdict: SchemeAnswer['verdict'] = 'to-check',
): SchemeAnswer => {
  if (model === null) throw new Error('no scheme');
  return { ...model, id, verdict, missing: [...missing] };
};
const [birth, level, hours] = ['candidate.birthDate', 'candidate.level', 'contract.weeklyHours'];

test('what to ask first is what settles most: an open scheme gives one point, shared among the facts it waits for', () => {
  const questions = questionsOf([
    answer('CPRO', [birth, level, hours]),
    answer('CAPP', [level]),
    answer('CEJ', [birth, hours]),
    answer('PEC', [birth], 'ineligible'),
    answer('CIE', [birth], 'eligible'),
  ]);
  expect(questions.map(({ path, weight, schemes }) => [path, weight, schemes])).toEqual([
    [level, 1.333, ['CPRO', 'CAPP']],
    // Asked by as many schemes, but each waits for more; as much as each other: in the order of the paths.
    [birth, 0.833, ['CPRO', 'CEJ']],
    [hours, 0.833, ['CPRO', 'CEJ']],
  ]);
});
