/**
 * `npm run package [-- --dir] [-- --platform win32 --arch x64]`: the installers of this system, or of another, in `release/`;
 * with `--dir`, only the app unpacked. Fetches Electron's runtime where it can be fetched, and says so in one sentence
 * where it cannot. What was made is opened, listed and its fuses read back. `VIVIER_UPDATE_KEY` is the public key that will
 * sign updates (make-update.mjs, docs/adr/0015), `VIVIER_HOMEPAGE` the address where whoever packages publishes Vivier.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build as makePackages, Platform } from 'electron-builder';
import { npm } from './bootstrap.mjs';
import { build } from './build.mjs';
import { appRoot } from './chromium.mjs';
import { electronDist, electronRuntime, failureSentence, fetchRuntime } from './electron-runtime.mjs';
import { packagedBinary, packagedResources, packagingConfig } from './packaging/config.mjs';
import { builtNeeds, contentFaults, contentSummary } from './packaging/contents.mjs';
import { fuseFaults } from './packaging/fuses.mjs';
import { isFree, licencePage, licencesText, shippedPackages } from './packaging/licences.mjs';
import { argonFolder, argonPackage, targetOf } from './packaging/natives.mjs';

const output = join(appRoot, 'release');
const { values: asked } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    platform: { type: 'string', default: process.platform },
    arch: { type: 'string', default: process.arch },
    // A folder in the place of Electron's runtime, unpacked, for the system that is packaged for.
    runtime: { type: 'string' },
  },
});

/** @returns {never} */
function fail(/** @type {string} */ reason) {
  console.error(`vivier: ${reason}`);
  process.exit(1);
}

const target =
  targetOf(asked.platform, asked.arch) ??
  fail(
    `Vivier n’est pas fait pour ${asked.platform}-${asked.arch} ; choisissez win32, darwin ou linux, et x64 ou arm64. (No such target.)`,
  );
if (target.platform === 'darwin' && process.platform !== 'darwin')
  fail('un Vivier pour macOS se construit sur macOS, qui le signe. (A package for macOS is made on macOS.)');
const isThisSystem = target.platform === process.platform && target.arch === process.arch;

/** @returns {Promise<string | undefined>} the folder of Electron's runtime; another system's is fetched by electron-builder */
async function runtimeFolder() {
  if (asked.runtime !== undefined || !isThisSystem) return asked.runtime;
  if (electronRuntime() === null) {
    const outcome = await fetchRuntime();
    if (outcome !== 'fetched')
      fail(`${failureSentence(outcome)} Rien n’a été empaqueté. (Nothing was packaged.)`);
  }
  return electronDist;
}

const shipped = shippedPackages(appRoot);
const bound = shipped.filter(({ licence }) => !isFree(licence));
if (bound.length > 0)
  fail(
    `ces paquets ne peuvent pas être distribués (licences that cannot be shipped) : ${bound.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`,
  );
console.log(`✓ licences : ${shipped.length} paquets, aucun sous GPL ni AGPL`);

const runtime = await runtimeFolder();
const natives = join(appRoot, 'out', `native-${target.platform}-${target.arch}`);
const argon =
  argonFolder(target, { root: appRoot, folder: natives, install: npm }) ??
  fail(
    `${argonPackage(target)} n’a pas pu être obtenu du registre npm, ou n’est pas celui de package-lock.json ; rien n’a été empaqueté. (The native Argon2 of that system could not be had.)`,
  );
if (!process.env.VIVIER_UPDATE_KEY)
  console.error('vivier: sans VIVIER_UPDATE_KEY, cette version ne se mettra pas à jour par un fichier.');
if (!build()) fail('la construction a échoué (the build failed, see above).');
const needs = builtNeeds(join(appRoot, 'out', 'main'));
if (needs.absent.length > 0) fail(`la construction est incomplète (missing) : ${needs.absent.join(', ')}`);

const texts = join(appRoot, 'out', 'texts');
mkdirSync(texts, { recursive: true });
const written = (/** @type {string} */ name, /** @type {string} */ text) => {
  writeFileSync(join(texts, name), text);
  return join(texts, name);
};
await makePackages({
  projectDir: appRoot,
  config: packagingConfig({
    target,
    bundles: needs.bundles,
    argon,
    ...(runtime === undefined ? {} : { electronDist: runtime }),
    output,
    licences: written('LICENCES-TIERS.txt', licencesText(shipped)),
    licencePage: written('licence.txt', licencePage(readFileSync(join(appRoot, 'LICENSE'), 'utf8'))),
    ...(process.env.VIVIER_HOMEPAGE ? { homepage: process.env.VIVIER_HOMEPAGE } : {}),
  }),
  targets: { win32: Platform.WINDOWS, darwin: Platform.MAC, linux: Platform.LINUX }[
    target.platform
  ].createTarget(asked.dir ? 'dir' : null, Arch[target.arch]),
});

const resources = packagedResources(output, target);
const faults = contentFaults(resources, target);
if (faults.length > 0) fail(`contenu (contents) non conforme :\n  ${faults.join('\n  ')}`);
const { files, bytes } = contentSummary(resources);
console.log(`✓ contenu relu : ${files} fichiers, ${Math.round(bytes / 1e6)} Mo (contents read back)`);
const lit = await fuseFaults(packagedBinary(output, target));
if (lit.length > 0) fail(`fusibles (fuses) non conformes : ${lit.join(', ')}`);
console.log('✓ fusibles relus (fuses read back)');
const { version } = JSON.parse(readFileSync(join(appRoot, 'package.json'), 'utf8'));
for (const name of readdirSync(output))
  if (name.startsWith(`Vivier-${version}`)) console.log(relative(process.cwd(), join(output, name)));
