import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Refusal } from '../../../shared/base';
import { dossierSchema, isLifeDateKey } from '../../../shared/contract-files';
import {
  type HandedFile,
  type HandedScan,
  type HandoverDocument,
  type HandoverEnvelope,
  handoverDocumentSchemaAt,
  handoverLimits,
  scansOf,
} from '../../../shared/handover';
import { isFactValue } from '../../../shared/rights';
import { sha256 } from '../base/sha256';
import { hasFieldsOfKind } from '../contract-files';
import { trying } from '../keys';
import { readApart } from '../reading';
import type { LongJob } from '../service/long-job';
import { type Lock, lockOf, publicKeyOf, seal, unseal } from './age';
import { ensureAddressed, ensureSigned, openEnvelope, signedText } from './envelope';
import { packedContentSchema } from './packed-content';

const zipped = promisify(gzip);
/** Each chunk is a trip to another thread: few large ones. */
const CHUNK = 1024 * 1024;

/** A document, signed, as the bytes of a `.passation` file. Throws HANDOVER_TOO_LARGE, CANCELLED. */
export async function encodeHandover(
  document: HandoverDocument,
  secret: KeyObject,
  lock: Lock,
  job: LongJob,
): Promise<Buffer> {
  const json = Buffer.from(signedText(document, secret));
  if (json.length > handoverLimits.jsonBytes) throw new Refusal('HANDOVER_TOO_LARGE');
  // Scans are compressed already: the fastest level does for the rest.
  const sealed = await seal(await zipped(json, { level: 1, chunkSize: CHUNK }), lock, job);
  if (sealed.length > handoverLimits.fileBytes) throw new Refusal('HANDOVER_TOO_LARGE');
  return sealed;
}

/**
 * Reads the bytes of a file, wholly checked: what it returns can be written, and was signed by whom its `signed` names, for
 * this portfolio or whoever has the password. A version that is not signed is read as it is, with `signed` null. Nothing is
 * written here. What it holds is unfolded and looked at in a process apart (`packed-content.ts`); the signature is checked
 * here, over the very text that is read. Throws HANDOVER_TOO_LARGE, HANDOVER_NOT_ONE, HANDOVER_FROM_FUTURE, HANDOVER_DAMAGED,
 * HANDOVER_BAD_SIGNATURE, HANDOVER_OTHER_RECIPIENT, READING_STOPPED, TOO_MANY_ATTEMPTS, those of `unseal`, CANCELLED.
 */
export async function decodeHandover(
  bytes: Buffer,
  secrets: { readonly identity: string; readonly passphrase: string | null },
  job: LongJob,
  signal?: AbortSignal,
): Promise<HandoverDocument> {
  if (bytes.length > handoverLimits.fileBytes) throw new Refusal('HANDOVER_TOO_LARGE');
  const open = (): Promise<Buffer> => unseal(bytes, secrets, job);
  const packed = await (secrets.passphrase === null ? open() : trying(`passation-${sha256(bytes)}`, open));
  const content = await readApart(
    { kind: 'handover', bytes: packed, answer: packedContentSchema },
    signal === undefined ? {} : { signal },
  );
  const document = content.isSigned ? signedDocument(content.envelope) : content.document;
  ensureAddressed(document, lockOf(bytes), await publicKeyOf(secrets.identity));
  await checkContent(document, job);
  return document;
}

/** The document that an envelope holds, signed by whom it names. Throws HANDOVER_DAMAGED, HANDOVER_BAD_SIGNATURE. */
function signedDocument(envelope: HandoverEnvelope): HandoverDocument {
  const document = handoverDocumentSchemaAt(envelope.version).safeParse(openEnvelope(envelope).json);
  if (!document.success) throw new Refusal('HANDOVER_DAMAGED');
  ensureSigned(document.data, envelope);
  return document.data;
}

/** What no schema sees: what names what, and hashes. Throws HANDOVER_DAMAGED. */
async function checkContent(document: HandoverDocument, job: LongJob): Promise<void> {
  const employers = new Map(document.employers.map((employer) => [employer.id, employer]));
  for (const [index, person] of document.candidates.entries()) {
    const { candidate, papers, askedFacts, overrides, files, events } = person;
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
      isOnce(papers.map(({ id }) => id)) &&
      isOnce(askedFacts.map(({ path }) => path)) &&
      askedFacts.every(({ path, value }) => isFactValue(path, value)) &&
      isOnce(overrides.map(({ id }) => id)) &&
      isOnce(overrides.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ scheme }) => scheme)) &&
      overrides.every(({ candidateId }) => candidateId === candidate.id);
    if (!isSound) throw new Refusal('HANDOVER_DAMAGED');
    if (!scansOf(person).every(isAsHashed)) throw new Refusal('HANDOVER_DAMAGED');
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

/** The bytes of a scan are those that its sender hashed. */
function isAsHashed({ content, bytes, sha256: hash }: HandedScan): boolean {
  const given = Buffer.from(content, 'base64');
  return given.length === bytes && sha256(given) === hash;
}
