import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { normalizePhone } from '../../../shared/base/text';
import { type CivilDate, civilDateSchema, formatFrenchDate } from '../../../shared/base/time';
import {
  activeMarks,
  type BatchReport,
  type CandidateRow,
  candidateName,
  type Identity,
  likenessNumber,
  likenessOf,
  outSince,
  readIdentity,
  type SimilarCandidate,
  stateNamed,
  stateSaid,
  type TimelineEntry,
  type TimelineKind,
  timelineWords,
} from '../../../shared/candidates';
import {
  type Candidate,
  type CandidateId,
  type CandidateInput,
  type ContactKind,
  candidateInputOf,
  candidateInputSchema,
  contactKindSchema,
  type Enrolment,
  type SchemeId,
} from '../../../shared/fields';
import { presentDay } from '../clock';
import type { Db } from '../db';
import { type EventKind, erasedAt, recordEvent, type Subject } from '../events';
import type { Deps } from '../service/deps';
import { inOneBatch } from './batch';
import {
  type ContactRow,
  candidateWithNumber,
  contactsOf,
  contractFileCount,
  enrolmentsOf,
  eraseBatchActs,
  eraseCandidateRow,
  eraseContactRow,
  eraseEnrolmentRow,
  firstDayOf,
  forgetSuspicionOf,
  formerIdentitiesOf,
  identitiesLike,
  insertCandidateRow,
  insertContactRow,
  insertEnrolmentRow,
  isActIdTaken,
  readCandidate,
  rowById,
  rowidOf,
  rowsOf,
  type TimelineRecord,
  timelineRows,
  writeCandidateRow,
  writeEnrolmentRow,
} from './candidates.repository';
import { type MergeRow, mergeOf } from './person-merges.repository';
import { rosterOf, touch } from './roster.store';
import { readQuery } from './search-query';
import { readMarks } from './states.repository';
import { deleteToldApart, forgetToldApart, insertToldApart, toldApartFrom } from './told-apart.repository';

const about = (id: CandidateId): Subject => ({ type: 'candidate', id });

/** The candidate, or the refusal NOT_FOUND. */
export function candidateOf(db: Db, id: CandidateId): Candidate {
  const candidate = readCandidate(db, id);
  if (candidate) return candidate;
  const at = erasedAt(db, about(id));
  const merge = at === null ? mergeOf(db, id) : null;
  if (merge !== null) throw new Refusal('NOT_FOUND', { message: mergedMessage(db, merge) });
  throw at === null
    ? new Refusal('NOT_FOUND')
    : new Refusal('NOT_FOUND', {
        message: `Cette fiche a été effacée le ${dayWords(at)}\u202F; il n’en reste aucun nom, et rien ne peut la rendre.`,
      });
}

/** « , archivée le 3 mars 2026 »; nothing of an active fiche. */
function outWords(db: Db, id: CandidateId): string {
  const marks = readMarks(db, id) ?? activeMarks;
  const said = stateSaid(stateNamed(marks), outSince(marks));
  return said === '' ? '' : `, ${said}`;
}

export const isTrashed = (db: Db, id: CandidateId): boolean =>
  (readMarks(db, id)?.trashedOn ?? null) !== null;

/** The candidate, to write of: nothing is written into the trash. Throws NOT_FOUND, REFUSED_BY_STATE. */
export function writableOf(db: Db, id: CandidateId): Candidate {
  const candidate = candidateOf(db, id);
  if (isTrashed(db, id))
    throw new Refusal('REFUSED_BY_STATE', {
      message: 'Cette fiche est à la corbeille\u202F; restaurez-la avant d’y écrire.',
    });
  return candidate;
}

const dayWords = (instant: string): string => formatFrenchDate(civilDateSchema.parse(instant.slice(0, 10)));

function mergedMessage(db: Db, { candidateId, mergedOn }: MergeRow): string {
  const kept = readCandidate(db, candidateId);
  return `Cette fiche a été réunie le ${formatFrenchDate(mergedOn)} avec celle de ${
    kept === null ? 'la même personne' : candidateName(kept)
  }\u202F; ouvrez celle-ci\u00A0: tout y est.`;
}

/** What was typed, without the spaces around; an e-mail in lower case. */
function tidied(input: CandidateInput): CandidateInput {
  const trimmed = Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  );
  return candidateInputSchema.parse({ ...trimmed, email: input.email.trim().toLowerCase() });
}

/** Refuses what no schema of one field can see. `before` is what was there, which is never refused again. */
function check(deps: Deps, input: CandidateInput, before: Candidate | null): void {
  if (input.birthDate > presentDay(deps))
    throw new Refusal('INVALID_INPUT', {
      field: 'birthDate',
      message: 'La date de naissance est dans le futur\u202F; vérifiez l’année.',
    });
  const firstDay = before === null ? null : firstDayOf(deps.db, before.id);
  if (before !== null && firstDay !== null && input.birthDate > firstDay && before.birthDate <= firstDay)
    throw new Refusal('INVALID_INPUT', {
      field: 'birthDate',
      message: `Cette naissance serait après ce que la fiche date du ${formatFrenchDate(firstDay)}\u202F; vérifiez l’année.`,
    });
  if (input.fileNumber === '' || input.fileNumber === before?.fileNumber) return;
  const holder =
    candidateWithNumber(deps.db, input.fileNumber) ?? formerlyWithNumber(deps.db, input.fileNumber);
  if (holder === null || holder === before?.id) return;
  throw new Refusal('DUPLICATE', {
    field: 'fileNumber',
    message: `Ce numéro de dossier est déjà celui de ${candidateName(candidateOf(deps.db, holder))}${outWords(deps.db, holder)}.`,
  });
}

type Changes = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
function changesOf(before: CandidateInput, after: CandidateInput): Changes {
  const keys = Object.keys(after).filter((key): key is keyof CandidateInput => key in after);
  return Object.fromEntries(
    keys
      .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
      .map((key) => [key, { before: before[key], after: after[key] }]),
  );
}

// --- Building blocks: each writes state and event; the caller holds the transaction. ---

export interface InsertOptions {
  readonly id?: CandidateId;
  /** Import that makes the row. */
  readonly batchId?: string;
  readonly suspectedDuplicateOf?: CandidateId | null;
  /** What the event says when it is neither typed nor imported. */
  readonly received?: Readonly<Record<string, unknown>>;
}

/** Inserts a candidate as given, with its event. No check of duplicates: the import has decided. */
export function insertCandidate(deps: Deps, input: CandidateInput, options: InsertOptions = {}): CandidateId {
  // A new UUID of this process: the brand holds by construction.
  const id = options.id ?? (deps.newId() as CandidateId);
  const { batchId = null, suspectedDuplicateOf = null, received } = options;
  insertCandidateRow(deps.db, {
    id,
    now: deps.clock.now(),
    batchId,
    suspectedDuplicateOf,
    input,
  });
  recordEvent(deps, {
    kind:
      received !== undefined
        ? 'candidate.received'
        : batchId === null
          ? 'candidate.created'
          : 'candidate.imported',
    subject: about(id),
    ...(batchId === null ? {} : { batchId }),
    ...(received === undefined ? {} : { payload: received }),
  });
  touch(deps.db, id);
  return id;
}

export interface UpdateOptions {
  readonly kind?: 'candidate.updated' | 'candidate.merged';
  readonly batchId?: string;
  /** French sentence kept with the event. */
  readonly reason?: string;
}

/** Writes new values over a candidate, with the event that says what changed. Returns the new version; writes nothing when nothing changed. */
export function updateCandidateRow(
  deps: Deps,
  id: CandidateId,
  input: CandidateInput,
  options: UpdateOptions = {},
): number {
  const before = candidateOf(deps.db, id);
  const changes = changesOf(before, input);
  if (Object.keys(changes).length === 0) return before.version;
  writeCandidateRow(deps.db, id, deps.clock.now(), input);
  recordEvent(deps, {
    kind: options.kind ?? 'candidate.updated',
    subject: about(id),
    ...(options.batchId === undefined ? {} : { batchId: options.batchId }),
    payload: { changes, ...(options.reason === undefined ? {} : { reason: options.reason }) },
  });
  touch(deps.db, id);
  return before.version + 1;
}

/** Removes a candidate with contacts and enrolments; the journal keeps its events. Refused when a contract file names it. */
export function deleteCandidateRow(
  deps: Deps,
  id: CandidateId,
  options: { readonly batchId?: string } = {},
): void {
  if (contractFileCount(deps.db, id) > 0)
    throw new Refusal('REFUSED_BY_STATE', {
      message: 'Cette fiche ne peut pas être retirée\u202F: un dossier de contrat s’y rattache.',
    });
  removeCandidate(deps, id, 'candidate.removed', options);
}

/** Takes a candidate out with all that hangs on the row, and lifts the suspicions that others had of it; its event says why. */
export function removeCandidate(
  deps: Deps,
  id: CandidateId,
  kind: 'candidate.removed' | 'candidate.erased',
  { batchId }: { readonly batchId?: string } = {},
): void {
  touch(deps.db, id);
  const batch = batchId === undefined ? {} : { batchId };
  const apart = forgetToldApart(deps.db, id);
  for (const freed of new Set([...eraseCandidateRow(deps.db, id), ...apart]))
    recordEvent(deps, { kind: 'candidate.suspicion-lifted', subject: about(freed), ...batch });
  recordEvent(deps, { kind, subject: about(id), ...batch });
}

export interface NewContact {
  /** Of a contact that is put back. */
  readonly id?: string;
  readonly candidateId: CandidateId;
  readonly kind: ContactKind;
  readonly happenedOn: CivilDate;
  readonly note?: string;
  readonly batchId?: string;
}

/** Records an act of contact with its event, and moves the date of the last contact forward. */
export function insertContact(deps: Deps, contact: NewContact): void {
  const { candidateId, kind, happenedOn, note = '', batchId } = contact;
  const id = contact.id ?? deps.newId();
  insertContactRow(deps.db, { id, candidateId, kind, happenedOn, batchId: batchId ?? null });
  recordEvent(deps, {
    kind: 'candidate.contact',
    subject: about(candidateId),
    ...(batchId === undefined ? {} : { batchId }),
    // Put back, the first event tells of it again, with its note: this one says that it was.
    ...(contact.id === undefined
      ? { happenedOn, payload: { contact: kind, contactId: id, ...(note === '' ? {} : { note }) } }
      : { payload: { contact: kind, contactId: id, contactOn: happenedOn, isPutBack: true } }),
  });
  touch(deps.db, candidateId);
}

export interface NewEnrolment {
  readonly candidateId: CandidateId;
  readonly scheme: SchemeId;
  /** `null`: an extract names the scheme without a date. */
  readonly signedOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly isRenewal: boolean;
  readonly batchId?: string;
}

export function insertEnrolment(deps: Deps, enrolment: NewEnrolment): void {
  const { candidateId, batchId, scheme, signedOn, endedOn, isRenewal } = enrolment;
  insertEnrolmentRow(
    deps.db,
    candidateId,
    { id: deps.newId(), scheme, signedOn, endedOn, isRenewal },
    batchId ?? null,
  );
  recordEvent(deps, {
    kind: 'candidate.enrolment',
    subject: about(candidateId),
    happenedOn: signedOn ?? endedOn ?? deps.clock.today(),
    ...(batchId === undefined ? {} : { batchId }),
    payload: { scheme, signedOn, endedOn, isRenewal },
  });
  touch(deps.db, candidateId);
}

/** Takes back the contacts and enrolments that a batch gave to a candidate; the undo of the batch writes the event. */
export function deleteBatchActs(deps: Deps, candidateId: CandidateId, batchId: string): void {
  eraseBatchActs(deps.db, candidateId, batchId);
  touch(deps.db, candidateId);
}

/**
 * Takes in the contacts and enrolments of a received person, without events of their own: the sender's events come with
 * them. An act that is already there is left out; an enrolment that is there without its end takes it.
 */
export function receiveActs(
  { db, newId }: Deps,
  candidateId: CandidateId,
  contacts: readonly ContactRow[],
  enrolments: readonly Enrolment[],
): void {
  const dayOf = (act: { kind: string; happenedOn: string }): string => `${act.kind} ${act.happenedOn}`;
  const before = contactsOf(db, candidateId);
  const [ids, days] = [new Set(before.map(({ id }) => id)), new Set(before.map(dayOf))];
  const freeId = (id: string): string => (isActIdTaken(db, id) ? newId() : id);
  for (const contact of contacts) {
    if (ids.has(contact.id) || days.has(dayOf(contact))) continue;
    insertContactRow(db, { ...contact, id: freeId(contact.id), candidateId, batchId: null });
  }
  const known = enrolmentsOf(db, candidateId);
  for (const enrolment of enrolments) {
    const same = known.find(
      (each) =>
        each.id === enrolment.id ||
        (each.scheme === enrolment.scheme && each.signedOn === enrolment.signedOn),
    );
    if (!same) insertEnrolmentRow(db, candidateId, { ...enrolment, id: freeId(enrolment.id) }, null);
    else if (same.endedOn === null && enrolment.endedOn !== null)
      writeEnrolmentRow(db, candidateId, { ...same, endedOn: enrolment.endedOn });
  }
  touch(db, candidateId);
}

// --- What the procedures do. ---

export function createCandidate(deps: Deps, typed: CandidateInput): Candidate {
  const input = tidied(typed);
  check(deps, input, null);
  const id = deps.db.transaction(() => insertCandidate(deps, input))();
  return candidateOf(deps.db, id);
}

export function updateCandidate(
  deps: Deps,
  id: CandidateId,
  version: number,
  typed: CandidateInput,
): Candidate {
  const before = writableOf(deps.db, id);
  if (before.version !== version) throw new Refusal('CONFLICT');
  const input = tidied(typed);
  check(deps, input, before);
  deps.db.transaction(() => updateCandidateRow(deps, id, input))();
  return candidateOf(deps.db, id);
}

/** Gives people the adviser that is told, as one batch; whoever is in the trash is left. */
export function changeAdviser(
  deps: Deps,
  ids: readonly CandidateId[],
  typed: string,
  reason: string,
): BatchReport {
  const adviser = typed.trim();
  return inOneBatch(deps, ids, (id, batchId) => {
    const before = candidateOf(deps.db, id);
    if (adviser === before.adviser) return 'même conseiller';
    if (isTrashed(deps.db, id)) return 'fiche à la corbeille';
    updateCandidateRow(
      deps,
      id,
      { ...candidateInputOf(before), adviser },
      { batchId, reason: reason.trim() },
    );
    return null;
  });
}

export function recordContact(
  deps: Deps,
  {
    id,
    contactId,
    kind,
    happenedOn,
    note,
  }: {
    readonly id: CandidateId;
    readonly contactId?: string | undefined;
    readonly kind: ContactKind;
    readonly happenedOn: CivilDate;
    readonly note: string;
  },
): Candidate {
  const candidate = writableOf(deps.db, id);
  if (contactId !== undefined && isActIdTaken(deps.db, contactId)) throw new Refusal('NOT_FOUND');
  if (happenedOn > presentDay(deps))
    throw new Refusal('INVALID_INPUT', {
      field: 'happenedOn',
      message: 'Un contact se note le jour même ou après coup\u202F: cette date est dans le futur.',
    });
  if (happenedOn < candidate.birthDate)
    throw new Refusal('INVALID_INPUT', {
      field: 'happenedOn',
      message: 'Cette date est avant la naissance du candidat.',
    });
  deps.db.transaction(() =>
    insertContact(deps, {
      ...(contactId === undefined ? {} : { id: contactId }),
      candidateId: id,
      kind,
      happenedOn,
      note: note.trim(),
    }),
  )();
  return candidateOf(deps.db, id);
}

/** Takes a contact away; what was written of it stays in the journal. Answers what puts it back. */
export function removeContact(
  deps: Deps,
  id: CandidateId,
  contactId: string,
): Pick<ContactRow, 'kind' | 'happenedOn'> {
  writableOf(deps.db, id);
  const contact = contactsOf(deps.db, id).find((each) => each.id === contactId);
  if (contact === undefined) throw new Refusal('NOT_FOUND');
  deps.db.transaction(() => {
    eraseContactRow(deps.db, id, contactId);
    recordEvent(deps, {
      kind: 'candidate.contact',
      subject: about(id),
      payload: { contact: contact.kind, contactId, contactOn: contact.happenedOn, isRemoved: true },
    });
    touch(deps.db, id);
  })();
  return { kind: contact.kind, happenedOn: contact.happenedOn };
}

export function addNote(deps: Deps, id: CandidateId, note: string): void {
  writableOf(deps.db, id);
  if (note.trim() === '') throw new Refusal('INVALID_INPUT', { field: 'note', message: 'La note est vide.' });
  deps.db.transaction(() =>
    recordEvent(deps, { kind: 'candidate.note', subject: about(id), payload: { note: note.trim() } }),
  )();
}

/**
 * Two people who look alike are not one: remembered of the pair, and no longer told of either. `other`: by default the one
 * whom the record is taken for. The caller holds the transaction.
 */
export function keepApart(deps: Deps, one: CandidateId, other: CandidateId, batchId?: string): void {
  const isNew = insertToldApart(deps.db, one, other, deps.clock.now());
  const suspecting = [one, other].filter(
    (id) => readCandidate(deps.db, id)?.suspectedDuplicateOf === (id === one ? other : one),
  );
  for (const id of suspecting) forgetSuspicionOf(deps.db, id);
  for (const id of isNew ? [one, other] : suspecting) {
    recordEvent(deps, {
      kind: 'candidate.suspicion-lifted',
      subject: about(id),
      ...(batchId === undefined ? {} : { batchId }),
      payload: { isToldApart: true },
    });
    touch(deps.db, id);
  }
}

export function tellApart(deps: Deps, id: CandidateId, told?: CandidateId): Candidate {
  const other = told ?? candidateOf(deps.db, id).suspectedDuplicateOf;
  if (other === id)
    throw new Refusal('INVALID_INPUT', { message: 'Une fiche ne se compare pas avec elle-même.' });
  writableOf(deps.db, id);
  if (other !== null) {
    writableOf(deps.db, other);
    deps.db.transaction(() => keepApart(deps, id, other))();
  }
  return candidateOf(deps.db, id);
}

/** Takes back that two are two people. */
export function tellAlike(deps: Deps, one: CandidateId, other: CandidateId): void {
  for (const id of [one, other]) candidateOf(deps.db, id);
  deps.db.transaction(() => {
    if (!deleteToldApart(deps.db, one, other)) return;
    for (const id of [one, other]) recordEvent(deps, { kind: 'candidate.told-alike', subject: about(id) });
  })();
}

export function saveEnrolment(
  deps: Deps,
  candidateId: CandidateId,
  id: string | null,
  enrolment: Omit<Enrolment, 'id'>,
): readonly Enrolment[] {
  writableOf(deps.db, candidateId);
  const { scheme, signedOn, endedOn, isRenewal } = enrolment;
  if (signedOn !== null && endedOn !== null && endedOn < signedOn)
    throw new Refusal('INVALID_INPUT', {
      field: 'endedOn',
      message: 'La sortie du dispositif est avant l’entrée\u202F; vérifiez les deux dates.',
    });
  deps.db.transaction(() => {
    if (id === null) {
      insertEnrolment(deps, { candidateId, scheme, signedOn, endedOn, isRenewal });
      return;
    }
    const before = enrolmentsOf(deps.db, candidateId).find((each) => each.id === id);
    if (before === undefined) {
      if (isActIdTaken(deps.db, id)) throw new Refusal('NOT_FOUND');
      insertEnrolmentRow(deps.db, candidateId, { ...enrolment, id }, null);
      recordEvent(deps, {
        kind: 'candidate.enrolment',
        subject: about(candidateId),
        payload: { ...enrolment, isPutBack: true },
      });
      touch(deps.db, candidateId);
      return;
    }
    writeEnrolmentRow(deps.db, candidateId, { ...enrolment, id });
    const isEnd = before.endedOn === null && endedOn !== null;
    recordEvent(deps, {
      kind: 'candidate.enrolment',
      subject: about(candidateId),
      ...(isEnd && endedOn !== null ? { happenedOn: endedOn } : {}),
      payload: { ...enrolment, before, isCorrection: !isEnd },
    });
    touch(deps.db, candidateId);
  })();
  return enrolmentsOf(deps.db, candidateId);
}

/** Takes an enrolment away, as one that was noted by mistake: it is counted no more. */
export function removeEnrolment(deps: Deps, candidateId: CandidateId, id: string): readonly Enrolment[] {
  writableOf(deps.db, candidateId);
  const enrolment = enrolmentsOf(deps.db, candidateId).find((each) => each.id === id);
  if (enrolment === undefined) throw new Refusal('NOT_FOUND');
  const { id: _, ...told } = enrolment;
  deps.db.transaction(() => {
    eraseEnrolmentRow(deps.db, candidateId, id);
    recordEvent(deps, {
      kind: 'candidate.enrolment',
      subject: about(candidateId),
      payload: { ...told, isRemoved: true },
    });
    touch(deps.db, candidateId);
  })();
  return enrolmentsOf(deps.db, candidateId);
}

export function searchCandidates(
  deps: Deps,
  text: string,
  limit: number,
): { readonly rows: CandidateRow[]; readonly hasMore: boolean } {
  const { rowids, hasMore } = rosterOf(deps).search(readQuery(text), limit);
  const former = formerlyNumbered(deps.db, text).filter((rowid) => !rowids.includes(rowid));
  const found = [...former, ...rowids].slice(0, limit);
  return {
    rows: [...rowsOf(deps.db, found, deps.clock.today())],
    hasMore: hasMore || found.length < former.length + rowids.length,
  };
}

/** Letters and digits of a number from which former ones are looked for. */
const shortestNumber = 3;
/** Rows of those who bore a file number that begins so, before their records were merged. */
function formerlyNumbered(db: Db, text: string): readonly number[] {
  const sought = likenessNumber(text);
  if (sought.length < shortestNumber || !/\d/u.test(sought)) return [];
  const rowids = formerIdentitiesOf(db)
    .filter(({ fileNumber }) => likenessNumber(fileNumber).startsWith(sought))
    .flatMap(({ id }) => rowidOf(db, id) ?? []);
  return [...new Set(rowids)];
}
/** Who bore this file number before a merge, and is found by it still. */
const formerlyWithNumber = (db: Db, fileNumber: string): CandidateId | null =>
  formerIdentitiesOf(db).find((former) => likenessNumber(former.fileNumber) === likenessNumber(fileNumber))
    ?.id ?? null;

const mostSimilar = 20;

/** Who looks like the person being typed: sure ones first. */
export function similarCandidates(
  deps: Deps,
  typed: Omit<Identity, 'fileNumber'> & { readonly fileNumber?: string },
  except: CandidateId | null,
): SimilarCandidate[] {
  const sought: Identity = {
    ...typed,
    fileNumber: typed.fileNumber ?? '',
    mobilePhone: normalizePhone(typed.mobilePhone).phone ?? '',
    email: typed.email.trim().toLowerCase(),
  };
  const read = readIdentity(sought);
  const today = deps.clock.today();
  const apart = new Set(except === null ? [] : toldApartFrom(deps.db, except).map(({ id }) => id));
  const seen = new Set<CandidateId>();
  return [...identitiesLike(deps.db, sought), ...formerIdentitiesOf(deps.db)]
    .flatMap(({ id, ...identity }) => {
      const likeness = id === except || apart.has(id) ? null : likenessOf(read, readIdentity(identity));
      return likeness ? [{ id, certainty: likeness.certainty, reason: likeness.reason }] : [];
    })
    .sort((a, b) => Number(a.certainty === 'doubtful') - Number(b.certainty === 'doubtful'))
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .slice(0, mostSimilar)
    .flatMap(({ id, ...likeness }) => {
      const candidate = rowById(deps.db, id, today);
      return candidate ? [{ candidate, ...likeness }] : [];
    });
}

const erasedWords = (instant: string): string => `Effacé le ${dayWords(instant)}.`;

/** Fails to compile when the journal knows a kind of event that the timeline has no sentence for. */
const sentenceKind = (kind: EventKind): TimelineKind => kind;

const contactEventSchema = z.object({
  contact: contactKindSchema,
  /** Not told by an earlier version: one of its kind on its day is meant. */
  contactId: z.string().optional(),
  contactOn: z.unknown().optional(),
});
/** The contact that an event tells of, and whether it was taken away since; `null` where it tells what became of one. */
function contactTold(
  payload: unknown,
  on: CivilDate | null,
  contacts: readonly ContactRow[],
): { readonly contactId: string | null; readonly isGone: boolean } | null {
  const { data } = contactEventSchema.safeParse(payload);
  if (data === undefined || data.contactOn !== undefined) return null;
  const { contact, contactId } = data;
  const there = contacts.find(
    ({ id, kind, happenedOn }) =>
      id === contactId || (contactId === undefined && kind === contact && happenedOn === on),
  );
  return { contactId: there?.id ?? null, isGone: there === undefined };
}

const handed: ReadonlySet<EventKind> = new Set(['candidate.handed-over', 'candidate.received']);
function recordOf(kind: EventKind, row: TimelineRecord): TimelineEntry['record'] {
  const { fileId, fileName, importId, importName } = row;
  if (fileId !== null && fileName !== null) return { type: 'contract-file', id: fileId, name: fileName };
  if (importId !== null && importName !== null) return { type: 'import', id: importId, name: importName };
  return handed.has(kind) ? { type: 'handover' } : null;
}

export function timelineEntries(
  deps: Deps,
  id: CandidateId,
  offset: number,
  limit: number,
): { readonly entries: TimelineEntry[]; readonly total: number } {
  if (erasedAt(deps.db, about(id)) === null) candidateOf(deps.db, id);
  const { rows, total } = timelineRows(deps.db, id, offset, limit);
  const contacts = contactsOf(deps.db, id);
  const entries = rows.map(({ payload, kind, erasedOn, fileId, fileName, importId, importName, ...row }) => {
    const told: unknown = JSON.parse(payload);
    const { label, detail, changes } = timelineWords(sentenceKind(kind), told);
    const act =
      erasedOn === null && kind === 'candidate.contact' ? contactTold(told, row.happenedOn, contacts) : null;
    return {
      ...row,
      kind,
      label: act?.isGone ? `${label} (retiré)` : label,
      contactId: act?.contactId ?? null,
      detail: erasedOn === null ? detail : erasedWords(erasedOn),
      changes: erasedOn === null ? [...changes] : [],
      record: recordOf(kind, { fileId, fileName, importId, importName }),
    };
  });
  return { entries, total };
}
