/**
 * Development: rebuilds what changes, then reloads the page (interface) or starts the app again (the rest).
 * Runs in the Chromium host, whose page can be told to reload; needs a screen.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';
import { ensureChromium } from './bootstrap.mjs';
import { appRoot } from './chromium.mjs';

process.env.NODE_ENV_ELECTRON_VITE = 'production';
await ensureChromium();

/** @type {import('node:child_process').ChildProcess | null} */
let host = null;
let isRestarting = false;

function start() {
  const env = { ...process.env, VIVIER_DEV: '1' };
  host = fork(join(import.meta.dirname, 'host', 'run.ts'), { cwd: appRoot, env });
  host.once('exit', (code) => {
    if (!isRestarting) process.exit(code ?? 0);
    isRestarting = false;
    start();
  });
}

/** A new interface needs a reload only; a new main, vault or preload needs a new app. */
function show(/** @type {string} */ part) {
  if (host === null || isRestarting) return;
  isRestarting = part !== 'renderer';
  host.send({ act: isRestarting ? 'quit' : 'reload' });
}

const { config } = await resolveConfig({ root: appRoot }, 'build', 'production');
for (const part of /** @type {const} */ (['main', 'preload', 'renderer'])) {
  const options = config?.[part];
  if (!options) throw new Error(`nothing to build for ${part}`);
  const watcher = await build({ ...options, configFile: false, build: { ...options.build, watch: {} } });
  if (!('on' in watcher)) throw new Error('the bundler does not watch');
  await new Promise((isBuilt) => {
    watcher.on('event', (event) => {
      if (event.code !== 'END') return;
      isBuilt(undefined);
      show(part);
    });
  });
}
start();
