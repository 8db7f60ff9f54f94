/**
 * Proves by running a packaged app that it starts, and that its debug doors stay shut. The proof of a start is the folder
 * `session` of the profile, which main makes once the doors are passed (electron/main/session-folder.ts): a process that
 * merely lives proves nothing, for on Windows and macOS a refusal is a box that waits for a person.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ program: string, args?: readonly string[] }} App the executable, and what precedes its arguments */
/** @typedef {{ isThrough: boolean, code: number | null, said: string, isListening: boolean, tookMs: number }} Outcome */
/** @typedef {{ name: string, args?: readonly string[], env?: Record<string, string>, expects: 'refused' | 'ignored' }} Door */

/** A slow machine that starts it for the first time, its antivirus reading 300 MB. */
const FIRST_START_MS = 120_000;
/** A refused start is watched for three times what an ordinary one took to pass the doors, and never less than this. */
const SHORTEST_WATCH_MS = 5_000;
const POLL_MS = 100;

/**
 * What must open nothing. `refused`: the app does not start. `ignored`: the fuses read nothing of it, and the app starts,
 * for an IT department may set it on the whole machine.
 * @param {number} port that nobody listens to
 * @returns {readonly Door[]}
 */
export const debugDoors = (port) => [
  { name: '--inspect', args: [`--inspect=${port}`], expects: 'refused' },
  { name: '--inspect-brk', args: [`--inspect-brk=${port}`], expects: 'refused' },
  { name: '--remote-debugging-port', args: [`--remote-debugging-port=${port}`], expects: 'refused' },
  { name: '--remote-debugging-pipe', args: ['--remote-debugging-pipe'], expects: 'refused' },
  { name: '--js-flags', args: ['--js-flags=--expose-gc'], expects: 'refused' },
  { name: '--load-extension', args: [`--load-extension=${tmpdir()}`], expects: 'refused' },
  { name: '--proxy-server', args: ['--proxy-server=127.0.0.1:9'], expects: 'refused' },
  {
    name: 'ELECTRON_RUN_AS_NODE',
    args: ['-e', 'console.log("node " + 6 * 7)'],
    env: { ELECTRON_RUN_AS_NODE: '1' },
    expects: 'ignored',
  },
  { name: 'NODE_OPTIONS', env: { NODE_OPTIONS: `--inspect=${port}` }, expects: 'ignored' },
  {
    name: 'NODE_EXTRA_CA_CERTS',
    env: { NODE_EXTRA_CA_CERTS: join(tmpdir(), 'absent.pem') },
    expects: 'ignored',
  },
];

/**
 * What is wrong with the outcome of a start through a door; nothing is good.
 * @param {'refused' | 'ignored'} expects
 * @param {Outcome} outcome
 * @returns {string | null}
 */
export function doorFault(expects, { isThrough, code, said, isListening }) {
  if (isListening) return 'un débogueur écoute (a debugger listens)';
  if (/node 42|Debugger listening/u.test(said))
    return 'le programme obéit comme Node (it obeys as Node does)';
  if (expects === 'refused') {
    if (isThrough) return 'l’application démarre quand même (it starts all the same)';
    // On Linux the refusal ends the app; ending well would be no refusal. Elsewhere its box waits, and it has not ended.
    return code === 0 ? 'l’application se ferme sans refuser (it ends without a refusal)' : null;
  }
  return isThrough ? null : `l’application ne démarre pas (it does not start, code ${code ?? 'none'})`;
}

/** @returns {Promise<number>} a port that nobody listens to */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** @returns {Promise<boolean>} whether somebody answers on a port of this machine */
const isTaken = (/** @type {number} */ port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.setTimeout(2_000, () => socket.destroy(new Error('silent')));
  });

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Starts the app in a profile of its own until it has passed the doors, has ended, or has been watched long enough.
 * @param {App} app
 * @param {{ args?: readonly string[], env?: Record<string, string>, watchMs: number, port?: number, holdsMs?: number }} how
 *   `holdsMs`: how long it must live after the doors, for a start that falls over in its first second is none
 * @returns {Promise<Outcome>}
 */
export async function outcomeOf(
  { program, args: first = [] },
  { args = [], env = {}, watchMs, port, holdsMs = 0 },
) {
  const profile = mkdtempSync(join(tmpdir(), 'vivier-package-'));
  const child = spawn(program, [...first, ...args], {
    env: { ...process.env, VIVIER_PROFILE: profile, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece;
    });
  /** @type {{ code: number } | null} */
  let end = null;
  const isOver = new Promise((resolve) => {
    child.once('error', (error) => {
      said += String(error);
      end ??= { code: 1 };
      resolve(undefined);
    });
    child.once('exit', (code) => {
      end ??= { code: code ?? 1 };
      resolve(undefined);
    });
  });
  const begun = Date.now();
  const isThroughNow = () => existsSync(join(profile, 'session'));
  while (end === null && !isThroughNow() && Date.now() - begun < watchMs) await pause(POLL_MS);
  const tookMs = Date.now() - begun;
  const isThrough = isThroughNow();
  if (isThrough && end === null) await Promise.race([isOver, pause(holdsMs)]);
  const isListening = port !== undefined && (await isTaken(port));
  const code = endOf();
  child.kill('SIGKILL');
  await isOver;
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
  } catch {
    // On Windows the processes of a killed app hold files a little longer; the system empties its temporary folder.
  }
  return { isThrough, code, said, isListening, tookMs };

  /** Its exit code, or nothing while it lives. Read through a function: it changes while this one waits. */
  function endOf() {
    return end?.code ?? null;
  }
}

/**
 * Runs every proof, and says each.
 * @param {App} app
 * @param {(isGood: boolean, what: string) => void} say
 * @param {{ firstStartMs?: number, shortestWatchMs?: number, holdsMs?: number, doors?: (port: number) => readonly Door[] }} [limits]
 */
export async function proveStart(
  app,
  say,
  {
    firstStartMs = FIRST_START_MS,
    shortestWatchMs = SHORTEST_WATCH_MS,
    holdsMs = 3_000,
    doors = debugDoors,
  } = {},
) {
  const start = await outcomeOf(app, { watchMs: firstStartMs, holdsMs });
  const hasStarted = start.isThrough && start.code === null;
  say(
    hasStarted,
    hasStarted
      ? `démarrage ordinaire (${(start.tookMs / 1000).toFixed(1)} s)`
      : `démarrage ordinaire : ${start.isThrough ? 'l’application s’arrête aussitôt (it ends at once)' : 'les portes ne sont pas franchies (it never passes its doors)'}, code ${start.code ?? 'none'}\n${start.said}`,
  );
  // Without a start that succeeds, a door that stays shut proves nothing.
  if (!hasStarted) return;
  const port = await freePort();
  const watchMs = Math.max(shortestWatchMs, 3 * start.tookMs);
  for (const { name, args = [], env = {}, expects } of doors(port)) {
    // A start that must succeed is waited for; one that must not, no longer than it would need.
    const patience = expects === 'ignored' ? firstStartMs : watchMs;
    const fault = doorFault(expects, await outcomeOf(app, { args, env, watchMs: patience, port }));
    say(fault === null, `${name} n’ouvre rien${fault === null ? '' : ` : ${fault}`}`);
  }
}
