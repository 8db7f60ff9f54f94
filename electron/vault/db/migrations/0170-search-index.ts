import type Database from 'better-sqlite3';
import { nameWords } from '../../../../shared/candidates';

/**
 * What the search box reads of a person, side by side and in the order of the names: the list that it goes through is read from
 * here at once, where it was made of every record.
 */
export const migration0170 = {
  version: 170,
  intent: 'words of the names as the search box reads them, and an index that holds all it reads',
  sql: /* sql */ `
    -- Drawn from the three names: folded words, each with a capital, the first names last.
    ALTER TABLE candidate ADD COLUMN name_words TEXT NOT NULL DEFAULT '';
  `,
  move: (db: Database.Database): void => {
    const write = db.prepare('UPDATE candidate SET name_words = ? WHERE rowid = ?');
    const people = db
      .prepare<[], { rowid: number; birthName: string; usualName: string; firstName: string }>(
        `SELECT rowid, birth_name AS birthName, usual_name AS usualName, first_name AS firstName FROM candidate`,
      )
      .all();
    for (const person of people) write.run(nameWords(person), person.rowid);
  },
  sqlAfter: /* sql */ `
    CREATE INDEX candidate_by_search ON candidate (sort_name, name_words, sort_commune, birth_date, postcode,
      likeness_number, file_number, mobile_phone, landline_phone);
  `,
} as const;
