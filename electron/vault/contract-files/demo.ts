import type { CandidateId, CandidateInput } from '../../../shared/candidates';
import { candidateInputSchema, emptyCandidate } from '../../../shared/candidates';
import type {
  ContractFileId,
  ContractFileStatus,
  ContractKindId,
  Fields,
  LifeDateKey,
} from '../../../shared/contract-files';
import { factsOf } from '../../../shared/contract-files';
import {
  branchLabel,
  type EmployerId,
  type EmployerInput,
  emptyEmployer,
  passesLuhn,
  type TutorId,
} from '../../../shared/employers';
import { monthlyPaySchedule } from '../../../shared/rules';
import { addDays, addMonths, type CivilDate, civilDate } from '../../../shared/time';
import { candidateOf, insertCandidate, updateCandidateRow } from '../candidates';
import type { Deps } from '../deps';
import { employerOf, insertEmployer } from '../employers';
import { demoCandidates, demoEmployers } from './contract-files.repository';
import { createFile, moveFile, saveDraft, setDocument, viewOf } from './contract-files.service';

export interface DemoContractFilesOptions {
  /** Day on which the demonstration stands. */
  readonly on: CivilDate;
  /** A whole number from 0 to `bound` - 1, the same for the same seed. */
  readonly random: { readonly below: (bound: number) => number };
}

/** The services as they stood on a day: a demonstration has a past. Instants of typing stay the real ones. */
const onDay = (deps: Deps, day: CivilDate): Deps => ({
  ...deps,
  clock: { today: () => day, now: deps.clock.now },
});

/** One act in the life of a demonstration file. */
interface Act {
  readonly to: ContractFileStatus;
  readonly on: CivilDate;
  readonly dates?: Readonly<Partial<Record<LifeDateKey, CivilDate>>>;
}

interface Plan {
  readonly kind: ContractKindId;
  readonly openedOn: CivilDate;
  readonly candidateId: CandidateId;
  readonly employerId: EmployerId | null;
  readonly tutorId: TutorId | null;
  readonly fields: Fields;
  readonly hasDocuments: boolean;
  readonly acts: readonly Act[];
}

function make(deps: Deps, plan: Plan): ContractFileId {
  const opening = onDay(deps, plan.openedOn);
  const id = createFile(opening, plan.kind, plan.candidateId, plan.employerId);
  saveDraft(opening, id, viewOf(opening, id).file.version, plan);
  if (plan.hasDocuments) {
    for (const { code, isRequired } of viewOf(opening, id).checklist) {
      if (isRequired)
        setDocument(opening, id, { code, status: 'received', receivedOn: plan.openedOn, expiresOn: null });
    }
  }
  for (const { to, on, dates } of plan.acts) {
    const then = onDay(deps, on);
    moveFile(then, id, viewOf(then, id).file.version, to, { ...dates });
  }
  return id;
}

/** A SIRET that passes its check, in the range that no register gives. */
function siretOf(rank: number): string {
  const closed = (digits: string): string =>
    `${digits}${[...'0123456789'].find((digit) => passesLuhn(digits + digit)) ?? '0'}`;
  return closed(`${closed(`99999${String(rank).padStart(3, '0')}`)}0001`);
}

const place = { street: '12 rue des Lilas', postcode: '13001', commune: 'Marseille' } as const;

const callCentre = (deps: Deps): EmployerInput => ({
  ...emptyEmployer,
  ...place,
  name: 'Centre de contacts modèle (démonstration)',
  siret: siretOf(1),
  kind: 'private-company',
  naf: '8220Z',
  idcc: '2098',
  opco: 'OPCO EP',
  opcoMemberNumber: 'DEMO-0001',
  headcount: 120,
  conventionalMinimumCents: 1_890_00,
  phone: '+33465710001',
  email: 'recrutement.modele@example.org',
  pensionFund: 'Caisse de retraite fictive',
  providentFund: 'Prévoyance fictive',
  contacts: [
    {
      id: deps.newId(),
      lastName: 'Exemple',
      firstName: 'Dominique',
      role: 'Direction',
      phone: '+33465710002',
      email: '',
      isSignatory: true,
    },
  ],
  tutors: ['Claude', 'Camille', 'Dominique', 'Sacha'].map((firstName, index) => ({
    // A fresh identifier of this very record.
    id: deps.newId() as TutorId,
    lastName: 'Exemple',
    firstName,
    birthDate: civilDate(`${1978 + 3 * index}-04-12`),
    job: 'Superviseur de plateau',
    qualification: 'Relation client à distance',
    experienceYears: 5 + index,
    currentTutees: 0,
    isEmployer: false,
    phone: '',
    email: '',
  })),
});

const workshop = (deps: Deps): EmployerInput => ({
  ...emptyEmployer,
  ...place,
  name: 'Chantier d’insertion Les Lilas (démonstration)',
  siret: siretOf(2),
  kind: 'association',
  naf: '853K',
  headcount: 14,
  phone: '+33465710003',
  email: 'chantier.lilas@example.org',
  contacts: [
    {
      id: deps.newId(),
      lastName: 'Modèle',
      firstName: 'Camille',
      role: 'Présidence',
      phone: '',
      email: '',
      isSignatory: true,
    },
  ],
});

/** Someone of the time of a scheme that is closed today. */
const formerCandidate = (fileNumber: string, more: Partial<CandidateInput>): CandidateInput =>
  candidateInputSchema.parse({
    ...emptyCandidate,
    ...place,
    fileNumber,
    nationality: 'french',
    mobilePhone: '+33639981001',
    email: `${fileNumber.toLowerCase()}@example.org`,
    specialDifficulties: 'yes',
    jobSeeker: 'yes',
    jobSeekerNumber: '0000001A',
    adviser: 'Conseillère A',
    ...more,
  });

/** A file of the portfolio completed with what a contract asks: a demonstration needs no person to ask it of. */
function completeCandidate(deps: Deps, id: CandidateId, concludedOn: CivilDate): void {
  const {
    id: _id,
    version: _version,
    createdAt: _created,
    updatedAt: _updated,
    lastContactOn: _contact,
    suspectedDuplicateOf: _suspected,
    ...known
  } = candidateOf(deps.db, id);
  updateCandidateRow(deps, id, {
    ...known,
    sex: known.sex ?? 'F',
    nationality: 'french',
    mobilePhone: known.mobilePhone || '+33639981002',
    email: known.email || 'candidat.demo@example.org',
    ...(known.postcode === '' || known.commune === '' ? place : {}),
    level: '4',
    diplomaObtained: 'yes',
    diplomaKind: 'general',
    upperSecondaryValidated: 'yes',
    jobSeeker: 'yes',
    jobSeekerSince: addMonths(concludedOn, -8),
    jobSeekerNumber: known.jobSeekerNumber || '0000002B',
    disabledWorker: 'no',
    benefits: [],
    formerAidedContract: 'no',
    student: 'no',
    inTraining: 'no',
  });
}

interface CproDates {
  readonly concludedOn: CivilDate;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

/** A year of contract that begins `days` after (or before) a day, concluded five days earlier. */
function yearFrom(startsOn: CivilDate): CproDates {
  return { concludedOn: addDays(startsOn, -5), startsOn, endsOn: addDays(addMonths(startsOn, 12), -1) };
}

const cproFields = ({ concludedOn, startsOn, endsOn }: CproDates, idcc: string): Fields => ({
  'employer.collectiveAgreement': branchLabel(idcc) ?? 'Convention de la branche',
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
  'contract.concludedOn': concludedOn,
  'contract.startsOn': startsOn,
  'contract.endsOn': endsOn,
  'contract.weeklyHours': 35,
  'contract.weeklyMinutes': 0,
  'agreement.applies': false,
  'training.isInternal': false,
  'training.bodyName': 'Organisme de formation modèle (démonstration)',
  'training.bodyAddress': '3 place de l’Église, 13001 Marseille',
  'training.activityNumber': '93130000099',
  'training.bodySiret': siretOf(3),
  'training.bodyCount': 1,
  'training.qualificationType': '1',
  'training.diploma': '49',
  'training.title': 'Titre professionnel conseiller relation client à distance',
  'training.rncp': 'RNCP35304',
  'training.nsf': '312t',
  'training.organisation':
    'Une semaine de formation par mois, en centre ; évaluation en cours et jury en fin de parcours.',
  'training.startsOn': addDays(startsOn, 7),
  'training.endsOn': addDays(endsOn, -10),
  'training.totalHours': 350,
  'training.teachingHours': 320,
  'training.remoteHours': 30,
  'documents.areAttested': true,
  'signature.place': 'Marseille',
});

/** A pay that never falls under the minimum of the schedule, rounded up to ten euros. */
function payFor(
  deps: Deps,
  candidateId: CandidateId,
  employerId: EmployerId,
  fields: Fields,
  on: CivilDate,
): number {
  const facts = factsOf(candidateOf(deps.db, candidateId), employerOf(deps.db, employerId), fields, on);
  const amounts = (monthlyPaySchedule(facts)?.lines ?? []).map((line) => line.monthlyGrossCents ?? 0);
  return Math.ceil(Math.max(0, ...amounts) / 10_00) * 10_00;
}

/** The acts that bring a file from its draft to a state, each on a day that fits its dates. */
function actsTo(
  status: ContractFileStatus,
  { concludedOn, startsOn, endsOn }: CproDates,
  on: CivilDate,
): readonly Act[] {
  const ready: Act = { to: 'ready', on: concludedOn < on ? concludedOn : on };
  const signed: Act = { to: 'signed', on: concludedOn, dates: { signedOn: concludedOn } };
  const filedOn = addDays(startsOn, 3);
  const filed: Act = { to: 'filed', on: filedOn, dates: { filedOn, receivedOn: filedOn } };
  const decidedOn = addDays(startsOn, 15);
  const accepted: Act = { to: 'accepted', on: decidedOn, dates: { decidedOn } };
  const brokenOn = addDays(startsOn, 60);
  switch (status) {
    case 'draft':
      return [];
    case 'ready':
      return [ready];
    case 'signed':
      return [ready, signed];
    case 'filed':
      return [ready, signed, filed];
    case 'accepted':
      return [ready, signed, filed, accepted];
    case 'refused':
      return [ready, signed, filed, { to: 'refused', on: decidedOn, dates: { decidedOn } }];
    case 'ended':
      return [
        ready,
        signed,
        filed,
        accepted,
        { to: 'ended', on: addDays(endsOn, 1), dates: { endedOn: endsOn } },
      ];
    case 'broken':
      return [ready, signed, filed, accepted, { to: 'broken', on: brokenOn, dates: { brokenOn } }];
    case 'cancelled':
      return [{ to: 'cancelled', on: addDays(concludedOn, -2) }];
  }
}

/** When the contract of a file in each state begins, in days from the day of the demonstration. */
const startOf: Readonly<Record<ContractFileStatus, number>> = {
  draft: 20,
  ready: 12,
  signed: 3,
  filed: -12,
  accepted: -75,
  refused: -60,
  ended: -400,
  broken: -110,
  cancelled: 8,
};
const states: readonly ContractFileStatus[] = [
  'draft',
  'ready',
  'signed',
  'filed',
  'accepted',
  'refused',
  'ended',
  'broken',
  'cancelled',
];

/** A tutor of the employer who may follow one more; they take turns, since each follows three people at most. */
function tutorIn(deps: Deps, employerId: EmployerId, turn: number): TutorId | null {
  const able = employerOf(deps.db, employerId).tutors.filter(
    (tutor) => (tutor.experienceYears ?? 0) >= 2 && (tutor.currentTutees ?? 0) < 2,
  );
  return able[turn % Math.max(1, able.length)]?.id ?? null;
}

function makeCpro(
  deps: Deps,
  status: ContractFileStatus,
  people: { readonly candidateId: CandidateId; readonly employerId: EmployerId; readonly turn: number },
  on: CivilDate,
): ContractFileId {
  const dates = yearFrom(addDays(on, startOf[status]));
  completeCandidate(deps, people.candidateId, dates.concludedOn);
  const fields = cproFields(dates, employerOf(deps.db, people.employerId).idcc);
  const complete: Fields = {
    ...fields,
    'contract.monthlyGross': payFor(deps, people.candidateId, people.employerId, fields, on),
  };
  const isDraft = status === 'draft';
  return make(deps, {
    kind: 'CPRO',
    openedOn: addDays(dates.concludedOn < on ? dates.concludedOn : on, -7),
    candidateId: people.candidateId,
    employerId: people.employerId,
    tutorId: tutorIn(deps, people.employerId, people.turn),
    // A draft stands where its adviser left it: the training is still to be written.
    fields: isDraft
      ? Object.fromEntries(
          Object.entries(complete).filter(
            ([key]) => !key.startsWith('training.') && !key.startsWith('documents.'),
          ),
        )
      : complete,
    hasDocuments: !isDraft && status !== 'cancelled',
    acts: actsTo(status, dates, on),
  });
}

function makeCivis(deps: Deps): ContractFileId {
  const signedOn = civilDate('2010-03-29');
  const candidateId = insertCandidate(
    deps,
    formerCandidate('DEMO-CIVIS', {
      sex: 'F',
      birthName: 'Exemple',
      firstName: 'Lou',
      birthDate: civilDate('1990-06-18'),
      level: 'V',
      diplomaObtained: 'no',
      jobSeekerSince: civilDate('2009-09-01'),
    }),
  );
  return make(deps, {
    kind: 'CIVIS',
    openedOn: addDays(signedOn, -10),
    candidateId,
    employerId: null,
    tutorId: null,
    fields: {
      'civis.entryReason': 'level',
      'civis.type': 'reinforced',
      'civis.objective': 'lasting-job',
      'civis.pathway': 'training',
      'contract.concludedOn': signedOn,
      'contract.startsOn': signedOn,
      'contract.endsOn': civilDate('2011-03-28'),
      'contract.renewals': 0,
      'civis.referent': 'Conseillère A',
      'civis.contactKind': 'interview',
      'civis.contactFrequency': 'weekly-then-monthly',
      'civis.actions':
        'Avril : bilan et projet. Mai à juillet : remise à niveau. Septembre : évaluation en milieu de travail dans un centre de contacts.',
      'civis.evaluation': 'Un point écrit tous les trois mois entre le jeune et son référent.',
      'civis.isCommitted': true,
      'civis.planMadeOn': signedOn,
      'allowance.isAsked': true,
      'allowance.dailyAmount': 10_00,
      'signature.place': 'Marseille',
    },
    hasDocuments: true,
    acts: [
      { to: 'ready', on: signedOn },
      { to: 'signed', on: signedOn, dates: { signedOn } },
      { to: 'ended', on: civilDate('2011-03-29'), dates: { endedOn: civilDate('2011-03-28') } },
    ],
  });
}

function makeCae(deps: Deps): ContractFileId {
  const signedOn = civilDate('2006-09-11');
  const candidateId = insertCandidate(
    deps,
    formerCandidate('DEMO-CAE', {
      sex: 'M',
      birthName: 'Modèle',
      firstName: 'Sacha',
      birthDate: civilDate('1984-11-02'),
      level: 'Vbis',
      diplomaObtained: 'no',
      jobSeekerSince: civilDate('2005-10-03'),
    }),
  );
  return make(deps, {
    kind: 'CAE_2005',
    openedOn: addDays(signedOn, -14),
    candidateId,
    employerId: insertEmployer(deps, workshop(deps)),
    tutorId: null,
    fields: {
      'employer.isWorkshop': true,
      'partner.name': 'Centre de contacts modèle (démonstration)',
      'contract.jobTitle': 'Agent d’accueil téléphonique',
      'contract.rome': '12121',
      'contract.concludedOn': signedOn,
      'contract.startsOn': civilDate('2006-09-18'),
      'contract.endsOn': civilDate('2007-09-17'),
      'contract.renewals': 0,
      'contract.weeklyHours': 26,
      'contract.monthlyGross': 960_00,
      'support.referent': 'Conseillère A, mission locale',
      'support.tutor': 'Camille Modèle, présidence',
      'support.actions':
        'Aide à la prise de poste ; formation à la relation client à distance ; bilan au sixième mois.',
      'aid.agency': 'Agence modèle (démonstration)',
      'aid.percent': 90,
      'signature.place': 'Marseille',
    },
    hasDocuments: true,
    acts: [
      { to: 'ready', on: signedOn },
      { to: 'signed', on: signedOn, dates: { signedOn } },
      { to: 'ended', on: civilDate('2007-09-18'), dates: { endedOn: civilDate('2007-09-17') } },
    ],
  });
}

/**
 * Fills a demonstration with contract files, through the service: one contrat de professionnalisation in each state,
 * the accepted one complete in every field, a complete CIVIS of 2010 and a complete CAE of 2006. Takes the candidates
 * and employers already there. Returns the ids of the three complete files. Throws when a file does not hold.
 */
export function fillDemoContractFiles(
  deps: Deps,
  { on, random }: DemoContractFilesOptions,
): readonly [cpro: ContractFileId, civis: ContractFileId, cae: ContractFileId] {
  return deps.db.transaction(() => fill(deps, on, random))();
}

function fill(
  deps: Deps,
  on: CivilDate,
  random: DemoContractFilesOptions['random'],
): readonly [cpro: ContractFileId, civis: ContractFileId, cae: ContractFileId] {
  const model = insertEmployer(deps, callCentre(deps));
  const people = demoCandidates(deps.db, addMonths(on, -12 * 24), addMonths(on, -12 * 19), states.length);
  const employers = demoEmployers(deps.db, model);
  const first = random.below(Math.max(1, employers.length));
  let complete: ContractFileId | null = null;
  for (const [index, status] of states.entries()) {
    const candidateId = people[index] ?? madeUpCandidate(deps, index, on);
    // The complete one has the employer whose record lacks nothing; so have all when there are too few other tutors.
    const other =
      employers.length < states.length / 2 ? undefined : employers[(first + index) % employers.length];
    const employerId = status === 'accepted' ? model : (other ?? model);
    const id = makeCpro(deps, status, { candidateId, employerId, turn: index }, on);
    if (status === 'accepted') complete = id;
  }
  if (complete === null) throw new Error('The demonstration has no complete file');
  return [complete, makeCivis(deps), makeCae(deps)];
}

/** A portfolio that is too small for one person in each state gets the people it lacks. */
const madeUpCandidate = (deps: Deps, index: number, on: CivilDate): CandidateId =>
  insertCandidate(
    deps,
    formerCandidate(`DEMO-CPRO-${index + 1}`, {
      sex: index % 2 === 0 ? 'F' : 'M',
      birthName: `Exemple${'ABCDEFGHI'.charAt(index)}`,
      firstName: 'Sacha',
      birthDate: addDays(addMonths(on, -12 * 21), -index),
      specialDifficulties: 'unknown',
    }),
  );
