/**
 * Windows, played anywhere: files that another program holds, a clock that only waiting moves. What is not held is really
 * renamed, deleted, opened. `end` puts the true world back.
 */
import { setWorld, type World, worldNow } from '../../electron/disk/patience';

export interface PlayedWindows {
  /** Every act on a path that `matches` is refused with `code` from now on, for `ms`; for ever by default. */
  readonly hold: (matches: RegExp, ms?: number, code?: string) => void;
  /** Runs once, when somebody waits: what others do meanwhile. */
  readonly meanwhile: (act: () => void) => void;
  /** What was told, in order. */
  readonly told: readonly boolean[];
  /** Milliseconds waited since the start. */
  readonly waited: () => number;
  /** Acts that were refused. */
  readonly refusals: () => number;
  readonly end: () => void;
}

export function playWindows(change: Partial<World> = {}): PlayedWindows {
  const real = worldNow();
  const held: { readonly matches: RegExp; readonly until: number; readonly code: string }[] = [];
  const told: boolean[] = [];
  let now = 1_000_000;
  let refusals = 0;
  let act: (() => void) | null = null;
  const check = (syscall: string, ...paths: readonly string[]): void => {
    const holder = held.find(({ matches, until }) => now < until && paths.some((path) => matches.test(path)));
    if (!holder) return;
    refusals += 1;
    throw Object.assign(new Error(`${holder.code}: ${syscall}`), { code: holder.code, syscall });
  };
  const wait = (ms: number): void => {
    now += ms;
    act?.();
    act = null;
  };
  const end = setWorld({
    platform: 'win32',
    now: () => now,
    sleep: wait,
    pause: async (ms) => wait(ms),
    tell: (isHeld) => void told.push(isHeld),
    rename: (source, target) => {
      check('rename', source, target);
      real.rename(source, target);
    },
    unlink: (path) => {
      check('unlink', path);
      real.unlink(path);
    },
    // A program that denies renaming lets others read as a rule; one that says EBUSY to an opening lets nobody.
    open: (path, flags, mode) => {
      check('open', path);
      return real.open(path, flags, mode);
    },
    read: (path) => {
      check('open', path);
      return real.read(path);
    },
    copy: (source, target) => {
      check('copyfile', source, target);
      real.copy(source, target);
    },
    ...change,
  });
  return {
    hold: (matches, ms = Number.POSITIVE_INFINITY, code = 'EBUSY') =>
      void held.push({ matches, until: now + ms, code }),
    meanwhile: (next) => {
      act = next;
    },
    told,
    waited: () => now - 1_000_000,
    refusals: () => refusals,
    end,
  };
}
