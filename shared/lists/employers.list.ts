import { employerFields } from '../fields';
import { column, columnsOfFields, inRankOrder } from './from-fields';
import type { ListDeclaration } from './list';
import { alternatives, ofPlace } from './sentence';

/** Every employer of the portfolio. */
export const employersList: ListDeclaration = {
  id: 'employers',
  title: 'Employeurs',
  one: 'employeur',
  many: 'employeurs',
  sort: { key: 'name', descending: false },
  search: 'Nom, SIRET ou commune',
  columns: inRankOrder([
    ...columnsOfFields(employerFields, {
      name: { said: 'nom' },
      siret: { kind: 'siret', isOptional: true },
      commune: {
        isSuggested: true,
        words: { oneOf: (words) => alternatives(words.map(ofPlace)), empty: 'sans commune' },
      },
      opco: { isSuggested: true, said: 'OPCO' },
    }),
    {
      rank: 70,
      column: column({
        id: 'contractFiles',
        heading: 'Dossiers',
        label: 'Dossiers de contrat',
        kind: 'number',
        width: 96,
      }),
    },
  ]),
};
