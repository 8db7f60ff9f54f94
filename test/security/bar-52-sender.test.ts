/**
 * Bar 52: a call is answered only to the main frame of the known window, showing our page; the window beside, only where it reads.
 */
import { describe, expect, test } from 'vitest';
import { isFromOurPage, type Sender } from '../../electron/main/gate';
import { placesOf } from '../support/product-sources';

const frame = { url: 'app://vivier/#/candidats', origin: 'app://vivier', parent: null, detached: false };
const ours: Sender = { sender: { id: 7 }, senderFrame: frame };

describe('who asks', () => {
  test('our page', () => {
    expect(isFromOurPage(ours, 7)).toBe(true);
  });

  test.each<[string, Sender, number | null]>([
    ['a second contents', { ...ours, sender: { id: 8 } }, 7],
    ['our page, of a window that is gone', ours, null],
    ['a destroyed sender', { ...ours, senderFrame: null }, 7],
    ['a detached frame', { ...ours, senderFrame: { ...frame, detached: true } }, 7],
    ['a subframe of our origin', { ...ours, senderFrame: { ...frame, parent: frame } }, 7],
    ['about:blank', { ...ours, senderFrame: { ...frame, url: 'about:blank', origin: 'null' } }, 7],
    ['about:blank that inherits our origin', { ...ours, senderFrame: { ...frame, url: 'about:blank' } }, 7],
    ['about:srcdoc', { ...ours, senderFrame: { ...frame, url: 'about:srcdoc' } }, 7],
    ['data:', { ...ours, senderFrame: { ...frame, url: 'data:text/html,x', origin: 'null' } }, 7],
    ['blob:', { ...ours, senderFrame: { ...frame, url: 'blob:app://vivier/x' } }, 7],
    ['file:', { ...ours, senderFrame: { ...frame, url: 'file:///x.html', origin: 'file://' } }, 7],
    ['the web', { ...ours, senderFrame: { ...frame, url: 'https://vivier/', origin: 'https://vivier' } }, 7],
    ['a host that looks like ours', { ...ours, senderFrame: { ...frame, url: 'app://vivier.x/' } }, 7],
    ['developer tools', { ...ours, senderFrame: { ...frame, url: 'devtools://devtools/x' } }, 7],
  ])('%s is not ours', (_what, sender, id) => {
    expect(isFromOurPage(sender, id)).toBe(false);
  });
});

test('one channel takes calls, and the gate stands behind it', () => {
  expect(placesOf(/ipcMain\.(?:handle|on)\(/u)).toEqual(['electron/main/index.ts']);
  expect(placesOf(/ipcMain\.handle\(CALL_CHANNEL, \(event, message: unknown\) => gate\.answer\(/u)).toEqual([
    'electron/main/index.ts',
  ]);
});
