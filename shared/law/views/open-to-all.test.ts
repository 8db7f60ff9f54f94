import { describe, expect, test } from 'vitest';
import { civilDate } from '../../base/time';
import { openToAll } from './open-to-all';

describe('what is open to whoever is accompanied', () => {
  test('is read from the rules, on the day: the immersion, once it is in force', () => {
    expect(openToAll(civilDate('2014-11-15'))).toEqual([]);
    expect(openToAll(civilDate('2014-11-16'))).toEqual(['PMSMP']);
    expect(openToAll(civilDate('2014-11-17'))).toEqual(['PMSMP']);
    expect(openToAll(civilDate('2026-09-01'))).toEqual(['PMSMP']);
  });
  test('a scheme that asks for an age, a registration or a nationality is not', () => {
    const all = openToAll(civilDate('2026-09-01'));
    for (const scheme of ['CEJ', 'CE', 'POEI', 'CPRO', 'SERVICE_CIVIQUE']) expect(all).not.toContain(scheme);
  });
});
