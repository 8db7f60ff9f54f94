import { open } from 'node:fs/promises';
import { Refusal } from '../../../shared/base';
import type { ExportCheck } from '../../../shared/indicators';
import { archiveLimits, checkExport } from '../export';

/** Reads a file up to one byte beyond the limit of an export, whatever size it claims. */
async function readBounded(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(Math.min((await file.stat()).size, archiveLimits.bytes) + 1);
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return buffer.subarray(0, length);
    } finally {
      await file.close();
    }
  } catch {
    // Missing, a folder, no right to read: for the user it is the same file that cannot be read.
    throw new Refusal('FILE_UNREADABLE');
  }
}

/** Checks the file at `path`; needs no portfolio. Throws the refusal FILE_UNREADABLE when it cannot be read at all. */
export const verifyExport = async (path: string): Promise<ExportCheck> =>
  checkExport(await readBounded(path));
