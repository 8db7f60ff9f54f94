import { createCipheriv, createHash } from 'node:crypto';
import { argon2Engine } from '../keys';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** RFC 8439, § 2.8.2: the first block of the sealed text and the tag. */
function isChaChaRight(): boolean {
  const key = hex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f');
  const cipher = createCipheriv('chacha20-poly1305', key, hex('070000004041424344454647'), {
    authTagLength: 16,
  });
  const text = Buffer.from(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  );
  cipher.setAAD(hex('50515253c0c1c2c3c4c5c6c7'), { plaintextLength: text.length });
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return (
    sealed.subarray(0, 16).equals(hex('d31a8d34648e60db7b86afbc53ef7ec2')) &&
    cipher.getAuthTag().equals(hex('1ae10b594f09e26a7e902ecbd0600691'))
  );
}

/** Argon2id of the reference implementation's own tests: "password", "somesalt", 2 passes, 64 MiB, 1 lane. */
async function isArgon2Right(): Promise<boolean> {
  const { hash } = await argon2Engine();
  const derived = await hash('password', Buffer.from('somesalt'), {
    memoryKiB: 65_536,
    passes: 2,
    lanes: 1,
  });
  return derived.equals(hex('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'));
}

const isSha256Right = (): boolean =>
  createHash('sha256').update('abc').digest('hex') ===
  'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

/** Computes published vectors with the ciphers that protect the portfolio; answers the names of those that fail. */
export async function brokenCiphers(): Promise<readonly string[]> {
  const results = [
    ['ChaCha20-Poly1305', isChaChaRight()],
    ['Argon2id', await isArgon2Right()],
    ['SHA-256', isSha256Right()],
  ] as const;
  return results.flatMap(([name, isRight]) => (isRight ? [] : [name]));
}
