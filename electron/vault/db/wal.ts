/** What SQLite's journal beside a database (`-wal`) says of itself in clear: which it is, and how far it has come. */
import { closeSync, fstatSync, readSync } from 'node:fs';
import { openBeside, standsAt } from '../../disk/sync';

/** https://www.sqlite.org/fileformat2.html#walformat: header of the file, header of each frame, what they begin with. */
const HEAD_BYTES = 32;
const FRAME_HEAD_BYTES = 24;
const MAGICS: readonly number[] = [0x377f0682, 0x377f0683];

export const walOf = (path: string): string => `${path}-wal`;

/** A journal as it lies beside a database. */
export interface Wal {
  /** The two salts that SQLite draws for each journal, in hexadecimal: no two have the same. */
  readonly salts: string;
  /** Frames up to the last that ends a transaction. */
  readonly frames: number;
  /** Whether the pages written are all the first, which holds settings of the file and nothing that was saved. */
  readonly isFirstPageOnly: boolean;
}

/**
 * Reads the journal beside a database without SQLite, which would apply it. `null` where there is none, or an empty one;
 * `'strange'` for anything else that stands there: a link, a pipe, a file that is no journal.
 */
export function walBeside(path: string): Wal | 'strange' | null {
  const stands = standsAt(walOf(path));
  if (stands !== 'file') return stands === 'nothing' ? null : 'strange';
  const descriptor = openBeside(walOf(path), 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size === 0) return null;
    const head = Buffer.alloc(HEAD_BYTES);
    if (readSync(descriptor, head, 0, HEAD_BYTES, 0) < HEAD_BYTES || !MAGICS.includes(head.readUInt32BE(0)))
      return 'strange';
    const salts = head.subarray(16, 24);
    const frameBytes = FRAME_HEAD_BYTES + head.readUInt32BE(8);
    const there = Math.floor((size - HEAD_BYTES) / frameBytes);
    const frame = Buffer.alloc(FRAME_HEAD_BYTES);
    const read = (number: number): boolean => {
      readSync(descriptor, frame, 0, FRAME_HEAD_BYTES, HEAD_BYTES + (number - 1) * frameBytes);
      return frame.subarray(8, 16).equals(salts);
    };
    let frames = there;
    // Frames after the last commit are of a change that was taken back.
    while (frames > 0 && !(read(frames) && frame.readUInt32BE(4) > 0)) frames -= 1;
    let isFirstPageOnly = there <= MOST_OPENING_FRAMES;
    for (let number = 1; isFirstPageOnly && number <= there; number += 1)
      isFirstPageOnly = read(number) && frame.readUInt32BE(0) === 1;
    return { salts: salts.toString('hex'), frames, isFirstPageOnly };
  } finally {
    closeSync(descriptor);
  }
}

/** Frames that the change with which a journal begins may take, some disks being filled up to a sector. */
const MOST_OPENING_FRAMES = 8;
