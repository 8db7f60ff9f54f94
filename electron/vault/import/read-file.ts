import { open } from 'node:fs/promises';
import { Refusal } from '../../../shared/base';
import type { Progress } from '../../../shared/ipc';
import { codeOf } from '../../disk/patience';
import { sha256 } from '../base/sha256';
import { longJob } from '../service/long-job';
import { readCsv } from './csv.reader';
import { limits, type Table } from './table';
import { readXlsx } from './xlsx.reader';

export interface ExtractFile {
  readonly table: Table;
  readonly sha256: string;
  /** The file as it was read, for the draft of the import. */
  readonly bytes: Buffer;
}

/** Who follows a long job, and can stop it. */
export interface Follower {
  readonly progress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Reads the extract at `path`; a refusal says what is wrong. Never reads beyond the limit of 25 MB. */
export async function readExtract(path: string, follower: Follower): Promise<ExtractFile> {
  return extractOf(await bytesOf(path), follower);
}

/** The same, of a file that was read already. */
export const extractOf = async (bytes: Buffer, follower: Follower): Promise<ExtractFile> => ({
  table: await readTable(bytes, follower),
  sha256: sha256(bytes),
  bytes,
});

async function bytesOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new Refusal(codeOf(error) === 'EBUSY' ? 'FILE_HELD' : 'FILE_UNREADABLE');
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Refusal('FILE_UNREADABLE');
    if (stat.size === 0) throw new Refusal('IMPORT_EMPTY');
    if (stat.size > limits.fileBytes) throw new Refusal('IMPORT_TOO_LARGE');
    // The file may grow while it is read: the buffer is what was measured, and no more.
    const bytes = Buffer.alloc(stat.size);
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('FILE_UNREADABLE');
  } finally {
    await file.close();
  }
}

/** Bytes → table of strings. Throws a `Refusal` that says what the file is when it is not a table. */
export async function readTable(bytes: Buffer, follower: Follower): Promise<Table> {
  if (bytes.length === 0) throw new Refusal('IMPORT_EMPTY');
  const other = otherKind(bytes);
  if (other !== null)
    throw new Refusal('IMPORT_NOT_TABLE', {
      message: `Ce fichier est ${other}\u202f; enregistrez le tableau en CSV ou en XLSX et recommencez.`,
    });
  if (bytes.subarray(0, 4).equals(ZIP)) return readXlsx(bytes, follower.signal);
  return readCsv(bytes, longJob(follower.progress, follower.signal));
}

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
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table)\b/iu.test(start))
    return 'une page web ou un fichier XML';
  return isBinary && !start.startsWith('PK\x03\x04') ? 'illisible\u00a0: ce n’est pas un texte' : null;
}

/** Control characters that no text holds, in the first 64 KiB; UTF-16 with its mark is a text full of zeros. */
function hasControls(bytes: Buffer): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  const start = bytes.subarray(0, 64 * 1024);
  let controls = 0;
  for (const byte of start) if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
  return start.includes(0) || controls * 200 > start.length;
}
