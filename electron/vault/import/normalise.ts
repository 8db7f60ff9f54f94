import type { TriState } from '../../../shared/base';
import { fold, normalizePhone } from '../../../shared/base/text';
import { emailSchema, type LevelCode, type SchemeId } from '../../../shared/fields';

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
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly reason: string };

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

/** What people write when they do not know. */
export const isUnsaid = (folded: string): boolean =>
  /^(?:nsp|ne sait pas|ne se prononce pas|nc|non communique|non connu|non renseigne|nr|inconnu|indetermine|na|n a)$/u.test(
    folded,
  );
export const isDash = (text: string): boolean => /^[-–—_?./*]+$/u.test(text);

function readTriStateCell(cell: string): ReadCell<TriState> {
  const text = oneLine(cell);
  const folded = fold(text);
  if (text === '' || isDash(text) || isUnsaid(folded)) return empty;
  const read = words[folded];
  return read === undefined ? fault('oui ou non attendu') : value(read);
}

/**
 * A phone number in any usual writing → `+33` and nine digits, or `+` and the digits of a foreign one.
 * A first zero eaten by a spreadsheet is put back, and said.
 */
export function readPhone(cell: string): ReadCell<string> {
  const text = oneLine(cell);
  if (text === '' || isDash(text) || isUnsaid(fold(text))) return empty;
  if (/\d[.,]\d+e\+?\d/iu.test(text)) return fault('chiffres perdus par le tableur');
  const { phone, reason } = normalizePhone(text);
  if (phone === null) return fault(inside(reason));
  return value(phone, /^[1-9]\d{8}$/u.test(text.replace(/\D/gu, '')) ? 'zéro initial rétabli' : undefined);
}

/** A sentence as a part of a longer one: no capital, no full stop. */
const inside = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/u, '');

export function readEmail(cell: string): ReadCell<string> {
  const text = oneLine(cell).replace(/^mailto:/iu, '');
  if (text === '' || isDash(text) || isUnsaid(fold(text))) return empty;
  return emailSchema.safeParse(text).success ? value(text.toLowerCase()) : fault('adresse mal formée');
}

function readPostcodeCell(cell: string): ReadCell<string> {
  const text = oneLine(cell).replace(/^F-?/iu, '').replace(/\s/gu, '');
  if (text === '' || isDash(text)) return empty;
  if (/^\d{5}$/u.test(text)) return value(text);
  if (/^[1-9]\d{3}$/u.test(text)) return value(`0${text}`, 'zéro initial rétabli');
  return fault('5 chiffres attendus');
}

const stated: Readonly<Record<string, LevelCode>> = {
  'infra 3': 'infra3',
  infra3: 'infra3',
  'infra iii': 'infra3',
  3: '3',
  4: '4',
  5: '5',
  6: '6',
  7: '7',
  8: '8',
  vi: 'VI',
  'v bis': 'Vbis',
  vbis: 'Vbis',
  v: 'V',
  iv: 'IV',
  iii: 'III',
  ii: 'II',
  i: 'I',
};

type DiplomaKind = 'professional' | 'technological' | 'general' | null;
type Diploma = readonly [pattern: RegExp, level: LevelCode, kind: DiplomaKind, in1969: string];

/** Diplomas that extracts write in the column of the level, and where décret 2019-14 puts them. */
const diplomas: readonly Diploma[] = [
  [/^(?:cap|bep|capa|bepa|bpa|bep cap|cap bep)\b/u, '3', 'professional', 'V'],
  [
    /^(?:bac|baccalaureat) (?:pro|professionnel)\b|^bacpro\b|^(?:bp|brevet professionnel)\b/u,
    '4',
    'professional',
    'IV',
  ],
  [
    /^(?:bac|baccalaureat) (?:techno|technologique|stmg|sti2d|st2s|stl|stav|std2a|stg|stt|sti|sms)\b/u,
    '4',
    'technological',
    'IV',
  ],
  [/^(?:bac|baccalaureat) (?:general|gen|s|es|l|scientifique|litteraire)\b/u, '4', 'general', 'IV'],
  [/^(?:bac|baccalaureat)$|^daeu\b/u, '4', null, 'IV'],
  [/^btsa?\b/u, '5', 'professional', 'III'],
  [/^(?:dut|deug|deust)\b|^bac 2\b/u, '5', null, 'III'],
  [/^(?:licence|bachelor) (?:pro|professionnelle)\b/u, '6', 'professional', 'II'],
  [/^(?:licence|but|bachelor|maitrise|bac 3|bac 4)\b/u, '6', null, 'II'],
  [/^(?:master|dess|dea|ingenieur|diplome d ingenieur|bac 5)\b/u, '7', null, 'I'],
  [/^(?:doctorat|these|bac 8)\b/u, '8', null, 'I'],
];

/**
 * The level as stated, in the nomenclature in which it is stated (VI stays VI). The name of a diploma gives its level
 * of 2019, and is kept as its label.
 */
function readLevelCell(cell: string): ReadCell<LevelCode> {
  const text = oneLine(cell);
  const folded = fold(text);
  if (folded === '' || isUnsaid(folded)) return empty;
  const bare = folded.replace(/^(?:niveau|niv|n)\s*(?=[1-8iv]|infra)/u, '').trim();
  const level = stated[bare];
  if (level !== undefined) return value(level);
  const note = `«\u202f${text}\u202f» lu infra 3`;
  if (/^[12]$/u.test(bare)) return value('infra3', note);
  if (/^(?:sans diplome|aucun diplome|aucun|sans|sans qualification|non diplome)$/u.test(folded))
    return value('infra3', note);
  if (/^(?:brevet|dnb|brevet des colleges|diplome national du brevet|cfg)$/u.test(folded))
    return { kind: 'value', value: 'infra3', note, also: { diplomaLabel: text } };
  const found = diplomas.find(([pattern]) => pattern.test(folded));
  if (!found) return fault('niveau inconnu');
  const [, in2019, diplomaKind, in1969] = found;
  return {
    kind: 'value',
    value: in2019,
    note: `«\u202f${text}\u202f» lu ${in2019} (${in1969} en 1969)`,
    also: { diplomaLabel: text.slice(0, 200), diplomaKind },
  };
}

/** A ROME code, alone or followed by its title ("D1408 - Téléconseil"); a text without code is the project in words. */
function readRomeCell(cell: string): ReadCell<string> {
  const text = oneLine(cell);
  if (text === '' || isDash(text) || isUnsaid(fold(text))) return empty;
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
  if (folded === '' || isUnsaid(folded) || /^(?:aucun|neant|sans|non|hors dispositif)$/u.test(folded))
    return empty;
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
  if (text === '' || isUnsaid(fold(text))) return empty;
  return /^(?:\d{7}[\dA-Z]|\d{11})$/u.test(text)
    ? value(text)
    : fault('7 chiffres et un caractère, ou 11 chiffres, attendus');
}

export const readTriState = remembering(readTriStateCell);
export const readPostcode = remembering(readPostcodeCell);
export const readLevel = remembering(readLevelCell);
export const readRome = remembering(readRomeCell);
export const readSchemes = remembering(readSchemesCell);
