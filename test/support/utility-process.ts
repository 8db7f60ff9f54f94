import type { ChildProcess, Serializable } from 'node:child_process';
import type { ReaderProcess, VaultProcess } from '../../electron/main/vault-client';

/** A forked process with the interface of Electron's utility process; a message to one that was just killed is lost. */
export function utilityOf(child: ChildProcess): VaultProcess {
  return {
    postMessage: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    // Each event gives its listener what that listener takes.
    on: (event: 'message' | 'error', listener: (...told: never[]) => void) =>
      child.on(event, (...told: unknown[]) => listener(...(told as never[]))),
    once: (_event, listener) => child.once('exit', (code) => listener(code ?? 1)),
    kill: () => child.kill('SIGKILL'),
  };
}

/** The same, of a process that reads foreign files. */
export const readerOf = (child: ChildProcess): ReaderProcess => ({
  postMessage: (job) => {
    if (child.connected) child.send(job as unknown as Serializable, () => undefined);
  },
  on: (event: string, listener: (word: unknown) => void) => child.on(event, listener),
  once: (_event, listener) => child.once('exit', () => listener()),
  kill: () => child.kill('SIGKILL'),
});
