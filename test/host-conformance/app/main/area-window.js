import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'a window has the size, the state and the preferences that it was given',
    api: [
      'BrowserWindow.constructor',
      'BrowserWindow.getAllWindows',
      'BrowserWindow.getSize',
      'BrowserWindow.isDestroyed',
      'BrowserWindow.isMaximized',
      'BrowserWindow.isMinimized',
      'BrowserWindow.restore',
      'BrowserWindow.focus',
      'BrowserWindow.webContents',
      'BrowserWindow.loadURL',
      'BaseWindowConstructorOptions.width',
      'BaseWindowConstructorOptions.height',
      'BaseWindowConstructorOptions.minWidth',
      'BaseWindowConstructorOptions.minHeight',
      'BaseWindowConstructorOptions.title',
      'BaseWindowConstructorOptions.show',
      'BaseWindowConstructorOptions.autoHideMenuBar',
      'BrowserWindowConstructorOptions.webPreferences',
      'WebContents.id',
      'WebContents.session',
      'WebContents.getType',
      'WebContents.getURL',
    ],
    source: 'docs/api/browser-window.md, web-contents.md',
    run: async ({ BrowserWindow }, { sharedWindow }) => {
      const { window, contents, session } = await sharedWindow();
      assert.ok(BrowserWindow.getAllWindows().includes(window));
      assert.deepEqual(window.getSize(), [900, 600]);
      assert.deepEqual(
        [window.isDestroyed(), window.isMaximized(), window.isMinimized()],
        [false, false, false],
      );
      window.restore();
      assert.equal(contents.session, session);
      assert.equal(contents.getType(), 'window');
      assert.equal(contents.getURL(), 'app://essai/');
      assert.equal(typeof contents.id, 'number');
      assert.equal(BrowserWindow.fromWebContents(contents), window);
    },
  },
  {
    name: 'a second window takes the place that it was given, and the first one another: both are told',
    api: [
      'BaseWindowConstructorOptions.x',
      'BaseWindowConstructorOptions.y',
      'BrowserWindow.getNormalBounds',
      'BrowserWindow.setBounds',
      'BrowserWindow.maximize',
      'BrowserWindow.unmaximize',
      'Screen.getDisplayMatching',
      'Display.workArea',
      'Rectangle.x',
      'Rectangle.y',
      'Rectangle.width',
      'Rectangle.height',
      '*.on(closed)',
    ],
    source: 'docs/api/browser-window.md, screen.md; shell/browser/native_window.cc (InitFromOptions)',
    run: ({ BrowserWindow, screen }) => {
      const window = new BrowserWindow({ show: false, x: 20, y: 40, width: 700, height: 500 });
      try {
        const { width, height } = window.getNormalBounds();
        assert.deepEqual([width, height], [700, 500]);
        const { workArea } = screen.getDisplayMatching(window.getNormalBounds());
        for (const side of ['x', 'y', 'width', 'height'])
          assert.equal(typeof Reflect.get(workArea, side), 'number');
        // Where a window stands is the system’s to say on some screens (Wayland); its size is the app’s.
        window.setBounds({ x: 30, y: 60, width: 640, height: 480 });
        assert.deepEqual(window.getSize(), [640, 480]);
        assert.equal(window.getNormalBounds().width, 640);
        // Without a manager of windows, nothing is ever filled; that is the system’s to say too.
        window.maximize();
        window.unmaximize();
      } finally {
        let closed = 0;
        window.on('closed', () => {
          closed += 1;
        });
        window.destroy();
        assert.equal(closed, 1);
      }
    },
  },
  {
    name: 'each window has a number of its own, hears what is sent to it alone, and leaves the other when it goes',
    api: ['WebContents.id', 'WebContents.send', 'BrowserWindow.destroy', 'BrowserWindow.getAllWindows'],
    source: 'docs/api/web-contents.md (id, send); docs/api/browser-window.md (destroy)',
    run: async ({ BrowserWindow }, { sharedWindow }) => {
      const { window, session } = await sharedWindow();
      const other = new BrowserWindow({ show: false, webPreferences: { session } });
      assert.notEqual(other.webContents.id, window.webContents.id);
      await other.loadURL('app://essai/');
      await other.webContents.executeJavaScript('window.mark = 1');
      assert.equal(await window.webContents.executeJavaScript('String(window.mark)'), 'undefined');
      other.destroy();
      assert.ok(BrowserWindow.getAllWindows().includes(window));
      assert.equal(await window.webContents.executeJavaScript('1 + 1'), 2);
    },
  },
  {
    name: 'an icon that is not there keeps no window from being made',
    api: ['BaseWindowConstructorOptions.icon'],
    source: 'docs/api/structures/base-window-options.md (icon)',
    run: ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false, icon: '/nulle/part/icone.png' });
      assert.equal(window.isDestroyed(), false);
      window.destroy();
    },
  },
  {
    name: 'the preferences that a window was given are told again',
    api: [
      'WebContents.getLastWebPreferences',
      'App.on(web-contents-created)',
      'WebPreferences.sandbox',
      'WebPreferences.contextIsolation',
      'WebPreferences.nodeIntegration',
      'WebPreferences.nodeIntegrationInWorker',
      'WebPreferences.nodeIntegrationInSubFrames',
      'WebPreferences.webSecurity',
      'WebPreferences.allowRunningInsecureContent',
      'WebPreferences.experimentalFeatures',
      'WebPreferences.webviewTag',
      'WebPreferences.navigateOnDragDrop',
      'WebPreferences.safeDialogs',
      'WebPreferences.spellcheck',
      'WebPreferences.devTools',
      'WebPreferences.disableBlinkFeatures',
      'WebPreferences.preload',
      'WebPreferences.session',
    ],
    source: 'docs/api/structures/web-preferences.md; shell/browser/web_contents_preferences.cc',
    run: async ({ app }, { open, once }) => {
      const made = once(app, 'web-contents-created');
      const asked = {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
      };
      const { window, contents } = await open({
        preferences: {
          ...asked,
          nodeIntegrationInWorker: false,
          navigateOnDragDrop: false,
          safeDialogs: true,
          spellcheck: false,
          devTools: false,
          disableBlinkFeatures: 'Auxclick',
        },
      });
      assert.equal((await made)[1], contents);
      // Not in the typings, but in Electron since its first version.
      const told = Reflect.get(contents, 'getLastWebPreferences').call(contents);
      for (const [name, value] of Object.entries(asked)) assert.equal(told[name], value, name);
      window.destroy();
    },
  },
  {
    name: 'a window shows when it is told, says when its page is ready, and is protected from captures on demand',
    api: [
      'BrowserWindow.show',
      'BrowserWindow.on(ready-to-show)',
      'BrowserWindow.setContentProtection',
      'BrowserWindow.on',
    ],
    source: 'docs/api/browser-window.md',
    run: async ({ BrowserWindow }, { makeSession, once, within }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { session: makeSession() } });
      assert.equal(window.isVisible(), false);
      const ready = once(window, 'ready-to-show');
      await window.loadURL('app://essai/');
      await within(45_000, ready);
      window.show();
      assert.equal(window.isVisible(), true);
      window.setContentProtection(true);
      window.destroy();
    },
  },
  {
    name: 'close may be refused; then closed comes once, and the window is gone',
    api: [
      'BrowserWindow.on(close)',
      'BrowserWindow.on(closed)',
      'WebContents.close',
      'CloseOpts.waitForBeforeUnload',
    ],
    source: 'docs/api/browser-window.md (close, closed); spec/api-browser-window-spec.ts',
    run: async (_electron, { once, open, pause }) => {
      const { window, contents } = await open();
      window.once('close', (event) => event.preventDefault());
      window.close();
      await pause(100);
      assert.equal(window.isDestroyed(), false);
      const closed = once(window, 'closed');
      window.close();
      await closed;
      assert.equal(window.isDestroyed(), true);
      assert.equal(contents.isDestroyed(), true);
      const other = await open();
      const gone = once(other.window, 'closed');
      other.contents.close({ waitForBeforeUnload: false });
      await gone;
    },
  },
  {
    name: 'destroy asks nobody: closed comes, close does not',
    api: ['BrowserWindow.destroy'],
    source: 'docs/api/browser-window.md (destroy)',
    run: async (_electron, { once, open }) => {
      const { window } = await open();
      let asked = 0;
      window.on('close', () => {
        asked += 1;
      });
      const closed = once(window, 'closed');
      window.destroy();
      await closed;
      assert.equal(asked, 0);
    },
  },
  {
    name: 'a page that would rather stay is let go where the app says so, and stays where it does not',
    api: ['WebContents.on(will-prevent-unload)'],
    source: 'docs/api/web-contents.md (will-prevent-unload)',
    run: async (_electron, { once, open, pause, until }) => {
      const { window, contents, inPage } = await open();
      await inPage(
        "addEventListener('beforeunload', (event) => event.preventDefault()); document.title = 'touched'",
      );
      // Chromium only asks for a page that somebody has touched.
      contents.sendInputEvent({ type: 'mouseDown', x: 5, y: 5, button: 'left', clickCount: 1 });
      contents.sendInputEvent({ type: 'mouseUp', x: 5, y: 5, button: 'left', clickCount: 1 });
      await until(() => inPage('navigator.userActivation.hasBeenActive'));
      const asked = once(contents, 'will-prevent-unload');
      window.close();
      await asked;
      await pause(100);
      assert.equal(window.isDestroyed(), false);
      contents.on('will-prevent-unload', (event) => event.preventDefault());
      const closed = once(window, 'closed');
      window.close();
      await closed;
    },
  },
  {
    name: 'the title of the page is told, and stays out of the window where that is prevented',
    api: ['BrowserWindow.on(page-title-updated)'],
    source: 'docs/api/browser-window.md (page-title-updated)',
    run: async (_electron, { once, open, pause, until }) => {
      const { window, inPage } = await open();
      const told = once(window, 'page-title-updated');
      await inPage("document.title = 'Nouveau'");
      assert.equal((await told)[1], 'Nouveau');
      await until(() => window.getTitle() === 'Nouveau');
      window.on('page-title-updated', (event) => event.preventDefault());
      await inPage("document.title = 'Autre'");
      await pause(200);
      assert.equal(window.getTitle(), 'Nouveau');
      window.destroy();
    },
  },
  {
    name: 'another window is asked of the app, and the page gets none where it is denied',
    api: ['WebContents.setWindowOpenHandler', 'WindowOpenHandlerResponse.action'],
    source: 'docs/api/web-contents.md (setWindowOpenHandler); spec/guest-window-manager-spec.ts',
    run: async ({ BrowserWindow }, { open, until }) => {
      const { window, contents, inPage } = await open();
      const before = BrowserWindow.getAllWindows().length;
      /** @type {string[]} */
      const asked = [];
      contents.setWindowOpenHandler(({ url }) => {
        asked.push(url);
        return { action: 'deny' };
      });
      assert.equal(await inPage("window.open('https://example.org/x') === null"), true);
      await until(() => asked.length === 1);
      assert.equal(asked[0], 'https://example.org/x');
      assert.equal(BrowserWindow.getAllWindows().length, before);
      window.destroy();
    },
  },
  {
    name: 'the process of a page has its real number; ended, it is told of, and the next load starts another',
    api: [
      'WebContents.getOSProcessId',
      'WebContents.forcefullyCrashRenderer',
      'WebContents.on(render-process-gone)',
      '*.on(render-process-gone)',
      'RenderProcessGoneDetails.reason',
      'WebContents.on',
      'WebContents.isCrashed',
      'WebContents.focus',
      'BrowserWindow.isFocused',
    ],
    source: 'docs/api/web-contents.md; spec/crash-spec.ts',
    run: async (_electron, { once, open }) => {
      const { window, contents, inPage } = await open();
      const first = contents.getOSProcessId();
      assert.ok(first > 0 && first !== process.pid);
      process.kill(first, 0);
      assert.equal(contents.isCrashed(), false);
      const killed = once(contents, 'render-process-gone');
      process.kill(first, 'SIGKILL');
      const [, how] = await killed;
      assert.ok(['killed', 'crashed'].includes(how.reason), how.reason);
      assert.equal(contents.isCrashed(), true);
      assert.throws(() => process.kill(first, 0), { code: 'ESRCH' });
      await window.loadURL('app://essai/');
      assert.equal(contents.isCrashed(), false);
      // The new page takes the keys where the window has them.
      if (window.isFocused()) contents.focus();
      const second = contents.getOSProcessId();
      assert.ok(second > 0 && second !== first);
      assert.equal(await inPage('1 + 1'), 2);
      const crashed = once(contents, 'render-process-gone');
      contents.forcefullyCrashRenderer();
      const [, end] = await crashed;
      assert.ok(['killed', 'crashed'].includes(end.reason), end.reason);
      window.destroy();
    },
  },
  {
    name: 'a page in a loop without end is ended by its number, and another takes its place',
    api: ['WebContents.getOSProcessId'],
    source: 'docs/api/web-contents.md',
    run: async (_electron, { once, open, pause }) => {
      const { window, contents, inPage } = await open();
      await inPage('setTimeout(() => { for (;;); }, 50); 1');
      await pause(200);
      const gone = once(contents, 'render-process-gone');
      process.kill(contents.getOSProcessId(), 'SIGKILL');
      await gone;
      await window.loadURL('app://essai/');
      assert.equal(await inPage('document.title'), 'Essai');
      window.destroy();
    },
  },
  {
    name: 'a load that is asked while the process of the page ends goes on in another',
    api: ['BrowserWindow.loadURL', 'WebContents.on(did-navigate)'],
    source: 'docs/api/browser-window.md (loadURL); content/browser/renderer_host/navigator.cc',
    run: async (_electron, { open, once, pause }) => {
      const { window, contents, inPage } = await open();
      await inPage('setTimeout(() => { for (;;); }, 50); 1');
      await pause(200);
      const navigated = once(contents, 'did-navigate');
      process.kill(contents.getOSProcessId(), 'SIGKILL');
      await window.loadURL('app://essai/deux');
      assert.equal((await navigated)[1], 'app://essai/deux');
      assert.equal(await inPage('document.title'), 'Essai');
      window.destroy();
    },
  },
  {
    name: 'the ground of a window is chosen by what the system prefers',
    api: ['BaseWindowConstructorOptions.backgroundColor', 'NativeTheme.shouldUseDarkColors'],
    source: 'docs/api/structures/base-window-options.md (backgroundColor); docs/api/native-theme.md',
    run: ({ BrowserWindow, nativeTheme }) => {
      assert.equal(typeof nativeTheme.shouldUseDarkColors, 'boolean');
      new BrowserWindow({ show: false, backgroundColor: '#faf9f7' }).destroy();
    },
  },
  {
    name: 'developer tools that nobody opens are not open',
    api: ['WebContents.closeDevTools', 'WebContents.on(devtools-opened)'],
    source: 'docs/api/web-contents.md',
    run: async (_electron, { sharedWindow }) => {
      const { contents } = await sharedWindow();
      contents.on('devtools-opened', () => assert.fail('opened'));
      contents.closeDevTools();
      assert.equal(contents.isDevToolsOpened(), false);
    },
  },
  {
    name: 'the policy of WebRTC is one of those that Chromium knows',
    api: ['WebContents.setWebRTCIPHandlingPolicy'],
    source: 'docs/api/web-contents.md (setWebRTCIPHandlingPolicy)',
    run: async (_electron, { sharedWindow }) => {
      (await sharedWindow()).contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    },
  },
];
