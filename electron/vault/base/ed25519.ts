import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The public half of a key, in hexadecimal: 64 characters. */
export function publicHexOf(key: KeyObject): string {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('hex');
}

/** Signs some bytes; the signature in hexadecimal, 128 characters. */
export const signatureOf = (bytes: Uint8Array, secret: KeyObject): string =>
  sign(null, bytes, secret).toString('hex');

/** Whether the holder of the secret half of `publicHex` signed these bytes. */
export const isSignedBy = (publicHex: string, bytes: Uint8Array, signature: string): boolean =>
  verify(
    null,
    bytes,
    createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicHex, 'hex').toString('base64url') },
      format: 'jwk',
    }),
    Buffer.from(signature, 'hex'),
  );
