import { describe, expect, it } from 'vitest';
import { civilDate } from '../base/time';
import { enteredAs, offeredOnce, underWayOn } from './under-way';

const on = civilDate('2026-09-15');
const entry = (
  scheme: 'PACEA' | 'CIVIS_RENFORCE' | 'CEJ' | 'PMSMP' | 'AUTRE',
  from: string | null,
  to: string | null = null,
) => ({
  scheme,
  signedOn: from === null ? null : civilDate(from),
  endedOn: to === null ? null : civilDate(to),
});

describe('what is under way', () => {
  it('lasts from its signature to the eve of its end', () => {
    const pacea = [entry('PACEA', '2026-09-15', '2026-09-16')];
    expect(underWayOn(pacea, civilDate('2026-09-14'))).toEqual([]);
    expect(underWayOn(pacea, on)).toEqual([{ scheme: 'PACEA', since: '2026-09-15' }]);
    expect(underWayOn(pacea, civilDate('2026-09-16'))).toEqual([]);
  });
  it('is told once, since its first entry that was not left', () => {
    expect(
      underWayOn([entry('CEJ', '2026-05-01'), entry('CEJ', '2026-03-01'), entry('CEJ', null)], on),
    ).toEqual([{ scheme: 'CEJ', since: '2026-03-01' }]);
    expect(underWayOn([entry('CEJ', null)], on)).toEqual([{ scheme: 'CEJ', since: null }]);
  });
  it('bears the name that the law gives to the scheme, a variant that of its scheme', () => {
    expect(underWayOn([entry('CIVIS_RENFORCE', '2026-01-01')], on).map(({ scheme }) => scheme)).toEqual([
      'CIVIS',
    ]);
    expect(enteredAs('CIVIS')).toBe('CIVIS');
    expect(enteredAs('CPRO')).toBeNull();
  });
  it('leaves out immersions, of which another may follow, and what the law does not know', () => {
    expect(underWayOn([entry('PMSMP', '2026-09-01'), entry('AUTRE', '2026-09-01')], on)).toEqual([]);
    expect(offeredOnce.map(({ entered }) => entered)).toEqual(
      expect.arrayContaining(['PACEA', 'CEJ', 'GJ', 'CE', 'PARRAINAGE']),
    );
  });
});
