import type { ChildProcess } from 'node:child_process';
import type { VaultProcess } from '../../electron/main/vault-client';

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
