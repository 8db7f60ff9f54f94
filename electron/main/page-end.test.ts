import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { watchPageEnd } from './page-end';

function watched(isLocking = false) {
  const contents = new EventEmitter();
  const lock = vi.fn();
  const giveUp = vi.fn();
  let now = 1_000_000;
  watchPageEnd(contents, { isLocking: () => isLocking, lock, giveUp, now: () => now });
  return {
    lock,
    giveUp,
    end: (reason: string, afterMs = 60_000) => {
      now += afterMs;
      contents.emit('render-process-gone', {}, { reason, exitCode: 1 });
    },
  };
}

describe('the end of the page’s process', () => {
  test.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'memory-eviction'])(
    'by itself (%s) locks: no blank window stays over an open portfolio',
    (reason) => {
      const { end, lock, giveUp } = watched();
      end(reason);
      end(reason);
      expect([lock.mock.calls.length, giveUp.mock.calls.length]).toEqual([2, 0]);
    },
  );

  test.each(['launch-failed', 'integrity-failure'])('that can never start (%s) is told', (reason) => {
    const { end, lock, giveUp } = watched();
    end(reason);
    expect([lock.mock.calls.length, giveUp.mock.calls.length]).toEqual([0, 1]);
  });

  test('twice in a few seconds is told rather than tried for ever', () => {
    const { end, lock, giveUp } = watched();
    end('crashed');
    end('crashed', 3000);
    expect([lock.mock.calls.length, giveUp.mock.calls.length]).toEqual([1, 1]);
  });

  test('during a lock, or in order, is our own doing', () => {
    const locking = watched(true);
    locking.end('killed');
    const { end, lock, giveUp } = watched();
    end('clean-exit');
    for (const act of [locking.lock, locking.giveUp, lock, giveUp]) expect(act).not.toHaveBeenCalled();
  });
});
