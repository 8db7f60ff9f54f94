/*
 * Runs in each document before its own scripts, as the arguments `(binding, blobs, preload)` of a closure:
 * takes the binding out of the page's reach, and runs the preload with the part of Electron that it may require.
 */
(binding, blobs, preload) => {
  const send = window[binding];
  delete window[binding];
  if (window !== window.top || typeof send !== 'function') return;
  const get = window.fetch.bind(window);
  const listeners = new Map();

  // Other windows are refused here as the app refuses them; a link to a new one is closed by the host.
  Object.defineProperty(window, 'open', { value: () => null });
  // Addresses that cause no request never reach the host's filter.
  window.navigation?.addEventListener('navigate', (event) => {
    if (!event.destination.sameDocument && !/^https:/.test(event.destination.url)) event.preventDefault();
  });

  /** Puts the bytes back where the host took them out of an answer. */
  const withBytes = (value, bytes) => {
    if (Array.isArray(value)) return value.map((item) => withBytes(item, bytes));
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    if (Array.isArray(value.$bytes)) return bytes.slice(value.$bytes[0], value.$bytes[1]);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withBytes(item, bytes)]));
  };
  const invoke = async (channel, ...args) => {
    const { error, value, blob } = await send('invoke', channel, args);
    if (error !== undefined) throw new Error(error);
    if (blob === undefined) return value;
    return withBytes(value, new Uint8Array(await (await get(blobs + blob)).arrayBuffer()));
  };

  const ipcRenderer = {
    invoke,
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    removeListener: (channel, listener) => {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((other) => other !== listener));
    },
  };
  const contextBridge = {
    exposeInMainWorld: (name, api) => {
      Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true });
    },
  };
  const listen = async (isFirst) => {
    for (const { channel, args } of await send('events', isFirst))
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    return listen(false);
  };

  preload((name) => {
    if (name !== 'electron') throw new Error(`module not available in a sandboxed preload: ${name}`);
    return { contextBridge, ipcRenderer };
  });
  listen(true).catch(() => {
    // The document is going away, or the app is.
  });
}
