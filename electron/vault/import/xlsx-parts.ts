import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Refusal } from '../../../shared/base';

/** What a workbook may unfold to. */
export const partLimits = { entries: 500, bytes: 64 * 1024 * 1024 } as const;

/** The parts of a workbook, by name; each is unfolded when it is asked for, all of them to the limit at most. */
export interface WorkbookParts {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** The text of a part; throws IMPORT_BOMB, IMPORT_NOT_TABLE where it is damaged or absent. */
  readonly textOf: (name: string) => Promise<string>;
}

/** Names of parts are one whatever their capitals. */
const keyOf = (name: string): string => name.toLowerCase();

/**
 * Lists the entries of a zip, and unfolds those that `act` asks for. Sizes are checked as declared, of the whole directory,
 * before anything is unfolded; then as counted: a forged directory does not pass. Throws IMPORT_BOMB, or IMPORT_NOT_TABLE
 * for a zip that is damaged, encrypted, or has two parts of one name, of which other software would read the other.
 */
export async function withParts<T>(bytes: Buffer, act: (parts: WorkbookParts) => Promise<T>): Promise<T> {
  const zip = await opened(bytes);
  try {
    if (zip.entryCount > partLimits.entries) throw new Refusal('IMPORT_BOMB');
    const entries = await directoryOf(zip);
    const byName = new Map(entries.map((entry) => [keyOf(entry.fileName), entry]));
    if (byName.size < entries.length) throw damaged();
    let room: number = partLimits.bytes;
    return await act({
      names: entries.map((entry) => entry.fileName),
      has: (name) => byName.has(keyOf(name)),
      textOf: async (name) => {
        const entry = byName.get(keyOf(name));
        if (entry === undefined) throw damaged();
        const part = await unfolded(zip, entry, room);
        room -= part.length;
        return decoded(part);
      },
    });
  } finally {
    zip.close();
  }
}

const directoryOf = (zip: ZipFile): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    let declared = 0;
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      declared += entry.uncompressedSize;
      if (declared > partLimits.bytes || entries.length >= partLimits.entries)
        return reject(new Refusal('IMPORT_BOMB'));
      if (entry.isEncrypted()) return reject(damaged());
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });

const unfolded = (zip: ZipFile, entry: Entry, room: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged());
      const pieces: Buffer[] = [];
      let counted = 0;
      stream.on('data', (piece: Buffer) => {
        counted += piece.length;
        pieces.push(piece);
        if (counted <= room) return;
        stream.destroy();
        reject(new Refusal('IMPORT_BOMB'));
      });
      stream.on('error', () => reject(damaged()));
      stream.on('end', () => resolve(Buffer.concat(pieces)));
    });
  });

const opened = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(damaged()) : resolve(zip),
    );
  });

/** A part as text: UTF-8, or what its mark or its first line says. */
function decoded(part: Buffer): string {
  const wide =
    part[0] === 0xff && part[1] === 0xfe
      ? 'utf-16le'
      : part[0] === 0xfe && part[1] === 0xff
        ? 'utf-16be'
        : null;
  const [, named = 'utf-8'] =
    /^<\?xml [^>]{0,100}?encoding=["']([\w-]{1,20})["']/u.exec(part.toString('latin1', 0, 200)) ?? [];
  try {
    return new TextDecoder(wide ?? named).decode(part);
  } catch {
    throw damaged();
  }
}

/** A workbook that does not hold what it must, whatever the reason. */
export const damaged = (): Refusal =>
  new Refusal('IMPORT_NOT_TABLE', {
    message:
      'Ce classeur est abîmé ou protégé\u202f; ouvrez-le, enregistrez-le en XLSX ou en CSV et recommencez.',
  });
