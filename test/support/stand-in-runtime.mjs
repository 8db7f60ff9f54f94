/**
 * An invented folder in the place of Electron's runtime, with what electron-builder reads and moves: the program with its
 * fuses, for Windows with resources that can be edited, the app without an app, languages. It shows no window.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The mark that Electron puts before its fuses, their version and number, then their states as it ships them. */
export const fuseWire = (states = '101100011') =>
  Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, states.length]),
    Buffer.from(states),
  ]);

/** A program for Windows that holds nothing but its version, which electron-builder changes. */
function windowsProgram() {
  const { NtExecutable, NtExecutableResource, Resource } = createRequire(
    createRequire(import.meta.url).resolve('electron-builder'),
  )('resedit');
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

/**
 * @param {string} folder made here
 * @param {'linux' | 'win32'} platform
 */
export function makeStandInRuntime(folder, platform) {
  for (const inner of ['resources', 'locales']) mkdirSync(join(folder, inner), { recursive: true });
  const write = (/** @type {string} */ name, /** @type {string | Buffer} */ content) =>
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  if (platform === 'win32')
    write(
      'electron.exe',
      Buffer.concat([windowsProgram(), Buffer.alloc(512), fuseWire(), Buffer.alloc(512)]),
    );
  else {
    write(
      'electron',
      Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4096), fuseWire(), Buffer.alloc(4096)]),
    );
    write('chrome-sandbox', 'x');
  }
  write('version', '45.4.1');
  write('LICENSE', 'MIT');
  write('resources/default_app.asar', 'x');
  for (const language of ['fr', 'en-US', 'de']) write(`locales/${language}.pak`, language);
}
