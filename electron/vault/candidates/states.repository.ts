import type { CivilDate } from '../../../shared/base/time';
import { exitReasonSchema, type Held, type StateMarks } from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';

interface MarksRow {
  readonly archivedOn: CivilDate | null;
  readonly exitReason: string | null;
  readonly leftOn: CivilDate | null;
  readonly exitDetail: string;
  readonly trashedOn: CivilDate | null;
}

/** What somebody's fiche keeps of its state; `null` where there is no such fiche. */
export function readMarks(db: Db, id: CandidateId): StateMarks | null {
  const row = db
    .prepare<[string], MarksRow>(
      `SELECT archived_on AS archivedOn, exit_reason AS exitReason, left_on AS leftOn, exit_detail AS exitDetail,
         trashed_on AS trashedOn FROM candidate WHERE id = ?`,
    )
    .get(id);
  if (row === undefined) return null;
  const { archivedOn, exitReason, leftOn, exitDetail, trashedOn } = row;
  return {
    exit:
      archivedOn === null || leftOn === null
        ? null
        : { archivedOn, leftOn, reason: exitReasonSchema.parse(exitReason), detail: exitDetail },
    trashedOn,
  };
}

export function writeMarks(db: Db, id: CandidateId, { exit, trashedOn }: StateMarks): void {
  db.prepare(
    `UPDATE candidate SET archived_on = @archivedOn, exit_reason = @reason, left_on = @leftOn, exit_detail = @detail,
       trashed_on = @trashedOn WHERE id = @id`,
  ).run({ ...(exit ?? { archivedOn: null, reason: null, leftOn: null, detail: '' }), trashedOn, id });
}

/** What hangs on people, in numbers. */
export const heldBy = (db: Db, ids: readonly CandidateId[]): Held => {
  const held = db
    .prepare<[{ ids: string }], Held>(
      `WITH person AS (SELECT value AS id FROM json_each(@ids)),
         file AS (SELECT id, signed_on FROM contract_file WHERE candidate_id IN (SELECT id FROM person))
       SELECT (SELECT count(*) FROM file) AS files, (SELECT count(*) FROM file WHERE signed_on IS NOT NULL) AS signed,
         (SELECT count(*) FROM attachment WHERE contract_file_id IN (SELECT id FROM file)) AS attachments,
         (SELECT count(*) FROM contact WHERE candidate_id IN (SELECT id FROM person)) AS contacts,
         (SELECT count(*) FROM enrolment WHERE candidate_id IN (SELECT id FROM person)) AS enrolments`,
    )
    .get({ ids: JSON.stringify(ids) });
  return held ?? { files: 0, signed: 0, attachments: 0, contacts: 0, enrolments: 0 };
};
