import { actsToSignature, breaking, ending } from '../../engine/acts';
import { candidateFullName, employerSignatory, guardianSignatory } from '../../engine/entries';
import { textOf } from '../../engine/field-values';
import type { ContractKind } from '../../engine/kind';
import { cae2005Controls } from './controls';
import { cae2005Demo } from './demo';
import { cae2005Documents } from './documents';
import { cae2005Sections } from './entries';
import { cae2005Facts } from './facts';
import { from, law, to } from './sources';

/** The contrat d'accompagnement dans l'emploi of 2005–2009, for employers outside the market. */
export const cae2005Kind: ContractKind<'CAE_2005'> = {
  id: 'CAE_2005',
  prefix: 'CAE',
  label: 'CAE (2005-2009)',
  shortLabel: 'CAE (2005-2009)',
  exportLabel: 'Contrat d’accompagnement dans l’emploi (2005-2009)',
  title: 'Contrat d’accompagnement dans l’emploi (CAE)',
  purpose: 'Contrat aidé du secteur non marchand\u202F; pour reprendre un dossier ancien.',
  coverWords: null,
  hasEmployer: true,
  under: 'employment',
  scheme: 'CAE_2005',
  steps: [
    { id: 'candidate', label: 'Candidat', intent: 'Qui est embauché, et dans quelle situation.' },
    { id: 'employer', label: 'Employeur', intent: 'L’employeur porteur, hors du secteur marchand.' },
    { id: 'job', label: 'Emploi et salaire', intent: 'Ce que disent la convention et le contrat.' },
    { id: 'support', label: 'Accompagnement', intent: 'Les actions, le tuteur, l’aide.' },
    { id: 'documents', label: 'Pièces', intent: 'Ce qui accompagne la convention.' },
    { id: 'review', label: 'Relecture', intent: 'Le dossier tel qu’il sera lu, et ce qui manque.' },
  ],
  sections: cae2005Sections,
  factsOf: cae2005Facts,
  fieldOfFact: {
    'contract.renewalOf': 'contract.renewals',
    'contract.renewalOf.timesRenewed': 'contract.renewals',
    'contract.aidedMonthsDone': 'contract.monthsBefore',
    'employer.integrationAgreement': 'employer.isWorkshop',
  },
  ownField: { 'employer.integrationAgreement': 'employer.isWorkshop' },
  fieldOfCondition: {
    'weekly-hours': 'contract.weeklyHours',
    'minor-hours': 'contract.weeklyHours',
    renewal: 'contract.renewals',
    'convention-first': 'contract.concludedOn',
  },
  controls: cae2005Controls,
  signedFirstSource: law,
  documents: cae2005Documents,
  calendar: (limits) => limits,
  pendingIn: {},
  forms: [{ number: '12497', revision: '01', from, until: to, source: 'Fiche CAE (source secondaire)' }],
  acts: [...actsToSignature, breaking('signed'), ending('signed')],
  payBasis: () => 'SMIC horaire × durée hebdomadaire × 52/12',
  jobOf: (fields) => textOf(fields, 'contract.jobTitle') ?? '',
  signatories: (context) => [
    employerSignatory(context),
    { role: 'Le salarié', name: candidateFullName(context) },
    ...guardianSignatory(context),
    { role: 'Pour l’ANPE', name: textOf(context.fields, 'aid.agency') ?? '' },
  ],
  demo: cae2005Demo,
};
