/** Builds the app when its sources are newer than what was last built. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from './chromium.mjs';

const STAMP = join(appRoot, 'out', '.built');
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package-lock.json',
  'tsconfig.json',
];

/** Time of the latest change under a path, folders included (they tell of files added and deleted); tests apart. */
export function latestChange(/** @type {string} */ path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  let latest = stats.mtimeMs;
  for (const name of readdirSync(path))
    if (!/\.test\.tsx?$/.test(name)) latest = Math.max(latest, latestChange(join(path, name)));
  return latest;
}

export function isStale() {
  const built = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((source) => latestChange(join(appRoot, source)) > built);
}

/** The package's own program, run by the Node that runs this file. */
export const programOf = (/** @type {string} */ path) => join(appRoot, 'node_modules', path);

/**
 * Builds everything; what the bundler says goes to stderr, and only if it fails when `isQuiet`.
 * @returns {boolean} whether it succeeded
 */
export function build({ isQuiet = false } = {}) {
  const begun = new Date();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [programOf('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: appRoot, stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2], maxBuffer: 2 ** 26 },
  );
  if (status !== 0) {
    if (isQuiet) process.stderr.write(`${stdout}${stderr}`);
    return false;
  }
  mkdirSync(join(appRoot, 'out'), { recursive: true });
  writeFileSync(STAMP, `${begun.toISOString()}\n`);
  return true;
}

/** Builds if need be; ends the process where the build fails. */
export function ensureBuilt({ isQuiet = false } = {}) {
  if (existsSync(join(appRoot, 'out', 'main', 'main.js')) && !isStale()) return;
  if (!isQuiet) process.stderr.write('vivier: construction (build)…\n');
  if (!build({ isQuiet })) {
    process.stderr.write('vivier: la construction a échoué (the build failed, see above).\n');
    process.exit(1);
  }
}
