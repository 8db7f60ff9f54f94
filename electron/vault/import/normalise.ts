import type { TriState } from '../../../shared/base';
import { fold, normalizePhone } from '../../../shared/base/text';
import { emailSchema, type SchemeId } from '../../../shared/fields';

/**
 * What a cell says: a value (and what was understood on the way, when it is not what is written), nothing, or a text
 * that cannot be read, with the reason. A value is never guessed: what is impossible is a fault, not a correction.
 */
export type ReadCell<T> =
  | {
      readonly kind: 'value';
      readonly value: T;
      readonly note?: string;
      /** What the cell says of other fields: taken where their own columns say nothing. */
      readonly also?: Readonly<Record<string, unknown>>;
      /** The cell is kept as written where another column says otherwise than `also`. */
      readonly isKeptApart?: true;
      /** The cell says more than the value: it is kept as written too. */
      readonly isPartial?: true;
    }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'fault';
      readonly reason: string;
      /** What the cell says of other fields all the same. */
      readonly also?: Readonly<Record<string, unknown>>;
    };

export const empty = { kind: 'empty' } as const;
export const value = <T>(read: T, note?: string): ReadCell<T> =>
  note === undefined ? { kind: 'value', value: read } : { kind: 'value', value: read, note };
export const fault = (reason: string): ReadCell<never> => ({ kind: 'fault', reason });

const MEMORY = 5_000;

/** The same reader, which remembers the cells it has read: a column of levels or of yes and no holds few different ones. */
export function remembering<T>(read: (cell: string) => ReadCell<T>): (cell: string) => ReadCell<T> {
  const known = new Map<string, ReadCell<T>>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const reading = read(cell);
    if (known.size < MEMORY) known.set(cell, reading);
    return reading;
  };
}

/** Characters that show nothing or turn the writing around; they come from web pages and make false differences. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** What needs no cleaning: words of common letters and signs, one space between them. Most cells are so. */
const clean = /^[!-~À-ÿ’œŒ–«»°]+(?: [!-~À-ÿ’œŒ–«»°]+)*$/u;

/** A cell on one line: no-break and doubled spaces become one space, accents are composed, nothing else changes. */
export const oneLine = (cell: string): string =>
  cell === '' || clean.test(cell)
    ? cell
    : cell
        .normalize('NFC')
        .replace(invisible, '')
        .replace(/\s+/gu, ' ')
        .replace(/\p{Cc}/gu, '')
        .trim();

/** A free text: line breaks are kept. */
export const freeText = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(invisible, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();

export const bounded = (cell: string, max: number): ReadCell<string> => {
  const text = oneLine(cell);
  if (text === '') return empty;
  return text.length > max ? fault(`${text.length} caractères (${max} au plus)`) : value(text);
};

const words: Readonly<Record<string, TriState>> = {
  oui: 'yes',
  o: 'yes',
  vrai: 'yes',
  true: 'yes',
  x: 'yes',
  yes: 'yes',
  y: 'yes',
  1: 'yes',
  non: 'no',
  n: 'no',
  faux: 'no',
  false: 'no',
  no: 'no',
  0: 'no',
};

function readTriStateCell(cell: string): ReadCell<TriState> {
  const text = oneLine(cell);
  const folded = fold(text);
  if (text === '') return empty;
  if (/^[✓✔☑✅]\ufe0f?$/u.test(text)) return value('yes');
  if (text === '☐') return empty;
  const read = words[folded];
  return read === undefined ? fault('oui ou non attendu') : value(read);
}

/**
 * A phone number in any usual writing → `+33` and nine digits, or `+` and the digits of a foreign one.
 * A first zero eaten by a spreadsheet is put back, and said.
 */
export function readPhone(cell: string): ReadCell<string> {
  const text = oneLine(cell);
  if (text === '') return empty;
  if (/\d[.,]\d+e\+?\d/iu.test(text)) return fault('chiffres perdus par le tableur');
  const { phone, reason } = normalizePhone(text);
  if (phone === null) {
    const [first, ...others] = phonesBeside(text);
    if (first === undefined) return fault(inside(reason));
    const note = others.length > 0 ? 'plusieurs numéros, le premier repris' : 'mots à côté du numéro';
    return { kind: 'value', value: first, note, isPartial: true };
  }
  return value(phone, /^[1-9]\d{8}$/u.test(text.replace(/\D/gu, '')) ? 'zéro initial rétabli' : undefined);
}

/** The numbers of a cell that holds several, or words beside one: "06… / 04…", "06… (mère)", "tél : 06…", "01… poste 12". */
const phonesBeside = (text: string): readonly string[] =>
  text
    .split(/[;,|]|\s[-–/]\s|\/(?=\s*(?:0\d|\+))|\b(?:ou|et|puis|poste)\b/iu)
    .flatMap(
      (part) =>
        normalizePhone(part.replace(/\([^)\d]*\)|:|(?<!\d)\p{L}+\.?(?![\d\p{L}])/gu, ' ')).phone ?? [],
    );

/** A sentence as a part of a longer one: no capital, no full stop. */
const inside = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/u, '');

export function readEmail(cell: string): ReadCell<string> {
  const text = oneLine(cell)
    .replace(/^.*<([^<>\s]+@[^<>\s]+)>$/u, '$1')
    .replace(/^mailto:/iu, '')
    .replace(/\s*[;,]$/u, '');
  if (text === '') return empty;
  return emailSchema.safeParse(text).success ? value(text.toLowerCase()) : fault('adresse mal formée');
}

function readPostcodeCell(cell: string): ReadCell<string> {
  const text = oneLine(cell)
    .replace(/^F-?/iu, '')
    .replace(/\s*cedex\b.*$/iu, '')
    .replace(/[.,]0+$/u, '')
    .replace(/\s/gu, '');
  if (text === '') return empty;
  if (/^\d{5}$/u.test(text)) return value(text);
  if (/^[1-9]\d{3}$/u.test(text)) return value(`0${text}`, 'zéro initial rétabli');
  return fault('5 chiffres attendus');
}

/** A ROME code, alone or followed by its title ("D1408 - Téléconseil"); a text without code is the project in words. */
function readRomeCell(cell: string): ReadCell<string> {
  const text = oneLine(cell);
  if (text === '') return empty;
  const [, letter, digits, rest = ''] = /^([A-Na-n])\s?(\d{4})(?![\dA-Za-z])[\s:–—-]*(.*)$/u.exec(text) ?? [];
  const titled = (label: string) =>
    label === '' ? {} : ({ also: { projectLabel: label.slice(0, 200) }, isKeptApart: true } as const);
  if (letter !== undefined && digits !== undefined)
    return { kind: 'value', value: `${letter.toUpperCase()}${digits}`, ...titled(rest) };
  if (/^\p{L}[^\d]*$/u.test(text) && text.length <= 200)
    return {
      kind: 'value',
      value: '',
      note: 'projet écrit en toutes lettres, sans code ROME',
      ...titled(text),
    };
  return fault('une lettre de A à N et 4 chiffres attendus');
}

const schemes: readonly (readonly [RegExp, SchemeId])[] = [
  [/^civis renforc/u, 'CIVIS_RENFORCE'],
  [/^civis (?:volet )?asso/u, 'CIVIS_ASSO'],
  [/^civis(?: droit commun| de base| simple)?$/u, 'CIVIS'],
  [/^contrat d insertion dans la vie sociale$/u, 'CIVIS'],
  [/^(?:cej|contrat d engagement jeunes?)$/u, 'CEJ'],
  [/^(?:ce|contrat d engagement)$/u, 'CE'],
  [/^pacea$|^parcours contractualise/u, 'PACEA'],
  [/^(?:gj|garantie jeunes?)$/u, 'GJ'],
  [/^trace$/u, 'TRACE'],
  [/^(?:pmsmp|immersion)$/u, 'PMSMP'],
  [/^(?:emt|emtpr)$/u, 'EMT'],
  [/^parrainage$/u, 'PARRAINAGE'],
];

/** Schemes named in a cell, several when separated by `/`, `+`, `,` or `;`. One unknown word makes the whole cell a fault. */
function readSchemesCell(cell: string): ReadCell<readonly SchemeId[]> {
  const text = oneLine(cell);
  const folded = fold(text);
  if (folded === '' || /^(?:aucun|neant|sans|non|hors dispositif)$/u.test(folded)) return empty;
  const found = new Set<SchemeId>();
  for (const part of text.split(/[/+,;]| et /u).filter((one) => one.trim() !== '')) {
    const scheme = schemes.find(([pattern]) => pattern.test(fold(part)));
    if (!scheme) return fault('dispositif inconnu');
    found.add(scheme[1]);
  }
  return value([...found]);
}

/** 7 digits and a letter or digit, or 11 digits (docs/sources/reference-tables.md, Identifiers). */
export function readJobSeekerNumber(cell: string): ReadCell<string> {
  const text = oneLine(cell)
    .replace(/[\s.-]/gu, '')
    .toUpperCase();
  if (text === '') return empty;
  return /^(?:\d{7}[\dA-Z]|\d{11})$/u.test(text)
    ? value(text)
    : fault('7 chiffres et un caractère, ou 11 chiffres, attendus');
}

export const readTriState = remembering(readTriStateCell);
export const readPostcode = remembering(readPostcodeCell);
export const readRome = remembering(readRomeCell);
export const readSchemes = remembering(readSchemesCell);
