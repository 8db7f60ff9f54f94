import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../../shared/ipc/bridge';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../shared/ipc/channels';

/** The whole of what the window can reach: a typed call, a typed subscription. No object of Electron goes through. */
const bridge: Bridge = {
  call: (name, input, callId = crypto.randomUUID()) =>
    ipcRenderer.invoke(CALL_CHANNEL, { callId, name, input }),
  on: (listener) => {
    const relay = (_event: unknown, message: Parameters<typeof listener>[0]): void => listener(message);
    ipcRenderer.on(EVENT_CHANNEL, relay);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, relay);
    };
  },
};

contextBridge.exposeInMainWorld('vivier', bridge);
