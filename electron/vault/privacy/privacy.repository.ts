import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';

export interface Holdings {
  readonly attachments: number;
  readonly contacts: number;
  readonly enrolments: number;
  readonly periods: number;
  readonly papers: number;
  /** Events about her or her contract files that hold more than their kind. */
  readonly events: number;
}

/** What hangs on a person, in numbers. */
export const holdingsOf = (db: Db, id: CandidateId): Holdings =>
  db
    .prepare<[{ id: string }], Holdings>(
      `WITH file AS (SELECT id FROM contract_file WHERE candidate_id = @id)
       SELECT (SELECT count(*) FROM attachment WHERE contract_file_id IN (SELECT id FROM file))
           + (SELECT count(*) FROM person_scan JOIN person_document ON person_document.id = document_id
              WHERE candidate_id = @id) AS attachments,
         (SELECT count(*) FROM contact WHERE candidate_id = @id) AS contacts,
         (SELECT count(*) FROM enrolment WHERE candidate_id = @id) AS enrolments,
         (SELECT count(*) FROM period WHERE candidate_id = @id) AS periods,
         (SELECT count(*) FROM person_document WHERE candidate_id = @id) AS papers,
         (SELECT count(*) FROM event JOIN event_body ON event_id = event.id
          WHERE (subject_type = 'candidate' AND subject_id IN
              (SELECT @id UNION ALL SELECT merged_id FROM person_merge WHERE candidate_id = @id))
            OR (subject_type = 'contract-file' AND subject_id IN (SELECT id FROM file))) AS events`,
    )
    .get({ id }) ?? { attachments: 0, contacts: 0, enrolments: 0, periods: 0, papers: 0, events: 0 };

/**
 * Writes the whole database anew: what was freed is overwritten, the copies that SQLite left of a row when it moved it
 * included, which `secure_delete` does not reach. The journal beside is taken up and emptied at the pause that follows, as
 * after any change (`portfolio/work.ts`). Outside of any transaction.
 */
export function overwriteFreed(db: Db): void {
  db.exec('VACUUM');
}
