import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import {
  bytesFile,
  fileOfKind,
  kindNamed,
  kindsAt,
  kindsWithBytes,
  MANIFEST,
  type Manifest,
  type OpenRecord,
  type RecordKind,
  recordKindNames,
} from '../../../shared/open-format';
import { codeOf } from '../../disk/patience';
import { noteCopy } from '../copies';
import type { Db } from '../db';
import { carryEvent, recordEvent, sealUntold } from '../events';
import {
  type CreationOptions,
  createWithKeys,
  ensureCreatable,
  newKeys,
  type OpenPortfolio,
} from '../portfolio';
import type { Deps } from '../service/deps';
import { contentHash } from './content';
import { erasedFinder, everybody, keyFinder, recordsOf, recordWriter } from './open-format.repository';
import {
  attachmentIn,
  type CheckedFolder,
  checkFolder,
  readLines,
  refusedAt,
  refusedFile,
} from './read-folder';

/** What the database refuses of a line that its schema let pass, as the end of a sentence. */
function unlessRefused(error: unknown, file: string, line: number): never {
  const code = codeOf(error);
  if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE')
    throw refusedAt(file, line, 'cette ligne répète le numéro d’une autre');
  if (code.startsWith('SQLITE_CONSTRAINT')) throw refusedAt(file, line, 'ces valeurs ne vont pas ensemble');
  throw error;
}

/** Refuses a line that names another which is not there. */
function referenceCheck(db: Db, kind: RecordKind): (record: OpenRecord, line: number) => void {
  const named = Object.entries(kindNamed(kind).references).flatMap(([property, to]) => {
    const target = recordKindNames.find((one) => one === to);
    return target === undefined ? [] : [{ property, target, isThere: keyFinder(db, target) }];
  });
  return (record, line) => {
    for (const { property, target, isThere } of named) {
      const key = record[property];
      if (key !== null && !isThere(key))
        throw refusedAt(
          fileOfKind(kind),
          line,
          `le champ « ${property} » désigne une ligne qui n’est pas dans ${fileOfKind(target)}`,
        );
    }
  };
}

function loadKind(db: Db, folder: CheckedFolder, kind: RecordKind): void {
  const file = fileOfKind(kind);
  const write = recordWriter(db, kind);
  const checkReferences = referenceCheck(db, kind);
  const { bytesIn } = kindNamed(kind);
  for (const { line, record } of readLines(folder, kind)) {
    checkReferences(record, line);
    try {
      write(record, bytesIn === null ? {} : { bytes: bytesFor(folder, kind, bytesIn, record, line) });
    } catch (error) {
      unlessRefused(error, file, line);
    }
  }
}

function bytesFor(
  folder: CheckedFolder,
  kind: RecordKind,
  part: Parameters<typeof bytesFile>[0],
  { id, sha256, byteCount }: OpenRecord,
  line: number,
): Buffer {
  const bytes = attachmentIn(folder, bytesFile(part, String(id)));
  if (bytes.length !== byteCount || createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw refusedAt(fileOfKind(kind), line, `la pièce ${id} n’est pas celle qui est décrite`);
  return bytes;
}

const text = (value: unknown): string => String(value);

/** The journal, in its order: instants and actors as they were, the chain computed anew. After all the rows. */
function loadEvents(db: Db, folder: CheckedFolder): void {
  const file = fileOfKind('event');
  const latest = new Map<string, unknown>();
  const subjectOf = ({ subjectType, subjectId }: OpenRecord): string => `${subjectType} ${subjectId}`;
  for (const { record } of readLines(folder, 'event')) latest.set(subjectOf(record), record.id);
  const isErased = erasedFinder(db);
  for (const { line, record } of readLines(folder, 'event')) {
    const event = {
      id: Number(record.id),
      recordedAt: text(record.recordedAt),
      happenedOn: text(record.happenedOn),
      kind: text(record.kind),
      subjectType: text(record.subjectType),
      subjectId: text(record.subjectId),
      actor: text(record.actor),
      batchId: record.batchId === null ? null : text(record.batchId),
      payload: record.isErased === true ? null : JSON.stringify(record.payload),
    };
    const hasGone = isErased(event);
    if ((record.isErased === true && !hasGone) || (hasGone && JSON.stringify(record.payload) !== '{}'))
      throw refusedAt(file, line, 'cet événement et les effacements ne vont pas ensemble');
    // One that never had a body has none to seal a state with either.
    const isLatest = latest.get(subjectOf(record)) === record.id && !hasGone;
    if (!carryEvent(db, event, isLatest)) throw refusedAt(file, line, 'ce numéro n’est pas celui qui suit');
  }
}

/** Writes into an empty portfolio all that a folder holds. Call it inside the transaction that makes the portfolio. */
export function loadInto(deps: Deps, folder: CheckedFolder): void {
  const { db } = deps;
  const kinds = kindsAt(folder.manifest.schemaVersion);
  for (const kind of kinds) if (kind !== 'event') loadKind(db, folder, kind);
  loadEvents(db, folder);
  for (const { kind, folder: part } of kindsWithBytes) {
    const lines = folder.manifest.counts[kind];
    const beside = folder.manifest.files.filter(({ path }) => path.startsWith(bytesFile(part, ''))).length;
    if (beside !== lines)
      throw refusedFile(fileOfKind(kind), `${lines} lignes pour ${beside} pièces jointes`);
  }
  const content = contentHash(folder.manifest.schemaVersion);
  for (const kind of kinds) for (const record of recordsOf(db, kind)) content.add(kind, record);
  if (folder.manifest.content !== null && content.digest() !== folder.manifest.content)
    throw refusedFile(MANIFEST, 'ce qui a été lu n’est pas ce qui avait été écrit');
}

/** Says in the journal where it comes from, and in the register that the folder holds everybody. */
function tellOrigin(deps: Deps, { path, manifest }: CheckedFolder, vaultId: string): void {
  const { writtenAt, isSound, content, product } = manifest;
  recordEvent(deps, {
    kind: 'portfolio.loaded',
    subject: { type: 'portfolio', id: vaultId },
    payload: { writtenAt, isSound, content, version: product.version },
  });
  sealUntold(deps);
  noteCopy(deps.db, { kind: 'list', path, at: deps.clock.now(), subjectIds: everybody(deps.db) });
}

/**
 * Makes a new portfolio of a folder at the open format, and leaves it open. All of it is one transaction: a refusal leaves
 * nothing behind. Throws a `Refusal`: PORTFOLIO_EXISTS, FOLDER_MISSING, OPEN_FOLDER_….
 */
export async function loadPortfolio(
  given: string,
  path: string,
  passphrase: string,
  options: CreationOptions,
): Promise<{ readonly open: OpenPortfolio; readonly manifest: Manifest }> {
  ensureCreatable(resolve(path));
  const folder = checkFolder(given);
  const { manifest } = folder;
  const vaultId = options.newId();
  const keys = await newKeys(passphrase, { ...options, vaultId });
  const open = createWithKeys(path, keys, { ...options, isDemo: manifest.portfolio.isDemo }, (deps) => {
    loadInto(deps, folder);
    tellOrigin(deps, folder, vaultId);
  });
  return { open, manifest };
}
