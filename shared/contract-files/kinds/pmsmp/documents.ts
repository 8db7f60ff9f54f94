import { documentsOf, isMinorAtPivot } from '../../engine/entries';
import type { AskedDocument, FactsContext } from '../../engine/kind';
import { code, form } from './sources';

const beforeSignature = documentsOf([
  {
    code: 'ID',
    label: 'Pièce d’identité en cours de validité',
    source: 'Usage',
    condition: 'Toujours.',
    isRequired: () => true,
  },
  {
    code: 'REP',
    label: 'Accord du représentant légal',
    source: 'Capacité du mineur',
    condition: 'Avant 18 ans.',
    isRequired: isMinorAtPivot,
  },
]);

/** What exists only once the convention is signed, and done: it holds nothing up. */
const afterwards: readonly AskedDocument[] = [
  {
    code: 'CERFA',
    label: 'Formulaire officiel signé',
    source: form.replace(' ;', '\u202F;'),
    condition: 'Une fois signé par toutes les parties.',
    isRequired: false,
  },
  {
    code: 'BILP',
    label: 'Bilan de l’immersion',
    source: code('D. 5135-6'),
    condition: 'À la fin, par la structure d’accompagnement.',
    isRequired: false,
  },
];

export const pmsmpDocuments = (context: FactsContext): readonly AskedDocument[] => [
  ...beforeSignature(context),
  ...afterwards,
];
