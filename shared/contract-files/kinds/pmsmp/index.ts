import { actsToSignature, breaking, ending } from '../../engine/acts';
import { candidateFullName, employerSignatory, guardianSignatory } from '../../engine/entries';
import { textOf } from '../../engine/field-values';
import type { ContractKind, Signatory } from '../../engine/kind';
import { hasOwnSupport, isEmployed } from './asked';
import { pmsmpControls } from './controls';
import { pmsmpDemo } from './demo';
import { pmsmpDocuments } from './documents';
import { pmsmpSections } from './entries';
import { pmsmpFacts } from './facts';
import { code } from './sources';

/** The convention of a période de mise en situation en milieu professionnel, form 13912. */
export const pmsmpKind: ContractKind<'PMSMP'> = {
  id: 'PMSMP',
  prefix: 'PMSMP',
  label: 'Immersion (PMSMP)',
  shortLabel: 'Immersion (PMSMP)',
  exportLabel: 'Période de mise en situation en milieu professionnel',
  title: 'Période de mise en situation en milieu professionnel (PMSMP)',
  purpose: 'Convention d’immersion, sans contrat de travail ni salaire.',
  coverWords: {
    person: 'Bénéficiaire',
    employer: 'Structure d’accueil',
    job: 'Métier',
    paper: 'la convention',
  },
  hasEmployer: true,
  under: 'immersion',
  scheme: 'PMSMP',
  steps: [
    { id: 'candidate', label: 'Bénéficiaire', intent: 'Qui fait la période, et dans quelle situation.' },
    { id: 'employer', label: 'Structure d’accueil', intent: 'Qui accueille, et qui suit le bénéficiaire.' },
    { id: 'support', label: 'Prescription', intent: 'Qui prescrit la période, et qui l’accompagne.' },
    { id: 'project', label: 'Période', intent: 'L’objet, les objectifs, les dates et les tâches.' },
    { id: 'documents', label: 'Pièces', intent: 'Ce qui accompagne la convention.' },
    { id: 'review', label: 'Relecture', intent: 'Le dossier tel qu’il sera lu, et ce qui manque.' },
  ],
  sections: pmsmpSections,
  factsOf: pmsmpFacts,
  fieldOfFact: {
    'candidate.employed': 'beneficiary.isEmployed',
    'immersion.sameHostConventions': 'immersion.earlierConventions',
    'immersion.sameHostDays': 'immersion.earlierDays',
  },
  ownField: { 'candidate.employed': 'beneficiary.isEmployed' },
  fieldOfCondition: {
    object: 'immersion.object',
    support: 'candidate.jobSeekerSince',
    'same-host': 'immersion.earlierConventions',
    'same-host-days': 'immersion.earlierDays',
  },
  controls: pmsmpControls,
  signedFirstSource: code('L. 5135-4 et D. 5135-2'),
  documents: pmsmpDocuments,
  calendar: (limits) => limits,
  pendingIn: { PMSMP_FIN: ['signed'] },
  // The rules give the revision by date.
  forms: [],
  acts: [
    ...actsToSignature,
    breaking('signed', 'Interrompre la période', 'Date de l’interruption'),
    ending('signed'),
  ],
  payBasis: null,
  jobOf: (fields) => textOf(fields, 'immersion.trade') ?? '',
  signatories: (context, structure): readonly Signatory[] => {
    const { fields } = context;
    return [
      { role: 'Le bénéficiaire', name: candidateFullName(context) },
      ...guardianSignatory(context),
      { role: 'La structure d’accueil', name: employerSignatory(context).name },
      { role: 'Le prescripteur', name: textOf(fields, 'prescriber.name') ?? structure.name },
      ...(hasOwnSupport(fields)
        ? [{ role: 'La structure d’accompagnement', name: textOf(fields, 'support.name') ?? '' }]
        : []),
      ...(isEmployed(fields)
        ? [{ role: 'L’employeur du bénéficiaire', name: textOf(fields, 'beneficiary.employer') ?? '' }]
        : []),
    ];
  },
  demo: pmsmpDemo,
};
