/**
 * First schema of the portfolio. Text columns are '' and dates NULL where nothing is known; tri-states are
 * 'yes' / 'no' / 'unknown'. `batch_id` names the import that made a row, so that the batch can be taken back.
 */
export const migration0010 = {
  version: 10,
  intent: 'portfolio, journal, candidates, employers, contract files, import, settings',
  sql: /* sql */ `
    CREATE TABLE portfolio (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      vault_id TEXT NOT NULL,
      is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE setting (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    -- Append-only: no update, no delete (triggers below). Each line carries the hash of the previous one.
    CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      recorded_at TEXT NOT NULL,
      happened_on TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject_type TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      actor TEXT NOT NULL,
      batch_id TEXT,
      payload TEXT NOT NULL,
      previous_hash BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX event_subject ON event (subject_type, subject_id, happened_on, id);
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

    CREATE TABLE import_batch (
      id TEXT PRIMARY KEY,
      file_name TEXT NOT NULL,
      file_sha256 TEXT NOT NULL,
      committed_at TEXT NOT NULL,
      row_count INTEGER NOT NULL,
      created_count INTEGER NOT NULL,
      merged_count INTEGER NOT NULL,
      refused_count INTEGER NOT NULL,
      suspected_count INTEGER NOT NULL,
      undone_at TEXT
    ) STRICT;
    -- The report is kept with the batch: rows refused or merged can be read again later.
    CREATE TABLE import_line (
      batch_id TEXT NOT NULL REFERENCES import_batch (id),
      row INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      reason TEXT NOT NULL,
      who TEXT NOT NULL,
      candidate_id TEXT,
      suspected_duplicate_of TEXT,
      -- State of the candidate before a merge, as JSON, to take the merge back; version it had after the import.
      before TEXT,
      version_after INTEGER,
      PRIMARY KEY (batch_id, row)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE import_mapping (
      headings TEXT PRIMARY KEY,
      mapping TEXT NOT NULL,
      used_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE candidate (
      id TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      batch_id TEXT REFERENCES import_batch (id),
      file_number TEXT NOT NULL,
      sex TEXT,
      birth_name TEXT NOT NULL,
      usual_name TEXT NOT NULL,
      first_name TEXT NOT NULL,
      -- Folded texts (no accents, lower case, separators as one space), for sorting and filtering.
      sort_name TEXT NOT NULL,
      sort_commune TEXT NOT NULL,
      sort_adviser TEXT NOT NULL,
      -- Rank of the level in both nomenclatures, 0 when unknown.
      level_order INTEGER NOT NULL,
      -- Names without particles nor order, and letters and digits of the file number, for finding duplicates.
      likeness_name TEXT NOT NULL,
      likeness_number TEXT NOT NULL,
      birth_date TEXT NOT NULL,
      nationality TEXT,
      street TEXT NOT NULL,
      address_complement TEXT NOT NULL,
      postcode TEXT NOT NULL,
      commune TEXT NOT NULL,
      qpv TEXT NOT NULL,
      zrr TEXT NOT NULL,
      mobile_phone TEXT NOT NULL,
      landline_phone TEXT NOT NULL,
      email TEXT NOT NULL,
      guardian TEXT,
      level TEXT,
      diploma_obtained TEXT NOT NULL,
      diploma_kind TEXT,
      diploma_label TEXT NOT NULL,
      upper_secondary_validated TEXT NOT NULL,
      first_higher_cycle_unfinished TEXT NOT NULL,
      job_seeker TEXT NOT NULL,
      job_seeker_since TEXT,
      job_seeker_number TEXT NOT NULL,
      disabled_worker TEXT NOT NULL,
      benefits TEXT,
      former_aided_contract TEXT NOT NULL,
      student TEXT NOT NULL,
      in_training TEXT NOT NULL,
      special_difficulties TEXT NOT NULL,
      driving_licence TEXT NOT NULL,
      rome_code TEXT NOT NULL,
      project_label TEXT NOT NULL,
      adviser TEXT NOT NULL,
      first_reception_on TEXT,
      last_contact_on TEXT,
      comment TEXT NOT NULL,
      suspected_duplicate_of TEXT
    ) STRICT;
    -- Ties of a sort are settled by the row number, which ends every index.
    CREATE INDEX candidate_by_name ON candidate (sort_name);
    CREATE INDEX candidate_by_birth ON candidate (birth_date, sort_name);
    CREATE INDEX candidate_by_commune ON candidate (sort_commune, sort_name);
    CREATE INDEX candidate_by_adviser ON candidate (sort_adviser, sort_name);
    CREATE INDEX candidate_by_level ON candidate (level_order, sort_name);
    CREATE INDEX candidate_by_first_reception ON candidate (first_reception_on, sort_name);
    CREATE INDEX candidate_by_last_contact ON candidate (last_contact_on, sort_name);
    CREATE INDEX candidate_by_likeness_name ON candidate (likeness_name);
    CREATE INDEX candidate_by_number ON candidate (likeness_number) WHERE likeness_number <> '';
    CREATE INDEX candidate_by_mobile ON candidate (mobile_phone) WHERE mobile_phone <> '';
    CREATE INDEX candidate_by_suspicion ON candidate (suspected_duplicate_of) WHERE suspected_duplicate_of IS NOT NULL;
    CREATE INDEX candidate_by_batch ON candidate (batch_id) WHERE batch_id IS NOT NULL;

    CREATE TABLE contact (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      happened_on TEXT NOT NULL,
      batch_id TEXT
    ) STRICT;
    CREATE INDEX contact_by_candidate ON contact (candidate_id, happened_on);
    CREATE INDEX contact_by_day ON contact (happened_on, candidate_id);

    CREATE TABLE enrolment (
      id TEXT PRIMARY KEY,
      candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
      scheme TEXT NOT NULL,
      signed_on TEXT,
      ended_on TEXT,
      is_renewal INTEGER NOT NULL CHECK (is_renewal IN (0, 1)),
      batch_id TEXT
    ) STRICT;
    CREATE INDEX enrolment_by_candidate ON enrolment (candidate_id, ended_on, scheme);
    CREATE INDEX enrolment_by_scheme ON enrolment (scheme, candidate_id);
    CREATE INDEX enrolment_by_signature ON enrolment (signed_on, scheme);

    CREATE TABLE employer (
      id TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      name TEXT NOT NULL,
      sort_name TEXT NOT NULL,
      -- Folded name, commune and SIRET, for the filter of the list.
      search_text TEXT NOT NULL,
      siret TEXT NOT NULL,
      kind TEXT,
      naf TEXT NOT NULL,
      idcc TEXT NOT NULL,
      opco TEXT NOT NULL,
      opco_member_number TEXT NOT NULL,
      headcount INTEGER,
      conventional_minimum_cents INTEGER,
      street TEXT NOT NULL,
      address_complement TEXT NOT NULL,
      postcode TEXT NOT NULL,
      commune TEXT NOT NULL,
      territory TEXT NOT NULL,
      phone TEXT NOT NULL,
      email TEXT NOT NULL,
      pension_fund TEXT NOT NULL,
      provident_fund TEXT NOT NULL,
      comment TEXT NOT NULL
    ) STRICT;
    CREATE INDEX employer_by_name ON employer (sort_name);
    CREATE UNIQUE INDEX employer_by_siret ON employer (siret) WHERE siret <> '';

    CREATE TABLE employer_contact (
      id TEXT PRIMARY KEY,
      employer_id TEXT NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      last_name TEXT NOT NULL,
      first_name TEXT NOT NULL,
      role TEXT NOT NULL,
      phone TEXT NOT NULL,
      email TEXT NOT NULL,
      is_signatory INTEGER NOT NULL CHECK (is_signatory IN (0, 1))
    ) STRICT;
    CREATE INDEX employer_contact_by_employer ON employer_contact (employer_id, position);

    CREATE TABLE tutor (
      id TEXT PRIMARY KEY,
      employer_id TEXT NOT NULL REFERENCES employer (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      last_name TEXT NOT NULL,
      first_name TEXT NOT NULL,
      birth_date TEXT,
      job TEXT NOT NULL,
      qualification TEXT NOT NULL,
      experience_years INTEGER,
      current_tutees INTEGER,
      is_employer INTEGER NOT NULL CHECK (is_employer IN (0, 1)),
      phone TEXT NOT NULL,
      email TEXT NOT NULL
    ) STRICT;
    CREATE INDEX tutor_by_employer ON tutor (employer_id, position);

    CREATE TABLE contract_file (
      id TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      kind TEXT NOT NULL,
      reference TEXT NOT NULL UNIQUE,
      status TEXT NOT NULL,
      candidate_id TEXT NOT NULL REFERENCES candidate (id),
      employer_id TEXT REFERENCES employer (id),
      tutor_id TEXT REFERENCES tutor (id),
      fields TEXT NOT NULL,
      opened_on TEXT NOT NULL,
      signed_on TEXT,
      -- Dates of the acts recorded so far, as JSON: signedOn, filedOn, receivedOn, decidedOn, brokenOn, endedOn.
      dates TEXT NOT NULL DEFAULT '{}',
      -- Dossier frozen at signature, canonical JSON, and its SHA-256.
      snapshot TEXT,
      snapshot_hash TEXT
    ) STRICT;
    CREATE INDEX contract_file_by_candidate ON contract_file (candidate_id);
    CREATE INDEX contract_file_by_employer ON contract_file (employer_id);
    CREATE INDEX contract_file_by_status ON contract_file (status, opened_on);
    CREATE INDEX contract_file_by_opening ON contract_file (opened_on);
    CREATE INDEX contract_file_by_tutor ON contract_file (tutor_id) WHERE tutor_id IS NOT NULL;
    CREATE INDEX contract_file_by_signature ON contract_file (signed_on) WHERE signed_on IS NOT NULL;

    CREATE TABLE supporting_document (
      contract_file_id TEXT NOT NULL REFERENCES contract_file (id),
      code TEXT NOT NULL,
      status TEXT NOT NULL,
      received_on TEXT,
      expires_on TEXT,
      PRIMARY KEY (contract_file_id, code)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attachment (
      id TEXT PRIMARY KEY,
      contract_file_id TEXT NOT NULL REFERENCES contract_file (id),
      code TEXT NOT NULL,
      file_name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      byte_count INTEGER NOT NULL,
      added_at TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX attachment_by_file ON attachment (contract_file_id, code);
  `,
} as const;
