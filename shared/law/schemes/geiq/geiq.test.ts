import { describe, expect, test } from 'vitest';
import { changedFrom } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { evaluateScheme } from '../../views/evaluate';
import { ordinaryGeiq, tables } from './cases';

runVerdictTables(tables);

const at = (change: Parameters<typeof changedFrom>[1]) =>
  evaluateScheme('GEIQ', changedFrom(ordinaryGeiq, change));
const thirty = { birthDate: '1996-03-12' };

describe('the amount', () => {
  test.each([
    ['RSA', { candidate: { ...thirty, benefits: ['RSA'] } }, 1400, false],
    ['moins de 26 ans et niveau 3', { candidate: { level: '3' } }, 1400, false],
    [
      'inscrit depuis 24 mois',
      { candidate: { ...thirty, registeredJobSeekerSince: '2024-09-01' } },
      1400,
      false,
    ],
    [
      '24 mois moins un jour',
      { candidate: { ...thirty, registeredJobSeekerSince: '2024-09-02' } },
      814,
      true,
    ],
    [
      'travailleur handicapé, sans autre critère',
      { candidate: { ...thirty, disabledWorker: true } },
      814,
      true,
    ],
    [
      'en 2015 : montant non daté',
      {
        on: '2015-09-01',
        startsOn: '2015-09-07',
        endsOn: '2016-09-06',
        candidate: { birthDate: '1995-03-12' },
      },
      814,
      true,
    ],
  ])('%s', (_situation, change, amount, toCheck) => {
    const aid = at(change)?.aid;
    expect(aid?.lines[0]).toMatchObject({ amount, per: 'year', toCheck });
    expect(aid?.monthly).toBe(Math.round((amount * 100) / 12) / 100);
  });
  test('none where the aid is refused, and none before the code', () => {
    expect(at({ employer: { kind: 'association' } })?.aid).toBeNull();
    expect(at({ on: '2006-09-01' })?.aid).toBeNull();
  });
});

test('the time limits of the recognition are told without a date, since 2016', () => {
  expect(at({ employer: { kind: 'geiq' } })?.deadlines).toEqual([]);
  expect(at({})?.form).toMatchObject({ number: '15059', revision: '02' });
  expect(at({ on: '2015-09-01' })?.form).toBeNull();
});
test('refused for its employer, it names the contracts that the company may conclude', () => {
  expect(at({ employer: { kind: 'private-company' } })?.alternatives[0]?.schemes).toEqual(['CPRO', 'CAPP']);
});
test('the documents follow the criteria', () => {
  expect(at({ candidate: { benefits: ['RSA'], disabledWorker: true } })?.documents).toEqual([
    'ID',
    'MIN',
    'RQTH',
    'DE',
  ]);
});
