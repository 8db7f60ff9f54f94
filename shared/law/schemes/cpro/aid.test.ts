import { expect, test } from 'vitest';
import { changedFrom } from '../../../../test/support/law-cases';
import { evaluateScheme } from '../../views/evaluate';
import { aidCases } from './aid.cases';
import { ordinary } from './cases';

test.each(aidCases)('aid to the employer: %s', (_situation, change, amounts, monthly, toCheck, source) => {
  expect(source).not.toBe('');
  const aid = evaluateScheme('CPRO', changedFrom(ordinary, change))?.aid;
  expect(aid?.lines.map((line) => line.amount)).toEqual(amounts);
  expect({ monthly: aid?.monthly, toCheck: aid?.toCheck }).toEqual({ monthly, toCheck });
});

test('the cost of the first months is the gross pay less the aid', () => {
  const change = {
    on: '2023-09-01',
    startsOn: '2023-09-04',
    endsOn: '2024-09-03',
    candidate: { birthDate: '2001-03-12' },
  };
  const answer = evaluateScheme('CPRO', changedFrom(ordinary, change));
  expect(answer?.cost).toMatchObject({ monthlyGross: answer?.pay?.monthlyGross, monthlyAid: 500 });
  expect(answer?.cost?.monthlyNet).toBeCloseTo((answer?.pay?.monthlyGross ?? 0) - 500, 2);
});
