import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneSchema } from '../../fields/codes';
import {
  dialledDigits,
  fold,
  foldedWords,
  formatCents,
  formatNaf,
  formatNumber,
  formatPhone,
  formatSiret,
  normalizePhone,
  plural,
  typedPhoneDigits,
  typography,
} from '.';

describe('folding', () => {
  test.each([
    ['Jean-Noël', 'jean noel'],
    ['d’Almeida', 'd almeida'],
    ["D'ALMEIDA", 'd almeida'],
    ['Cœur', 'coeur'],
    ['Ægir Straße', 'aegir strasse'],
    ['  van  den   Berg ', 'van den berg'],
    ['N’Diaye', 'n diaye'],
    ['Nʼdiaye', 'n diaye'],
    ['N´Diaye', 'n diaye'],
    ['Łukasz Đorđe', 'lukasz dorde'],
    ['Nguyễn', 'nguyen'],
    ['…', ''],
  ])('%s becomes %s', (text, folded) => expect(fold(text)).toBe(folded));

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
  });
  test('a text without letter or digit has no word', () => expect(foldedWords(' -’ ')).toEqual([]));
});

describe('French typography', () => {
  test.each([
    ['Vraiment ?', 'Vraiment\u202F?'],
    ['Non; oui!', 'Non\u202F; oui\u202F!'],
    ["l'article : « Durée »", 'l’article\u00A0: «\u202FDurée\u202F»'],
    ['à 14:02, https://example.org', 'à 14:02, https://example.org'],
    ['12 € et 5 %', '12\u00A0€ et 5\u00A0%'],
    ['Quoi ?!', 'Quoi\u202F?!'],
  ])('%s', (text, expected) => expect(typography(text)).toBe(expected));

  test('applied twice it changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab1 ;!?:«»'’()€%\u00A0\u202F") }), (text) => {
        expect(typography(typography(text))).toBe(typography(text));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('numbers', () => {
  test('an amount in cents', () => {
    expect(formatCents(186702)).toBe('1\u202F867,02\u00A0€');
    expect(formatCents(5)).toBe('0,05\u00A0€');
    expect(formatCents(-123456789)).toBe('−1\u202F234\u202F567,89\u00A0€');
  });
  test('a number', () => {
    expect(formatNumber(1234567)).toBe('1\u202F234\u202F567');
    expect(formatNumber(999)).toBe('999');
    expect(formatNumber(1234.5)).toBe('1\u202F234,5');
    expect(formatNumber(-0.004, 2)).toBe('0,00');
    expect(formatNumber(2.5, 2)).toBe('2,50');
  });
  test('0 and 1 are singular', () => {
    expect([0, 1, 2, 1000].map((count) => plural(count, 'candidat', 'candidats'))).toEqual([
      '0\u00A0candidat',
      '1\u00A0candidat',
      '2\u00A0candidats',
      '1\u202F000\u00A0candidats',
    ]);
  });
  test('identifiers', () => {
    expect(formatSiret('55210055400013')).toBe('552\u00A0100\u00A0554\u00A000013');
    expect(formatSiret('552')).toBe('552');
    expect(formatNaf('8220Z')).toBe('82.20Z');
    expect(formatNaf('748H')).toBe('74.8H');
  });
});

describe('telephone numbers', () => {
  test.each([
    ['06 39 98 12 34', '+33639981234'],
    ['06.39.98.12.34', '+33639981234'],
    ['06-39-98-12-34', '+33639981234'],
    ['06\u00A039\u202F98 12 34', '+33639981234'],
    ['0033639981234', '+33639981234'],
    ['+33639981234', '+33639981234'],
    ['+33 (0)6 39 98 12 34', '+33639981234'],
    ['+33 06 39 98 12 34', '+33639981234'],
    ['639981234', '+33639981234'],
    ['33639981234', '+33639981234'],
    ['+32 470 12 34 56', '+32470123456'],
    ['\u202A06 39 98 12 34\u202C', '+33639981234'],
    ['+262 692 01 02 03', '+33692010203'],
    ['+262 (0)692 01 02 03', '+33692010203'],
    ['00262 692 01 02 03', '+33692010203'],
    ['262692010203', '+33692010203'],
    ['0692 01 02 03', '+33692010203'],
    ['+262 639 01 02 03', '+33639010203'],
    ['+590 690 00 12 34', '+33690001234'],
    ['+594 694 00 12 34', '+33694001234'],
    ['+596 0696 00 12 34', '+33696001234'],
    ['+508 41 23 45', '+33508412345'],
    ['0508 41 23 45', '+33508412345'],
    ['+508 708 41 23 45', '+33708412345'],
    ['+687 41 23 45', '+687412345'],
    ['+689 87 01 02 03', '+68987010203'],
    ['+681 72 12 34', '+681721234'],
  ])('%s is read', (text, phone) => expect(normalizePhone(text)).toEqual({ phone, reason: null }));

  test.each([
    ['', 'vide'],
    ['06 39 98 12', 'il en manque 2'],
    ['06 39 98 12 345', '1 de trop'],
    ['voir la mère', 'autre chose que des chiffres'],
    ['00 39 98', 'étranger'],
    ['6,4E+08', 'autre chose'],
    ['+33 0', 'il en manque'],
  ])('%s is refused with its reason', (text, reason) => {
    expect(normalizePhone(text).reason).toContain(reason);
  });

  test('an overseas number kept with its own code is shown and dialled as the national one', () => {
    expect(formatPhone('+262692010203')).toBe('06\u00a092\u00a001\u00a002\u00a003');
    expect(dialledDigits('+262692010203')).toBe('0692010203');
    expect(dialledDigits('+33639981234')).toBe('0639981234');
    expect(dialledDigits('+68987010203')).toBe('68987010203');
  });
  test.each([
    ['+262 692', '0692'],
    ['+33 6 39', '0639'],
    ['0033639', '0639'],
    ['262692010203', '0692010203'],
    ['0692 01', '069201'],
    ['12 03 04', '120304'],
    ['+689 87', '68987'],
    ['0032 2 555', '322555'],
  ])('%s, being typed, is %s', (typed, digits) => expect(typedPhoneDigits(typed)).toBe(digits));

  test('what is read can be stored, and is shown in a way that is read back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+0-9 .()-]{0,20}$/), (text) => {
        const { phone } = normalizePhone(text);
        if (phone === null) return;
        expect(phoneSchema.safeParse(phone).success).toBe(true);
        expect(normalizePhone(formatPhone(phone)).phone).toBe(phone);
      }),
    );
  });
});
