/**
 * Electron's runtime: where it stands, and how it is fetched. The package `electron` comes without it; its own
 * `install.js` takes about 120 MB from GitHub, or from the mirror that its variables name.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOf } from './build.mjs';
import { appRoot } from './chromium.mjs';

const electronFolder = join(appRoot, 'node_modules', 'electron');
/** Deleted with the packages, so that a new installation tries again. */
const REFUSED = join(appRoot, 'node_modules', '.electron-refused');

/** What packaging takes, and what fetching fills. */
export const electronDist = join(electronFolder, 'dist');

/** @returns {string | null} path of the program */
export function electronRuntime() {
  try {
    const path = join(electronDist, readFileSync(join(electronFolder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/**
 * How long a fetch may take. A line of 1 Mbit/s needs a quarter of an hour; a proxy that reads the whole file for viruses
 * gives nothing for minutes once it has begun. One that accepts and never answers is left after a minute.
 */
const PATIENCE = {
  /** Until something arrives. */
  beforeFirstByteMs: 60_000,
  /** Without anything new: the end of a download, then its check and its unpacking on a slow disk. */
  silenceMs: 5 * 60_000,
  wholeMs: 30 * 60_000,
  /** `fetch` gives up a connection that nobody answers after 10 s: an error that came sooner is an answer. */
  answerMs: 8_000,
  pollMs: 500,
  sayMs: 5_000,
};

/**
 * Whether a download has had its time.
 * @param {{ hasBegun: boolean, silentMs: number, wholeMs: number }} state `silentMs`: since something came, or since the start
 * @param {Pick<typeof PATIENCE, 'beforeFirstByteMs' | 'silenceMs' | 'wholeMs'>} [limits]
 */
export const isOverdue = ({ hasBegun, silentMs, wholeMs }, limits = PATIENCE) =>
  silentMs >= (hasBegun ? limits.silenceMs : limits.beforeFirstByteMs) || wholeMs >= limits.wholeMs;

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/**
 * The environment of a download: where a proxy is named, for the system or for npm, the download takes it.
 * `@electron/get` asks for ELECTRON_GET_USE_PROXY, and then for `undici`, a dependency that may be absent;
 * NODE_USE_ENV_PROXY is Node's own switch and needs none. The certificates of the system count too: an office whose proxy
 * opens TLS puts its own there. What comes is held against the checksums of the package `electron` in any case.
 * @param {Environment} env
 * @returns {Record<string, string | undefined>}
 */
export function downloadEnvironment(env) {
  const first = (/** @type {string[]} */ ...names) =>
    names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
  const proxy = first(
    'HTTPS_PROXY',
    'https_proxy',
    'npm_config_https_proxy',
    'npm_config_proxy',
    'HTTP_PROXY',
    'http_proxy',
  );
  const direct = first('NO_PROXY', 'no_proxy', 'npm_config_noproxy');
  return {
    NODE_USE_SYSTEM_CA: '1',
    ...env,
    ...(proxy === undefined
      ? {}
      : {
          HTTPS_PROXY: proxy,
          ...(direct === undefined ? {} : { NO_PROXY: direct }),
          ELECTRON_GET_USE_PROXY: '1',
          NODE_USE_ENV_PROXY: '1',
        }),
  };
}

/** Bytes under a folder, which may be absent and may change while it is read. */
function weightOf(/** @type {string} */ folder) {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    // Deleted meanwhile: weighed again at the next look.
  }
  return bytes;
}

/** The same number as the person's file manager shows. */
const megabytes = (/** @type {number} */ bytes) => Math.round(bytes / 1e6);

/**
 * Runs Electron's `install.js`, shows what comes and what it says, and stops it when nothing comes any more.
 * @param {{ script?: string, dist?: string, env?: Environment, patience?: Partial<typeof PATIENCE>, say?: (line: string) => void }} [how]
 *   `script` and `dist` are those of the package `electron`
 * @returns {Promise<'fetched' | 'refused' | 'interrupted' | 'timed-out'>} refused: the network said no, at once
 */
export async function fetchRuntime({
  script = programOf('electron/install.js'),
  dist = electronDist,
  env = process.env,
  patience = {},
  say = (line) => process.stderr.write(`vivier: ${line}\n`),
} = {}) {
  const limits = { ...PATIENCE, ...patience };
  // A temporary folder of its own: what grows there is the download, and nothing of it is left behind.
  const folder = mkdtempSync(join(tmpdir(), 'vivier-electron-'));
  say('recherche d’Electron, environ 120 Mo (fetching Electron)…');
  const child = spawn(process.execPath, [script], {
    cwd: appRoot,
    env: { ...downloadEnvironment(env), TMPDIR: folder, TEMP: folder, TMP: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (/** @type {string} */ piece) => {
      for (const line of piece.split(/\r?\n/u)) if (line.trim() && !/^\s+at /u.test(line)) say(`  ${line}`);
    });

  const begun = Date.now();
  const atFirst = weightOf(dist);
  let weight = atFirst;
  let grewAt = begun;
  let saidAt = begun;
  let isTooLong = false;
  const watch = setInterval(() => {
    const now = Date.now();
    const received = weightOf(folder);
    const present = received + weightOf(dist);
    if (present !== weight) {
      weight = present;
      grewAt = now;
      if (received > 0 && now - saidAt >= limits.sayMs) {
        saidAt = now;
        say(`Electron : ${megabytes(received)} Mo reçus (received)`);
      }
    }
    const state = { hasBegun: weight !== atFirst, silentMs: now - grewAt, wholeMs: now - begun };
    if (!isOverdue(state, limits)) return;
    isTooLong = true;
    child.kill('SIGKILL');
  }, limits.pollMs);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  clearInterval(watch);
  const hasReceived = weight !== atFirst || weightOf(folder) > 0;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  if (isTooLong) return 'timed-out';
  if (code === 0) return 'fetched';
  return !hasReceived && Date.now() - begun < limits.answerMs ? 'refused' : 'interrupted';
}

/**
 * Whether `npm start` looks for the runtime. A machine without a route to GitHub learns it in a second, or in ten where
 * nobody answers: little, but at each start. So a refusal, and nothing else, is remembered until the end of the day: a
 * time-out may be an evening's, and a laptop changes networks. `npm start -- --electron` looks whatever is remembered.
 * @param {{ isAsked: boolean, refusedOn: string | null, today: string }} state days as `YYYY-MM-DD`
 */
export const isWorthFetching = ({ isAsked, refusedOn, today }) => isAsked || refusedOn !== today;

const today = () => new Date().toISOString().slice(0, 10);

/**
 * The runtime for `npm start`: present, or fetched.
 * @param {{ isAsked: boolean }} how whether the person asked for Electron
 * @returns {Promise<string | null>} path of the program
 */
export async function ensureElectron({ isAsked }) {
  const present = electronRuntime();
  if (present !== null) return present;
  const refusedOn = existsSync(REFUSED) ? readFileSync(REFUSED, 'utf8').trim() : null;
  if (!isWorthFetching({ isAsked, refusedOn, today: today() })) return null;
  const outcome = await fetchRuntime();
  if (outcome !== 'fetched') process.stderr.write(`vivier: ${failureSentence(outcome)}\n`);
  if (outcome === 'refused') {
    writeFileSync(REFUSED, `${today()}\n`);
    process.stderr.write('vivier: nouvel essai demain, ou par « npm start -- --electron ».\n');
  }
  return electronRuntime();
}

/** What a person is told when the runtime did not come. */
export const failureSentence = (/** @type {'refused' | 'interrupted' | 'timed-out'} */ outcome) =>
  ({
    refused:
      'Electron n’a pas pu être téléchargé : github.com est injoignable depuis ce poste. (github.com cannot be reached.)',
    interrupted:
      'Electron n’a pas pu être téléchargé : la connexion a été interrompue ; relancez la commande pour le reprendre. (The download broke off.)',
    'timed-out':
      'Electron n’a pas pu être téléchargé : la connexion est trop lente ou muette ; relancez la commande pour le reprendre. (The download timed out.)',
  })[outcome];
