/**
 * The Chromium host: runs the built app under Node, with `electron` resolved to `electron.ts` of this folder.
 * One process may run several apps one after the other, each with its own copy of the app's modules.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HasLeft } from './app.ts';
import { createElectron, type HostedElectron, type HostOptions } from './electron.ts';

export type {
  FileDialogOptions,
  HostDialogs,
  HostedElectron,
  HostKeystore,
  HostOptions,
} from './electron.ts';
export { personDialogs } from './person-dialogs.ts';
export { scriptedDialogs } from './scripted-dialogs.ts';

interface Run {
  readonly hosted: HostedElectron;
  /** Address of the folder of the app's main bundle. */
  readonly bundle: string;
}
const runs = new Map<string, Run>();
// The module that stands for `electron` in a run finds its implementation there.
Object.defineProperty(globalThis, Symbol.for('vivier.host.runs'), { value: runs, configurable: true });

const exported = [
  'app',
  'BrowserWindow',
  'ClipboardItem',
  'clipboard',
  'dialog',
  'ipcMain',
  'Menu',
  'MenuItem',
  'nativeTheme',
  'powerMonitor',
  'protocol',
  'safeStorage',
  'screen',
  'session',
  'utilityProcess',
  'webContents',
];
const runOf = (url: string | undefined): string | null => /[?&]run=(\d+)/.exec(url ?? '')?.[1] ?? null;

let isHooked = false;
/** Resolves `electron` for the app's modules, and gives each run its own copy of the modules of its bundle. */
function hook(): void {
  if (isHooked) return;
  isHooked = true;
  registerHooks({
    resolve: (specifier, context, next) => {
      const run = runOf(context.parentURL);
      const bundle = runs.get(run ?? '')?.bundle;
      if (bundle === undefined) return next(specifier, context);
      if (specifier === 'electron') return { url: `vivier-host:electron?run=${run}`, shortCircuit: true };
      const resolved = next(specifier, context);
      return resolved.url.startsWith(bundle) && runOf(resolved.url) === null
        ? { ...resolved, url: `${resolved.url}?run=${run}` }
        : resolved;
    },
    load: (url, context, next) => {
      if (!url.startsWith('vivier-host:electron')) return next(url, context);
      const source = `const { api } = globalThis[Symbol.for('vivier.host.runs')].get('${runOf(url)}').hosted;
export const { ${exported.join(', ')} } = api;
export default api;`;
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

/** Starts the built app of `options.appRoot` in this process; `ready` follows once its code is loaded, as in Electron. */
export async function startHosted(options: HostOptions): Promise<HostedElectron> {
  const bundle = pathToFileURL(join(options.appRoot, 'out', 'main')).href;
  hook();
  const run = String(runs.size + 1);
  const leave = process.exit;
  const hosted = createElectron({
    ...options,
    onExit: (code) => {
      if (Object.is(process.exit, exit)) process.exit = leave;
      options.onExit(code);
    },
  });
  // In Electron's main process `process.exit` is `app.exit` (lib/browser/init.ts).
  const exit = (code?: number | string | null): void => {
    const wasReady = hosted.api.app.isReady();
    hosted.api.app.exit(Number(code ?? process.exitCode ?? 0));
    // Before the app is ready the process ends there; after it, what follows still runs.
    if (!wasReady) throw new HasLeft();
  };
  Reflect.set(process, 'exit', exit);
  if (options.isAlone) {
    // Electron shows what nobody catches, and goes on; a promise that nobody catches is only told.
    process.on('uncaughtException', hosted.report);
    process.on('unhandledRejection', (reason) => console.error('Unhandled promise rejection', reason));
  }
  runs.set(run, { hosted, bundle });
  try {
    await import(/* @vite-ignore */ `${bundle}/${options.main ?? 'main.js'}?run=${run}`);
  } catch (error) {
    if (!(error instanceof HasLeft)) {
      hosted.report(error);
      throw error;
    }
  }
  hosted.becomeReady();
  return hosted;
}
