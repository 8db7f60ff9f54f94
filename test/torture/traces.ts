/** Search for names that must not be readable: the same canaries for the torture and for the end-to-end specs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Each text as a program would write it, in the encodings of this world: UTF-8, UTF-16, Windows-1252. */
export const tracesOf = (texts: readonly string[]): readonly Buffer[] =>
  [...new Set(texts)].flatMap((text) => {
    const encoded = (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => Buffer.from(text, encoding));
    const swapped = Buffer.from(text, 'utf16le').swap16();
    // An ASCII text is the same bytes in UTF-8 and in Windows-1252.
    return [...encoded, swapped].filter(
      (bytes, index, all) => all.findIndex((other) => other.equals(bytes)) === index,
    );
  });

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

export interface Search {
  /** Names of the files that hold a trace, in their content or in their name. */
  readonly found: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

/** Searches every file of the folders for the traces. */
export function searchFor(traces: readonly Buffer[], folders: readonly string[]): Search {
  const found: string[] = [];
  let bytes = 0;
  const paths = folders.flatMap(filesUnder);
  for (const path of paths) {
    let content: Buffer;
    try {
      content = readFileSync(path);
    } catch {
      continue;
    }
    bytes += content.length;
    const name = Buffer.from(path);
    if (traces.some((trace) => content.includes(trace) || name.includes(trace))) found.push(path);
  }
  return { found, files: paths.length, bytes };
}
