/**
 * `npm run self-test [-- --app FOLDER] [-- --report FILE]`: the app's own self-test (`electron/main/self-test`), on what
 * was just built or on the content of a package, in the real Electron where its runtime is there, else in the Chromium
 * host. Prints the report; exits 0 where all is good. An installed app does the same with `--auto-verification`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './bootstrap.mjs';
import { ensureBuilt } from './build.mjs';
import { appRoot } from './chromium.mjs';
import { electronRuntime } from './electron-runtime.mjs';

/** Two minutes: ten times what it takes on a slow machine. */
const MOST_MS = 120_000;

/**
 * Runs the self-test of one app, and answers its report.
 * @param {{ program: string, args: readonly string[], env?: Record<string, string>, report?: string }} started
 * @returns {Promise<{ code: number | null, report: string }>} `code` is null where it had to be ended
 */
export async function selfTest({ program, args, env = {}, report }) {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-self-test-'));
  const path = report ?? join(folder, 'rapport.txt');
  try {
    const child = spawn(program, [...args, `--auto-verification=${path}`], {
      cwd: appRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 2],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), MOST_MS);
    /** @type {number | null} */
    const code = await new Promise((resolveCode) => {
      child.once('error', () => resolveCode(null));
      child.once('exit', (status) => resolveCode(status));
    });
    clearTimeout(timer);
    return { code, report: readOrEmpty(path) };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function readOrEmpty(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { app: { type: 'string' }, report: { type: 'string' } } });
  const app = values.app === undefined ? appRoot : resolve(values.app);
  const report = values.report === undefined ? {} : { report: resolve(values.report) };
  ensureBuilt();
  const runtime = electronRuntime();
  if (runtime === null) await ensureChromium();
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const done = await selfTest(
    runtime === null
      ? {
          program: process.execPath,
          args: [join(import.meta.dirname, 'host', 'run.ts')],
          env: { VIVIER_E2E_APP: app },
          ...report,
        }
      : { program: runtime, args: [...(isRoot ? ['--no-sandbox'] : []), app], ...report },
  );
  console.log(
    done.report ||
      'vivier: l’auto-vérification n’a pas écrit de rapport ; Vivier n’a pas démarré. (The app did not start.)',
  );
  process.exitCode = done.code === 0 ? 0 : 1;
}
