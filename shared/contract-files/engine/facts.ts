import type { CivilDate } from '../../base/time';
import type { CandidateForEmployer, Employer } from '../../fields';
import type { Facts } from '../../law';
import type { Fields } from './contract-file.schema';
import { factsFrom, type PersonBeside, pivotDateOf, sourcesOf } from './fact-sources';
import type { OwnFacts } from './kind';

/**
 * What is known of a file, as the rules read it. Unknown stays absent; `null` only where it is known that there is none
 * (no renewal, no collective agreement, no registration as a job seeker); what two places say otherwise is left out.
 */
export const factsOf = (
  candidate: CandidateForEmployer,
  employer: Employer | null,
  fields: Fields,
  today: CivilDate,
  more: { readonly person?: PersonBeside; readonly own?: OwnFacts } = {},
): Facts => factsFrom(sourcesOf({ candidate, employer, fields, ...more }, today), pivotDateOf(fields, today));
