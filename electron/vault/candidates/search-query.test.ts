import { describe, expect, test } from 'vitest';
import { type DateReading, readQuery, type Term } from './search-query';

const show = (date: DateReading): string =>
  `${date.day ?? '*'}/${date.month ?? '*'}/${date.fromYear === date.toYear ? date.fromYear : `${date.fromYear}-${date.toYear}`}`;
const words = (term: Term): string => {
  switch (term.kind) {
    case 'word':
      return term.word;
    case 'code':
      return `code ${term.code}`;
    case 'date':
      return `date ${term.dates.map(show).join(' ')}`;
    case 'figures':
      return `figures ${term.digits}${term.dates.length === 0 ? '' : ` or ${term.dates.map(show).join(' ')}`}`;
  }
};
const read = (text: string): readonly string[] =>
  readQuery(text).map((reading) => reading.map(words).join(' + '));

describe('what is typed in the search box is told by its shape', () => {
  test.each([
    ['', []],
    [' -’ ', []],
    ['Lefèvre', ['lefevre']],
    ['Jean-Noël', ['jean + noel', 'jeannoel']],
    ["d'Almeida", ['d + almeida', 'dalmeida']],
    ['06 39', ['figures 0639']],
    ['06 39 98 12 34', ['figures 0639981234']],
    ['06.39.98.12.34', ['figures 0639981234']],
    ['+33 6 39 98', ['figures 063998']],
    ['+33639981234', ['figures 0639981234']],
    ['0033639981234', ['figures 0639981234']],
    ['+33 (0)6 39 98 12 34', ['figures 0639981234']],
    ['+262 692 01 02 03', ['figures 0692010203']],
    ['+262 692', ['figures 0692']],
    ['262692010203', ['figures 0692010203']],
    ['2004/03/12', ['date 12/3/2004']],
    ['12-mars-04', ['date 12/3/1904 12/3/2004', 'code 12mars04']],
    ['3 févr. 2004', ['date 3/2/2004', 'figures 3 + fevr + figures 2004 or */*/2004']],
    ['12/03/2004', ['date 12/3/2004']],
    ['1.3.2004', ['figures 132004 or 1/3/2004']],
    ['12-03-2004', ['figures 12032004 or 12/3/2004']],
    ['12 03 2004', ['figures 12032004 or 12/3/2004']],
    ['12032004', ['figures 12032004 or 12/3/2004']],
    ['2004-03-12', ['figures 20040312 or 12/3/2004']],
    ['20040312', ['figures 20040312 or 12/3/2004']],
    ['12/03/04', ['date 12/3/1904 12/3/2004']],
    ['12/03/', ['date 12/3/1900-2099']],
    ['03/2004', ['date */3/2004']],
    ['2004', ['figures 2004 or */*/2004']],
    ['mars 2004', ['date */3/2004', 'mars + figures 2004 or */*/2004']],
    ['12 mars 2004', ['date 12/3/2004', 'figures 12 + mars + figures 2004 or */*/2004']],
    ['1er mars 2004', ['date 1/3/2004', 'code 1er + mars + figures 2004 or */*/2004']],
    ['mars', ['mars']],
    ['ML13-0700001', ['code ml130700001']],
    ['martin 12/03/2004', ['martin + date 12/3/2004']],
    ['ben said', ['ben + said', 'bensaid']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
