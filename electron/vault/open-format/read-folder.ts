import { createHash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, readdirSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { typography } from '../../../shared/base/text';
import {
  bytesFolders,
  FIRST_OPEN_VERSION,
  fileOfKind,
  isOpenFile,
  kindNamed,
  kindsAt,
  MANIFEST,
  type Manifest,
  manifestHeadSchema,
  manifestSchema,
  OPEN_FORMAT_VERSION,
  type OpenRecord,
  openLimits,
  type RecordKind,
} from '../../../shared/open-format';
import { codeOf } from '../../disk/patience';
import { openBeside } from '../../disk/sync';
import { schemaVersion } from '../db';
import { readingRefusal } from '../files/file-refusals';

/** A folder whose files are those that its manifest tells, byte for byte. */
export interface CheckedFolder {
  readonly path: string;
  readonly manifest: Manifest;
}

/** A refusal about a place in a file; rows of a file are counted from 1, as editors do. */
export const refusedAt = (file: string, line: number, what: string): Refusal =>
  new Refusal('OPEN_FOLDER_REFUSED', {
    message: typography(`${file}, ligne ${line} : ${what} ; rien n’a été créé.`),
  });
export const refusedFile = (file: string, what: string): Refusal =>
  new Refusal('OPEN_FOLDER_REFUSED', { message: typography(`${file} : ${what} ; rien n’a été créé.`) });

const CHUNK = 1024 * 1024;

function* chunksOf(folder: string, file: string): Generator<Buffer> {
  let descriptor: number;
  try {
    // A link is refused, whatever it names.
    descriptor = openBeside(join(folder, file), 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw refusedFile(file, 'ce fichier manque');
    if (['ENOTFILE', 'ELOOP'].includes(codeOf(error)))
      throw refusedFile(file, 'ce n’est pas un simple fichier (un lien, un dossier)');
    throw readingRefusal(error, join(folder, file));
  }
  try {
    // One more than there is, so that a small file is read at once.
    const size = Math.min(CHUNK, fstatSync(descriptor).size + 1);
    for (;;) {
      const chunk = Buffer.allocUnsafe(size);
      const read = readSync(descriptor, chunk);
      if (read === 0) return;
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The bytes of a file that holds no more than so many. */
export function bytesOf(folder: string, file: string, most: number): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  for (const chunk of chunksOf(folder, file)) {
    size += chunk.length;
    if (size > most) throw refusedFile(file, 'ce fichier est trop grand');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Every file of the folder, as the manifest names them; refuses what is no plain file nor a folder of the format. */
function filesIn(folder: string): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (under: string): void => {
    for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
      const name = `${under}${entry.name}`;
      if (entry.isDirectory() && ['schema', ...bytesFolders].includes(name)) look(`${name}/`);
      else if (!entry.isFile())
        throw refusedFile(name, 'ce n’est pas un simple fichier (un lien, un dossier)');
      else if (name !== MANIFEST && !isOpenFile(name))
        throw refusedFile(name, 'ce fichier n’est pas de ceux d’un dossier au format ouvert');
      else found.add(name);
    }
  };
  look('');
  return found;
}

function jsonOf(folder: string): unknown {
  const bytes = bytesOf(folder, MANIFEST, openLimits.manifestBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw refusedFile(MANIFEST, 'ce fichier n’est pas du JSON en UTF-8');
  }
}

/** What does not fit, as the end of a sentence: the name of a field, never what it holds. */
function faultOf({ issues: [issue] }: z.ZodError): string {
  return issue?.code === 'unrecognized_keys'
    ? `le champ « ${[...issue.path, issue.keys[0]].join('.')} » est inconnu`
    : `le champ « ${issue?.path.join('.') ?? ''} » ne convient pas`;
}

function manifestOf(folder: string): Manifest {
  const json = jsonOf(folder);
  const head = manifestHeadSchema.safeParse(json);
  if (!head.success) throw new Refusal('OPEN_FOLDER_REFUSED');
  if (head.data.version > OPEN_FORMAT_VERSION || head.data.schemaVersion > schemaVersion)
    throw new Refusal('OPEN_FOLDER_FROM_FUTURE');
  if (head.data.version !== OPEN_FORMAT_VERSION || head.data.schemaVersion < FIRST_OPEN_VERSION)
    throw refusedFile(MANIFEST, 'cette version du format n’est pas connue');
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw refusedFile(MANIFEST, faultOf(manifest.error));
  return manifest.data;
}

/**
 * Looks at a folder before anything is made of it: plain files of known names, all those of the manifest and no other, and
 * none that has changed. Throws a `Refusal` that names the file.
 */
export function checkFolder(given: string): CheckedFolder {
  const path = resolve(given);
  if (!lstatSync(path, { throwIfNoEntry: false })) throw new Refusal('FOLDER_MISSING');
  let found: ReadonlySet<string>;
  try {
    found = filesIn(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('OPEN_FOLDER_REFUSED');
  }
  if (!found.has(MANIFEST)) throw refusedFile(MANIFEST, 'ce fichier manque');
  const manifest = manifestOf(path);
  const told = new Set(manifest.files.map((file) => file.path));
  if (told.size !== manifest.files.length) throw refusedFile(MANIFEST, 'un fichier y est dit deux fois');
  for (const kind of kindsAt(manifest.schemaVersion))
    if (!told.has(fileOfKind(kind))) throw refusedFile(fileOfKind(kind), 'ce fichier manque');
  for (const name of found)
    if (name !== MANIFEST && !told.has(name))
      throw refusedFile(name, `${MANIFEST} ne parle pas de ce fichier`);
  for (const file of manifest.files) {
    const hash = createHash('sha256');
    for (const chunk of chunksOf(path, file.path)) hash.update(chunk);
    if (hash.digest('hex') !== file.sha256)
      throw refusedFile(file.path, 'ce fichier a changé depuis qu’il a été écrit');
  }
  return { path, manifest };
}

/** The lines of a file as bytes, without what ends them. */
function* rawLines(folder: string, file: string): Generator<Buffer> {
  let line = 1;
  let rest: Buffer[] = [];
  let size = 0;
  const grown = (piece: Buffer): void => {
    size += piece.length;
    if (size > openLimits.lineBytes) throw refusedAt(file, line, 'cette ligne est trop longue');
    rest.push(piece);
  };
  for (const chunk of chunksOf(folder, file)) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      grown(chunk.subarray(from, end));
      yield rest.length === 1 && rest[0] !== undefined ? rest[0] : Buffer.concat(rest);
      rest = [];
      size = 0;
      line += 1;
      from = end + 1;
    }
    grown(chunk.subarray(from));
  }
  if (size > 0) throw refusedAt(file, line, 'cette ligne n’est pas terminée');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Half of a sign written in two halves: the portfolio would not keep it as it is. */
function isBroken(value: unknown): boolean {
  if (typeof value === 'string') return !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, one]) => !key.isWellFormed() || isBroken(one));
}

function objectOf(bytes: Buffer, file: string, line: number): Record<string, unknown> {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw refusedAt(file, line, 'ce texte n’est pas de l’UTF-8');
  }
  if (text.startsWith('\ufeff')) throw refusedAt(file, line, 'une marque d’ordre (BOM) précède le texte');
  if (text.endsWith('\r')) throw refusedAt(file, line, 'la fin de ligne est celle de Windows (CRLF)');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusedAt(file, line, 'ce n’est pas du JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusedAt(file, line, 'un objet JSON est attendu');
  if (/\\u[dD][89a-fA-F]/u.test(text) && isBroken(value))
    throw refusedAt(file, line, 'un caractère est incomplet');
  return value as Record<string, unknown>;
}

export interface ReadLine {
  readonly line: number;
  readonly record: OpenRecord;
}

/** The lines of a kind, each checked by its schema, as the version that wrote them had it. Throws a `Refusal` with file and line. */
export function* readLines({ path, manifest }: CheckedFolder, kind: RecordKind): Generator<ReadLine> {
  const file = fileOfKind(kind);
  const schema = kindNamed(kind).schemaAt(manifest.schemaVersion);
  const needed = Object.entries(schema.shape).flatMap(([key, one]) =>
    one instanceof Object && '_zod' in one && one._zod.def.type === 'default' ? [] : [key],
  );
  let line = 0;
  for (const bytes of rawLines(path, file)) {
    line += 1;
    const value = objectOf(bytes, file, line);
    const missing = needed.find((key) => !Object.hasOwn(value, key));
    if (missing !== undefined) throw refusedAt(file, line, `il manque le champ « ${missing} »`);
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw refusedAt(file, line, faultOf(parsed.error));
    // What was written, and the empty value of what came later.
    yield { line, record: { ...parsed.data, ...value } };
  }
  const { counts } = manifest;
  if (line !== counts[kind])
    throw refusedFile(file, `${line} lignes, alors que ${MANIFEST} en compte ${counts[kind]}`);
}

/** The bytes of an attachment: the file bears its number, and no name that a folder could choose. */
export const attachmentIn = ({ path }: CheckedFolder, file: string): Buffer =>
  bytesOf(path, file, openLimits.attachmentBytes);
