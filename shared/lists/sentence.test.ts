import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import {
  accessesList,
  candidatesList,
  cellText,
  columnNamed,
  contractFilesList,
  countWords,
  employersList,
  type ListDeclaration,
  type ListFilter,
  listSentence,
  ofPlace,
} from '.';

const said = (filters: readonly ListFilter[], list: ListDeclaration = candidatesList, text = ''): string =>
  listSentence(list, { filters: [...filters], text });
const oneOf = (field: string, ...value: string[]): ListFilter => ({ field, operator: 'one-of', value });

describe('a list and its filters read as a French sentence', () => {
  test.each<[readonly ListFilter[], string]>([
    [[], 'Candidats'],
    [
      [
        oneOf('commune', 'Lens'),
        { field: 'age', operator: 'between', value: { from: 18, to: 25 } },
        oneOf('diplomaObtained', 'no'),
      ],
      'Candidats de Lens, de 18\u00A0à 25\u00A0ans, sans diplôme'.replace('18\u00A0à', '18 à'),
    ],
    [[oneOf('commune', 'Arras', 'Le Havre', 'Les Mureaux')], 'Candidats d’Arras, du Havre ou des Mureaux'],
    [[oneOf('schemes', 'CEJ', 'PACEA')], 'Candidats, entrés en CEJ ou PACEA'],
    [
      [oneOf('drivingLicence', 'yes', 'unknown')],
      'Candidats, avec le permis de conduire ou dont le permis n’est pas connu',
    ],
    [[{ field: 'lastContactOn', operator: 'empty', value: null }], 'Candidats, sans contact noté'],
    [
      [
        {
          field: 'firstReceptionOn',
          operator: 'between',
          value: { from: civilDate('2026-01-01'), to: null },
        },
      ],
      'Candidats, accueillis depuis le 1er janvier 2026',
    ],
    [
      [{ field: 'age', operator: 'between', value: { from: null, to: 1 } }],
      'Candidats de 1\u00A0an et moins',
    ],
    [[{ field: 'email', operator: 'filled', value: null }], 'Candidats, avec adresse électronique'],
  ])('%j', (filters, sentence) => {
    expect(said(filters)).toBe(sentence);
  });

  test('of another list, with the text of its box', () => {
    expect(said([oneOf('status', 'signed', 'filed')], contractFilesList)).toBe(
      'Dossiers de contrat à l’état signé ou déposé',
    );
    expect(said([], employersList, 'voix')).toBe('Employeurs, contenant «\u202Fvoix\u202F»');
  });
});

test('where somebody is from', () => {
  expect(['Lens', 'Évry', 'Le Mans', 'LES ULIS', 'La Rochelle', 'Hyères'].map(ofPlace)).toEqual([
    'de Lens',
    'd’Évry',
    'du Mans',
    'des ULIS',
    'de La Rochelle',
    'd’Hyères',
  ]);
});

test('rows are counted in agreement', () => {
  expect([0, 1, 2].map((count) => countWords(contractFilesList, count))).toEqual([
    'Aucun dossier',
    '1\u00A0dossier',
    '2\u00A0dossiers',
  ]);
});

test('a cell is read the same on screen, in a table and on paper', () => {
  const text = (id: string, cell: never): string => {
    const column = columnNamed(candidatesList, id);
    return column === undefined ? 'no column' : cellText(column, cell);
  };
  expect(text('birthDate', '2004-03-12' as never)).toBe('12/03/2004');
  expect(text('schemes', ['CEJ', 'PACEA'] as never)).toBe('CEJ, PACEA');
  expect(text('drivingLicence', 'unknown' as never)).toBe('');
  expect(text('drivingLicence', 'yes' as never)).toBe('oui');
  expect(text('age', 1 as never)).toBe('1\u00A0an');
});

test('a feminine noun is counted and refused as such', () => {
  expect(countWords(accessesList, 0)).toBe('Aucune ligne');
  expect(countWords(candidatesList, 0)).toBe('Aucun candidat');
});

test('a date from today is said as it is meant', () => {
  const from = (operator: 'coming' | 'past' | 'older', value: number): string =>
    said([{ field: 'firstReceptionOn', operator, value }]);
  expect([from('coming', 90), from('past', 30), from('older', 1), from('past', 0)]).toEqual([
    'Candidats, accueillis dans les 90\u00A0prochains\u00A0jours',
    'Candidats, accueillis dans les 30\u00A0derniers\u00A0jours',
    'Candidats, accueillis il y a plus de 1\u00A0jour',
    'Candidats, accueillis aujourd’hui',
  ]);
});

test('somebody is said by the name of today, and whoever is gone by none', () => {
  const about: ListFilter = { field: 'candidate', operator: 'one-of', value: ['a'] };
  expect(listSentence(accessesList, { filters: [about], text: '' }, new Map([['a', 'MARTIN Léa']]))).toBe(
    'Accès, concernant MARTIN Léa',
  );
  expect(listSentence(accessesList, { filters: [about], text: '' })).toBe(
    'Accès, concernant une personne qui n’est plus dans le portefeuille',
  );
});
