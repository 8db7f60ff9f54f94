/** What was published of each quarter is kept, so that it can be published again and that no correction tells of a person. */
export const migration0140 = {
  version: 140,
  intent:
    'keep what was published of each quarter: figures by cell, shown or masked, never changed nor deleted',
  sql: `
    CREATE TABLE quarter_publication (
      quarter TEXT NOT NULL CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]-T[1-4]'),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      published_on TEXT NOT NULL,
      threshold INTEGER NOT NULL CHECK (threshold >= 1),
      -- Tables and quality of the report, as they left.
      report TEXT NOT NULL,
      -- [figure, count, 1 if it was shown]: counts of cells, masked ones included, without anybody in them.
      figures TEXT NOT NULL,
      PRIMARY KEY (quarter, revision)
    ) STRICT;
    CREATE TRIGGER quarter_publication_no_update BEFORE UPDATE ON quarter_publication
      BEGIN SELECT RAISE(ABORT, 'a publication is kept'); END;
    CREATE TRIGGER quarter_publication_no_delete BEFORE DELETE ON quarter_publication
      BEGIN SELECT RAISE(ABORT, 'a publication is kept'); END;
    CREATE TRIGGER quarter_publication_no_replace BEFORE INSERT ON quarter_publication
      WHEN EXISTS (SELECT 1 FROM quarter_publication WHERE quarter = NEW.quarter AND revision >= NEW.revision)
      BEGIN SELECT RAISE(ABORT, 'a publication is kept'); END;
  `,
} as const;
