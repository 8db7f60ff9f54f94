/**
 * Opens the app: in the real Electron if its runtime is there or can be fetched, else in the Chromium host,
 * else, without a screen, makes the demo and says where its files are. The first line on stdout says which.
 * `npm start -- --electron` looks for the runtime even where it was refused today.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureChromium } from './bootstrap.mjs';
import { ensureBuilt } from './build.mjs';
import { appRoot } from './chromium.mjs';
import { ensureElectron } from './electron-runtime.mjs';

const hasScreen = () =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function open(/** @type {string} */ program, /** @type {string[]} */ args) {
  const child = spawn(program, args, { cwd: appRoot, stdio: 'inherit' });
  process.on('SIGINT', () => child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 0 : 1);
  });
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

ensureBuilt();
if (!hasScreen()) {
  const out = join(appRoot, 'demo');
  console.log('Vivier : aucun écran ; démonstration sans fenêtre (no screen: demo without a window)');
  if (existsSync(join(out, 'demo.vivier'))) {
    console.log(
      `Déjà faite ; effacez le dossier « demo » pour la refaire (already made; delete the folder to make it again) :`,
    );
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) console.log(relative(process.cwd(), join(entry.parentPath, entry.name)));
    }
    process.exit(0);
  }
  const { status } = spawnSync(
    process.execPath,
    [join(appRoot, 'out', 'main', 'cli.js'), 'demo', '--out', relative(process.cwd(), out) || '.'],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} else {
  const runtime = await ensureElectron({ isAsked: process.argv.includes('--electron') });
  if (runtime === null) {
    await ensureChromium();
    open(process.execPath, [join(import.meta.dirname, 'host', 'run.ts')]);
  } else {
    console.log(`Vivier : Electron (${relative(appRoot, runtime)})`);
    open(runtime, [...(isRoot ? ['--no-sandbox'] : []), appRoot]);
  }
}
