import type { Event, RenderProcessGoneDetails } from 'electron';

/** Two ends of the page's process that close to one another: starting it again leads nowhere. */
const AGAIN_MS = 10_000;

export interface PageEndDeps {
  /** The portfolio is being closed: the page's process is then ended by us. */
  readonly isLocking: () => boolean;
  /** Closes the portfolio and starts the page again. */
  readonly lock: () => void;
  /** Says that the window cannot be shown, and leaves. */
  readonly giveUp: () => void;
  /** Milliseconds by a clock that nobody can set. */
  readonly now: () => number;
}

/**
 * The process of the page ended by itself: a crash, memory that ran out, an antivirus. A blank window with a portfolio open
 * behind it is never left there: it locks, and the page starts again. Where it cannot start at all (an application run
 * from a network share, whose sandbox Windows refuses), the person is told.
 */
export function watchPageEnd(
  contents: {
    on(
      event: 'render-process-gone',
      listener: (event: Event, details: RenderProcessGoneDetails) => void,
    ): unknown;
  },
  { isLocking, lock, giveUp, now }: PageEndDeps,
): void {
  let lastAt = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason }) => {
    if (isLocking() || reason === 'clean-exit') return;
    const isAgain = now() - lastAt < AGAIN_MS;
    lastAt = now();
    if (isAgain || reason === 'launch-failed' || reason === 'integrity-failure') return giveUp();
    lock();
  });
}
