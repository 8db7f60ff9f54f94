/**
 * Bar 42: copies ask the system to keep them out of the history of the clipboard and of its cloud.
 *
 * The formats that go with the text, by system; a real desktop is in the record.
 */
import { describe, expect, test } from 'vitest';
import { formatsOf } from '../../electron/main/clipboard';

const named = (format: string): string => `electron application/osclipboard;format="${format}"`;
async function bytesOf(value: string | Blob | undefined): Promise<readonly number[]> {
  if (!(value instanceof Blob)) throw new Error('no bytes');
  return [...new Uint8Array(await value.arrayBuffer())];
}

describe('a copy', () => {
  test('on Windows carries the three formats, each a whole number of four bytes', async () => {
    const formats = formatsOf('06 39 98 00 01', 'win32');
    expect(formats['text/plain']).toBe('06 39 98 00 01');
    expect(await bytesOf(formats[named('ExcludeClipboardContentFromMonitorProcessing')])).toHaveLength(4);
    expect(await bytesOf(formats[named('CanIncludeInClipboardHistory')])).toEqual([0, 0, 0, 0]);
    expect(await bytesOf(formats[named('CanUploadToCloudClipboard')])).toEqual([0, 0, 0, 0]);
  });

  test('on macOS and on Linux carries the mark that managers of passwords use', async () => {
    expect(Object.keys(formatsOf('x', 'darwin'))).toContain(named('org.nspasteboard.ConcealedType'));
    const hint = formatsOf('x', 'linux')[named('x-kde-passwordManagerHint')];
    expect(hint instanceof Blob ? await hint.text() : '').toBe('secret');
  });

  test('holds the text once, and in no richer form', () => {
    for (const system of ['win32', 'darwin', 'linux'] as const) {
      const texts = Object.values(formatsOf('canari', system)).filter((value) => typeof value === 'string');
      expect(texts).toEqual(['canari']);
    }
  });
});
