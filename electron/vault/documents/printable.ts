/** What could not be drawn in one text, and where that text stands. */
export interface Substitution {
  /** Dotted path in the data. */
  readonly field: string;
  /** The nearest French label, or '' where there is none. */
  readonly label: string;
  readonly codePoints: readonly number[];
}

/** Printed in place of what the typeface lacks, however many characters follow each other: a sign that something is left out. */
const leftOut = '[…]';

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/**
 * The text as the font can draw it: composed, or a letter and its marks apart; user-perceived characters that the font lacks
 * become one `[…]`, and are reported.
 */
export function printableText(
  text: string,
  canDraw: (codePoint: number) => boolean,
  report: (codePoint: number) => void = () => undefined,
): string {
  const isDrawn = (part: string): boolean =>
    Array.from(part).every((character) => character === '\n' || canDraw(character.codePointAt(0) ?? 0));
  const composed = text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ');
  if (isDrawn(composed)) return composed;
  const parts: string[] = [];
  for (const { segment } of graphemes.segment(composed)) {
    const drawn = [segment, segment.normalize('NFD')].find(isDrawn);
    if (drawn !== undefined) parts.push(drawn);
    else {
      report(segment.codePointAt(0) ?? 0);
      if (parts.at(-1) !== leftOut) parts.push(leftOut);
    }
  }
  return parts.join('');
}

const labelOf = (value: object): string | undefined => {
  for (const key of ['label', 'role', 'title']) {
    const label: unknown = Reflect.get(value, key);
    if (typeof label === 'string' && label !== '') return label;
  }
  return undefined;
};

/**
 * A copy of plain data in which every text can be drawn with the font: a character that it lacks (Arabic, CJK, emoji…)
 * is neither a crash nor a silent blank, it is a visible `[…]` and a line in `substitutions`. The window tells it before
 * (`undrawn` of `shared/base/text`).
 */
export function printable(
  data: unknown,
  canDraw: (codePoint: number) => boolean,
): { readonly data: unknown; readonly substitutions: readonly Substitution[] } {
  const substitutions: Substitution[] = [];
  const visit = (value: unknown, path: string, label: string): unknown => {
    if (typeof value === 'string') {
      const lacking = new Set<number>();
      const text = printableText(value, canDraw, (codePoint) => lacking.add(codePoint));
      if (lacking.size > 0) substitutions.push({ field: path, label, codePoints: [...lacking] });
      return text;
    }
    if (Array.isArray(value)) return value.map((item, index) => visit(item, `${path}.${index}`, label));
    if (typeof value === 'object' && value !== null) {
      const nearest = path === '' ? label : (labelOf(value) ?? label);
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          visit(item, path ? `${path}.${key}` : key, nearest),
        ]),
      );
    }
    return value;
  };
  return { data: visit(data, '', ''), substitutions };
}
