/**
 * The main process: life of the app, its window, its file dialogs, and the relay between window and vault.
 * It holds no rule of the domain and no data: see `gate/` for the door, `vault-client.ts` for the other side.
 */
import { spawn } from 'node:child_process';
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
import { CALL_CHANNEL, EVENT_CHANNEL, type MainEvent, ok, refuse } from '../../shared/ipc';
import { createFileDialogs, createFileHandles } from './dialogs';
import { doorsSentence, openDoors } from './doors';
import { createGate } from './gate';
import { menuTemplate } from './menu';
import { cutNetwork } from './network';
import { SCHEME } from './origin';
import { type Policy, policyPath, readPolicy } from './policy';
import { makeSession } from './session';
import { emptySessionFolder } from './session-folder';
import { openSettingsFile, type SettingsFile } from './settings-file';
import { createUpdater, publicationKey } from './update';
import { createVaultClient } from './vault-client';
import { watchContents } from './watch';
import { openWindow } from './window';

/** The key that signs updates, in base64; empty in a build that nobody publishes (electron.vite.config.ts). */
declare const __UPDATE_KEY__: string;

const log = (line: string): void => {
  if (!app.isPackaged) console.error(`vivier: ${line}`);
};

if (app.isPackaged) {
  const doors = openDoors({ hasSwitch: (name) => app.commandLine.hasSwitch(name), env: process.env });
  if (doors.length > 0) {
    dialog.showErrorBox('Vivier', doorsSentence(doors));
    process.exit(1);
  }
}
cutNetwork(app.commandLine);
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false } },
]);
// Where this computer's settings stand: a portable installation keeps them beside itself.
if (process.env.VIVIER_PROFILE) app.setPath('userData', process.env.VIVIER_PROFILE);
// What Chromium cannot keep in memory, dumps of a crash included, stands apart and is emptied at each start.
const sessionFolder = join(app.getPath('userData'), 'session');
app.setPath('sessionData', sessionFolder);
app.setPath('crashDumps', join(sessionFolder, 'crashes'));
app.enableSandbox();

function run(settings: SettingsFile, policy: Policy): void {
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

  const updater = createUpdater({
    folder: join(app.getPath('userData'), 'update'),
    key: publicationKey(__UPDATE_KEY__),
    isAllowed: policy.updates,
    isPackaged: app.isPackaged,
    version: app.getVersion(),
    platform: process.platform,
    arch: process.arch,
    appImage: process.env.APPIMAGE ?? null,
    spawn,
    lock,
    leave: (isBack) => {
      if (isBack && process.env.APPIMAGE) app.relaunch({ execPath: process.env.APPIMAGE, args: [] });
      app.quit();
    },
  });
  void updater.forget().catch(() => log('an old installer could not be deleted'));

  const gate = createGate({
    windowContentsId: () => (window && !window.isDestroyed() ? window.webContents.id : null),
    isOpen: () => openPath !== null,
    knownPath: () => settings.read().portfolioPath,
    onOpened: (path) => {
      openPath = path;
      settings.write({ portfolioPath: path });
    },
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
      'workstation.policy': async () => {
        const { state, quickUnlock, maxIdleMinutes, captureProtection, backupFolder } = policy;
        const hasBackupFolder = backupFolder !== null;
        const updates = updater.state;
        return ok({ state, quickUnlock, maxIdleMinutes, captureProtection, hasBackupFolder, updates });
      },
      'workstation.readUpdate': async ({ file }) => {
        const taken = handles.take([file], 'open:update');
        const path = taken?.paths[file];
        if (!taken || path === undefined) return refuse('HANDLE_SPENT');
        taken.spend();
        return updater.read(path);
      },
      'workstation.startUpdate': async ({ version }) => updater.start(version),
    },
    handles,
    vault,
    onProgress: (callId, progress) => tell({ type: 'progress', callId, progress }),
    log,
  });

  ipcMain.handle(CALL_CHANNEL, (event, message: unknown) => gate.answer(event, message));
  const session = makeSession(join(import.meta.dirname, '../renderer'));
  app.on('web-contents-created', (_event, contents) =>
    watchContents(contents, {
      session,
      isPackaged: app.isPackaged,
      onFault: (faults) => {
        log(`a web contents was refused: ${faults.join(', ')}`);
        dialog.showErrorBox(
          'Vivier',
          'La fenêtre ne s’est pas ouverte avec ses protections ; Vivier s’arrête. Réinstallez-le, puis signalez-le si cela se reproduit.',
        );
        void lock().finally(() => app.exit(1));
      },
    }),
  );
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  powerMonitor.on('suspend', () => void lock());
  powerMonitor.on('lock-screen', () => void lock());

  window = openWindow({
    size: settings.read().window,
    session,
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
  emptySessionFolder(sessionFolder);
  void app
    .whenReady()
    .then(() =>
      run(openSettingsFile(join(app.getPath('userData'), 'vivier.json'), log), readPolicy(policyPath())),
    );
} else {
  app.quit();
}
