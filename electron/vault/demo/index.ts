/**
 * Demonstration: synthetic people and employers, marked as such, the same for the same seed.
 * They are written through the services of their domains, with their events, as an import would.
 * For the commands `demo` and `bench`, never for real work.
 */

import type { CivilDate } from '../../../shared/base/time';
import type { CandidateId, EmployerId } from '../../../shared/fields';
import { insertCandidate, insertContact, insertEnrolment, savePeriod, saveProfileEntry } from '../candidates';
import { insertEmployer } from '../employers';
import { savePaper } from '../papers';
import type { Deps } from '../service/deps';
import { syntheticLife } from './lives';
import { seededRandom } from './random';
import { type SyntheticCandidate, syntheticCandidates, syntheticEmployers } from './synthetic';

export { type Random, seededRandom } from './random';

export interface DemoOptions {
  readonly seed: number;
  readonly candidates: number;
  /** One for 40 candidates by default, from 6 to 500. */
  readonly employers?: number;
  readonly on: CivilDate;
  /** People with a life: situations, stages, papers, profile; and contacts until so many events are told of each (0: none added). */
  readonly lives?: { readonly eventsEach: number };
  readonly progress?: (done: number, total: number) => void;
}

/** Writes what was lived, through the services that an adviser's acts go through. */
function writeLife(
  deps: Deps,
  person: SyntheticCandidate,
  options: Parameters<typeof syntheticLife>[1],
): void {
  const { id } = person;
  const { periods, papers, profile, contacts } = syntheticLife(person, options);
  const asOf = (day: CivilDate): Deps => ({ ...deps, clock: { today: () => day, now: deps.clock.now } });
  const received = asOf(person.input.firstReceptionOn ?? options.on);
  for (const paper of papers) savePaper(received, id, null, paper);
  for (const entry of profile) saveProfileEntry(received, id, null, entry, null);
  for (const period of periods) savePeriod(asOf(period.startsOn), id, null, period, false);
  for (const contact of contacts) insertContact(deps, { candidateId: id, ...contact });
}

/** People written between two reports of progress, in one transaction. */
const batchSize = 20_000;

/** Fills the portfolio with synthetic people. Returns their identifiers in the order made. */
export function fillDemo(
  deps: Deps,
  options: DemoOptions,
): { readonly candidateIds: readonly CandidateId[]; readonly employerIds: readonly EmployerId[] } {
  const { seed, on, candidates: count, lives } = options;
  // A sequence of its own: the people are the same with their lives and without.
  const random = seededRandom(seed ^ 0x11fe11fe);
  const employerCount = options.employers ?? Math.min(500, Math.max(6, Math.ceil(count / 40)));
  const employerIds = deps.db.transaction(() =>
    [...syntheticEmployers({ seed, count: employerCount, on })].map(({ id, input }) =>
      insertEmployer(deps, input, id),
    ),
  )();
  const candidateIds: CandidateId[] = [];
  const people = syntheticCandidates({ seed, count, on });
  const writeBatch = deps.db.transaction(() => {
    for (let written = 0; written < batchSize; written += 1) {
      const next = people.next();
      if (next.done) return;
      const { id, input, contacts, enrolments } = next.value;
      candidateIds.push(insertCandidate(deps, input, { id }));
      for (const contact of contacts) insertContact(deps, { candidateId: id, ...contact });
      for (const enrolment of enrolments) insertEnrolment(deps, { candidateId: id, ...enrolment });
      if (lives !== undefined) writeLife(deps, next.value, { on, eventsEach: lives.eventsEach, random });
    }
  });
  while (candidateIds.length < count) {
    writeBatch();
    options.progress?.(candidateIds.length, count);
  }
  return { candidateIds, employerIds };
}
