import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'invoke gives the handler a copy, and the page a copy of what it answers',
    api: ['IpcMain.handle', 'IpcRenderer.invoke', 'IpcMainInvokeEvent.sender'],
    source: 'docs/api/ipc-main.md, ipc-renderer.md; spec/api-ipc-spec.ts',
    run: async ({ ipcMain }, { sharedWindow }) => {
      const { contents, inPage } = await sharedWindow();
      /** @type {unknown[]} */
      let given = [];
      ipcMain.handle('copie', (event, ...args) => {
        assert.equal(event.sender, contents);
        given = args;
        return {
          date: new Date(5),
          map: new Map([['k', new Set([1])]]),
          bytes: new Uint8Array([7, 8]),
          buffer: Buffer.from('é'),
          missing: undefined,
          none: null,
          big: 12n,
          error: new TypeError('trop'),
          nested: [{ a: [] }],
        };
      });
      const seen =
        await inPage(`essai.invoke('copie', new Date(1), new Map([[1, 2]]), new Uint8Array([1]), undefined, [1, { a: null }], 3n).then((x) => [
        x.date.getTime(), [...x.map.get('k')], [...x.bytes], new TextDecoder().decode(x.buffer), 'missing' in x, x.none, String(x.big), x.error.message, x.nested])`);
      assert.deepEqual(seen, [5, [1], [7, 8], 'é', true, null, '12', 'trop', [{ a: [] }]]);
      assert.deepEqual(given, [
        new Date(1),
        new Map([[1, 2]]),
        new Uint8Array([1]),
        undefined,
        [1, { a: null }],
        3n,
      ]);
      ipcMain.removeHandler('copie');
    },
  },
  {
    name: 'three million bytes come as bytes',
    api: ['IpcMain.handle'],
    source: 'docs/api/ipc-renderer.md (structured clone)',
    run: async ({ ipcMain }, { sharedWindow }) => {
      const { inPage } = await sharedWindow();
      ipcMain.handle('octets', () => new Uint8Array(3_000_000).fill(7));
      assert.deepEqual(
        await inPage("essai.invoke('octets').then((b) => [b.length, b.at(-1)])"),
        [3_000_000, 7],
      );
      ipcMain.removeHandler('octets');
    },
  },
  {
    name: 'what cannot be cloned is refused where it is sent',
    api: ['IpcMain.handle', 'WebContents.send'],
    source: 'docs/api/ipc-renderer.md; spec/api-ipc-renderer-spec.ts',
    run: async ({ ipcMain }, { sharedWindow }) => {
      const { contents, inPage } = await sharedWindow();
      assert.match(await inPage('essai.sendFunction()'), /could not be cloned/u);
      assert.throws(() => contents.send('news', () => undefined), /could not be cloned/u);
      ipcMain.handle('fonction', () => () => undefined);
      assert.match(
        await inPage("essai.invoke('fonction').catch((error) => error.message)"),
        /could not be cloned/u,
      );
      ipcMain.removeHandler('fonction');
    },
  },
  {
    name: 'a handler that throws, or that is not there, rejects in Electron’s words',
    api: ['IpcRenderer.invoke'],
    source: 'lib/browser/ipc-dispatch.ts; lib/renderer/api/ipc-renderer.ts',
    run: async ({ ipcMain }, { sharedWindow }) => {
      const { inPage } = await sharedWindow();
      ipcMain.handle('casse', () => {
        throw new RangeError('trop');
      });
      const said = (/** @type {string} */ channel) =>
        inPage(`essai.invoke('${channel}').catch((error) => error.message)`);
      assert.equal(await said('casse'), "Error invoking remote method 'casse': RangeError: trop");
      assert.equal(
        await said('personne'),
        "Error invoking remote method 'personne': Error: No handler registered for 'personne'",
      );
      ipcMain.removeHandler('casse');
    },
  },
  {
    name: 'a channel has one handler; handleOnce answers once',
    api: ['IpcMain.handle'],
    source: 'lib/browser/ipc-main-impl.ts; spec/api-ipc-spec.ts',
    run: async ({ ipcMain }, { sharedWindow }) => {
      const { inPage } = await sharedWindow();
      ipcMain.handle('un', () => 1);
      assert.throws(() => ipcMain.handle('un', () => 2), /Attempted to register a second handler for 'un'/u);
      assert.throws(() => Reflect.apply(ipcMain.handle, ipcMain, ['deux', null]), TypeError);
      ipcMain.removeHandler('un');
      ipcMain.handleOnce('un', () => 3);
      assert.equal(await inPage("essai.invoke('un')"), 3);
      assert.match(
        await inPage("essai.invoke('un').catch((error) => error.message)"),
        /No handler registered/u,
      );
    },
  },
  {
    name: 'the event names the frame that asks, by the app’s own address; none once its document is gone',
    api: ['IpcMainInvokeEvent.senderFrame'],
    source:
      'docs/api/structures/ipc-main-invoke-event.md; docs/api/web-frame-main.md; spec/api-web-frame-main-spec.ts',
    run: async ({ ipcMain }, { open, until }) => {
      const { window, inPage } = await open();
      /** @type {Electron.IpcMainInvokeEvent[]} */
      const events = [];
      ipcMain.handle('qui', (event) => {
        events.push(event);
        const frame = event.senderFrame;
        return [frame?.url, frame?.origin, frame?.parent, frame?.detached, frame?.top === frame];
      });
      await inPage("location.hash = '#ici'; 1");
      assert.deepEqual(await inPage("essai.invoke('qui')"), [
        'app://essai/#ici',
        'app://essai',
        null,
        false,
        true,
      ]);
      await window.loadURL('app://autre/');
      await until(
        () => events[0]?.senderFrame === null || events[0]?.senderFrame?.url !== 'app://essai/#ici',
      );
      ipcMain.removeHandler('qui');
      window.destroy();
    },
  },
  {
    name: 'what the app sends arrives in order, and no more once nobody listens',
    api: ['WebContents.send', 'IpcRenderer.on(vivier:event)'],
    source: 'docs/api/web-contents.md (send); docs/api/ipc-renderer.md',
    run: async (_electron, { open, until, pause }) => {
      const { window, contents, inPage } = await open();
      for (let count = 0; count < 50; count += 1) contents.send('news', ...new Array(count).fill('x'));
      await until(async () => (await inPage('essai.heard()')).length === 50);
      assert.deepEqual(
        await inPage('essai.heard()'),
        Array.from({ length: 50 }, (_, count) => count),
      );
      contents.send('news', new Uint8Array([1, 2, 3]), new Date(4));
      await until(async () => (await inPage('essai.heard()')).length === 51);
      assert.deepEqual(await inPage('(([bytes, date]) => [[...bytes], date.getTime()])(essai.last())'), [
        [1, 2, 3],
        4,
      ]);
      await inPage('essai.unheard()');
      contents.send('news');
      await pause(100);
      assert.equal((await inPage('essai.heard()')).length, 51);
      window.destroy();
    },
  },
  {
    name: 'a message without an answer reaches its listeners',
    api: ['IpcMain.on'],
    source: 'docs/api/ipc-main.md (on)',
    run: async ({ ipcMain }, { once, sharedWindow }) => {
      const { contents, inPage } = await sharedWindow();
      const heard = once(ipcMain, 'dit');
      await inPage("essai.send('dit', { a: 1 }, [2])");
      const [event, ...args] = await heard;
      assert.equal(event.sender, contents);
      assert.deepEqual(args, [{ a: 1 }, [2]]);
    },
  },
];
