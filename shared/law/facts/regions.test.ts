import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../../base/time';
import { formerRegionNote, regionCodes, regionLabels, regionOfPostcode } from './regions';

const today = civilDate('2026-09-01');

/** situation · postcode · region. Source: code officiel géographique. */
test.each([
  ['Paris', '75012', '11'],
  ['Paris, CEDEX', '75950', '11'],
  ['Ain: the first digit is a zero', '01000', '84'],
  ['Orne', '61000', '28'],
  ['Nord', '59000', '32'],
  ['Moselle', '57000', '44'],
  ['Territoire de Belfort', '90000', '27'],
  ['Loire-Atlantique', '44000', '52'],
  ['Ille-et-Vilaine', '35000', '53'],
  ['Gironde', '33000', '75'],
  ['Hérault', '34000', '76'],
  ['Loiret', '45000', '24'],
  ['Bouches-du-Rhône', '13001', '93'],
  ['Corse-du-Sud', '20000', '94'],
  ['Haute-Corse', '20200', '94'],
  ['Guadeloupe', '97110', '01'],
  ['Martinique', '97200', '02'],
  ['Guyane', '97300', '03'],
  ['La Réunion', '97400', '04'],
  ['Mayotte', '97600', '06'],
  ['spaces around', ' 35000 ', '53'],
  ['Saint-Barthélemy: no region', '97133', null],
  ['Saint-Martin: no region', '97150', null],
  ['Saint-Pierre-et-Miquelon: no region', '97500', null],
  ['Nouvelle-Calédonie: no region', '98800', null],
  ['Monaco', '98000', null],
  ['abroad', '99100', null],
  ['army post', '00100', null],
  ['department 96 does not exist', '96000', null],
  ['four digits', '7501', null],
  ['letters', '2A000', null],
  ['empty', '', null],
] as const)('%s', (_situation, postcode, region) => {
  expect(regionOfPostcode(postcode, today)).toBe(region);
});

test.each([
  ['2011-03-30', null],
  ['2011-03-31', '06'],
  ['2011-04-01', '06'],
])('Mayotte on %s', (on, region) => {
  expect(regionOfPostcode('97600', civilDate(on))).toBe(region);
});

test.each([
  ['2007-07-14', '01'],
  ['2007-07-15', null],
  ['2007-07-16', null],
])('Saint-Martin, a commune of Guadeloupe until 2007: %s', (on, region) => {
  expect(regionOfPostcode('97150', civilDate(on))).toBe(region);
});

describe('the regions of 2016', () => {
  test('a former region is told by the one of today, with a note until 31 December 2015', () => {
    const first = civilDate('2016-01-01');
    expect(regionOfPostcode('57000', civilDate('2012-01-01'))).toBe('44');
    expect(formerRegionNote(addDays(first, -1))).toContain('région de l’époque');
    expect(formerRegionNote(first)).toBe('');
  });
  test('each of the 96 departments of metropolitan France has one region; the others are overseas', () => {
    const found = Array.from({ length: 95 }, (_, index) => `${index + 1}`.padStart(2, '0')).map(
      (department) => regionOfPostcode(`${department}000`, today),
    );
    expect(found).not.toContain(null);
    expect(new Set(found).size).toBe(13);
    expect(regionCodes.filter((code) => !found.includes(code)).map((code) => regionLabels[code])).toEqual([
      'Guadeloupe',
      'Martinique',
      'Guyane',
      'La Réunion',
      'Mayotte',
    ]);
  });
});
