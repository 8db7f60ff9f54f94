import { describe, expect, test } from 'vitest';
import { type CivilDate, frenchWriting } from '../../../shared/base/time';
import { candidateFields } from '../../../shared/fields';
import {
  type ReadCell,
  readEmail,
  readJobSeekerNumber,
  readPhone,
  readPostcode,
  readRome,
  readSchemes,
  readTriState,
} from './normalise';
import { readBirthDate, readDate, readPastDate } from './normalise-dates';
import { readerOf } from './readers';

const today = '2026-09-15' as CivilDate;
const anyone = { today, birthDate: '2004-03-12' as CivilDate, writing: frenchWriting };
const readSex = readerOf(candidateFields.sex);
/** The value, `null` for nothing, or `fault`; with the note after it when there is one. */
const told = <T>(reading: ReadCell<T>): unknown => {
  if (reading.kind === 'empty') return null;
  if (reading.kind === 'fault') return 'fault';
  return reading.note === undefined ? reading.value : [reading.value, reading.note];
};

describe('a date', () => {
  test.each([
    ['12/03/2004', '2004-03-12'],
    ['1/3/2004', '2004-03-01'],
    ['12-03-2004', '2004-03-12'],
    ['12.03.2004', '2004-03-12'],
    ['2004-03-12', '2004-03-12'],
    ['2004-3-2', '2004-03-02'],
    ['12/03/2004 00:00', '2004-03-12'],
    ['2004-03-12T00:00:00.000Z', '2004-03-12'],
    ['\u00a012/03/2004 ', '2004-03-12'],
    ['12 mars 2004', '2004-03-12'],
    ['1er août 2004', '2004-08-01'],
    ['29/02/2004', '2004-02-29'],
    ['03/10/07', ['2007-10-03', 'année 07 lue 2007']],
    ['03/10/26', ['2026-10-03', 'année 26 lue 2026']],
    ['03/10/46', ['2046-10-03', 'année 46 lue 2046']],
    ['03/10/47', ['1947-10-03', 'année 47 lue 1947']],
    ['38058', ['2004-03-12', '«\u202f38058\u202f» lu 12/03/2004']],
    ['', null],
    ['  ', null],
    ['31/02/2004', 'fault'],
    ['29/02/2005', 'fault'],
    ['13/25/2004', 'fault'],
    ['04/25/2003', 'fault'],
    ['31/04/05', 'fault'],
    ['2004-13-01', 'fault'],
    ['en mars', 'fault'],
    ['12/03', 'fault'],
    ['120', 'fault'],
    ['12/03/20045', 'fault'],
  ])('%j', (cell, expected) => expect(told(readDate(cell, today))).toEqual(expected));

  test('with a day and a month that may be exchanged is kept as written', () =>
    expect(told(readDate('09/01/2005', today))).toBe('2005-01-09'));
  test('with a month that is a day says what may have happened, and changes nothing', () =>
    expect(readDate('04/25/2003', today)).toMatchObject({ kind: 'fault', reason: /inversés/u }));
});

describe('a birth date makes a person of 14 to 65 today', () => {
  test.each([
    ['15/09/2012', '2012-09-15'],
    ['16/09/2012', 'fault'],
    ['16/09/1960', '1960-09-16'],
    ['15/09/1960', 'fault'],
    ['04/05/2031', 'fault'],
    ['01/01/1900', 'fault'],
    ['', null],
  ])('%j', (cell, expected) => expect(told(readBirthDate(cell, today))).toEqual(expected));
});

test.each([
  ['15/09/2026', '2026-09-15'],
  ['16/09/2026', 'fault'],
  ['12/03/2004', 'fault'],
  ['13/03/2004', '2004-03-13'],
])('what happened lies between the birth and today: %j', (cell, expected) =>
  expect(told(readPastDate(cell, today, '2004-03-12' as CivilDate))).toEqual(expected),
);

describe('a phone number', () => {
  test.each([
    ['06 39 98 12 34', '+33639981234'],
    ['06.39.98.12.34', '+33639981234'],
    ['06-39-98-12-34', '+33639981234'],
    ['0639981234', '+33639981234'],
    ['+33639981234', '+33639981234'],
    ['+33 (0)6 39 98 12 34', '+33639981234'],
    ['0033639981234', '+33639981234'],
    ['33639981234', '+33639981234'],
    ['06\u00a039\u202f98 12 34', '+33639981234'],
    ['639981234', ['+33639981234', 'zéro initial rétabli']],
    ['+32 470 12 34 56', '+32470123456'],
    ['', null],
    ['0', 'fault'],
    ['06 39 98 12', 'fault'],
    ['06 39 98 12 34 / 04 65 71 00 00', ['+33639981234', 'plusieurs numéros, le premier repris']],
    ['0639981234 ou 0639981236', ['+33639981234', 'plusieurs numéros, le premier repris']],
    ['06 39 98 12 34 (mère)', ['+33639981234', 'mots à côté du numéro']],
    ['tél : 0639981234', ['+33639981234', 'mots à côté du numéro']],
    ['01 99 00 12 34 poste 12', ['+33199001234', 'mots à côté du numéro']],
    ['O6 39 98 12 41', 'fault'],
    ['6.39981E+08', 'fault'],
    ['chez sa mère', 'fault'],
  ])('%j', (cell, expected) => expect(told(readPhone(cell))).toEqual(expected));
});

describe('small fields', () => {
  test.each([
    ['oui', 'yes'],
    ['O', 'yes'],
    ['x', 'yes'],
    ['1', 'yes'],
    ['VRAI', 'yes'],
    ['✓', 'yes'],
    ['✔', 'yes'],
    ['☐', null],
    ['non', 'no'],
    ['N', 'no'],
    ['0', 'no'],
    ['', null],
    ['en cours', 'fault'],
  ])('yes or no: %j', (cell, expected) => expect(told(readTriState(cell))).toEqual(expected));

  test.each([
    ['M.', 'M'],
    ['Mr', 'M'],
    ['Monsieur', 'M'],
    ['H', 'M'],
    ['Mme', 'F'],
    ['Mlle', 'F'],
    ['Melle', 'F'],
    ['MLE', 'F'],
    ['Mme.', 'F'],
    ['MME', 'F'],
    ['Mme / Mlle', 'F'],
    ['Mr.', 'M'],
    ['Homme', 'M'],
    ['Mme ou M.', 'fault'],
    ['1', 'fault'],
    ['Non binaire', 'fault'],
    ['madame', 'F'],
    ['F', 'F'],
    ['', null],
    ['Dr', 'fault'],
  ])('civility: %j', (cell, expected) => expect(told(readSex(cell, anyone))).toEqual(expected));

  test.each([
    ['Française', 'french'],
    ['FRANÇAIS', 'french'],
    ['France', 'french'],
    ['FR', 'french'],
    ['UE', 'european'],
    ['UE/EEE/Suisse', 'european'],
    ['Union européenne', 'european'],
    ['Hors UE', 'other'],
    ['hors UE / EEE', 'other'],
    ['Portugaise', ['european', '«\u202fPortugaise\u202f» lu UE, EEE ou Suisse']],
    ['DEU', ['european', '«\u202fDEU\u202f» lu UE, EEE ou Suisse']],
    ['Suisse', ['european', '«\u202fSuisse\u202f» lu UE, EEE ou Suisse']],
    ['Algérie', ['other', '«\u202fAlgérie\u202f» lu autre pays']],
    ['Comorienne', ['other', '«\u202fComorienne\u202f» lu autre pays']],
    ['CÔTE D’IVOIRE', ['other', '«\u202fCÔTE D’IVOIRE\u202f» lu autre pays']],
    ['britannique', ['other', '«\u202fbritannique\u202f» lu autre pays']],
    ['TUN', ['other', '«\u202fTUN\u202f» lu autre pays']],
    ['étrangère', 'fault'],
    ['française et algérienne', 'fault'],
    ['F', 'fault'],
    ['Yougoslavie', 'fault'],
  ])('nationality: %j', (cell, expected) =>
    expect(told(readerOf(candidateFields.nationality)(cell, anyone))).toEqual(expected),
  );

  test.each([
    ['13001', '13001'],
    ['13 001', '13001'],
    ['F-13001', '13001'],
    ['69003 CEDEX 03', '69003'],
    ['97410.0', '97410'],
    ['1000', ['01000', 'zéro initial rétabli']],
    ['', null],
    ['100', 'fault'],
    ['B-1000', 'fault'],
    ['130010', 'fault'],
  ])('postcode: %j', (cell, expected) => expect(told(readPostcode(cell))).toEqual(expected));

  test.each([
    ['zoe@example.org', 'zoe@example.org'],
    ['mailto:zoe@example.org', 'zoe@example.org'],
    ['Zoé Ba <zoe@example.org>', 'zoe@example.org'],
    ['zoe@example.org;', 'zoe@example.org'],
    [' zoe@example.org\u00a0', 'zoe@example.org'],
    ['', null],
    ['zoe(at)example.org', 'fault'],
    ['zoe@example', 'fault'],
    ['zoe@example.org ; lea@example.org', 'fault'],
  ])('e-mail: %j', (cell, expected) => expect(told(readEmail(cell))).toEqual(expected));

  test.each([
    ['D1408', 'D1408'],
    ['d 1408', 'D1408'],
    ['D1408 - Téléconseil et télévente', 'D1408'],
    ['Vendeuse', ['', 'projet écrit en toutes lettres, sans code ROME']],
    ['', null],
    ['33226', 'fault'],
    ['Z1408', 'fault'],
    ['D14081', 'fault'],
  ])('ROME: %j', (cell, expected) => expect(told(readRome(cell))).toEqual(expected));

  test.each([
    ['CIVIS', ['CIVIS']],
    ['CIVIS renforcé', ['CIVIS_RENFORCE']],
    ['civis volet association', ['CIVIS_ASSO']],
    ['CEJ', ['CEJ']],
    ['Contrat d’engagement jeune', ['CEJ']],
    ["Contrat d'engagement", ['CE']],
    ['PACEA', ['PACEA']],
    ['Garantie jeunes', ['GJ']],
    ['PACEA / CEJ', ['PACEA', 'CEJ']],
    ['', null],
    ['aucun', null],
    ['CAE', 'fault'],
    ['PACEA / autre chose', 'fault'],
  ])('scheme: %j', (cell, expected) => expect(told(readSchemes(cell))).toEqual(expected));

  test.each([
    ['1234567A', '1234567A'],
    ['1234567 a', '1234567A'],
    ['12345678901', '12345678901'],
    ['', null],
    ['123', 'fault'],
  ])('number of a job seeker: %j', (cell, expected) =>
    expect(told(readJobSeekerNumber(cell))).toEqual(expected),
  );
});
