type Listener = (event: object, ...args: unknown[]) => void;
type Send = (op: string, first: unknown, args?: unknown) => Promise<unknown>;
interface Answer {
  readonly error?: string;
  readonly value?: unknown;
  readonly blob?: string;
}
type Message = { readonly channel: string; readonly args: readonly unknown[] };

/**
 * Runs in each document before its own scripts, sent there as text: it may use nothing of this module.
 * Takes the binding out of the page's reach, and runs the preload with the part of Electron that it may require.
 */
export function pageWorld(
  binding: string,
  blobs: string,
  preload: (require: (name: string) => unknown) => void,
): void {
  const send: Send = Reflect.get(window, binding);
  Reflect.deleteProperty(window, binding);
  if (window !== window.top || typeof send !== 'function') return;
  const get = window.fetch.bind(window);
  const listeners = new Map<string, readonly Listener[]>();

  // Other windows are refused here as the app refuses them; a link to a new one is closed by the host.
  Object.defineProperty(window, 'open', { value: () => null });
  // Addresses that cause no request never reach the host's filter.
  window.navigation?.addEventListener('navigate', (event) => {
    if (!event.destination.sameDocument && !/^https:/.test(event.destination.url)) event.preventDefault();
  });

  /** Puts the bytes back where the host took them out of an answer. */
  const withBytes = (value: unknown, bytes: Uint8Array): unknown => {
    if (Array.isArray(value)) return value.map((item) => withBytes(item, bytes));
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    const place: unknown = Reflect.get(value, '$bytes');
    if (Array.isArray(place)) return bytes.slice(place[0], place[1]);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withBytes(item, bytes)]));
  };
  const invoke = async (channel: string, ...args: unknown[]): Promise<unknown> => {
    // The host answers this shape to this question.
    const { error, value, blob } = (await send('invoke', channel, args)) as Answer;
    if (error !== undefined) throw new Error(error);
    if (blob === undefined) return value;
    const response = await get(blobs + blob);
    return withBytes(value, new Uint8Array(await response.arrayBuffer()));
  };

  const ipcRenderer = {
    invoke,
    on: (channel: string, listener: Listener): void => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    removeListener: (channel: string, listener: Listener): void => {
      const others = (listeners.get(channel) ?? []).filter((other) => other !== listener);
      listeners.set(channel, others);
    },
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: object): void => {
      Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true });
    },
  };
  const listen = async (): Promise<void> => {
    for (let isFirst = true; ; isFirst = false) {
      // The host answers this shape to this question.
      const messages = (await send('events', isFirst)) as readonly Message[];
      for (const { channel, args } of messages)
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    }
  };

  // What Electron sees of the keyboard and the mouse before the page does: real ones only, few moves being enough.
  let movedAt = 0;
  const types = {
    keydown: 'rawKeyDown',
    mousedown: 'mouseDown',
    mousemove: 'mouseMove',
    wheel: 'mouseWheel',
    touchstart: 'touchStart',
  };
  for (const [name, type] of Object.entries(types)) {
    const tell = (event: Event): void => {
      if (!event.isTrusted || (name === 'mousemove' && event.timeStamp - movedAt < 250)) return;
      if (name === 'mousemove') movedAt = event.timeStamp;
      const { key, ctrlKey, metaKey, altKey, shiftKey, screenX, screenY } = event as KeyboardEvent &
        MouseEvent;
      const place = { globalX: screenX, globalY: screenY };
      const input = { type: 'keyDown', key, control: ctrlKey, meta: metaKey, alt: altKey, shift: shiftKey };
      send('input', { type, ...place }, name === 'keydown' ? input : null).catch(() => {});
    };
    window.addEventListener(name, tell, { capture: true, passive: true });
  }
  // What the app puts in the clipboard is given to Chromium's own, so that it can be pasted: the keys that copied still count.
  listeners.set('host:copy', [
    (_event, text) => {
      const give = (event: ClipboardEvent): void => {
        event.clipboardData?.setData('text/plain', String(text));
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      window.addEventListener('copy', give, { capture: true, once: true });
      document.execCommand('copy');
      window.removeEventListener('copy', give, { capture: true });
    },
  ]);

  preload((name) => {
    if (name !== 'electron') throw new Error(`module not available in a sandboxed preload: ${name}`);
    return { contextBridge, ipcRenderer };
  });
  listen().catch(() => {
    // The document is going away, or the app is.
  });
}
