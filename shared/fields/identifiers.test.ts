import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import { branches, branchLabel, branchOf, opcoOf, opcos } from './branches';
import { idccSchema, nafSchema, passesLuhn, siretFault, siretSchema } from './identifiers';
import { nafActivities, nafLabel } from './naf';

describe('SIRET', () => {
  test.each([
    ['73282932000074', null],
    ['55210055400013', null],
    // La Poste: the head office follows Luhn, the digits of the other offices add up to a multiple of 5.
    ['35600000000048', null],
    ['35600000000015', null],
    ['35600000049837', null],
    ['35600000000014', 'Ce SIRET de La Poste ne passe pas son contrôle\u202F; vérifiez les chiffres.'],
    ['35600000000049', 'Ce SIRET de La Poste ne passe pas son contrôle\u202F; vérifiez les chiffres.'],
    ['73282932000075', 'Ce SIRET ne passe pas le contrôle de clé\u202F; vérifiez les chiffres.'],
    ['732829320000', 'Le SIRET compte 14 chiffres\u202F; il en manque 2.'],
    ['732829320000741', 'Le SIRET compte 14 chiffres\u202F; il y en a 1 de trop.'],
    ['7328293200007A', 'Le SIRET ne contient que des chiffres.'],
    ['732 829 320 00074', 'Le SIRET ne contient que des chiffres.'],
    ['', 'Le SIRET compte 14 chiffres\u202F; il en manque 14.'],
  ])('%s', (siret, fault) => {
    expect(siretFault(siret)).toBe(fault);
    expect(siretSchema.safeParse(siret).success).toBe(fault === null);
  });
  test('one wrong digit never passes', () => {
    const digits = fc.stringMatching(/^[1-9]\d{12}$/).filter((text) => !text.startsWith('356000000'));
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (text, at, shift) => {
          const whole = [...'0123456789'].map((check) => text + check).find(passesLuhn) ?? '';
          expect(siretFault(whole)).toBeNull();
          const wrong = [...whole];
          wrong[at] = String((Number(wrong[at]) + shift) % 10);
          if (!wrong.join('').startsWith('356000000')) expect(siretFault(wrong.join(''))).not.toBeNull();
        },
      ),
    );
  });
});

describe('NAF and IDCC', () => {
  test.each(['8220Z', '748H'])('%s is a NAF code', (naf) =>
    expect(nafSchema.safeParse(naf).success).toBe(true),
  );
  test.each(['82.20Z', '8220', '8220z', ''])('%s is none', (naf) =>
    expect(nafSchema.safeParse(naf).success).toBe(false),
  );
  test('labels', () => {
    expect(nafLabel('8220Z')).toBe('Activités de centres d’appels');
    expect(nafLabel('0000Z')).toBeNull();
    for (const { code } of nafActivities) expect(nafSchema.safeParse(code).success, code).toBe(true);
  });
  test('every IDCC of the table is well formed and known once', () => {
    const codes = branches.map(({ idcc }) => idcc);
    for (const idcc of codes) expect(idccSchema.safeParse(idcc).success, idcc).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('who finances training for a branch on a date', () => {
  test.each([
    ['2098', '2015-01-01', 'AGEFOS PME', 'verified'],
    ['2098', '2019-03-31', 'AGEFOS PME', 'verified'],
    ['2098', '2019-04-01', 'OPCO EP', 'secondary'],
    ['2198', '2019-03-31', 'Forco', 'unverified'],
    ['2198', '2026-09-01', 'L’Opcommerce', 'secondary'],
    ['0573', '2026-09-01', 'AKTO', 'secondary'],
  ])('%s on %s: %s', (idcc, on, name, confidence) => {
    expect(opcoOf(idcc, civilDate(on))).toMatchObject({ name, confidence });
  });
  test('what the table does not say is null', () => {
    expect(opcoOf('2098', civilDate('2014-12-31'))).toBeNull();
    expect(opcoOf('9999', civilDate('2026-09-01'))).toBeNull();
    expect(branchOf('0001')).toBeNull();
  });
  test('every operator since 2019 is one of the eleven', () => {
    expect(opcos).toHaveLength(11);
    for (const { idcc } of branches) expect(opcos).toContain(opcoOf(idcc, civilDate('2026-09-01'))?.name);
  });
  test('labels, with the two codes that name no branch', () => {
    expect(branchLabel('2098')).toBe('Prestataires de services du secteur tertiaire');
    expect(branchLabel('9999')).toBe('Aucune convention collective');
    expect(branchLabel('0001')).toBeNull();
  });
});
