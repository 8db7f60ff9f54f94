import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { originOf, toApp, toWire } from './addresses';
import { decode, encode } from './clone';
import { listFolder } from './person-dialogs';
import { ScriptedAnswers } from './scripted-dialogs';
import { packAnswer } from './wire';

describe('addresses', () => {
  test('go to Chromium and come back', () => {
    for (const url of ['app://vivier/', 'app://vivier/assets/a.js?x=1#/y'])
      expect(toApp(toWire(url), ['app'])).toBe(url);
    expect(toWire('app://vivier/')).toBe('https://app.vivier/');
  });
  test('of the web are never taken for the app’s', () => {
    for (const url of [
      'https://example.org/',
      'https://web.vivier/',
      'http://app.vivier/',
      'https://app.evil.org/',
    ])
      expect(toApp(url, ['app'])).not.toMatch(/^app:\/\/vivier/);
    expect(originOf('about:blank')).toBe('null');
  });
});

test('a structured clone crosses a pipe of text, and comes back the same', () => {
  const shared = { x: 1 };
  const value: Record<string, unknown> = {
    text: 'é',
    none: null,
    missing: undefined,
    numbers: [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 12n],
    date: new Date(86_400_000),
    map: new Map<unknown, unknown>([['k', new Set([1, 'b'])]]),
    pattern: /a+/giu,
    bytes: new Uint8Array([1, 2, 255]),
    floats: new Float64Array([1.5, -2]),
    error: new RangeError('trop'),
    twice: [shared, shared],
    $: ['u'],
    list: [[1, [2]], { a: { b: [] } }],
  };
  value.self = value;
  for (const apart of [true, false]) {
    const bytes = apart ? { parts: [] as Uint8Array[], length: 0 } : null;
    const written: unknown = JSON.parse(JSON.stringify(encode(structuredClone(value), bytes)));
    const read = decode(written, bytes && new Uint8Array(Buffer.concat(bytes.parts)));
    expect(read).toEqual(value);
    const [first, second] = Reflect.get(Object(read), 'twice');
    expect(first).toBe(second);
  }
});

test('bytes and long texts of an answer travel apart', () => {
  expect(packAnswer({ ok: true })).toEqual({ value: { ok: true } });
  const packed = packAnswer({ ok: true, data: { a: new Uint8Array([1, 2]), list: [new Uint8Array([3])] } });
  if (!('body' in packed)) throw new Error('bytes in the text');
  const length = packed.body.readUInt32BE(0);
  const text: unknown = JSON.parse(packed.body.subarray(4, 4 + length).toString());
  expect([...packed.body.subarray(4 + length)]).toEqual([1, 2, 3]);
  expect(decode(text, packed.body.subarray(4 + length))).toEqual({
    ok: true,
    data: { a: new Uint8Array([1, 2]), list: [new Uint8Array([3])] },
  });
  expect(packAnswer('é'.repeat(300_000))).toHaveProperty('body');
});

test('scripted answers may be given before or after the dialog asks, and keep their order', async () => {
  const answers = new ScriptedAnswers();
  answers.give('/a');
  answers.give(null);
  expect(await answers.ask()).toBe('/a');
  expect(await answers.ask()).toBeNull();
  const late = answers.ask();
  answers.give('/b');
  expect(await late).toBe('/b');
});

describe('the file dialog of the host', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vivier-dialog-'));
    mkdirSync(join(folder, 'Documents'));
    for (const name of ['b.csv', 'a.CSV', 'c.pdf', '.hidden.csv']) writeFileSync(join(folder, name), '');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('lists folders, and the files of the wanted kinds', () => {
    expect(listFolder(folder, ['csv'])).toMatchObject({ folders: ['Documents'], files: ['a.CSV', 'b.csv'] });
    expect(listFolder(folder, []).files).toEqual(['a.CSV', 'b.csv', 'c.pdf']);
  });
});
