import { describe, expect, test } from 'vitest';
import { isAmount } from '../engine/parameter';
import { schemes } from '../schemes';
import { amountGroups, amountOf, readersOf } from './amounts';

describe('the numbers that a dated value may be added to', () => {
  test('every number of every scheme is in the group of that scheme, and the SMIC in a group of its own', () => {
    for (const scheme of schemes) {
      const group = amountGroups().find((each) => each.scheme === scheme.id);
      for (const parameter of scheme.parameters.filter(isAmount)) {
        if (parameter.id.startsWith('smic')) continue;
        expect([scheme.id, group?.amounts.map(({ id }) => id)]).toEqual([
          scheme.id,
          expect.arrayContaining([parameter.id]),
        ]);
      }
    }
    expect(amountGroups()[0]).toMatchObject({ scheme: null, label: 'SMIC' });
  });
  test('one id names one number', () => {
    const byId = new Map<string, unknown>();
    for (const each of amountGroups().flatMap((group) => group.amounts)) {
      expect(byId.get(each.id) ?? each).toBe(each);
      byId.set(each.id, each);
    }
  });
  test('a number is found by its id, with what reads it', () => {
    expect(amountOf('cpro.priority-maximum')?.unit).toBe('months');
    expect(amountOf('cpro.form')).toBeNull();
    expect(readersOf('cpro.priority-maximum')).toContain('Contrat de professionnalisation');
    expect(readersOf('smic')).toEqual(['tous les dispositifs payés au SMIC']);
  });
});
