import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { longJob } from '../service/long-job';
import { readCsv } from './csv.reader';
import { utf16Of } from './decode';
import { lockFile } from './lock-file';
import type { Follower, SheetChoice } from './read-file';
import type { Table } from './table';
import { readXlsx } from './xlsx.reader';

/** As the process that reads is asked. */
const choiceSchema = z.strictObject({ sheets: z.array(z.string()).optional() });
export const readExtractApart = (bytes: Buffer, options: unknown, follower: Follower): Promise<Table> => {
  const { sheets } = choiceSchema.parse(options);
  return readTable(bytes, follower, sheets === undefined ? {} : { sheets });
};

/** Bytes → table of strings. Throws a `Refusal` that says what the file is when it is not a table. */
export async function readTable(bytes: Buffer, follower: Follower, choice: SheetChoice = {}): Promise<Table> {
  if (bytes.length === 0) throw new Refusal('IMPORT_EMPTY');
  if (isLockFile(bytes)) throw lockFile();
  const other = otherKind(bytes);
  if (other !== null)
    throw new Refusal('IMPORT_NOT_TABLE', {
      message: `Ce fichier est ${other}\u202f; enregistrez l’extrait en CSV ou en XLSX et recommencez.`,
    });
  if (bytes.subarray(0, 4).equals(ZIP)) return readXlsx(bytes, choice.sheets);
  return readCsv(bytes, longJob(follower.progress, follower.signal));
}

/** The lock of Excel, whatever its name: who has the workbook open, twice, each after its length and filled with blanks. */
const isLockFile = (bytes: Buffer): boolean =>
  bytes.length === 165 && (bytes[0] ?? 255) <= 54 && bytes[0] === bytes[55] && bytes[54] === 32;

const ZIP = Buffer.from('PK\x03\x04', 'latin1');

/** First bytes of the kinds of files that are sent in place of a table. */
const kinds: readonly (readonly [string, string])[] = [
  ['%PDF-', 'un PDF'],
  ['\x89PNG', 'une image PNG'],
  ['\xff\xd8\xff', 'une image JPEG'],
  ['GIF8', 'une image GIF'],
  ['BM', 'une image BMP'],
  ['II*\x00', 'une image TIFF'],
  ['MM\x00*', 'une image TIFF'],
  ['{\\rtf', 'un document RTF'],
  ['PK\x05\x06', 'une archive ZIP vide'],
  ['Rar!', 'une archive RAR'],
  ['7z\xbc\xaf', 'une archive 7z'],
  ['\x1f\x8b', 'une archive GZIP'],
  ['MZ', 'un programme'],
  ['SQLite format 3', 'une base de données'],
];

/** French name of what the file is, or `null` when it may be a table (text or zip). */
function otherKind(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 64 * 1024).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? 'un classeur protégé par un mot de passe'
      : 'un classeur d’un ancien format (XLS) ou un document Office ancien';
  const isBinary = hasControls(bytes);
  for (const [magic, name] of kinds)
    if (start.startsWith(magic) && (isBinary || !/^[A-Z]{2}$/u.test(magic))) return name;
  const wide = utf16Of(bytes) ?? (start.startsWith('\xff\xfe') ? 'utf-16le' : null);
  const text = (wide === null ? start : new TextDecoder(wide).decode(bytes.subarray(0, 8192)))
    .replace(/^(?:\xef\xbb\xbf|\ufeff)/u, '')
    .trimStart();
  if (/^(?:MIME-Version:|From: .*Saved by|Content-Type: multipart\/related)/iu.test(text))
    return 'une archive de page web (MHT), même sous un nom de classeur';
  if (/^<\?xml\b[\s\S]{0,400}?(?:progid="Excel\.Sheet"|<(?:ss:)?Workbook\b)/iu.test(text))
    return 'un classeur de l’ancien format XML d’Excel\u00a02003';
  if (
    /^<(?:!doctype|!--|html|head|meta|style|body|div|table|\?xml)\b/iu.test(text) ||
    text.startsWith('<!--')
  )
    return 'une page web (HTML) ou un fichier XML, même sous un nom de classeur';
  return isBinary && !start.startsWith('PK\x03\x04') ? 'illisible\u00a0: ce n’est pas un texte' : null;
}

/**
 * Control characters that no text holds (the end of file of DOS and the separators of units are in some), in the first
 * 64 KiB; UTF-16 is a text full of zeros.
 */
function hasControls(bytes: Buffer): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  if (utf16Of(bytes) !== null) return false;
  const start = bytes.subarray(0, 64 * 1024);
  let controls = 0;
  for (const byte of start) if (byte < 9 || (byte > 13 && byte < 26) || byte === 27) controls += 1;
  return start.includes(0) || controls * 200 > start.length;
}
