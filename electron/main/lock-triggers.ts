import type { Event, Input, InputEvent } from 'electron';
import type { LockReason } from '../../shared/portfolio';
import { createHandFilter, type IdleLock, isLockKey } from './idle-lock';

type Emitter = Pick<NodeJS.EventEmitter, 'on'>;

/** The computer sleeps, the session is locked or left for another user, the system goes down. */
const powerEvents = ['suspend', 'lock-screen', 'user-did-resign-active', 'shutdown'] as const;
/** Windows tells the end of a session to the window. */
const windowEvents = ['query-session-end', 'session-end'] as const;

/** Locks at each event of the system after which somebody else may sit in front of the screen. */
export function lockWithSystem(power: Emitter, window: Emitter, lock: (reason: LockReason) => void): void {
  for (const name of powerEvents) power.on(name, () => lock('system'));
  for (const name of windowEvents) window.on(name, () => lock('system'));
}

interface InputSource {
  on(event: 'input-event', listener: (event: Event, input: InputEvent) => void): unknown;
  on(event: 'before-input-event', listener: (event: Event, input: Input) => void): unknown;
}

/**
 * Reads the keyboard and the mouse before the page does: what a script of the page pretends is not seen here, and the
 * key that locks works with the focus anywhere, even when the page hangs.
 */
export function watchInput(
  contents: InputSource,
  idle: Pick<IdleLock, 'touch'>,
  lock: (reason: LockReason) => void,
): void {
  const isHand = createHandFilter();
  contents.on('input-event', (_event, input) => {
    if (isHand(input)) idle.touch();
  });
  contents.on('before-input-event', (event, input) => {
    if (!isLockKey(input)) return;
    event.preventDefault();
    lock('hand');
  });
}
