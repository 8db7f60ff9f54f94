/**
 * Development: rebuilds at each change, then reloads the page (interface changed) or starts the app again (the rest).
 * Runs in the Chromium host, whose page can be told to reload; needs a screen.
 */
import { fork, spawn } from 'node:child_process';
import { existsSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './bootstrap.mjs';
import { programOf } from './build.mjs';
import { appRoot } from './chromium.mjs';

const out = join(appRoot, 'out');
await ensureChromium();
rmSync(out, { recursive: true, force: true });
const bundler = spawn(
  process.execPath,
  [programOf('electron-vite/bin/electron-vite.js'), 'build', '--watch'],
  {
    cwd: appRoot,
    stdio: 'inherit',
  },
);
bundler.once('exit', (code) => process.exit(code ?? 1));

const parts = ['main', 'preload', 'renderer'];
while (!parts.every((part) => existsSync(join(out, part))))
  await new Promise((done) => setTimeout(done, 200));

/** @type {import('node:child_process').ChildProcess | null} */
let host = null;
let isRestarting = false;
function start() {
  host = fork(join(import.meta.dirname, 'host', 'run.ts'), {
    cwd: appRoot,
    env: { ...process.env, VIVIER_DEV: '1' },
  });
  host.once('exit', (code) => {
    if (isRestarting) {
      isRestarting = false;
      start();
    } else {
      bundler.kill();
      process.exit(code ?? 0);
    }
  });
}

/** Acts once the bundler has been quiet for a moment: it writes many files for one change. */
function settle(/** @type {string} */ part, /** @type {() => void} */ act) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  watch(join(out, part), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(act, 300);
  });
}
const restart = () => {
  isRestarting = true;
  host?.send({ act: 'quit' });
};
settle('renderer', () => host?.send({ act: 'reload' }));
settle('main', restart);
settle('preload', restart);
setTimeout(start, 500);
