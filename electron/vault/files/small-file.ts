import { closeSync, fstatSync, readSync } from 'node:fs';
import { Refusal } from '../../../shared/base';
import { codeOf } from '../../disk/patience';
import { openFile } from '../../disk/sync';

/** The bytes of a file, or `null` beyond the limit. Throws FILE_UNREADABLE, FILE_HELD. */
export function readSmallFile(path: string, most: number): Buffer | null {
  let descriptor: number | undefined;
  try {
    descriptor = openFile(path, 'r');
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
    if (codeOf(error) === 'EBUSY') throw new Refusal('FILE_HELD');
    // Missing, forbidden, removed while it is read: the same advice, and no path in the message.
    throw new Refusal('FILE_UNREADABLE');
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
