import assert from 'node:assert/strict';

/** Every event of navigation of a web contents, in order. @param {Electron.WebContents} contents */
function traceOf(contents) {
  /** @type {string[]} */
  const seen = [];
  for (const name of [
    'did-start-loading',
    'did-start-navigation',
    'will-frame-navigate',
    'will-navigate',
    'will-redirect',
    'did-redirect-navigation',
    'did-frame-navigate',
    'did-navigate',
    'did-navigate-in-page',
    'dom-ready',
    'did-frame-finish-load',
    'did-finish-load',
    'did-fail-load',
    'did-stop-loading',
  ])
    Reflect.apply(contents.on, contents, [name, () => seen.push(name)]);
  return seen;
}
const WHOLE = ['did-start-loading', 'did-navigate', 'dom-ready', 'did-finish-load', 'did-stop-loading'];
/** @param {readonly string[]} seen @param {readonly string[]} wanted */
const only = (seen, wanted) => seen.filter((name) => wanted.includes(name));

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'a load goes through its events in order, and resolves once it is done; no will-navigate for it',
    api: [
      'WebContents.on(did-start-loading)',
      '*.on(did-navigate)',
      'WebContents.on(did-navigate)',
      'BrowserWindow.loadURL',
    ],
    source: 'docs/api/web-contents.md (navigation events)',
    run: async (_electron, { open, once, until }) => {
      const { window, contents } = await open();
      const seen = traceOf(contents);
      const navigated = once(contents, 'did-navigate');
      await window.loadURL('app://essai/deux');
      const [, url, code] = await navigated;
      assert.deepEqual([url, code], ['app://essai/deux', 200]);
      await until(() => seen.includes('did-stop-loading'));
      assert.deepEqual(only(seen, WHOLE), WHOLE);
      assert.ok(seen.indexOf('did-frame-navigate') < seen.indexOf('did-navigate'));
      assert.ok(!seen.includes('will-navigate') && !seen.includes('will-frame-navigate'));
      window.destroy();
    },
  },
  {
    name: 'a page that reloads itself goes through the same events, will-navigate first',
    api: [
      'WebContents.on(will-navigate)',
      'WebContents.on(will-frame-navigate)',
      'WebContentsWillNavigateEventParams.url',
      'WebContentsWillFrameNavigateEventParams.isMainFrame',
    ],
    source: 'docs/api/web-contents.md; shell/browser/electron_navigation_throttle.cc',
    run: async (_electron, { open, once, until }) => {
      const { window, contents, inPage } = await open();
      const seen = traceOf(contents);
      const asked = once(contents, 'will-navigate');
      const framed = once(contents, 'will-frame-navigate');
      await inPage('setTimeout(() => location.reload()); 1');
      const [event, url] = await asked;
      assert.deepEqual(
        [event.url, url, event.isSameDocument, event.isMainFrame],
        ['app://essai/', 'app://essai/', false, true],
      );
      assert.equal((await framed)[0].isMainFrame, true);
      await until(() => seen.includes('did-stop-loading'));
      assert.deepEqual(only(seen, WHOLE), WHOLE);
      assert.ok(seen.indexOf('will-frame-navigate') < seen.indexOf('will-navigate'));
      window.destroy();
    },
  },
  {
    name: 'a navigation of the page that is prevented does not happen, whatever the kind of its address',
    api: ['WebContents.on(will-navigate)'],
    source: 'docs/api/web-contents.md (will-navigate)',
    run: async (_electron, { open, pause, until }) => {
      const { window, contents, inPage } = await open();
      /** @type {string[]} */
      const asked = [];
      contents.on('will-navigate', (event) => {
        asked.push(event.url);
        event.preventDefault();
      });
      for (const [index, url] of ['https://example.org/', '/ailleurs', 'about:blank'].entries()) {
        await inPage(`setTimeout(() => { location.href = '${url}'; }); 1`);
        await until(() => asked.length === index + 1);
        assert.equal(asked[index], url.startsWith('/') ? `app://essai${url}` : url);
      }
      await pause(100);
      assert.equal(contents.getURL(), 'app://essai/');
      assert.equal(await inPage("document.getElementById('text').textContent"), 'bonjour');
      window.destroy();
    },
  },
  {
    name: 'a place inside the page is told as such: neither will-navigate nor did-navigate',
    api: ['WebContents.on(did-navigate-in-page)'],
    source: 'docs/api/web-contents.md (did-navigate-in-page)',
    run: async (_electron, { open, once }) => {
      const { window, contents, inPage } = await open();
      const seen = traceOf(contents);
      const moved = once(contents, 'did-navigate-in-page');
      await inPage("location.hash = '#ici'; 1");
      const [, url, isMainFrame] = await moved;
      assert.deepEqual([url, isMainFrame], ['app://essai/#ici', true]);
      assert.equal(contents.getURL(), 'app://essai/#ici');
      assert.ok(!seen.includes('will-navigate') && !seen.includes('did-navigate'));
      window.destroy();
    },
  },
  {
    name: 'going back is asked of nobody; a history that was cleared leads nowhere',
    api: ['WebContents.navigationHistory', 'NavigationHistory.clear'],
    source: 'docs/api/navigation-history.md; docs/api/web-contents.md (will-navigate)',
    run: async (_electron, { open, once, pause }) => {
      const { window, contents, inPage } = await open();
      await window.loadURL('app://essai/deux');
      const seen = traceOf(contents);
      const back = once(contents, 'did-finish-load');
      contents.navigationHistory.goBack();
      await back;
      assert.equal(contents.getURL(), 'app://essai/');
      assert.ok(!seen.includes('will-navigate'));
      contents.navigationHistory.clear();
      await pause(100);
      assert.equal(await inPage('history.length'), 1);
      window.destroy();
    },
  },
  {
    name: 'a redirection is told, followed to its address, and stopped where that is prevented',
    api: ['WebContents.on(will-redirect)'],
    source: 'docs/api/web-contents.md (will-redirect, did-redirect-navigation)',
    run: async (_electron, { open }) => {
      const serve = (/** @type {Request} */ request) =>
        request.url.endsWith('/vers')
          ? new Response(null, { status: 302, headers: { location: '/but' } })
          : null;
      const { window, contents } = await open({ serve });
      /** @type {string[]} */
      const asked = [];
      contents.once('will-redirect', (event) => asked.push(event.url));
      await window.loadURL('app://essai/vers');
      assert.equal(contents.getURL(), 'app://essai/but');
      contents.once('will-redirect', (event) => {
        asked.push(event.url);
        event.preventDefault();
      });
      await assert.rejects(window.loadURL('app://essai/vers'));
      assert.deepEqual(asked, ['app://essai/but', 'app://essai/but']);
      assert.equal(contents.getURL(), 'app://essai/but');
      window.destroy();
    },
  },
  {
    name: 'a load that fails rejects with the net error, and tells it',
    api: ['BrowserWindow.loadURL'],
    source: 'docs/api/browser-window.md (loadURL); lib/browser/api/web-contents.ts (_awaitNextLoad)',
    run: async (_electron, { open, once }) => {
      const serve = (/** @type {Request} */ request) => {
        if (request.url.endsWith('/casse')) throw new Error('défaut voulu par le cas');
        return null;
      };
      const { window, contents } = await open({ serve });
      const failed = once(contents, 'did-fail-load');
      await assert.rejects(
        window.loadURL('app://essai/casse'),
        /^Error: ERR_\w+ \(-\d+\) loading 'app:\/\/essai\/casse'$/u,
      );
      const [, code, , url, isMainFrame] = await failed;
      assert.ok(code < 0);
      assert.deepEqual([url, isMainFrame], ['app://essai/casse', true]);
      await window.loadURL('app://essai/');
      window.destroy();
    },
  },
  {
    name: 'a frame of the page asks too, and is refused by itself',
    api: ['WebContents.on(will-frame-navigate)'],
    source: 'docs/api/web-contents.md (will-frame-navigate)',
    run: async (_electron, { open, until, pause }) => {
      const { window, contents, inPage } = await open();
      /** @type {[string, boolean][]} */
      const asked = [];
      contents.on('will-frame-navigate', (event) => {
        asked.push([event.url, event.isMainFrame]);
        if (!event.isMainFrame) event.preventDefault();
      });
      await inPage(
        "document.body.append(Object.assign(document.createElement('iframe'), { src: '/cadre' })); 1",
      );
      await until(() => asked.length > 0);
      assert.deepEqual(asked[0], ['app://essai/cadre', false]);
      await pause(100);
      assert.equal(contents.getURL(), 'app://essai/');
      window.destroy();
    },
  },
  {
    name: 'what a page never shows is never asked: certificates, passwords of the network, views inside the page',
    api: [
      'WebContents.on(certificate-error)',
      'WebContents.on(select-client-certificate)',
      'WebContents.on(login)',
      'WebContents.on(will-attach-webview)',
    ],
    source: 'docs/api/web-contents.md',
    run: async (_electron, { open, pause }) => {
      const { window, contents, inPage } = await open();
      /** @type {string[]} */
      const seen = [];
      for (const name of ['certificate-error', 'select-client-certificate', 'login', 'will-attach-webview'])
        Reflect.apply(contents.on, contents, [name, () => seen.push(name)]);
      await inPage(
        "document.body.append(document.createElement('webview')); fetch('https://example.org/').catch(() => 1)",
      );
      await pause(100);
      assert.deepEqual(seen, []);
      window.destroy();
    },
  },
];
