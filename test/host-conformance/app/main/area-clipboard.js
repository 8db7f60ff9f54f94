import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'a text that is written is read, with the formats that go with it, until it is cleared',
    api: [
      'Clipboard.write',
      'Clipboard.readText',
      'Clipboard.clear',
      'ClipboardItem.constructor',
      'Clipboard.read',
      'Clipboard.writeText',
    ],
    source: 'docs/api/clipboard.md; spec/api-clipboard-spec.ts',
    run: async ({ clipboard, ClipboardItem }, { until }) => {
      await clipboard.write([new ClipboardItem({ 'text/plain': 'bonjour é' })]);
      assert.equal(await clipboard.readText(), 'bonjour é');
      assert.ok((await clipboard.read()).some(({ types }) => types.includes('text/plain')));
      await clipboard.writeText('autre');
      assert.equal(await clipboard.readText(), 'autre');
      clipboard.clear();
      await until(async () => (await clipboard.readText()) === '');
    },
  },
];
