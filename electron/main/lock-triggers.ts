import type { Event, Input, InputEvent } from 'electron';
import type { LockReason } from '../../shared/portfolio';
import { createHandFilter, type IdleLock, isLockKey } from './idle-lock';

type Emitter = Pick<NodeJS.EventEmitter, 'on'>;

/** The computer sleeps, the session is locked or left for another user. */
const powerEvents = ['suspend', 'lock-screen', 'user-did-resign-active'] as const;

/** Locks at each event of the system after which somebody else may sit in front of the screen. */
export function lockWithSystem(power: Emitter, lock: (reason: LockReason) => void): void {
  for (const name of powerEvents) power.on(name, () => lock('system'));
}

export interface Leaving {
  /** A portfolio is open, or is being closed. */
  readonly isBusy: () => boolean;
  /** Saves what is typed, closes the portfolio, makes its backup, and ends the app. */
  readonly leave: () => void;
}

/**
 * The system goes down, or the session of its user ends: Electron would end the app at once (on Windows the vault with
 * it), so the end is held off while a portfolio is open; it is then locked as at any closing, and the app leaves, which
 * lets the system go on. Windows tells its window (`query-session-end`), Linux and macOS `powerMonitor` (`shutdown`).
 * An end that cannot be held off any more is, for the portfolio, a power cut: what was acknowledged is in the file.
 */
export function leaveWithSystem(power: Emitter, window: Emitter, { isBusy, leave }: Leaving): void {
  const hold = (event: Pick<Event, 'preventDefault'>): void => {
    if (!isBusy()) return;
    event.preventDefault();
    leave();
  };
  power.on('shutdown', hold);
  window.on('query-session-end', hold);
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
