import { closeSync, fstatSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { maxScanBytes, Refusal, type ScanMediaType, scanMediaTypeSchema } from '../../../shared/base';
import { openPlain } from '../../disk/sync';
import { sha256 } from '../base/sha256';
import { readingRefusal } from '../files/file-refusals';
import { readApart } from '../reading';

const maxNameLength = 200;

/** A document taken in, checked: what it is was told by its content. */
export interface ReadAttachment {
  readonly fileName: string;
  readonly mediaType: ScanMediaType;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Reads the chosen file, its size being looked at before a byte is read. */
function readBounded(path: string): Buffer {
  let descriptor: number;
  try {
    descriptor = openPlain(path);
  } catch (error) {
    throw readingRefusal(error, path);
  }
  try {
    const stat = fstatSync(descriptor);
    const { size } = stat;
    if (!stat.isFile()) throw new Refusal('FILE_UNREADABLE');
    if (size > maxScanBytes) throw new Refusal('ATTACHMENT_TOO_LARGE');
    if (size === 0)
      throw new Refusal('ATTACHMENT_DAMAGED', {
        message: 'Ce fichier est vide\u202F; choisissez-en un autre.',
      });
    const bytes = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const more = readSync(descriptor, bytes, read, size - read, read);
      if (more === 0) throw new Refusal('FILE_UNREADABLE');
      read += more;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** The name without its path, in one line, of a bounded length; separators of both worlds count. */
export function bareName(path: string): string {
  const name = basename(path).split('\\').at(-1) ?? '';
  return [...name.replace(/\p{Cc}/gu, '').trim()].slice(-maxNameLength).join('') || 'pièce';
}

/** Refusals of a document that the vault can open all the same, to copy its pages: it disarms them. */
const OPENABLE: readonly string[] = ['ATTACHMENT_ACTIVE', 'ATTACHMENT_TOO_LONG', 'ATTACHMENT_PROTECTED'];

/**
 * Whether a document that is in the portfolio can be opened by the vault: it is read apart first, since an earlier version,
 * which looked less closely, may have taken it in.
 */
export async function isOpenable(bytes: Uint8Array): Promise<boolean> {
  try {
    await readApart({ kind: 'attachment', bytes, answer: scanMediaTypeSchema });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return OPENABLE.includes(error.code);
    throw error;
  }
}

/**
 * Looks at a document in a process apart (`attachment-content.ts`), whichever way it came. Throws a `Refusal`
 * (ATTACHMENT_…, READING_STOPPED, CANCELLED).
 */
export async function lookAtAttachment(
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<ReadAttachment> {
  const mediaType = await readApart(
    { kind: 'attachment', bytes, answer: scanMediaTypeSchema },
    signal === undefined ? {} : { signal },
  );
  return { fileName: bareName(name), mediaType, sha256: sha256(bytes), bytes };
}

/**
 * Reads a document that the user chose: 20 MB at most, then looked at. Throws a `Refusal` (FILE_UNREADABLE, and those of
 * `lookAtAttachment`). Nothing is written anywhere.
 */
export const readAttachmentFile = async (path: string, signal?: AbortSignal): Promise<ReadAttachment> =>
  lookAtAttachment(path, readBounded(path), signal);
