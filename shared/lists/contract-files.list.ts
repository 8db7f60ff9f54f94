import { capital, typography } from '../base/text';
import { contractKinds } from '../contract-files';
import { contractFileStatuses, statusLabels } from '../fields';
import { column } from './from-fields';
import type { ListDeclaration } from './list';
import { alternatives } from './sentence';

const statusSaid = (values: readonly string[]): string =>
  alternatives(
    contractFileStatuses.filter((status) => values.includes(status)).map((status) => statusLabels[status]),
  );

/** Every contract file, from its opening to the end of the contract. */
export const contractFilesList: ListDeclaration = {
  id: 'contract-files',
  title: 'Dossiers de contrat',
  one: 'dossier',
  many: 'dossiers',
  search: 'Numéro, candidat ou employeur',
  sort: { key: 'openedOn', descending: true },
  // Files of somebody in the trash.
  leavesOut: {
    unless: [],
    none: 'Aucun dossier d’une fiche hors de la corbeille',
    advice: typography(
      'Ceux qui restent sont à des personnes dont la fiche est à la corbeille : restaurée, elle les rend.',
    ),
  },
  columns: [
    column({ id: 'reference', heading: 'Référence', kind: 'text', width: 132 }),
    column({
      id: 'candidate',
      heading: 'Candidat',
      kind: 'person',
      width: 140,
      grows: 2,
      isPrivate: true,
      words: { oneOf: (words) => `au nom de ${alternatives(words)}` },
    }),
    column({
      id: 'employer',
      heading: 'Employeur',
      kind: 'text',
      width: 140,
      grows: 2,
      isOptional: true,
      words: { empty: 'sans employeur', filled: 'avec un employeur' },
    }),
    column({
      id: 'kind',
      heading: 'Contrat',
      kind: 'choice',
      width: 160,
      grows: 1,
      choices: contractKinds.map(({ id, shortLabel }) => ({ value: id, label: shortLabel })),
      words: { oneOf: (words) => `en ${alternatives(words)}` },
    }),
    column({
      id: 'status',
      heading: 'État',
      kind: 'choice',
      width: 136,
      choices: contractFileStatuses.map((value) => ({ value, label: capital(statusLabels[value]) })),
      words: { oneOf: (_words, values) => `à l’état ${statusSaid(values)}` },
    }),
    column({
      id: 'openedOn',
      heading: 'Ouvert le',
      kind: 'date',
      words: { between: (span) => `ouverts ${span}` },
    }),
    column({
      id: 'startsOn',
      heading: 'Début',
      label: 'Début du contrat',
      kind: 'date',
      isOptional: true,
      words: { between: (span) => `commençant ${span}`, empty: 'sans date de début' },
    }),
    column({
      id: 'signedOn',
      heading: 'Signé le',
      kind: 'date',
      isDefault: false,
      isOptional: true,
      words: { between: (span) => `signés ${span}`, empty: 'non signés', filled: 'signés' },
    }),
    column({
      id: 'nextDeadlineOn',
      heading: 'Échéance',
      label: 'Date de la prochaine échéance',
      said: 'prochaine échéance',
      kind: 'date',
      isOptional: true,
      words: { empty: 'sans échéance', filled: 'avec une échéance' },
    }),
    column({
      id: 'nextDeadline',
      heading: 'Prochaine échéance',
      kind: 'text',
      width: 200,
      grows: 3,
      isOptional: true,
    }),
  ],
};
