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

const folder = mkdtempSync(join(tmpdir(), 'vivier-fuses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with the mark that Electron puts before its fuses, then their version, number and states. */
function binary(states: string): string {
  const path = join(folder, `electron-${states}`);
  const mark = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  const wire = Buffer.concat([mark, Buffer.from([1, states.length]), Buffer.from(states)]);
  writeFileSync(path, Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4096), wire, Buffer.alloc(4096)]));
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
  const config = packagingConfig({ output: 'release', licences: 'x' });
  expect(config.electronFuses).toMatchObject({ runAsNode: false, onlyLoadAppFromAsar: true });
  expect([config.asar, config.asarUnpack, config.publish]).toEqual([true, ['**/*.node'], null]);
  expect(packagedBinary('release', 'linux', 'x64')).toBe(join('release', 'linux-unpacked', 'vivier'));
  expect(packagedBinary('release', 'win32', 'x64')).toBe(join('release', 'win-unpacked', 'Vivier.exe'));
  expect(packagedBinary('release', 'darwin', 'arm64')).toBe(join('release', 'mac-arm64', 'Vivier.app'));
});
