import type { MenuItemConstructorOptions } from 'electron';

/**
 * The menu of the app: none on Windows and Linux, where the interface has its own commands; on macOS the least that
 * lets one lock, copy, paste and quit. No entry reloads the page, opens tools or changes the zoom of the texts by accident.
 */
export const menuTemplate = (lockNow: () => void): MenuItemConstructorOptions[] | null =>
  process.platform === 'darwin'
    ? [
        {
          label: 'Vivier',
          submenu: [
            { label: 'Verrouiller', accelerator: 'Cmd+L', click: lockNow },
            { role: 'hide', label: 'Masquer' },
            { role: 'quit', label: 'Quitter' },
          ],
        },
        {
          label: 'Édition',
          submenu: [
            { role: 'undo', label: 'Annuler' },
            { role: 'redo', label: 'Rétablir' },
            { role: 'cut', label: 'Couper' },
            { role: 'copy', label: 'Copier' },
            { role: 'paste', label: 'Coller' },
            { role: 'selectAll', label: 'Tout sélectionner' },
          ],
        },
      ]
    : null;
