import { createHash } from 'node:crypto';
import type { ArchiveFile } from './archive';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The lines that `sha256sum -c` reads: hash, two spaces, name. */
export const manifestOf = (files: readonly ArchiveFile[]): Uint8Array =>
  Buffer.from(files.map(({ name, bytes }) => `${sha256Of(bytes)}  ${name}\n`).join(''), 'utf8');

/** Hash of each file by name; `null` when a line is not one of a manifest, or names a file twice. */
export function readManifest(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  const hashes = new Map<string, string>();
  for (const line of Buffer.from(bytes).toString('utf8').split(/\r?\n/)) {
    if (line === '') continue;
    const [, hash, name] = /^([0-9a-f]{64}) [ *]([A-Za-z0-9._-]{1,100})$/.exec(line) ?? [];
    if (hash === undefined || name === undefined || hashes.has(name)) return null;
    hashes.set(name, hash);
  }
  return hashes;
}
