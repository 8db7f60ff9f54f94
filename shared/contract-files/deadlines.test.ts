import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import { isDoneByAct, isPending } from './deadlines';
import { kindOf } from './kinds';

const due = civilDate('2026-09-12');

describe('a time limit asks for an act only in the states of the file where the act is still to be done', () => {
  test.each([
    ['CPRO', 'CPRO_DEPOT', 'signed', true],
    ['CPRO', 'CPRO_DEPOT', 'filed', false],
    ['CPRO', 'CPRO_DECISION_2', 'signed', false],
    ['CPRO', 'CPRO_DECISION_2', 'filed', true],
    ['CPRO', 'CPRO_PROGRAMME', 'accepted', true],
    ['CPRO', 'CPRO_PROGRAMME', 'ended', false],
    ['CPRO', 'CPRO_RUPTURE', 'accepted', false],
    ['CPRO', 'CPRO_RUPTURE', 'broken', true],
    ['CIVIS', 'CIVIS_CONTACT', 'draft', false],
    ['CIVIS', 'CIVIS_CONTACT', 'signed', true],
    ['CIVIS', 'CIVIS_FIN', 'signed', true],
    ['CIVIS', 'CIVIS_FIN', 'ended', false],
    ['CAE_2005', 'CUI_ATTEST', 'signed', true],
    ['CAE_2005', 'CUI_ATTEST', 'cancelled', false],
  ] as const)('%s: %s in a file %s: %s', (kind, code, status, expected) => {
    expect(isPending(kindOf(kind), { code, due }, status)).toBe(expected);
  });
  test('without a date there is nothing to do yet', () => {
    expect(isPending(kindOf('CPRO'), { code: 'CPRO_DEPOT', due: null }, 'signed')).toBe(false);
  });
});

describe('that a time limit is kept is recorded where an act takes the file out of the states in which it is pending', () => {
  test.each([
    ['CPRO', 'CPRO_DEPOT', 'signed', true],
    ['CPRO', 'CPRO_DECISION_2', 'filed', true],
    // A file that is broken goes nowhere: nothing says that the break was told.
    ['CPRO', 'CPRO_RUPTURE', 'broken', false],
    ['CPRO', 'CPRO_PROGRAMME', 'accepted', false],
    ['PMSMP', 'PMSMP_FIN', 'signed', true],
    ['CAE_2005', 'CUI_ATTEST', 'signed', false],
  ] as const)('%s: %s in a file %s: %s', (kind, code, status, expected) => {
    expect(isDoneByAct(kindOf(kind), code, status)).toBe(expected);
  });
});
