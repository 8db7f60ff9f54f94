/**
 * Bar 41: what is copied leaves the clipboard after 30 seconds, on lock and on quit, and only if nothing else took its place.
 *
 * The keeper of the main process over a clipboard in memory; `test/e2e/access.spec.ts` does the same through the window,
 * where locking and leaving call this very `clear`.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ClipboardKeeper, createClipboardKeeper } from '../../electron/main/clipboard';

const phone = '06 39 98 00 01';
let content: string;
let isBroken: boolean;
let refusesFormats: boolean;
let keeper: ClipboardKeeper;
const log = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  content = 'before';
  isBroken = false;
  refusesFormats = false;
  log.mockClear();
  keeper = createClipboardKeeper({
    platform: 'win32',
    log,
    clipboard: {
      readText: async () => {
        if (isBroken) throw new Error('held by another program');
        // As Windows gives it back.
        return content.replaceAll(/\r?\n/g, '\r\n');
      },
      clear: () => {
        content = '';
      },
      write: async (formats) => {
        if (refusesFormats && Object.keys(formats).length > 1) throw new Error('no such format');
        content = String(formats['text/plain']);
      },
    },
  });
});
afterEach(() => vi.useRealTimers());

describe('what is copied', () => {
  test('stays 30 seconds, and no longer', async () => {
    await keeper.copy(phone);
    await vi.advanceTimersByTimeAsync(29_900);
    expect(content).toBe(phone);
    await vi.advanceTimersByTimeAsync(200);
    expect(content).toBe('');
  });

  test('goes at once on lock and on quit, several lines too', async () => {
    await keeper.copy(`${phone}\nune adresse`);
    await keeper.clear();
    expect(content).toBe('');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('starts a new half minute when something else is copied from the window', async () => {
    await keeper.copy('first');
    await vi.advanceTimersByTimeAsync(20_000);
    await keeper.copy('second');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(content).toBe('second');
    await vi.advanceTimersByTimeAsync(11_000);
    expect(content).toBe('');
  });

  test.each(['the delay', 'the lock'])(
    'is let be when the user copied something else meanwhile: %s',
    async (what) => {
      await keeper.copy(phone);
      content = 'from another program';
      if (what === 'the lock') await keeper.clear();
      else await vi.advanceTimersByTimeAsync(31_000);
      expect(content).toBe('from another program');
    },
  );

  test('nothing copied from here, nothing cleared', async () => {
    await keeper.clear();
    expect(content).toBe('before');
  });

  test('is copied all the same where the system refuses the formats of its history', async () => {
    refusesFormats = true;
    await keeper.copy(phone);
    expect(content).toBe(phone);
    await keeper.clear();
    expect(content).toBe('');
  });

  test('a clipboard held by another program keeps nobody from locking, and nothing of the text is logged', async () => {
    await keeper.copy(phone);
    isBroken = true;
    await expect(keeper.clear()).resolves.toBeUndefined();
    expect(log.mock.calls.flat().join(' ')).not.toContain('06');
    expect(log).toHaveBeenCalledOnce();
  });
});
