import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type ErrorCode, Refusal } from '../../../shared/base';
import { PACK_FORMAT, type PackPayload, packLimits, packPayloadSchema } from '../../../shared/references';
import { isSignedBy, publicHexOf, signatureOf } from '../base/ed25519';
import { sha256 } from '../base/sha256';
import { readApart } from '../reading';
import { jsonOf, type PackContent, packContentSchema } from './pack-content';

/** A pack whose signature holds. Whether its publisher is trusted is for the portfolio to say. */
export interface SignedPack extends PackPayload {
  /** SHA-256 of the signed bytes, in hexadecimal. */
  readonly id: string;
  /** Ed25519 public key, in hexadecimal. */
  readonly key: string;
}

const refused = (code: ErrorCode): never => {
  throw new Refusal(code);
};

/**
 * The pack behind what a file holds: its signature is checked here, over the very bytes that are read. Throws
 * REFERENCES_SIGNATURE, REFERENCES_FROM_FUTURE.
 */
function signedPack({ payload, key, signature }: PackContent): SignedPack {
  const signed = Buffer.from(payload, 'base64');
  if (!isSignedBy(key, signed, signature)) return refused('REFERENCES_SIGNATURE');
  const read = packPayloadSchema.safeParse(jsonOf(signed.toString('utf8')));
  // Signed, hence meant: another version of the product has other parameters.
  if (!read.success) return refused('REFERENCES_FROM_FUTURE');
  return { ...read.data, id: sha256(signed), key };
}

/**
 * Reads the bytes of a pack, in a process apart first. Nothing of the payload is parsed before its signature is checked.
 * Throws REFERENCES_TOO_LARGE, REFERENCES_NOT_PACK, REFERENCES_TRUNCATED, REFERENCES_FROM_FUTURE, REFERENCES_ALTERED,
 * REFERENCES_SIGNATURE, READING_STOPPED.
 */
export async function readPackFile(bytes: Buffer): Promise<SignedPack> {
  if (bytes.length > packLimits.bytes) return refused('REFERENCES_TOO_LARGE');
  return signedPack(await readApart({ kind: 'pack', bytes, answer: packContentSchema }));
}

/** A new pair: the secret half as PEM text (PKCS #8), the public one in hexadecimal. */
export function newPublisherKey(): { readonly secret: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    key: publicHexOf(publicKey),
  };
}

/** The secret half read back; `null` for anything but an Ed25519 key in PEM. */
function secretOf(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** The bytes of a signed pack. Throws INVALID_INPUT when the text is no secret key. */
export function writePackFile(payload: PackPayload, pem: string): Buffer {
  const secret = secretOf(pem);
  if (secret === null)
    throw new Refusal('INVALID_INPUT', {
      message:
        'Ce fichier n’est pas une clé de publication\u202F; faites-en une avec «\u00A0references keygen\u00A0».',
    });
  const signed = Buffer.from(JSON.stringify(packPayloadSchema.parse(payload)));
  return Buffer.from(
    `${JSON.stringify({
      format: PACK_FORMAT,
      payload: signed.toString('base64'),
      key: publicHexOf(secret),
      signature: signatureOf(signed, secret),
    })}\n`,
  );
}
