import { describe, expect, test } from 'vitest';
import { civilDate } from '../time';
import { isPending } from './deadlines';

const due = civilDate('2026-09-12');

describe('a time limit asks for an act only in the states of the file where the act is still to be done', () => {
  test.each([
    ['CPRO_DEPOT', 'signed', true],
    ['CPRO_DEPOT', 'filed', false],
    ['CPRO_DECISION_2', 'signed', false],
    ['CPRO_DECISION_2', 'filed', true],
    ['CPRO_PROGRAMME', 'accepted', true],
    ['CPRO_PROGRAMME', 'ended', false],
    ['CPRO_RUPTURE', 'accepted', false],
    ['CPRO_RUPTURE', 'broken', true],
    ['CIVIS_CONTACT', 'draft', false],
    ['CIVIS_CONTACT', 'signed', true],
    ['CIVIS_FIN', 'signed', true],
    ['CIVIS_FIN', 'ended', false],
    ['CUI_ATTEST', 'signed', true],
    ['CUI_ATTEST', 'cancelled', false],
  ] as const)('%s in a file %s: %s', (code, status, expected) => {
    expect(isPending({ code, due }, status)).toBe(expected);
  });
  test('without a date there is nothing to do yet', () => {
    expect(isPending({ code: 'CPRO_DEPOT', due: null }, 'signed')).toBe(false);
  });
});
