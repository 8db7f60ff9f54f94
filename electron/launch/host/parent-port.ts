/** Loaded before the vault's bundle: gives its process the `process.parentPort` that Electron would. */
import { EventEmitter } from 'node:events';
import { isMainThread } from 'node:worker_threads';

// Worker threads of the vault inherit this import and must not answer in its place.
if (isMainThread && process.send) {
  const port = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown): void => {
      process.send?.(message);
    },
    start: (): void => {},
  });
  process.on('message', (data) => port.emit('message', { data, ports: [] }));
  // The app is gone: nobody is left to answer, and the key must not stay in memory.
  process.on('disconnect', () => process.exit(0));
  Object.defineProperty(process, 'parentPort', { value: port });
}
