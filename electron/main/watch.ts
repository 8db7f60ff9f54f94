import type { Session, WebContents } from 'electron';
import { preferenceFaults } from './preferences';
import { confine } from './window';

export interface WatchDeps {
  readonly session: Session;
  readonly isPackaged: boolean;
  /** A web contents is not as it must be: it has been destroyed, and the app must end. */
  readonly onFault: (faults: readonly string[]) => void;
}

/**
 * Confines a web contents and asserts its preferences: when it is made, then each time it loads something, before any
 * script of the page runs. One that differs is destroyed.
 */
export function watchContents(contents: WebContents, { session, isPackaged, onFault }: WatchDeps): void {
  confine(contents);
  const check = (isNew: boolean): void => {
    const faults = preferenceFaults(contents, { session, isPackaged, isNew });
    if (faults.length === 0) return;
    contents.close({ waitForBeforeUnload: false });
    onFault(faults);
  };
  contents.on('did-start-loading', () => check(false));
  contents.on('devtools-opened', () => {
    if (!isPackaged) return;
    contents.closeDevTools();
    onFault(['devTools']);
  });
  check(true);
}
