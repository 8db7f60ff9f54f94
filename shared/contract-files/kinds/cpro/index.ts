import { cproLaw, type PaySchedule } from '../../../law';
import { candidateFullName, employerSignatory, guardianSignatory } from '../../engine/entries';
import { numberOf, textOf, yesNoOf } from '../../engine/field-values';
import type { ContractKind } from '../../engine/kind';
import { cproActs } from './acts';
import { hasHostCompany } from './asked';
import { cproCalendar, cproPendingIn } from './calendar';
import { closingSection, contractSection, trainingSection } from './contract.entries';
import { cproControls } from './controls';
import { cproDemo } from './demo';
import { cproFacts } from './facts';
import { candidateSection, employerSection, tutorSection } from './party.entries';

function payBasis({ lines }: PaySchedule): string {
  if (lines.some((line) => line.of !== 'SMIC'))
    return 'Le plus élevé du SMIC et de 85 % du minimum conventionnel';
  return lines.every((line) => line.percent === 100)
    ? 'SMIC horaire × durée hebdomadaire × 52/12'
    : 'Pourcentage du SMIC horaire × durée hebdomadaire × 52/12, selon l’âge et la qualification';
}

/** The contrat de professionnalisation, form 12434. */
export const cproKind: ContractKind<'CPRO'> = {
  id: 'CPRO',
  prefix: 'CPRO',
  label: 'Contrat de professionnalisation',
  shortLabel: 'Professionnalisation',
  exportLabel: 'Contrat de professionnalisation',
  title: 'Contrat de professionnalisation',
  purpose: 'Contrat de travail en alternance, vers une qualification.',
  coverWords: null,
  hasEmployer: true,
  under: 'employment',
  scheme: 'CPRO',
  steps: [
    { id: 'candidate', label: 'Candidat', intent: 'Qui est embauché, et dans quelle situation.' },
    {
      id: 'employer',
      label: 'Employeur et tuteur',
      intent: 'Qui embauche, et qui accompagne dans l’entreprise.',
    },
    { id: 'job', label: 'Emploi et salaire', intent: 'Ce que dit le contrat de travail.' },
    { id: 'training', label: 'Formation', intent: 'Ce que le contrat permet d’apprendre.' },
    { id: 'documents', label: 'Pièces', intent: 'Ce qui accompagne le contrat.' },
    { id: 'review', label: 'Relecture', intent: 'Le dossier tel qu’il sera lu, et ce qui manque.' },
  ],
  sections: [
    employerSection,
    candidateSection,
    tutorSection,
    contractSection,
    trainingSection,
    closingSection,
  ],
  factsOf: cproFacts,
  fieldOfFact: {
    'contract.trainingHours': 'training.totalHours',
    'contract.renewalOf': 'contract.type',
    'contract.renewalOf.reason': 'contract.interruptionReason',
    'contract.renewalOf.timesRenewed': 'contract.timesRenewed',
    'contract.qualification': 'training.qualificationType',
    'contract.branchAgreement': 'agreement.applies',
  },
  ownField: {
    'candidate.diplomaKind': 'candidate.highestDiploma',
    'candidate.formerAidedContract': 'candidate.previousSituation',
  },
  fieldOfCondition: {
    qualification: 'training.qualificationType',
    nature: 'contract.nature',
    'weekly-hours': 'contract.weeklyHours',
    'minor-hours': 'contract.weeklyHours',
    training: 'training.totalHours',
    renewal: 'contract.type',
  },
  controls: cproControls,
  signedFirstSource: 'Code du travail, art. L. 6325-5',
  documents: (context) =>
    cproLaw.requiredDocuments(context.facts, {
      trainsItself: yesNoOf(context.fields, 'training.isInternal') === true,
      hasSecondEmployer: textOf(context.fields, 'contract.type') === '12' || hasHostCompany(context),
    }),
  calendar: cproCalendar,
  pendingIn: cproPendingIn,
  owed: (fields) => ({ trialDays: numberOf(fields, 'contract.trialDays') }),
  // The rules give the revision by date.
  forms: [],
  acts: cproActs,
  payBasis,
  jobOf: (fields) => textOf(fields, 'contract.jobTitle') ?? '',
  signatories: (context) => [
    employerSignatory(context),
    { role: 'Le salarié', name: candidateFullName(context) },
    ...guardianSignatory(context),
  ],
  demo: cproDemo,
};
