/**
 * Checks what `npm run package` made, by running it, on the system it is for: its fuses, then each debug door, which must
 * not open, then an ordinary start, which must hold. Needs a screen (`xvfb-run` will do).
 *
 *     node electron/launch/check-package.mjs [FOLDER]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appRoot } from './chromium.mjs';
import { packagedBinary } from './packaging/config.mjs';
import { fuseFaults } from './packaging/fuses.mjs';

const HOLDS_MS = 15_000;
const binary = packagedBinary(process.argv[2] ?? join(appRoot, 'release'));
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

/** @returns {Promise<number>} a port that nobody listens to */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * Starts the packaged app, with a profile of its own, and waits: for its end, or until it has held.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function outcomeOf(args, env = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'vivier-package-'));
  const child = spawn(program, args, {
    env: { ...process.env, VIVIER_PROFILE: profile, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece;
    });
  const isOver = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  let timer;
  const code = await Promise.race([
    isOver,
    new Promise((resolve) => {
      timer = setTimeout(() => resolve('held'), HOLDS_MS);
    }),
  ]);
  clearTimeout(timer);
  if (code === 'held') {
    child.kill();
    await isOver;
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return { code, said };
}

const faults = await fuseFaults(binary);
say(faults.length === 0, `fusibles (fuses)${faults.length === 0 ? '' : ` : ${faults.join(', ')}`}`);

// On Windows and macOS the refusal is a box that waits for a person: the app does not end, and shows no window either.
const isShownInABox = process.platform !== 'linux';
const port = await freePort();
for (const [name, args, env] of /** @type {[string, string[], Record<string, string>?][]} */ ([
  ['--inspect', [`--inspect=${port}`]],
  ['--inspect-brk', [`--inspect-brk=${port}`]],
  ['--remote-debugging-port', [`--remote-debugging-port=${port}`]],
  ['--remote-debugging-pipe', ['--remote-debugging-pipe']],
  ['--js-flags', ['--js-flags=--expose-gc']],
  ['--load-extension', [`--load-extension=${tmpdir()}`]],
  ['--proxy-server', ['--proxy-server=127.0.0.1:9']],
  ['NODE_OPTIONS', [], { NODE_OPTIONS: `--inspect=${port}` }],
  ['ELECTRON_RUN_AS_NODE', ['-e', 'console.log("node " + 6 * 7)'], { ELECTRON_RUN_AS_NODE: '1' }],
])) {
  const { code, said } = await outcomeOf(args, env);
  const isRefused = isShownInABox || (code !== 0 && code !== 'held');
  say(isRefused && !/node 42|Debugger listening/u.test(said), `${name} n’ouvre rien`);
}
const { code } = await outcomeOf([]);
say(code === 'held', `démarrage ordinaire (${code === 'held' ? 'tient' : `code ${code}`})`);
process.exitCode = failures === 0 ? 0 : 1;
