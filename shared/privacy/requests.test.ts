import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../base/time';
import {
  daysLate,
  dueOn,
  moveFault,
  type RequestStatus,
  requestActs,
  requestMoves,
  requestStatusCodes,
} from './requests';

const day = civilDate;

describe('one month to answer, from the day of receipt', () => {
  test.each([
    ['2026-03-10', '2026-04-10'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2028-01-30', '2028-02-29'],
    ['2026-02-28', '2026-03-28'],
    ['2026-03-31', '2026-04-30'],
    ['2026-12-31', '2027-01-31'],
  ])('received on %s: %s', (receivedOn, due) => {
    const request = { receivedOn: day(receivedOn), extendedOn: null, status: 'received' as const };
    expect(dueOn(request)).toBe(due);
    expect(daysLate(request, addDays(day(due), -1))).toBe(0);
    expect(daysLate(request, day(due))).toBe(0);
    expect(daysLate(request, addDays(day(due), 1))).toBe(1);
  });
  test.each([
    ['2026-03-10', '2026-06-10'],
    ['2025-11-30', '2026-02-28'],
    ['2027-11-30', '2028-02-29'],
    ['2026-01-31', '2026-04-30'],
  ])('received on %s and extended: %s, counted from the receipt', (receivedOn, due) => {
    const request = { receivedOn: day(receivedOn), extendedOn: day(receivedOn), status: 'extended' as const };
    expect(dueOn(request)).toBe(due);
  });
  test('what is closed is never late', () => {
    for (const status of ['granted', 'partly-granted', 'refused', 'withdrawn'] as const)
      expect(daysLate({ receivedOn: day('2020-01-01'), extendedOn: null, status }, day('2026-01-01'))).toBe(
        0,
      );
  });
});

describe('acts', () => {
  const asked = {
    receivedOn: day('2026-01-31'),
    status: 'received' as RequestStatus,
    identity: 'known' as const,
  };
  const today = day('2026-06-01');
  test('each act goes from its states and from no other', () => {
    for (const to of requestMoves)
      for (const status of requestStatusCodes) {
        const fault = moveFault({ ...asked, status }, to, day('2026-02-10'), 'dit', today);
        if (requestActs[to].from.includes(status)) expect(fault, `${status} ${to}`).toBeNull();
        else expect(fault?.field, `${status} ${to}`).toBe('to');
      }
  });
  test.each([
    ['2026-02-27', true],
    ['2026-02-28', true],
    ['2026-03-01', false],
  ])('the extension is told within the month: %s', (on, isPossible) => {
    expect(moveFault(asked, 'extended', day(on), 'dossier volumineux', today) === null).toBe(isPossible);
  });
  test.each([
    ['before it was received', 'granted', '2026-01-30', 'dit', 'on'],
    ['on a day to come', 'granted', '2026-06-02', 'dit', 'on'],
    ['without a word of what was answered', 'granted', '2026-02-01', ' ', 'told'],
    ['without a reason', 'extended', '2026-02-01', '', 'told'],
  ] as const)('%s', (_, to, on, told, field) => {
    expect(moveFault(asked, to, day(on), told, today)?.field).toBe(field);
  });
  test('nothing is given to somebody whose identity was not checked; a refusal gives nothing', () => {
    const unknown = { ...asked, identity: null };
    expect(moveFault(unknown, 'granted', day('2026-02-01'), 'dit', today)?.message).toMatch(/identité/u);
    expect(moveFault(unknown, 'refused', day('2026-02-01'), 'dit', today)).toBeNull();
  });
});
