/** Events as Electron's native side emits them (shell/common/gin_helper/event.h, event_emitter_caller.cc). */
import type { EventEmitter } from 'node:events';

/** An event that a listener may refuse; `more` are the properties that the event carries. */
export class HostEvent {
  #isPrevented = false;
  constructor(more: object = {}) {
    // Getters stay getters: the frame of an event is looked up when it is asked for.
    Object.defineProperties(this, Object.getOwnPropertyDescriptors(more));
  }
  get defaultPrevented(): boolean {
    return this.#isPrevented;
  }
  preventDefault(): void {
    this.#isPrevented = true;
  }
}

/** What a listener, a handler or a promise of the app threw, as Electron tells of it in a box. */
export type Report = (error: unknown) => void;

/**
 * Emits to the app's listeners; true where one of them refused. What a listener throws does not reach the host: Electron
 * hands it to the process's `uncaughtException`.
 */
export function emitTo(
  report: Report,
  emitter: EventEmitter,
  name: string,
  event: HostEvent,
  ...args: readonly unknown[]
): boolean {
  try {
    emitter.emit(name, event, ...args);
  } catch (error) {
    report(error);
  }
  return event.defaultPrevented;
}
