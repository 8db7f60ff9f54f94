import { requestKinds, requestStatuses, requestWays } from '../privacy';
import { column } from './from-fields';
import type { ListDeclaration } from './list';

const choicesOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The register of what people ask about their data: those that are late come first, what is closed last. */
export const rightsRequestsList: ListDeclaration = {
  id: 'rights-requests',
  title: 'Demandes sur les données',
  one: 'demande',
  many: 'demandes',
  isFeminine: true,
  sort: { key: 'dueOn', descending: false },
  columns: [
    column({
      id: 'dueOn',
      heading: 'À répondre le',
      label: 'Dernier jour pour répondre',
      kind: 'date',
      width: 130,
      isOptional: true,
      words: { between: (span) => `à répondre ${span}`, empty: 'closes', filled: 'en attente de réponse' },
    }),
    column({
      id: 'delay',
      heading: 'Délai',
      kind: 'text',
      width: 150,
      isOptional: true,
      isFilterable: false,
    }),
    column({
      id: 'kind',
      heading: 'Demande',
      kind: 'choice',
      width: 180,
      grows: 1,
      choices: choicesOf(requestKinds),
    }),
    column({
      id: 'candidate',
      heading: 'Candidat',
      kind: 'person',
      width: 160,
      grows: 2,
      isPrivate: true,
      isOptional: true,
      words: { empty: 'sans fiche', filled: 'avec une fiche' },
    }),
    column({
      id: 'who',
      heading: 'Demandeur',
      label: 'Demandeur sans fiche',
      kind: 'text',
      width: 140,
      grows: 1,
      isPrivate: true,
      isOptional: true,
      isDefault: false,
    }),
    column({
      id: 'receivedOn',
      heading: 'Reçue le',
      kind: 'date',
      width: 110,
      words: { between: (span) => `reçues ${span}` },
    }),
    column({
      id: 'way',
      heading: 'Par',
      label: 'Voie de réception',
      kind: 'choice',
      width: 130,
      choices: choicesOf(requestWays),
    }),
    column({
      id: 'status',
      heading: 'État',
      kind: 'choice',
      width: 150,
      choices: choicesOf(requestStatuses),
    }),
    column({
      id: 'closedOn',
      heading: 'Close le',
      kind: 'date',
      width: 110,
      isOptional: true,
      isDefault: false,
    }),
  ],
};
