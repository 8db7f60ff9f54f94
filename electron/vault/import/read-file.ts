import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '../../../shared/base';
import type { Progress } from '../../../shared/ipc';
import { READ_AT_ONCE } from '../../disk/sync';
import { sha256 } from '../base/sha256';
import { readingRefusal } from '../files/file-refusals';
import { readApart } from '../reading';
import { lockFile } from './lock-file';
import { limits, type Table } from './table';
import { tableSchema } from './table.schema';

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

/** What is read of a workbook: the sheets named, in the order of the workbook; without names, the one whose headings are best known. */
export interface SheetChoice {
  readonly sheets?: readonly string[];
}

/**
 * Reads the extract at `path`, in a process apart; a refusal says what is wrong. Never reads beyond the limit of 25 MB.
 */
export async function readExtract(
  path: string,
  follower: Follower,
  choice: SheetChoice = {},
): Promise<ExtractFile> {
  ensureNoLock(basename(path));
  return extractOf(await bytesOf(path), follower, choice);
}

/** The same of a file whose bytes came with its name: dropped on the window. */
export async function readDropped(
  fileName: string,
  bytes: Uint8Array,
  follower: Follower,
): Promise<ExtractFile> {
  ensureNoLock(fileName);
  if (bytes.length === 0) throw new Refusal('IMPORT_EMPTY');
  return extractOf(Buffer.from(bytes), follower);
}

/** Refuses, by its name, what a spreadsheet lays beside a workbook that is open. */
function ensureNoLock(name: string): void {
  if (/^(?:~\$|\.~lock\.)/u.test(name)) throw lockFile();
}

/** The same, of a file that was read already. */
export const extractOf = async (
  bytes: Buffer,
  follower: Follower,
  choice: SheetChoice = {},
): Promise<ExtractFile> => ({
  table: await readApart({ kind: 'extract', bytes, options: choice, answer: tableSchema }, follower),
  sha256: sha256(bytes),
  bytes,
});

async function bytesOf(path: string): Promise<Buffer> {
  const file = await open(path, READ_AT_ONCE).catch((error: unknown) => {
    throw readingRefusal(error, path);
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
    throw readingRefusal(error, path);
  } finally {
    await file.close();
  }
}
