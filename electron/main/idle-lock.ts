import type { InputEvent } from 'electron';
import { sinceStartMs } from '../disk/since-start';

/** Seconds for which the window warns before it locks. */
export const COUNTDOWN_SECONDS = 30;
/** A gap this much longer than the delay means that the computer slept without saying so. */
const SLEPT_MS = 2000;

export interface IdleLockDeps {
  /** Minutes without a touch that the user has chosen; read again at each touch. */
  readonly minutes: () => number;
  /** Most minutes that the structure allows. */
  readonly maxMinutes?: number;
  /** Starts the warning, or ends it (`null`) because somebody is there. */
  readonly onCountdown: (seconds: number | null) => void;
  readonly onIdle: () => void;
  /** Milliseconds by a clock that nobody can set and that goes on while the computer sleeps. */
  readonly now?: () => number;
}

export interface IdleLock {
  /** The portfolio has just been opened: counting starts. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Somebody has touched the keyboard, the mouse or the screen. */
  readonly touch: () => void;
}

/**
 * Counts the time since the last touch. Timers wait while a computer sleeps, so a clock is read at each touch too: not that
 * of the date, which set back would keep the portfolio open for whoever wakes the computer.
 */
export function createIdleLock(deps: IdleLockDeps): IdleLock {
  const now = deps.now ?? sinceStartMs;
  let isRunning = false;
  let isWarning = false;
  let touchedAt = 0;
  let timer: NodeJS.Timeout | undefined;

  const delayMs = (): number => Math.min(deps.minutes(), deps.maxMinutes ?? 15) * 60_000;
  const stop = (): void => {
    isRunning = false;
    isWarning = false;
    clearTimeout(timer);
  };
  const end = (): void => {
    stop();
    deps.onIdle();
  };
  const warn = (): void => {
    isWarning = true;
    deps.onCountdown(COUNTDOWN_SECONDS);
    timer = setTimeout(end, COUNTDOWN_SECONDS * 1000);
  };
  const count = (): void => {
    clearTimeout(timer);
    touchedAt = now();
    timer = setTimeout(warn, delayMs() - COUNTDOWN_SECONDS * 1000);
  };
  return {
    start: () => {
      isRunning = true;
      isWarning = false;
      count();
    },
    stop,
    touch: () => {
      if (!isRunning) return;
      if (now() - touchedAt > delayMs() + SLEPT_MS) return end();
      if (isWarning) {
        isWarning = false;
        deps.onCountdown(null);
      }
      count();
    },
  };
}

/** What a hand does; the others are consequences of these, or of a window that moves under a cursor that does not. */
const handTypes: ReadonlySet<string> = new Set<InputEvent['type']>([
  'rawKeyDown',
  'keyDown',
  'char',
  'mouseDown',
  'mouseMove',
  'mouseWheel',
  'touchStart',
  'touchMove',
  'pointerDown',
  'gestureScrollBegin',
  'gestureTapDown',
  'gesturePinchBegin',
]);

/**
 * Tells the touches of a hand among the input events of a web contents: a mouse move only counts when the cursor has
 * changed place on the screen.
 */
export function createHandFilter(): (input: Pick<InputEvent, 'type'>) => boolean {
  let place = '';
  return (input) => {
    if (!handTypes.has(input.type)) return false;
    if (input.type !== 'mouseMove') return true;
    const before = place;
    place = `${Reflect.get(input, 'globalX')},${Reflect.get(input, 'globalY')}`;
    return place === 'undefined,undefined' || place !== before;
  };
}

/** Whether a key is the one that locks: Ctrl+L, or Cmd+L on a Mac, wherever the focus is. */
export const isLockKey = (input: {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}): boolean =>
  input.type === 'keyDown' &&
  input.control !== input.meta &&
  !input.alt &&
  !input.shift &&
  input.key.toLowerCase() === 'l';
