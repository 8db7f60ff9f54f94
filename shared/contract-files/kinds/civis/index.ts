import { actsToSignature, breaking, ending } from '../../engine/acts';
import { candidateFullName, guardianSignatory } from '../../engine/entries';
import { dateOf, textOf } from '../../engine/field-values';
import { type ContractKind, codeLabel } from '../../engine/kind';
import { pathway } from './codes';
import { civisControls } from './controls';
import { civisDemo } from './demo';
import { civisDocuments } from './documents';
import { civisSections } from './entries';
import { civisFacts } from './facts';
import { decree, from, to } from './sources';

/** The contrat d'insertion dans la vie sociale, signed by the young person and the mission locale for the State. */
export const civisKind: ContractKind<'CIVIS'> = {
  id: 'CIVIS',
  prefix: 'CIVIS',
  label: 'CIVIS',
  shortLabel: 'CIVIS',
  exportLabel: 'CIVIS',
  title: 'Contrat d’insertion dans la vie sociale (CIVIS)',
  purpose: 'Signé avec la mission locale\u202F; pour reprendre un dossier ancien.',
  coverWords: { person: 'Jeune', employer: 'Employeur', job: 'Voie proposée', paper: 'le contrat' },
  hasEmployer: false,
  under: null,
  scheme: 'CIVIS',
  steps: [
    { id: 'candidate', label: 'Candidat', intent: 'Qui entre dans le CIVIS, et dans quelle situation.' },
    { id: 'project', label: 'Projet et contrat', intent: 'L’objectif, la voie proposée, les dates.' },
    { id: 'support', label: 'Accompagnement', intent: 'Les actions, les contacts, l’allocation.' },
    { id: 'documents', label: 'Pièces', intent: 'Ce qui accompagne le contrat.' },
    { id: 'review', label: 'Relecture', intent: 'Le dossier tel qu’il sera lu, et ce qui manque.' },
  ],
  sections: civisSections,
  factsOf: civisFacts,
  fieldOfFact: {},
  ownField: { 'candidate.supportSignedOn': 'contract.concludedOn' },
  fieldOfCondition: { 'entry-reason': 'civis.entryReason' },
  controls: civisControls,
  signedFirstSource: decree,
  documents: civisDocuments,
  calendar: (limits) => limits,
  pendingIn: {
    CIVIS_CONTACT: ['signed'],
    CIVIS_PARCOURS: ['signed'],
    CIVIS_26_ANS: ['signed'],
    CIVIS_FIN: ['signed'],
  },
  owed: (fields) => {
    const type = textOf(fields, 'civis.type');
    const frequency = textOf(fields, 'civis.contactFrequency');
    return {
      planMadeOn: dateOf(fields, 'civis.planMadeOn'),
      isReinforced: type === null ? null : type === 'reinforced',
      contactDays: { weekly: 7, fortnightly: 14 }[frequency ?? ''] ?? null,
    };
  },
  forms: [
    {
      number: '12547',
      revision: '02',
      from,
      until: to,
      source: 'Service-public, fiche F12289 (source secondaire)',
    },
  ],
  acts: [...actsToSignature, breaking('signed', 'Résilier le contrat'), ending('signed')],
  payBasis: null,
  jobOf: (fields) => codeLabel(pathway, textOf(fields, 'civis.pathway') ?? ''),
  signatories: (context, structure) => [
    { role: 'Le jeune', name: candidateFullName(context) },
    ...guardianSignatory(context),
    { role: 'Pour l’État, la mission locale', name: structure.name },
  ],
  demo: civisDemo,
};
