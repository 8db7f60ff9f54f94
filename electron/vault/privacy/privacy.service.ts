import { Refusal } from '../../../shared/base';
import { fold, plural } from '../../../shared/base/text';
import { candidateName, isNameOf } from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import type { ErasurePreview, ErasureReason, Mention } from '../../../shared/privacy';
import { nameOfRecord } from '../access';
import { candidateOf, eventsWhileUnited, mergesInto, removeCandidate } from '../candidates';
import { eraseFile, filesOfCandidate } from '../contract-files';
import { asRefusal } from '../db';
import { draftsNaming, eraseDrafts } from '../drafts';
import { bodiesOf, bodiesThat, eraseBodies, eraseSubjects, recordsThat, type Subject } from '../events';
import { eraseImportTraces, importLinesNaming } from '../import';
import { keepErasedFacts } from '../indicators';
import { eraseViews } from '../lists';
import type { Deps } from '../service/deps';
import { readSetting, writeSetting } from '../settings';
import { namesOf } from './mentions';
import { holdingsOf, overwriteFreed } from './privacy.repository';
import { releaseRequests, requestsOf } from './requests.repository';

/** Who is to be erased, what of theirs the journal knows, and what tells them in a text. */
interface Leaving {
  readonly ids: ReadonlySet<CandidateId>;
  readonly people: readonly { readonly id: CandidateId; readonly name: string }[];
  /** Whether what was typed names the one person that goes. */
  readonly isNamed: (typed: string) => boolean;
  readonly files: ReturnType<typeof filesOfCandidate>;
  readonly subjects: readonly Subject[];
  readonly isTheirs: (subject: Subject) => boolean;
  readonly names: (text: string) => boolean;
}

function leavingOf({ db }: Deps, candidateIds: readonly CandidateId[]): Leaving {
  const ids = new Set(candidateIds);
  const records = [...ids].map((id) => ({
    candidate: candidateOf(db, id),
    files: filesOfCandidate(db, id),
    merged: mergesInto(db, id),
  }));
  const files = records.flatMap((each) => each.files);
  const subjects: readonly Subject[] = [
    // What was merged into a record is of the same person: its events too.
    ...records.flatMap(({ candidate, merged }) =>
      [candidate.id, ...merged.map(({ mergedId }) => mergedId)].map(
        (id) => ({ type: 'candidate', id }) as const,
      ),
    ),
    ...files.map(({ id }) => ({ type: 'contract-file', id }) as const),
  ];
  const known = new Set(subjects.map(({ type, id }) => `${type} ${id}`));
  return {
    ids,
    people: records.map(({ candidate }) => ({ id: candidate.id, name: candidateName(candidate) })),
    isNamed: (typed) => records.length === 1 && records.every(({ candidate }) => isNameOf(candidate, typed)),
    files,
    subjects,
    isTheirs: ({ type, id }) => known.has(`${type} ${id}`),
    names: namesOf(
      records.flatMap(({ candidate, files: own, merged }) => [
        {
          candidate,
          marks: [candidate.id, ...own.flatMap(({ id, reference }) => [id, reference])],
        },
        ...merged.map(({ mergedId, formerNumber, birthName, usualName, firstName }) => ({
          candidate: { ...candidate, birthName, usualName, firstName, fileNumber: formerNumber },
          marks: [mergedId],
        })),
      ]),
    ),
  };
}

/** What must be typed: the name of one person, the number of several. */
const confirmationOf = ({ people }: Leaving): string => {
  const [only] = people;
  return people.length === 1 && only !== undefined
    ? only.name
    : `effacer ${plural(people.length, 'personne', 'personnes')}`;
};

/** Bodies of others that name them, or were written on a record that theirs was a part of. */
function bodiesOfOthers({ db }: Deps, { ids, isTheirs, names }: Leaving) {
  const named = [...bodiesThat(db, names)];
  const known = new Set(named.map(({ eventId }) => eventId));
  const united = [...ids]
    .flatMap((id) => eventsWhileUnited(db, id))
    .filter(({ eventId }) => !known.has(eventId))
    .map(({ eventId, candidateId }) => ({
      eventId,
      subject: { type: 'candidate', id: candidateId } as const,
    }));
  return [...named, ...united].filter(({ subject }) => !isTheirs(subject));
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** What an erasure would take, and what would stay in records of others. Throws NOT_FOUND. */
export function erasureOf(deps: Deps, candidateIds: readonly CandidateId[]): Omit<ErasurePreview, 'copies'> {
  const { db } = deps;
  const leaving = leavingOf(deps, candidateIds);
  const { ids, people, files, isTheirs, names } = leaving;
  const holdings = [...ids].map((id) => holdingsOf(db, id));
  const eventsOfOthers = bodiesOfOthers(deps, leaving).length;
  const mentions = [...recordsThat(db, names)]
    .filter((subject) => !isTheirs(subject) && subject.type !== 'import')
    .map(({ type, id }): Mention => ({ type, id, label: nameOfRecord(db, type, id) ?? id }));
  return {
    people: [...people],
    confirmation: confirmationOf(leaving),
    goes: {
      files: files.length,
      attachments: sum(holdings.map(({ attachments }) => attachments)),
      contacts: sum(holdings.map(({ contacts }) => contacts)),
      enrolments: sum(holdings.map(({ enrolments }) => enrolments)),
      periods: sum(holdings.map(({ periods }) => periods)),
      papers: sum(holdings.map(({ papers }) => papers)),
      events: sum(holdings.map(({ events }) => events)) + eventsOfOthers,
      eventsOfOthers,
      drafts: draftsNaming(db, names).length,
      importLines: importLinesNaming(db, ids, names),
    },
    mentions,
  };
}

/**
 * Erases people for good: their records, contract files and attachments, the contents of their events and of others' that
 * name them, drafts, views of lists, lines of imports. Dates and kinds of their events stay under a number without a name, and what the
 * indicators counted stays counted, tied to nobody. All of it or nothing; then what was freed is overwritten.
 * Throws NOT_FOUND, INVALID_INPUT where what was typed is not what must be.
 */
export function erasePeople(
  deps: Deps,
  {
    candidateIds,
    reason,
    confirmation,
  }: {
    readonly candidateIds: readonly CandidateId[];
    readonly reason: ErasureReason;
    readonly confirmation: string;
  },
): { readonly erased: number; readonly erasedAt: string; readonly isOverwritten: boolean } {
  const { db, clock } = deps;
  const erasedAt = clock.now();
  const erased = db.transaction(() => {
    const leaving = leavingOf(deps, candidateIds);
    const asked = confirmationOf(leaving);
    if (fold(confirmation) !== fold(asked) && !leaving.isNamed(confirmation)) throw notConfirmed();
    return eraseLeaving(deps, leaving, reason);
  })();
  return { erased, erasedAt, isOverwritten: overwriteErased(deps) };
}

export const notConfirmed = (): Refusal =>
  new Refusal('INVALID_INPUT', {
    field: 'confirmation',
    message: 'Ce n’est pas ce qui est demandé\u202F; recopiez-le tel qu’il est écrit au-dessus.',
  });

/** Erases people inside the transaction of the caller, who then asks for `overwriteErased`. Throws NOT_FOUND. */
export const eraseWithin = (
  deps: Deps,
  candidateIds: readonly CandidateId[],
  reason: ErasureReason,
): number => eraseLeaving(deps, leavingOf(deps, candidateIds), reason);

function eraseLeaving(deps: Deps, leaving: Leaving, reason: ErasureReason): number {
  const { db } = deps;
  const { ids, files, subjects, names } = leaving;
  const requests = requestsOf(db, ids);
  const isOfRequest = new Set(requests);
  const bodies = [
    ...bodiesOfOthers(deps, leaving).filter(
      ({ subject: { type, id } }) => type !== 'rights-request' || !isOfRequest.has(id),
    ),
    // Whatever they tell: the state that they seal is one that named her.
    ...requests.flatMap((id) => bodiesOf(db, { type: 'rights-request', id })),
  ];
  releaseRequests(db, requests);
  for (const id of ids) keepErasedFacts(db, id);
  for (const file of files) eraseFile(deps, file);
  for (const id of ids) removeCandidate(deps, id, 'candidate.erased');
  eraseSubjects(deps, subjects, reason);
  eraseImportTraces(deps, ids, names);
  eraseDrafts(deps, names);
  eraseViews(deps, names);
  eraseBodies(deps, bodies);
  markToOverwrite(db);
  return ids.size;
}

/** Set in the transaction of an erasure, until what it freed has been overwritten: a kill in between loses nothing of that. */
const TO_OVERWRITE = 'freedToOverwrite';

/** Said inside the transaction of what frees. */
export const markToOverwrite = (db: Deps['db']): void => writeSetting(db, TO_OVERWRITE, true);

/** Overwrites what an erasure freed, where that is still to be done. Answers false where the disk has no room for it now. */
export function overwriteErased({ db }: Pick<Deps, 'db'>): boolean {
  if (readSetting(db, TO_OVERWRITE) !== true) return true;
  try {
    overwriteFreed(db);
    writeSetting(db, TO_OVERWRITE, false);
    return true;
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal instanceof Refusal && refusal.code === 'DISK_FULL') return false;
    throw error;
  }
}
