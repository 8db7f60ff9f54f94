import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import { branchCodes, branches, branchLabel, branchOf, branchWords, opcoOf, opcos } from './branches';
import { idccSchema, nafSchema, passesLuhn, siretFault, siretSchema } from './identifiers';
import { nafCodes, nafTables, nafWords } from './naf';
import { isStale, reviewDay } from './reference-table';
import { referenceTables } from './reference-tables';
import { romeCodes } from './rome';

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
  // The key of the whole is right; what is inside is not. Kept as it was, refused where it is given anew.
  test.each([
    [
      '12345678900007',
      'Les 9 premiers chiffres (SIREN) ne passent pas le contrôle de clé\u202F; vérifiez-les.',
    ],
    ['00000000000000', 'Un SIRET n’est pas fait de zéros\u202F; recopiez-le d’un document de l’employeur.'],
    ['00000000000018', 'Un SIRET n’est pas fait de zéros\u202F; recopiez-le d’un document de l’employeur.'],
  ])('%s, of which the SIREN or the establishment is wrong', (siret, fault) => {
    expect(siretSchema.safeParse(siret).success).toBe(true);
    expect(siretFault(siret)).toBe(fault);
  });
  test('one wrong digit never passes', () => {
    const withKey = (text: string): string =>
      [...'0123456789'].map((check) => text + check).find(passesLuhn) ?? '';
    const digits = fc
      .tuple(fc.stringMatching(/^[1-9]\d{7}$/), fc.stringMatching(/^\d{3}[1-9]$/))
      .map(([siren, establishment]) => withKey(siren) + establishment)
      .filter((text) => !text.startsWith('356000000'));
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (text, at, shift) => {
          const whole = withKey(text);
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
    expect(nafCodes.labelOf('8220Z')).toBe('Activités de centres d’appels');
    expect(nafCodes.labelOf('0000Z')).toBeNull();
    for (const [code] of nafTables.flatMap(({ rows }) => rows))
      expect(nafSchema.safeParse(code).success, code).toBe(true);
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
    ['2190', '2026-09-01', 'Uniformation', 'secondary'],
    ['3248', '2026-09-01', 'OPCO 2i', 'secondary'],
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
    for (const { idcc } of branches) {
      const funder = opcoOf(idcc, civilDate('2026-09-01'));
      if (funder !== null) expect(opcos, idcc).toContain(funder.name);
    }
  });
  test('labels, with the two codes that name no branch', () => {
    expect(branchLabel('2098')).toBe('Prestataires de services dans le domaine du secteur tertiaire');
    expect(branchLabel('9999')).toBe('Aucune convention collective');
    expect(branchLabel('0001')).toBeNull();
  });
});

describe('an IDCC', () => {
  test.each([
    ['44', '0044'],
    ['573', '0573'],
    ['7', '0007'],
    ['2098', '2098'],
    [' 1486 ', '1486'],
  ])('%j is kept as %s', (typed, kept) => expect(idccSchema.parse(typed)).toBe(kept));
  test.each(['', '0', '0000', '20981', 'IDCC 44', '2A98'])(
    '%j is none, and the sentence says what is asked',
    (typed) => expect(idccSchema.safeParse(typed).error?.issues[0]?.message).toMatch(/4 chiffres au plus/u),
  );
  test('of an agreement that does not apply any more is named as such', () => {
    expect(branchWords('0650')).toMatch(/Métallurgie.*remplacée ou abrogée/u);
    expect(branchWords('3248')).toBe('Métallurgie');
    expect(branchWords('0001')).toBeNull();
  });
});

describe('the reference tables', () => {
  test('are whole: as many codes as their publishers count', () => {
    const counts = Object.fromEntries(referenceTables.map(({ title, rows }) => [title, rows.length]));
    expect(counts).toEqual({
      'Conventions collectives (IDCC) et opérateurs de compétences': 791,
      'NAF rév. 2 (2008)': 732,
      'NAF 2025': 747,
      'NAF rév. 1 (2003)': 712,
      'ROME 4.60': 1584,
      'ROME 3.47': 531,
      'Langues (ISO 639)': 211,
    });
  });
  test.each(referenceTables.map((table) => [table.title, table] as const))(
    '%s: each code once, each title in French typography',
    (_, { rows, source }) => {
      expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
      expect(rows.filter(([, label]) => label === '' || /'| [;:!?]|\s$|\s\s/u.test(label))).toEqual([]);
      expect(source).not.toBe('');
    },
  );
  test('no code of activity stands in two nomenclatures', () => {
    const codes = nafTables.flatMap(({ rows }) => rows.map(([code]) => code));
    expect(new Set(codes).size).toBe(codes.length);
  });
  test('a code of activity says its nomenclature when it is not the one in use on the day', () => {
    expect(nafWords('8220Z', civilDate('2026-12-31'))).toBe('Activités de centres d’appels');
    expect(nafWords('8220Z', civilDate('2027-01-01'))).toMatch(
      /NAF rév\. 2 \(2008\), jusqu’au 31 décembre 2026/u,
    );
    expect(nafWords('8220Y', civilDate('2026-12-31'))).toMatch(/NAF 2025, à compter du 1er janvier 2027/u);
    expect(nafWords('8220Y', civilDate('2027-01-01'))).not.toMatch(/NAF/u);
    expect(nafWords('748H', civilDate('2026-12-31'))).toMatch(
      /NAF rév\. 1 \(2003\), jusqu’au 31 décembre 2007/u,
    );
    expect(nafWords('0000Z', civilDate('2026-12-31'))).toBeNull();
  });
  test('are asked to be read again from their day, not the day before', () => {
    const [idcc] = referenceTables;
    if (idcc === undefined) throw new Error('no table');
    expect(reviewDay(idcc)).toBe('2027-11-29');
    expect(isStale(idcc, civilDate('2027-11-28'))).toBe(false);
    expect(isStale(idcc, civilDate('2027-11-29'))).toBe(true);
  });
  test('are searched by number, or by the words of a title without accents', () => {
    expect(romeCodes.search('d1408', 3)).toEqual([
      { code: 'D1408', label: 'Conseiller / Conseillère clientèle à distance' },
    ]);
    expect(romeCodes.search('clientele distance', 5).map(({ code }) => code)).toContain('D1408');
    expect(nafCodes.search('82.20', 9).map(({ code }) => code)).toEqual(['8220Z', '8220Y']);
    expect(nafCodes.search('centres appels', 9).map(({ code }) => code)).toContain('8220Z');
    expect(branchCodes.search('missions locales', 9)).toEqual([
      { code: '2190', label: 'Missions locales et PAIO' },
    ]);
    expect(branchCodes.search('xyzw', 9)).toEqual([]);
    expect(branchCodes.search('', 9)).toHaveLength(9);
  });
});
