/**
 * Bar 63: an update is a signed file: tampered, older or unwanted, it is refused.
 * All the ways to be wrong are in `electron/main/update/update.test.ts`.
 */
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUpdate, publicKeyOf } from '../../electron/launch/make-update.mjs';
import { readPolicy } from '../../electron/main/policy';
import { createUpdater, publicationKey } from '../../electron/main/update';
import { placesOf } from '../support/product-sources';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-bar-63-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { privateKey } = generateKeyPairSync('ed25519');
const updaterOf = (version: string, policy: string | null) => {
  const path = join(folder, 'policy.json');
  if (policy === null) rmSync(path, { force: true });
  else writeFileSync(path, policy);
  return createUpdater({
    folder: join(folder, 'update'),
    key: publicationKey(publicKeyOf(privateKey)),
    isAllowed: readPolicy(path).updates,
    isPackaged: false,
    version,
    platform: 'linux',
    arch: 'x64',
    appImage: null,
    spawn,
    lock: async () => {},
    tell: () => {},
    leave: () => {},
  });
};
const file = (change: (bytes: Buffer) => Buffer = (bytes) => bytes): string => {
  const bytes = makeUpdate({
    privateKey,
    installer: Buffer.alloc(200_000, 'installer'),
    manifest: {
      version: '1.2.0',
      platform: 'linux',
      arch: 'x64',
      fileName: 'vivier.deb',
      releasedOn: '2026-11-25',
      notes: '',
    },
  });
  const path = join(folder, 'x.maj');
  writeFileSync(path, change(bytes));
  return path;
};
const flip = (bytes: Buffer): Buffer => {
  bytes[bytes.length - 500] = (bytes[bytes.length - 500] ?? 0) ^ 1;
  return bytes;
};

test('newer and signed: accepted', async () => {
  expect(await updaterOf('1.1.9', null).read(file())).toMatchObject({ ok: true, data: { version: '1.2.0' } });
});

test.each([
  ['tampered', '1.1.9', null, flip, 'UPDATE_INVALID'],
  ['older', '1.3.0', null, undefined, 'UPDATE_OLDER'],
  ['the same', '1.2.0', null, undefined, 'UPDATE_OLDER'],
  ['the policy forbids it', '1.1.9', '{"updates":false}', undefined, 'UPDATES_DISABLED'],
  ['the policy cannot be read', '1.1.9', '{"updates":', undefined, 'UPDATES_DISABLED'],
] as const)('%s: refused, and nothing is kept', async (_what, version, policy, change, code) => {
  expect(await updaterOf(version, policy).read(file(change))).toMatchObject({ ok: false, error: { code } });
  const kept = join(folder, 'update');
  // A policy that forbids updates is answered before anything is touched.
  if (code !== 'UPDATES_DISABLED') expect(existsSync(kept) ? readdirSync(kept) : []).toEqual([]);
});

test('nothing updates by itself', () => {
  expect(placesOf(/autoUpdater|electron-updater|checkForUpdates/u)).toEqual([]);
});
