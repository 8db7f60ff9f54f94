import { column } from './from-fields';
import type { ListDeclaration } from './list';

/** The imports made so far. */
export const importsList: ListDeclaration = {
  id: 'imports',
  title: 'Imports',
  one: 'import',
  many: 'imports',
  sort: { key: 'committedAt', descending: true },
  columns: [
    column({ id: 'fileName', heading: 'Fichier', kind: 'text', width: 220, grows: 3 }),
    column({
      id: 'committedAt',
      heading: 'Importé le',
      kind: 'instant',
      width: 160,
      words: { between: (span) => `faits ${span}` },
    }),
    column({ id: 'rows', heading: 'Lignes', kind: 'number' }),
    column({ id: 'created', heading: 'Créées', label: 'Fiches créées', kind: 'number' }),
    column({ id: 'merged', heading: 'Réunies', label: 'Lignes réunies', kind: 'number' }),
    column({ id: 'refused', heading: 'Refusées', label: 'Lignes refusées', kind: 'number' }),
    column({
      id: 'undoneAt',
      heading: 'Annulé le',
      kind: 'instant',
      width: 160,
      isOptional: true,
      words: { between: (span) => `annulés ${span}`, empty: 'non annulés', filled: 'annulés' },
    }),
  ],
};
