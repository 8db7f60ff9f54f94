/** What could not be drawn in one text, and where that text stands. */
export interface Substitution {
  /** Dotted path in the data. */
  readonly field: string;
  /** The nearest French label, or '' where there is none. */
  readonly label: string;
  readonly codePoints: readonly number[];
}

/** Drawn in place of a character that the typeface lacks. */
export const missingCharacter = '□';

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });
const newLine = 10;

/** The text in composed form; each user-perceived character that the font lacks becomes one `□`, and is reported. */
export function printableText(
  text: string,
  canDraw: (codePoint: number) => boolean,
  report: (codePoint: number) => void = () => undefined,
): string {
  const composed = text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ');
  const lacks = (part: string): boolean => {
    for (const character of part) {
      const codePoint = character.codePointAt(0) ?? newLine;
      if (codePoint !== newLine && !canDraw(codePoint)) return true;
    }
    return false;
  };
  if (!lacks(composed)) return composed;
  let result = '';
  for (const { segment } of graphemes.segment(composed)) {
    if (!lacks(segment)) {
      result += segment;
      continue;
    }
    result += missingCharacter;
    report(segment.codePointAt(0) ?? newLine);
  }
  return result;
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
 * is neither a crash nor a silent blank, it is a visible `□` and a line in `substitutions`.
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
