import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'a key is told before the page has it; prevented, the page never does, nor the letter',
    api: [
      '*.on(before-input-event)',
      'Input.type',
      'Input.key',
      'Input.code',
      'Input.control',
      'Input.meta',
      'Input.alt',
      'Input.shift',
    ],
    source:
      'docs/api/web-contents.md (before-input-event); PreHandleKeyboardEvent in electron_api_web_contents.cc',
    run: async (_electron, { open, until, pause }) => {
      const { window, contents, inPage } = await open();
      await inPage(
        "window.keys = []; for (const name of ['keydown', 'keyup']) addEventListener(name, (event) => keys.push(name + ' ' + event.key)); field.focus(); 1",
      );
      /** @type {Electron.Input[]} */
      const seen = [];
      contents.on('before-input-event', (event, input) => {
        seen.push(input);
        if (input.key === 'b') event.preventDefault();
      });
      for (const keyCode of ['a', 'b', 'c'])
        for (const type of /** @type {const} */ (['keyDown', 'char', 'keyUp']))
          contents.sendInputEvent({ type, keyCode });
      contents.sendInputEvent({ type: 'keyDown', keyCode: 'L', modifiers: ['control'] });
      await until(() => seen.some(({ key, control }) => key.toLowerCase() === 'l' && control));
      await pause(200);
      const keys = await inPage('keys');
      assert.ok(keys.includes('keydown a') && keys.includes('keydown c'), String(keys));
      assert.ok(!keys.includes('keydown b') && !keys.includes('keyup b'), String(keys));
      const first = seen[0];
      assert.deepEqual(
        [
          first?.type,
          first?.key,
          first?.code,
          first?.control,
          first?.shift,
          first?.alt,
          first?.meta,
          first?.isAutoRepeat,
        ],
        ['keyDown', 'a', 'KeyA', false, false, false, false, false],
      );
      assert.ok(seen.some(({ type }) => type === 'keyUp'));
      window.destroy();
    },
  },
  {
    name: 'what a hand does is told by Electron’s names; what a script pretends is not',
    api: ['*.on(input-event)', 'InputEvent.type'],
    source: 'docs/api/web-contents.md (input-event); docs/api/structures/input-event.md',
    run: async (_electron, { open, until, pause }) => {
      const { window, contents, inPage } = await open();
      /** @type {string[]} */
      const seen = [];
      contents.on('input-event', (_event, input) => seen.push(String(input.type)));
      await inPage(
        "for (const name of ['mousedown', 'keydown', 'wheel']) document.body.dispatchEvent(new Event(name, { bubbles: true })); 1",
      );
      await pause(100);
      assert.equal(seen.length, 0);
      await inPage('field.focus(); 1');
      contents.sendInputEvent({ type: 'mouseMove', x: 10, y: 10 });
      contents.sendInputEvent({ type: 'mouseDown', x: 10, y: 10, button: 'left', clickCount: 1 });
      contents.sendInputEvent({ type: 'mouseUp', x: 10, y: 10, button: 'left', clickCount: 1 });
      contents.sendInputEvent({ type: 'keyDown', keyCode: 'a' });
      contents.sendInputEvent({ type: 'keyUp', keyCode: 'a' });
      for (const type of ['mouseMove', 'mouseDown', 'mouseUp', 'rawKeyDown', 'keyUp'])
        await until(() => seen.includes(type) || (type === 'rawKeyDown' && seen.includes('keyDown')));
      window.destroy();
    },
  },
  {
    name: 'the wheel with Control asks for another size of the page, and changes none by itself',
    api: [
      'WebContents.on(zoom-changed)',
      '*.on(zoom-changed)',
      'WebContents.getZoomFactor',
      'WebContents.setZoomFactor',
      'WebContents.getZoomLevel',
      'WebContents.setZoomLevel',
    ],
    source: 'docs/api/web-contents.md (zoom-changed, setZoomFactor, setZoomLevel)',
    run: async (_electron, { open, once, until }) => {
      const { window, contents, inPage } = await open();
      assert.equal(contents.getZoomFactor(), 1);
      const told = once(contents, 'zoom-changed');
      contents.sendInputEvent({
        type: 'mouseWheel',
        x: 10,
        y: 10,
        deltaX: 0,
        deltaY: 100,
        modifiers: ['control'],
      });
      const [, direction] = await told;
      assert.equal(direction, 'in');
      const wide = await inPage('innerWidth');
      contents.setZoomFactor(1.5);
      assert.equal(contents.getZoomFactor(), 1.5);
      await until(async () => (await inPage('innerWidth')) < wide * 0.8);
      contents.setZoomLevel(0);
      assert.equal(contents.getZoomFactor(), 1);
      await until(async () => (await inPage('innerWidth')) === wide);
      assert.throws(() => contents.setZoomFactor(0));
      contents.setZoomLevel(1);
      assert.ok(Math.abs(contents.getZoomFactor() - 1.2) < 0.001);
      contents.setZoomLevel(0);
      window.destroy();
    },
  },
];
