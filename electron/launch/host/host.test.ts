import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { originOf, toApp, toWire } from './addresses';
import { withoutBytes } from './bytes';
import { listFolder } from './person-dialogs';
import { ScriptedAnswers } from './scripted-dialogs';

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

test('bytes travel apart, and their places are kept', () => {
  const answer = {
    ok: true,
    data: { a: new Uint8Array([1, 2]), list: [new Uint8Array([3])], text: 'x', none: null },
  };
  const { value, bytes } = withoutBytes(answer);
  expect(value).toEqual({
    ok: true,
    data: { a: { $bytes: [0, 2] }, list: [{ $bytes: [2, 3] }], text: 'x', none: null },
  });
  expect([...(bytes ?? [])]).toEqual([1, 2, 3]);
  expect(withoutBytes({ ok: true }).bytes).toBeNull();
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
