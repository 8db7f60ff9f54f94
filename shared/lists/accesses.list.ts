import { accessGroupIds, accessGroupLabels, entranceLabels } from '../access';
import { column } from './from-fields';
import type { ListDeclaration } from './list';
import { alternatives } from './sentence';

const lower = (text: string): string => text.replace(/^./u, (first) => first.toLocaleLowerCase('fr'));

/** The journal of accesses, the latest first. */
export const accessesList: ListDeclaration = {
  id: 'accesses',
  title: 'Accès',
  one: 'ligne',
  many: 'lignes',
  isFeminine: true,
  sort: { key: 'at', descending: true },
  columns: [
    column({
      id: 'at',
      heading: 'Quand',
      kind: 'instant',
      width: 160,
      words: { between: (span) => span },
    }),
    column({ id: 'act', heading: 'Acte', kind: 'text', width: 220, grows: 3, isFilterable: false }),
    column({
      id: 'group',
      heading: 'Sorte',
      label: 'Sorte d’actes',
      kind: 'choice',
      width: 180,
      isDefault: false,
      choices: accessGroupIds.map((value) => ({ value, label: accessGroupLabels[value] })),
      words: { oneOf: (words) => `sorte : ${alternatives(words.map(lower))}` },
    }),
    column({
      id: 'candidate',
      heading: 'Concerne',
      label: 'Candidat',
      kind: 'person',
      width: 160,
      grows: 2,
      isPrivate: true,
      isOptional: true,
      words: {
        oneOf: (words) => `concernant ${alternatives(words)}`,
        empty: 'sans candidat',
        filled: 'concernant un candidat',
      },
    }),
    column({ id: 'file', heading: 'Dossier', kind: 'record', width: 130, isOptional: true }),
    column({
      id: 'actor',
      heading: 'Fait par',
      kind: 'text',
      width: 140,
      grows: 1,
      isSuggested: true,
      words: { oneOf: (words) => `faits par ${alternatives(words)}` },
    }),
    column({
      id: 'entrance',
      heading: 'Entrée',
      kind: 'choice',
      width: 130,
      isDefault: false,
      choices: [
        { value: 'window', label: entranceLabels.window },
        { value: 'command-line', label: entranceLabels['command-line'] },
      ],
    }),
  ],
};
