import { documentsOf, isMinorAtPivot } from '../../engine/entries';
import { textOf } from '../../engine/field-values';
import { asksAllowance } from './asked';
import { form, secondary } from './sources';

export const civisDocuments = documentsOf([
  {
    code: 'ID',
    label: 'Pièce d’identité en cours de validité',
    source: form,
    condition: 'Toujours.',
    isRequired: () => true,
  },
  {
    code: 'DIP',
    label: 'Diplômes ou attestation de niveau',
    source: form,
    condition: 'Toujours : le niveau ouvre le droit.',
    isRequired: () => true,
  },
  {
    code: 'DE',
    label: 'Avis de situation ou historique d’inscription',
    source: secondary,
    condition: 'Pour une entrée par la durée d’inscription.',
    isRequired: ({ fields }) => textOf(fields, 'civis.entryReason') === 'long-seeker',
  },
  {
    code: 'RIB',
    label: 'Relevé d’identité bancaire',
    source: secondary,
    condition: 'Quand l’allocation est demandée.',
    isRequired: asksAllowance,
  },
  {
    code: 'RESS',
    label: 'Justificatifs de ressources du mois',
    source: secondary,
    condition: 'Quand l’allocation est demandée.',
    isRequired: asksAllowance,
  },
  {
    code: 'REP',
    label: 'Accord du représentant légal',
    source: 'Capacité du mineur',
    condition: 'Avant 18 ans.',
    isRequired: isMinorAtPivot,
  },
]);
