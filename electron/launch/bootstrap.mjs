/**
 * Installs what is missing before anything else runs: packages, and for the tests a Chromium and the PDF tools.
 * Plain JavaScript, no dependency, Node 18 or later: it runs when there is nothing but git and some Node.
 * Everything it says goes to stderr, so that commands with results on stdout stay clean.
 *
 *     node electron/launch/bootstrap.mjs [test]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, join, posix, sep, win32 } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appRoot, findChromium } from './chromium.mjs';

/** Oldest Node of the machine that can stand in for the packaged one: module hooks, TypeScript files run as they are. */
export const OLDEST_NODE = { major: 22, minor: 18 };
const OLDEST = `${OLDEST_NODE.major}.${OLDEST_NODE.minor}`;
const STAMP = join(appRoot, 'node_modules', '.vivier-stamp');

const say = (/** @type {string} */ line) => process.stderr.write(`vivier: ${line}\n`);

/**
 * What the packages need: nothing, or a clean installation.
 * @param {{ hasPackages: boolean, stamp: string | null, lockHash: string }} state
 */
export function installNeeded({ hasPackages, stamp, lockHash }) {
  return !hasPackages || stamp !== lockHash;
}

/** @param {string} version such as `22.18.0` */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor);
}

/**
 * PATH without the folders of the packages: an installation deletes the Node that stands there.
 * @param {string} path
 */
export function pathOutsidePackages(path, separator = delimiter) {
  return path
    .split(separator)
    .filter((folder) => !folder.split(/[\\/]/).includes('node_modules'))
    .join(separator);
}

/**
 * How Chromium can be had here.
 * @param {{ found: string | null, platform: string, isRoot: boolean, hasApt: boolean }} machine
 * @returns {'present' | 'apt' | 'playwright'}
 */
export function chromiumPlan({ found, platform, isRoot, hasApt }) {
  if (found !== null) return 'present';
  return platform === 'linux' && isRoot && hasApt ? 'apt' : 'playwright';
}

/**
 * Debian packages to install for the tests, given the programs that are there already.
 * @param {(program: string) => boolean} has
 */
export function pdfPackages(has) {
  return [
    ...(['pdftotext', 'pdfinfo', 'pdftoppm'].every(has) ? [] : ['poppler-utils']),
    ...(has('qpdf') ? [] : ['qpdf']),
  ];
}

const readOrNull = (/** @type {string} */ path) =>
  existsSync(path) ? readFileSync(path, 'utf8').trim() : null;

/** @param {string} program */
function hasProgram(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, process.platform === 'win32' ? `${program}.exe` : program)));
}

/** @returns {boolean} whether it succeeded */
function run(/** @type {string} */ program, /** @type {string[]} */ args, env = process.env) {
  say(`$ ${[program.split(sep).at(-1), ...args].join(' ')}`);
  // What programs say goes to stderr: stdout belongs to the command that the user asked for.
  const { status } = spawnSync(program, args, { cwd: appRoot, env, stdio: ['ignore', 2, 2] });
  return status === 0;
}

/** Where a path leads in the end; itself where that cannot be told. */
const endOf = (/** @type {string} */ path) => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

const isNpm = (/** @type {string} */ path) => /[\\/]npm-cli\.[cm]?js$/u.test(path);

/**
 * npm as a script, and a Node to run it with, both outside the packages that it replaces: Node refuses to start `npm.cmd`
 * without a shell (CVE-2024-27980), and a shell would read the arguments again. The npm that runs this file names itself;
 * else it stands beside Node, or where the `npm` of PATH leads. Another manager that names itself is no npm: the lock
 * file is npm's.
 * @param {{ env: Readonly<Record<string, string | undefined>>, execPath: string, platform: string, exists: (path: string) => boolean, endOf: (path: string) => string }} machine
 *   `endOf` says where a link leads
 * @returns {{ node: string, client: string } | null}
 */
export function npmOf({ env, execPath, platform, exists, endOf }) {
  const isWindows = platform === 'win32';
  const { join, dirname, delimiter } = isWindows ? win32 : posix;
  const folders = pathOutsidePackages(env.PATH ?? env.Path ?? '', delimiter)
    .split(delimiter)
    .filter((folder) => folder !== '');
  const nodes = [
    ...(execPath.split(/[\\/]/u).includes('node_modules') ? [] : [execPath]),
    ...folders.map((folder) => join(folder, isWindows ? 'node.exe' : 'node')),
  ].filter(exists);
  const node = nodes[0] ?? execPath;
  const beside = (/** @type {string} */ folder) =>
    isWindows
      ? [join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')]
      : [endOf(join(folder, 'npm')), join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')];
  const client = [
    env.npm_execpath ?? '',
    ...nodes.flatMap((path) => [...beside(dirname(path)), ...beside(dirname(endOf(path)))]),
    ...folders.flatMap(beside),
  ].find((path) => isNpm(path) && exists(path));
  return client === undefined ? null : { node, client };
}

/** Runs npm on the packages of this folder. @returns {boolean} whether it succeeded */
export function npm(/** @type {string[]} */ args) {
  const { env, execPath, platform } = process;
  const found = npmOf({ env, execPath, platform, exists: existsSync, endOf });
  if (found === null)
    return fail(
      'npm est introuvable : installez Node avec npm depuis nodejs.org, puis relancez la commande. (npm was not found beside Node: install Node with npm.)',
    );
  return run(found.node, [found.client, ...args], { ...env, PATH: pathOutsidePackages(env.PATH ?? '') });
}

function installPackages() {
  const lockHash = createHash('sha256')
    .update(readFileSync(join(appRoot, 'package-lock.json')))
    .digest('hex');
  const hasPackages = existsSync(join(appRoot, 'node_modules', '.package-lock.json'));
  if (!installNeeded({ hasPackages, stamp: readOrNull(STAMP), lockHash })) return;
  say(
    hasPackages
      ? 'package-lock.json a changé : réinstallation des paquets (about 15 s)'
      : 'installation des paquets (about 15 s)',
  );
  // `npm ci` would refuse a lock file made where the registry lacks the binaries of other systems; this installs the
  // same versions, adds the binaries of this system, and leaves the lock file as it is. No package's script is run.
  if (!npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']))
    fail('les paquets n’ont pas pu être installés (npm failed, see above).');
  if (!npm(['rebuild', 'node', '--loglevel=error']) && !isRecentEnough(process.versions.node)) {
    fail(
      `le paquet « node » n’existe pas pour ce système, et le Node de ce poste (${process.versions.node}) est trop ancien ; il faut Node ${OLDEST} ou plus récent. (Install Node ${OLDEST} or later.)`,
    );
  }
  writeFileSync(STAMP, `${lockHash}\n`);
}

/** @returns {never} */
function fail(/** @type {string} */ reason) {
  say(reason);
  process.exit(1);
}

const machine = () => ({
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  hasApt: hasProgram('apt-get'),
});

function aptInstall(/** @type {string[]} */ packages) {
  if (packages.length === 0) return true;
  say(`installation de ${packages.join(', ')} (Debian packages)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], env);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
}

/**
 * Makes sure that a Chromium is there; says how to get one, and stops, where that fails.
 * @param {string[]} [alsoWanted] Debian packages to install in the same go
 * @returns {Promise<string>} its path
 */
export async function ensureChromium(alsoWanted = []) {
  const { isRoot, hasApt, platform } = machine();
  const canApt = platform === 'linux' && isRoot && hasApt;
  const plan = chromiumPlan({ found: await findChromium(), platform, isRoot, hasApt });
  if (canApt && !aptInstall([...(plan === 'apt' ? ['chromium'] : []), ...alsoWanted]))
    say('apt-get a échoué (apt-get failed, see above)');
  if (plan === 'playwright' || (plan === 'apt' && (await findChromium()) === null)) {
    say('téléchargement de Chromium (Playwright’s build)');
    run(process.execPath, [
      join(appRoot, 'node_modules', 'playwright-core', 'cli.js'),
      'install',
      'chromium',
    ]);
  }
  const path = await findChromium();
  if (path !== null) return path;
  return fail(
    'aucun Chromium, Chrome ou Edge, et il n’a pas pu être installé ; installez-en un, ou indiquez son chemin dans VIVIER_CHROMIUM. (No Chromium found: install one, or set VIVIER_CHROMIUM to its path.)',
  );
}

/** What the tests need besides the packages. Without Debian's tools they read PDF back with pdfjs-dist. */
export async function ensureTestTools() {
  const wanted = pdfPackages(hasProgram);
  const { isRoot, hasApt } = machine();
  if (wanted.length > 0 && !(isRoot && hasApt))
    say(
      `${wanted.join(', ')} absent : les PDF seront relus avec pdfjs-dist (not installed: pdfjs-dist reads them back)`,
    );
  await ensureChromium(wanted);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  installPackages();
  if (process.argv[2] === 'test') await ensureTestTools();
}
