import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import {
  cellText,
  columnNamed,
  countWords,
  type ListFilter,
  type ListId,
  listSentence,
  lists,
  ofPlace,
} from '.';

const said = (filters: readonly ListFilter[], list: ListId = 'candidates', text = ''): string =>
  listSentence(lists[list], { filters: [...filters], text });
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
    [[{ field: 'lastContactOn', operator: 'empty', value: null }], 'Candidats, jamais contactés'],
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
    expect(said([oneOf('status', 'signed', 'filed')], 'contract-files')).toBe(
      'Dossiers de contrat à l’état signé ou déposé',
    );
    expect(said([], 'employers', 'voix')).toBe('Employeurs, contenant «\u202Fvoix\u202F»');
  });
});

test('where somebody is from', () => {
  expect(['Lens', 'Évry', 'Le Mans', 'Les Ulis', 'La Rochelle', 'Hyères'].map(ofPlace)).toEqual([
    'de Lens',
    'd’Évry',
    'du Mans',
    'des Ulis',
    'de La Rochelle',
    'd’Hyères',
  ]);
});

test('rows are counted in agreement', () => {
  expect([0, 1, 2].map((count) => countWords(lists['contract-files'], count))).toEqual([
    'Aucun dossier',
    '1\u00A0dossier',
    '2\u00A0dossiers',
  ]);
});

test('a cell is read the same on screen, in a table and on paper', () => {
  const text = (id: string, cell: never): string => {
    const column = columnNamed(lists.candidates, id);
    return column === undefined ? 'no column' : cellText(column, cell);
  };
  expect(text('birthDate', '2004-03-12' as never)).toBe('12/03/2004');
  expect(text('schemes', ['CEJ', 'PACEA'] as never)).toBe('CEJ, PACEA');
  expect(text('drivingLicence', 'unknown' as never)).toBe('');
  expect(text('drivingLicence', 'yes' as never)).toBe('oui');
  expect(text('age', 1 as never)).toBe('1\u00A0an');
});
