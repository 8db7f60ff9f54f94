import { expect, test } from 'vitest';
import { changedFrom } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { civilDate } from '../../../base/time';
import type { EvaluationContext } from '../../engine/scheme';
import { asking } from '../../facts/facts';
import { evaluateScheme } from '../../views/evaluate';
import { reinforcedPublic } from '.';
import { allowanceCases, deadlineCases, ordinary, reinforcedCases, tables } from './cases';

const answer = (change: Parameters<typeof changedFrom>[1], context: EvaluationContext = {}) => {
  const found = evaluateScheme('CIVIS', changedFrom(ordinary, change), context);
  if (found === null) throw new Error('no rules');
  return found;
};

runVerdictTables(tables);

test.each(allowanceCases)('allowance: %s', (_situation, change, lines, monthly) => {
  const { allowance } = answer(change);
  expect({ lines: allowance?.lines.map((line) => line.amount), monthly: allowance?.monthly }).toEqual({
    lines,
    monthly,
  });
});

test('the base of the yearly cap was not verified: it is told, to check', () => {
  const year = answer({}).allowance?.lines.find((line) => line.per === 'year');
  expect(year?.toCheck).toBe(true);
  expect(year?.note).toContain('n’a pas été vérifiée');
});

test('without a date of birth the allowance waits for it', () => {
  expect(answer({ candidate: { birthDate: undefined } }).allowance).toMatchObject({
    monthly: null,
    toCheck: true,
    missing: ['candidate.birthDate'],
  });
});

test('a cap added by the structure is the one that is told', () => {
  const references = {
    orders: [],
    values: [
      {
        parameter: 'civis.allowance.monthly-cap',
        from: civilDate('2006-01-01'),
        value: 40_000,
        source: 'texte fictif',
        confidence: 'S' as const,
        origin: 'structure' as const,
      },
    ],
  };
  expect(answer({}, { references }).allowance?.lines.map((line) => line.amount)).toEqual([5, 10, 400, 900]);
});

test.each(deadlineCases)('time limit: %s', (_situation, change, code, due, fallsOnDayOff) => {
  const found = answer(change).deadlines.find((each) => each.code === code);
  if (due === null) expect(found).toBeUndefined();
  else expect(found).toMatchObject({ due, fallsOnDayOff });
});

test.each(reinforcedCases)('CIVIS renforcé: %s', (_situation, change, verdict) => {
  expect(answer(change).priority?.verdict).toBe(verdict);
  expect(reinforcedPublic(asking(changedFrom(ordinary, change))).truth).toBe(
    { met: 'yes', 'not-met': 'no', unknown: 'unknown' }[verdict],
  );
});

test('a CAE is no durable exit: the reminders say so', () => {
  expect(
    answer({})
      .reminders.map((each) => each.sentence)
      .join(' '),
  ).toContain('un CAE n’est donc pas une sortie durable');
});

test('after 26 the answer names other ways, and after 2016 what replaced the CIVIS', () => {
  expect(answer({ candidate: { birthDate: '1980-01-01' } }).alternatives[0]?.schemes).toEqual([
    'CAE_2005',
    'CPRO',
  ]);
  expect(answer({ on: '2017-01-01' }).alternatives[0]?.schemes).toEqual(['PACEA']);
});

test('documents: those of a minor, and of an entry by the months of registration', () => {
  expect(answer({}).documents).toEqual(['ID', 'DIP']);
  expect(answer({ candidate: { birthDate: '1989-01-01' } }).documents).toEqual(['ID', 'DIP', 'REP']);
  expect(
    answer({
      candidate: { level: 'II', diplomaObtained: true, jobSeekerMonthsInLast18: 14 },
    }).documents,
  ).toEqual(['ID', 'DIP', 'DE']);
});

test('the dates of a contract of work do not turn the CIVIS', () => {
  expect(answer({ startsOn: '2006-09-04', endsOn: '2009-09-03' }).verdict).toBe('eligible');
});
