import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { type ErrorCode, Refusal } from '../../../shared/base';

/**
 * A file of update (`.maj`): 16 bytes of mark, the length of the manifest (4 bytes, big endian), its Ed25519 signature (64),
 * the manifest (JSON in UTF-8), then the installer to the end. Nothing is parsed before the signature is checked, and
 * nothing is compressed: no archive to be fooled by.
 */
export const MARK = 'vivier update 1\n';
const HEAD = MARK.length + 4 + 64;
const MOST_MANIFEST = 32 * 1024;
const MOST_INSTALLER = 1024 ** 3;

const manifestSchema = z.strictObject({
  product: z.literal('vivier'),
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/u),
  platform: z.enum(['win32', 'darwin', 'linux']),
  arch: z.enum(['x64', 'arm64']),
  /** A name only: it becomes the name of a file of the profile. */
  fileName: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:exe|dmg|deb|AppImage)$/u),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  size: z.int().min(1).max(MOST_INSTALLER),
  releasedOn: z.iso.date(),
  notes: z.string().max(8000),
});
export type UpdateManifest = z.infer<typeof manifestSchema>;

/** The key that signs updates, as the build holds it: 32 bytes in base64; `null` where it holds none. */
export function publicationKey(text: string): KeyObject | null {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) return null;
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') },
    format: 'jwk',
  });
}

/** Order of two versions: negative where the first is older. */
export function compareVersions(first: string, second: string): number {
  const [a, b] = [first, second].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export interface UpdateTarget {
  readonly key: KeyObject;
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
  /** Extension of the installers that this installation takes. */
  readonly extension: string;
}

const refused = (code: ErrorCode): never => {
  throw new Refusal(code);
};

async function readExactly(file: FileHandle, length: number, position: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytesRead === length ? bytes : refused('UPDATE_INVALID');
}

/** The signed manifest of an update, and where its installer begins; refuses what is not for this installation. */
async function readManifest(
  file: FileHandle,
  target: UpdateTarget,
): Promise<{ manifest: UpdateManifest; start: number }> {
  const { size } = await file.stat();
  if (size < HEAD) return refused('UPDATE_INVALID');
  const head = await readExactly(file, HEAD, 0);
  const length = head.readUInt32BE(MARK.length);
  if (head.subarray(0, MARK.length).toString('latin1') !== MARK || length > MOST_MANIFEST)
    return refused('UPDATE_INVALID');
  const bytes = await readExactly(file, length, HEAD);
  // The mark is signed too: a signature made for something else says nothing here.
  const signed = Buffer.concat([Buffer.from(MARK, 'latin1'), bytes]);
  if (!verify(null, signed, target.key, head.subarray(MARK.length + 4))) return refused('UPDATE_INVALID');
  const manifest = manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  const start = HEAD + length;
  if (size !== start + manifest.size) return refused('UPDATE_INVALID');
  if (
    manifest.platform !== target.platform ||
    manifest.arch !== target.arch ||
    !manifest.fileName.endsWith(target.extension)
  )
    return refused('UPDATE_PLATFORM');
  if (compareVersions(manifest.version, target.version) <= 0) return refused('UPDATE_OLDER');
  return { manifest, start };
}

/**
 * Checks a file of update and writes its installer to `copy`, the very bytes that were checked.
 * Throws a `Refusal` for anything that is not a newer update, for this system, signed by our key; `copy` is then to be deleted.
 */
export async function extractUpdate(
  path: string,
  copy: string,
  target: UpdateTarget,
): Promise<UpdateManifest> {
  await using resources = new AsyncDisposableStack();
  const file = resources.use(await open(path, 'r').catch(() => refused('FILE_UNREADABLE')));
  if (!(await file.stat()).isFile()) return refused('FILE_UNREADABLE');
  const { manifest, start } = await readManifest(file, target).catch((error: unknown) => {
    throw error instanceof Refusal ? error : new Refusal('UPDATE_INVALID');
  });
  const output = resources.use(await open(copy, 'wx', 0o700));
  const hash = createHash('sha256');
  const block = Buffer.alloc(1024 * 1024);
  for (let done = 0; done < manifest.size; ) {
    const { bytesRead } = await file.read(
      block,
      0,
      Math.min(block.length, manifest.size - done),
      start + done,
    );
    if (bytesRead === 0) return refused('UPDATE_INVALID');
    const bytes = block.subarray(0, bytesRead);
    hash.update(bytes);
    for (let written = 0; written < bytesRead; )
      written += (await output.write(bytes, written, bytesRead - written)).bytesWritten;
    done += bytesRead;
  }
  if (hash.digest('hex') !== manifest.sha256) return refused('UPDATE_INVALID');
  await output.sync();
  return manifest;
}

/**
 * Copies a file, no link, to a new one, and answers the SHA-256 of the very bytes that were written, in hexadecimal: what
 * another program changes of the source meanwhile is either in both or in neither.
 */
export async function copyHashed(source: string, target: string): Promise<string> {
  await using from = await open(source, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  await using to = await open(target, 'wx', 0o700);
  const hash = createHash('sha256');
  for await (const block of from.createReadStream({ autoClose: false })) {
    hash.update(block);
    await to.writeFile(block);
  }
  await to.sync();
  return hash.digest('hex');
}
