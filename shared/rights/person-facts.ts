import { addMonths, type CivilDate } from '../base/time';
import { type CandidateSaying, candidateFacts, type Period, situationOn } from '../candidates';
import type { CandidateInput, Enrolment, SchemeId } from '../fields';
import { type Facts, factSpec, factsSchema } from '../law';
import type { AskedFact, AskedFactPath } from './rights.procedures';
import { isUnderWay } from './under-way';

type CandidateFacts = NonNullable<Facts['candidate']>;

/** What the portfolio holds about a person, as far as the rules are concerned. */
export interface KnownPerson {
  readonly candidate: CandidateSaying & Pick<CandidateInput, 'firstReceptionOn'>;
  readonly enrolments: readonly Pick<Enrolment, 'scheme' | 'signedOn' | 'endedOn'>[];
  /** Dated periods of her life; those of people around her say nothing to the rules. */
  readonly periods: readonly Pick<Period, 'kind' | 'startsOn' | 'endsOn'>[];
  readonly asked: readonly AskedFact[];
}

/** What passes with the weeks: six months after it was told, it is asked again. What is done stays done. */
const passing: ReadonlySet<AskedFactPath> = new Set<AskedFactPath>([
  'candidate.employed',
  'candidate.jobSeekerMonthsInLast18',
  'candidate.jobSeekerMonthsInLast12',
  'candidate.jobSearchMonths',
  'candidate.topAthlete',
  'candidate.businessProject',
  'candidate.singleParentWithoutCare',
  'candidate.taxBracket',
  'candidate.deductibleResources',
  'candidate.earnedResources',
  'candidate.monthlyResources',
]);
export const passingMonths = 6;

/** Whether what was told still counts today. A passing fact that is too old stays shown, and is asked again. */
export const isStillTold = (
  { path, toldOn }: Pick<AskedFact, 'path' | 'toldOn'>,
  today: CivilDate,
): boolean => !passing.has(path) || today <= addMonths(toldOn, passingMonths);

/** Contracts of support that the young person signs with the State. */
const supports: ReadonlySet<SchemeId> = new Set<SchemeId>(['CIVIS', 'CIVIS_RENFORCE', 'PACEA', 'CEJ']);

const latest = (dates: readonly CivilDate[]): CivilDate | undefined =>
  dates.reduce<CivilDate | undefined>(
    (last, date) => (last === undefined || date > last ? date : last),
    undefined,
  );

/**
 * What the enrolments and the first reception say on a date. None in the portfolio does not say that there was none:
 * another mission locale may have signed one.
 */
export function followed(
  { candidate, enrolments }: KnownPerson,
  on: CivilDate,
): Pick<CandidateFacts, 'supportSignedOn' | 'lastCejEndedOn' | 'accompanied'> {
  const inForce = enrolments.filter((enrolment) => isUnderWay(enrolment, on));
  const supportSignedOn = latest(
    inForce.flatMap(({ scheme, signedOn }) => (supports.has(scheme) && signedOn !== null ? [signedOn] : [])),
  );
  const lastCejEndedOn = latest(
    enrolments.flatMap(({ scheme, endedOn }) =>
      scheme === 'CEJ' && endedOn !== null && endedOn <= on ? [endedOn] : [],
    ),
  );
  const isReceived = candidate.firstReceptionOn !== null && candidate.firstReceptionOn <= on;
  return {
    ...(supportSignedOn === undefined ? {} : { supportSignedOn }),
    ...(lastCejEndedOn === undefined ? {} : { lastCejEndedOn }),
    ...(inForce.length > 0 || isReceived ? { accompanied: true } : {}),
  };
}

/** What a situation says on each of its days; one that says nothing of a fact leaves it to the form. */
const saidBySituation: Readonly<
  Partial<Record<Period['kind'], Pick<CandidateFacts, 'student' | 'inTraining' | 'employed'>>>
> = {
  employment: { employed: true },
  'work-study': { employed: true },
  training: { inTraining: true },
  schooling: { student: true },
  'job-seeking': { employed: false, student: false, inTraining: false },
  none: { employed: false, student: false, inTraining: false },
};
/** What the situation of a day says, over what the form says without a date. */
export function lived(
  { periods }: Pick<KnownPerson, 'periods'>,
  on: CivilDate,
): Pick<CandidateFacts, 'student' | 'inTraining' | 'employed'> {
  const situation = situationOn(periods, on);
  return situation === null ? {} : (saidBySituation[situation.kind] ?? {});
}

const keyOf = (path: AskedFactPath): string => path.slice('candidate.'.length);

/** Whether a value may be told for a fact: the one that the schema of the facts admits at that path. */
export function isFactValue(path: AskedFactPath, value: AskedFact['value']): boolean {
  const parsed = factsSchema.safeParse({ on: '2000-01-01', candidate: { [keyOf(path)]: value } });
  return parsed.success;
}

/** What a person told that still counts, as facts. */
export function toldFacts(asked: readonly AskedFact[], today: CivilDate): CandidateFacts {
  const told: Record<string, AskedFact['value']> = {};
  for (const fact of asked) if (isStillTold(fact, today)) told[keyOf(fact.path)] = fact.value;
  // Each value was checked against the schema of the facts when it was told.
  return told as CandidateFacts;
}

/** What the person told, where the form and the enrolments say nothing; of two ends of a CEJ the later one counts. */
function withAsked(known: CandidateFacts, asked: readonly AskedFact[], today: CivilDate): CandidateFacts {
  if (asked.length === 0) return known;
  const told: Record<string, AskedFact['value']> = {};
  for (const fact of asked) {
    if (!isStillTold(fact, today)) continue;
    const said = factSpec(fact.path)?.read({ on: today, candidate: known });
    const isLaterEnd =
      fact.path === 'candidate.lastCejEndedOn' &&
      typeof said === 'string' &&
      typeof fact.value === 'string' &&
      fact.value > said;
    if (said === undefined || isLaterEnd) told[keyOf(fact.path)] = fact.value;
  }
  // Each value was checked against the schema of the facts when it was told.
  return { ...known, ...told } as CandidateFacts;
}

/**
 * All that the portfolio knows of a person for the rules, at the reference date `on`: the form, the enrolments, and what
 * was told besides. `today` says which of the facts told still count. What is not known is absent.
 */
export function personFacts(person: KnownPerson, on: CivilDate, today: CivilDate): Facts {
  const { candidate } = candidateFacts(person.candidate, on);
  const known = { ...candidate, ...followed(person, on), ...lived(person, on) };
  const kept: Record<string, unknown> = {};
  const told: Readonly<Record<string, unknown>> = withAsked(known, person.asked, today);
  for (const key of Object.keys(told)) if (told[key] !== undefined) kept[key] = told[key];
  // Dropping undefined values leaves the same optional shape.
  return { on, candidate: kept as CandidateFacts };
}
