import { documentsOf, isMinorAtPivot } from '../../engine/entries';
import { isRenewal } from './asked';
import { form } from './sources';

export const cae2005Documents = documentsOf([
  {
    code: 'ID',
    label: 'Pièce d’identité en cours de validité',
    source: form,
    condition: 'Toujours.',
    isRequired: () => true,
  },
  {
    code: 'SEJ',
    label: 'Titre de séjour et autorisation de travail',
    source: form,
    condition: 'Hors de l’Union européenne, de l’Espace économique européen et de la Suisse.',
    isRequired: ({ candidate }) => candidate.nationality === 'other',
  },
  {
    code: 'DE',
    label: 'Avis de situation de demandeur d’emploi',
    source: form,
    condition: 'Toujours : la personne est sans emploi.',
    isRequired: () => true,
  },
  {
    code: 'RIB',
    label: 'Relevé d’identité bancaire de l’employeur',
    source: form,
    condition: 'Toujours : l’aide lui est versée.',
    isRequired: () => true,
  },
  {
    code: 'BIL',
    label: 'Bilan des actions antérieures',
    source: form,
    condition: 'Pour un renouvellement.',
    isRequired: isRenewal,
  },
  {
    code: 'REP',
    label: 'Accord du représentant légal',
    source: 'Capacité du mineur',
    condition: 'Avant 18 ans.',
    isRequired: isMinorAtPivot,
  },
]);
