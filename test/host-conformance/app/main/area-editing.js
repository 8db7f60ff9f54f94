import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'a right click that the page does not cancel asks the app for a menu, and says what can be done there',
    api: [
      'WebContents.on(context-menu)',
      'ContextMenuParams.isEditable',
      'ContextMenuParams.selectionText',
      'ContextMenuParams.editFlags',
      'ContextMenuParams.misspelledWord',
      'ContextMenuParams.dictionarySuggestions',
      'EditFlags.canUndo',
      'EditFlags.canRedo',
      'EditFlags.canCut',
      'EditFlags.canCopy',
      'EditFlags.canPaste',
      'EditFlags.canSelectAll',
    ],
    source: 'docs/api/web-contents.md (context-menu)',
    run: async (_electron, { open, once, pause }) => {
      const { window, contents, inPage } = await open();
      await inPage("field.value = 'bonjour'; field.focus(); field.setSelectionRange(0, 3); 1");
      const [x, y] = await inPage('(({ left, top }) => [left + 8, top + 8])(field.getBoundingClientRect())');
      const click = () => {
        for (const type of /** @type {const} */ (['mouseDown', 'mouseUp']))
          contents.sendInputEvent({
            type,
            x: Math.round(x),
            y: Math.round(y),
            button: 'right',
            clickCount: 1,
          });
      };
      const asked = once(contents, 'context-menu');
      click();
      const [, params] = await asked;
      assert.deepEqual(
        [params.isEditable, params.pageURL, params.formControlType, params.misspelledWord],
        [true, 'app://essai/', 'input-text', ''],
      );
      assert.deepEqual([params.selectionText, params.dictionarySuggestions], ['bon', []]);
      const { canCut, canCopy, canSelectAll } = params.editFlags;
      assert.deepEqual([canCut, canCopy, canSelectAll], [true, true, true]);
      for (const flag of /** @type {const} */ (['canUndo', 'canRedo', 'canPaste']))
        assert.equal(typeof params.editFlags[flag], 'boolean', flag);
      let again = 0;
      contents.on('context-menu', () => {
        again += 1;
      });
      await inPage("addEventListener('contextmenu', (event) => event.preventDefault()); 1");
      click();
      await pause(200);
      assert.equal(again, 0);
      window.destroy();
    },
  },
  {
    name: 'the app’s commands cut, copy, paste, delete, undo and select in what has the focus',
    api: [
      'WebContents.cut',
      'WebContents.copy',
      'WebContents.paste',
      'WebContents.delete',
      'WebContents.undo',
      'WebContents.redo',
      'WebContents.selectAll',
    ],
    source: 'docs/api/web-contents.md (editing commands)',
    run: async ({ clipboard }, { open, until }) => {
      const { window, contents, inPage } = await open();
      const value = () => inPage('field.value');
      const becomes = (/** @type {string} */ wanted) => until(async () => (await value()) === wanted);
      await inPage("window.keys = 0; addEventListener('keydown', () => { keys += 1; }); field.focus(); 1");
      await contents.insertText('bonjour');
      await becomes('bonjour');
      contents.selectAll();
      contents.cut();
      await becomes('');
      await until(async () => (await clipboard.readText()) === 'bonjour');
      contents.paste();
      await becomes('bonjour');
      contents.paste();
      await becomes('bonjourbonjour');
      contents.undo();
      await becomes('bonjour');
      contents.redo();
      await becomes('bonjourbonjour');
      await clipboard.writeText('autre');
      contents.selectAll();
      contents.copy();
      await until(async () => (await clipboard.readText()) === 'bonjourbonjour');
      contents.delete();
      await becomes('');
      assert.equal(await inPage('keys'), 0);
      window.destroy();
    },
  },
  {
    name: 'a menu opens over a window, and closes when it is told, which its callback hears',
    api: [
      'Menu.popup',
      'Menu.closePopup',
      'PopupOptions.window',
      'PopupOptions.callback',
      'PopupOptions.x',
      'PopupOptions.y',
    ],
    source: 'docs/api/menu.md (popup); spec/api-menu-spec.ts',
    run: async ({ Menu }, { sharedWindow, within }) => {
      const { window } = await sharedWindow();
      const menu = Menu.buildFromTemplate([{ label: 'Un' }, { role: 'copy' }]);
      assert.throws(() => Reflect.apply(menu.popup, menu, ['x']), /Options must be an object/u);
      await within(
        45_000,
        new Promise((resolve) => {
          menu.popup({ window, x: 10, y: 10, callback: () => resolve(undefined) });
          setTimeout(() => menu.closePopup(), 200);
        }),
      );
    },
  },
  {
    name: 'a page is printed to a PDF of the size that is asked, letter by default; a size that is none is refused',
    api: [
      'WebContents.printToPDF',
      'PrintToPDFOptions.pageSize',
      'PrintToPDFOptions.landscape',
      'PrintToPDFOptions.printBackground',
      'PrintToPDFOptions.preferCSSPageSize',
    ],
    source: 'lib/browser/print-to-pdf.ts; spec/api-web-contents-spec.ts (printToPDF)',
    run: async (_electron, { sharedWindow }) => {
      const { contents } = await sharedWindow();
      /** Points of the first page, as the PDF says it. @param {Buffer} pdf */
      const boxOf = (pdf) => {
        const [, width, height] =
          /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/u.exec(pdf.toString('latin1')) ?? [];
        return [Math.round(Number(width)), Math.round(Number(height))];
      };
      const letter = await contents.printToPDF({});
      assert.equal(letter.subarray(0, 5).toString(), '%PDF-');
      assert.deepEqual(boxOf(letter), [612, 792]);
      const [width = 0, height = 0] = boxOf(
        await contents.printToPDF({
          pageSize: 'A4',
          landscape: true,
          printBackground: true,
          preferCSSPageSize: false,
        }),
      );
      assert.ok(Math.abs(width - 842) <= 1 && Math.abs(height - 595) <= 1, `${width} × ${height}`);
      await assert.rejects(
        Reflect.apply(contents.printToPDF, contents, [{ pageSize: 'Timbre' }]),
        /Invalid pageSize Timbre/u,
      );
      await assert.rejects(
        Reflect.apply(contents.printToPDF, contents, [{ landscape: 'oui' }]),
        /landscape must be a boolean/u,
      );
    },
  },
  {
    name: 'printing on paper refuses settings that are none, before any dialog of the system',
    api: ['WebContents.print'],
    source: 'lib/browser/api/web-contents.ts (print); spec/api-web-contents-spec.ts (print)',
    run: async (_electron, { sharedWindow }) => {
      const { contents } = await sharedWindow();
      assert.throws(
        () => Reflect.apply(contents.print, contents, [true]),
        /Invalid print settings specified/u,
      );
      assert.throws(
        () => Reflect.apply(contents.print, contents, [{ pageSize: 'Timbre' }]),
        /Unsupported pageSize: Timbre/u,
      );
      assert.throws(
        () => contents.print({ pageSize: { width: 100, height: 200 } }),
        /height and width properties must be minimum 352 microns/u,
      );
    },
  },
  {
    name: 'a word is replaced only where one is misspelt',
    api: ['WebContents.replaceMisspelling'],
    source: 'docs/api/web-contents.md (replaceMisspelling)',
    run: async (_electron, { sharedWindow, pause }) => {
      const { contents, inPage } = await sharedWindow();
      await inPage("field.value = 'bien'; field.focus(); 1");
      contents.replaceMisspelling('autre');
      await pause(100);
      assert.equal(await inPage('field.value'), 'bien');
    },
  },
  {
    name: 'a misspelt word is told with what could stand in its place, and replaced by the entry that is chosen',
    api: [
      'WebContents.on(context-menu)',
      'WebContents.replaceMisspelling',
      'Menu.popup',
      'MenuItemConstructorOptions.click',
    ],
    source: 'docs/api/web-contents.md (context-menu); docs/tutorial/spellchecker.md',
    onlyOn: {
      host: 'chromium',
      reason: 'on Electron the dictionary and the menu are the system’s: tried by hand',
    },
    run: async ({ Menu }, { open, once, plays, until }) => {
      const { window, contents, inPage } = await open();
      const host = await plays();
      host.misspell('bonjuor', ['bonjour', 'bonheur']);
      await inPage("field.value = 'un bonjuor ici'; field.focus(); field.setSelectionRange(5, 5); 1");
      const [x, y] = await inPage(
        '(({ left, top }) => [left + 40, top + 10])(field.getBoundingClientRect())',
      );
      const asked = once(contents, 'context-menu');
      for (const type of /** @type {const} */ (['mouseDown', 'mouseUp']))
        contents.sendInputEvent({ type, x: Math.round(x), y: Math.round(y), button: 'right', clickCount: 1 });
      const [, params] = await asked;
      assert.deepEqual(
        [params.misspelledWord, params.dictionarySuggestions],
        ['bonjuor', ['bonjour', 'bonheur']],
      );
      Menu.buildFromTemplate([
        ...params.dictionarySuggestions.map((/** @type {string} */ word) => ({
          label: word,
          click: () => contents.replaceMisspelling(word),
        })),
        { type: /** @type {const} */ ('separator') },
        { role: /** @type {const} */ ('selectAll'), label: 'Tout sélectionner' },
      ]).popup({ window, x: params.x, y: params.y });
      assert.deepEqual(host.menu()?.labels, ['bonjour', 'bonheur', 'Tout sélectionner']);
      host.menu()?.click('bonjour');
      await until(async () => (await inPage('field.value')) === 'un bonjour ici');
      assert.equal(host.menu(), null);
      Menu.buildFromTemplate([
        { role: 'selectAll', label: 'Tout' },
        { label: 'Gris', enabled: false },
      ]).popup({ window });
      host.menu()?.click('Gris');
      host.menu()?.click('Tout');
      await until(
        async () => (await inPage('field.selectionEnd - field.selectionStart')) === 'un bonjour ici'.length,
      );
      window.destroy();
    },
  },
  {
    name: 'printing ends with what became of it',
    api: ['WebContents.print'],
    source: 'docs/api/web-contents.md (print)',
    onlyOn: { host: 'chromium', reason: 'on Electron it prints on paper: tried by hand' },
    run: async (_electron, { sharedWindow, plays }) => {
      const { contents } = await sharedWindow();
      const host = await plays();
      /** @type {(options: Electron.WebContentsPrintOptions) => Promise<unknown[]>} */
      const print = (options) =>
        new Promise((resolve) => contents.print(options, (...answer) => resolve(answer)));
      assert.deepEqual(await print({ printBackground: true }), [true, '']);
      host.answerPrint(false, 'Print job canceled');
      assert.deepEqual(await print({}), [false, 'Print job canceled']);
      host.answerPrint(true, '');
      assert.equal(host.prints().length, 2);
    },
  },
];
