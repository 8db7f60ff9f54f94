// A complete contrat de professionnalisation for tests: a synthetic young person of 22, a call centre, one year at 35 h.

import { type CivilDate, civilDate } from '../base/time';
import {
  type Candidate,
  candidateSchema,
  type Employer,
  employerSchema,
  emptyCandidate,
  emptyEmployer,
  type Tutor,
  tutorSchema,
} from '../fields';
import { checklistOf } from './checklist';
import type { ChecklistLine, Fields } from './engine/contract-file.schema';
import { kindOf } from './kinds';
import type { ReviewInput } from './review';

const stamp = '2026-09-01T08:00:00.000Z';

export const fixtureCandidate = (more: Partial<Candidate> = {}): Candidate =>
  candidateSchema.parse({
    ...emptyCandidate,
    id: '00000000-0000-4000-8000-0000000000c1',
    version: 1,
    createdAt: stamp,
    updatedAt: stamp,
    lastContactOn: null,
    suspectedDuplicateOf: null,
    sex: 'F',
    birthName: 'Exemple',
    firstName: 'Lou',
    birthDate: '2004-03-12',
    nationality: 'french',
    street: '12 rue des Lilas',
    postcode: '13001',
    commune: 'Marseille',
    mobilePhone: '+33639980001',
    email: 'lou.exemple@example.org',
    level: '4',
    diplomaObtained: 'yes',
    diplomaKind: 'general',
    upperSecondaryValidated: 'yes',
    jobSeeker: 'yes',
    jobSeekerSince: '2026-03-01',
    jobSeekerNumber: '1234567A',
    disabledWorker: 'no',
    benefits: [],
    formerAidedContract: 'no',
    comment: 'Note que personne d’autre ne lit.',
    ...more,
  });

export const fixtureTutor = (more: Partial<Tutor> = {}): Tutor =>
  tutorSchema.parse({
    id: '00000000-0000-4000-8000-0000000000a1',
    lastName: 'Modèle',
    firstName: 'Claude',
    birthDate: '1985-04-12',
    job: 'Superviseuse de plateau',
    qualification: 'Relation client à distance',
    experienceYears: 8,
    currentTutees: 0,
    isEmployer: false,
    phone: '',
    email: '',
    ...more,
  });

export const fixtureEmployer = (more: Partial<Employer> = {}): Employer =>
  employerSchema.parse({
    ...emptyEmployer,
    id: '00000000-0000-4000-8000-0000000000e1',
    version: 1,
    createdAt: stamp,
    updatedAt: stamp,
    name: 'Centre de contacts modèle',
    siret: '99999001300016',
    kind: 'private-company',
    naf: '8220Z',
    idcc: '2098',
    opco: 'OPCO EP',
    opcoMemberNumber: '0001',
    headcount: 120,
    conventionalMinimumCents: 1_890_00,
    street: '1 avenue de la République',
    postcode: '13002',
    commune: 'Marseille',
    phone: '+33465710001',
    email: 'recrutement@example.org',
    pensionFund: 'Caisse fictive',
    contacts: [
      {
        id: '00000000-0000-4000-8000-0000000000b1',
        lastName: 'Signataire',
        firstName: 'Dominique',
        role: 'Direction',
        phone: '',
        email: '',
        isSignatory: true,
      },
    ],
    tutors: [fixtureTutor()],
    ...more,
  });

export const fixtureFields = (more: Fields = {}): Fields => ({
  'employer.collectiveAgreement': 'Prestataires de services du secteur tertiaire',
  'employer.weeklyHours': 35,
  'tutor.isVolunteer': true,
  'tutor.isAttested': true,
  'candidate.previousSituation': '9',
  'candidate.highestDiploma': '42',
  'contract.nature': 'CDD',
  'contract.type': '11',
  'contract.jobTitle': 'Conseiller relation client à distance',
  'contract.classification': 'Employé, niveau 2',
  'contract.coefficient': '140',
  'contract.trialDays': 30,
  'contract.dangerousMachines': false,
  'contract.concludedOn': '2026-09-01',
  'contract.startsOn': '2026-09-07',
  'contract.endsOn': '2027-09-06',
  'contract.weeklyHours': 35,
  'contract.monthlyGross': 1_400_00,
  'agreement.applies': false,
  'training.isInternal': false,
  'training.bodyName': 'Organisme modèle',
  'training.bodyAddress': '3 place de l’Église, 13001 Marseille',
  'training.activityNumber': '93130000099',
  'training.bodySiret': '99999003900011',
  'training.bodyCount': 1,
  'training.qualificationType': '1',
  'training.diploma': '49',
  'training.title': 'Conseiller relation client à distance',
  'training.rncp': 'RNCP35304',
  'training.nsf': '312t',
  'training.organisation': 'Une semaine de formation par mois.',
  'training.startsOn': '2026-09-14',
  'training.endsOn': '2027-08-27',
  'training.totalHours': 350,
  'training.teachingHours': 320,
  'training.remoteHours': 30,
  'documents.areAttested': true,
  'signature.place': 'Marseille',
  ...more,
});

export const fixtureToday: CivilDate = civilDate('2026-08-20');

/** The complete file, with what the test changes. Its documents are received unless the test gives a checklist. */
export function fixtureInput(more: Partial<ReviewInput> = {}): ReviewInput {
  const bare = {
    kind: kindOf('CPRO'),
    candidate: fixtureCandidate(),
    employer: fixtureEmployer(),
    tutor: fixtureTutor(),
    fields: fixtureFields(),
    status: 'draft',
    dates: {},
    otherTutees: [],
    today: fixtureToday,
    ...more,
  } as const satisfies Omit<ReviewInput, 'checklist'>;
  const received: readonly ChecklistLine[] = checklistOf(bare, [], []).map((line) => ({
    ...line,
    status: 'received',
    receivedOn: fixtureToday,
  }));
  return { ...bare, checklist: more.checklist ?? received };
}
