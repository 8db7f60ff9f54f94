import type { CivilDate } from '../../../shared/base/time';
import type { CandidateId, ContractFileStatus, SchemeId } from '../../../shared/fields';
import type { HoldKind, RetentionHold } from '../../../shared/privacy';
import type { Db } from '../db';

export interface PersonRow {
  readonly id: CandidateId;
  readonly birthName: string;
  readonly usualName: string;
  readonly firstName: string;
  readonly sex: 'F' | 'M' | null;
  readonly birthDate: CivilDate;
  readonly createdAt: string;
  readonly firstReceptionOn: CivilDate | null;
  readonly lastContactOn: CivilDate | null;
}
const personColumns = `id, birth_name AS birthName, usual_name AS usualName, first_name AS firstName, sex,
  birth_date AS birthDate, created_at AS createdAt, first_reception_on AS firstReceptionOn, last_contact_on AS lastContactOn`;
/** A condition where one person is asked, none otherwise: one that said both would read the whole table for one. */
const only = (column: string, id: CandidateId | null): string => (id === null ? '' : `WHERE ${column} = @id`);
/** Everybody, or one person. */
export const personRows = (db: Db, id: CandidateId | null): readonly PersonRow[] =>
  db
    .prepare<[{ id: string | null }], PersonRow>(
      `SELECT ${personColumns} FROM candidate ${only('id', id)} ORDER BY sort_name, id`,
    )
    .all({ id });

export interface EnrolmentRow {
  readonly candidateId: CandidateId;
  readonly scheme: SchemeId;
  readonly signedOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
}
export const enrolmentRows = (db: Db, id: CandidateId | null): readonly EnrolmentRow[] =>
  db
    .prepare<[{ id: string | null }], EnrolmentRow>(
      `SELECT candidate_id AS candidateId, scheme, signed_on AS signedOn, ended_on AS endedOn FROM enrolment
       ${only('candidate_id', id)}`,
    )
    .all({ id });

export interface FileRow {
  readonly id: string;
  readonly candidateId: CandidateId;
  readonly reference: string;
  readonly status: ContractFileStatus;
  /** JSON: days of its acts. */
  readonly dates: string;
  readonly updatedAt: string;
  readonly attachments: number;
}
export const fileRows = (db: Db, id: CandidateId | null): readonly FileRow[] =>
  db
    .prepare<[{ id: string | null }], FileRow>(
      `SELECT id, candidate_id AS candidateId, reference, status, dates, updated_at AS updatedAt,
         (SELECT count(*) FROM attachment WHERE contract_file_id = contract_file.id) AS attachments
       FROM contract_file ${only('candidate_id', id)} ORDER BY reference`,
    )
    .all({ id });

interface HoldRow extends RetentionHold {
  readonly candidateId: CandidateId;
  readonly kind: HoldKind;
}
const holdColumns = `id, candidate_id AS candidateId, kind, reason, author, placed_on AS placedOn, until_on AS untilOn,
  lifted_on AS liftedOn`;
export const holdRows = (db: Db, id: CandidateId | null): readonly HoldRow[] =>
  db
    .prepare<[{ id: string | null }], HoldRow>(
      `SELECT ${holdColumns} FROM retention_hold ${only('candidate_id', id)} ORDER BY placed_on DESC, id`,
    )
    .all({ id });
export function insertHoldRow(db: Db, candidateId: CandidateId, hold: RetentionHold): void {
  db.prepare(
    `INSERT INTO retention_hold (id, candidate_id, kind, reason, author, placed_on, until_on, lifted_on)
     VALUES (@id, @candidateId, @kind, @reason, @author, @placedOn, @untilOn, @liftedOn)`,
  ).run({ ...hold, candidateId });
}
export function liftHoldRow(db: Db, id: string, on: CivilDate): void {
  db.prepare('UPDATE retention_hold SET lifted_on = ? WHERE id = ?').run(on, id);
}

export interface RunRow {
  readonly id: string;
  readonly month: string;
  readonly ranAt: string;
  readonly author: string;
  /** JSON: what went. */
  readonly lines: string;
}
const runColumns = 'id, month, ran_at AS ranAt, author, lines';
/** Runs, the latest first. */
export const runRows = (db: Db): readonly RunRow[] =>
  db.prepare<[], RunRow>(`SELECT ${runColumns} FROM retention_run ORDER BY ran_at DESC, id DESC`).all();
export function insertRunRow(db: Db, run: RunRow): void {
  db.prepare(
    'INSERT INTO retention_run (id, month, ran_at, author, lines) VALUES (@id, @month, @ranAt, @author, @lines)',
  ).run(run);
}
