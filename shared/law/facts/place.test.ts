import { describe, expect, test } from 'vitest';
import { civilDate, type Territory } from '../../base/time';
import { evaluateScheme } from '..';
import { compare } from '../views/compare';
import { territoryOf } from './place';
import type { Region } from './regions';

const on = civilDate('2026-10-01');

/** region · territory known of the structure · territory of the situation */
test.each<readonly [Region | null | undefined, Territory | undefined, Territory]>([
  ['06', undefined, 'mayotte'],
  ['04', 'metropole', 'reunion'],
  ['01', 'mayotte', 'guadeloupe'],
  ['84', undefined, 'metropole'],
  ['44', 'alsace-moselle', 'alsace-moselle'],
  ['44', undefined, 'metropole'],
  [null, 'guyane', 'guyane'],
  [undefined, 'guyane', 'guyane'],
  [undefined, undefined, 'metropole'],
])('an establishment of region %s, the structure being in %s, lies in %s', (region, known, territory) => {
  const employer = region === undefined ? {} : { employer: { region } };
  expect(territoryOf({ on, ...employer }, known)).toBe(territory);
});

describe('the region of the establishment alone gives', () => {
  const contract = { nature: 'CDD', weeklyHours: 35 } as const;
  const dates = { on, startsOn: on, endsOn: civilDate('2027-09-30') };
  const candidate = { birthDate: civilDate('2000-01-15') };
  const answer = (region: Region) => {
    const found = evaluateScheme('PEC', { ...dates, candidate, employer: { region }, contract });
    if (found === null) throw new Error('no rules');
    return found;
  };

  test('the SMIC of Mayotte', () => {
    expect(answer('06').pay?.hourlySmic).toBe(9.56);
    expect(answer('04').pay?.hourlySmic).toBe(12.31);
  });

  test('the public holidays of the department: 20 December in La Réunion', () => {
    const due = (region: Region) =>
      evaluateScheme('CAPP', {
        on: civilDate('2027-06-20'),
        candidate,
        employer: { region, kind: 'private-company' },
      })?.deadlines.find(({ code }) => code === 'CAPP_AIDE');
    expect([due('04')?.due, due('04')?.fallsOnDayOff, due('11')?.fallsOnDayOff]).toEqual([
      '2027-12-20',
      true,
      false,
    ]);
  });

  test('the first day of a scheme: the CUI-CAE begins a year later overseas', () => {
    const early = (region: Region) =>
      evaluateScheme('CUI_CAE', { on: civilDate('2010-06-01'), employer: { region } })?.inForce;
    expect([early('02'), early('93')]).toEqual([false, true]);
  });

  test('the aid for an apprentice up to level 5, which the overseas alone have in early 2026', () => {
    const aid = (region: Region) =>
      evaluateScheme('CAPP', {
        on: civilDate('2026-02-02'),
        candidate: { ...candidate, disabledWorker: false },
        employer: { region, kind: 'private-company', headcount: 10 },
        contract: { targetLevel: '5' },
      })?.aid?.lines.length;
    expect([aid('03'), aid('75')]).toEqual([1, 0]);
  });

  test('the same in the comparison of an offer, where the structure lies elsewhere', () => {
    const facts = { ...dates, candidate, employer: { region: '06' as const }, contract };
    const smic = compare(facts, { territory: 'metropole' }).columns.find(
      ({ answer: each }) => each.id === 'PEC',
    )?.answer.pay?.hourlySmic;
    expect(smic).toBe(9.56);
  });
});
