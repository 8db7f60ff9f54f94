import { describe, expect, test } from 'vitest';
import { looksLikeFullName, type NameOrder, splitFullName } from './full-name';

const split = (cell: string, order: NameOrder | null = null): readonly string[] | null => {
  const read = splitFullName(cell, order);
  return read === null ? null : [read.birthName, read.firstName];
};

describe('both names in one cell', () => {
  test.each([
    ['BA Zoé', 'BA', 'Zoé'],
    ['DE LA TOUR Jean-Noël', 'DE LA TOUR', 'Jean-Noël'],
    ['de la TOUR Jean-Noël', 'de la TOUR', 'Jean-Noël'],
    ['  MARTIN-DURAND   Léa Marie ', 'MARTIN-DURAND', 'Léa Marie'],
    ["N'GUESSAN Ahou", "N'GUESSAN", 'Ahou'],
    ['d’ALMEIDA Inès', 'd’ALMEIDA', 'Inès'],
    ['McDONALD Sean', 'McDONALD', 'Sean'],
    ['ÉVRARD Émile', 'ÉVRARD', 'Émile'],
    ['Zoé BA', 'BA', 'Zoé'],
    ['Jean-Noël DE LA TOUR', 'DE LA TOUR', 'Jean-Noël'],
    ['Maria da SILVA', 'da SILVA', 'Maria'],
    ['Ba, Zoé', 'Ba', 'Zoé'],
    ['DIALLO, MAMADOU', 'DIALLO', 'MAMADOU'],
  ])('%j is split by what is written', (cell, family, given) => expect(split(cell)).toEqual([family, given]));

  test.each(['BA ZOE', 'Ba Zoé', 'Jean DUPONT Marie', 'BA', 'BA Z', '', '- -', 'Ba, Zoé, Lou', 'BA 12'])(
    '%j tells nothing by itself, and nothing is guessed',
    (cell) => expect(split(cell)).toBeNull(),
  );

  test('two names written alike follow the order that was said', () => {
    expect(split('BA ZOE', 'family-first')).toEqual(['BA', 'ZOE']);
    expect(split('Zoé Ba', 'given-first')).toEqual(['Ba', 'Zoé']);
    expect(split('DE LA TOUR JEAN', 'family-first')).toEqual(['DE LA TOUR', 'JEAN']);
    expect(split('Jean de La Tour', 'given-first')).toEqual(['de La Tour', 'Jean']);
  });
  test('three names written alike stay untold, whatever the order', () => {
    expect(split('BEN ALI MOHAMED', 'family-first')).toEqual(['BEN ALI', 'MOHAMED']);
    expect(split('MARTIN DURAND LEA', 'family-first')).toBeNull();
    expect(split('DIALLO DE', 'family-first')).toBeNull();
  });
  test('what is written outweighs the order that was said', () =>
    expect(split('Zoé BA', 'family-first')).toEqual(['BA', 'Zoé']));

  test('a civility goes before the names, and « née » tells the birth name', () => {
    expect(splitFullName('Mme MARTIN Zoé née BA', null)).toEqual({
      birthName: 'BA',
      firstName: 'Zoé',
      usualName: 'MARTIN',
      civility: 'Mme',
    });
    expect(splitFullName('MARTIN (née BA) Zoé', null)).toBeNull();
    expect(splitFullName('M. LY Léo', null)).toMatchObject({ birthName: 'LY', civility: 'M.' });
  });
});

test('a cell with two words of letters looks like a name, a code or a sentence with figures does not', () => {
  expect(['BA Zoé', "N'GUESSAN Ahou", 'Ba, Zoé', 'MARTIN Zoé née BA'].every(looksLikeFullName)).toBe(true);
  expect(['BA', 'oui', '12 rue Haute', 'a@example.org', '06 39 98 00 01', ''].some(looksLikeFullName)).toBe(
    false,
  );
});
