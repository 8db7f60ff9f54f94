/** Search for texts that must not be readable: canaries of the torture, names typed and imported by the specs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file under a folder; what disappears meanwhile (a lock, a socket) is left out. */
export const filesUnder = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  } catch {
    return [];
  }
};

/** A text as a program would write it: UTF-8, UTF-16 in both orders, Windows-1252; as typed, and in capitals. */
const waysToWrite = (text: string): readonly Buffer[] =>
  [...new Set([text, text.toUpperCase()])].flatMap((form) => [
    Buffer.from(form, 'utf8'),
    Buffer.from(form, 'utf16le'),
    Buffer.from(form, 'utf16le').swap16(),
    Buffer.from(form, 'latin1'),
  ]);

/** Noise of some megabytes holds any five bytes now and then: two texts that short are a trace, one is chance. */
const shortBytes = 5;

/** Answers whether any of the texts can be read in some bytes; one pass, whatever the number of texts. */
export function traceSearch(texts: Iterable<string>): (bytes: Buffer) => boolean {
  const byStart = new Map<number, Buffer[]>();
  const known = new Set<string>();
  for (const text of texts) {
    for (const needle of waysToWrite(text)) {
      const key = needle.toString('latin1');
      if (needle.length < shortBytes || known.has(key)) continue;
      known.add(key);
      const start = needle.readUInt32BE(0);
      const same = byStart.get(start);
      if (same) same.push(needle);
      else byStart.set(start, [needle]);
    }
  }
  const few = [...byStart.values()].flat();
  // A handful is searched by the engine itself, far quicker than byte by byte.
  if (few.length <= 24 && few.every(({ length }) => length > shortBytes))
    return (bytes) => few.some((needle) => bytes.includes(needle));
  return (bytes) => {
    const chances = new Set<Buffer>();
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      start = ((start << 8) | (bytes[at] ?? 0)) >>> 0;
      const needles = at >= 3 ? byStart.get(start) : undefined;
      if (needles === undefined) continue;
      const from = at - 3;
      for (const needle of needles) {
        if (bytes.compare(needle, 0, needle.length, from, Math.min(bytes.length, from + needle.length)) !== 0)
          continue;
        if (needle.length > shortBytes) return true;
        chances.add(needle);
        if (chances.size > 1) return true;
      }
    }
    return false;
  };
}

export interface Search {
  /** The files that hold a trace, in their content or in their name. */
  readonly found: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

/** Reads every file of the folders, those apart that the user asked for or gave. */
export function searchFor(
  hasTrace: (bytes: Buffer) => boolean,
  folders: readonly string[],
  except: ReadonlySet<string> = new Set(),
): Search {
  const found: string[] = [];
  let bytes = 0;
  const paths = [...new Set(folders.flatMap(filesUnder))].filter((path) => !except.has(path));
  for (const path of paths) {
    let content: Buffer;
    try {
      content = readFileSync(path);
    } catch {
      // Gone meanwhile.
      continue;
    }
    bytes += content.length;
    if (hasTrace(content) || hasTrace(Buffer.from(path))) found.push(path);
  }
  return { found, files: paths.length, bytes };
}
