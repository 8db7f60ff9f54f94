/** `ipcMain` (lib/browser/ipc-main-impl.ts, ipc-dispatch.ts). */
import { EventEmitter } from 'node:events';
import type { HostEvent, Report } from './event.ts';

export type InvokeHandler = (event: HostEvent, ...args: readonly unknown[]) => unknown;

export class HostIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();
  constructor() {
    super();
    // A channel may be called "error".
    this.on('error', () => undefined);
  }
  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    this.#handlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Answers an `invoke` of a page: a copy of what the handler gives, or what its refusal says. */
  async answer(
    channel: string,
    event: HostEvent,
    args: readonly unknown[],
  ): Promise<{ readonly value: unknown } | { readonly error: string }> {
    try {
      const handler = this.#handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return { value: copyOf(await handler(event, ...args)) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return { error: String(error) };
    }
  }
  /** Hears a `send` of a page. */
  hear(report: Report, channel: string, event: HostEvent, args: readonly unknown[]): void {
    try {
      this.emit(channel, event, ...args);
    } catch (error) {
      report(error);
    }
  }
}

/** A structured clone, which throws as Electron's does. */
export function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}
