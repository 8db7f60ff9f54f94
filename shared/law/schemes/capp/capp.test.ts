import { describe, expect, test } from 'vitest';
import { type Change, changedFrom } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { civilDate } from '../../../base/time';
import { evaluateScheme } from '../..';
import type { EvaluationContext } from '../../engine/scheme';
import { ordinary as published } from '../cpro/cases';
import { aidCases, deadlineCases, ordinary, payCases, periodCases, tables } from './cases';
import { cappDeadlines } from './deadlines';
import { apprenticeDocuments } from './documents';

const cappOf = (change: Change, context: EvaluationContext = {}) => {
  const answer = evaluateScheme('CAPP', changedFrom(ordinary, change), context);
  if (answer === null) throw new Error('no scheme');
  return answer;
};

describe('verdict', () => {
  runVerdictTables(tables);
  test('a refusal says from when, or by which act, it would change', () => {
    const ageOf = (birthDate: string, more: object = {}) =>
      cappOf({ candidate: { birthDate, ...more } }).conditions.find((each) => each.id === 'age');
    expect(ageOf('2012-03-01')?.changesOn).toBe('2027-03-01');
    expect(ageOf('2011-03-01', { lowerSecondaryCompleted: false })?.changesOn).toBe('2027-03-01');
    expect(ageOf('1990-03-01')?.remedy).toContain('travailleur handicapé');
    expect(
      cappOf({ endsOn: '2029-10-31' }).conditions.find((each) => each.id === 'duration')?.remedy,
    ).toContain('6 septembre 2029');
  });
  test('another way is shown to who is too old, and to who is too young', () => {
    expect(cappOf({ candidate: { birthDate: '1990-03-01' } }).alternatives[0]?.schemes).toEqual(['CPRO']);
    expect(cappOf({ candidate: { birthDate: '2013-03-01' } }).alternatives[0]?.schemes).toEqual(['PMSMP']);
    expect(cappOf({}).alternatives).toEqual([]);
  });
});

describe('the published facts alone: a first contract, first year from the start', () => {
  const answer = evaluateScheme('CAPP', published);
  test('nothing is missing and the pay is settled: 53 % of the conventional minimum at 22', () => {
    expect(answer?.missing).toEqual([]);
    expect(answer?.pay).toMatchObject({
      percent: 53,
      of: 'conventional-minimum',
      monthlyGross: 1001.7,
      toCheck: false,
    });
  });
  test('300 hours are under a quarter of the contract: to check, never refused', () => {
    expect(answer?.verdict).toBe('to-check');
    expect(answer?.conditions.filter((each) => each.verdict !== 'met').map((each) => each.id)).toEqual([
      'training',
    ]);
    const trained = { ...published, contract: { ...published.contract, trainingHours: 455 } };
    expect(evaluateScheme('CAPP', trained)?.verdict).toBe('eligible');
  });
});

describe('minimum pay', () => {
  test.each(payCases)('%s', (_situation, change, percent, of, monthly, toCheck, source) => {
    expect(source).not.toBe('');
    expect(cappOf(change).pay).toMatchObject({ percent, of, monthlyGross: monthly, toCheck });
  });
  test.each(periodCases)('%s', (_situation, change, periods, source) => {
    expect(source).not.toBe('');
    expect(
      cappOf(change).pay?.periods.map((each) => [each.from, each.to, each.percent, each.monthlyGross]),
    ).toEqual(periods);
  });
  test('a birthday a few days before the start is to check', () => {
    expect(cappOf({ candidate: { birthDate: '2008-09-03' } }).pay).toMatchObject({
      percent: 43,
      toCheck: true,
    });
  });
  test('a fourth year keeps the rate of the third, to check', () => {
    const periods = cappOf({ endsOn: '2030-09-06', candidate: { disabledWorker: true } }).pay?.periods;
    expect(periods?.at(-1)).toMatchObject({ percent: 78, toCheck: true });
    expect(periods?.at(-1)?.to).toBe('2030-09-06');
  });
});

describe('public aid to the employer', () => {
  test.each(aidCases)('%s', (_situation, change, amounts, monthly, toCheck, source) => {
    expect(source).not.toBe('');
    const { aid } = cappOf(change);
    expect(aid?.lines.map((line) => line.amount)).toEqual(amounts);
    expect({ monthly: aid?.monthly, toCheck: aid?.toCheck }).toEqual({ monthly, toCheck });
  });
  test('overseas, level 5 kept the permanent aid until 7 March 2026', () => {
    const change = { on: '2026-01-15', startsOn: '2026-01-19', contract: { targetLevel: '5' } };
    expect(cappOf(change, { territory: 'reunion' }).aid?.monthly).toBe(416.67);
    expect(cappOf(change, { territory: 'alsace-moselle' }).aid?.monthly).toBe(0);
    expect(
      cappOf({ ...change, on: '2026-12-14', startsOn: '2027-01-04' }, { territory: 'reunion' }).aid?.lines,
    ).toEqual([]);
  });
  test('overseas, level 5 has the permanent aid since 2020, between two decrees too', () => {
    const at = (on: string, startsOn: string) =>
      cappOf({ on, startsOn, contract: { targetLevel: '5' } }, { territory: 'reunion' }).aid?.monthly;
    expect(at('2019-12-31', '2020-01-06')).toBe(0);
    expect(at('2020-01-01', '2020-01-06')).toBe(343.75);
    expect(at('2020-01-02', '2020-01-06')).toBe(343.75);
    expect(at('2025-01-15', '2025-01-20')).toBe(500);
  });
  test('an amount added by the structure is used', () => {
    const references = {
      values: [
        {
          parameter: 'capp.aid-small-low',
          from: civilDate('2026-08-01'),
          value: 480_000,
          source: 'texte saisi par la structure',
          confidence: 'S' as const,
          origin: 'structure' as const,
        },
      ],
      orders: [],
    };
    expect(cappOf({}, { references }).aid?.monthly).toBe(400);
  });
  test('what is missing to choose between amounts is named', () => {
    expect(cappOf({ contract: { targetLevel: undefined } }).aid?.missing).toEqual(['contract.targetLevel']);
  });
});

describe('time limits', () => {
  test.each(deadlineCases)('%s', (_situation, change, events, code, due, source) => {
    expect(source).not.toBe('');
    const context: EvaluationContext = {
      receivedOn: events.receivedOn === undefined ? null : civilDate(events.receivedOn),
      brokenOn: events.brokenOn === undefined ? null : civilDate(events.brokenOn),
    };
    expect(cappOf(change, context).deadlines.find((each) => each.code === code)?.due ?? null).toBe(due);
  });
  test('the 45 days of practical training are told without a date', () => {
    expect(cappDeadlines(ordinary).find((each) => each.code === 'CAPP_ESSAI')).toMatchObject({
      due: null,
      count: 45,
    });
  });
  test('silence is a refusal since 2020, and was an acceptance before', () => {
    const noteOf = (on: string, startsOn: string, code: string) =>
      cappDeadlines(changedFrom(ordinary, { on, startsOn })).find((each) => each.code === code)?.note;
    expect(noteOf('2026-09-01', '2026-09-07', 'CAPP_DECISION')).toContain('refusée');
    expect(noteOf('2019-09-02', '2019-09-09', 'CAPP_ENREGISTREMENT')).toContain('accepté');
  });
  test('before 18 the visit comes before the work', () => {
    const visit = cappOf({ candidate: { birthDate: '2009-03-12' } }).deadlines.find(
      (each) => each.code === 'CAPP_VISITE',
    );
    expect(visit?.note).toContain('précède');
  });
});

describe('supporting documents', () => {
  test.each([
    ['adult', {}, ['ID', 'DIP', 'CONV', 'TUT']],
    ['minor', { candidate: { birthDate: '2009-03-12' } }, ['ID', 'DIP', 'REP', 'CONV', 'TUT']],
    ['disabled worker', { candidate: { disabledWorker: true } }, ['ID', 'DIP', 'RQTH', 'CONV', 'TUT']],
    ['shorter than the cycle', { contract: { cycleMonths: 24 } }, ['ID', 'DIP', 'CONV', 'TRI', 'TUT']],
    ['as long as the cycle', { contract: { cycleMonths: 12 } }, ['ID', 'DIP', 'CONV', 'TUT']],
    ['work permit', { candidate: { workPermitNeeded: true } }, ['ID', 'SEJ', 'DIP', 'CONV', 'TUT']],
  ] as const)('%s', (_name, change: Change, codes) => {
    expect(cappOf(change).documents).toEqual(codes);
  });
  test('a document that hangs on a missing fact is listed, not required', () => {
    const cycle = apprenticeDocuments(ordinary).find((each) => each.code === 'TRI');
    expect(cycle?.isRequired).toBe(false);
  });
});

describe('form', () => {
  test.each([
    ['2024-06-03', '12', 'V'],
    ['2025-06-02', '12', 'N'],
    ['2025-12-31', '12', 'N'],
    ['2026-01-01', '14', 'S'],
    ['2026-09-01', '14', 'S'],
  ])('concluded on %s: 10103*%s', (on, revision, confidence) => {
    expect(cappOf({ on }).form).toMatchObject({ number: '10103', revision, confidence });
  });
});
