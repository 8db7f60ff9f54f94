import type { Alignment, ContentStack, ContentText } from 'pdfmake/interfaces';

/** Width of a text on one line, in points. */
export type WidthOf = (text: string, fontSize: number, isBold: boolean) => number;

export interface LineStyle {
  readonly width: number;
  readonly fontSize: number;
  readonly isBold: boolean;
}

/** After a plain space, unless what follows closes the sentence: « ; » never begins a line. */
const betweenWords = /(?<= )(?![ ;:!?»%€])/;
/** Where a word wider than its line may be cut, the best first: no-break spaces, joints of an address or of a number. */
const insideWord: readonly RegExp[] = [/(?<=[\u00A0\u202F])/, /(?<=[-/@._])/];
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/**
 * Cuts a text into lines that all hold in the width: at its spaces, else inside a word. pdfmake measures, places and draws
 * each word apart; given whole lines it does all that once a line, which halves the time of a dossier.
 */
export function linesOf(text: string, style: LineStyle, widthOf: WidthOf): readonly string[] {
  const measured = (piece: string): number => widthOf(piece, style.fontSize, style.isBold);
  const fits = (line: string): boolean => measured(line.trimEnd()) <= style.width;
  /** The word in pieces of which each fits. */
  const pieces = (word: string, joints: readonly RegExp[]): readonly string[] => {
    if (fits(word)) return [word];
    const [joint, ...others] = joints;
    return joint === undefined
      ? Array.from(graphemes.segment(word), ({ segment }) => segment)
      : word.split(joint).flatMap((piece) => pieces(piece, others));
  };
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let lineWidth = 0;
    for (const piece of paragraph.split(betweenWords).flatMap((word) => pieces(word, insideWord))) {
      const visible = measured(piece.trimEnd());
      if (line !== '' && lineWidth + visible > style.width) {
        lines.push(line);
        line = '';
        lineWidth = 0;
      }
      line += piece;
      lineWidth += measured(piece);
    }
    return [...lines, line];
  });
}

/** How a paragraph looks; `id` is what a line of the contents points at. */
interface Look {
  readonly id?: string;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly alignment?: Alignment;
}

/**
 * A text cut into its lines, one under the other. Each is a paragraph: side by side in one, pdfmake joins again two lines
 * between which Unicode allows no break, and runs off the page.
 */
export function paragraph(
  text: string,
  style: LineStyle,
  widthOf: WidthOf,
  { id, ...look }: Look = {},
): ContentText | ContentStack {
  const lines = linesOf(text, style, widthOf).map(
    (line, index): ContentText => ({
      text: line,
      noWrap: true,
      ...(id !== undefined && index === 0 ? { id } : {}),
    }),
  );
  const [only] = lines;
  return only !== undefined && lines.length === 1 ? { ...only, ...look } : { stack: lines, ...look };
}

/** The text on one line, its end cut where it is too wide. */
export function onOneLine(text: string, style: LineStyle, widthOf: WidthOf): string {
  const plain = text.replaceAll('\n', ' ');
  const fits = (line: string): boolean => widthOf(line, style.fontSize, style.isBold) <= style.width;
  if (fits(plain)) return plain;
  const kept = Array.from(graphemes.segment(plain), ({ segment }) => segment);
  let most = kept.length - 1;
  while (most > 0 && !fits(`${kept.slice(0, most).join('').trimEnd()}…`)) most -= 1;
  return `${kept.slice(0, most).join('').trimEnd()}…`;
}
