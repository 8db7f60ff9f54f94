import { describe, expect, test } from 'vitest';
import { type Expected, type Inspected, preferenceFaults } from './preferences';

const session = { storagePath: null };
const right = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  enableBlinkFeatures: '',
};
const contentsWith = (preferences: unknown, more: Partial<Inspected> = {}): Inspected =>
  Object.assign({ session, getType: () => 'window' }, more, { getLastWebPreferences: () => preferences });
const expected: Expected = { session, isPackaged: true, isNew: false };

describe('the preferences of a web contents', () => {
  test('those of our window are right', () => {
    expect(preferenceFaults(contentsWith(right), expected)).toEqual([]);
  });

  test.each([
    ['sandbox', false],
    ['contextIsolation', false],
    ['nodeIntegration', true],
    ['nodeIntegrationInSubFrames', true],
    ['nodeIntegrationInWorker', true],
    ['webSecurity', false],
    ['allowRunningInsecureContent', true],
    ['experimentalFeatures', true],
    ['webviewTag', true],
    ['enableBlinkFeatures', 'CSSVariables'],
    ['plugins', true],
    ['navigateOnDragDrop', true],
    ['devTools', true],
  ])('%s: %s is a fault', (name, value) => {
    expect(preferenceFaults(contentsWith({ ...right, [name]: value }), expected)).toEqual([name]);
  });

  test('one that Electron should tell and does not is a fault', () => {
    const { sandbox: _s, ...without } = right;
    expect(preferenceFaults(contentsWith(without), expected)).toEqual(['sandbox']);
  });

  test('none told is a fault, except of a web contents that is being made', () => {
    expect(preferenceFaults(contentsWith(null), expected)).not.toEqual([]);
    expect(preferenceFaults({ session, getType: () => 'window' }, expected)).not.toEqual([]);
    expect(preferenceFaults(contentsWith(null), { ...expected, isNew: true })).toEqual([]);
  });

  test('another session, one on the disk', () => {
    const other = { storagePath: '/home/x' };
    expect(preferenceFaults(contentsWith(right, { session: other }), expected)).toEqual([
      'session',
      'a session kept on the disk',
    ]);
  });

  test('a webview, a view, a page in the background is a fault; developer tools are one when packaged', () => {
    for (const type of ['webview', 'browserView', 'offscreen', 'backgroundPage', 'remote'])
      expect(preferenceFaults(contentsWith(right, { getType: () => type }), expected)).toEqual([
        `type ${type}`,
      ]);
    const tools = contentsWith(null, { getType: () => 'remote' });
    expect(preferenceFaults(tools, { ...expected, isPackaged: false })).toEqual([]);
  });
});
