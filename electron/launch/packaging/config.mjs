/**
 * What electron-builder makes of the build: an installer for each system, never published by itself.
 * Everything stays inside app.asar, whose content the binary checks; only native modules stand outside, for the system loads
 * them itself (docs/adr/0015-packaging-and-updates.md).
 */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BUILD_ONLY } from './contents.mjs';
import { fusesFor } from './fuses.mjs';
import { argonPackage, targets } from './natives.mjs';

/** What electron-builder replaces in a name. */
const macro = (/** @type {string} */ name) => `$\{${name}}`;
/** The project has no site. A name that can never exist says so; Debian's tools want an address all the same. */
const NO_HOMEPAGE = 'https://vivier.invalid/';
const artifactName = `Vivier-${macro('version')}-${macro('arch')}.${macro('ext')}`;

/**
 * @param {{
 *   target: import('./natives.mjs').Target, bundles: Iterable<string>, argon: string,
 *   electronDist?: string, output: string, licences: string, licencePage: string, homepage?: string,
 * }} what `bundles` names what is shipped of `out/main`; `argon` is the folder of the target's Argon2; then the folder of
 *   Electron's runtime (fetched by default), the folder of the results, the licences of what is shipped, the licence that
 *   the installer shows, and where the packager publishes Vivier
 * @returns {import('electron-builder').Configuration}
 */
export const packagingConfig = ({
  target,
  bundles,
  argon,
  electronDist,
  output,
  licences,
  licencePage,
  homepage,
}) => ({
  appId: 'fr.vivier.app',
  productName: 'Vivier',
  copyright: 'Licence MIT',
  // Windows would show an address among the installed programs: only a real one.
  extraMetadata: {
    author: { name: 'Les auteurs de Vivier' },
    desktopName: 'vivier.desktop',
    homepage: homepage ?? (target.platform === 'linux' ? NO_HOMEPAGE : undefined),
  },
  directories: { output, buildResources: 'resources' },
  ...(electronDist === undefined ? {} : { electronDist }),
  files: [
    'package.json',
    // The command line, the demonstration and the proofs run from the sources: the packaged binary is no Node.
    ...[...bundles].map((name) => `out/main/${name}`),
    'out/preload/**',
    'out/renderer/**',
    '!**/*.map',
    '!**/*.{ts,mts,cts,tsx,flow}',
    '!**/node_modules/better-sqlite3/{deps,src,binding.gyp}',
    ...BUILD_ONLY.map((name) => `!**/node_modules/${name}{,/**}`),
    // What packages forget to leave out: caches of their tools, their own sources, builds for browsers.
    '!**/node_modules/**/.yarn{,/**}',
    '!**/node_modules/@cantoo/pdf-lib/src/**',
    // Native modules of the other systems; the target's Argon2 is put in by its name, for npm may have another here.
    ...['linuxmusl-x64', 'linuxmusl-arm64', ...targets.map(({ platform, arch }) => `${platform}-${arch}`)]
      .filter((name) => name !== `${target.platform}-${target.arch}`)
      .map((name) => `!**/node_modules/better-sqlite3/prebuilds/${name}.node`),
    '!**/node_modules/@node-rs/argon2-{android,darwin,freebsd,linux,win32}-*{,/**}',
    // For the window, where the desktop does not know the program: an AppImage that nobody has installed.
    { from: 'resources/icons', to: 'resources/icons', filter: ['256x256.png'] },
    { from: argon, to: `node_modules/${argonPackage(target)}`, filter: ['package.json', '*.node'] },
  ],
  // Only what the system loads leaves the archive: electron-builder would take the whole package of a native file out.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  extraFiles: [{ from: licences, to: 'LICENCES-TIERS.txt' }],
  electronLanguages: ['fr', 'fr-FR', 'en-US'],
  // The app that Electron shows without one: nothing but ours may be there to load.
  afterExtract: async ({ appOutDir }) => {
    const folders = ['resources', join('Electron.app', 'Contents', 'Resources')];
    for (const folder of folders) await rm(join(appOutDir, folder, 'default_app.asar'), { force: true });
  },
  electronFuses: fusesFor(target.platform),
  // Native modules come built for all systems: nothing is compiled.
  npmRebuild: false,
  publish: null,
  forceCodeSigning: false,
  win: {
    target: ['nsis'],
    artifactName,
    icon: 'icons/icon.ico',
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
    license: licencePage,
    include: 'installer/french.nsh',
    installerIcon: 'icons/icon.ico',
    uninstallerIcon: 'icons/icon.ico',
    // A program that raises the rights of others, for an updater that is not ours.
    packElevateHelper: false,
    // The settings of a user outlive the app, and portfolios are never touched.
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
    runAfterFinish: true,
  },
  mac: {
    target: ['dmg'],
    artifactName,
    icon: 'icons/icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    extendInfo: { NSSupportsAutomaticTermination: false },
  },
  // A licence there would be shown in an old way of hdiutil that asks for English buttons; the MIT licence asks for no consent.
  dmg: { writeUpdateInfo: false, license: null },
  linux: {
    target: ['AppImage', 'deb'],
    artifactName,
    executableName: 'vivier',
    // The window and its entry in the menu are told to be one, so that the desktop shows the icon of the entry.
    syncDesktopName: true,
    icon: 'icons',
    category: 'Office',
    synopsis: 'Portefeuille chiffré et dossiers de contrat pour les conseillers de mission locale',
    maintainer: 'Vivier <vivier@localhost.invalid>',
    vendor: 'Vivier',
  },
  deb: { packageCategory: 'misc', priority: 'optional' },
});

/**
 * Where a binary stands in a folder that electron-builder has filled.
 * @param {string} output
 * @param {import('./natives.mjs').Target} target
 */
export function packagedBinary(output, { platform, arch }) {
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

/**
 * The folder of app.asar.
 * @param {string} output
 * @param {import('./natives.mjs').Target} target
 */
export const packagedResources = (output, target) =>
  target.platform === 'darwin'
    ? join(packagedBinary(output, target), 'Contents', 'Resources')
    : join(dirname(packagedBinary(output, target)), 'resources');
