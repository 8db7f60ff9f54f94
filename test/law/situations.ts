/**
 * Situations of law for the recorded baseline: the written cases as they stood when it was recorded, and others drawn from
 * them by a seed. Nothing here reads the tables of the law, so that a new rule, value or code changes no situation.
 */

import { addDays, addMonths, civilDate, type Territory } from '../../shared/base/time';
import type { EvaluationContext, Facts, References } from '../../shared/law';

/** A situation as it is written down: what is known, where, and what happened since. */
export interface Situation {
  readonly facts: Facts;
  readonly territory: Territory;
  readonly heldDocuments: readonly string[];
  readonly receivedOn: string | null;
  readonly brokenOn: string | null;
  /** Place of the references in the list of the baseline; 0: none. */
  readonly references: number;
}

/** What the situations are drawn from. */
export interface SituationSource {
  readonly written: readonly { readonly scheme: string; readonly situation: Situation }[];
  readonly references: readonly References[];
  /** Days on which something changes, by scheme, in 2005–2027. */
  readonly days: Readonly<Record<string, readonly string[]>>;
  readonly drawnPerScheme: number;
}

export const contextOf = (
  { territory, heldDocuments, receivedOn, brokenOn, references }: Situation,
  known: readonly References[],
): EvaluationContext => ({
  territory,
  heldDocuments,
  receivedOn: receivedOn === null ? null : civilDate(receivedOn),
  brokenOn: brokenOn === null ? null : civilDate(brokenOn),
  ...(known[references] === undefined ? {} : { references: known[references] }),
});

/** Numbers from 0 to 1, the same for the same seed for ever (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Draw = (random: () => number, on: string) => unknown;

const oneOf =
  (...values: readonly unknown[]): Draw =>
  (random) =>
    values[Math.floor(random() * values.length)];
const between = (random: () => number, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
const whole =
  (most: number): Draw =>
  (random) =>
    random() < 0.15 ? null : between(random, 0, most);
const euros: Draw = (random) => (random() < 0.2 ? null : between(random, 0, 250_000) / 100);
/** A day before the reference date, at most so many days. */
const before =
  (days: number): Draw =>
  (random, on) =>
    random() < 0.25 ? null : addDays(civilDate(on), -between(random, 0, days));
/** Born so many years ago, often on a birthday, or the day before or after. */
const birth: Draw = (random, on) => {
  const age = between(random, 14, 58);
  const near = random() < 0.5 ? between(random, -1, 1) : -between(random, 0, 364);
  return addDays(addMonths(civilDate(on), -12 * (random() < 0.6 ? between(random, 15, 27) : age)), near);
};
const yesNo = oneOf(true, true, false, false, null);
const level = oneOf('infra3', '3', '4', '5', '6', '7', 'VI', 'Vbis', 'V', 'IV', 'III', null);

/** Every fact that a situation may have, and how one is drawn. */
const draws: Readonly<Record<string, Draw>> = {
  'candidate.birthDate': birth,
  'candidate.level': level,
  'candidate.diplomaObtained': yesNo,
  'candidate.diplomaKind': oneOf('professional', 'technological', 'general', null),
  'candidate.upperSecondaryValidated': yesNo,
  'candidate.firstHigherCycleUnfinished': yesNo,
  'candidate.registeredJobSeekerSince': before(1200),
  'candidate.jobSeekerMonthsInLast18': whole(18),
  'candidate.disabledWorker': yesNo,
  'candidate.benefits': oneOf(null, [], [], ['RSA'], ['ASS'], ['AAH'], ['RSA', 'AAH']),
  'candidate.formerAidedContract': yesNo,
  'candidate.student': oneOf(true, false, false, false, null),
  'candidate.inTraining': oneOf(true, false, false, false, null),
  'candidate.specialDifficulties': oneOf(true, true, true, false, null),
  'candidate.residence': oneOf('QPV', 'ZRR', 'other', null),
  'candidate.workPermitNeeded': oneOf(true, false, false, null),
  'candidate.employed': oneOf(true, false, false, null),
  'candidate.jobSeekerMonthsInLast12': whole(12),
  'candidate.jobSearchMonths': whole(60),
  'candidate.lowerSecondaryCompleted': yesNo,
  'candidate.topAthlete': oneOf(true, false, false, null),
  'candidate.businessProject': oneOf(true, false, false, null),
  'candidate.singleParentWithoutCare': oneOf(true, false, false, null),
  'candidate.previousApprenticeshipEndedOn': before(900),
  'candidate.previousApprenticeshipLevel': level,
  'candidate.previousApprenticeshipEnd': oneOf(
    'completed',
    'employer-closure',
    'employer-fault',
    'suspension',
    'physical-incapacity',
    'other',
    null,
  ),
  'candidate.taxBracket': oneOf('none', 'first', 'above', null),
  'candidate.deductibleResources': euros,
  'candidate.earnedResources': euros,
  'candidate.monthlyResources': euros,
  'candidate.lastCejEndedOn': before(400),
  'candidate.supportSignedOn': before(800),
  'candidate.relatedExperienceMonths': whole(60),
  'candidate.accompanied': yesNo,
  'employer.kind': oneOf(
    'private-company',
    'private-company',
    'association',
    'association',
    'local-authority',
    'public-body',
    'public-service-operator',
    'scic',
    'state',
    'private-individual',
    'temp-agency',
    'geiq',
    null,
  ),
  'employer.headcount': oneOf(null, 0, 1, 9, 10, 11, 49, 50, 120, 249, 250, 251, 500),
  'employer.conventionalMinimumMonthly': oneOf(null, null, 1450.5, 1600, 1890, 2100.25),
  'employer.region': oneOf('11', '44', '84', '01', '06', '94', null),
  'employer.integrationAgreement': yesNo,
  'employer.replacesDismissed': oneOf(true, false, false, null),
  'employer.economicDismissal6Months': oneOf(true, false, false, null),
  'employer.contributionsUpToDate': oneOf(true, true, false, null),
  'employer.quotaCommitment': yesNo,
  'contract.nature': oneOf('CDD', 'CDD', 'CDI', null),
  'contract.weeklyHours': oneOf(17.5, 20, 24, 26, 30.25, 35, 35, 39, null),
  'contract.trainingHours': whole(1500),
  'contract.renewalOf': oneOf(
    null,
    null,
    null,
    'CAE-2012-001',
    { reason: 'exam-failure', timesRenewed: 0 },
    { reason: 'further-qualification', timesRenewed: 1 },
    { reason: 'other', timesRenewed: 2 },
    {},
  ),
  'contract.qualification': oneOf(
    'RNCP',
    'RNCP',
    'CQP',
    'branch-classification',
    'experimental',
    'vae-pathway',
    null,
  ),
  'contract.branchAgreement': oneOf(
    null,
    null,
    {},
    { maxMonths: 24 },
    { maxMonths: 36, maxTrainingShare: 0.4 },
  ),
  'contract.targetLevel': level,
  'contract.targetKind': oneOf('ordinary', 'ordinary', 'vocational-licence', 'supplementary-mention', null),
  'contract.relatedToHeldDiploma': yesNo,
  'contract.cycleMonths': oneOf(null, 6, 12, 24, 36, 48),
  'contract.yearsAlreadyDone': whole(3),
  'contract.extension': oneOf(null, null, null, 'exam-failure', 'disability', 'adjusted-start'),
  'contract.previousMonthlyGross': euros,
  'contract.previousSameEmployer': yesNo,
  'contract.aidedMonthsDone': whole(60),
  'contract.aidDecidedOn': before(60),
  'immersion.isRenewal': oneOf(true, false, false, null),
  'immersion.sameHostConventions': whole(3),
  'immersion.sameHostDays': whole(90),
  'immersion.totalHours': whole(400),
  'immersion.object': oneOf('discover-trade', 'confirm-project', 'start-recruitment', null),
};
const paths = Object.keys(draws);

const territories: readonly Territory[] = [
  'metropole',
  'metropole',
  'metropole',
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'mayotte',
];
const documents = ['ID', 'DIP', 'DE', 'RQTH', 'TUT', 'PRG', 'CERFA', 'REP'];

type Sections = Record<string, Record<string, unknown>>;

function put(sections: Sections, path: string, value: unknown): void {
  const [section = '', key = ''] = path.split('.');
  const own = sections[section] ?? {};
  sections[section] = own;
  if (value === undefined) delete own[key];
  else own[key] = value;
}

/** A situation near a day that matters to the scheme: a written case with a few facts changed, or all of them drawn. */
function drawn(source: SituationSource, scheme: string, rank: number): Situation {
  const random = seeded(rank * 7919 + 20_041_001);
  const own = source.written.filter((each) => each.scheme === scheme);
  const near = own[between(random, 0, Math.max(0, own.length - 1))]?.situation;
  const days = source.days[scheme] ?? [];
  const isNear = random() < 0.6 && near !== undefined;
  const threshold = days[between(random, 0, Math.max(0, days.length - 1))] ?? '2026-09-01';
  const first = civilDate(days[0] ?? '2005-01-01');
  const last = civilDate(days.at(-1) ?? '2027-12-31');
  const span = Math.max(0, (Date.parse(last) - Date.parse(first)) / 86_400_000);
  const on =
    isNear && random() < 0.5
      ? near.facts.on
      : random() < 0.6
        ? addDays(civilDate(threshold), between(random, -2, 2))
        : addDays(first, between(random, 0, span));
  const sections: Sections = isNear
    ? structuredClone({
        candidate: near.facts.candidate ?? {},
        employer: near.facts.employer ?? {},
        contract: near.facts.contract ?? {},
        immersion: near.facts.immersion ?? {},
      })
    : {};
  if (isNear) {
    // Of the same age as in the written case, on another day.
    if (on !== near.facts.on) put(sections, 'candidate.birthDate', birth(random, on));
    for (let change = between(random, 0, 4); change > 0; change -= 1) {
      const path = paths[between(random, 0, paths.length - 1)] ?? '';
      put(sections, path, random() < 0.2 ? undefined : draws[path]?.(random, on));
    }
  } else {
    const share = random() < 0.5 ? 0.05 : random();
    for (const path of paths) if (random() >= share) put(sections, path, draws[path]?.(random, on));
  }
  const startsOn = random() < 0.1 ? undefined : addDays(on, between(random, -3, 60));
  const months =
    random() < 0.5 ? (([6, 7, 12, 24, 36] as const)[between(random, 0, 4)] ?? 12) : between(random, 1, 40);
  const endsOn =
    startsOn === undefined || random() < 0.1
      ? undefined
      : random() < 0.05
        ? null
        : addDays(addMonths(startsOn, months), between(random, -2, 1));
  const happened = (): string | null => (random() < 0.3 ? addDays(on, between(random, 0, 400)) : null);
  return {
    facts: {
      on,
      ...(startsOn === undefined ? {} : { startsOn }),
      ...(endsOn === undefined ? {} : { endsOn }),
      ...sections,
    },
    territory: territories[between(random, 0, territories.length - 1)] ?? 'metropole',
    heldDocuments: documents.filter(() => random() < 0.2),
    receivedOn: happened(),
    brokenOn: happened(),
    references: random() < 0.5 ? 0 : between(random, 0, source.references.length - 1),
  };
}

/** Every situation of a baseline, in its order: the written ones, then as many drawn for each scheme. */
export const situationsOf = (source: SituationSource): readonly Situation[] => [
  ...source.written.map(({ situation }) => situation),
  ...Object.keys(source.days).flatMap((scheme, place) =>
    Array.from({ length: source.drawnPerScheme }, (_, rank) => drawn(source, scheme, place * 100_000 + rank)),
  ),
];
