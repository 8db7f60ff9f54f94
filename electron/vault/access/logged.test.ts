import { describe, expect, test } from 'vitest';
import { accessKinds, accessSentence } from '../../../shared/access';
import { contract, isProcedureName, procedureOf } from '../../../shared/ipc';
import { logged, notLogged } from './logged';

const names = Object.keys(contract).filter(isProcedureName);
const unlogged = Object.values(notLogged).flat();

describe('the table of what leaves a line in the journal of accesses', () => {
  test('every procedure of the contract has a line there, or stands among those that leave none, once', () => {
    const told = [...Object.keys(logged), ...unlogged].sort();
    expect(told).toEqual([...names].sort());
  });

  test('a procedure with a line needs an open portfolio of the vault, else the line would have no journal', () => {
    const without = Object.keys(logged)
      .filter(isProcedureName)
      .filter((name) => procedureOf(name).by !== 'vault' || procedureOf(name).needs !== 'open');
    expect(without).toEqual([]);
  });

  test('every kind has a French sentence without a count as with one', () => {
    for (const kind of Object.keys(accessKinds)) {
      expect(accessSentence(kind, {})).toMatch(/^\p{Lu}\p{L}/u);
      expect(accessSentence(kind, { failures: 3, lines: 2, faults: 1, created: 2 })).not.toContain(
        'undefined',
      );
    }
    expect(accessSentence('portfolio.opened', { failures: 2 })).toContain('2\u00a0secrets erronés');
    expect(accessSentence('a.kind.of.later', {})).toBe('a.kind.of.later');
  });
});
