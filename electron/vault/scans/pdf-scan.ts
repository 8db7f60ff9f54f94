import { constants, inflateRawSync } from 'node:zlib';

/** What one stream of a PDF, and all of them, may unfold into: an A4 page in colour at 600 dpi is 104 MB. */
const maxUnfoldedStream = 128 * 1024 * 1024;
const maxUnfolded = 512 * 1024 * 1024;

/** Names of what a PDF does by itself or carries: scripts, programs, forms that are sent, other files. */
const activeNames: ReadonlySet<string> = new Set([
  'JavaScript',
  'OnInstantiate',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'RichMedia',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
]);
/** Longest of them, each of its letters written by its number. */
const LONGEST = 3 * Math.max(...[...activeNames].map((name) => name.length));

/** Why a PDF is not taken in, told by its bytes alone. */
export type ScanFault = 'active' | 'encrypted' | 'damaged' | 'too-large';

class Found extends Error {
  readonly fault: ScanFault;
  constructor(fault: ScanFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Looks at every byte of a PDF, and at what its streams unfold into, before anything reads it as a document. A reader of PDF
 * goes where a table of places sends it: what stands in a comment, in a string or within a stream may be an object for it.
 * So names are looked for everywhere, letters written by their number included, whatever stands around them; and every
 * stream that may be one is unfolded. The work grows with the size of the file, whatever is in it. `null`: nothing is seen.
 */
export function scanFault(bytes: Buffer): ScanFault | null {
  try {
    const starts = placesOf(bytes, 'stream').filter((at) => bytes.toString('latin1', at - 3, at) !== 'end');
    const ends = placesOf(bytes, 'endstream');
    // Each that is never closed makes a reader look for its end to the end of the file. A word of a text is none.
    if (starts.length - ends.length > UNCLOSED) return 'damaged';
    lookFor(bytes, true);
    unfoldAll(bytes, starts, ends);
    return null;
  } catch (error) {
    if (error instanceof Found) return error.fault;
    throw error;
  }
}

const UNCLOSED = 32;
const MOST_BLANKS = 32;
const BLANKS: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);

function placesOf(bytes: Buffer, word: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + word.length)) places.push(at);
  return places;
}

/** The first of some growing places that is not before `at`; `otherwise` where there is none. */
function placeFrom(places: readonly number[], at: number, otherwise: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return places[low] ?? otherwise;
}

/** What ends a name: white space, and the signs of the language. */
const isRegular = (byte: number): boolean =>
  byte > 0x20 && byte < 0x7f && !'()<>[]{}/%'.includes(String.fromCharCode(byte));

function hexadecimal(byte: number | undefined): number {
  const digit = Number.parseInt(String.fromCharCode(byte ?? 0), 16);
  return Number.isNaN(digit) ? -1 : digit;
}

/** The name that begins after a slash, its `#4a` read; longer ones are cut, for they are none of ours. */
function nameAt(bytes: Buffer, from: number): string {
  let name = '';
  for (let at = from; at < from + LONGEST + 1 && at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (!isRegular(byte)) break;
    const [high, low] = [hexadecimal(bytes[at + 1]), hexadecimal(bytes[at + 2])];
    if (byte === 0x23 && high !== -1 && low !== -1) {
      name += String.fromCharCode(16 * high + low);
      at += 2;
    } else name += String.fromCharCode(byte);
  }
  return name;
}

/** Throws where a name of `activeNames` stands, or, in the file itself, the one that says that it is protected. */
function lookFor(bytes: Buffer, isFile: boolean): void {
  let isEncrypted = false;
  for (let at = bytes.indexOf(0x2f); at !== -1; at = bytes.indexOf(0x2f, at + 1)) {
    const name = nameAt(bytes, at + 1);
    if (activeNames.has(name)) throw new Found('active');
    if (isFile && name === 'Encrypt') isEncrypted = true;
  }
  if (isEncrypted) throw new Found('encrypted');
}

/**
 * Unfolds every stream, looks into it and counts what it holds. One that goes on beyond the first word that may end it is
 * followed: the word may be part of it. Streams do not overlap: those that are made to, so that each is long, are refused.
 */
function unfoldAll(bytes: Buffer, starts: readonly number[], ends: readonly number[]): void {
  let left = 8 * bytes.length;
  let total = 0;
  for (const at of starts) {
    // White space ends the word in more ways than one; no compressed byte of a beginning is one.
    let start = at + 6;
    while (start < at + MOST_BLANKS && BLANKS.has(bytes[start] ?? 0)) start += 1;
    // A stream that is compressed says so in its first byte; its two bytes of header and its checksum are not needed.
    if (((bytes[start] ?? 0) & 0x0f) !== 8) continue;
    let end = placeFrom(ends, start, bytes.length);
    for (let isWhole = false; !isWhole; ) {
      const folded = bytes.subarray(start + 2, end);
      left -= folded.length;
      if (left < 0) throw new Found('damaged');
      const unfolded = inflated(folded);
      isWhole = unfolded === null || unfolded.read < folded.length || end === bytes.length;
      if (!isWhole) end = placeFrom(ends, start + 2 * (end - start), bytes.length);
      else if (unfolded !== null) {
        total += unfolded.content.length;
        if (total > maxUnfolded) throw new Found('too-large');
        lookFor(unfolded.content, false);
      }
    }
  }
}

interface Unfolded {
  readonly content: Buffer;
  /** Bytes that it took. */
  readonly read: number;
}

/** `null` for bytes that do not unfold. */
function inflated(folded: Buffer): Unfolded | null {
  try {
    // With `info`, Node answers the engine beside the content (zlib.html#class-options); its types do not say so.
    const { buffer, engine } = inflateRawSync(folded, {
      maxOutputLength: maxUnfoldedStream,
      finishFlush: constants.Z_SYNC_FLUSH,
      info: true,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    return { content: buffer, read: engine.bytesWritten };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new Found('too-large');
    return null;
  }
}
