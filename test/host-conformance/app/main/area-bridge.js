import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'what is exposed is copied, frozen to its depths, and cannot be replaced',
    api: ['ContextBridge.exposeInMainWorld'],
    source: 'docs/api/context-bridge.md; shell/renderer/api/electron_api_context_bridge.cc (DeepFreeze)',
    run: async (_electron, { sharedWindow }) => {
      const { inPage } = await sharedWindow();
      assert.deepEqual(
        await inPage(`(() => {
          'use strict';
          const tries = [() => { essai.text = 'x'; }, () => { essai.deep.list[1].two = 3; }, () => { essai.deep.list.push(1); }, () => { window.essai = 1; }, () => { delete window.essai; }];
          const refused = tries.map((act) => { try { act(); return false; } catch { return true; } });
          return [refused, [essai, essai.deep, essai.deep.list, essai.deep.list[1]].map(Object.isFrozen), essai.deep.list[1].two];
        })()`),
        [[true, true, true, true, true], [true, true, true, true], 2],
      );
    },
  },
  {
    name: 'prototypes are dropped; dates and bytes arrive as such',
    api: ['ContextBridge.exposeInMainWorld'],
    source: 'docs/api/context-bridge.md (table of types)',
    run: async (_electron, { sharedWindow }) => {
      const { inPage } = await sharedWindow();
      assert.deepEqual(
        await inPage(`[essai.named.own, typeof essai.named.method, Object.getPrototypeOf(essai.named) === Object.prototype,
          essai.date instanceof Date && essai.date.getTime(), essai.bytes instanceof Uint8Array && essai.bytes.length,
          essai.later instanceof Function, essai.deep.list instanceof Array]`),
        [1, 'undefined', true, 0, 2, true, true],
      );
    },
  },
  {
    name: 'functions cross both ways, with what they are given and what they give',
    api: ['ContextBridge.exposeInMainWorld'],
    source: 'spec/api-context-bridge-spec.ts (functions)',
    run: async (_electron, { sharedWindow }) => {
      const { inPage } = await sharedWindow();
      assert.deepEqual(
        await inPage(`essai.later({ a: [1] }).then((kept) => [essai.add(2, 3), kept, essai.callBack((given) => given.from + '!'),
          essai.kindOf(new Map([[1, 2]])), essai.kindOf([1]), essai.kindOf(() => 1), essai.kindOf(null), essai.kindOf(undefined)])`),
        [
          5,
          { a: [1] },
          'preload!',
          '[object Map]',
          '[object Array]',
          '[object Function]',
          '[object Null]',
          '[object Undefined]',
        ],
      );
    },
  },
  {
    name: 'of an error the message alone is copied; what is no error says so',
    api: ['ContextBridge.exposeInMainWorld'],
    source: 'docs/api/context-bridge.md; electron_api_context_bridge.cc (ProxyFunctionWrapper)',
    run: async (_electron, { sharedWindow }) => {
      const { inPage } = await sharedWindow();
      assert.deepEqual(
        await inPage(`(async () => {
          const caught = [];
          for (const act of [essai.fail, essai.failLater, essai.failOddly])
            try { await act(); } catch (error) { caught.push([error instanceof Error, error.constructor === Error, error.message, 'secret' in error || 'code' in error]); }
          return caught;
        })()`),
        [
          [true, true, 'trop', false],
          [true, true, 'plus tard', false],
          [
            true,
            true,
            'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.',
            false,
          ],
        ],
      );
    },
  },
  {
    name: 'a name is exposed once; the two worlds share no object of JavaScript',
    api: ['ContextBridge.exposeInMainWorld'],
    source: 'docs/api/context-bridge.md (isolated world); spec/api-context-bridge-spec.ts',
    run: async (_electron, { sharedWindow }) => {
      const { inPage } = await sharedWindow();
      assert.match(
        await inPage('essai.refusal()'),
        /Cannot bind an API on top of an existing property on the window object/u,
      );
      assert.deepEqual(await inPage('window.fromPage = 1; essai.leaks()'), []);
      assert.deepEqual(
        await inPage(
          "['require', 'process', 'module', 'ipcRenderer', 'contextBridge'].filter((name) => name in window)",
        ),
        [],
      );
    },
  },
  {
    name: 'a page that replaces what it finds of JavaScript cannot listen to the bridge',
    api: ['ContextBridge.exposeInMainWorld'],
    source: 'spec/api-context-bridge-spec.ts (should not leak prototypes)',
    run: async (_electron, { open }) => {
      const { window, inPage } = await open();
      assert.deepEqual(
        await inPage(`(() => {
          const seen = [];
          Array.prototype.push = function (...items) { seen.push?.call; globalThis.taken = items; return 0; };
          Object.defineProperty = () => { globalThis.taken = 'defined'; };
          return [essai.add(1, 2), typeof globalThis.taken];
        })()`),
        [3, 'undefined'],
      );
      window.destroy();
    },
  },
];
