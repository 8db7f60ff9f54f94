import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { cleanCell, cleanRecords, isNothing, isSpreadsheetError } from './clean-cell';
import { readRow } from './row';

describe('what other software leaves around a cell is taken off', () => {
  test.each([
    ['="BA"', 'BA'],
    ['="01000"', '01000'],
    ['=T("0639981234")', '0639981234'],
    ['= "d""Arc"', 'd"Arc'],
    ["'0639981234", '0639981234'],
    ["'Ba'", 'Ba'],
    ['"Ba"', 'Ba'],
    ['Zo\u001fé', 'Zoé'],
    ['Jean\u001eNoël', 'Jean-Noël'],
    ['Rappeler_x000D_\nle soir', 'Rappeler\nle soir'],
    ['Ba_x0020_Ly', 'Ba Ly'],
    ['Zo&eacute; &amp; L&#233;o&#x2019;', 'Zoé & Léo’'],
    ['L&oelig;til&ccedil;', 'Lœtilç'],
    ['Un<br/>deux', 'Un\ndeux'],
    ['１２／０３／２００４', '12/03/2004'],
    ['Soﬁane Steﬀen', 'Sofiane Steffen'],
    [' =="Ba"', '=="Ba"'],
    ['\u00a0="Ba" ', 'Ba'],
    ['n° sécu 2 04 03 99 000 001 85', 'n° sécu [retiré]'],
    ['="204039900000185"', ''],
  ])('%j', (cell, meant) => expect(cleanCell(cell)).toBe(meant));

  test.each([
    'Ba',
    "d'Almeida",
    "'t Hooft",
    'Parle "couramment" anglais ;\nrappeler',
    '=HYPERLINK("http://example.org","clic")',
    'R&D',
    'AT&T; suite',
    '06 39 98 12 34',
    '',
  ])('%j stays as it is', (cell) => expect(cleanCell(cell)).toBe(cell));
});

test('a record says that a number was taken out of it, beside what was said before', () => {
  const [with_, without] = cleanRecords([
    { cells: ['204039900000185', 'Ba'], line: 2, note: 'autre chose' },
    { cells: ['7', '="Ly"'], line: 3 },
  ]);
  expect(with_).toEqual({
    cells: ['', 'Ba'],
    line: 2,
    note: 'autre chose\u202f; n° de sécurité sociale non repris\u00a0: aucun n’est gardé',
  });
  expect(without).toEqual({ cells: ['7', 'Ly'], line: 3 });
});

describe('a cell may hold nothing although something is written', () => {
  test.each([
    '',
    ' ',
    '-',
    '--',
    '***',
    '?',
    '…',
    '/ /',
    'NC',
    'N.C.',
    'n/a',
    'NSP',
    'INCONNU',
    'Inconnue',
    'non renseigné',
    'Non communiqué',
    'À renseigner',
    'NULL',
    'XXX',
    '00/00/0000',
    'NaT',
    '<NA>',
    '#N/A',
    '#REF!',
    '#VALEUR!',
    '#NOM?',
    '#DIV/0!',
    '#####',
    'Err:502',
  ])('%j', (cell) => expect(isNothing(cell, false)).toBe(true));
  test.each(['non', 'N', '0', 'x', 'X', 'Nancy', 'INCONNU DU SERVICE', '✓', '♀', '#1', 'aucun', 'Oui'])(
    '%j says something',
    (cell) => expect(isNothing(cell, false)).toBe(false),
  );
  test.each(['Na', 'Vide', 'Nan', 'Null', 'So'])('%j may be a name', (cell) =>
    expect(isNothing(cell, true)).toBe(false),
  );
  test.each(['INCONNU', '***', 'NC', '#REF!', 'XXX'])('%j is nobody’s name', (cell) =>
    expect(isNothing(cell, true)).toBe(true),
  );
  test('an error of a spreadsheet is told from a text that begins like one', () =>
    expect(['#N/A', '#NA demain', '#', '# 12'].map(isSpreadsheetError)).toEqual([true, false, false, false]));
});

describe('a row', () => {
  const mapping = ['birthName', 'firstName', 'birthDate', 'commune', 'level'] as const;
  const read = (...cells: readonly string[]) =>
    readRow({ cells, fault: null, note: null, line: 2, sheet: null }, [...mapping], {
      today: civilDate('2026-09-15'),
      dateWritings: new Map(),
      nameOrder: null,
    });
  test('without a name is refused, whatever stands in its place', () => {
    expect(read('INCONNU', '***', '12/03/2004')).toMatchObject({
      kind: 'refused',
      reason: 'Nom de naissance absent\u202f; prénom absent.',
    });
    expect(read('#REF!', 'Zoé', '12/03/2004')).toMatchObject({
      reason: 'Nom de naissance absent (erreur du tableur dans cette cellule).',
    });
  });
  test('says which cells the spreadsheet could not reckon', () =>
    expect(read('Ba', 'Zoé', '12/03/2004', '#N/A', '#REF!')).toMatchObject({
      row: {
        input: { commune: '', level: null, comment: '' },
        notes: ['erreur du tableur, rien n’est repris pour\u00a0: commune et niveau de formation'],
      },
    }));
});
