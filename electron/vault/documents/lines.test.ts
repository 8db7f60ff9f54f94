import { describe, expect, it } from 'vitest';
import { linesOf, onOneLine } from './lines';
import { pdfEngine } from './render';

/** A typeface in which each letter is one point wide. */
const everyLetterOne = (text: string): number => text.length;
const style = (width: number) => ({ width, fontSize: 1, isBold: false });

describe('lines', () => {
  it('are cut at spaces, none wider than the column, the space at their end not counted', () => {
    expect(linesOf('un deux trois', style(7), everyLetterOne)).toEqual(['un deux ', 'trois']);
    expect(linesOf('un deux trois', style(6), everyLetterOne)).toEqual(['un ', 'deux ', 'trois']);
    expect(linesOf('un deux', style(100), everyLetterOne)).toEqual(['un deux']);
  });

  it('are never cut at a no-break space', () => {
    expect(linesOf('à 15\u202f% et', style(6), everyLetterOne)).toEqual(['à 15\u202f% ', 'et']);
  });

  it('never begin with a sign that closes what stands before', () => {
    expect(linesOf('art. 44 ; décret', style(8), everyLetterOne)).toEqual(['art. ', '44 ; ', 'décret']);
  });

  it('of a word wider than the column are cut at its no-break spaces, then at its joints, then anywhere', () => {
    const cut = (text: string, width: number): readonly string[] =>
      linesOf(text, style(width), everyLetterOne);
    expect(cut('n°\u00a02005-32\u00a0du\u00a018', 10)).toEqual(['n°\u00a02005-32\u00a0', 'du\u00a018']);
    expect(cut('prenom.nom@exemple.org', 11)).toEqual(['prenom.nom@', 'exemple.org']);
    expect(cut('anticonstitutionnellement', 10)).toEqual(['anticonsti', 'tutionnell', 'ement']);
    expect(cut('👩‍👩‍👧e\u0301', 1)).toEqual(['👩‍👩‍👧', 'e\u0301']);
  });

  it('follow the ends of line of the text', () => {
    expect(linesOf('un\n\ndeux', style(100), everyLetterOne)).toEqual(['un', '', 'deux']);
  });

  it('say together exactly the text', async () => {
    const { widthOf } = await pdfEngine();
    const text =
      'Dans les deux mois du début,  l’employeur examine si le programme convient ; un avenant est possible. ';
    expect(linesOf(text, { width: 120, fontSize: 9.5, isBold: true }, widthOf).join('')).toBe(text);
  });

  it('of a heading are one, its end cut', () => {
    expect(onOneLine('un deux trois', style(100), everyLetterOne)).toBe('un deux trois');
    expect(onOneLine('un deux trois', style(8), everyLetterOne)).toBe('un deux…');
  });
});
