/**
 * What electron-builder makes of the build: an installer for each system, never published by itself.
 * Everything stays inside app.asar, whose content the binary checks; only native modules stand outside, for the system loads
 * them itself (docs/adr/0015-packaging-and-updates.md).
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fuses } from './fuses.mjs';

/** What electron-builder replaces in a name. */
const macro = (/** @type {string} */ name) => `$\{${name}}`;
const artifactName = `Vivier-${macro('version')}-${macro('arch')}.${macro('ext')}`;

/**
 * @param {{ electronDist?: string, output: string, licences: string }} places folder of Electron's runtime (fetched by default),
 *   folder of the results, file of the licences of what is shipped
 * @returns {import('electron-builder').Configuration}
 */
export const packagingConfig = ({ electronDist, output, licences }) => ({
  appId: 'fr.vivier.app',
  productName: 'Vivier',
  copyright: 'Licence MIT',
  directories: { output, buildResources: 'resources' },
  ...(electronDist === undefined ? {} : { electronDist }),
  files: [
    'package.json',
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    // The command line and the benchmarks run from the sources: the packaged binary is no Node.
    '!out/main/{cli,bench,torture,fuzz}.js',
    '!**/*.map',
    '!**/*.{ts,mts,cts,tsx}',
    '!**/node_modules/better-sqlite3/{deps,src,binding.gyp}',
    // Native modules of the other systems.
    ...['darwin', 'linux', 'linuxmusl', 'win32'].flatMap((platform) =>
      ['x64', 'arm64']
        .filter((arch) => platform !== process.platform || arch !== process.arch)
        .map((arch) => `!**/node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`),
    ),
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  extraFiles: [{ from: licences, to: 'LICENCES-TIERS.txt' }],
  electronLanguages: ['fr', 'fr-FR', 'en-US'],
  // The app that Electron shows without one: nothing but ours may be there to load.
  afterExtract: async ({ appOutDir }) => {
    const folders = ['resources', join('Electron.app', 'Contents', 'Resources')];
    for (const folder of folders) await rm(join(appOutDir, folder, 'default_app.asar'), { force: true });
  },
  electronFuses: fuses,
  // Native modules come built for all systems: nothing is compiled.
  npmRebuild: false,
  publish: null,
  forceCodeSigning: false,
  win: {
    target: ['nsis'],
    artifactName,
    requestedExecutionLevel: 'asInvoker',
  },
  nsis: {
    // One installer for both: for its user alone without rights, or for the computer with an administrator's.
    oneClick: false,
    perMachine: false,
    selectPerMachineByDefault: false,
    allowElevation: true,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['fr_FR'],
    language: '1036',
    // The settings of a user outlive the app, and portfolios are never touched.
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
    runAfterFinish: true,
  },
  mac: {
    target: ['dmg'],
    artifactName,
    category: 'public.app-category.business',
    hardenedRuntime: true,
    extendInfo: { NSSupportsAutomaticTermination: false },
  },
  dmg: { writeUpdateInfo: false },
  linux: {
    target: ['AppImage', 'deb'],
    artifactName,
    executableName: 'vivier',
    category: 'Office',
    synopsis: 'Portefeuille chiffré et dossiers de contrat pour les conseillers de mission locale',
    maintainer: 'Vivier <vivier@localhost.invalid>',
    vendor: 'Vivier',
  },
  deb: { packageCategory: 'misc', priority: 'optional' },
});

/** Where a binary stands in a folder that electron-builder has filled. */
export function packagedBinary(
  /** @type {string} */ output,
  platform = process.platform,
  arch = process.arch,
) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  switch (platform) {
    case 'win32':
      return join(output, `win${suffix}-unpacked`, 'Vivier.exe');
    case 'darwin':
      return join(output, `mac${suffix}`, 'Vivier.app');
    default:
      return join(output, `linux${suffix}-unpacked`, 'vivier');
  }
}
