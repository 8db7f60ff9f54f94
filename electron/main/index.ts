/**
 * The main process: life of the app, its window, its file dialogs, and the relay between window and vault.
 * It holds no rule of the domain and no data: see `gate/` for the door, `vault-client.ts` for the other side.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import {
  app,
  type BrowserWindow,
  ClipboardItem,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  type UtilityProcess,
  utilityProcess,
} from 'electron';
import { ok, refuse } from '../../shared/base';
import {
  CALL_CHANNEL,
  EVENT_CHANNEL,
  type MainEvent,
  READER_HEAP_MB,
  readerEnvironment,
} from '../../shared/ipc';
import type { LockReason } from '../../shared/portfolio';
import { removeFolder } from '../disk/async';
import { keepOutOfCoreDumps } from '../disk/core-dumps';
import { setWorld } from '../disk/patience';
import { sinceStartMs } from '../disk/since-start';
import { cleanUp, runSelfTest, selfTestOf } from '../self-test';
import { createBeside } from './beside';
import { createClipboardKeeper } from './clipboard';
import { createFileDialogs, createFileHandles, plainFileName } from './dialogs';
import { doorsSentence, openDoors } from './doors';
import { createGate } from './gate';
import { createIdleLock } from './idle-lock';
import { answerSecondStart, isAnswered } from './instance';
import { localProfile } from './local-profile';
import { createLock } from './lock';
import { leaveWithSystem, lockWithSystem, watchInput } from './lock-triggers';
import { menuTemplate } from './menu';
import { cutNetwork } from './network';
import { SCHEME } from './origin';
import { watchPageEnd } from './page-end';
import { localPathFor, placeOfFile } from './place';
import { type Policy, policyOf, policyPaths } from './policy';
import { printingHandlers } from './printing';
import { createQuickUnlock } from './quick-unlock';
import { makeSession } from './session';
import { emptySessionFolder } from './session-folder';
import { openSettingsFile, type SettingsFile } from './settings-file';
import { startUpFailure, takesFiles, unanswered, unshowable } from './start-up';
import { createUpdater, publicationKey } from './update';
import { createVaultClient } from './vault-client';
import { watchContents } from './watch';
import { clearWindow, offerContextMenu, openWindow } from './window';
import { canProtectCapture, workstationHandlers } from './workstation';
import { watchZoom } from './zoom';

/** The key that signs updates, in base64; empty in a build that nobody publishes (electron.vite.config.ts). */
declare const __UPDATE_KEY__: string;

const log = (line: string): void => {
  if (!app.isPackaged) console.error(`vivier: ${line}`);
};

keepOutOfCoreDumps();
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
const selfTest = selfTestOf(app.commandLine);
if (selfTest !== null) app.on('quit', () => cleanUp(selfTest));
// A self-test touches nothing of the user's: its profile is a temporary folder, as a portable installation has its own.
const ownProfile = selfTest?.profile ?? process.env.VIVIER_PROFILE ?? '';
if (ownProfile !== '') app.setPath('userData', ownProfile);
// What Chromium cannot keep in memory, dumps of a crash included, stands apart and is emptied at each start.
const localFolder = localProfile(app.getPath('userData'), process.platform, {
  ...process.env,
  VIVIER_PROFILE: ownProfile,
});
const sessionFolder = join(localFolder, 'session');
app.setPath('sessionData', sessionFolder);
app.setPath('crashDumps', join(sessionFolder, 'crashes'));
app.enableSandbox();

/** Never a blank window, nor a start that comes to nothing in silence: says why in a box, and leaves. */
function giveUp({
  title,
  content,
}: {
  readonly title: string;
  readonly content: string;
} = startUpFailure): void {
  dialog.showErrorBox(title, content);
  app.exit(1);
}

function run(settings: SettingsFile, policy: Policy): void {
  let window: BrowserWindow | null = null;
  let openPath: string | null = null;
  /** The last one that was open since the start. */
  let openedPath: string | null = null;
  const isRemembering = takesFiles(app.getPath('userData'));

  const tell = (event: MainEvent): void => {
    if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
  };
  const tellBoth = (event: MainEvent): void => {
    tell(event);
    beside.tell(event);
  };
  const tellHeld = (isHeld: boolean): void => tellBoth({ type: 'held', isHeld });
  setWorld({ tell: tellHeld });
  const protect = (one: BrowserWindow | null): void =>
    one?.setContentProtection(policy.captureProtection || settings.read().hasCaptureProtection);
  const protectCapture = (): void => {
    protect(window);
    protect(beside.window());
  };
  /** Names are covered: a window that opens beside is told, and a lock forgets it. */
  let isDiscreet = false;
  const lock = createLock({
    isOpen: () => openPath !== null,
    cancelJobs: () => gate.cancelAll(),
    tellLocking: () => tell({ type: 'locking' }),
    forget: () => {
      openPath = null;
      isDiscreet = false;
      beside.end();
      idle.stop();
      dialogs.clear();
    },
    closeVault: () => vault.close(),
    clearWindow: async () => {
      if (window) await clearWindow(window);
    },
  });
  const lockNow = (reason: LockReason): void => void lock.lock(reason);
  const idle = createIdleLock({
    minutes: () => settings.read().idleMinutes,
    maxMinutes: policy.maxIdleMinutes,
    onCountdown: (seconds) => tellBoth({ type: 'lockCountdown', seconds }),
    onIdle: () => lockNow('idle'),
  });

  let forked: UtilityProcess | null = null;
  const vault = createVaultClient({
    fork: () => {
      forked = utilityProcess.fork(join(import.meta.dirname, 'vault.js'), [], {
        serviceName: 'vivier-vault',
        // Young objects kept small: a portfolio of 100,000 candidates then rests well under 300 MiB. Flags of V8 reach
        // a utility process by this switch of Chromium alone (spec/api-utility-process-spec.ts of Electron).
        execArgv: ['--js-flags=--max-semi-space-size=8'],
        stdio: ['ignore', 'ignore', app.isPackaged ? 'ignore' : 'inherit'],
      });
      return forked;
    },
    // What reads foreign files has no key, no path, nothing of the environment, and nowhere to print.
    forkReader: () =>
      utilityProcess.fork(join(import.meta.dirname, 'reader.js'), [], {
        serviceName: 'vivier-reader',
        execArgv: [`--js-flags=--max-old-space-size=${READER_HEAP_MB}`],
        env: readerEnvironment(process.env),
        stdio: 'ignore',
      }),
    onHeld: tellHeld,
    onDeath: (end) => {
      log(`the vault process stopped by itself, code ${end.code}`);
      void lock.vaultStopped();
    },
  });
  const copies = createClipboardKeeper({
    clipboard: {
      readText: () => clipboard.readText(),
      clear: () => clipboard.clear(),
      write: (formats) => clipboard.write([new ClipboardItem({ ...formats })]),
    },
    platform: process.platform,
    log,
  });
  lock.onLocked(() => void copies.clear());
  const handles = createFileHandles();
  const dialogs = createFileDialogs(
    {
      open: (options) => (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)),
      save: (options) => (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options)),
    },
    handles,
  );

  const quickUnlock = createQuickUnlock({
    keystore: safeStorage,
    platform: process.platform,
    isAllowed: () => policy.quickUnlock,
    read: () => settings.read().quickUnlock,
    write: (sealed) => settings.write({ quickUnlock: sealed }),
    path: () => openPath ?? settings.read().portfolioPath,
  });
  const updater = createUpdater({
    folder: join(localFolder, 'update'),
    key: publicationKey(__UPDATE_KEY__),
    isAllowed: policy.updates,
    isPackaged: app.isPackaged,
    version: app.getVersion(),
    platform: process.platform,
    arch: process.arch,
    appImage: process.env.APPIMAGE ?? null,
    spawn,
    lock: () => lock.lock('hand'),
    tell: (sentence) => dialog.showErrorBox('Vivier', sentence),
    leave: (isBack) => {
      if (isBack && process.env.APPIMAGE) app.relaunch({ execPath: process.env.APPIMAGE, args: [] });
      app.quit();
    },
  });
  void updater.forget().catch(() => log('an old installer could not be deleted'));
  const profile = app.getPath('userData');
  // Where earlier versions kept them: an installer goes, backups are moved by the vault.
  if (profile !== localFolder)
    removeFolder(join(profile, 'update'), { isQuiet: true }).catch(() =>
      log('an old installer could not be deleted'),
    );
  const places = (): Record<string, string> => {
    const backupFolder = policy.backupFolder ?? settings.read().backupFolder;
    return {
      profile,
      backups: join(localFolder, 'sauvegardes'),
      ...(profile === localFolder ? {} : { formerBackups: join(profile, 'sauvegardes') }),
      ...(backupFolder === null ? {} : { chosenBackups: backupFolder }),
      // Wrong secrets of development and of tests are counted apart; those of the product, in one place for ever.
      ...(app.isPackaged ? {} : { tries: join(localFolder, 'tries') }),
    };
  };

  const beside = createBeside({
    first: () => window,
    workAreaOf: (bounds) => screen.getDisplayMatching(bounds).workArea,
    open: (size, address) => {
      const opened = openWindow({
        ...made,
        size,
        address,
        onUnloadable: () => beside.end(),
      });
      watchInput(opened.webContents, idle, lockNow);
      watchZoom(opened.webContents, { read: () => settings.read().zoomFactor, write: () => undefined });
      offerContextMenu(opened);
      protect(opened);
      return opened;
    },
    send: ({ webContents }, event) => webContents.send(EVENT_CHANNEL, event),
    kill: (pid) => void process.kill(pid, 'SIGKILL'),
  });
  const gate = createGate({
    windowContentsId: () => (window && !window.isDestroyed() ? window.webContents.id : null),
    besideContentsId: beside.contentsId,
    onChanged: (domains) => beside.tell({ type: 'changed', domains }),
    isOpen: () => openPath !== null,
    knownPath: () => settings.read().portfolioPath,
    onOpened: (path) => {
      openPath = path;
      openedPath = path;
      settings.write({ portfolioPath: path });
      idle.start();
    },
    onRelocated: (path) => settings.write({ portfolioPath: path }),
    places,
    onBackupFolder: (path) => settings.write({ backupFolder: path }),
    // What is typed is saved first, as at any lock.
    // A vault that holds nothing stays: what was sealed for it can then be opened.
    beforeRestore: async () => {
      if (openPath !== null || lock.isUnderWay()) await lock.leave();
    },
    onRestored: (path) => settings.write({ portfolioPath: path }),
    handlers: {
      'app.state': async (_input, from) => {
        const path = openPath ?? settings.read().portfolioPath;
        const state = openPath !== null ? 'open' : path === null ? 'none' : 'locked';
        return ok({
          state,
          name: path === null ? null : basename(path),
          appVersion: app.getVersion(),
          lock: lock.last(),
          place: path === null ? null : placeOfFile(path),
          wasOpened: path !== null && path === openedPath,
          isRemembering,
          isBeside: from?.isBeside === true,
          isDiscreet,
        });
      },
      'app.openBeside': async ({ address }) => {
        if (openPath === null) return refuse('LOCKED');
        beside.show(address);
        return ok({});
      },
      'app.tellDiscretion': async (told, from) => {
        isDiscreet = told.isDiscreet;
        (from?.isBeside === true ? tell : beside.tell)({ type: 'discretion', isDiscreet });
        return ok({});
      },
      'app.lock': async () => {
        // Answered at once: the page that asks is the one that goes.
        lockNow('hand');
        return ok({});
      },
      'app.readyToLock': async ({ isTypingKept }) => {
        lock.ready(isTypingKept);
        return ok({});
      },
      'app.cancel': async ({ callId }) => {
        gate.cancel(callId);
        return ok({});
      },
      'files.chooseToOpen': async ({ purpose }) => ok({ file: await dialogs.chooseToOpen(purpose) }),
      'files.chooseToSave': async ({ purpose, suggestedName }) =>
        ok({ file: await dialogs.chooseToSave(purpose, suggestedName) }),
      'keys.quickUnlock': async () => ok(await quickUnlock.state()),
      'files.chooseLocal': async ({ suggestedName }) => {
        const path = localPathFor(plainFileName(suggestedName), app.getPath('userData'));
        return path === null ? refuse('PLACE_NOT_LOCAL') : ok({ file: handles.give(path, 'save:portfolio') });
      },
      ...workstationHandlers({
        settings,
        limits: {
          maxIdleMinutes: policy.maxIdleMinutes,
          canProtectCapture: canProtectCapture(process.platform),
          mustProtectCapture: policy.captureProtection,
        },
        clipboard: copies,
        onChanged: () => {
          idle.touch();
          protectCapture();
        },
      }),
      ...printingHandlers(() => (window && !window.isDestroyed() ? window.webContents : null)),
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
      'files.chooseFolder': async ({ purpose }) => ok({ folder: await dialogs.chooseFolder(purpose) }),
    },
    handles,
    vault,
    quickUnlock,
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
        void lock.leave().finally(() => app.exit(1));
      },
    }),
  );
  app.on('second-instance', (_event, _argv, _folder, data) => {
    answerSecondStart(sessionFolder, data);
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  const made = {
    session,
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    isPackaged: app.isPackaged,
  };
  window = openWindow({ ...made, size: settings.read().window, onUnloadable: () => giveUp() });
  protectCapture();
  lockWithSystem(powerMonitor, lockNow);
  leaveWithSystem(powerMonitor, window, {
    isBusy: () => openPath !== null || lock.isUnderWay(),
    leave: () => void lock.leave().finally(() => app.quit()),
  });
  watchInput(window.webContents, idle, lockNow);
  watchZoom(window.webContents, {
    read: () => settings.read().zoomFactor,
    write: (zoomFactor) => settings.write({ zoomFactor }),
  });
  offerContextMenu(window);
  watchPageEnd(window.webContents, {
    isLocking: lock.isUnderWay,
    lock: () => lockNow('page'),
    giveUp: () => void lock.leave().finally(() => giveUp(unshowable)),
    now: sinceStartMs,
  });
  window.on('close', (event) => {
    if (!window) return;
    // Half of a screen is no size of its own: it is so only while another window stands beside.
    if (!window.isMaximized() && beside.window() === null) {
      const [width = 1366, height = 768] = window.getSize();
      settings.write({ window: { width, height } });
    }
    if (openPath === null) return;
    // What is typed is saved first; then the window goes, whatever the page thinks of it.
    event.preventDefault();
    void lock.leave().finally(() => window?.destroy());
  });
  window.on('closed', () => {
    window = null;
    beside.end();
  });
  const menu = menuTemplate(() => lockNow('hand'));
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));

  if (selfTest !== null) {
    const { electron = 'absent', chrome = 'absent', node } = process.versions;
    void runSelfTest(selfTest, {
      what: `Vivier ${app.getVersion()} (${app.isPackaged ? 'installé' : 'depuis ses sources'}), Electron ${electron}, Chromium ${chrome}, Node ${node}, ${process.platform} ${process.arch}.`,
      contents: () => {
        if (window === null) throw new Error('la fenêtre est fermée');
        return window.webContents;
      },
      handles,
      vaultPid: () => forked?.pid,
      reportFolders: [app.getPath('documents'), app.getPath('temp')],
      tell: (message) =>
        dialog.showMessageBox({ title: 'Vivier', message, type: 'info', buttons: ['Fermer'] }),
      leave: (code) => void lock.leave().finally(() => app.exit(code)),
    });
  }

  // Locking comes first, leaving second: the vault closes its portfolio before the app is gone.
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    void lock.leave().finally(() => app.exit(0));
  });
}

const nonce = randomBytes(16).toString('hex');
// A profile that takes no files takes no lock either: Vivier then works there and says that it remembers nothing; the
// portfolio has a lock of its own.
if (app.requestSingleInstanceLock({ nonce }) || !takesFiles(app.getPath('userData'))) {
  emptySessionFolder(sessionFolder, join(app.getPath('userData'), 'session'));
  app
    .whenReady()
    .then(() =>
      run(openSettingsFile(join(app.getPath('userData'), 'vivier.json'), log), {
        ...policyOf(policyPaths()),
        // The folder of a policy is for people's portfolios.
        ...(selfTest === null ? {} : { backupFolder: null }),
      }),
    )
    .catch((error: unknown) => {
      log(`start-up failed: ${error instanceof Error ? error.name : typeof error}`);
      giveUp();
    });
} else {
  void isAnswered(sessionFolder, nonce).then(async (isSeen) => {
    if (isSeen) return app.quit();
    // Before the app is ready, Linux shows no box.
    await app.whenReady();
    giveUp(unanswered);
  });
}
