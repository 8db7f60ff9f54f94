/**
 * `npm run package [-- --dir]`: the installers of this system, in `release/`; with `--dir`, only the app unpacked.
 * Fetches Electron's runtime where it can be fetched, and says so in one sentence where it cannot. The fuses are read
 * back from what was made. `VIVIER_UPDATE_KEY` is the public key that will sign updates (make-update.mjs, docs/adr/0015).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build as makePackages, Platform } from 'electron-builder';
import { build, programOf } from './build.mjs';
import { appRoot } from './chromium.mjs';
import { packagedBinary, packagingConfig } from './packaging/config.mjs';
import { fuseFaults } from './packaging/fuses.mjs';
import { isFree, licencesText, shippedPackages } from './packaging/licences.mjs';

const output = join(appRoot, 'release');
const isDirOnly = process.argv.includes('--dir');

/** @returns {never} */
function fail(/** @type {string} */ reason) {
  console.error(`vivier: ${reason}`);
  process.exit(1);
}

/** @returns {string} the folder of Electron's runtime, fetched if need be */
function electronRuntime() {
  const folder = join(appRoot, 'node_modules', 'electron');
  const isThere = () => existsSync(join(folder, 'path.txt')) && existsSync(join(folder, 'dist', 'version'));
  if (!isThere()) {
    console.error('vivier: recherche d’Electron (fetching Electron, 5 minutes at most)…');
    spawnSync(process.execPath, [programOf('electron/install.js')], {
      cwd: appRoot,
      stdio: 'ignore',
      timeout: 300_000,
    });
  }
  if (!isThere())
    fail(
      'Electron ne peut pas être téléchargé depuis ce poste (github.com est injoignable) ; rien n’a été empaqueté. (The Electron runtime cannot be fetched here: run this where github.com can be reached.)',
    );
  return join(folder, 'dist');
}

const shipped = shippedPackages(appRoot);
const bound = shipped.filter(({ licence }) => !isFree(licence));
if (bound.length > 0)
  fail(
    `ces paquets ne peuvent pas être distribués (licences that cannot be shipped) : ${bound.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`,
  );
console.log(`✓ licences : ${shipped.length} paquets, aucun sous GPL ni AGPL`);

const electronDist = electronRuntime();
if (!process.env.VIVIER_UPDATE_KEY)
  console.error('vivier: sans VIVIER_UPDATE_KEY, cette version ne se mettra pas à jour par un fichier.');
if (!build()) fail('la construction a échoué (the build failed, see above).');
const licences = join(appRoot, 'out', 'LICENCES-TIERS.txt');
writeFileSync(licences, licencesText(shipped));

await makePackages({
  projectDir: appRoot,
  config: packagingConfig({ electronDist, output, licences }),
  ...(isDirOnly ? { targets: Platform.current().createTarget('dir') } : {}),
});

const faults = await fuseFaults(packagedBinary(output));
if (faults.length > 0) fail(`fusibles (fuses) non conformes : ${faults.join(', ')}`);
console.log('✓ fusibles relus (fuses read back)');
const { version } = JSON.parse(readFileSync(join(appRoot, 'package.json'), 'utf8'));
for (const name of readdirSync(output))
  if (name.startsWith(`Vivier-${version}`)) console.log(relative(process.cwd(), join(output, name)));
