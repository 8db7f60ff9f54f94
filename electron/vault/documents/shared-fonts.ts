import { createRequire } from 'node:module';

/** One glyph's place in a line, in units of the font; pdfkit rescales it where it stands. */
interface GlyphPosition {
  xAdvance: number;
}
interface GlyphRun {
  readonly glyphs: readonly unknown[];
  readonly positions: readonly GlyphPosition[];
  readonly advanceWidth: number;
}
interface Font {
  readonly characterSet: readonly number[];
  readonly unitsPerEm: number;
  layout(text: string, features?: unknown): GlyphRun;
}
interface FontFormat {
  probe(buffer: Uint8Array): boolean;
  new (stream: { readonly buffer: Uint8Array }): Font;
}
interface Fontkit {
  create(bytes: Uint8Array): Font;
  registerFormat(format: FontFormat): void;
}

const isFontkit = (value: unknown): value is Fontkit =>
  typeof value === 'object' && value !== null && 'create' in value && 'registerFormat' in value;

// pdfkit requires the CommonJS build of fontkit: formats are registered in that very instance.
const fontkit: unknown = createRequire(import.meta.url)('fontkit');

/** Beyond this many words the memory of laid out words starts again from nothing. */
const maxWords = 20_000;

/** Lays a word out once in the life of the process; each caller gets positions of its own, since pdfkit changes them. */
function rememberWords(font: Font): Font {
  const layout = font.layout.bind(font);
  const words = new Map<string, GlyphRun>();
  font.layout = (text, features) => {
    if (features !== undefined) return layout(text, features);
    let run = words.get(text);
    if (run === undefined) {
      // fontkit keeps each glyph with the characters that first asked for it (a space and a no-break space share one):
      // forgotten here, so that what a word says when copied from the PDF depends on that word alone.
      Reflect.set(font, '_glyphs', {});
      run = layout(text);
      if (words.size >= maxWords) words.clear();
      words.set(text, {
        glyphs: run.glyphs,
        positions: run.positions.map((position) => ({ ...position })),
        advanceWidth: 0,
      });
    }
    const positions = run.positions.map((position) => ({ ...position }));
    return {
      glyphs: run.glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
  return font;
}

const marker = 'vivier-font:';

/** A font parsed once and shared by the documents of the process. */
export interface SharedFont {
  /** What stands for the bytes of the font wherever pdfkit expects them. */
  readonly handle: Buffer;
  readonly codePoints: ReadonlySet<number>;
  /** Width of a word, or of a word and the space after it, in ems. */
  readonly widthOf: (word: string) => number;
}

/**
 * Parses fonts once for all documents. pdfkit parses its fonts anew for each document, which took two thirds of the
 * time of a dossier; fontkit lets a program add formats of its own: here, a short handle that names a font already
 * parsed. Subsets and glyph numbers still belong to each document, so the bytes do not depend on what came before.
 */
export function shareFonts(
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): readonly SharedFont[] {
  if (!isFontkit(fontkit)) throw new Error('fontkit has neither `create` nor `registerFormat`.');
  const fonts = new Map<string, Font>();
  const nameOf = (buffer: Uint8Array): string => Buffer.from(buffer).toString('latin1');
  class SharedFormat {
    static probe(buffer: Uint8Array): boolean {
      return buffer.length < 64 && fonts.has(nameOf(buffer));
    }
    constructor(stream: { readonly buffer: Uint8Array }) {
      const font = fonts.get(nameOf(stream.buffer));
      if (font === undefined) throw new Error('Unknown font handle.');
      // biome-ignore lint/correctness/noConstructorReturn: fontkit calls `new` on a format; the font exists already.
      return font;
    }
  }
  // A format is only ever used to make a font, which the constructor answers.
  fontkit.registerFormat(SharedFormat as unknown as FontFormat);
  return files.map(({ name, bytes }) => {
    const font = rememberWords(fontkit.create(new Uint8Array(bytes)));
    const widths = new Map<string, number>();
    const handle = `${marker}${name}`;
    fonts.set(handle, font);
    return {
      handle: Buffer.from(handle, 'latin1'),
      codePoints: new Set(font.characterSet),
      widthOf: (word) => {
        let width = widths.get(word);
        if (width === undefined) {
          width = font.layout(word).advanceWidth / font.unitsPerEm;
          if (widths.size >= maxWords) widths.clear();
          widths.set(word, width);
        }
        return width;
      },
    };
  });
}
