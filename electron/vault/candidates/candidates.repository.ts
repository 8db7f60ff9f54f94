import { fold } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import type { CandidateRow, Identity } from '../../../shared/candidates';
import {
  candidateRowKeys,
  likenessName,
  likenessNumber,
  nameOrder,
  nameWords,
} from '../../../shared/candidates';
import type {
  Candidate,
  CandidateId,
  CandidateInput,
  ContactKind,
  Enrolment,
  SchemeId,
} from '../../../shared/fields';
import { candidateFields, candidateKeys, levelOrder } from '../../../shared/fields';
import type { Db } from '../db';
import { assigned, columnsOf, inserted, type RowOf, recordOf, selected, storedOf } from '../db/record';
import { isOut } from '../db/states';
import type { EventKind } from '../events';

/** Columns of what an adviser types. */
const inputColumns = columnsOf(candidateKeys);

/** Columns computed from what is typed. */
const derivedColumns = columnsOf([
  'sortName',
  'sortCommune',
  'sortAdviser',
  'levelOrder',
  'likenessName',
  'likenessNumber',
  'nameWords',
]);
const ownColumns = columnsOf(['version', 'createdAt', 'updatedAt', 'lastContactOn', 'suspectedDuplicateOf']);

const written = { ...columnsOf(['id', 'batchId']), ...ownColumns, ...inputColumns, ...derivedColumns };

/** The state of a row, by the marks that it keeps. */
export const stateSql =
  "CASE WHEN candidate.trashed_on IS NOT NULL THEN 'trashed' WHEN candidate.archived_on IS NOT NULL THEN 'archived' ELSE 'active' END";

type StoredCandidate = RowOf<typeof candidateFields> & Omit<Candidate, keyof CandidateInput>;
type StoredRow = Omit<CandidateRow, 'schemes'> & { readonly schemes: string | null };

const rowColumns = `candidate.id, ${selected(columnsOf([...candidateRowKeys, 'lastContactOn']))},
  ${stateSql} AS state, coalesce(trashed_on, archived_on) AS outSince,
  (SELECT group_concat(DISTINCT scheme) FROM enrolment
   WHERE candidate_id = candidate.id AND (ended_on IS NULL OR ended_on > @today)) AS schemes`;

/** A stretch of the list in the order of the names, from the index that holds all that the search reads. */
const stretch = (columns: string, until = ''): string =>
  `SELECT ${columns} FROM candidate INDEXED BY candidate_by_search WHERE (sort_name, rowid) > (?, ?)${until}
   ORDER BY sort_name, rowid LIMIT ?`;
const nameLine = `rowid, name_words, sort_commune, ${isOut}`;

/** SQL of the hot reads, named so that the tests can ask SQLite for their plans. */
export const hotQueries = {
  byRowid: `SELECT candidate.rowid AS rowid, ${rowColumns} FROM candidate WHERE candidate.rowid = @rowid`,
  similarByBirth: 'SELECT id FROM candidate WHERE birth_date = ?',
  similarByName: 'SELECT id FROM candidate WHERE likeness_name = ?',
  similarByMobile: "SELECT id FROM candidate WHERE mobile_phone = ? AND mobile_phone <> ''",
  byNumber: "SELECT id FROM candidate WHERE likeness_number = ? AND likeness_number <> ''",
  namesAfter: stretch(nameLine),
  namesBetween: stretch(nameLine, ' AND (sort_name, rowid) <= (?, ?)'),
  figuresAfter: stretch('birth_date, postcode, likeness_number, file_number, mobile_phone, landline_phone'),
  get: `SELECT id, ${selected({ ...ownColumns, ...inputColumns })} FROM candidate WHERE id = ?`,
} as const;

/** Where somebody stands in the order of the names. */
export interface Place {
  readonly name: string;
  readonly rowid: number;
}
/** What the roster reads of somebody: row number, words of the names, folded commune, whether archived or in the trash. */
export type NameLine = readonly [rowid: number, words: string, commune: string, isOut: 0 | 1];
/** And where figures are typed: what they may be of. */
export type FigureLine = readonly [
  birthDate: CivilDate,
  postcode: string,
  likenessNumber: string,
  fileNumber: string,
  mobilePhone: string,
  landlinePhone: string,
];

const prepare = (db: Db) => ({
  get: db.prepare<[string], StoredCandidate>(hotQueries.get),
  rowidOf: db.prepare<[string], { rowid: number }>('SELECT rowid FROM candidate WHERE id = ?'),
  insert: db.prepare(`INSERT INTO candidate ${inserted(written)}`),
  update: db.prepare(
    `UPDATE candidate SET version = version + 1, updated_at = @updatedAt, ${assigned({ ...inputColumns, ...derivedColumns })}
     WHERE id = @id`,
  ),
  byRowid: db.prepare<[{ rowid: number; today: CivilDate }], StoredRow & { rowid: number }>(
    hotQueries.byRowid,
  ),
  forgetSuspicion: db
    .prepare<[string], CandidateId>(
      'UPDATE candidate SET suspected_duplicate_of = NULL WHERE suspected_duplicate_of = ? RETURNING id',
    )
    .pluck(),
  erase: db.prepare('DELETE FROM candidate WHERE id = ?'),
  contractFileCount: db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM contract_file WHERE candidate_id = ?',
  ),
  insertContact: db.prepare(
    'INSERT INTO contact (id, candidate_id, kind, happened_on, batch_id) VALUES (@id, @candidateId, @kind, @happenedOn, @batchId)',
  ),
  raiseLastContact: db.prepare(
    `UPDATE candidate SET last_contact_on = @happenedOn
     WHERE id = @candidateId AND (last_contact_on IS NULL OR last_contact_on < @happenedOn)`,
  ),
  insertEnrolment: db.prepare(
    `INSERT INTO enrolment (id, candidate_id, scheme, signed_on, ended_on, is_renewal, batch_id)
     VALUES (@id, @candidateId, @scheme, @signedOn, @endedOn, @isRenewal, @batchId)`,
  ),
  sortName: db.prepare<[number], string>('SELECT sort_name FROM candidate WHERE rowid = ?').pluck(),
  namesAfter: db.prepare<[string, number, number], NameLine>(hotQueries.namesAfter).raw(),
  namesBetween: db.prepare<[string, number, string, number, number], NameLine>(hotQueries.namesBetween).raw(),
  figuresAfter: db.prepare<[string, number, number], FigureLine>(hotQueries.figuresAfter).raw(),
});
/** Statements are prepared once for each database: an import or a demo runs them a hundred thousand times. */
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();
function statementsOf(db: Db): ReturnType<typeof prepare> {
  const known = statements.get(db);
  if (known) return known;
  const made = prepare(db);
  statements.set(db, made);
  return made;
}

function candidateOf(row: StoredCandidate): Candidate {
  const { id, version, createdAt, updatedAt, lastContactOn, suspectedDuplicateOf } = row;
  const own = { id, version, createdAt, updatedAt, lastContactOn, suspectedDuplicateOf };
  return { ...own, ...recordOf(candidateFields, row) };
}
const rowOf = (stored: StoredRow): CandidateRow => ({
  ...stored,
  schemes: (stored.schemes ?? '').split(',').filter((scheme): scheme is SchemeId => scheme !== ''),
});

/** What is drawn from what is typed, under the names of its columns in a record. */
export const drawnFromCandidate = (input: CandidateInput): Readonly<Record<string, string | number>> => ({
  sortName: nameOrder(input),
  sortCommune: fold(input.commune),
  sortAdviser: fold(input.adviser),
  levelOrder: levelOrder(input.level),
  likenessName: likenessName(input),
  likenessNumber: likenessNumber(input.fileNumber),
  nameWords: nameWords(input),
});
const stored = (input: CandidateInput): Readonly<Record<string, unknown>> => ({
  ...storedOf(candidateFields, input),
  ...drawnFromCandidate(input),
});

export function readCandidate(db: Db, id: CandidateId): Candidate | null {
  const row = statementsOf(db).get.get(id);
  return row === undefined ? null : candidateOf(row);
}

/** Row number of a candidate, under which the roster knows it. */
export const rowidOf = (db: Db, id: CandidateId): number | null =>
  statementsOf(db).rowidOf.get(id)?.rowid ?? null;

export function insertCandidateRow(
  db: Db,
  row: {
    readonly id: CandidateId;
    readonly now: string;
    readonly batchId: string | null;
    readonly suspectedDuplicateOf: CandidateId | null;
    readonly input: CandidateInput;
  },
): void {
  statementsOf(db).insert.run({
    ...stored(row.input),
    id: row.id,
    batchId: row.batchId,
    version: 1,
    createdAt: row.now,
    updatedAt: row.now,
    lastContactOn: null,
    suspectedDuplicateOf: row.suspectedDuplicateOf,
  });
}

export function writeCandidateRow(db: Db, id: CandidateId, now: string, input: CandidateInput): void {
  statementsOf(db).update.run({ ...stored(input), id, updatedAt: now });
}

/** Answers those who were suspected of being the same person, and no longer are. */
export function eraseCandidateRow(db: Db, id: CandidateId): readonly CandidateId[] {
  const { forgetSuspicion, erase } = statementsOf(db);
  const freed = forgetSuspicion.all(id);
  erase.run(id);
  return freed;
}

export function forgetSuspicionOf(db: Db, id: CandidateId): void {
  db.prepare('UPDATE candidate SET suspected_duplicate_of = NULL WHERE id = ?').run(id);
}

export const contractFileCount = (db: Db, id: CandidateId): number =>
  statementsOf(db).contractFileCount.get(id)?.n ?? 0;

/** Who else has this file number, written in any way. */
export const candidateWithNumber = (db: Db, fileNumber: string): CandidateId | null =>
  db.prepare<[string], { id: CandidateId }>(hotQueries.byNumber).get(likenessNumber(fileNumber))?.id ?? null;

export function insertContactRow(
  db: Db,
  contact: {
    readonly id: string;
    readonly candidateId: CandidateId;
    readonly kind: ContactKind;
    readonly happenedOn: CivilDate;
    readonly batchId: string | null;
  },
): void {
  const { insertContact, raiseLastContact } = statementsOf(db);
  insertContact.run(contact);
  raiseLastContact.run({ candidateId: contact.candidateId, happenedOn: contact.happenedOn });
}

const tellLastContactAnew = (db: Db, candidateId: CandidateId): void =>
  void db
    .prepare(
      `UPDATE candidate SET last_contact_on = (SELECT max(happened_on) FROM contact WHERE candidate_id = candidate.id)
       WHERE id = ?`,
    )
    .run(candidateId);

export function eraseContactRow(db: Db, candidateId: CandidateId, id: string): void {
  db.prepare('DELETE FROM contact WHERE candidate_id = ? AND id = ?').run(candidateId, id);
  tellLastContactAnew(db, candidateId);
}

export function eraseEnrolmentRow(db: Db, candidateId: CandidateId, id: string): void {
  db.prepare('DELETE FROM enrolment WHERE candidate_id = ? AND id = ?').run(candidateId, id);
}

/** Contacts and enrolments that a batch gave to one candidate are taken back, and the last contact is told anew. */
export function eraseBatchActs(db: Db, candidateId: CandidateId, batchId: string): void {
  db.prepare('DELETE FROM contact WHERE candidate_id = ? AND batch_id = ?').run(candidateId, batchId);
  db.prepare('DELETE FROM enrolment WHERE candidate_id = ? AND batch_id = ?').run(candidateId, batchId);
  tellLastContactAnew(db, candidateId);
}

/** Acts of contact of one candidate, the earliest first. */
export interface ContactRow {
  readonly id: string;
  readonly kind: ContactKind;
  readonly happenedOn: CivilDate;
}
export const contactsOf = (db: Db, candidateId: CandidateId): readonly ContactRow[] =>
  db
    .prepare<[string], ContactRow>(
      'SELECT id, kind, happened_on AS happenedOn FROM contact WHERE candidate_id = ? ORDER BY happened_on, rowid',
    )
    .all(candidateId);

/** Whether an identifier of a contact or of an enrolment is taken, whoever has it. */
export const isActIdTaken = (db: Db, id: string): boolean =>
  db
    .prepare<[string, string], { n: number }>(
      'SELECT (SELECT count(*) FROM contact WHERE id = ?) + (SELECT count(*) FROM enrolment WHERE id = ?) AS n',
    )
    .get(id, id)?.n !== 0;

/** The first day on which something is dated in the life of a person: a contact, an enrolment, a period, a paper; `null` where nothing is. */
export const firstDayOf = (db: Db, id: CandidateId): CivilDate | null =>
  db
    .prepare<[{ id: string }], CivilDate | null>(
      `SELECT min(day) FROM (SELECT min(happened_on) AS day FROM contact WHERE candidate_id = @id
         UNION ALL SELECT min(signed_on) FROM enrolment WHERE candidate_id = @id
         UNION ALL SELECT min(starts_on) FROM period WHERE candidate_id = @id
         UNION ALL SELECT min(day) FROM (SELECT issued_on AS day FROM person_document WHERE candidate_id = @id
           UNION ALL SELECT original_seen_on FROM person_document WHERE candidate_id = @id
           UNION ALL SELECT expires_on FROM person_document WHERE candidate_id = @id)
         UNION ALL SELECT min(value) FROM profile_entry, json_tree(profile_entry.content)
           WHERE candidate_id = @id AND (key = 'since' OR key GLOB '*On') AND value <> '')`,
    )
    .pluck()
    .get({ id }) ?? null;

interface EnrolmentValues extends Omit<Enrolment, 'isRenewal'> {
  readonly isRenewal: 0 | 1;
}
export const enrolmentsOf = (db: Db, candidateId: CandidateId): readonly Enrolment[] =>
  db
    .prepare<[string], EnrolmentValues>(
      `SELECT id, scheme, signed_on AS signedOn, ended_on AS endedOn, is_renewal AS isRenewal FROM enrolment
       WHERE candidate_id = ? ORDER BY signed_on DESC, rowid DESC`,
    )
    .all(candidateId)
    .map((enrolment) => ({ ...enrolment, isRenewal: enrolment.isRenewal === 1 }));

export function insertEnrolmentRow(
  db: Db,
  candidateId: CandidateId,
  enrolment: Enrolment,
  batchId: string | null,
): void {
  statementsOf(db).insertEnrolment.run({
    ...enrolment,
    isRenewal: enrolment.isRenewal ? 1 : 0,
    candidateId,
    batchId,
  });
}

export function writeEnrolmentRow(db: Db, candidateId: CandidateId, enrolment: Enrolment): void {
  db.prepare(
    `UPDATE enrolment SET scheme = @scheme, signed_on = @signedOn, ended_on = @endedOn, is_renewal = @isRenewal
     WHERE id = @id AND candidate_id = @candidateId`,
  ).run({ ...enrolment, isRenewal: enrolment.isRenewal ? 1 : 0, candidateId });
}

/** Rows of the list by row number, in the order given. */
export function rowsOf(db: Db, rowids: readonly number[], today: CivilDate): readonly CandidateRow[] {
  const { byRowid } = statementsOf(db);
  return rowids.flatMap((rowid) => {
    const found = byRowid.get({ rowid, today });
    if (found === undefined) return [];
    const { rowid: _, ...row } = found;
    return [rowOf(row)];
  });
}

export function rowById(db: Db, id: CandidateId, today: CivilDate): CandidateRow | null {
  const rowid = rowidOf(db, id);
  return rowid === null ? null : (rowsOf(db, [rowid], today)[0] ?? null);
}

const identityColumns = `id, file_number AS fileNumber, birth_name AS birthName, usual_name AS usualName,
  first_name AS firstName, birth_date AS birthDate, mobile_phone AS mobilePhone, email, commune`;
export type KnownIdentity = Identity & { readonly id: CandidateId };

/** Identities of the candidates who share a key with the one sought: birth date, names or telephone. */
export function identitiesLike(db: Db, sought: Identity): readonly KnownIdentity[] {
  const parts: string[] = [hotQueries.similarByName];
  const values: string[] = [likenessName(sought)];
  const also = (query: string, value: string | null): void => {
    if (value === null || value === '') return;
    parts.push(query);
    values.push(value);
  };
  also(hotQueries.similarByBirth, sought.birthDate);
  also(hotQueries.similarByMobile, sought.mobilePhone);
  also(hotQueries.byNumber, likenessNumber(sought.fileNumber));
  return db
    .prepare<string[], KnownIdentity>(
      `SELECT ${identityColumns} FROM candidate WHERE id IN (${parts.join(' UNION ')}) ORDER BY sort_name, rowid`,
    )
    .all(...values);
}

/** Who a record that was merged said that the person was: known by it still, under the record that stays. */
const formerIdentities = `SELECT candidate_id AS id, former_number AS fileNumber, birth_name AS birthName, usual_name AS usualName,
  first_name AS firstName, birth_date AS birthDate, '' AS mobilePhone, '' AS email, '' AS commune FROM person_merge`;
export const formerIdentitiesOf = (db: Db): readonly KnownIdentity[] =>
  db.prepare<[], KnownIdentity>(`${formerIdentities} ORDER BY rowid`).all();

/** Every identity of the portfolio, one at a time; then those of records that were merged. */
export function* allIdentities(db: Db): Generator<KnownIdentity> {
  yield* db.prepare<[], KnownIdentity>(`SELECT ${identityColumns} FROM candidate ORDER BY rowid`).iterate();
  yield* formerIdentitiesOf(db);
}

/** Where somebody stands in the order of the names; `null` where nobody has this row number. */
export function placeOf(db: Db, rowid: number): Place | null {
  const name = statementsOf(db).sortName.get(rowid);
  return name === undefined ? null : { name, rowid };
}
/** The next people in the order of the names, `upTo` included where it is given. */
export function namesAfter(db: Db, after: Place, upTo: Place | null, limit: number): readonly NameLine[] {
  const { namesAfter: toTheEnd, namesBetween } = statementsOf(db);
  return upTo === null
    ? toTheEnd.all(after.name, after.rowid, limit)
    : namesBetween.all(after.name, after.rowid, upTo.name, upTo.rowid, limit);
}
/** The figures of as many people as are asked, those of `namesAfter`, in the same order. */
export const figuresAfter = (db: Db, after: Place, count: number): readonly FigureLine[] =>
  statementsOf(db).figuresAfter.all(after.name, after.rowid, count);

/** What an event belongs to beside the person: a contract file, the import that made it. */
export interface TimelineRecord {
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly importId: string | null;
  readonly importName: string | null;
}
interface TimelineRow extends TimelineRecord {
  readonly id: number;
  readonly recordedAt: string;
  /** `null`: not known. */
  readonly happenedOn: CivilDate | null;
  readonly kind: EventKind;
  readonly actor: string;
  readonly payload: string;
  /** Instant at which its body was erased; `null` when it was not. */
  readonly erasedOn: string | null;
}
export interface CandidateEvent
  extends Omit<TimelineRow, 'id' | 'kind' | 'happenedOn' | 'erasedOn' | keyof TimelineRecord> {
  readonly kind: string;
  readonly happenedOn: CivilDate;
  readonly contractFileId: string | null;
}
// A line that only seals a state tells nothing that happened. What was merged into a record is told with it, but for its going there.
const aboutCandidate = `kind <> 'record.sealed' AND (kind <> 'candidate.united-into' OR subject_id = @id)
  AND ((subject_type = 'candidate' AND subject_id IN (SELECT @id UNION ALL SELECT merged_id FROM person_merge WHERE candidate_id = @id))
  OR (subject_type = 'contract-file' AND subject_id IN (SELECT id FROM contract_file WHERE candidate_id = @id)))`;

/** Whether an event tells of an enrolment whose day nobody knows: what is written as its day is that of the typing. */
const isUndated = (kind: string, payload: string): string =>
  `(${kind} = 'candidate.enrolment' AND json_type(${payload}, '$.signedOn') = 'null'
    AND json_type(${payload}, '$.endedOn') = 'null' AND coalesce(json_extract(${payload}, '$.isCorrection'),
      json_extract(${payload}, '$.isRemoved'), json_extract(${payload}, '$.isPutBack')) IS NOT 1)`;
/** The day of an event, as the timeline tells it; that of an event received from a colleague is judged by what it holds. */
const knownDay = `iif(${isUndated('kind', 'payload')} OR (kind = 'candidate.received-event'
  AND ${isUndated("json_extract(payload, '$.kind')", "json_extract(payload, '$.payload')")}), NULL, happened_on)`;

/** Events about a candidate and about their contract files, the latest day first, those of an unknown day last. */
export function timelineRows(
  db: Db,
  id: CandidateId,
  offset: number,
  limit: number,
): { readonly rows: readonly TimelineRow[]; readonly total: number } {
  const rows = db
    .prepare<[{ id: string; offset: number; limit: number }], TimelineRow>(
      `SELECT id, recorded_at AS recordedAt, ${knownDay} AS happenedOn, kind, actor, payload,
         iif(is_erased, coalesce((SELECT erased_at FROM body_erasure WHERE event_id = id), (SELECT erased_at FROM erasure
           WHERE erasure.subject_type = event_read.subject_type AND erasure.subject_id = event_read.subject_id)), NULL) AS erasedOn,
         iif(subject_type = 'contract-file', subject_id, NULL) AS fileId,
         (SELECT reference FROM contract_file WHERE subject_type = 'contract-file' AND contract_file.id = subject_id) AS fileName,
         batch_id AS importId, (SELECT file_name FROM import_batch WHERE import_batch.id = event_read.batch_id) AS importName
       FROM event_read WHERE ${aboutCandidate} ORDER BY happenedOn DESC NULLS LAST, id DESC LIMIT @limit OFFSET @offset`,
    )
    .all({ id, offset, limit });
  const total = db
    .prepare<[{ id: string }], { n: number }>(`SELECT count(*) AS n FROM event WHERE ${aboutCandidate}`)
    .get({ id });
  return { rows, total: total?.n ?? 0 };
}

/** Every event about a candidate and about their contract files, in the order of the journal. */
export const eventsAbout = (db: Db, id: CandidateId): readonly CandidateEvent[] =>
  db
    .prepare<[{ id: string }], CandidateEvent>(
      `SELECT recorded_at AS recordedAt, happened_on AS happenedOn, kind, actor, payload,
         CASE subject_type WHEN 'contract-file' THEN subject_id END AS contractFileId
       FROM event_read WHERE ${aboutCandidate} ORDER BY id`,
    )
    .all({ id });
