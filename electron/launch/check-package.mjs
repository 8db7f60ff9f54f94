/**
 * Checks what `npm run package` made, by running it, on the system it is for: what it holds, its fuses, an ordinary start,
 * then each debug door, which must not open, and last the app's own self-test. Needs a screen (`xvfb-run` will do).
 *
 *     node electron/launch/check-package.mjs [FOLDER]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from './chromium.mjs';
import { packagedBinary, packagedResources } from './packaging/config.mjs';
import { contentFaults } from './packaging/contents.mjs';
import { fuseFaults } from './packaging/fuses.mjs';
import { targetOf } from './packaging/natives.mjs';
import { proveStart } from './packaging/start-proof.mjs';
import { selfTest } from './self-test.mjs';

const output = process.argv[2] ?? join(appRoot, 'release');
const target = targetOf(process.platform, process.arch);
if (target === undefined) {
  console.error('vivier: Vivier n’est pas fait pour ce système. (Not a system that Vivier is packaged for.)');
  process.exit(1);
}
const binary = packagedBinary(output, target);
const program = binary.endsWith('.app') ? join(binary, 'Contents', 'MacOS', 'Vivier') : binary;
if (!existsSync(program)) {
  console.error(`vivier: rien à vérifier : ${program} n’existe pas (run the packaging first).`);
  process.exit(1);
}

let failures = 0;
function say(/** @type {boolean} */ isGood, /** @type {string} */ what) {
  console.log(`${isGood ? '✓' : '✗'} ${what}`);
  if (!isGood) failures += 1;
}

const stray = contentFaults(packagedResources(output, target), target);
say(stray.length === 0, `contenu (contents)${stray.length === 0 ? '' : ` :\n  ${stray.join('\n  ')}`}`);
// Each proof says what it saw; one more is one more line.
const faults = await fuseFaults(binary);
say(faults.length === 0, `fusibles (fuses)${faults.length === 0 ? '' : ` : ${faults.join(', ')}`}`);
await proveStart({ program }, say);
const { code, report } = await selfTest({ program, args: [] });
console.log(report);
say(code === 0, `auto-vérification${report === '' ? ' : aucun rapport (no report was written)' : ''}`);
process.exitCode = failures === 0 ? 0 : 1;
