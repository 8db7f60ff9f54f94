import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import {
  HANDOVER_FORMAT,
  HANDOVER_VERSION,
  type HandedScan,
  handoverDocumentSchemaAt,
  handoverEnvelopeSchema,
  handoverLimits,
  SIGNED_VERSION,
  scansOf,
} from '../../../shared/handover';
import { openEnvelope } from './envelope';

const unzipped = promisify(gunzip);
/** Each chunk is a trip to another thread: few large ones. */
const CHUNK = 1024 * 1024;

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

/** What a colleague’s scan may be is what one’s own may be. Throws HANDOVER_DAMAGED, and the refusals of a document. */
async function checkScan({ content, mediaType }: HandedScan): Promise<void> {
  const { contentOf } = await import('../scans/attachment-content');
  if ((await contentOf(Buffer.from(content, 'base64'))) !== mediaType) throw new Refusal('HANDOVER_DAMAGED');
}

/**
 * What a hand-over holds: one that is signed, its text as it was signed, for whoever asked to check and read; one of before,
 * the document itself.
 */
export const packedContentSchema = z.discriminatedUnion('isSigned', [
  z.strictObject({ isSigned: z.literal(true), envelope: handoverEnvelopeSchema }),
  z.strictObject({ isSigned: z.literal(false), document: handoverDocumentSchemaAt(SIGNED_VERSION - 1) }),
]);
export type PackedContent = z.infer<typeof packedContentSchema>;

/**
 * What a hand-over holds once it is deciphered, each scan of it looked at. For the process that reads. Throws
 * HANDOVER_TOO_LARGE, HANDOVER_NOT_ONE, HANDOVER_FROM_FUTURE, HANDOVER_DAMAGED, ATTACHMENT_….
 */
export async function unpacked(packed: Buffer): Promise<PackedContent> {
  const json = await jsonOf(packed);
  const head = headSchema.safeParse(json);
  if (!head.success) throw new Refusal('HANDOVER_NOT_ONE');
  const { version } = head.data;
  if (version > HANDOVER_VERSION) throw new Refusal('HANDOVER_FROM_FUTURE');
  const opened = version < SIGNED_VERSION ? { envelope: null, json } : openEnvelope(json);
  const document = handoverDocumentSchemaAt(version).safeParse(opened.json);
  if (!document.success) throw new Refusal('HANDOVER_DAMAGED');
  for (const person of document.data.candidates) for (const scan of scansOf(person)) await checkScan(scan);
  return opened.envelope === null
    ? { isSigned: false, document: document.data }
    : { isSigned: true, envelope: opened.envelope };
}
