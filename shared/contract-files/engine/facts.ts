import type { CivilDate } from '../../base/time';
import { candidateFacts } from '../../candidates';
import type { Candidate, Employer } from '../../fields';
import { type Facts, regionOfPostcode } from '../../law';
import { type KnownPerson, personFacts } from '../../rights';
import type { Fields } from './contract-file.schema';
import { dateOf, hoursOf } from './field-values';
import type { OwnFacts } from './kind';

type EmployerFacts = NonNullable<Facts['employer']>;

/** IDCC of an employer without a collective agreement: known to have none. */
const noAgreement = '9999';

/** Leaves out what is not known: an absent fact is unknown, never `null` nor `false`. */
export const knownOnly = <T extends object>(facts: T): T =>
  // Dropping undefined values leaves the same optional shape.
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

/** What the form of an employer says on a date. The region is that of its address; in doubt it is not known. */
export function employerFacts(employer: Employer, on: CivilDate): EmployerFacts {
  const hasNone = employer.idcc === noAgreement;
  return knownOnly({
    kind: employer.kind ?? undefined,
    headcount: employer.headcount ?? undefined,
    idcc: hasNone ? null : employer.idcc || undefined,
    region: regionOfPostcode(employer.postcode, on) ?? undefined,
    conventionalMinimumMonthly:
      employer.conventionalMinimumCents === null
        ? hasNone
          ? null
          : undefined
        : employer.conventionalMinimumCents / 100,
  });
}

/** Pivot date of the rules: the conclusion when it is typed, else today (docs/sources/schemes.md, Day of judgement). */
export const pivotDateOf = (fields: Fields, today: CivilDate): CivilDate =>
  dateOf(fields, 'contract.concludedOn') ?? today;

/** What the portfolio knows of a person besides the form: enrolments, and what was told. */
export type PersonBeside = Pick<KnownPerson, 'enrolments' | 'asked'>;

/**
 * What is known of a file, as the rules read it. Unknown stays absent; `null` only where it is known that there is none
 * (no renewal, no collective agreement, no registration as a job seeker).
 */
export function factsOf(
  candidate: Candidate,
  employer: Employer | null,
  fields: Fields,
  today: CivilDate,
  more: { readonly person?: PersonBeside; readonly own?: OwnFacts } = {},
): Facts {
  const on = pivotDateOf(fields, today);
  const known =
    more.person === undefined
      ? candidateFacts(candidate, on)
      : personFacts({ candidate, ...more.person }, on, today);
  const own = more.own ?? {};
  const weekly = hoursOf(fields, 'contract.weeklyHours', 'contract.weeklyMinutes');
  return knownOnly({
    ...known,
    candidate: knownOnly({ ...known.candidate, ...own.candidate }),
    startsOn: dateOf(fields, 'contract.startsOn') ?? undefined,
    endsOn: dateOf(fields, 'contract.endsOn') ?? undefined,
    employer: employer === null ? undefined : knownOnly({ ...employerFacts(employer, on), ...own.employer }),
    contract: knownOnly({
      // Zero hours is a form not filled in yet, not a working time.
      weeklyHours: weekly === null || weekly <= 0 ? undefined : weekly,
      ...own.contract,
    }),
    immersion: own.immersion,
  });
}
