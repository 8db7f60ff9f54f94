import { describe, expect, it } from 'vitest';
import { civilDate } from '../../base/time';
import { ordinary } from '../schemes/cpro/cases';
import { comparedFacts, comparedTerritory } from './compared';

const on = civilDate('2026-10-01');

describe('a situation completed by what is supposed of the offer', () => {
  it('keeps the person, and takes the date of reference', () => {
    const merged = comparedFacts(ordinary, { on });
    expect(merged).toEqual({ ...ordinary, on });
  });

  it('takes what is typed and keeps what the record of the employer says besides', () => {
    const merged = comparedFacts(ordinary, {
      on,
      endsOn: null,
      employer: { headcount: 8 },
      contract: { weeklyHours: 26 },
    });
    expect(merged.endsOn).toBeNull();
    expect(merged.employer).toEqual({ ...ordinary.employer, headcount: 8 });
    expect(merged.contract).toEqual({ ...ordinary.contract, weeklyHours: 26 });
  });
});

describe('the territory of a typed offer', () => {
  it.each([
    ['04', 'reunion'],
    ['06', 'mayotte'],
    ['84', 'metropole'],
  ] as const)('of region %s is %s', (region, territory) => {
    expect(comparedTerritory('metropole', { on, employer: { region } })).toBe(territory);
  });

  it('is the one of the structure as long as no region is typed', () => {
    expect(comparedTerritory('alsace-moselle', { on })).toBe('alsace-moselle');
    expect(comparedTerritory('alsace-moselle', { on, employer: { region: '44' } })).toBe('alsace-moselle');
    expect(comparedTerritory('reunion', { on })).toBe('reunion');
  });

  it('is not overseas because the structure is', () => {
    expect(comparedTerritory('reunion', { on, employer: { region: '11' } })).toBe('metropole');
    expect(comparedTerritory('reunion', { on, employer: { region: '06' } })).toBe('mayotte');
  });
});
