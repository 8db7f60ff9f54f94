import { open } from 'node:fs/promises';
import { Refusal } from '../../../shared/base';
import type { ExportCheck } from '../../../shared/indicators';
import { READ_AT_ONCE } from '../../disk/sync';
import { archiveLimits, checkExport } from '../export';
import { readingRefusal } from '../files/file-refusals';

/** Reads a file up to one byte beyond the limit of an export, whatever size it claims. */
async function readBounded(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, READ_AT_ONCE);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new Refusal('FILE_UNREADABLE');
      const buffer = Buffer.alloc(Math.min(stat.size, archiveLimits.bytes) + 1);
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
  } catch (error) {
    throw readingRefusal(error, path);
  }
}

/** Checks the file at `path`; needs no portfolio. Throws the refusal FILE_UNREADABLE when it cannot be read at all. */
export const verifyExport = async (path: string): Promise<ExportCheck> =>
  checkExport(await readBounded(path));
