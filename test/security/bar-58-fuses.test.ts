/**
 * Bar 58: the fuses of the packaged binary are flipped, and read back from it.
 * Here on a file that has the wire of Electron's binary; on the real one in the job `package` of the workflow.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FuseConfig, flipFuses } from '@electron/fuses';
import { afterAll, expect, test } from 'vitest';
import { packagedBinary, packagingConfig } from '../../electron/launch/packaging/config.mjs';
import { fuseConfig, fuseFaults } from '../../electron/launch/packaging/fuses.mjs';
import { targets } from '../../electron/launch/packaging/natives.mjs';
import { fuseWire } from '../support/stand-in-runtime.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vivier-fuses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with the mark that Electron puts before its fuses, then their version, number and states. */
function binary(states: string): string {
  const path = join(folder, `electron-${states}`);
  const pieces = [Buffer.from('\x7fELF'), Buffer.alloc(4096), fuseWire(states), Buffer.alloc(4096)];
  writeFileSync(path, Buffer.concat(pieces));
  chmodSync(path, 0o755);
  return path;
}
/** As Electron ships it, with one fuse that this version of the tool does not know. */
const shipped = '101100011';

test('as Electron ships it, six fuses are not as they must be', async () => {
  expect((await fuseFaults(binary(shipped))).sort()).toEqual([
    'EnableCookieEncryption',
    'EnableEmbeddedAsarIntegrityValidation',
    'EnableNodeCliInspectArguments',
    'EnableNodeOptionsEnvironmentVariable',
    'GrantFileProtocolExtraPrivileges',
    'OnlyLoadAppFromAsar',
    'RunAsNode',
  ]);
});

test('flipped as the packaging does, all are right', async () => {
  const path = binary(shipped);
  await flipFuses(path, fuseConfig satisfies FuseConfig);
  expect(await fuseFaults(path)).toEqual([]);
});

test.each([
  ['RunAsNode', '110011001'],
  ['EnableNodeCliInspectArguments', '010111001'],
  ['OnlyLoadAppFromAsar', '010010001'],
])('%s alone left wrong is seen', async (name, states) => {
  expect(await fuseFaults(binary(states))).toEqual([name]);
});

test('a binary without fuses is no proof', async () => {
  const path = join(folder, 'other');
  writeFileSync(path, Buffer.alloc(100));
  await expect(fuseFaults(path)).rejects.toThrow(/sentinel/u);
});

test('electron-builder is told the same fuses, keeps the code in app.asar, and publishes nothing', () => {
  const places = { output: 'release', licences: 'x', licencePage: 'x', argon: 'x', bundles: ['main.js'] };
  for (const target of targets) {
    const config = packagingConfig({ target, ...places });
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      onlyLoadAppFromAsar: true,
      resetAdHocDarwinSignature: target.platform === 'darwin',
    });
    expect([config.asar, config.asarUnpack, config.publish]).toEqual([
      { smartUnpack: false },
      ['**/*.node'],
      null,
    ]);
  }
});

test.each([
  ['linux', 'x64', join('release', 'linux-unpacked', 'vivier')],
  ['win32', 'x64', join('release', 'win-unpacked', 'Vivier.exe')],
  ['darwin', 'arm64', join('release', 'mac-arm64', 'Vivier.app')],
] as const)('the binary of %s-%s stands where electron-builder puts it', (platform, arch, path) => {
  expect(packagedBinary('release', { platform, arch })).toBe(path);
});
