import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'a page that asks for a permission is asked of the app, whose refusal decides',
    api: ['Session.setPermissionRequestHandler', 'Session.setPermissionCheckHandler'],
    source:
      'docs/api/session.md; spec/api-session-spec.ts (setPermissionRequestHandler, setPermissionCheckHandler)',
    run: async (_electron, { open, makeSession, until }) => {
      const own = makeSession();
      /** @type {string[]} */
      const asked = [];
      /** @type {string[]} */
      const checked = [];
      own.setPermissionRequestHandler((contents, permission, answer, details) => {
        asked.push(`${permission} ${details.requestingUrl} ${details.isMainFrame} ${contents.getType()}`);
        answer(false);
      });
      own.setPermissionCheckHandler((_contents, permission, origin) => {
        checked.push(`${permission} ${origin}`);
        return false;
      });
      const { window, inPage } = await open({ session: own });
      assert.equal(await inPage('Notification.requestPermission()'), 'denied');
      assert.equal(
        await inPage(
          "new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('given'), (error) => resolve(error.code)))",
        ),
        1,
      );
      assert.equal(
        await inPage("navigator.clipboard.readText().then(() => 'given', (error) => error.name)"),
        'NotAllowedError',
      );
      assert.notEqual(
        await inPage(
          "navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', (error) => error.name)",
        ),
        'given',
      );
      for (const permission of ['notifications', 'geolocation', 'clipboard-read', 'media'])
        assert.ok(asked.includes(`${permission} app://essai/ true window`), `${permission}: ${asked}`);
      assert.equal(
        await inPage("navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)"),
        'denied',
      );
      await until(() => checked.some((line) => line.startsWith('geolocation app://essai')));
      window.destroy();
    },
  },
  {
    name: 'a permission that the app gives is had',
    api: ['Session.setPermissionRequestHandler'],
    source: 'docs/api/session.md (setPermissionRequestHandler)',
    run: async (_electron, { open, makeSession }) => {
      const own = makeSession();
      own.setPermissionRequestHandler((_contents, permission, answer) =>
        answer(permission === 'notifications'),
      );
      own.setPermissionCheckHandler((_contents, permission) => permission === 'notifications');
      const { window, inPage } = await open({ session: own });
      assert.equal(await inPage('Notification.requestPermission()'), 'granted');
      assert.equal(
        await inPage("navigator.permissions.query({ name: 'notifications' }).then(({ state }) => state)"),
        'granted',
      );
      window.destroy();
    },
  },
  {
    name: 'devices and the screen are asked of the app, and a page gets none',
    api: [
      'Session.setDevicePermissionHandler',
      'Session.setDisplayMediaRequestHandler',
      'Session.on(select-hid-device)',
      'Session.on(select-usb-device)',
      'Session.on(select-serial-port)',
      'Session.on(file-system-access-restricted)',
      'WebContents.on(select-bluetooth-device)',
    ],
    source: 'docs/api/session.md; docs/tutorial/devices.md',
    run: async (_electron, { open, makeSession }) => {
      const own = makeSession();
      /** @type {string[]} */
      const asked = [];
      own.setDevicePermissionHandler(() => false);
      own.setDisplayMediaRequestHandler((_request, answer) => {
        asked.push('display');
        Reflect.apply(answer, null, [null]);
      });
      own.on('select-hid-device', (event, _details, answer) => {
        event.preventDefault();
        asked.push('hid');
        answer(null);
      });
      own.on('select-usb-device', (event, _details, answer) => {
        event.preventDefault();
        answer();
      });
      own.on('select-serial-port', (event, _ports, _contents, answer) => {
        event.preventDefault();
        answer('');
      });
      own.on('file-system-access-restricted', (event, _details, answer) => {
        event.preventDefault();
        answer('deny');
      });
      const { window, contents, inPage } = await open({ session: own });
      contents.on('select-bluetooth-device', (event, _devices, answer) => {
        event.preventDefault();
        answer('');
      });
      assert.notEqual(
        await inPage(
          "navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'given', (error) => error.name)",
        ),
        'given',
      );
      assert.deepEqual(
        await inPage('navigator.hid ? navigator.hid.requestDevice({ filters: [] }).catch(() => []) : []'),
        [],
      );
      assert.notEqual(
        await inPage(
          "navigator.usb ? navigator.usb.requestDevice({ filters: [] }).then(() => 'given', (error) => error.name) : 'none'",
        ),
        'given',
      );
      assert.ok(asked.includes('display'));
      window.destroy();
    },
  },
  {
    name: 'a download is told, and does not happen where that is prevented',
    api: ['Session.on(will-download)'],
    source: 'docs/api/session.md (will-download)',
    run: async (_electron, { open, once, makeSession }) => {
      const own = makeSession((request) =>
        request.url.endsWith('/fichier')
          ? new Response('x', { headers: { 'content-disposition': 'attachment; filename=note.txt' } })
          : null,
      );
      own.on('will-download', (event) => event.preventDefault());
      const told = once(own, 'will-download');
      const { window, contents, inPage } = await open({ session: own });
      await inPage("setTimeout(() => { location.href = '/fichier'; }); 1");
      const [, item, from] = await told;
      assert.equal(item.getFilename(), 'note.txt');
      assert.equal(from, contents);
      assert.equal(contents.getURL(), 'app://essai/');
      window.destroy();
    },
  },
  {
    name: 'a handler is a function or null, and nothing else',
    api: [
      'Session.setUSBProtectedClassesHandler',
      'Session.setBluetoothPairingHandler',
      'Session.setCertificateVerifyProc',
      'USBProtectedClassesHandlerHandlerDetails.protectedClasses',
      'Response.confirmed',
    ],
    source: 'shell/browser/api/electron_api_session.cc',
    run: (_electron, { makeSession }) => {
      const own = makeSession();
      for (const name of /** @type {const} */ ([
        'setPermissionRequestHandler',
        'setPermissionCheckHandler',
        'setDevicePermissionHandler',
        'setUSBProtectedClassesHandler',
        'setBluetoothPairingHandler',
        'setCertificateVerifyProc',
      ])) {
        assert.throws(() => Reflect.apply(own[name], own, ['x']), /Must pass null or function/u, name);
        Reflect.apply(own[name], own, [null]);
      }
      own.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
      own.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
      own.setCertificateVerifyProc((_request, answer) => answer(-2));
    },
  },
  {
    name: 'spelling is on until it is put off, in languages that have a dictionary',
    api: [
      'Session.setSpellCheckerEnabled',
      'Session.isSpellCheckerEnabled',
      'Session.setSpellCheckerDictionaryDownloadURL',
      'Session.setSpellCheckerLanguages',
      'Session.getSpellCheckerLanguages',
      'Session.availableSpellCheckerLanguages',
    ],
    source: 'docs/api/session.md; spec/spellchecker-spec.ts',
    run: (_electron, { makeSession }) => {
      const own = makeSession();
      own.setSpellCheckerEnabled(false);
      assert.equal(own.isSpellCheckerEnabled(), false);
      own.setSpellCheckerEnabled(true);
      assert.equal(own.isSpellCheckerEnabled(), true);
      own.setSpellCheckerDictionaryDownloadURL('app://essai/');
      if (process.platform === 'darwin') return;
      assert.throws(() => own.setSpellCheckerDictionaryDownloadURL('rien'), /not a valid URL/u);
      assert.ok(own.availableSpellCheckerLanguages.includes('fr'));
      own.setSpellCheckerLanguages(['fr']);
      assert.deepEqual(own.getSpellCheckerLanguages(), ['fr']);
      assert.throws(() => own.setSpellCheckerLanguages(['qq']), /Invalid language code provided: "qq"/u);
    },
  },
];
