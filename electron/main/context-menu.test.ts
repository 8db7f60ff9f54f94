import { describe, expect, test, vi } from 'vitest';
import { contextMenuTemplate } from './context-menu';

const nothing = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: false,
  canDelete: false,
  canSelectAll: false,
  canEditRichly: false,
};
const clicked = (more: object) => ({
  isEditable: false,
  selectionText: '',
  editFlags: nothing,
  misspelledWord: '',
  dictionarySuggestions: [],
  ...more,
});
const labels = (params: ReturnType<typeof clicked>) =>
  contextMenuTemplate(params, () => {}).map(({ label, type, enabled }) =>
    type === 'separator' ? '—' : `${label}${enabled === false ? ' (gris)' : ''}`,
  );

describe('a right click', () => {
  test('on the page itself offers nothing', () => {
    expect(labels(clicked({}))).toEqual([]);
    expect(labels(clicked({ selectionText: '  \n' }))).toEqual([]);
  });

  test('on a selected text offers to copy it', () => {
    expect(labels(clicked({ selectionText: 'Aïssata', editFlags: { ...nothing, canCopy: true } }))).toEqual([
      'Copier',
    ]);
  });

  test('in a field offers what the field allows, in French', () => {
    const editFlags = { ...nothing, canUndo: true, canPaste: true, canSelectAll: true };
    expect(labels(clicked({ isEditable: true, editFlags }))).toEqual([
      'Annuler',
      'Rétablir (gris)',
      '—',
      'Couper (gris)',
      'Copier (gris)',
      'Coller',
      '—',
      'Tout sélectionner',
    ]);
  });

  test('on a misspelled word offers five corrections at most, and puts the one that is chosen', () => {
    const dictionarySuggestions = ['contrat', 'contrats', 'contraste', 'contra', 'contre', 'conte'];
    const replace = vi.fn();
    const template = contextMenuTemplate(
      clicked({ isEditable: true, misspelledWord: 'contrta', dictionarySuggestions }),
      replace,
    );
    expect(template.slice(0, 6).map(({ label, type }) => label ?? type)).toEqual([
      ...dictionarySuggestions.slice(0, 5),
      'separator',
    ]);
    const [first] = template;
    // The menu and the window do not matter to what the item does.
    first?.click?.({} as never, undefined, {} as never);
    expect(replace).toHaveBeenCalledExactlyOnceWith('contrat');
  });

  test('on a word that has no correction says so', () => {
    expect(labels(clicked({ isEditable: true, misspelledWord: 'xqzt' }))[0]).toBe(
      'Aucune correction proposée (gris)',
    );
  });
});
