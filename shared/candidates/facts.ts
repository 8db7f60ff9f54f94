import type { TriState } from '../base/procedure';
import { addMonths, type CivilDate } from '../base/time';
import type { CandidateInput, CandidateKey } from '../fields';
import type { Facts } from '../law';

type CandidateFacts = NonNullable<Facts['candidate']>;

/** "unknown" stays out of the facts. */
const answered = (value: TriState): boolean | undefined =>
  value === 'unknown' ? undefined : value === 'yes';

function residence(candidate: CandidateSaying): NonNullable<CandidateFacts['residence']> | undefined {
  if (candidate.qpv === 'yes') return 'QPV';
  if (candidate.zrr === 'yes') return 'ZRR';
  return candidate.qpv === 'no' && candidate.zrr === 'no' ? 'other' : undefined;
}

function registration(
  candidate: CandidateSaying,
  on: CivilDate,
): Pick<CandidateFacts, 'registeredJobSeekerSince' | 'jobSeekerMonthsInLast18'> {
  if (candidate.jobSeeker === 'no') return { registeredJobSeekerSince: null };
  const since = candidate.jobSeekerSince;
  if (since === null) return {};
  // Earlier registrations are not on the file, so the months are certain only when this one covers them all.
  return since <= addMonths(on, -18)
    ? { registeredJobSeekerSince: since, jobSeekerMonthsInLast18: 18 }
    : { registeredJobSeekerSince: since };
}

/** The fields of the form that say something to the rules. */
export const sayingKeys = [
  'birthDate',
  'nationality',
  'qpv',
  'zrr',
  'level',
  'diplomaObtained',
  'diplomaKind',
  'upperSecondaryValidated',
  'firstHigherCycleUnfinished',
  'jobSeeker',
  'jobSeekerSince',
  'disabledWorker',
  'benefits',
  'formerAidedContract',
  'student',
  'inTraining',
  'specialDifficulties',
] as const satisfies readonly CandidateKey[];
export type CandidateSaying = Pick<CandidateInput, (typeof sayingKeys)[number]>;

/**
 * What the file of a candidate says to the rules on a date. What is not known is absent; "no" is `false`, or `null`
 * where the fact is a date ("known to be none"). The employer's and the contract's facts are added by the contract file.
 */
export function candidateFacts(candidate: CandidateSaying, on: CivilDate): Facts {
  return {
    on,
    candidate: {
      birthDate: candidate.birthDate,
      level: candidate.level ?? undefined,
      diplomaObtained: answered(candidate.diplomaObtained),
      diplomaKind: candidate.diplomaKind ?? undefined,
      upperSecondaryValidated: answered(candidate.upperSecondaryValidated),
      firstHigherCycleUnfinished: answered(candidate.firstHigherCycleUnfinished),
      ...registration(candidate, on),
      disabledWorker: answered(candidate.disabledWorker),
      benefits: candidate.benefits ?? undefined,
      formerAidedContract: answered(candidate.formerAidedContract),
      student: answered(candidate.student),
      inTraining: answered(candidate.inTraining),
      specialDifficulties: answered(candidate.specialDifficulties),
      residence: residence(candidate),
      nationality: candidate.nationality ?? undefined,
    },
  };
}
