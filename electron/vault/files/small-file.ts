import { closeSync, fstatSync, readSync } from 'node:fs';
import { Refusal } from '../../../shared/base';
import { openPlain } from '../../disk/sync';
import { readingRefusal } from './file-refusals';

/** The bytes of a file, or `null` beyond the limit. Throws FILE_UNREADABLE, FILE_NAME_TOO_LONG, FILE_HELD. */
export function readSmallFile(path: string, most: number): Buffer | null {
  let descriptor: number | undefined;
  try {
    descriptor = openPlain(path);
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new Refusal('FILE_UNREADABLE');
    if (stat.size > most) return null;
    const bytes = Buffer.alloc(stat.size);
    let at = 0;
    while (at < bytes.length) {
      const read = readSync(descriptor, bytes, at, bytes.length - at, at);
      if (read === 0) break;
      at += read;
    }
    return bytes.subarray(0, at);
  } catch (error) {
    throw readingRefusal(error, path);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
