import { describe, expect, it } from 'vitest';
import { linesOf } from './lines';
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

  it('are left to the layout when a word is wider than the column or the text has line ends', () => {
    expect(linesOf('anticonstitutionnellement', style(7), everyLetterOne)).toBeNull();
    expect(linesOf('un\ndeux', style(100), everyLetterOne)).toBeNull();
  });

  it('say together exactly the text', async () => {
    const { widthOf } = await pdfEngine();
    const text =
      'Dans les deux mois du début,  l’employeur examine si le programme convient ; un avenant est possible. ';
    expect(linesOf(text, { width: 120, fontSize: 9.5, isBold: true }, widthOf)?.join('')).toBe(text);
  });
});
