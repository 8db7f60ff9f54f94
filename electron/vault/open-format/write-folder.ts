import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, mkdirSync, readdirSync, rmdirSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { Refusal } from '../../../shared/base';
import {
  bytesFile,
  bytesFolders,
  fileOfKind,
  isOpenFile,
  jsonSchemas,
  kindNamed,
  kindsWithBytes,
  MANIFEST,
  type Manifest,
  OPEN_FORMAT,
  OPEN_FORMAT_VERSION,
  type OpenRecord,
  type RecordKind,
  recordKindNames,
  schemaText,
} from '../../../shared/open-format';
import { discardFolder, openFile, replaceFile } from '../../disk/sync';
import { registering } from '../copies';
import { type Db, schemaVersion } from '../db';
import { journalFault, replayedStates } from '../events';
import { writingRefusal } from '../files/file-refusals';
import { syncFolder } from '../portfolio';
import type { Deps } from '../service/deps';
import { contentHash } from './content';
import { bytesBeside, createdAtOf, everybody, recordsOf } from './open-format.repository';

/** A line that does not follow its own schema: a load would refuse it. */
export interface UnfitLine {
  readonly file: string;
  readonly line: number;
}
const UNFIT_TOLD = 20;

export interface WrittenFolder {
  readonly manifest: Manifest;
  readonly unfit: { readonly count: number; readonly first: readonly UnfitLine[] };
}

/** Bytes gathered before they are written. */
const CHUNK = 1024 * 1024;

interface FileEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a new file of the folder; answers what the manifest says of it. */
function writeNew(folder: string, path: string, chunks: Iterable<Uint8Array>): FileEntry {
  const descriptor = openFile(join(folder, path), 'wx', { mode: 0o600 });
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for (const chunk of chunks) {
      hash.update(chunk);
      for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at);
      bytes += chunk.length;
    }
  } finally {
    closeSync(descriptor);
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

function* linesOf(records: Iterable<OpenRecord>): Generator<Uint8Array> {
  let waiting: string[] = [];
  let size = 0;
  for (const record of records) {
    const text = `${JSON.stringify(record)}\n`;
    waiting.push(text);
    size += text.length;
    if (size < CHUNK) continue;
    yield Buffer.from(waiting.join(''));
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.from(waiting.join(''));
}

/** Texts of the schemas of this build, made once. */
let schemas: ReadonlyMap<string, Buffer> | undefined;
const schemaFiles = (): ReadonlyMap<string, Buffer> => {
  schemas ??= new Map(
    [...jsonSchemas(schemaVersion)].map(([path, schema]) => [path, Buffer.from(schemaText(schema))]),
  );
  return schemas;
};

/** Writes all that leaves into a folder that is there and empty. */
export function writeInto(db: Db, folder: string, writtenAt: string): WrittenFolder {
  const content = contentHash();
  const files: FileEntry[] = [];
  const counts: Partial<Record<RecordKind, number>> = {};
  const first: UnfitLine[] = [];
  let unfit = 0;
  const followed = function* (kind: RecordKind): Generator<OpenRecord> {
    const schema = kindNamed(kind).schemaAt(schemaVersion);
    let line = 0;
    for (const record of recordsOf(db, kind)) {
      line += 1;
      content.add(kind, record);
      if (!schema.safeParse(record).success) {
        unfit += 1;
        if (first.length < UNFIT_TOLD) first.push({ file: fileOfKind(kind), line });
      }
      yield record;
    }
    counts[kind] = line;
  };
  for (const part of ['schema', ...bytesFolders]) mkdirSync(join(folder, part), { mode: 0o700 });
  for (const kind of recordKindNames) files.push(writeNew(folder, fileOfKind(kind), linesOf(followed(kind))));
  for (const { kind, folder: part } of kindsWithBytes)
    for (const { id } of [...recordsOf(db, kind)]) {
      const path = bytesFile(part, String(id));
      // A number that is no number of ours never names a file.
      if (isOpenFile(path))
        files.push(writeNew(folder, path, [bytesBeside(db, kind, String(id)) ?? Buffer.alloc(0)]));
    }
  for (const [path, text] of schemaFiles()) files.push(writeNew(folder, path, [text]));
  const manifest: Manifest = {
    format: OPEN_FORMAT,
    version: OPEN_FORMAT_VERSION,
    schemaVersion,
    product: { name: 'Vivier', version: packageJson.version },
    writtenAt,
    portfolio: createdAtOf(db),
    isSound: journalFault(db).firstFaultAt === null && replayedStates(db).faults === 0,
    content: content.digest(),
    // One for each kind, just counted.
    counts: counts as Manifest['counts'],
    files,
  };
  writeNew(folder, MANIFEST, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);
  return { manifest, unfit: { count: unfit, first } };
}

/** Makes durable what was written, before it takes its name. */
function flush(folder: string, { files }: Manifest): void {
  for (const path of [MANIFEST, ...files.map((file) => file.path)]) {
    const descriptor = openFile(join(folder, path), 'r+');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
  for (const part of ['schema', ...bytesFolders, '.']) syncFolder(join(folder, part));
}

/** Refuses a folder that is there and holds something, and whatever else has that name. */
function ensureFree(target: string): void {
  const stat = lstatSync(target, { throwIfNoEntry: false });
  if (stat !== undefined && !(stat.isDirectory() && readdirSync(target).length === 0))
    throw new Refusal('OPEN_FOLDER_TAKEN');
}

/** Puts the whole folder in the place of nothing, or of an empty one. */
function takePlace(part: string, target: string): void {
  const isThere = lstatSync(target, { throwIfNoEntry: false }) !== undefined;
  // Windows renames no folder over another, even an empty one.
  if (isThere) rmdirSync(target);
  try {
    replaceFile(part, target);
  } catch (error) {
    if (isThere) mkdirSync(target);
    throw error;
  }
  syncFolder(dirname(target));
}

/**
 * Writes the whole portfolio in clear into a new folder, under another name until it is whole; a failure leaves nothing, and
 * what a kill leaves is removed at the next opening, by the register of copies, in which the folder stands. Throws a `Refusal`:
 * OPEN_FOLDER_TAKEN, and those of a file that cannot be written.
 */
export function writeOpenFolder({ db, clock }: Pick<Deps, 'db' | 'clock'>, folder: string): WrittenFolder {
  const target = resolve(folder);
  const part = join(dirname(target), `.${randomBytes(8).toString('hex')}.part`);
  try {
    ensureFree(target);
    // Before the register: a place where nothing can be written leaves the portfolio as it was.
    mkdirSync(part, { mode: 0o700 });
    rmdirSync(part);
    const at = clock.now();
    const copy = { kind: 'list', path: target, part, at, subjectIds: everybody(db) } as const;
    return registering(db, copy, () => {
      mkdirSync(part, { mode: 0o700 });
      const written = writeInto(db, part, at);
      flush(part, written.manifest);
      ensureFree(target);
      takePlace(part, target);
      return written;
    });
  } catch (error) {
    discardFolder(part);
    throw writingRefusal(error, target);
  }
}
