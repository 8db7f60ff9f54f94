import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

/** Most corrections that are proposed for a word. */
const MOST_SUGGESTIONS = 5;

/**
 * What a right click offers: in a field the corrections of the word under it, then cut, copy, paste and select all; on a
 * text that is selected, copy; elsewhere nothing. What is copied passes through the page, and so leaves the clipboard by
 * itself like any other copy.
 */
export function contextMenuTemplate(
  {
    isEditable,
    selectionText,
    editFlags,
    misspelledWord,
    dictionarySuggestions,
  }: Pick<
    ContextMenuParams,
    'isEditable' | 'selectionText' | 'editFlags' | 'misspelledWord' | 'dictionarySuggestions'
  >,
  replace: (word: string) => void,
): MenuItemConstructorOptions[] {
  const { canUndo, canRedo, canCut, canCopy, canPaste, canSelectAll } = editFlags;
  const copy: MenuItemConstructorOptions = { role: 'copy', label: 'Copier', enabled: canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  const corrections: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...(dictionarySuggestions.length === 0
            ? [{ label: 'Aucune correction proposée', enabled: false }]
            : dictionarySuggestions
                .slice(0, MOST_SUGGESTIONS)
                .map((word) => ({ label: word, click: () => replace(word) }))),
          { type: 'separator' },
        ];
  return [
    ...corrections,
    { role: 'undo', label: 'Annuler', enabled: canUndo },
    { role: 'redo', label: 'Rétablir', enabled: canRedo },
    { type: 'separator' },
    { role: 'cut', label: 'Couper', enabled: canCut },
    copy,
    { role: 'paste', label: 'Coller', enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: 'Tout sélectionner', enabled: canSelectAll },
  ];
}
