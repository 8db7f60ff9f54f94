/**
 * States of a person: archived with the reason and the day of the exit, in the trash, or neither. What stands in the columns is
 * kept by the table of `shared/candidates/states.ts`; one that is in the trash keeps that it was archived.
 */
const isOut = 'archived_on IS NOT NULL OR trashed_on IS NOT NULL';

export const migration0190 = {
  version: 190,
  intent: 'people archived with their exit, or in the trash; whoever is neither waits for no sweep',
  sql: /* sql */ `
    ALTER TABLE candidate ADD COLUMN archived_on TEXT;
    ALTER TABLE candidate ADD COLUMN exit_reason TEXT CHECK ((exit_reason IS NULL) = (archived_on IS NULL));
    ALTER TABLE candidate ADD COLUMN left_on TEXT CHECK ((left_on IS NULL) = (archived_on IS NULL));
    ALTER TABLE candidate ADD COLUMN exit_detail TEXT NOT NULL DEFAULT '';
    ALTER TABLE candidate ADD COLUMN trashed_on TEXT;
    -- Whom a list leaves out: as many rows as there are such people.
    CREATE INDEX candidate_out ON candidate (trashed_on, archived_on) WHERE ${isOut};
    -- The search reads who is out beside the names.
    DROP INDEX candidate_by_search;
    CREATE INDEX candidate_by_search ON candidate (sort_name, name_words, sort_commune, birth_date, postcode,
      likeness_number, file_number, mobile_phone, landline_phone, archived_on, trashed_on);
    -- An act on several people is found again by its batch, to be taken back.
    CREATE INDEX event_by_batch ON event (batch_id) WHERE batch_id IS NOT NULL;

    -- Nobody who is out is judged: whatever marks them, they do not wait.
    CREATE TRIGGER sweep_leaves_out BEFORE INSERT ON sweep_pending
      WHEN EXISTS (SELECT 1 FROM candidate WHERE id = NEW.candidate_id AND (${isOut}))
      BEGIN SELECT RAISE(IGNORE); END;
    CREATE TRIGGER sweep_changed_state AFTER UPDATE OF archived_on, trashed_on ON candidate BEGIN
      DELETE FROM sweep_pending WHERE candidate_id = NEW.id;
      DELETE FROM sweep_candidate WHERE candidate_id = NEW.id AND (NEW.archived_on IS NOT NULL OR NEW.trashed_on IS NOT NULL);
      INSERT INTO sweep_pending (candidate_id) VALUES (NEW.id);
    END;
  `,
} as const;
