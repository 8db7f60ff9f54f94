/**
 * How a secret goes from the window to the vault process past main, which relays it and has nothing to read it with (ADR 32):
 * X25519 between the key of the vault process and one of this sealing alone, HKDF-SHA-256, AES-256-GCM. Both ends run
 * this file, by WebCrypto.
 */
import { SEALED_BLOCK_BYTES, type Sealed } from '../base/secret';

const { subtle } = globalThis.crypto;
const X25519 = { name: 'X25519' } as const;
/** Of AES-GCM: all zero, since no key seals twice. */
const NONCE = new Uint8Array(12);

type Bytes = Uint8Array<ArrayBuffer>;
const toHex = (bytes: Bytes): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string): Bytes =>
  Uint8Array.from({ length: text.length / 2 }, (_none, at) =>
    Number.parseInt(text.slice(2 * at, 2 * at + 2), 16),
  );

/** Which field of which procedure: what was sealed for one opens for no other. */
export interface SecretPlace {
  readonly name: string;
  /** From the input down, with dots. */
  readonly path: string;
}
const infoOf = ({ name, path }: SecretPlace): Bytes => {
  const text = new TextEncoder().encode(`vivier secret 1\0${name}\0${path}`);
  return new Uint8Array(text);
};

async function boxKey(
  own: CryptoKey,
  other: Bytes,
  salt: Bytes,
  info: Bytes,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const publicKey = await subtle.importKey('raw', other, X25519, true, []);
  const shared = await subtle.deriveBits({ ...X25519, public: publicKey }, own, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  return subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}
const joined = (first: Bytes, second: Bytes): Bytes => Uint8Array.from([...first, ...second]);

/** The text in UTF-8, a byte 0x80, and zeros up to a whole number of blocks. */
function padded(text: string): Bytes {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(Math.ceil((bytes.length + 1) / SEALED_BLOCK_BYTES) * SEALED_BLOCK_BYTES);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  bytes.fill(0);
  return whole;
}
function unpadded(whole: Bytes): string {
  const end = whole.lastIndexOf(0x80);
  if (end === -1 || whole.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('not a sealed text');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(whole.subarray(0, end));
}

/** Seals a text for the vault process whose public key this is, in hexadecimal. Throws on a key that is none. */
export async function seal(vaultKey: string, place: SecretPlace, text: string): Promise<Sealed> {
  const once = (await subtle.generateKey(X25519, false, ['deriveBits'])) as CryptoKeyPair;
  const from = new Uint8Array(await subtle.exportKey('raw', once.publicKey));
  const to = fromHex(vaultKey);
  const info = infoOf(place);
  const key = await boxKey(once.privateKey, to, joined(from, to), info, 'encrypt');
  const plain = padded(text);
  const box = await subtle.encrypt({ name: 'AES-GCM', iv: NONCE, additionalData: info }, key, plain);
  plain.fill(0);
  return { from: toHex(from), box: toHex(new Uint8Array(box)) };
}

/** The key of one process, and what it opens. */
export interface Opener {
  /** In hexadecimal, to be sealed for. */
  readonly publicKey: string;
  /** The text; throws on what was sealed for another key or place, was altered, or was opened before. */
  readonly open: (place: SecretPlace, sealed: Sealed) => Promise<string>;
}
/** Draws a key that lives as long as this process, and never leaves it. */
export async function createOpener(): Promise<Opener> {
  const own = (await subtle.generateKey(X25519, false, ['deriveBits'])) as CryptoKeyPair;
  const to = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const opened = new Set<string>();
  return {
    publicKey: toHex(to),
    open: async (place, sealed) => {
      const from = fromHex(sealed.from);
      const info = infoOf(place);
      const key = await boxKey(own.privateKey, from, joined(from, to), info, 'decrypt');
      const options = { name: 'AES-GCM', iv: NONCE, additionalData: info };
      const plain = new Uint8Array(await subtle.decrypt(options, key, fromHex(sealed.box)));
      const text = unpadded(plain);
      plain.fill(0);
      if (opened.has(sealed.from)) throw new Error('opened before');
      opened.add(sealed.from);
      return text;
    },
  };
}
