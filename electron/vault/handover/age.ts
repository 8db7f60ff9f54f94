import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import {
  Decrypter,
  Encrypter,
  generateX25519Identity,
  type Identity,
  identityToRecipient,
  type Recipient,
  Stanza,
} from 'age-encryption';
import { Refusal } from '../../../shared/base';
import type { LongJob } from '../service/long-job';

/*
 * The envelope of a hand-over: age v1, binary. The package does everything but scrypt, which is Node's own here: off the
 * thread that answers the window, and with a bound on what a hostile header may ask for.
 */
const INTRO = Buffer.from('age-encryption.org/v1\n');
/** Base-2 logarithm of scrypt's N: age's own default, 256 MiB and about a second. Nothing above is tried. */
export const WORK_FACTOR = 18;
const LABEL = 'age-encryption.org/v1/scrypt';
const TAG_BYTES = 16;
const SLICE = 64 * 1024;

/** Who may open the file: those who know the password, or the holders of the keys. */
export type Lock =
  | { readonly passphrase: string; readonly workFactor: number }
  | { readonly publicKeys: readonly string[] };

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

function derive(passphrase: string, salt: Uint8Array, logN: number): Promise<Buffer> {
  const N = 2 ** logN;
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(
    passphrase.normalize('NFC'),
    Buffer.concat([Buffer.from(LABEL), salt]),
    32,
    { N, r: 8, p: 1, maxmem: 128 * N * 8 + 1024 * 1024 },
    (error, key) => (error ? reject(error) : resolve(key)),
  );
  return promise;
}

/** The key derived for one file wraps one file key, once: the nonce of zeros is age's. */
const zeroNonce = Buffer.alloc(12);

const passwordRecipient = (passphrase: string, workFactor: number): Recipient => ({
  wrapFileKey: async (fileKey) => {
    const salt = randomBytes(16);
    const key = await derive(passphrase, salt, workFactor);
    const cipher = createCipheriv('chacha20-poly1305', key, zeroNonce, { authTagLength: TAG_BYTES });
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
    key.fill(0);
    return [new Stanza(['scrypt', unpadded(salt), String(workFactor)], new Uint8Array(body))];
  },
});

const passwordIdentity = (passphrase: string): Identity => ({
  unwrapFileKey: async (stanzas) => {
    const [stanza] = stanzas;
    const [kind, saltText = '', logText = ''] = stanza?.args ?? [];
    const salt = Buffer.from(saltText, 'base64');
    if (
      stanzas.length !== 1 ||
      kind !== 'scrypt' ||
      stanza?.body.length !== 32 ||
      salt.length !== 16 ||
      !/^[1-9]\d?$/.test(logText) ||
      Number(logText) > WORK_FACTOR
    )
      throw new Refusal('HANDOVER_DAMAGED');
    const key = await derive(passphrase, salt, Number(logText));
    const decipher = createDecipheriv('chacha20-poly1305', key, zeroNonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(stanza.body.subarray(16));
    try {
      return new Uint8Array(Buffer.concat([decipher.update(stanza.body.subarray(0, 16)), decipher.final()]));
    } catch {
      // Poly1305 refused the tag: another password than the one of the file.
      throw new Refusal('HANDOVER_WRONG_PASSWORD');
    } finally {
      key.fill(0);
    }
  },
});

/** Slices of some bytes, each when it is asked for: the work is done between them. */
function slicesOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + SLICE));
      at += SLICE;
    },
  });
}

async function collected(
  stream: ReadableStream<Uint8Array>,
  total: number,
  job: LongJob,
  label: string,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let done = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    done += next.value.length;
    await job.step(Math.min(done, total), total, label);
  }
  return Buffer.concat(parts);
}

/** The bytes, sealed for those who may open them. Throws CANCELLED. */
export async function seal(bytes: Uint8Array, lock: Lock, job: LongJob): Promise<Buffer> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.addRecipient(passwordRecipient(lock.passphrase, lock.workFactor));
  else for (const key of lock.publicKeys) encrypter.addRecipient(key);
  return collected(await encrypter.encrypt(slicesOf(bytes)), bytes.length, job, 'Chiffrement');
}

/** How a file is locked, told by its header. Throws HANDOVER_NOT_ONE when it is not an age file. */
export function lockOf(sealed: Buffer): 'password' | 'key' {
  if (!sealed.subarray(0, INTRO.length).equals(INTRO)) throw new Refusal('HANDOVER_NOT_ONE');
  return sealed.subarray(INTRO.length, INTRO.length + 10).toString('latin1') === '-> scrypt '
    ? 'password'
    : 'key';
}

/**
 * What was sealed. Throws HANDOVER_NOT_ONE, HANDOVER_PASSWORD_NEEDED, HANDOVER_WRONG_PASSWORD, HANDOVER_OTHER_KEY,
 * HANDOVER_DAMAGED (truncated, or not as it was written), CANCELLED.
 */
export async function unseal(
  sealed: Buffer,
  secrets: { readonly identity: string; readonly passphrase: string | null },
  job: LongJob,
): Promise<Buffer> {
  const decrypter = new Decrypter();
  if (lockOf(sealed) === 'password') {
    if (secrets.passphrase === null) throw new Refusal('HANDOVER_PASSWORD_NEEDED');
    decrypter.addIdentity(passwordIdentity(secrets.passphrase));
  } else decrypter.addIdentity(secrets.identity);
  try {
    return await collected(await decrypter.decrypt(slicesOf(sealed)), sealed.length, job, 'Déchiffrement');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const isForAnother = error instanceof Error && error.message.startsWith('no identity matched');
    // Whatever else the package says of a header or of a chunk: it is not what the sender wrote.
    throw new Refusal(isForAnother ? 'HANDOVER_OTHER_KEY' : 'HANDOVER_DAMAGED');
  }
}

export { generateX25519Identity as newIdentity, identityToRecipient as publicKeyOf };

/** Whether a text of the right shape is a key: its checksum holds. */
export function isPublicKey(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}
