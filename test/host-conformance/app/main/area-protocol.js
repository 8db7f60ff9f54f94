import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'a handler is given the method, the headers and the body, and answers with its own status and headers',
    api: [
      'Protocol.handle',
      'Session.protocol',
      'CustomScheme.scheme',
      'CustomScheme.privileges',
      'Privileges.standard',
      'Privileges.secure',
      'Privileges.codeCache',
    ],
    source: 'docs/api/protocol.md; lib/browser/api/protocol.ts; spec/api-protocol-spec.ts',
    run: async (_electron, { open }) => {
      /** @type {unknown[]} */
      const asked = [];
      const serve = async (/** @type {Request} */ request) => {
        if (!request.url.includes('/appel')) return null;
        asked.push([
          request.method,
          request.url,
          request.headers.get('x-essai'),
          request.headers.get('range'),
          await request.text(),
        ]);
        return new Response('fait', { status: 206, statusText: 'Partiel', headers: { 'x-rendu': 'oui' } });
      };
      const { window, inPage } = await open({
        serve: (request) =>
          request.url.includes('/appel') ? /** @type {Promise<Response>} */ (serve(request)) : null,
      });
      const answer = await inPage(
        "fetch('/appel?x=1', { method: 'POST', body: 'corps é', headers: { 'x-essai': '1', range: 'bytes=0-3' } }).then(async (r) => [r.status, r.headers.get('x-rendu'), r.url, await r.text()])",
      );
      assert.deepEqual(answer.slice(0, 2), [206, 'oui']);
      assert.equal(answer[3], 'fait');
      assert.deepEqual(asked, [['POST', 'app://essai/appel?x=1', '1', 'bytes=0-3', 'corps é']]);
      assert.equal(await inPage('isSecureContext'), true);
      window.destroy();
    },
  },
  {
    name: 'every host of the scheme is answered by the handler; an absent page has its status',
    api: ['Protocol.handle'],
    source: 'docs/api/protocol.md (standard schemes)',
    run: async (_electron, { open, once }) => {
      const serve = (/** @type {Request} */ request) =>
        request.url.endsWith('/absent') ? new Response('rien', { status: 404 }) : null;
      const { window, contents } = await open({ serve });
      await window.loadURL('app://autre/');
      assert.equal(contents.getURL(), 'app://autre/');
      const navigated = once(contents, 'did-navigate');
      await window.loadURL('app://autre/absent');
      assert.equal((await navigated)[2], 404);
      window.destroy();
    },
  },
  {
    name: 'a redirection of the handler is followed by a fetch, which knows where it ended',
    api: ['Protocol.handle'],
    source: 'spec/api-protocol-spec.ts (redirects)',
    run: async (_electron, { open }) => {
      const serve = (/** @type {Request} */ request) =>
        request.url.endsWith('/vers')
          ? new Response(null, { status: 302, headers: { location: '/but' } })
          : null;
      const { window, inPage } = await open({ serve });
      const [isRedirected, end] = await inPage(
        "fetch('/vers').then((r) => [r.redirected, r.url.endsWith('/but')])",
      );
      assert.deepEqual([isRedirected, end], [true, true]);
      window.destroy();
    },
  },
  {
    name: 'a handler that throws, or that answers nothing right, is a failure of the network for the page',
    api: ['Protocol.handle'],
    source: 'lib/browser/api/protocol.ts (ERR_UNEXPECTED)',
    run: async (_electron, { open }) => {
      const serve = (/** @type {Request} */ request) => {
        if (request.url.endsWith('/casse')) throw new Error('défaut voulu par le cas');
        return request.url.endsWith('/erreur') ? Response.error() : null;
      };
      const { window, inPage } = await open({ serve });
      for (const path of ['/casse', '/erreur'])
        assert.equal(
          await inPage(`fetch('${path}').then(() => 'answered', (error) => error.name)`),
          'TypeError',
          path,
        );
      window.destroy();
    },
  },
  {
    name: 'a body of a handler may come in pieces',
    api: ['Protocol.handle'],
    source: 'spec/api-protocol-spec.ts (streaming)',
    run: async (_electron, { open }) => {
      const serve = (/** @type {Request} */ request) => {
        if (!request.url.endsWith('/pieces')) return null;
        const pieces = ['un ', 'deux ', 'trois'];
        const body = new ReadableStream({
          async pull(controller) {
            await new Promise((resolve) => setTimeout(resolve, 10));
            const piece = pieces.shift();
            if (piece === undefined) controller.close();
            else controller.enqueue(new TextEncoder().encode(piece));
          },
        });
        return new Response(body);
      };
      const { window, inPage } = await open({ serve });
      assert.equal(await inPage("fetch('/pieces').then((r) => r.text())"), 'un deux trois');
      window.destroy();
    },
  },
  {
    name: 'a scheme without the right to be fetched is not, nor another host of ours without CORS',
    api: ['Privileges.supportFetchAPI'],
    source: 'docs/api/structures/custom-scheme.md; spec/api-protocol-spec.ts (registerSchemesAsPrivileged)',
    run: async (_electron, { open, makeSession }) => {
      const own = makeSession();
      own.protocol.handle(
        'bare',
        () => new Response('nu', { headers: { 'access-control-allow-origin': '*' } }),
      );
      const { window, inPage } = await open({ session: own });
      // Addresses of the page’s own form: the Chromium host knows the scheme by another name (ADR 1).
      for (const url of [
        "location.origin.replace('app', 'bare')",
        "location.origin.replace('essai', 'autre')",
      ])
        assert.equal(
          await inPage(`fetch(${url}).then(() => 'answered', (error) => error.name)`),
          'TypeError',
          url,
        );
      window.destroy();
    },
  },
  {
    name: 'a scheme has one handler in a session; once taken away, it may have another',
    api: ['Protocol.handle'],
    source: 'lib/browser/api/protocol.ts (handle, unhandle)',
    run: (_electron, { makeSession }) => {
      const own = makeSession();
      assert.throws(
        () => own.protocol.handle('app', () => new Response('')),
        /Failed to register protocol: app/u,
      );
      assert.equal(own.protocol.isProtocolHandled('app'), true);
      own.protocol.unhandle('app');
      assert.equal(own.protocol.isProtocolHandled('app'), false);
      assert.throws(() => own.protocol.unhandle('app'), /Failed to unhandle protocol: app/u);
    },
  },
  {
    name: 'what the filter of requests cancels never reaches a handler nor a network',
    api: [
      'Session.webRequest',
      'WebRequest.onBeforeRequest',
      'OnBeforeRequestListenerDetails.url',
      'CallbackResponse.cancel',
    ],
    source: 'docs/api/web-request.md; spec/api-web-request-spec.ts',
    run: async (_electron, { open, makeSession }) => {
      /** @type {string[]} */
      const served = [];
      const own = makeSession((request) => {
        served.push(request.url);
        return null;
      });
      /** @type {Electron.OnBeforeRequestListenerDetails[]} */
      const seen = [];
      own.webRequest.onBeforeRequest((details, answer) => {
        seen.push(details);
        answer({ cancel: !details.url.startsWith('app://') || details.url.includes('interdit') });
      });
      const { window, contents, inPage } = await open({ session: own });
      for (const url of ['/interdit', 'https://example.org/', 'http://127.0.0.1:9/'])
        assert.equal(await inPage(`fetch('${url}').then(() => 'answered', () => 'refused')`), 'refused', url);
      assert.equal(await inPage("fetch('/permis').then(() => 'answered', () => 'refused')"), 'answered');
      assert.ok(served.every((url) => !url.includes('interdit')));
      const asked = seen.find(({ url }) => url === 'app://essai/permis');
      assert.deepEqual([asked?.method, asked?.webContentsId], ['GET', contents.id]);
      own.webRequest.onBeforeRequest(null);
      assert.equal(await inPage("fetch('/interdit').then(() => 'answered', () => 'refused')"), 'answered');
      window.destroy();
    },
  },
  {
    name: 'a partition gives one session, in memory unless it is to be kept',
    api: ['Session.fromPartition', 'Session.defaultSession', 'FromPartitionOptions.cache'],
    source: 'docs/api/session.md (fromPartition)',
    run: ({ session }) => {
      const own = session.fromPartition('un', { cache: false });
      assert.equal(session.fromPartition('un'), own);
      assert.notEqual(session.fromPartition('deux'), own);
      assert.equal(own.storagePath, null);
      assert.equal(own.isPersistent(), false);
      assert.equal(session.defaultSession.isPersistent(), true);
      assert.equal(session.fromPartition(''), session.defaultSession);
    },
  },
];
