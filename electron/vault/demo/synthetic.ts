import { fold } from '../../../shared/base/text';
import { addDays, addMonths, type CivilDate, civilDate } from '../../../shared/base/time';
import type { CandidateId, CandidateInput, ContactKind, LevelCode, SchemeId } from '../../../shared/fields';
import {
  type EmployerId,
  type EmployerInput,
  emptyCandidate,
  emptyEmployer,
  opcoOf,
  passesLuhn,
  type TutorId,
} from '../../../shared/fields';
import { communes, companyEndings, companyStems, firstNames, streets, surnames } from './names';
import { type Random, seededRandom } from './random';

export interface SyntheticCandidate {
  readonly id: CandidateId;
  readonly input: CandidateInput;
  readonly contacts: readonly { readonly kind: ContactKind; readonly happenedOn: CivilDate }[];
  readonly enrolments: readonly {
    readonly scheme: SchemeId;
    readonly signedOn: CivilDate;
    readonly endedOn: CivilDate | null;
    readonly isRenewal: boolean;
  }[];
}

export interface SyntheticEmployer {
  readonly id: EmployerId;
  readonly input: EmployerInput;
}

/** Every choice comes from the seed; `on` is the day on which the demonstration stands. */
export interface SyntheticOptions {
  readonly seed: number;
  readonly count: number;
  readonly on: CivilDate;
}

const daysBefore = 730;
const levels: readonly [LevelCode, ...LevelCode[]] = [
  '3',
  'infra3',
  '4',
  '4',
  '3',
  'infra3',
  '5',
  '3',
  '4',
  'V',
  'IV',
  '6',
];
const contactKinds: readonly [ContactKind, ...ContactKind[]] = [
  'interview',
  'interview',
  'call',
  'workshop',
  'group-information',
];
const romes = ['D1408', 'D1401', 'M1601', 'M1607', 'D1432', 'I1404'] as const;
const comments = [
  'Disponible de suite.',
  'Préfère les horaires de journée.',
  'Cherche un contrat en alternance.',
  'A travaillé en accueil.',
] as const;

/** Schemes of support with the time in which they could be signed (docs/sources/schemes.md, Schemes and their time). */
const schemes: readonly { readonly id: SchemeId; readonly from: CivilDate; readonly to: CivilDate | null }[] =
  [
    { id: 'CIVIS', from: civilDate('2005-04-01'), to: civilDate('2016-12-31') },
    { id: 'CIVIS_RENFORCE', from: civilDate('2005-04-01'), to: civilDate('2016-12-31') },
    { id: 'GJ', from: civilDate('2013-10-01'), to: civilDate('2022-02-28') },
    { id: 'PMSMP', from: civilDate('2015-01-01'), to: null },
    { id: 'PACEA', from: civilDate('2017-01-01'), to: null },
    { id: 'CEJ', from: civilDate('2022-03-01'), to: null },
    { id: 'PARRAINAGE', from: civilDate('2004-01-01'), to: null },
  ];

const fourDigits = (number: number): string => String(number % 10_000).padStart(4, '0');
/** Numbers of the ranges that are kept for fiction: 06 39 98 xx xx and 04 65 71 xx xx. */
const mobile = (number: number): string => `+3363998${fourDigits(number)}`;
const landline = (number: number): string => `+3346571${fourDigits(number)}`;

const address = (random: Random): Pick<CandidateInput, 'street' | 'postcode' | 'commune'> => {
  const [postcode, commune] = random.pickEarly(communes);
  return { street: `${1 + random.below(180)} ${random.pick(streets)}`, postcode, commune };
};

const tri = (random: Random, yes: number, no: number): 'yes' | 'no' | 'unknown' => {
  const draw = random.below(100);
  return draw < yes ? 'yes' : draw < yes + no ? 'no' : 'unknown';
};

function adviserNamed(index: number): string {
  const letters = index < 26 ? '' : String.fromCharCode(64 + Math.floor(index / 26));
  return `${index % 2 === 0 ? 'Conseillère' : 'Conseiller'} ${letters}${String.fromCharCode(65 + (index % 26))}`;
}

/** Days counted back from one: each is computed once, since arithmetic on dates is what would cost most. */
function daysBack(on: CivilDate): (days: number) => CivilDate {
  const known = new Map<number, CivilDate>();
  return (days) => {
    const date = known.get(days) ?? addDays(on, -days);
    known.set(days, date);
    return date;
  };
}

function syntheticCandidate(
  random: Random,
  index: number,
  count: number,
  back: (days: number) => CivilDate,
): SyntheticCandidate {
  const sex = random.chance(50) ? 'F' : 'M';
  const isOutside = random.chance(4);
  const ageDays = isOutside
    ? 365 * (random.chance(30) ? 15 : 26) + random.below(900)
    : 365.25 * 16 + random.below(3650);
  const birthDate = back(Math.floor(ageDays));
  const birthName = random.chance(4)
    ? `${random.pickEarly(surnames)}-${random.pickEarly(surnames)}`
    : random.pickEarly(surnames);
  const firstName = random.pickEarly(firstNames[sex]);
  const level = random.chance(92) ? random.pick(levels) : null;
  const hasDiploma = level === null ? 'unknown' : tri(random, 60, 32);
  const received = random.below(daysBefore);
  const firstReceptionOn = back(received);
  const jobSeeker = tri(random, 62, 18);
  const input: CandidateInput = {
    ...emptyCandidate,
    ...address(random),
    fileNumber: `DEMO-${String(index + 1).padStart(6, '0')}`,
    sex,
    birthName,
    usualName: sex === 'F' && random.chance(2) ? random.pickEarly(surnames) : '',
    firstName,
    birthDate,
    nationality: random.chance(88) ? 'french' : random.chance(40) ? 'european' : 'other',
    qpv: tri(random, 30, 45),
    zrr: tri(random, 5, 70),
    mobilePhone: random.chance(94) ? mobile(index) : '',
    landlinePhone: random.chance(20) ? landline(index) : '',
    email: random.chance(70) ? `${fold(firstName).replaceAll(' ', '.')}.demo${index + 1}@example.org` : '',
    level,
    diplomaObtained: hasDiploma,
    diplomaKind:
      hasDiploma === 'yes' ? random.pick(['professional', 'professional', 'general', 'technological']) : null,
    upperSecondaryValidated:
      level === null ? 'unknown' : ['4', 'IV', '5', '6'].includes(level) ? hasDiploma : 'no',
    jobSeeker,
    jobSeekerSince: jobSeeker === 'yes' ? back(random.below(600)) : null,
    disabledWorker: tri(random, 4, 60),
    benefits: random.chance(35) ? [] : random.chance(5) ? ['RSA'] : null,
    formerAidedContract: tri(random, 4, 60),
    student: tri(random, 3, 80),
    inTraining: tri(random, 8, 75),
    drivingLicence: tri(random, 35, 50),
    romeCode: random.chance(70) ? random.pick(romes) : '',
    adviser: adviserNamed(random.below(Math.max(3, Math.min(52, Math.ceil(count / 150))))),
    firstReceptionOn,
    comment: random.chance(25) ? random.pick(comments) : '',
  };

  // The latest first: the date of the last contact is then written once.
  const later = Array.from({ length: random.below(3) }, () => random.below(received + 1)).sort(
    (a, b) => a - b,
  );
  const contacts = [
    ...later.map((days) => ({ kind: random.pick(contactKinds), happenedOn: back(days) })),
    { kind: 'interview' as const, happenedOn: firstReceptionOn },
  ];

  const signed = received - random.below(60);
  const open =
    signed < 0
      ? []
      : schemes.filter(({ from, to }) => from <= back(signed) && (to === null || back(signed) <= to));
  const [scheme] = open.length === 0 ? [] : [open[random.below(open.length)]];
  const end = signed - 90 - random.below(450);
  const enrolments =
    scheme && random.chance(60)
      ? [
          {
            scheme: scheme.id,
            signedOn: back(signed),
            endedOn: end > 0 ? back(end) : null,
            isRenewal: random.chance(8),
          },
        ]
      : [];
  // A brand for an identifier made here.
  return { id: random.uuid() as CandidateId, input, contacts, enrolments };
}

/** Candidates that exist nowhere: the same seed, count and date give the same people, in the same order. */
export function* syntheticCandidates(
  options: SyntheticOptions,
): Generator<SyntheticCandidate, void, undefined> {
  // A sequence of its own: identifiers that the caller draws from the bare seed are never given twice.
  const random = seededRandom(options.seed ^ 0x51f15ead);
  const back = daysBack(options.on);
  for (let index = 0; index < options.count; index += 1)
    yield syntheticCandidate(random, index, options.count, back);
}

/** The digits followed by the one that makes Luhn's check pass. */
const withCheckDigit = (digits: string): string =>
  `${digits}${[...'0123456789'].find((check) => passesLuhn(digits + check)) ?? '0'}`;

const sectors = [
  { naf: '8220Z', idcc: '2098' },
  { naf: '8220Z', idcc: '2098' },
  { naf: '4791A', idcc: '2198' },
  { naf: '4791B', idcc: '2198' },
  { naf: '8211Z', idcc: '2098' },
] as const;

function syntheticEmployer(random: Random, index: number, on: CivilDate): SyntheticEmployer {
  const sector = random.pick(sectors);
  // No register gives numbers from 999 000 000 on.
  const siren = withCheckDigit(`999${String(index % 100_000).padStart(5, '0')}`);
  const person = (): { readonly lastName: string; readonly firstName: string } => ({
    lastName: random.pickEarly(surnames),
    firstName: random.pickEarly(firstNames[random.chance(50) ? 'F' : 'M']),
  });
  const input: EmployerInput = {
    ...emptyEmployer,
    ...address(random),
    name: `${random.pick(companyStems)} ${random.pick(companyEndings)} ${index + 1} (démonstration)`,
    siret: withCheckDigit(`${siren}${String(10 + random.below(20)).padStart(4, '0')}`),
    kind: random.chance(90) ? 'private-company' : 'association',
    naf: sector.naf,
    idcc: sector.idcc,
    opco: opcoOf(sector.idcc, on)?.name ?? '',
    headcount: 12 + random.below(400),
    phone: landline(index + 5000),
    email: `recrutement.demo${index + 1}@example.org`,
    contacts: [
      {
        id: random.uuid(),
        ...person(),
        role: 'Direction',
        phone: landline(index + 6000),
        email: '',
        isSignatory: true,
      },
      {
        id: random.uuid(),
        ...person(),
        role: 'Ressources humaines',
        phone: '',
        email: `rh.demo${index + 1}@example.org`,
        isSignatory: false,
      },
    ],
    tutors: Array.from({ length: 1 + random.below(2) }, () => ({
      // A brand for an identifier made here.
      id: random.uuid() as TutorId,
      ...person(),
      birthDate: addMonths(on, -12 * (28 + random.below(25))),
      job: 'Superviseur de plateau',
      qualification: 'Relation client à distance',
      experienceYears: 2 + random.below(12),
      currentTutees: random.below(2),
      isEmployer: false,
      phone: '',
      email: '',
    })),
  };
  return { id: random.uuid() as EmployerId, input };
}

/** Employers that exist nowhere, marked "(démonstration)", with valid SIRET of an unused range, contacts and tutors. */
export function* syntheticEmployers({
  seed,
  count,
  on,
}: SyntheticOptions): Generator<SyntheticEmployer, void, undefined> {
  // Another sequence than the candidates', so that the number of one does not change the other.
  const random = seededRandom(seed ^ 0x9e3779b9);
  for (let index = 0; index < count; index += 1) yield syntheticEmployer(random, index, on);
}
