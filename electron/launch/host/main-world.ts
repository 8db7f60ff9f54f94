import type { bridgePeer } from './bridge-peer.ts';

/**
 * Runs in the page's own world, before its scripts: the other end of the preload's bridge, and the questions that Chromium
 * would answer by itself where Electron asks the app (permissions, devices, other windows).
 * Sent to the pages as text: it may use nothing of this module.
 */
export function mainWorld(peer: typeof bridgePeer, handshake: string): void {
  if (window !== window.top) return;
  const freeze = (value: unknown): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    if (ArrayBuffer.isView(value) || Object.isFrozen(value)) return;
    Object.freeze(value);
    for (const key of Reflect.ownKeys(value)) freeze(Reflect.getOwnPropertyDescriptor(value, key)?.value);
  };
  const expose = (key: string, api: unknown): void => {
    if (key in window)
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    freeze(api);
    Object.defineProperty(window, key, { value: api, enumerable: true });
  };
  let bridge: ReturnType<typeof peer> | null = null;
  // The preload's world comes right after this script, and before any of the page's.
  document.addEventListener(
    handshake,
    (event) => {
      const port = event instanceof MessageEvent ? event.ports[0] : undefined;
      if (port) bridge = peer(port, 'host:to-preload', 'host:to-page', [expose]);
    },
    { once: true, capture: true },
  );
  /** What Electron asks of the app; Chromium then enforces the answer, which the host has told it. */
  const ask = async (kind: string, permission: string, details: object = {}): Promise<unknown> =>
    bridge?.call(0, [kind, permission, details]);

  const replace = (
    owner: object | null | undefined,
    name: string,
    make: (native: (args: unknown[]) => unknown) => (...args: unknown[]) => unknown,
  ): void => {
    if (!owner) return;
    const native: unknown = Reflect.get(owner, name);
    if (typeof native !== 'function') return;
    const made = {
      [name](this: unknown, ...args: unknown[]): unknown {
        return make((given) => Reflect.apply(native, this, given))(...args);
      },
    }[name];
    Object.defineProperty(owner, name, { value: made, writable: true, configurable: true, enumerable: true });
  };
  /** Asks, then lets Chromium do what it was told. */
  const asked = (
    owner: object | null | undefined,
    name: string,
    permission: (...args: unknown[]) => string,
    details: (...args: unknown[]) => object = () => ({}),
  ): void =>
    replace(
      owner,
      name,
      (native) =>
        (...args) =>
          ask('request', permission(...args), details(...args)).then(() => native(args)),
    );
  const always = (permission: string) => (): string => permission;
  const proto = (name: string): object | null => {
    const made: unknown = Reflect.get(window, name);
    return typeof made === 'function' ? Reflect.get(made, 'prototype') : null;
  };
  const optionOf = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

  asked(window.Notification, 'requestPermission', always('notifications'));
  for (const name of ['getCurrentPosition', 'watchPosition'])
    asked(proto('Geolocation'), name, always('geolocation'));
  for (const name of ['read', 'readText']) asked(proto('Clipboard'), name, always('clipboard-read'));
  for (const name of ['write', 'writeText'])
    asked(proto('Clipboard'), name, always('clipboard-sanitized-write'));
  asked(proto('MediaDevices'), 'getUserMedia', always('media'), (options) => ({
    mediaTypes: ['audio', 'video'].filter((kind) => Boolean(optionOf(options, kind))),
    securityOrigin: location.origin,
  }));
  asked(proto('Navigator'), 'requestMIDIAccess', (options) =>
    optionOf(options, 'sysex') === true ? 'midiSysex' : 'midi',
  );
  asked(proto('Element'), 'requestFullscreen', always('fullscreen'));
  asked(proto('Element'), 'requestPointerLock', always('pointerLock'));
  asked(proto('Keyboard'), 'lock', always('keyboardLock'));
  asked(proto('StorageManager'), 'persist', always('persistent-storage'));
  asked(proto('WakeLock'), 'request', always('screen-wake-lock'));
  const detector: unknown = Reflect.get(window, 'IdleDetector');
  asked(typeof detector === 'function' ? detector : null, 'requestPermission', always('idle-detection'));
  asked(window, 'queryLocalFonts', always('local-fonts'));
  asked(window, 'getScreenDetails', always('window-management'));
  replace(
    proto('Permissions'),
    'query',
    (native) =>
      (...args) =>
        ask('check', String(optionOf(args[0], 'name'))).then(() => native(args)),
  );
  replace(proto('MediaDevices'), 'getDisplayMedia', () => async (options) => {
    await ask('display', 'display-capture', {
      videoRequested: optionOf(options, 'video') !== false,
      audioRequested: Boolean(optionOf(options, 'audio')),
    });
    throw new DOMException('Permission denied', 'NotAllowedError');
  });
  // No device is ever chosen in this host; the app is asked all the same.
  for (const [owner, name, event] of [
    ['HID', 'requestDevice', 'select-hid-device'],
    ['USB', 'requestDevice', 'select-usb-device'],
    ['Serial', 'requestPort', 'select-serial-port'],
    ['Bluetooth', 'requestDevice', 'select-bluetooth-device'],
  ] as const)
    replace(proto(owner), name, () => async () => {
      await ask('device', event);
      if (owner === 'HID') return [];
      throw new DOMException('No device selected.', 'NotFoundError');
    });
  // Another window is never opened: the app's handler is told of it, and the page gets none.
  Object.defineProperty(window, 'open', {
    value: (url: unknown = '', name: unknown = '', features: unknown = '') => {
      const address = String(url) === '' ? 'about:blank' : new URL(String(url), location.href).href;
      void ask('window', address, { frameName: String(name), features: String(features) });
      return null;
    },
    writable: true,
    configurable: true,
    enumerable: true,
  });
}
