/**
 * Bar 57: the preload exposes one object of two functions, and nothing of Electron.
 * `bar-47-csp.spec.ts` enumerates the real window against the names a bare page has.
 */
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../shared/ipc/channels';

const { exposed, invoke, on, removeListener } = vi.hoisted(() => ({
  exposed: [] as [string, Record<string, (...args: unknown[]) => unknown>][],
  invoke: vi.fn(async () => 'answer'),
  on: vi.fn(),
  removeListener: vi.fn(),
}));
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: (typeof exposed)[number][1]) => void exposed.push([name, api]),
  },
  ipcRenderer: { invoke, on, removeListener },
}));
await import('../../electron/preload');

test('one name, two functions', () => {
  expect(exposed.map(([name, api]) => [name, Object.keys(api)])).toEqual([['vivier', ['call', 'on']]]);
});

test('a call goes through one channel, whatever its name says', async () => {
  await exposed[0]?.[1].call?.('settings.get', {}, '01234567');
  await exposed[0]?.[1].call?.('vivier:event', {}, '01234567');
  expect(invoke.mock.calls.map(([channel]: unknown[]) => channel)).toEqual([CALL_CHANNEL, CALL_CHANNEL]);
});

test('a listener receives the message without the event, which holds the sender', () => {
  const listener = vi.fn();
  const stop = exposed[0]?.[1].on?.(listener);
  const [channel, relay] = on.mock.calls[0] ?? [];
  relay({ sender: 'ipcRenderer' }, { type: 'locked' });
  expect(channel).toBe(EVENT_CHANNEL);
  expect(listener.mock.calls).toEqual([[{ type: 'locked' }]]);
  if (typeof stop === 'function') stop();
  expect(removeListener).toHaveBeenCalledWith(EVENT_CHANNEL, relay);
});

test('its source takes two things of Electron', () => {
  expect(readFileSync('electron/preload/index.ts', 'utf8')).toContain(
    "import { contextBridge, ipcRenderer } from 'electron';",
  );
});
