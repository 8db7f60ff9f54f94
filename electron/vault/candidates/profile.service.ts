import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../../shared/base';
import {
  firstJobOf,
  inRank,
  isSameEntry,
  type ProfileEntry,
  type ProfileInput,
  profileFault,
  withFirstJob,
  withoutFreeText,
} from '../../../shared/candidates';
import {
  type Candidate,
  type CandidateId,
  candidateInputOf,
  type ProfileKind,
  profileKinds,
} from '../../../shared/fields';
import { presentDay } from '../clock';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { candidateOf, updateCandidateRow } from './candidates.service';
import { isProfileIdTaken, profileRowsOf, writeProfileRows } from './profile.repository';
import { touch } from './roster.store';

/** Names the first job aimed at as long as the fields of the person alone say it: always the same for the same job. */
function firstJobId({ id, romeCode, projectLabel }: Candidate): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([id, romeCode, projectLabel.trim()]))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** What a person can, wants and is hindered by. Throws NOT_FOUND. */
export function profileOf({ db }: Pick<Deps, 'db'>, id: CandidateId): readonly ProfileEntry[] {
  const candidate = candidateOf(db, id);
  return withFirstJob(profileRowsOf(db, id), candidate, firstJobId(candidate));
}

type Told = { readonly isCorrection?: true; readonly isRemoved?: true; readonly isMoved?: true };

/**
 * Writes the records of a kind, and the first job in the fields of the person, where it stands; the caller holds the
 * transaction, and says in the journal what was done to one of them.
 */
function write(deps: Deps, id: CandidateId, kind: ProfileKind, entries: readonly ProfileEntry[]): void {
  const ranked = inRank(entries);
  writeProfileRows(deps.db, id, kind, ranked);
  if (kind === 'target')
    updateCandidateRow(deps, id, { ...candidateInputOf(candidateOf(deps.db, id)), ...firstJobOf(ranked) });
}

function tell(deps: Deps, id: CandidateId, entry: ProfileEntry, told: Told = {}): void {
  const { id: _, ...input } = withoutFreeText(entry);
  recordEvent(deps, {
    kind: 'candidate.profile',
    subject: { type: 'candidate', id },
    payload: { entry: input, ...told },
  });
  touch(deps.db, id);
}

const tidied = (input: ProfileInput): ProfileInput => {
  const trim = (values: object): object =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
    );
  // The same keys and kinds of values.
  return { ...input, content: trim(input.content), evidence: input.evidence.map(trim) } as ProfileInput;
};

/**
 * Adds a record at its rank (last where none is given), or corrects the one that has this identifier.
 * Throws NOT_FOUND, INVALID_INPUT with the field.
 */
export function saveProfileEntry(
  deps: Deps,
  candidateId: CandidateId,
  id: string | null,
  typed: ProfileInput,
  rank: number | null,
): readonly ProfileEntry[] {
  const { birthDate } = candidateOf(deps.db, candidateId);
  const known = profileOf(deps, candidateId);
  const before = known.find((each) => each.id === id);
  const isElsewhere = id !== null && before === undefined && isProfileIdTaken(deps.db, id);
  if (isElsewhere || (before !== undefined && before.kind !== typed.kind)) throw new Refusal('NOT_FOUND');
  const input = tidied(typed);
  const fault = profileFault(input, before?.id ?? null, known, { birthDate, today: presentDay(deps) });
  if (fault !== null) throw new Refusal('INVALID_INPUT', fault);
  const entry: ProfileEntry = { ...input, id: id ?? deps.newId() };
  if (before !== undefined && isDeepStrictEqual(before, entry)) return known;
  const ofKind = known.filter(({ kind }) => kind === entry.kind);
  const entries = before === undefined ? ofKind : ofKind.map((each) => (each.id === id ? entry : each));
  deps.db.transaction(() => {
    write(
      deps,
      candidateId,
      entry.kind,
      before === undefined ? entries.toSpliced(rank ?? entries.length, 0, entry) : entries,
    );
    tell(deps, candidateId, entry, before === undefined ? {} : { isCorrection: true });
  })();
  return profileOf(deps, candidateId);
}

export function removeProfileEntry(
  deps: Deps,
  candidateId: CandidateId,
  id: string,
): readonly ProfileEntry[] {
  const known = profileOf(deps, candidateId);
  const entry = known.find((each) => each.id === id);
  if (entry === undefined) throw new Refusal('NOT_FOUND');
  deps.db.transaction(() => {
    write(
      deps,
      candidateId,
      entry.kind,
      known.filter((each) => each.kind === entry.kind && each.id !== id),
    );
    tell(deps, candidateId, entry, { isRemoved: true });
  })();
  return profileOf(deps, candidateId);
}

/** Puts a record at a rank among those of its kind, 0 being the first. Throws NOT_FOUND, INVALID_INPUT. */
export function moveProfileEntry(
  deps: Deps,
  candidateId: CandidateId,
  id: string,
  rank: number,
): readonly ProfileEntry[] {
  const known = profileOf(deps, candidateId);
  const entry = known.find((each) => each.id === id);
  if (entry === undefined) throw new Refusal('NOT_FOUND');
  const others = known.filter((each) => each.kind === entry.kind && each.id !== id);
  if (!profileKinds[entry.kind].isRanked || rank > others.length)
    throw new Refusal('INVALID_INPUT', { field: 'rank', message: 'Cette place n’existe pas dans la liste.' });
  const moved = others.toSpliced(rank, 0, entry);
  const before = known.filter(({ kind }) => kind === entry.kind);
  if (isDeepStrictEqual(before, inRank(moved))) return known;
  deps.db.transaction(() => {
    write(deps, candidateId, entry.kind, moved);
    tell(deps, candidateId, entry, { isMoved: true });
  })();
  return profileOf(deps, candidateId);
}

/**
 * Takes in the records of a received person, without events of their own. What is there already takes the evidence that it
 * had not; what is new comes after, unless something here is in its way.
 */
export function receiveProfile(deps: Deps, id: CandidateId, received: readonly ProfileEntry[]): void {
  const candidate = candidateOf(deps.db, id);
  const { birthDate } = candidate;
  for (const kind of new Set(received.map((entry) => entry.kind))) {
    // Those that are kept: a job that only the fields of the person say is told whole by the record that comes.
    let entries = profileRowsOf(deps.db, id);
    for (const entry of received.filter((each) => each.kind === kind)) {
      const same = entries.find((each) => each.id === entry.id || isSameEntry(each, entry));
      if (same !== undefined) {
        const isKnown = (piece: ProfileEntry['evidence'][number]): boolean =>
          same.evidence.some((one) => isDeepStrictEqual(one, piece));
        const evidence = [...same.evidence, ...entry.evidence.filter((piece) => !isKnown(piece))].slice(
          0,
          20,
        );
        entries = entries.map((each) => (each === same ? { ...each, evidence } : each));
      } else if (profileFault(entry, null, entries, { birthDate, today: presentDay(deps) }) === null)
        entries = [
          ...entries,
          { ...entry, id: isProfileIdTaken(deps.db, entry.id) ? deps.newId() : entry.id },
        ];
    }
    write(
      deps,
      id,
      kind,
      withFirstJob(entries, candidate, firstJobId(candidate)).filter((entry) => entry.kind === kind),
    );
  }
}
