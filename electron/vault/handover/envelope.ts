import type { KeyObject } from 'node:crypto';
import { Refusal } from '../../../shared/base';
import {
  HANDOVER_FORMAT,
  type HandoverDocument,
  type HandoverEnvelope,
  handoverEnvelopeSchema,
} from '../../../shared/handover';
import { isSignedBy, signatureOf } from '../base/ed25519';

/**
 * What is signed: the kind and the version, so that a signature says nothing of any other text, then the document as it
 * was written. It holds who signs, for whom, when and its own number: signed first and sealed afterwards, it can neither be
 * sealed again for another person nor be given another author without it being seen.
 */
const signedBytes = (version: number, text: string): Buffer =>
  Buffer.from(`${HANDOVER_FORMAT} ${version}\n${text}`);

/** A document, signed: the text that is sealed. */
export function signedText(document: HandoverDocument, secret: KeyObject): string {
  const { version } = document;
  const text = JSON.stringify(document);
  const envelope: HandoverEnvelope = {
    format: HANDOVER_FORMAT,
    version,
    document: text,
    signature: signatureOf(signedBytes(version, text), secret),
  };
  return JSON.stringify(envelope);
}

/** What an envelope holds, parsed and not checked yet. Throws HANDOVER_DAMAGED. */
export function openEnvelope(json: unknown): { readonly envelope: HandoverEnvelope; readonly json: unknown } {
  const envelope = handoverEnvelopeSchema.safeParse(json);
  if (!envelope.success) throw new Refusal('HANDOVER_DAMAGED');
  try {
    return { envelope: envelope.data, json: JSON.parse(envelope.data.document) };
  } catch {
    throw new Refusal('HANDOVER_DAMAGED');
  }
}

/** Throws HANDOVER_BAD_SIGNATURE unless whom the document names as its signer signed its text. */
export function ensureSigned(document: HandoverDocument, envelope: HandoverEnvelope): void {
  const { signed, version } = document;
  const bytes = signedBytes(envelope.version, envelope.document);
  if (version !== envelope.version || signed === null || !isSignedBy(signed.by, bytes, envelope.signature))
    throw new Refusal('HANDOVER_BAD_SIGNATURE');
}

/** Throws HANDOVER_OTHER_RECIPIENT unless the document was signed for the way in by which it was opened. */
export function ensureAddressed(
  { signed }: HandoverDocument,
  lock: 'password' | 'key',
  ownPublicKey: string,
): void {
  if (signed === null) return;
  const { to } = signed;
  const isForUs =
    to.kind === 'keys' ? lock === 'key' && to.publicKeys.includes(ownPublicKey) : lock === 'password';
  if (!isForUs) throw new Refusal('HANDOVER_OTHER_RECIPIENT');
}
