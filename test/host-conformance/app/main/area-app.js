import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'the app is not ready while its code is loaded, and is once whenReady resolves',
    api: ['App.whenReady'],
    source: 'docs/api/app.md (whenReady, isReady)',
    run: async ({ app }, { early }) => {
      assert.equal(early.isReadyAtOnce, false);
      assert.equal(app.isReady(), true);
      await app.whenReady();
    },
  },
  {
    name: 'an app that is run from its folder is not packaged; its version is that of package.json',
    api: ['App.isPackaged', 'App.getVersion'],
    source: 'docs/api/app.md',
    run: ({ app }) => {
      assert.equal(app.isPackaged, false);
      assert.equal(app.getVersion(), '1.2.3');
    },
  },
  {
    name: 'places are known by name; an unknown name, or a path that is not absolute, throws',
    api: ['App.getPath', 'App.setPath'],
    source: 'shell/browser/api/electron_api_app.cc (GetPath, SetPath); spec/api-app-spec.ts',
    run: ({ app }) => {
      for (const name of /** @type {const} */ ([
        'appData',
        'userData',
        'sessionData',
        'temp',
        'home',
        'crashDumps',
        'logs',
        'exe',
        'documents',
        'downloads',
        'desktop',
      ]))
        assert.match(app.getPath(name), /^(?:\/|[A-Za-z]:\\)/u, name);
      assert.throws(() => Reflect.apply(app.getPath, app, ['nowhere']), /Failed to get 'nowhere' path/u);
      assert.throws(() => app.setPath('nowhere', app.getPath('temp')), /Failed to set path/u);
      assert.throws(() => app.setPath('logs', 'relative'), /Path must be absolute/u);
      app.setPath('crashDumps', app.getPath('temp'));
      assert.equal(app.getPath('crashDumps'), app.getPath('temp'));
    },
  },
  {
    name: 'the command line has what was given, what was appended, and the switch that Electron itself appends',
    api: [
      'App.commandLine',
      'CommandLine.hasSwitch',
      'CommandLine.getSwitchValue',
      'CommandLine.appendSwitch',
    ],
    source: 'docs/api/command-line.md; shell/app/electron_main_delegate.cc (PreSandboxStartup)',
    run: ({ app: { commandLine } }) => {
      assert.equal(commandLine.hasSwitch('allow-file-access-from-files'), true);
      assert.equal(commandLine.hasSwitch('essai-seul'), true);
      assert.equal(commandLine.hasSwitch('ESSAI-SEUL'), true);
      assert.equal(commandLine.getSwitchValue('essai-valeur'), 'a=b');
      assert.equal(commandLine.hasSwitch('essai-apres'), false);
      assert.equal(commandLine.getSwitchValue('absent'), '');
      commandLine.appendSwitch('Essai-Nouveau', '1');
      assert.equal(commandLine.getSwitchValue('essai-nouveau'), '1');
      commandLine.appendArgument('--essai-argument');
      assert.equal(commandLine.hasSwitch('essai-argument'), false);
      commandLine.removeSwitch('essai-nouveau');
      assert.equal(commandLine.hasSwitch('essai-nouveau'), false);
    },
  },
  {
    name: 'what must come before the app is ready throws after it',
    api: ['App.enableSandbox', 'Protocol.registerSchemesAsPrivileged'],
    source: 'shell/browser/api/electron_api_app.cc (EnableSandbox); electron_api_protocol.cc',
    run: ({ app, protocol }) => {
      assert.throws(() => app.enableSandbox(), /can only be called before app is ready/u);
      assert.throws(
        () => protocol.registerSchemesAsPrivileged([{ scheme: 'tard' }]),
        /should be called before app is ready/u,
      );
    },
  },
  {
    name: 'the runtime says its versions, both or, where it is none, neither',
    api: ['ProcessVersions.electron', 'ProcessVersions.chrome'],
    source: 'docs/api/process.md (process.versions)',
    run: () => {
      const { electron, chrome } = process.versions;
      assert.equal(typeof electron, typeof chrome);
      for (const version of [electron, chrome])
        if (version !== undefined) assert.match(version, /^\d+(?:\.\d+){2,3}/u);
    },
  },
  {
    name: 'the metrics tell the main process by its real number',
    api: ['App.getAppMetrics'],
    source: 'docs/api/app.md (getAppMetrics)',
    run: ({ app }) => {
      assert.ok(app.getAppMetrics().some(({ pid, type }) => pid === process.pid && type === 'Browser'));
    },
  },
  {
    name: 'the power monitor is an emitter, and tells nothing by itself',
    api: [
      'PowerMonitor.on',
      '*.on(suspend)',
      '*.on(lock-screen)',
      '*.on(shutdown)',
      '*.on(user-did-resign-active)',
    ],
    source: 'docs/api/power-monitor.md; spec/api-power-monitor-spec.ts',
    run: async ({ powerMonitor }, { pause }) => {
      /** @type {string[]} */
      const heard = [];
      for (const name of /** @type {const} */ ([
        'suspend',
        'lock-screen',
        'shutdown',
        'user-did-resign-active',
      ])) {
        Reflect.apply(powerMonitor.on, powerMonitor, [name, () => heard.push(name)]);
        assert.equal(powerMonitor.listenerCount(name), 1);
      }
      await pause(20);
      assert.deepEqual(heard, []);
      powerMonitor.emit('suspend');
      assert.deepEqual(heard, ['suspend']);
      powerMonitor.removeAllListeners();
    },
  },
  {
    name: 'the keystore says whether it can keep a secret, and gives back what it keeps',
    api: [
      'SafeStorage.isAsyncEncryptionAvailable',
      'SafeStorage.encryptStringAsync',
      'SafeStorage.decryptStringAsync',
      'SafeStorage.getSelectedStorageBackend',
    ],
    source: 'docs/api/safe-storage.md; spec/api-safe-storage-spec.ts',
    run: async ({ safeStorage }) => {
      const isThere = await safeStorage.isAsyncEncryptionAvailable();
      assert.equal(typeof isThere, 'boolean');
      if (process.platform === 'linux')
        assert.equal(typeof safeStorage.getSelectedStorageBackend(), 'string');
      if (!isThere) return assert.rejects(safeStorage.encryptStringAsync('x'));
      const sealed = await safeStorage.encryptStringAsync('secret');
      assert.ok(Buffer.isBuffer(sealed) && !sealed.includes('secret'));
      assert.equal((await safeStorage.decryptStringAsync(sealed)).result, 'secret');
      return undefined;
    },
  },
];
