import { EventEmitter } from 'node:events';
import type { Rectangle } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { createBeside, halvesOf, type OpenedBeside } from './beside';

const area = { x: 0, y: 24, width: 1367, height: 744 };

/** A first window that remembers its place, and windows beside that remember what became of them. */
function both({ isMaximized = false, besidePid = 20 } = {}) {
  let bounds: Rectangle = { x: 100, y: 50, width: 1366, height: 768 };
  let isWhole = isMaximized;
  const first = {
    webContents: { getOSProcessId: () => 10 },
    getNormalBounds: () => bounds,
    setBounds: (next: Partial<Rectangle>) => {
      bounds = { ...bounds, ...next };
    },
    isMaximized: () => isWhole,
    maximize: () => {
      isWhole = true;
    },
    unmaximize: () => {
      isWhole = false;
    },
    isDestroyed: () => false,
    focus: vi.fn(),
  };
  const opened: { readonly where: Rectangle; readonly address: string; readonly window: OpenedBeside }[] = [];
  const sent: unknown[] = [];
  const kill = vi.fn();
  const beside = createBeside<OpenedBeside>({
    first: () => first,
    workAreaOf: () => area,
    open: (where, address) => {
      let isGone = false;
      const window = Object.assign(new EventEmitter(), {
        webContents: Object.assign(new EventEmitter(), {
          id: 2 + opened.length,
          send: vi.fn(),
          getOSProcessId: () => besidePid,
        }),
        isDestroyed: () => isGone,
        destroy: () => {
          isGone = true;
          window.emit('closed');
        },
        focus: vi.fn(),
      });
      opened.push({ where, address, window });
      return window;
    },
    send: (_window, event) => void sent.push(event),
    kill,
  });
  return { beside, opened, sent, kill, first, bounds: () => bounds, isWhole: () => isWhole };
}
const address = '/candidats/x';

test('the halves of a screen fill it, and leave no column between them', () => {
  const [left, right] = halvesOf(area);
  expect(left).toEqual({ x: 0, y: 24, width: 683, height: 744 });
  expect(right).toEqual({ x: 683, y: 24, width: 684, height: 744 });
});

describe('the window beside', () => {
  test('takes a half of the screen, and the first window the other', () => {
    const { beside, opened, bounds } = both();
    beside.show(address);
    expect(opened.map(({ where }) => where)).toEqual([halvesOf(area)[1]]);
    expect(bounds()).toEqual(halvesOf(area)[0]);
    expect(beside.contentsId()).toBe(2);
  });

  test('asked for again, shows the other page: there is one at most', () => {
    const { beside, opened, sent } = both();
    beside.show(address);
    beside.show('/candidats/y');
    expect(opened).toHaveLength(1);
    expect(sent).toEqual([{ type: 'show', address: '/candidats/y' }]);
    expect(opened[0]?.window.focus).toHaveBeenCalledOnce();
  });

  test('once ended, leaves no number, hears nothing more, and the first takes its place again', () => {
    const { beside, sent, kill, bounds } = both();
    beside.show(address);
    beside.end();
    beside.tell({ type: 'changed', domains: ['candidates'] });
    expect([beside.window(), beside.contentsId(), sent]).toEqual([null, null, []]);
    expect(kill).toHaveBeenCalledExactlyOnceWith(20);
    expect(bounds()).toEqual({ x: 100, y: 50, width: 1366, height: 768 });
    beside.end();
    expect(kill).toHaveBeenCalledOnce();
  });

  test('gives back a window that filled the screen; one that was moved meanwhile stays where it is', () => {
    const whole = both({ isMaximized: true });
    whole.beside.show(address);
    expect(whole.isWhole()).toBe(false);
    whole.beside.end();
    expect(whole.isWhole()).toBe(true);
    const moved = both();
    moved.beside.show(address);
    moved.first.setBounds({ x: 5 });
    moved.beside.end();
    expect(moved.bounds()).toEqual({ ...halvesOf(area)[0], x: 5 });
  });

  test('that shares the process of the first leaves its end to the lock; one that is gone already is no failure', () => {
    const shared = both({ besidePid: 10 });
    shared.beside.show(address);
    shared.beside.end();
    expect(shared.kill).not.toHaveBeenCalled();
    const gone = both();
    gone.kill.mockImplementation(() => {
      throw new Error('ESRCH');
    });
    gone.beside.show(address);
    expect(() => gone.beside.end()).not.toThrow();
  });

  test('whose page ends by itself goes, and another may come', () => {
    const { beside, opened } = both();
    beside.show(address);
    Reflect.get(Object(opened[0]?.window.webContents), 'emit').call(
      opened[0]?.window.webContents,
      'render-process-gone',
    );
    expect(beside.window()).toBeNull();
    beside.show(address);
    expect(beside.contentsId()).toBe(3);
  });
});
