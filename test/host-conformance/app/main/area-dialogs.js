import assert from 'node:assert/strict';

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'a dialog refuses options of another kind, before it shows anything',
    api: [
      'Dialog.showOpenDialog',
      'Dialog.showSaveDialog',
      'OpenDialogOptions.title',
      'OpenDialogOptions.buttonLabel',
      'OpenDialogOptions.properties',
      'OpenDialogOptions.filters',
      'SaveDialogOptions.title',
      'SaveDialogOptions.buttonLabel',
      'SaveDialogOptions.defaultPath',
      'SaveDialogOptions.filters',
      'SaveDialogOptions.properties',
    ],
    source: 'lib/browser/api/dialog.ts; spec/api-dialog-spec.ts',
    run: async ({ dialog }) => {
      // Electron throws at once; a promise that is refused says the same.
      const refused = async (
        /** @type {Function} */ show,
        /** @type {object} */ options,
        /** @type {RegExp} */ why,
      ) => assert.rejects(async () => show.call(dialog, options), why);
      await refused(dialog.showOpenDialog, { title: 300 }, /Title must be a string/u);
      await refused(dialog.showOpenDialog, { buttonLabel: [] }, /Button label must be a string/u);
      await refused(dialog.showOpenDialog, { properties: 'openFile' }, /Properties must be an array/u);
      await refused(dialog.showSaveDialog, { title: 300 }, /Title must be a string/u);
      await refused(dialog.showSaveDialog, { defaultPath: {} }, /Default path must be a string/u);
      await refused(dialog.showSaveDialog, { buttonLabel: 1 }, /Button label must be a string/u);
    },
  },
  {
    name: 'a message box refuses a type or buttons that it does not know',
    api: [
      'Dialog.showMessageBox',
      'Dialog.showMessageBoxSync',
      'MessageBoxOptions.type',
      'MessageBoxOptions.buttons',
      'MessageBoxOptions.title',
      'MessageBoxOptions.message',
    ],
    source: 'lib/browser/api/dialog.ts; spec/api-dialog-spec.ts',
    run: async ({ dialog }) => {
      await assert.rejects(
        async () => Reflect.apply(dialog.showMessageBox, dialog, [{ type: 'odd', message: '' }]),
        /Invalid message box type/u,
      );
      await assert.rejects(
        async () => Reflect.apply(dialog.showMessageBox, dialog, [{ buttons: false, message: '' }]),
        /Buttons must be an array/u,
      );
      await assert.rejects(
        async () => Reflect.apply(dialog.showMessageBox, dialog, [{ title: 300, message: '' }]),
        /Title must be a string/u,
      );
      await assert.rejects(
        async () => Reflect.apply(dialog.showMessageBox, dialog, [{ message: [] }]),
        /Message must be a string/u,
      );
      assert.throws(
        () => Reflect.apply(dialog.showMessageBoxSync, dialog, [{ detail: 3, message: '' }]),
        /Detail must be a string/u,
      );
    },
  },
  {
    name: 'an error box takes two texts and no others',
    api: ['Dialog.showErrorBox'],
    source: 'spec/api-dialog-spec.ts',
    run: ({ dialog }) => {
      assert.throws(() => Reflect.apply(dialog.showErrorBox, dialog, []), TypeError);
      assert.throws(() => Reflect.apply(dialog.showErrorBox, dialog, [3, 'four']), TypeError);
      assert.throws(() => Reflect.apply(dialog.showErrorBox, dialog, ['three', 4]), TypeError);
    },
  },
  {
    name: 'a menu is made of a template, whose roles and clicks its entries keep; another thing is refused',
    api: [
      'Menu.buildFromTemplate',
      'Menu.setApplicationMenu',
      'MenuItemConstructorOptions.label',
      'MenuItemConstructorOptions.role',
      'MenuItemConstructorOptions.submenu',
      'MenuItemConstructorOptions.accelerator',
      'MenuItemConstructorOptions.click',
      'MenuItemConstructorOptions.enabled',
      'MenuItemConstructorOptions.type',
    ],
    source: 'docs/api/menu.md, menu-item.md; spec/api-menu-spec.ts',
    run: ({ Menu }) => {
      const menu = Menu.buildFromTemplate([
        { label: 'Un', accelerator: 'CmdOrCtrl+U', click: () => undefined },
        { type: 'separator' },
        { role: 'copy', label: 'Copier', enabled: false },
        { label: 'Plus', submenu: [{ role: 'quit' }] },
      ]);
      assert.deepEqual(
        menu.items.map(({ label, type, role, enabled }) => [label, type, role, enabled]),
        [
          ['Un', 'normal', undefined, true],
          ['', 'separator', undefined, true],
          ['Copier', 'normal', 'copy', false],
          ['Plus', 'submenu', undefined, true],
        ],
      );
      assert.equal(menu.items[3]?.submenu?.items.length, 1);
      assert.throws(() => Reflect.apply(Menu.buildFromTemplate, Menu, ['x']), /must be an array/u);
      assert.throws(
        () => Menu.buildFromTemplate([{ visible: true }]),
        /must have at least one of label, role or type/u,
      );
      Menu.setApplicationMenu(menu);
      assert.equal(Menu.getApplicationMenu(), menu);
      Menu.setApplicationMenu(null);
      assert.equal(Menu.getApplicationMenu(), null);
    },
  },
];
