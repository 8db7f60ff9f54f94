import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { discard, openPlain, standsAt } from '../../disk/sync';
import { damagedPrefix } from '../copies';

/** What became of the copy of a damaged portfolio, told to the person. */
export type Aside =
  | { readonly outcome: 'made' | 'there-already'; readonly name: string }
  | { readonly outcome: 'no-room' };

/** The portfolio, then what a kill leaves beside it; the damaged state is made of all three. */
const PARTS = ['', '-wal', '-keys'] as const;
const CHUNK = 1024 * 1024;
/** A disk that is dying shows another damage each time: the first copies are worth most, and must not fill it. */
const MOST = 5;

const sizeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null;
/** The same for a part; an empty one, such as the `-wal` that SQLite makes at opening, holds nothing. */
const partSizeOf = (path: string): number => (standsAt(path) === 'file' ? (sizeOf(path) ?? 0) : 0);

/** Reads a file in pieces through a descriptor that is handed to the caller rather than closed. */
function readThrough(path: string, opened: number[], take: (piece: Buffer) => void): void {
  const descriptor = openPlain(path);
  opened.push(descriptor);
  const buffer = Buffer.alloc(CHUNK);
  for (let at = 0; ; ) {
    const count = readSync(descriptor, buffer, 0, CHUNK, at);
    if (count === 0) return;
    take(buffer.subarray(0, count));
    at += count;
  }
}

function hashOf(path: string, opened: number[]): string {
  const hash = createHash('sha256');
  readThrough(path, opened, (piece) => hash.update(piece));
  return hash.digest('hex');
}

function copyOne(from: string, to: string, opened: number[], written: string[]): void {
  const target = openSync(to, 'wx', 0o600);
  written.push(to);
  try {
    readThrough(from, opened, (piece) => {
      for (let at = 0; at < piece.length; ) at += writeSync(target, piece, at);
    });
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
/** An instant as it is written in the name of what is kept beside a portfolio, by the clock of this place. */
export const stampOf = (at: Date): string =>
  `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}-${twoDigits(at.getHours())}${twoDigits(at.getMinutes())}${twoDigits(at.getSeconds())}`;

/**
 * Copies a damaged portfolio next to itself, `NAME.vivier.abîmé-AAAA-MM-JJ-HHMMSS`, before anything else is done with
 * it: once for one state of the file, over no file, deleting none but its own unfinished copy.
 * `opened` receives the descriptors it read through: while the portfolio is open they must stay so until SQLite has
 * closed, since on POSIX closing any of them drops SQLite's lock.
 */
export function copyAside(path: string, at: Date, opened: number[]): Aside {
  const prefix = damagedPrefix(path);
  const folder = dirname(path);
  const written: string[] = [];
  try {
    const size = sizeOf(path);
    const former = readdirSync(folder).filter(
      (name) => name.normalize('NFC').startsWith(prefix) && !/-(?:wal|keys)$/u.test(name),
    );
    const isSame = (name: string): boolean =>
      PARTS.every((part) => partSizeOf(join(folder, name) + part) === partSizeOf(path + part)) &&
      size !== null &&
      hashOf(join(folder, name), opened) === hashOf(path, opened);
    const kept = former.find(isSame) ?? (former.length >= MOST ? former.sort().at(-1) : undefined);
    if (kept !== undefined) return { outcome: 'there-already', name: kept };
    const name = freeName(folder, `${prefix}${stampOf(at)}`);
    for (const part of PARTS) {
      if (part !== '' && partSizeOf(path + part) === 0) continue;
      copyOne(path + part, join(folder, name) + part, opened, written);
    }
    return { outcome: 'made', name };
  } catch {
    // A full disk, a folder that takes no file: told as such; what was begun goes.
    for (const file of written) discard(file);
    return { outcome: 'no-room' };
  }
}

/** Two in one second do not take each other's place. */
export function freeName(folder: string, wanted: string): string {
  let name = wanted;
  for (let turn = 2; standsAt(join(folder, name)) !== 'nothing'; turn += 1) name = `${wanted}-${turn}`;
  return name;
}

/** The sentence for the person, after that of the damage. */
export function asideInWords(aside: Aside): string {
  return aside.outcome === 'no-room'
    ? 'Ce portefeuille est abîmé et n’a pas été modifié\u202F; la place a manqué pour en garder une copie\u202F: copiez le fichier ailleurs, puis reprenez une sauvegarde.'
    : `Ce portefeuille est abîmé\u202F; une copie en l’état a été mise à côté de lui («\u202F${aside.name}\u202F»). Reprenez une sauvegarde.`;
}
