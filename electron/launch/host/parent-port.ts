/**
 * Loaded before a utility process's script: gives it the `process.parentPort` and `process.type` that Electron would
 * (lib/utility/parent-port.ts, lib/utility/init.ts).
 */
import { EventEmitter } from 'node:events';
import { isMainThread } from 'node:worker_threads';

// Worker threads of the vault inherit this import and must not answer in its place.
if (isMainThread && process.send) {
  const send = process.send.bind(process);
  const waiting: unknown[] = [];
  let isStarted = false;
  const port = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown): void => {
      try {
        send(message);
      } catch (error) {
        if (Reflect.get(Object(error), 'code') !== 'ERR_IPC_CHANNEL_CLOSED')
          throw new Error('An object could not be cloned.');
      }
    },
    start: (): void => {
      isStarted = true;
      for (const data of waiting.splice(0)) port.emit('message', { data, ports: [] });
    },
    pause: (): void => {
      isStarted = false;
    },
  });
  // What is posted before the script listens waits for it.
  port.on('newListener', (name) => {
    if (name === 'message' && port.listenerCount('message') === 0) queueMicrotask(() => port.start());
  });
  port.on('removeListener', (name) => {
    if (name === 'message' && port.listenerCount('message') === 0) port.pause();
  });
  process.on('message', (data) => {
    if (isStarted) port.emit('message', { data, ports: [] });
    else waiting.push(data);
  });
  // The app is gone: nobody is left to answer, and the key must not stay in memory.
  process.on('disconnect', () => process.exit(0));
  // What Node's own fork adds, and Electron does not.
  for (const name of ['send', 'disconnect']) Reflect.set(process, name, undefined);
  Object.defineProperty(process, 'parentPort', { value: port, enumerable: true });
  Object.defineProperty(process, 'type', { value: 'utility', enumerable: true });
}
