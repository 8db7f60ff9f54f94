/**
 * The main process: life of the app, its window, its file dialogs, and the relay between window and vault.
 * It holds no rule of the domain and no data: see `gate/` for the door, `vault-client.ts` for the other side.
 */
import { basename, join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  utilityProcess,
} from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, type MainEvent, ok } from '../../shared/ipc';
import { createFileDialogs, createFileHandles } from './dialogs';
import { createGate } from './gate';
import { menuTemplate } from './menu';
import { SCHEME } from './origin';
import { makeSession } from './session';
import { openSettingsFile, type SettingsFile } from './settings-file';
import { createVaultClient } from './vault-client';
import { confine, openWindow } from './window';

const log = (line: string): void => {
  if (!app.isPackaged) console.error(`vivier: ${line}`);
};

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false } },
]);
// Where this computer's settings stand: a portable installation keeps them beside itself.
if (process.env.VIVIER_PROFILE) app.setPath('userData', process.env.VIVIER_PROFILE);
app.enableSandbox();

function run(settings: SettingsFile): void {
  let window: BrowserWindow | null = null;
  let openPath: string | null = null;

  const tell = (event: MainEvent): void => {
    if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
  };
  const forget = (): void => {
    openPath = null;
    dialogs.clear();
    tell({ type: 'locked' });
  };
  const lock = async (): Promise<void> => {
    forget();
    await vault.close();
  };

  const vault = createVaultClient({
    fork: () =>
      utilityProcess.fork(join(import.meta.dirname, 'vault.js'), [], {
        serviceName: 'vivier-vault',
        // Young objects kept small: a portfolio of 100,000 candidates then rests well under 300 MiB.
        execArgv: ['--max-semi-space-size=8'],
        stdio: ['ignore', 'ignore', app.isPackaged ? 'ignore' : 'inherit'],
      }),
    onDeath: () => {
      log('the vault process stopped by itself');
      forget();
    },
  });
  const handles = createFileHandles();
  const dialogs = createFileDialogs(
    {
      open: (options) => (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)),
      save: (options) => (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options)),
    },
    handles,
  );

  const places = (): Record<string, string> => {
    const { backupFolder } = settings.read();
    const backups = join(app.getPath('userData'), 'sauvegardes');
    return { backups, ...(backupFolder === null ? {} : { chosenBackups: backupFolder }) };
  };

  const gate = createGate({
    windowContentsId: () => (window && !window.isDestroyed() ? window.webContents.id : null),
    isOpen: () => openPath !== null,
    knownPath: () => settings.read().portfolioPath,
    onOpened: (path) => {
      openPath = path;
      settings.write({ portfolioPath: path });
    },
    places,
    onBackupFolder: (path) => settings.write({ backupFolder: path }),
    beforeRestore: async () => {
      openPath = null;
      await vault.close();
    },
    onRestored: (path) => settings.write({ portfolioPath: path }),
    handlers: {
      'app.state': async () => {
        const path = openPath ?? settings.read().portfolioPath;
        const state = openPath !== null ? 'open' : path === null ? 'none' : 'locked';
        return ok({ state, name: path === null ? null : basename(path), appVersion: app.getVersion() });
      },
      'app.lock': async () => {
        await lock();
        return ok({});
      },
      'app.cancel': async ({ callId }) => {
        gate.cancel(callId);
        return ok({});
      },
      'files.chooseToOpen': async ({ purpose }) => ok({ file: await dialogs.chooseToOpen(purpose) }),
      'files.chooseToSave': async ({ purpose, suggestedName }) =>
        ok({ file: await dialogs.chooseToSave(purpose, suggestedName) }),
      'files.chooseFolder': async ({ purpose }) => ok({ folder: await dialogs.chooseFolder(purpose) }),
    },
    handles,
    vault,
    onProgress: (callId, progress) => tell({ type: 'progress', callId, progress }),
    log,
  });

  ipcMain.handle(CALL_CHANNEL, (event, message: unknown) => gate.answer(event, message));
  app.on('web-contents-created', (_event, contents) => confine(contents));
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  powerMonitor.on('suspend', () => void lock());
  powerMonitor.on('lock-screen', () => void lock());

  window = openWindow({
    size: settings.read().window,
    session: makeSession(join(import.meta.dirname, '../renderer')),
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    isPackaged: app.isPackaged,
  });
  window.on('close', () => {
    if (!window || window.isMaximized()) return;
    const [width = 1366, height = 768] = window.getSize();
    settings.write({ window: { width, height } });
  });
  window.on('closed', () => {
    window = null;
  });
  Menu.setApplicationMenu(menuTemplate === null ? null : Menu.buildFromTemplate(menuTemplate));

  // Locking comes first, leaving second: the vault closes its portfolio before the app is gone.
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    void lock().finally(() => app.exit(0));
  });
}

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => run(openSettingsFile(join(app.getPath('userData'), 'vivier.json'), log)));
} else {
  app.quit();
}
