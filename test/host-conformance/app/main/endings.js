/**
 * Cases that end the process: each in one of its own, which writes what happened; the driver compares.
 * @typedef {object} Ending
 * @property {string} name
 * @property {readonly string[]} api
 * @property {string} source
 * @property {readonly string[]} steps what is written, in order
 * @property {number} code how the process ends
 * @property {{ readonly host: 'electron' | 'chromium', readonly reason: string }} [onlyOn]
 * @property {boolean} [second] whether a second one is started with the same profile while the first runs
 * @property {(electron: import('./tools.js').Electron, trace: (step: string) => void) => void} [early] before the app is ready
 * @property {(electron: import('./tools.js').Electron, trace: (step: string) => void, tools: import('./tools.js').Tools) => Promise<void> | void} run
 */

/** @param {import('./tools.js').Electron} electron @param {(step: string) => void} trace */
function traceQuit({ app }, trace) {
  app.on('before-quit', () => trace('before-quit'));
  app.on('will-quit', () => trace('will-quit'));
  app.on('quit', (_event, code) => trace(`quit ${code}`));
}
/** @param {Electron.BrowserWindow} window @param {(step: string) => void} trace */
function traceWindow(window, trace) {
  window.on('close', () => trace('close'));
  window.on('closed', () => trace('closed'));
}

/** @type {readonly Ending[]} */
export const endings = [
  {
    name: 'quit closes the windows, then leaves; window-all-closed is not for it',
    api: ['App.quit', 'App.on(will-quit)', 'App.on(quit)', 'App.on(window-all-closed)'],
    source: 'docs/api/app.md (before-quit, will-quit, window-all-closed); shell/browser/browser.cc',
    steps: ['before-quit', 'close', 'closed', 'will-quit', 'quit 0'],
    code: 0,
    run: async (electron, trace, { open }) => {
      traceQuit(electron, trace);
      electron.app.on('window-all-closed', () => trace('window-all-closed'));
      const { window } = await open();
      traceWindow(window, trace);
      electron.app.quit();
    },
  },
  {
    name: 'each of the three may be refused, and a later quit goes through',
    api: ['App.quit', 'App.on(will-quit)'],
    source:
      'docs/api/app.md; shell/browser/browser.cc (HandleBeforeQuit, OnWindowCloseCancelled, NotifyAndShutdown)',
    steps: [
      'before-quit',
      'before-quit',
      'close',
      'before-quit',
      'close',
      'closed',
      'will-quit',
      'before-quit',
      'will-quit',
      'quit 0',
    ],
    code: 0,
    run: async (electron, trace, { open, pause }) => {
      const { app } = electron;
      traceQuit(electron, trace);
      app.on('window-all-closed', () => trace('window-all-closed'));
      const { window } = await open();
      traceWindow(window, trace);
      app.once('before-quit', (event) => event.preventDefault());
      app.quit();
      await pause(50);
      window.once('close', (event) => event.preventDefault());
      app.quit();
      await pause(50);
      app.once('will-quit', (event) => event.preventDefault());
      const closed = new Promise((resolve) => app.once('will-quit', resolve));
      app.quit();
      await closed;
      await pause(50);
      app.quit();
    },
  },
  {
    name: 'the last window closed tells the app, which stays until it says otherwise',
    api: ['App.on(window-all-closed)'],
    source: 'docs/api/app.md (window-all-closed)',
    steps: ['close', 'closed', 'window-all-closed', 'still here', 'before-quit', 'will-quit', 'quit 0'],
    code: 0,
    run: async (electron, trace, { open }) => {
      traceQuit(electron, trace);
      electron.app.on('window-all-closed', () => {
        trace('window-all-closed');
        setTimeout(() => {
          trace('still here');
          electron.app.quit();
        }, 100);
      });
      const { window } = await open();
      traceWindow(window, trace);
      window.close();
    },
  },
  {
    name: 'exit asks nobody: windows are destroyed, and quit alone is told, with its code',
    api: ['App.exit'],
    source: 'docs/api/app.md (exit); shell/browser/browser.cc (ExitWithCode)',
    steps: ['closed', 'quit 5'],
    code: 5,
    run: async (electron, trace, { open }) => {
      traceQuit(electron, trace);
      const { window } = await open();
      traceWindow(window, trace);
      electron.app.exit(5);
    },
  },
  {
    name: 'exit before the app is ready ends the process where it stands',
    api: ['App.exit'],
    source: 'shell/browser/browser.cc (ExitWithCode: message loop is not ready)',
    steps: ['early'],
    code: 3,
    early: (electron, trace) => {
      traceQuit(electron, trace);
      trace('early');
      electron.app.exit(3);
    },
    run: (_electron, trace) => trace('ready'),
  },
  {
    name: 'in the main process, process.exit is app.exit',
    api: ['App.exit'],
    source: 'lib/browser/init.ts (process.exit)',
    steps: ['quit 4'],
    code: 4,
    run: (electron, trace) => {
      traceQuit(electron, trace);
      process.exit(4);
    },
  },
  {
    name: 'before the app is ready there is neither session, nor window, nor child, nor dialog',
    api: [
      'Session.fromPartition',
      'BrowserWindow.constructor',
      'UtilityProcess.fork',
      'Dialog.showOpenDialog',
    ],
    source: 'docs/api (each: after the ready event); their .cc files',
    steps: [
      'session: Session can only be received when app is ready',
      'window: Cannot create BrowserWindow before app is ready',
      'child: utilityProcess cannot be created before app is ready.',
      'dialog: dialog module can only be used after app is ready',
      'ready',
    ],
    code: 0,
    early: ({ session, BrowserWindow, utilityProcess, dialog }, trace) => {
      const refused = (/** @type {string} */ what, /** @type {() => unknown} */ act) => {
        try {
          act();
          trace(`${what}: allowed`);
        } catch (error) {
          trace(`${what}: ${error instanceof Error ? error.message : error}`);
        }
      };
      refused('session', () => session.fromPartition('x'));
      refused('window', () => new BrowserWindow());
      refused('child', () => utilityProcess.fork(import.meta.filename));
      refused('dialog', () => dialog.showOpenDialog({}));
    },
    run: ({ app }, trace) => {
      trace('ready');
      app.exit(0);
    },
  },
  {
    name: 'one instance by profile: a second one is refused, and the first hears its arguments',
    api: ['App.requestSingleInstanceLock', 'App.on(second-instance)'],
    source:
      'docs/api/app.md (requestSingleInstanceLock, second-instance); chrome/browser/process_singleton*.cc',
    steps: ['lock true', 'lock true again', 'second --encore'],
    code: 0,
    second: true,
    run: ({ app }, trace) => {
      const hasLock = app.requestSingleInstanceLock();
      if (!hasLock) return app.exit(20);
      trace(`lock ${hasLock}`);
      trace(`lock ${app.requestSingleInstanceLock()} again`);
      app.on('second-instance', (_event, argv) => {
        trace(`second ${argv.includes('--encore') ? '--encore' : argv.join(' ')}`);
        app.exit(0);
      });
      return undefined;
    },
  },
  {
    name: 'a profile that cannot be written gives no lock',
    api: ['App.requestSingleInstanceLock'],
    source: 'shell/browser/api/electron_api_app.cc (LOCK_ERROR)',
    steps: ['lock false'],
    code: 0,
    early: ({ app }) =>
      app.setPath(
        'userData',
        process.platform === 'win32' ? 'C:\\Windows\\System32\\config\\x' : '/dev/null/x',
      ),
    run: ({ app }, trace) => {
      trace(`lock ${app.requestSingleInstanceLock()}`);
      app.exit(0);
    },
  },
  {
    name: 'relaunch leaves first, then starts what it was told, with its arguments',
    api: ['App.relaunch', 'RelaunchOptions.args', 'RelaunchOptions.execPath'],
    source: 'docs/api/app.md (relaunch); shell/browser/relauncher*.cc',
    steps: ['first', 'quit 0', 'started again'],
    code: 0,
    run: async (electron, trace) => {
      traceQuit(electron, trace);
      trace('first');
      const say = `require('fs').appendFileSync(${JSON.stringify(process.env.CONFORMANCE_OUT)}, JSON.stringify({ step: 'started again' }) + '\\n')`;
      electron.app.relaunch({
        execPath: process.env.CONFORMANCE_NODE ?? process.execPath,
        args: ['-e', say],
      });
      electron.app.exit(0);
    },
  },
  {
    name: 'what a listener throws is shown in a box, and the app goes on',
    api: ['Dialog.showErrorBox'],
    source: 'lib/browser/init.ts (uncaughtException)',
    steps: ['thrown', 'after', 'quit 0'],
    code: 0,
    onlyOn: {
      host: 'chromium',
      reason: 'on Electron the box waits for a person; there the steps are the same once it is closed',
    },
    run: (electron, trace) => {
      const { app } = electron;
      app.once('before-quit', () => {
        trace('thrown');
        throw new Error('défaut voulu par le cas');
      });
      app.on('will-quit', () => trace('after'));
      app.on('quit', (_event, code) => trace(`quit ${code}`));
      app.quit();
    },
  },
  {
    name: 'the end of a session of Windows is asked of each window, which may refuse: nothing more comes then',
    api: ['*.on(query-session-end)', '*.on(session-end)'],
    source:
      'docs/api/browser-window.md (query-session-end); WM_QUERYENDSESSION in native_window_views_win.cc',
    steps: ['query shutdown', 'refused', 'still here'],
    code: 0,
    onlyOn: {
      host: 'chromium',
      reason: 'on Electron, Windows alone sends it: the installed app is tried by hand',
    },
    run: async (electron, trace, { open, pause, plays }) => {
      const { window } = await open();
      Reflect.apply(window.on, window, [
        'query-session-end',
        (/** @type {Electron.WindowSessionEndEvent} */ event) => {
          trace(`query ${event.reasons}`);
          event.preventDefault();
        },
      ]);
      Reflect.apply(window.on, window, ['session-end', () => trace('session-end')]);
      trace(await (await plays()).endSession(['shutdown']));
      await pause(100);
      trace('still here');
      electron.app.exit(0);
    },
  },
  {
    name: 'where no window refuses, each is told, and the process ends at once: nothing of quitting is told',
    api: ['*.on(query-session-end)', '*.on(session-end)'],
    source:
      'docs/api/app.md (before-quit, will-quit, quit: notes); WM_ENDSESSION in native_window_views_win.cc',
    steps: ['query logoff', 'session-end logoff'],
    code: 0,
    onlyOn: {
      host: 'chromium',
      reason: 'on Electron, Windows alone sends it: the installed app is tried by hand',
    },
    run: async (electron, trace, { open, plays }) => {
      traceQuit(electron, trace);
      const { window } = await open();
      traceWindow(window, trace);
      for (const [name, said] of [
        ['query-session-end', 'query'],
        ['session-end', 'session-end'],
      ])
        Reflect.apply(window.on, window, [
          name,
          (/** @type {Electron.WindowSessionEndEvent} */ event) => trace(`${said} ${event.reasons}`),
        ]);
      void (await plays()).endSession(['logoff']);
    },
  },
];
