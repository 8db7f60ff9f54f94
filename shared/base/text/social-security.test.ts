import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsSocialSecurityNumber, withoutSocialSecurityNumbers } from './social-security';

// Invented: right keys, ranks 001 and communes that nobody was born in.
describe('a social security number is found however it is written', () => {
  test.each([
    '204039900000185',
    '2 04 03 99 000 001 85',
    '2040399000001 85',
    '2.04.03.99.000.001.85',
    '2-04-03-99-000-001-85',
    '2\u00a004\u202f03 99 000 001 / 85',
    '2 04 03 99 000 001 (85)',
    '2 04 03 99 000 001 clé 85',
    '20403 99000 00185',
    '185052A004123',
    '1 85 05 2A 004 123',
    '1 85 05 2b 004 123',
    '185052A00412356',
    '3 04 03 99 123 001',
    '7 04 03 99 123 001',
    '2040399000001',
    '2 04 03 99 123 001 00',
  ])('%s', (text) => {
    expect(withoutSocialSecurityNumbers(text)).toBe('');
    expect(holdsSocialSecurityNumber(text)).toBe(true);
  });

  test.each([
    ['n° sécu 2 04 03 99 000 001 85', 'n° sécu [retiré]'],
    ['tél. 0639981234, sécu 204039900000185, RSA', 'tél. 0639981234, sécu [retiré], RSA'],
    ['06 39 98 12 34 2 04 03 99 000 001 85', '06 39 98 12 34 [retiré]'],
    ['mère : 2040399123001 ; père : 1 72 05 13 055 123 44.', 'mère : [retiré] ; père : [retiré].'],
    ['NIR:204039900000185', 'NIR:[retiré]'],
  ])('inside %j', (text, rest) => expect(withoutSocialSecurityNumbers(text)).toBe(rest));
});

describe('other numbers stay', () => {
  test.each([
    '204039900000186',
    '204139912300100',
    '55210055400013',
    '552 100 554 00013',
    '0639981234 0465710000',
    '06 39 98 12 34 / 06 39 98 12 35',
    '06 39 98 12 34 - 12/03/2004',
    'FR76 3000 1007 9412 3456 7890 185',
    '1234 5678 9012 3456',
    '2024400000123',
    '12/03/2004 13/03/2004 14/03/2004',
    '1785052A004123456',
    'REF2040399123001',
    '12345678-1234-4123-8123-123456789012',
    '1700000000000',
    '2 04 03 99',
    '',
  ])('%s', (text) => {
    expect(withoutSocialSecurityNumbers(text)).toBe(text);
    expect(holdsSocialSecurityNumber(text)).toBe(false);
  });
});

test('nothing is found in what is left, and a text without digits is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'012345789 .-AB a'), maxLength: 60 }), (text) => {
      expect(holdsSocialSecurityNumber(withoutSocialSecurityNumbers(text))).toBe(false);
    }),
    { numRuns: 3000 },
  );
});
