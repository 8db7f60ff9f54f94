import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Refusal } from '../../../shared/ipc';

/** What a workbook may unfold to: readers alone run out of memory on a zip bomb. */
export const gateLimits = { entries: 500, bytes: 64 * 1024 * 1024 } as const;

/**
 * Unfolds every entry of a zip into nothing, and answers their names. Sizes are checked as declared, then as counted:
 * a forged directory does not pass. Throws IMPORT_BOMB, or IMPORT_NOT_TABLE for a zip that is damaged or encrypted.
 */
export async function passGate(bytes: Buffer): Promise<readonly string[]> {
  const zip = await opened(bytes);
  if (zip.entryCount > gateLimits.entries) throw new Refusal('IMPORT_BOMB');
  return new Promise((resolve, reject) => {
    const names: string[] = [];
    let counted = 0;
    let declared = 0;
    const stop = (refusal: Refusal): void => {
      zip.close();
      reject(refusal);
    };
    zip.on('error', () => stop(damaged()));
    zip.on('end', () => resolve(names));
    zip.on('entry', (entry: Entry) => {
      names.push(entry.fileName);
      declared += entry.uncompressedSize;
      if (declared > gateLimits.bytes || names.length > gateLimits.entries)
        return stop(new Refusal('IMPORT_BOMB'));
      if (entry.isEncrypted()) return stop(damaged());
      zip.openReadStream(entry, (error, stream) => {
        if (error) return stop(damaged());
        stream.on('data', (piece: Buffer) => {
          counted += piece.length;
          if (counted <= gateLimits.bytes) return;
          stream.destroy();
          stop(new Refusal('IMPORT_BOMB'));
        });
        stream.on('error', () => stop(counted > gateLimits.bytes ? new Refusal('IMPORT_BOMB') : damaged()));
        stream.on('end', () => zip.readEntry());
      });
    });
    zip.readEntry();
  });
}

const opened = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(damaged()) : resolve(zip),
    );
  });

const damaged = (): Refusal =>
  new Refusal('IMPORT_NOT_TABLE', {
    message:
      'Ce classeur est abîmé ou protégé\u202f; ouvrez-le, enregistrez-le en XLSX ou en CSV et recommencez.',
  });
