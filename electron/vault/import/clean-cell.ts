import { fold, withoutSocialSecurityNumbers } from '../../../shared/base/text';
import type { FileRecord } from './file-record';

/*
 * What other software leaves around a cell, taken off once, before anything else looks at it; and the words by which a cell
 * says that it holds nothing.
 */

/** What a cell may begin with, or hold, for there to be something to take off. Most cells are left after this one test. */
const isWrapped = /^\s*[='"]|[\p{Cc}&<\uff01-\uff5e\ufb00-\ufb06]|_x[0-9A-Fa-f]{4}_/u;

const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  cedil: '\u0327',
  tilde: '\u0303',
  ring: '\u030a',
};
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  oelig: 'œ',
  OElig: 'Œ',
  aelig: 'æ',
  AElig: 'Æ',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  deg: '°',
  euro: '€',
};
const entity =
  /&(?:([A-Za-z])(acute|grave|circ|uml|cedil|tilde|ring)|([A-Za-z]{2,6})|#(\d{2,5})|#x([0-9A-Fa-f]{2,4}));/gu;

/** Characters that the web writes by name or number: `&eacute;`, `&#39;`. What is none stays as it is. */
const withoutEntities = (text: string): string =>
  text.replace(entity, (written, letter, accent, name, decimal, hexadecimal) => {
    if (letter !== undefined) return `${letter}${accents[accent] ?? ''}`.normalize('NFC');
    if (name !== undefined) return entities[name] ?? written;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code >= 32 && code < 0xd800 ? String.fromCodePoint(code) : written;
  });

/** The same in a text that is not cut yet, where the semicolon of each would cut: none that cuts or quotes is written. */
export const withoutEntitiesBeforeCutting = (text: string): string =>
  text.includes('&')
    ? text.replace(entity, (written) => {
        const character = withoutEntities(written);
        return /[;,|"\t\r\n]/u.test(character) ? written : character;
      })
    : text;

/** Writings of the web: those, and `<br>`. */
const withoutMarkup = (text: string): string => withoutEntities(text.replace(/<br ?\/?>/giu, '\n'));

/** `="BA"`, `=T("BA")`: ways to keep a text a text in a spreadsheet. */
const formula = /^=\s*(?:T\s*\(\s*)?"((?:[^"]|"")*)"\s*\)?$/iu;

function withoutWrapping(text: string): string {
  const [, kept] = formula.exec(text) ?? [];
  if (kept !== undefined) return kept.replaceAll('""', '"');
  // One apostrophe keeps a number a text; "'t Hooft" is a name.
  const bare = /^'(?![ts] )/iu.test(text) ? text.slice(1).replace(/'$/u, '') : text;
  return /^"[^"]*"$/u.test(bare) ? bare.slice(1, -1) : bare;
}

/**
 * A cell as somebody meant it: without the formula, apostrophe or quotes that kept it a text, codes of other software
 * (`_x000D_`, `&eacute;`, the optional hyphen of Word) read, and without any social security number. Line breaks stay. What
 * needs nothing is returned as it is.
 */
export const cleanCell = (cell: string): string => withoutSocialSecurityNumbers(unwrapped(cell));

function unwrapped(cell: string): string {
  if (cell === '' || !isWrapped.test(cell)) return cell;
  const text = withoutMarkup(
    cell
      .replace(/_x([0-9A-Fa-f]{4})_/gu, (written, code: string) => {
        const value = Number.parseInt(code, 16);
        return value < 0xd800 ? String.fromCharCode(value) : written;
      })
      .replace(/\r\n?/gu, '\n'),
  )
    .replace(/[\uff01-\uff5e\ufb00-\ufb06]/gu, (wide) => wide.normalize('NFKC'))
    .replaceAll('\u001e', '-')
    .replace(/[^\P{Cc}\n\t]/gu, '');
  return withoutWrapping(text.trim());
}

/** The records of a file, cleaned before anything looks at them; one out of which a number was taken says so. */
export const cleanRecords = (records: readonly FileRecord[]): readonly FileRecord[] =>
  records.map((record) => {
    let hadNumber = false;
    let isChanged = false;
    const cells = record.cells.map((cell) => {
      const bare = unwrapped(cell);
      const clean = withoutSocialSecurityNumbers(bare);
      hadNumber ||= clean !== bare;
      isChanged ||= clean !== cell;
      return clean;
    });
    if (!isChanged) return record;
    return hadNumber
      ? { ...record, cells, note: [record.note, TAKEN_OUT_NOTE].filter(Boolean).join('\u202f; ') }
      : { ...record, cells };
  });

/** Said of a row that held a social security number, which is kept nowhere (docs/sources/personal-data.md). */
export const TAKEN_OUT_NOTE = 'n° de sécurité sociale non repris\u00a0: aucun n’est gardé';

/** What people and software write where they have nothing to say, folded. */
const nothings: ReadonlySet<string> = new Set(
  [
    'nc, n c, nr, n r, nsp, na, n a, nd, n d, s o, null, nan, none, undefined, nat, vide, absent, sans objet',
    'ne sait pas, ne se prononce pas, pas d information, pas communique, a renseigner, a completer, a preciser',
    'inconnu, inconnue, indetermine, indeterminee, indefini, xx, xxx, xxxx, xxxxx, 00 00 0000, 0000 00 00',
    'non communique, non communiquee, non connu, non connue, non renseigne, non renseignee, non precise',
    'non precisee, non determine, non disponible, non saisi, non fourni, non fournie, information manquante',
  ]
    .join(', ')
    .split(', '),
);
/** Of these, what may be somebody's name. */
const names: ReadonlySet<string> = new Set([
  'na',
  'nat',
  'nd',
  'nan',
  'none',
  'null',
  'absent',
  'vide',
  's o',
  'xx',
]);
/** How such a cell may begin: the others are not looked at further. */
const mayBeNothing = /^[\s\p{P}<#+=~|\x60^]|^(?:[niavspux0àÀNIAVSPUX]|Err:)/u;
const onlySigns = /^[\s\p{P}+=~|\x60^]+$/u;
const spreadsheetError =
  /^(?:#(?:N\/[AD]|REF!|VALEUR!|VALUE!|NOM\?|NAME\?|DIV\/0!|NULL?!|NOMBRE!|NUM!|CALC!|SPILL!|PROPAGATION!|CHAMP!|FIELD!)|#{3,}|Err:\d{3})$/iu;

/** Whether a cell holds an error of a spreadsheet in place of a value: `#REF!`, `#N/A`, a column too narrow. */
export const isSpreadsheetError = (cell: string): boolean =>
  cell.length <= 300 &&
  (cell.startsWith('#') || cell.startsWith('Err:')) &&
  spreadsheetError.test(cell.trim());

/**
 * Whether a cell holds nothing although something is written: signs alone, `NC`, `INCONNU`, an error of a spreadsheet.
 * `isName`: `Na` and `Vide` are names too.
 */
export function isNothing(cell: string, isName: boolean): boolean {
  if (cell === '' || !mayBeNothing.test(cell)) return cell === '';
  if (cell.length > 40) return onlySigns.test(cell) || isSpreadsheetError(cell);
  if (onlySigns.test(cell) || isSpreadsheetError(cell)) return true;
  const folded = fold(cell);
  return nothings.has(folded) && !(isName && names.has(folded));
}
