import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Refusal } from '../../../shared/base';

/** What a workbook may unfold to: readers alone run out of memory on a zip bomb. */
export const gateLimits = { entries: 500, bytes: 64 * 1024 * 1024 } as const;

/**
 * Unfolds every entry of a zip into nothing, and answers their names. Sizes are checked as declared, in the whole
 * directory, before anything is unfolded; then as counted: a forged directory does not pass.
 * Throws IMPORT_BOMB, or IMPORT_NOT_TABLE for a zip that is damaged or encrypted.
 */
export async function passGate(bytes: Buffer): Promise<readonly string[]> {
  const zip = await opened(bytes);
  try {
    if (zip.entryCount > gateLimits.entries) throw new Refusal('IMPORT_BOMB');
    const entries = await directoryOf(zip);
    let counted = 0;
    for (const entry of entries) counted = await unfold(zip, entry, counted);
    return entries.map((entry) => entry.fileName);
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
      if (declared > gateLimits.bytes || entries.length >= gateLimits.entries)
        return reject(new Refusal('IMPORT_BOMB'));
      if (entry.isEncrypted()) return reject(damaged());
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });

/** Reads an entry to its end and keeps nothing; answers the bytes counted so far. */
const unfold = (zip: ZipFile, entry: Entry, before: number): Promise<number> =>
  new Promise((resolve, reject) => {
    let counted = before;
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged());
      stream.on('data', (piece: Buffer) => {
        counted += piece.length;
        if (counted <= gateLimits.bytes) return;
        stream.destroy();
        reject(new Refusal('IMPORT_BOMB'));
      });
      stream.on('error', () => reject(damaged()));
      stream.on('end', () => resolve(counted));
    });
  });

const opened = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(damaged()) : resolve(zip),
    );
  });

const damaged = (): Refusal =>
  new Refusal('IMPORT_NOT_TABLE', {
    message:
      'Ce classeur est abîmé ou protégé\u202f; ouvrez-le, enregistrez-le en XLSX ou en CSV et recommencez.',
  });
