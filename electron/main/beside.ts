import type { BrowserWindow, Rectangle } from 'electron';
import type { MainEvent } from '../../shared/ipc';

/** The two halves of a work area, in pixels of the screen: the first window takes the left one. */
export function halvesOf({ x, y, width, height }: Rectangle): readonly [Rectangle, Rectangle] {
  const half = Math.floor(width / 2);
  return [
    { x, y, width: half, height },
    { x: x + half, y, width: width - half, height },
  ];
}

const isSame = (one: Rectangle, other: Rectangle): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** What is used of the first window: where it stands. */
export type Placed = Pick<
  BrowserWindow,
  'getNormalBounds' | 'setBounds' | 'isMaximized' | 'maximize' | 'unmaximize' | 'isDestroyed' | 'focus'
>;
/** What is used of the window beside. */
export interface OpenedBeside {
  readonly webContents: {
    readonly id: number;
    readonly send: (channel: string, event: MainEvent) => void;
    readonly getOSProcessId: () => number;
    on(event: 'render-process-gone', listener: () => void): unknown;
  };
  readonly isDestroyed: () => boolean;
  readonly destroy: () => void;
  readonly focus: () => void;
  on(event: 'closed', listener: () => void): unknown;
}

export interface BesideDeps<W extends OpenedBeside> {
  readonly first: () => (Placed & { readonly webContents: { getOSProcessId(): number } }) | null;
  /** What a screen leaves to windows, for the screen on which these bounds stand. */
  readonly workAreaOf: (bounds: Rectangle) => Rectangle;
  readonly open: (where: Rectangle, address: string) => W;
  readonly send: (window: W, event: MainEvent) => void;
  /** Ends a process; throws where there is none any more. */
  readonly kill: (pid: number) => void;
}

export interface BesideWindow<W extends OpenedBeside> {
  /** Opens the window beside on a page; where it is there already, it shows that page. */
  readonly show: (address: string) => void;
  readonly window: () => W | null;
  readonly contentsId: () => number | null;
  readonly tell: (event: MainEvent) => void;
  /** Ends it, and the process of its page with all that it showed. Never throws. */
  readonly end: () => void;
}

/**
 * The window beside, which reads what the first one shows and changes (ADR 51): one at most. While it is there, each has a half
 * of the screen; the first one then takes its place again, unless somebody has moved it meanwhile.
 */
export function createBeside<W extends OpenedBeside>(deps: BesideDeps<W>): BesideWindow<W> {
  let window: W | null = null;
  let before: { readonly bounds: Rectangle; readonly isMaximized: boolean; readonly put: Rectangle } | null =
    null;

  const current = (): W | null => (window === null || window.isDestroyed() ? null : window);
  function restore(): void {
    const first = deps.first();
    const was = before;
    before = null;
    if (was === null || first === null || first.isDestroyed()) return;
    if (!isSame(first.getNormalBounds(), was.put)) return;
    first.setBounds(was.bounds);
    if (was.isMaximized) first.maximize();
  }

  return {
    show: (address) => {
      const known = current();
      if (known !== null) {
        deps.send(known, { type: 'show', address });
        known.focus();
        return;
      }
      const first = deps.first();
      if (first === null || first.isDestroyed()) return;
      const bounds = first.getNormalBounds();
      const [left, right] = halvesOf(deps.workAreaOf(bounds));
      const isMaximized = first.isMaximized();
      // A window that fills the screen does not take other bounds.
      if (isMaximized) first.unmaximize();
      first.setBounds(left);
      before = { bounds, isMaximized, put: first.getNormalBounds() };
      const opened = deps.open(right, address);
      window = opened;
      // It holds nothing that is not in the first one: without its page, it goes.
      opened.webContents.on('render-process-gone', () => {
        if (!opened.isDestroyed()) opened.destroy();
      });
      opened.on('closed', () => {
        if (window !== opened) return;
        window = null;
        restore();
      });
    },
    window: current,
    contentsId: () => current()?.webContents.id ?? null,
    tell: (event) => {
      const known = current();
      if (known !== null) deps.send(known, event);
    },
    end: () => {
      const known = current();
      if (known === null) return;
      const pid = known.webContents.getOSProcessId();
      const firstPid = deps.first()?.webContents.getOSProcessId() ?? 0;
      known.destroy();
      // Electron gives each page a process; where two share one, the lock of the first ends it.
      if (pid <= 0 || pid === firstPid) return;
      try {
        deps.kill(pid);
      } catch {
        // It has ended with its page.
      }
    },
  };
}
