import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { type ErrorCode, Refusal } from '../../../shared/base';
import {
  PACK_FORMAT,
  type PackPayload,
  packFileSchema,
  packLimits,
  packPayloadSchema,
} from '../../../shared/references';
import { sha256 } from '../base/sha256';

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

const hexOf = (key: KeyObject): string => {
  const { x } = key.export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('hex');
};
const publicKeyOf = (hex: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(hex, 'hex').toString('base64url') },
    format: 'jwk',
  });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The bytes behind a base64 text, written in the one way that there is; `null` for any other text. */
function bytesOf(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
}

/**
 * Reads the bytes of a pack. Nothing of the payload is parsed before its signature is checked. Throws
 * REFERENCES_TOO_LARGE, REFERENCES_NOT_PACK, REFERENCES_TRUNCATED, REFERENCES_FROM_FUTURE, REFERENCES_ALTERED,
 * REFERENCES_SIGNATURE.
 */
export function readPackFile(bytes: Buffer): SignedPack {
  if (bytes.length > packLimits.bytes) return refused('REFERENCES_TOO_LARGE');
  const text = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  const json = jsonOf(text);
  const isOurs = /^\s*\{\s*"format"\s*:\s*"vivier-reference-pack\//u.test(text);
  if (json === undefined && isOurs)
    return refused(/\}\s*$/u.test(text) ? 'REFERENCES_ALTERED' : 'REFERENCES_TRUNCATED');
  if (typeof json !== 'object' || json === null || !('format' in json) || typeof json.format !== 'string')
    return refused('REFERENCES_NOT_PACK');
  const [, version] = /^vivier-reference-pack\/(\d{1,4})$/u.exec(json.format) ?? [];
  if (version === undefined) return refused('REFERENCES_NOT_PACK');
  if (json.format !== PACK_FORMAT) return refused('REFERENCES_FROM_FUTURE');
  const file = packFileSchema.safeParse(json);
  const signed = file.success ? bytesOf(file.data.payload) : null;
  if (!file.success || signed === null) return refused('REFERENCES_ALTERED');
  const { key, signature } = file.data;
  if (!verify(null, signed, publicKeyOf(key), Buffer.from(signature, 'hex')))
    return refused('REFERENCES_SIGNATURE');
  const payload = packPayloadSchema.safeParse(jsonOf(signed.toString('utf8')));
  // Signed, hence meant: another version of the product has other parameters.
  if (!payload.success) return refused('REFERENCES_FROM_FUTURE');
  return { ...payload.data, id: sha256(signed), key };
}

/** A new pair: the secret half as PEM text (PKCS #8), the public one in hexadecimal. */
export function newPublisherKey(): { readonly secret: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), key: hexOf(publicKey) };
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
      key: hexOf(createPublicKey(secret)),
      signature: sign(null, signed, secret).toString('hex'),
    })}\n`,
  );
}
