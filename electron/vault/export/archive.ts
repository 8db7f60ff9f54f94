import { type Entry, fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { CivilDate } from '../../../shared/base/time';

export interface ArchiveFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An export holds seven small files: what goes beyond these limits is not one. */
export const archiveLimits = { files: 50, bytes: 32 * 1024 * 1024 } as const;

/** Why a file is not an archive that can be read; `message` is a French sentence for the screen. */
export class ArchiveFault extends Error {}

/**
 * A ZIP of these files, in their order. The same files give the same bytes on every machine: stored without
 * compression (versions of zlib differ), dated `on` at noon in the time of the place, without any other timestamp.
 */
export async function writeArchive(files: readonly ArchiveFile[], on: CivilDate): Promise<Uint8Array> {
  const zip = new ZipFile();
  // The format holds the fields of a local date: built from the same fields, they are the same in every time zone.
  const mtime = new Date(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8, 10)), 12);
  for (const { name, bytes } of files) {
    zip.addBuffer(Buffer.from(bytes), name, {
      mtime,
      mode: 0o100644,
      compress: false,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const tooLarge = (): ArchiveFault =>
  new ArchiveFault('Cette archive, une fois ouverte, serait démesurée ; elle n’a pas été lue.');

/** Bytes of one entry, counted as they come: a declared size is not believed. */
async function bytesOf(
  open: () => Promise<AsyncIterable<Buffer | string>>,
  room: number,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let count = 0;
  for await (const chunk of await open()) {
    const bytes = Buffer.from(chunk);
    count += bytes.length;
    if (count > room) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function checkEntry(entry: Entry, known: ReadonlyMap<string, Uint8Array>): void {
  if (entry.isEncrypted())
    throw new ArchiveFault('Cette archive contient un fichier chiffré ; un export n’en contient pas.');
  if (known.has(entry.fileName))
    throw new ArchiveFault('Cette archive contient deux fichiers du même nom ; elle n’est pas un export.');
}

const isZip = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('PK\x03\x04'));

/** Files of a ZIP, by name. Throws an `ArchiveFault` for anything else, however hostile. */
export async function readArchive(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  if (bytes.length === 0) throw new ArchiveFault('Ce fichier est vide ; choisissez le fichier d’export.');
  if (bytes.length > archiveLimits.bytes) throw tooLarge();
  if (!isZip(bytes))
    throw new ArchiveFault('Ce fichier n’est pas une archive ZIP ; choisissez le fichier d’export.');
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { strictFileNames: true });
    if (zip.entryCount > archiveLimits.files)
      throw new ArchiveFault(
        'Cette archive contient trop de fichiers pour un export ; elle n’a pas été lue.',
      );
    const files = new Map<string, Uint8Array>();
    let room: number = archiveLimits.bytes;
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, files);
      if (entry.uncompressedSize > room) throw tooLarge();
      const content = await bytesOf(() => zip.openReadStreamPromise(entry), room);
      room -= content.length;
      files.set(entry.fileName, content);
    }
    return files;
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    throw new ArchiveFault('Cette archive est tronquée ou abîmée ; demandez le fichier d’export à nouveau.', {
      cause: error,
    });
  }
}
