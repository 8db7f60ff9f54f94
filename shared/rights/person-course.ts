import { addDays, addMonths, type CivilDate } from '../base/time';
import { trackOf } from '../candidates';
import type { Course } from '../law';
import { type KnownPerson, passingMonths, personFacts } from './person-facts';

/** Days after `on` on which what the portfolio knows of a person may read differently, without anyone changing it. */
function readingDays(
  { candidate, enrolments, periods, asked }: KnownPerson,
  on: CivilDate,
): readonly CivilDate[] {
  const days = new Set<CivilDate>();
  const add = (day: CivilDate | null): void => {
    if (day !== null && day > on) days.add(day);
  };
  add(candidate.firstReceptionOn);
  // From then on the registration covers the whole of the last eighteen months.
  if (candidate.jobSeekerSince !== null) add(addMonths(candidate.jobSeekerSince, 18));
  for (const { signedOn, endedOn } of enrolments) {
    add(signedOn);
    add(endedOn);
  }
  for (const { kind, startsOn, endsOn } of periods) {
    if (trackOf(kind) !== 'situation') continue;
    add(startsOn);
    if (endsOn !== null) add(addDays(endsOn, 1));
  }
  for (const { toldOn } of asked) add(addDays(addMonths(toldOn, passingMonths), 1));
  return [...days].sort();
}

/** What is known of a person on a day, and what it becomes as enrolments begin and end and as answers grow old. */
export const personCourse = (person: KnownPerson, on: CivilDate): Course => ({
  facts: personFacts(person, on, on),
  later: readingDays(person, on).map((day) => personFacts(person, day, day)),
});
