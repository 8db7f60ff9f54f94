import { addDays, addMonths, ageOn, type CivilDate, later } from '../../../shared/base/time';
import type { PeriodInput, ProfileInput, SituationKind, StageKind } from '../../../shared/candidates';
import type { ContactKind } from '../../../shared/fields';
import { emptyPaper, type PaperInput } from '../../../shared/papers';
import { surnames } from './names';
import type { Random } from './random';
import type { SyntheticCandidate } from './synthetic';

/** What was lived since the first reception: situations, stages, people around, papers, what the person can, contacts. */
export interface SyntheticLife {
  readonly periods: readonly PeriodInput[];
  readonly papers: readonly PaperInput[];
  readonly profile: readonly ProfileInput[];
  readonly contacts: readonly { readonly kind: ContactKind; readonly happenedOn: CivilDate }[];
}

const trainings = ['Titre professionnel Employé commercial', 'Préparation à l’alternance', 'CléA'] as const;
const abilities = [
  'Tient une caisse',
  'Répond au téléphone sans s’énerver',
  'Saisit vite et sans faute',
  'Range un rayon seul',
] as const;
const weeks = [
  'monday 08:00-18:00; tuesday 08:00-18:00; wednesday 08:00-18:00; thursday 08:00-18:00; friday 08:00-18:00',
  'monday 09:00-16:30; tuesday 09:00-16:30; thursday 09:00-16:30; friday 09:00-16:30; saturday 08:00-12:00',
] as const;
const languages = ['ar', 'pt', 'tr', 'es', 'kab'] as const;

/** The stage that goes with a situation; whoever seeks a job after a training is its leaver. */
const usualStage: Readonly<Record<SituationKind, StageKind>> = {
  employment: 'settled',
  'work-study': 'in-contract',
  training: 'in-training',
  schooling: 'preparing',
  'civic-service': 'preparing',
  'job-seeking': 'put-forward',
  none: 'to-qualify',
};

const stageOf = (kind: SituationKind, former: SituationKind | undefined): StageKind =>
  kind === 'job-seeking' && former === 'training' ? 'training-leaver' : usualStage[kind];

/** The situation of today that the boxes of the person say. */
function situationNow({ input }: SyntheticCandidate): SituationKind {
  if (input.student === 'yes') return 'schooling';
  if (input.inTraining === 'yes') return 'training';
  if (input.jobSeeker === 'yes') return 'job-seeking';
  if (input.jobSeeker === 'no') return 'employment';
  return 'none';
}

function periodsOf(person: SyntheticCandidate, on: CivilDate, random: Random): PeriodInput[] {
  const received = person.input.firstReceptionOn ?? on;
  const former = (['none', 'job-seeking', 'training'] as const).filter(() => random.chance(50));
  const steps: readonly SituationKind[] = [...former, situationNow(person)];
  const periods: PeriodInput[] = [];
  let from = received;
  let before: SituationKind | undefined;
  for (const [index, kind] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const end = addDays(from, 25 + random.below(120));
    if (!isLast && end >= on) continue;
    const to = isLast ? null : end;
    const detail = kind === 'training' ? random.pick(trainings) : '';
    periods.push({ kind, startsOn: from, endsOn: to, detail, reach: '' });
    periods.push({ kind: stageOf(kind, before), startsOn: from, endsOn: to, detail: '', reach: '' });
    before = kind;
    if (to !== null) from = addDays(to, 1);
  }
  if (random.chance(12))
    periods.push({
      kind: 'sponsor',
      startsOn: received,
      endsOn: null,
      detail: `Mme ${random.pickEarly(surnames)} (démonstration)`,
      reach: '',
    });
  return periods;
}

function papersOf({ input }: SyntheticCandidate, on: CivilDate, random: Random): PaperInput[] {
  const received = input.firstReceptionOn ?? on;
  const seen = { originalSeenOn: received, originalSeenBy: input.adviser };
  const papers: PaperInput[] = [];
  // Some good for years, some soon over, some over.
  if (random.chance(75)) {
    const expiresOn = addDays(on, -120 + random.below(2400));
    papers.push({
      ...emptyPaper('identity-card'),
      ...seen,
      issuedOn: later(addMonths(expiresOn, -120), addDays(input.birthDate, 1)),
      expiresOn,
    });
  }
  if (input.nationality === 'other')
    papers.push({
      ...emptyPaper('residence-permit'),
      ...seen,
      issuedOn: addDays(received, -30),
      expiresOn: addDays(received, 335 + random.below(400)),
    });
  if (input.diplomaObtained === 'yes' && random.chance(60))
    papers.push({ ...emptyPaper('diploma'), ...seen });
  return papers;
}

function profileOf({ input }: SyntheticCandidate, on: CivilDate, random: Random): ProfileInput[] {
  const received = input.firstReceptionOn ?? on;
  const profile: ProfileInput[] = [];
  if (random.chance(60))
    profile.push({
      kind: 'ability',
      content: { label: random.pick(abilities), since: null, remark: '' },
      evidence: random.chance(50)
        ? [{ kind: 'immersion', on: received, by: 'Entreprise (démonstration)' }]
        : [],
    });
  if (random.chance(30))
    profile.push({
      kind: 'language',
      content: {
        language: random.pick(languages),
        isMotherTongue: 'yes',
        spoken: 'C2',
        written: null,
        proof: '',
      },
      evidence: [],
    });
  if (input.drivingLicence === 'yes' && ageOn(input.birthDate, on) >= 18)
    profile.push({
      kind: 'licence',
      content: { category: 'B', state: 'held', obtainedOn: null },
      evidence: [],
    });
  if (random.chance(40))
    profile.push({
      kind: 'availability',
      content: { week: random.pick(weeks), startsOn: received, endsOn: null, remark: '' },
      evidence: [],
    });
  if (random.chance(15))
    profile.push({
      kind: 'obstacle',
      content: {
        code: random.pick(['moving', 'housing', 'digital']),
        startsOn: received,
        endsOn: null,
        act: '',
      },
      evidence: [],
    });
  return profile;
}

/**
 * The life of a synthetic person up to `on`, drawn from `random`: what her boxes say of today is the situation that goes on.
 * `eventsEach`: contacts are added, the latest being of these days, until that many things are told of her; 0: none added.
 */
export function syntheticLife(
  person: SyntheticCandidate,
  {
    on,
    eventsEach,
    random,
  }: { readonly on: CivilDate; readonly eventsEach: number; readonly random: Random },
): SyntheticLife {
  const periods = periodsOf(person, on, random);
  const papers = papersOf(person, on, random);
  const profile = profileOf(person, on, random);
  const told =
    1 + periods.length + papers.length + profile.length + person.contacts.length + person.enrolments.length;
  const received = person.input.firstReceptionOn ?? on;
  const contacts = Array.from({ length: Math.max(0, eventsEach - told) }, (_, index) => ({
    kind: random.pick(['interview', 'call', 'workshop'] as const),
    happenedOn: later(addDays(on, -(index * 7) - random.below(7)), received),
  }));
  return { periods, papers, profile, contacts };
}
