import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { dossierSchema, isLifeDateKey } from '../../../shared/contract-files';
import {
  HANDOVER_FORMAT,
  HANDOVER_VERSION,
  type HandedFile,
  type HandoverDocument,
  handoverDocumentSchemaAt,
  handoverLimits,
} from '../../../shared/handover';
import { isFactValue } from '../../../shared/rights';
import { sha256 } from '../base/sha256';
import { checkAttachment, hasFieldsOfKind } from '../contract-files';
import type { LongJob } from '../service/long-job';
import { type Lock, seal, unseal } from './age';

const zipped = promisify(gzip);
const unzipped = promisify(gunzip);
/** Each chunk is a trip to another thread: few large ones. */
const CHUNK = 1024 * 1024;

/** A document as the bytes of a `.passation` file. Throws HANDOVER_TOO_LARGE, CANCELLED. */
export async function encodeHandover(document: HandoverDocument, lock: Lock, job: LongJob): Promise<Buffer> {
  const json = Buffer.from(JSON.stringify(document));
  if (json.length > handoverLimits.jsonBytes) throw new Refusal('HANDOVER_TOO_LARGE');
  // Scans are compressed already: the fastest level does for the rest.
  const sealed = await seal(await zipped(json, { level: 1, chunkSize: CHUNK }), lock, job);
  if (sealed.length > handoverLimits.fileBytes) throw new Refusal('HANDOVER_TOO_LARGE');
  return sealed;
}

const headSchema = z.looseObject({ format: z.literal(HANDOVER_FORMAT), version: z.number() });

/** The JSON inside, unfolded no further than the limit. */
async function jsonOf(packed: Buffer): Promise<unknown> {
  const bytes = await unzipped(packed, { maxOutputLength: handoverLimits.jsonBytes, chunkSize: CHUNK }).catch(
    (error: unknown) => {
      const isBomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      throw new Refusal(isBomb ? 'HANDOVER_TOO_LARGE' : 'HANDOVER_NOT_ONE');
    },
  );
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refusal('HANDOVER_NOT_ONE');
  }
}

/**
 * Reads the bytes of a file, wholly checked: what it returns can be written. Nothing is written here. Throws
 * HANDOVER_TOO_LARGE, HANDOVER_NOT_ONE, HANDOVER_FROM_FUTURE, HANDOVER_DAMAGED, those of `unseal`, CANCELLED.
 */
export async function decodeHandover(
  bytes: Buffer,
  secrets: { readonly identity: string; readonly passphrase: string | null },
  job: LongJob,
): Promise<HandoverDocument> {
  if (bytes.length > handoverLimits.fileBytes) throw new Refusal('HANDOVER_TOO_LARGE');
  const json = await jsonOf(await unseal(bytes, secrets, job));
  const head = headSchema.safeParse(json);
  if (!head.success) throw new Refusal('HANDOVER_NOT_ONE');
  if (head.data.version > HANDOVER_VERSION) throw new Refusal('HANDOVER_FROM_FUTURE');
  const document = handoverDocumentSchemaAt(head.data.version).safeParse(json);
  if (!document.success) throw new Refusal('HANDOVER_DAMAGED');
  await checkContent(document.data, job);
  return document.data;
}

/** What no schema sees: what names what, hashes, the content of the scans. Throws HANDOVER_DAMAGED. */
async function checkContent(document: HandoverDocument, job: LongJob): Promise<void> {
  const employers = new Map(document.employers.map((employer) => [employer.id, employer]));
  for (const [index, { candidate, askedFacts, overrides, files, events }] of document.candidates.entries()) {
    const ids = new Set(files.map(({ file }) => file.id));
    const isSound =
      files.every(({ file }) => {
        const employer = file.employerId === null ? null : employers.get(file.employerId);
        return (
          file.candidateId === candidate.id &&
          employer !== undefined &&
          (file.tutorId === null || employer?.tutors.some(({ id }) => id === file.tutorId) === true) &&
          Object.keys(file.dates).every(isLifeDateKey) &&
          hasFieldsOfKind(file) &&
          hasItsSnapshot(file)
        );
      }) &&
      events.every(
        ({ contractFileId, payload }) =>
          (contractFileId === null || ids.has(contractFileId)) && isJsonObject(payload),
      ) &&
      isOnce(askedFacts.map(({ path }) => path)) &&
      askedFacts.every(({ path, value }) => isFactValue(path, value)) &&
      isOnce(overrides.map(({ id }) => id)) &&
      isOnce(overrides.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ scheme }) => scheme)) &&
      overrides.every(({ candidateId }) => candidateId === candidate.id);
    if (!isSound) throw new Refusal('HANDOVER_DAMAGED');
    for (const { attachments } of files)
      for (const attachment of attachments) await checkContentOf(attachment);
    await job.step(index + 1, document.candidates.length, 'Vérification des pièces');
  }
}

const isOnce = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

function isJsonObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** A dossier frozen at signature is the one whose hash was kept. */
function hasItsSnapshot({ snapshot, snapshotHash }: HandedFile['file']): boolean {
  if (snapshot === null || snapshotHash === null) return snapshot === snapshotHash;
  return (
    sha256(snapshot) === snapshotHash &&
    isJsonObject(snapshot) &&
    dossierSchema.safeParse(JSON.parse(snapshot)).success
  );
}

async function checkContentOf(attachment: HandedFile['attachments'][number]): Promise<void> {
  const bytes = Buffer.from(attachment.content, 'base64');
  if (bytes.length !== attachment.bytes) throw new Refusal('HANDOVER_DAMAGED');
  // What a colleague’s scan may be is what one’s own may be.
  const checked = await checkAttachment(bytes);
  if (checked.sha256 !== attachment.sha256 || checked.mediaType !== attachment.mediaType)
    throw new Refusal('HANDOVER_DAMAGED');
}
