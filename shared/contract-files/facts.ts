import { type Candidate, candidateFacts } from '../candidates';
import type { Employer } from '../employers';
import { type KnownPerson, personFacts } from '../rights';
import { type Facts, regionOfPostcode } from '../rules';
import type { CivilDate } from '../time';
import type { Fields } from './contract-files.procedures';
import { dateOf, hoursOf, numberOf, textOf, yesNoOf } from './field-values';
import type { OwnFacts } from './kinds/kind';

type ContractFacts = NonNullable<Facts['contract']>;
type EmployerFacts = NonNullable<Facts['employer']>;

/** IDCC of an employer without a collective agreement: known to have none. */
const noAgreement = '9999';

/** Leaves out what is not known: an absent fact is unknown, never `null` nor `false`. */
const knownOnly = <T extends object>(facts: T): T =>
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

const natureOf = (code: string | null): ContractFacts['nature'] => {
  switch (code) {
    case 'CDI':
      return 'CDI';
    // A temporary-work agency concludes its contrats de professionnalisation as CDD (L. 6325-23).
    case 'CDD':
    case 'CTT':
      return 'CDD';
    default:
      return undefined;
  }
};

const qualificationOf = (code: string | null): ContractFacts['qualification'] => {
  switch (code) {
    case '1':
      return 'RNCP';
    case '2':
      return 'CQP';
    case '3':
      return 'branch-classification';
    case '4':
      return 'experimental';
    case '8':
      return 'vae-pathway';
    default:
      return undefined;
  }
};

const interruptions = ['maternity', 'illness', 'work-accident', 'occupational-disease'] as const;

/** The contract that this one renews: `null` for a first contract; unknown for an amendment, which renews nothing. */
function renewalOf(fields: Fields): ContractFacts['renewalOf'] {
  const timesRenewed = numberOf(fields, 'contract.timesRenewed') ?? undefined;
  switch (textOf(fields, 'contract.type')) {
    case '11':
    case '12':
      return null;
    case '21':
      return knownOnly({ reason: 'exam-failure' as const, timesRenewed });
    case '22':
      return knownOnly({ reason: 'training-body-default' as const, timesRenewed });
    case '23': {
      const typed = textOf(fields, 'contract.interruptionReason');
      return knownOnly({ reason: interruptions.find((reason) => reason === typed), timesRenewed });
    }
    case '24':
      return knownOnly({ reason: 'further-qualification' as const, timesRenewed });
    // An amendment changes a contract already judged as a first one.
    case '30':
      return null;
    default:
      return undefined;
  }
}

function branchAgreementOf(fields: Fields): ContractFacts['branchAgreement'] {
  const applies = yesNoOf(fields, 'agreement.applies');
  if (applies === null) return undefined;
  if (!applies) return null;
  const percent = numberOf(fields, 'agreement.maxTrainingPercent');
  return knownOnly({
    maxMonths: numberOf(fields, 'agreement.maxMonths') ?? undefined,
    maxTrainingShare: percent === null ? undefined : percent / 100,
  });
}

export function contractFacts(fields: Fields): ContractFacts {
  const weekly = hoursOf(fields, 'contract.weeklyHours', 'contract.weeklyMinutes');
  return knownOnly({
    nature: natureOf(textOf(fields, 'contract.nature')),
    // Zero hours is a form not filled in yet, not a working time.
    weeklyHours: weekly === null || weekly <= 0 ? undefined : weekly,
    trainingHours: numberOf(fields, 'training.totalHours') ?? undefined,
    renewalOf: renewalOf(fields),
    qualification: qualificationOf(textOf(fields, 'training.qualificationType')),
    branchAgreement: branchAgreementOf(fields),
  });
}

/** Pivot date of the rules: the conclusion when it is typed, else today (dispositifs.md § 0). */
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
  return knownOnly({
    ...known,
    candidate: knownOnly({ ...known.candidate, ...own.candidate }),
    startsOn: dateOf(fields, 'contract.startsOn') ?? undefined,
    endsOn: dateOf(fields, 'contract.endsOn') ?? undefined,
    employer: employer === null ? undefined : knownOnly({ ...employerFacts(employer, on), ...own.employer }),
    contract: knownOnly({ ...contractFacts(fields), ...own.contract }),
  });
}
