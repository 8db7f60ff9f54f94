import type { bridgePeer } from './bridge-peer.ts';
import type { decode, encode } from './clone.ts';

/** What the host writes in the page's head before the preload runs. */
export interface WorldTools {
  readonly encode: typeof encode;
  readonly decode: typeof decode;
  readonly peer: typeof bridgePeer;
}

/**
 * Runs in a world of its own of each document, as Electron's sandboxed preloads do (lib/sandboxed_renderer/init.ts): the page
 * shares its document, none of its objects. Gives the preload `ipcRenderer` and `contextBridge`, and tells the host of the
 * keyboard and the mouse before the page hears of them.
 * Sent to the pages as text: it may use nothing of this module.
 */
export function pageWorld(
  { encode, decode, peer }: WorldTools,
  binding: string,
  handshake: string,
  preload: (require: (name: string) => unknown, process: object) => void,
): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  interface Reply {
    readonly kind: string;
    readonly id: number;
    readonly channel: string;
    readonly error?: string;
    readonly blob?: string;
    readonly value?: unknown;
  }
  const bound: unknown = Reflect.get(window, binding);
  if (window !== window.top || typeof bound !== 'function') return;
  const tell = (message: object): void => bound(JSON.stringify(message));
  const ownPath = `${location.origin}/.host/${binding}`;

  const waiting = new Map<number, (reply: Reply) => void>();
  let calls = 0;
  const copyOf = (value: unknown): unknown => {
    try {
      return encode(structuredClone(value), null);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };
  /** The value of a reply: in it, or apart, as the body of a request that only the host answers. */
  const contentOf = async ({ blob, value }: Reply): Promise<unknown> => {
    if (blob === undefined) return decode(value, null);
    const body = new Uint8Array(await (await fetch(`${ownPath}/${blob}`)).arrayBuffer());
    const length = new DataView(body.buffer).getUint32(0);
    const text = new TextDecoder().decode(body.subarray(4, 4 + length));
    return decode(JSON.parse(text), body.subarray(4 + length));
  };
  const question = (message: object): Promise<Reply> => {
    calls += 1;
    const id = calls;
    tell({ ...message, id });
    return new Promise((resolve) => waiting.set(id, resolve));
  };

  const listeners = new Map<string, readonly { readonly listener: Listener; readonly isOnce: boolean }[]>();
  const add = (channel: string, listener: Listener, isOnce: boolean): void => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, isOnce }]);
  };
  const remove = (channel: string, listener: Listener): void => {
    const all = listeners.get(channel) ?? [];
    const at = all.findLastIndex((known) => known.listener === listener);
    listeners.set(channel, at < 0 ? all : all.toSpliced(at, 1));
  };
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const reply = await question({ op: 'invoke', channel: String(channel), args: copyOf(args) });
      if (reply.error !== undefined)
        throw new Error(`Error invoking remote method '${channel}': ${reply.error}`);
      return contentOf(reply);
    },
    send: (channel: string, ...args: unknown[]): void =>
      tell({ op: 'send', channel: String(channel), args: copyOf(args) }),
    on: (channel: string, listener: Listener): void => add(channel, listener, false),
    addListener: (channel: string, listener: Listener): void => add(channel, listener, false),
    once: (channel: string, listener: Listener): void => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel: string): void => {
      listeners.delete(channel);
    },
  };

  // The page's world listens already, its own scripts do not run yet.
  const asked = async (kind: string, name: string, details: object): Promise<boolean> =>
    (await question({ op: 'ask', kind, name, details })).value === true;
  const { port1 } = new MessageChannel();
  document.dispatchEvent(new MessageEvent(handshake, { ports: [port1] }));
  const bridge = peer(port1, 'host:to-page', 'host:to-preload', [asked]);
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown): void => {
      bridge.call(0, [key, api]);
    },
  };

  /** What the host says; heard in this world alone. */
  let isCommand = false;
  let misspelt: {
    readonly field: HTMLInputElement | HTMLTextAreaElement;
    start: number;
    end: number;
  } | null = null;
  Object.defineProperty(window, `${binding}:hear`, {
    value: (text: string): unknown => {
      const message: Reply = JSON.parse(text);
      switch (message.kind) {
        case 'reply':
          waiting.get(message.id)?.(message);
          waiting.delete(message.id);
          return;
        case 'message': {
          const hear = (args: unknown): void => {
            for (const { listener, isOnce } of listeners.get(message.channel) ?? []) {
              if (isOnce) remove(message.channel, listener);
              if (Array.isArray(args)) listener({ sender: ipcRenderer }, ...args);
            }
          };
          if (message.blob === undefined) hear(decode(message.value, null));
          else void contentOf(message).then(hear);
          return;
        }
        case 'command':
          isCommand = message.value === true;
          return;
        case 'copy': {
          // What the app puts in the clipboard is given to Chromium's own, so that it can be pasted.
          const give = (event: ClipboardEvent): void => {
            event.clipboardData?.setData('text/plain', String(message.value));
            event.preventDefault();
            event.stopImmediatePropagation();
          };
          window.addEventListener('copy', give, { capture: true, once: true });
          document.execCommand('copy');
          window.removeEventListener('copy', give, { capture: true });
          return;
        }
        case 'correct':
          if (misspelt === null) return;
          misspelt.field.setSelectionRange(misspelt.start, misspelt.end);
          document.execCommand('insertText', false, String(message.value));
          misspelt = null;
      }
    },
  });

  /** Asks the host and waits: the page does nothing meanwhile. `null` where no request can be made from this document. */
  const askNow = (kind: string, value: object): boolean | null => {
    if (!location.origin.startsWith('https://')) return null;
    try {
      const request = new XMLHttpRequest();
      request.open('POST', `${ownPath}/${kind}`, false);
      request.send(JSON.stringify(value));
      return request.responseText === 'prevented';
    } catch {
      return null;
    }
  };
  // Addresses that cause no request never reach the host's filter: it is asked here.
  window.navigation?.addEventListener('navigate', (event) => {
    const { url, sameDocument } = event.destination;
    if (sameDocument || /^https?:/u.test(url) || !event.cancelable) return;
    if (askNow('navigate', { url }) !== false) event.preventDefault();
  });

  // What Electron sees of the keyboard and the mouse before the page does: what scripts pretend is not seen.
  const modifiersOf = (event: MouseEvent | KeyboardEvent | TouchEvent): string[] => [
    ...(event.altKey ? ['alt'] : []),
    ...('getModifierState' in event && event.getModifierState('CapsLock') ? ['capslock'] : []),
    ...(event.ctrlKey ? ['control'] : []),
    ...('repeat' in event && event.repeat ? ['isautorepeat'] : []),
    ...('location' in event && event.location === 3 ? ['iskeypad'] : []),
    ...('location' in event && event.location === 1 ? ['left'] : []),
    ...(event.metaKey ? ['meta'] : []),
    ...('location' in event && event.location === 2 ? ['right'] : []),
    ...(event.shiftKey ? ['shift'] : []),
  ];
  const keyTypes: Readonly<Record<string, string>> = {
    keydown: 'rawKeyDown',
    keypress: 'char',
    keyup: 'keyUp',
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    if (isCommand) {
      // An editing command of the app, which Chromium carries out: no key was pressed.
      event.stopImmediatePropagation();
      return;
    }
    const input = {
      type: keyTypes[event.type],
      key: event.key,
      code: event.code,
      isAutoRepeat: event.repeat,
      isComposing: event.isComposing,
      shift: event.shiftKey,
      control: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
      location: event.location,
      modifiers: modifiersOf(event),
    };
    if (event.type !== 'keypress') {
      const isPrevented = askNow('key', input);
      if (isPrevented === true) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      // The host has heard of the key with the question.
      if (isPrevented !== null) return;
    }
    tell({ op: 'input', input });
  };
  for (const name of ['keydown', 'keypress', 'keyup'] as const)
    window.addEventListener(name, onKey, { capture: true });

  let movedAt = Number.NEGATIVE_INFINITY;
  const buttons = ['left', 'middle', 'right', 'back', 'forward'];
  const mouseTypes: Readonly<Record<string, string>> = {
    mousedown: 'mouseDown',
    mouseup: 'mouseUp',
    mousemove: 'mouseMove',
    wheel: 'mouseWheel',
    touchstart: 'touchStart',
    touchmove: 'touchMove',
    touchend: 'touchEnd',
  };
  const onPointer = (event: MouseEvent | TouchEvent): void => {
    // Few moves are enough.
    if (!event.isTrusted || (event.type === 'mousemove' && event.timeStamp - movedAt < 250)) return;
    if (event.type === 'mousemove') movedAt = event.timeStamp;
    const place =
      event instanceof MouseEvent
        ? {
            x: event.clientX,
            y: event.clientY,
            globalX: event.screenX,
            globalY: event.screenY,
            movementX: event.movementX,
            movementY: event.movementY,
            button: buttons[event.button] ?? 'none',
            clickCount: event.type === 'mousemove' ? 0 : event.detail,
          }
        : {};
    tell({ op: 'input', input: { type: mouseTypes[event.type], modifiers: modifiersOf(event), ...place } });
    if (event instanceof WheelEvent && event.ctrlKey && event.deltaY !== 0)
      tell({ op: 'zoom', direction: event.deltaY < 0 ? 'in' : 'out' });
  };
  for (const name of [
    'mousedown',
    'mouseup',
    'mousemove',
    'wheel',
    'touchstart',
    'touchmove',
    'touchend',
  ] as const)
    window.addEventListener(name, onPointer, { capture: true, passive: true });

  // A right click that the page did not cancel (content::ContextMenuParams).
  const fieldOf = (target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null =>
    target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement ? target : null;
  window.addEventListener(
    'contextmenu',
    (event) => {
      if (!event.isTrusted) return;
      setTimeout(() => {
        if (event.defaultPrevented) return;
        const target = event.composedPath()[0] ?? event.target;
        const field = fieldOf(target);
        const start = field?.selectionStart ?? null;
        const end = field?.selectionEnd ?? null;
        const isText = field !== null && start !== null;
        const isEditable =
          (isText && !field.readOnly && !field.disabled) ||
          (target instanceof HTMLElement && target.isContentEditable);
        const selectionText =
          isText && end !== null ? field.value.slice(start, end) : String(getSelection() ?? '');
        const isSecret = field instanceof HTMLInputElement && field.type === 'password';
        let word = '';
        misspelt = null;
        if (isText && isEditable && !isSecret && field.spellcheck) {
          const before = /[\p{L}’'-]*$/u.exec(field.value.slice(0, start))?.[0] ?? '';
          const after = /^[\p{L}’'-]*/u.exec(field.value.slice(start))?.[0] ?? '';
          word = before + after;
          misspelt = { field, start: start - before.length, end: start + after.length };
        }
        const link = target instanceof Element ? target.closest('a[href]') : null;
        tell({
          op: 'context-menu',
          word,
          isSecret,
          params: {
            x: Math.round(event.clientX),
            y: Math.round(event.clientY),
            linkURL: link instanceof HTMLAnchorElement ? link.href : '',
            linkText: link?.textContent ?? '',
            pageURL: location.href,
            frameURL: location.href,
            srcURL: '',
            mediaType: 'none',
            isEditable,
            selectionText: isSecret ? '' : selectionText,
            titleText: target instanceof HTMLElement ? target.title : '',
            formControlType:
              field instanceof HTMLTextAreaElement
                ? 'text-area'
                : field instanceof HTMLInputElement
                  ? `input-${field.type}`
                  : 'none',
            menuSourceType: 'mouse',
          },
          canUndo: isEditable && document.queryCommandEnabled('undo'),
          canRedo: isEditable && document.queryCommandEnabled('redo'),
          hasSelection: selectionText !== '',
          hasText: field === null || field.value !== '',
        });
      });
    },
    { capture: true },
  );
  // The title, each time it changes: it stands in the head, or nowhere.
  let title = '';
  const readTitle = (): void => {
    if (document.title === title) return;
    title = document.title;
    tell({ op: 'title', title });
  };
  document.addEventListener('DOMContentLoaded', () => {
    readTitle();
    const changes = { childList: true, subtree: true, characterData: true };
    if (document.head) new MutationObserver(readTitle).observe(document.head, changes);
  });

  // What the page copies is in the system's clipboard, which the app reads.
  for (const name of ['copy', 'cut'] as const)
    window.addEventListener(name, (event) => {
      if (!event.isTrusted) return;
      const field = fieldOf(document.activeElement);
      const given = event.defaultPrevented ? (event.clipboardData?.getData('text/plain') ?? '') : null;
      const selected =
        field !== null && field.selectionStart !== null
          ? field.value.slice(field.selectionStart, field.selectionEnd ?? field.value.length)
          : String(getSelection() ?? '');
      const text = given ?? selected;
      if (text !== '') tell({ op: 'copied', text });
    });

  const modules: Readonly<Record<string, object>> = { electron: { contextBridge, ipcRenderer } };
  const required = (name: string): object => {
    const found = modules[name === 'electron/renderer' ? 'electron' : name];
    if (!found) throw new Error(`module not found: ${name}`);
    return found;
  };
  const processOfPreload = { type: 'renderer', sandboxed: true, contextIsolated: true, isMainFrame: true };
  try {
    preload(required, processOfPreload);
  } catch (error) {
    tell({ op: 'preload-error', message: String(error), stack: error instanceof Error ? error.stack : '' });
  }
}
