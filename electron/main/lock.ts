import type { LockReason } from '../../shared/portfolio';

/** How long the window may take to save what is typed. It has saved all but the last letters already. */
const FLUSH_MS = 300;

export interface LockDeps {
  readonly isOpen: () => boolean;
  /** Stops long jobs: an import is rolled back, and the vault is free to save what is typed. */
  readonly cancelJobs: () => void;
  /** Asks the window to save what is typed and to answer `ready`. */
  readonly tellLocking: () => void;
  /** From now on nothing answers: the gate says LOCKED, the chosen files are forgotten. */
  readonly forget: () => void;
  /** Ends the vault process; resolves once it is gone. */
  readonly closeVault: () => Promise<void>;
  /** Ends the process of the page and starts the window again without a trace. */
  readonly clearWindow: () => Promise<void>;
}

export interface LastLock {
  readonly reason: LockReason;
  /** The window said that all that was typed is saved. */
  readonly isTypingKept: boolean;
}

export interface Lock {
  /** Locks, whatever is on the screen; resolves once the vault is gone and the window starts again. Never throws. */
  readonly lock: (reason: LockReason) => Promise<void>;
  /** Saves what is typed and ends the vault, for an app that is about to leave; the window is left as it is. */
  readonly leave: () => Promise<void>;
  /** The portfolio is being closed: the vault makes its backup. */
  readonly isUnderWay: () => boolean;
  /** The vault stopped by itself: there is nothing left to save with. */
  readonly vaultStopped: () => Promise<void>;
  /** The window's answer to `tellLocking`. */
  readonly ready: (isTypingKept: boolean) => void;
  /** Something to do at each lock, at once and without waiting: the clipboard, a timer. */
  readonly onLocked: (hook: () => void) => void;
  readonly last: () => LastLock | null;
}

/** The one way to close an open portfolio. Nothing of the window can refuse it or delay it beyond `FLUSH_MS`. */
export function createLock(deps: LockDeps): Lock {
  const hooks: (() => void)[] = [];
  let underWay: Promise<void> | null = null;
  let answered: ((isTypingKept: boolean | null) => void) | null = null;
  let last: LastLock | null = null;

  /** What the window answers; `null` when it says nothing in time. */
  async function flush(): Promise<boolean | null> {
    deps.cancelJobs();
    const answer = Promise.withResolvers<boolean | null>();
    answered = answer.resolve;
    const timer = setTimeout(() => answer.resolve(null), FLUSH_MS);
    deps.tellLocking();
    const isKept = await answer.promise;
    clearTimeout(timer);
    answered = null;
    return isKept;
  }

  async function close(reason: LockReason, isLeaving: boolean): Promise<void> {
    const wasOpen = deps.isOpen();
    // A vault that is gone has nothing to save with, a page that is gone nothing to say.
    const isThere = wasOpen && reason !== 'stopped' && reason !== 'page';
    const isKept = isThere ? await flush() : null;
    // A window with nothing to save is told to start again all the same: a passphrase may be half typed in it.
    if (wasOpen) last = { reason, isTypingKept: isKept === true };
    deps.forget();
    const gone = deps.closeVault();
    for (const hook of hooks) {
      try {
        hook();
      } catch {
        // What a hook could not do must not keep the window open.
      }
    }
    await Promise.allSettled([gone, isLeaving ? undefined : deps.clearWindow()]);
  }

  const begin = (reason: LockReason, isLeaving: boolean): Promise<void> => {
    underWay ??= close(reason, isLeaving).finally(() => {
      underWay = null;
    });
    return underWay;
  };

  return {
    lock: (reason) => begin(reason, false),
    leave: () => begin('hand', true),
    isUnderWay: () => underWay !== null,
    vaultStopped: () => begin('stopped', false),
    ready: (isTypingKept) => answered?.(isTypingKept),
    onLocked: (hook) => {
      hooks.push(hook);
    },
    last: () => last,
  };
}
