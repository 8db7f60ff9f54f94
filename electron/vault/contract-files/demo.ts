import { addMonths, type CivilDate, civilDate } from '../../../shared/base/time';
import {
  type ContractFileId,
  type ContractKind,
  type ContractKindId,
  contractKindIds,
  type DemoEmployer,
  type DemoFile,
  kindOf,
} from '../../../shared/contract-files';
import {
  type Candidate,
  type CandidateId,
  type CandidateInput,
  candidateInputSchema,
  type Employer,
  type EmployerId,
  type EmployerInput,
  emptyCandidate,
  emptyEmployer,
  type TutorId,
} from '../../../shared/fields';
import { candidateOf, insertCandidate, updateCandidateRow } from '../candidates';
import { employerOf, insertEmployer } from '../employers';
import type { Deps } from '../service/deps';
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

/** A file opened, filled and moved through its life. */
function make(
  deps: Deps,
  kind: ContractKindId,
  file: DemoFile,
  candidateId: CandidateId,
  employerId: EmployerId | null,
  tutorId: TutorId | null,
): ContractFileId {
  const opening = onDay(deps, file.openedOn);
  const id = createFile(opening, kind, candidateId, employerId);
  const employer = employerId === null ? null : employerOf(deps.db, employerId);
  const fields = file.fields({
    candidate: candidateOf(deps.db, candidateId),
    employer,
    tutor: employer?.tutors.find((tutor) => tutor.id === tutorId) ?? null,
    fields: {},
    on: file.openedOn,
    today: deps.clock.today(),
  });
  saveDraft(opening, id, viewOf(opening, id).file.version, { employerId, tutorId, fields });
  if (file.hasDocuments) {
    for (const { code, isRequired } of viewOf(opening, id).checklist) {
      if (isRequired)
        setDocument(opening, id, { code, status: 'received', receivedOn: file.openedOn, expiresOn: null });
    }
  }
  for (const { to, on, dates } of file.acts) {
    const then = onDay(deps, on);
    moveFile(then, id, viewOf(then, id).file.version, to, { ...dates });
  }
  return id;
}

const place = { street: '12 rue des Lilas', postcode: '13001', commune: 'Marseille' } as const;

const withIds = (deps: Deps, employer: DemoEmployer): EmployerInput => ({
  ...emptyEmployer,
  ...place,
  ...employer,
  contacts: employer.contacts.map((contact) => ({ id: deps.newId(), ...contact })),
});

const callCentre = (deps: Deps): EmployerInput => ({
  ...withIds(deps, {
    name: 'Centre de contacts modèle (démonstration)',
    siret: '99999001300016',
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
        lastName: 'Exemple',
        firstName: 'Dominique',
        role: 'Direction',
        phone: '+33465710002',
        email: '',
        isSignatory: true,
      },
    ],
  }),
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

/** Someone whom the portfolio does not know. */
const madeUp = (more: Partial<CandidateInput>): CandidateInput =>
  candidateInputSchema.parse({
    ...emptyCandidate,
    ...place,
    nationality: 'french',
    mobilePhone: '+33639981001',
    email: `${(more.fileNumber ?? '').toLowerCase()}@example.org`,
    specialDifficulties: 'yes',
    jobSeeker: 'yes',
    jobSeekerNumber: '0000001A',
    adviser: 'Conseillère A',
    ...more,
  });

const inputOf = ({
  id: _id,
  version: _version,
  createdAt: _created,
  updatedAt: _updated,
  lastContactOn: _contact,
  suspectedDuplicateOf: _suspected,
  ...known
}: Candidate): CandidateInput => known;

/** The person of a file. A record of the portfolio is completed: a demonstration needs no person to ask it of. */
function personOf(deps: Deps, { person }: DemoFile, found: CandidateId | undefined): CandidateId {
  if (person.from === 'demonstration') return insertCandidate(deps, madeUp(person.record));
  const id = found ?? insertCandidate(deps, madeUp(person.otherwise));
  const known = inputOf(candidateOf(deps.db, id));
  updateCandidateRow(deps, id, {
    ...known,
    sex: known.sex ?? 'F',
    nationality: 'french',
    mobilePhone: known.mobilePhone || '+33639981002',
    email: known.email || 'candidat.demo@example.org',
    ...(known.postcode === '' || known.commune === '' ? place : {}),
    ...person.completed(known),
  });
  return id;
}

const hasTutor = (kind: ContractKind): boolean =>
  kind.sections.some(({ entries }) => entries.some((entry) => entry.from === 'tutor'));

/** A tutor of the employer who may follow one more; they take turns, since each follows three people at most. */
function tutorIn({ tutors }: Employer, turn: number): TutorId | null {
  const able = tutors.filter((tutor) => (tutor.experienceYears ?? 0) >= 2 && (tutor.currentTutees ?? 0) < 2);
  return able[turn % Math.max(1, able.length)]?.id ?? null;
}

/** Fewer employers than this have too few tutors for the files: all go to the model. */
const fewestEmployers = 5;

/**
 * Fills a demonstration with the files of every kind, through the service. Takes the candidates and employers already
 * there. Returns the complete file of each kind. Throws when a file does not hold.
 */
export function fillDemoContractFiles(
  deps: Deps,
  { on, random }: DemoContractFilesOptions,
): readonly [ContractFileId, ...ContractFileId[]] {
  return deps.db.transaction(() => fill(deps, on, random))();
}

function fill(
  deps: Deps,
  on: CivilDate,
  random: DemoContractFilesOptions['random'],
): readonly [ContractFileId, ...ContractFileId[]] {
  const model = insertEmployer(deps, callCentre(deps));
  const files = contractKindIds.flatMap((kind) =>
    kindOf(kind)
      .demo(on)
      .map((file) => ({ kind, file })),
  );
  const wanted = files.filter(({ file }) => file.person.from === 'portfolio').length;
  const people = demoCandidates(deps.db, addMonths(on, -12 * 24), addMonths(on, -12 * 20), wanted).values();
  const others = demoEmployers(deps.db, model);
  const first = random.below(Math.max(1, others.length));
  const employerIn = ({ employer }: DemoFile, turn: number): EmployerId | null => {
    if (employer === 'none') return null;
    if (employer === 'model') return model;
    if (employer !== 'any') return insertEmployer(deps, withIds(deps, employer));
    return others.length < fewestEmployers ? model : (others[(first + turn) % others.length] ?? model);
  };
  const complete: ContractFileId[] = [];
  for (const [turn, { kind, file }] of files.entries()) {
    const found = file.person.from === 'portfolio' ? people.next().value : undefined;
    const candidateId = personOf(deps, file, found);
    const employerId = employerIn(file, turn);
    const tutorId =
      employerId !== null && hasTutor(kindOf(kind)) ? tutorIn(employerOf(deps.db, employerId), turn) : null;
    const id = make(deps, kind, file, candidateId, employerId, tutorId);
    if (file.isComplete) complete.push(id);
  }
  const [one, ...rest] = complete;
  if (one === undefined) throw new Error('The demonstration has no complete file');
  return [one, ...rest];
}
