/**
 * Every table of the schema, told once: which record its rows make the state of, and what becomes of them when a person
 * is erased, and how they leave in the open format. The journal seals the state of a record in its events, `verify` replays it, and the erasure reads the rest.
 */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { RecordKind } from '../../../shared/open-format';

/** Records whose events carry a hash of their state. */
export type RecordType =
  | 'candidate'
  | 'employer'
  | 'contract-file'
  | 'import'
  | 'portfolio'
  | 'reference'
  | 'colleague'
  | 'sender'
  | 'rights-request';

interface RowsOf {
  readonly type: RecordType;
  /** SQL: the record that a row belongs to, where it belongs to one. */
  readonly owner?: string;
  /** SQL: the rows of the record `?`; every row of the table belongs to at least one. */
  readonly where: string;
  /** SQL: identifiers of the records that have rows here. */
  readonly owners: string;
  readonly orderBy: string;
  /** The column that names the record, where the table has one of its own. */
  readonly column?: string;
  /** Columns that the state leaves out, and why. */
  readonly leavesOut?: Readonly<Record<string, string>>;
}

/** How the rows of a table leave in the open format (ADR 40). */
interface LeavingRows {
  readonly kind: RecordKind;
  /** Columns that do not leave, and why. */
  readonly without?: Readonly<Record<string, string>>;
  /** What is read in the place of the table. */
  readonly from?: string;
  /** SQL: the rows that leave; every one where nothing is said. */
  readonly where?: string;
}

interface TableOf {
  /** As which kind of record its rows leave in the open format; or why they stay. */
  readonly open: LeavingRows | { readonly stays: string };
  /** The record whose state its rows are; or why no record is. */
  readonly state: RowsOf | string;
  /** What becomes of the rows of a person who is erased; or why there are none. */
  readonly erasure: 'hers' | 'cleared' | { readonly noneOf: string };
  /** Columns that name a candidate, beside the one of her own state. */
  readonly names?: readonly string[];
}

const ownedBy = (
  type: RecordType,
  table: string,
  column: string,
  orderBy: string,
  leavesOut?: RowsOf['leavesOut'],
): RowsOf => ({
  type,
  owner: column,
  where: `${column} = ?`,
  owners: `SELECT DISTINCT ${column} FROM ${table}`,
  orderBy,
  column,
  ...(leavesOut === undefined ? {} : { leavesOut }),
});

const drawn = 'drawn from the other columns, and may be drawn otherwise by a later version';
const drawnOfCandidate = {
  sort_name: drawn,
  sort_commune: drawn,
  sort_adviser: drawn,
  level_order: drawn,
  likeness_name: drawn,
  likeness_number: drawn,
  name_words: drawn,
} as const;
const drawnOfEmployer = { sort_name: drawn, search_text: drawn } as const;
const drawnBySweep = 'drawn from the rest at each sweep';
const drawnOfRecords = 'drawn from the records, and again when they change';
const bytesByHash = { bytes: 'stand for themselves by their SHA-256, which is another column' } as const;
const bytesBeside = { bytes: 'stand beside, in a file of their own' } as const;
const noPerson = { noneOf: 'says nothing of a candidate' } as const;

export const tables: Readonly<Record<string, TableOf>> = {
  candidate: {
    state: ownedBy('candidate', 'candidate', 'id', 'id', drawnOfCandidate),
    erasure: 'hers',
    open: { kind: 'candidate', without: drawnOfCandidate },
    names: ['suspected_duplicate_of'],
  },
  contact: {
    state: ownedBy('candidate', 'contact', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'contact' },
  },
  enrolment: {
    state: ownedBy('candidate', 'enrolment', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'enrolment' },
  },
  period: {
    state: ownedBy('candidate', 'period', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'period' },
  },
  person_document: {
    state: ownedBy('candidate', 'person_document', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'person-document' },
  },
  person_scan: {
    state: {
      type: 'candidate',
      owner: '(SELECT candidate_id FROM person_document WHERE person_document.id = document_id)',
      where: 'document_id IN (SELECT id FROM person_document WHERE candidate_id = ?)',
      // Whoever has a copy has its paper.
      owners: 'SELECT DISTINCT candidate_id FROM person_document',
      orderBy: 'id',
      leavesOut: bytesByHash,
    },
    erasure: 'hers',
    open: { kind: 'person-scan', without: bytesBeside },
  },
  profile_entry: {
    state: ownedBy('candidate', 'profile_entry', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'profile-entry' },
  },
  notice_given: {
    state: ownedBy('candidate', 'notice_given', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'notice-given' },
  },
  objection: {
    state: ownedBy('candidate', 'objection', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'objection' },
  },
  presentation_agreement: {
    state: ownedBy('candidate', 'presentation_agreement', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'presentation-agreement' },
  },
  access_copy: {
    state: ownedBy('candidate', 'access_copy', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'access-copy' },
  },
  obligation_answer: {
    state: ownedBy('candidate', 'obligation_answer', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'obligation-answer' },
  },
  retention_hold: {
    state: ownedBy('candidate', 'retention_hold', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'retention-hold' },
  },
  rights_request: {
    state: ownedBy('rights-request', 'rights_request', 'id', 'id'),
    // The line of the register stays, with its days; who asked and what was answered go.
    erasure: 'cleared',
    open: { kind: 'rights-request' },
    names: ['candidate_id'],
  },
  notice_version: {
    state: 'held by its triggers: a notice that was issued is not altered',
    erasure: noPerson,
    open: { kind: 'notice-version' },
  },
  retention_run: {
    state: 'held by its triggers: what a run took is not altered',
    erasure: { noneOf: 'numbers of records, rules and days, without a name' },
    open: { kind: 'retention-run' },
  },
  asked_fact: {
    state: ownedBy('candidate', 'asked_fact', 'candidate_id', 'path'),
    erasure: 'hers',
    open: { kind: 'asked-fact' },
  },
  answer_override: {
    state: ownedBy('candidate', 'answer_override', 'candidate_id', 'id'),
    erasure: 'hers',
    open: { kind: 'answer-override' },
  },
  handover_candidate: {
    state: ownedBy('candidate', 'handover_candidate', 'candidate_id', 'handover_id'),
    erasure: 'hers',
    open: { kind: 'handover-candidate' },
  },
  handover: {
    state: {
      type: 'candidate',
      where: 'id IN (SELECT handover_id FROM handover_candidate WHERE candidate_id = ?)',
      owners: 'SELECT DISTINCT candidate_id FROM handover_candidate',
      orderBy: 'id',
    },
    erasure: { noneOf: 'keeps that a hand-over was made, of how many people and with whom' },
    open: { kind: 'handover' },
  },
  person_merge: {
    state: ownedBy('candidate', 'person_merge', 'candidate_id', 'merged_at, id'),
    erasure: 'hers',
    open: { kind: 'person-merge' },
  },
  told_apart: {
    state: ownedBy('candidate', 'told_apart', 'candidate_id', 'other_id'),
    erasure: 'hers',
    open: { kind: 'told-apart' },
    names: ['other_id'],
  },
  employer: {
    state: ownedBy('employer', 'employer', 'id', 'id', drawnOfEmployer),
    erasure: noPerson,
    open: { kind: 'employer', without: drawnOfEmployer },
  },
  employer_contact: {
    state: ownedBy('employer', 'employer_contact', 'employer_id', 'id'),
    erasure: noPerson,
    open: { kind: 'employer-contact' },
  },
  tutor: {
    state: ownedBy('employer', 'tutor', 'employer_id', 'id'),
    erasure: noPerson,
    open: { kind: 'tutor' },
  },
  contract_file: {
    state: ownedBy('contract-file', 'contract_file', 'id', 'id'),
    erasure: 'hers',
    open: { kind: 'contract-file' },
    names: ['candidate_id'],
  },
  supporting_document: {
    state: ownedBy('contract-file', 'supporting_document', 'contract_file_id', 'code'),
    erasure: 'hers',
    open: { kind: 'supporting-document' },
  },
  attachment: {
    state: ownedBy('contract-file', 'attachment', 'contract_file_id', 'id', bytesByHash),
    erasure: 'hers',
    open: { kind: 'attachment', without: bytesBeside },
  },
  import_batch: {
    state: ownedBy('import', 'import_batch', 'id', 'id'),
    erasure: 'cleared',
    open: { kind: 'import-batch' },
  },
  import_line: {
    state: ownedBy('import', 'import_line', 'batch_id', 'row'),
    erasure: 'cleared',
    open: { kind: 'import-line' },
    names: ['candidate_id', 'suspected_duplicate_of'],
  },
  portfolio: {
    state: ownedBy('portfolio', 'portfolio', 'vault_id', 'id'),
    erasure: noPerson,
    open: {
      stays: 'its day and its mark of demonstration stand in the manifest; its number is of this file',
    },
  },
  setting: {
    state: {
      type: 'portfolio',
      where: "key IN ('logo', 'profile') AND ? = 'settings'",
      owners: "SELECT DISTINCT 'settings' FROM setting WHERE key IN ('logo', 'profile')",
      orderBy: 'key',
    },
    erasure: noPerson,
    open: {
      kind: 'setting',
      // The others are of this computer (paths, what is to be done), or a secret (the key of hand-overs).
      where: "key IN ('logo', 'profile')",
    },
  },
  reference_entry: {
    state: ownedBy('reference', 'reference_entry', 'id', 'id'),
    erasure: noPerson,
    open: { kind: 'reference-entry' },
  },
  reference_pack: {
    state: ownedBy('reference', 'reference_pack', 'id', 'id'),
    erasure: noPerson,
    open: { kind: 'reference-pack' },
  },
  trusted_key: {
    state: {
      type: 'reference',
      where: 'key IN (SELECT key FROM reference_pack WHERE id = ?)',
      owners: 'SELECT id FROM reference_pack',
      orderBy: 'key',
    },
    erasure: noPerson,
    open: { kind: 'trusted-key' },
  },
  colleague: {
    state: ownedBy('colleague', 'colleague', 'id', 'id'),
    erasure: noPerson,
    open: { kind: 'colleague' },
  },
  known_sender: {
    state: ownedBy('sender', 'known_sender', 'key', 'key'),
    erasure: noPerson,
    open: { kind: 'known-sender' },
  },

  saved_view: {
    state: 'a convenience: a question that a list is asked again, no change of what is there',
    erasure: 'cleared',
    open: { kind: 'saved-view' },
  },
  saved_view_member: {
    state: 'goes with the views',
    erasure: 'hers',
    open: { kind: 'saved-view-member' },
    names: ['record_id'],
  },
  list_layout: { state: 'how a list is looked at', erasure: noPerson, open: { kind: 'list-layout' } },
  draft: {
    state: 'what is half typed is no change of the portfolio',
    erasure: 'cleared',
    open: { stays: 'what is half typed is no change of the portfolio' },
  },
  import_mapping: {
    state: 'a convenience: columns recognised once, proposed and shown again each time',
    erasure: { noneOf: 'headings of columns only' },
    open: { kind: 'import-mapping' },
  },
  event: {
    state: 'the journal itself, held by its chain',
    erasure: { noneOf: 'keeps dates and kinds under a number without a name' },
    open: { kind: 'event', from: 'event_read' },
  },
  event_body: {
    state: 'held by the chain of the journal',
    erasure: 'hers',
    open: { stays: 'goes within the events' },
  },
  erasure: {
    state: 'a body that is missing without it breaks the chain',
    erasure: 'cleared',
    open: { kind: 'erasure' },
  },
  body_erasure: {
    state: 'a body that is missing without it breaks the chain',
    erasure: 'cleared',
    open: { kind: 'body-erasure' },
  },
  chain_epoch: {
    state: 'held by its triggers',
    erasure: noPerson,
    open: { stays: 'of a chain that is computed anew' },
  },
  chain_head: {
    state: 'compared with the last line of each chain',
    erasure: noPerson,
    open: { stays: 'of a chain that is computed anew' },
  },
  access: {
    state: 'a journal of its own, held by its chain',
    erasure: { noneOf: 'keeps numbers without a name, for twelve months' },
    open: { stays: 'says who looked at this very file; it stays with it, for twelve months' },
  },
  access_anchor: {
    state: 'where the chain of accesses begins',
    erasure: noPerson,
    open: { stays: 'where the chain of accesses of this file begins' },
  },
  erased_fact: {
    state: 'counts without identity, which no record owns',
    erasure: { noneOf: 'what indicators count, made when a person is erased' },
    open: { kind: 'erased-fact' },
  },
  reference_floor: {
    state: 'a number that was given once is not given again; no record owns it',
    erasure: { noneOf: 'the last number of a year' },
    open: { kind: 'reference-floor' },
  },
  key_seal: {
    state: 'compared with the key block at each opening',
    erasure: noPerson,
    open: { stays: 'a secret: of the keys of this file' },
  },
  signing_key: {
    state: 'drawn once, when the table is made',
    erasure: noPerson,
    open: { stays: 'a secret: each portfolio draws its own' },
  },
  clock_mark: {
    state: 'raised by its triggers with each line of a journal',
    erasure: noPerson,
    open: { stays: 'raised anew by the lines of the journal' },
  },
  written_copy: {
    state: 'what lies beside the portfolio, looked for anew at each opening',
    erasure: { noneOf: 'says which copies were made, and of what day' },
    open: { stays: 'what lies beside this file, under paths of this computer' },
  },
  written_copy_about: {
    state: 'goes with the register of copies',
    erasure: { noneOf: 'keeps the numbers of whom a hand-over was about, to say that it still holds them' },
    open: { stays: 'goes with the register of copies' },
    names: ['subject_id'],
  },
  quarter_publication: {
    state: 'held by its triggers, and by the exports that left',
    erasure: { noneOf: 'counts of a quarter, in which nobody is told' },
    open: { kind: 'quarter-publication' },
  },
  obligation_state: { state: drawnOfRecords, erasure: noPerson, open: { stays: drawnOfRecords } },
  obligation_person: { state: drawnOfRecords, erasure: 'hers', open: { stays: drawnOfRecords } },
  obligation: { state: drawnOfRecords, erasure: 'hers', open: { stays: drawnOfRecords } },
  obligation_pending: { state: drawnOfRecords, erasure: 'hers', open: { stays: drawnOfRecords } },
  sweep_state: { state: drawnBySweep, erasure: noPerson, open: { stays: drawnBySweep } },
  sweep_answer: { state: drawnBySweep, erasure: noPerson, open: { stays: drawnBySweep } },
  sweep_answer_line: { state: drawnBySweep, erasure: noPerson, open: { stays: drawnBySweep } },
  sweep_set: { state: drawnBySweep, erasure: 'hers', open: { stays: drawnBySweep } },
  sweep_change: { state: drawnBySweep, erasure: 'hers', open: { stays: drawnBySweep } },
  sweep_candidate: { state: drawnBySweep, erasure: 'hers', open: { stays: drawnBySweep } },
  sweep_pending: { state: drawnBySweep, erasure: 'hers', open: { stays: drawnBySweep } },
};

/** A column that names a candidate. `isHers`: the row is a part of her state, and goes where she goes. */
export interface Tie {
  readonly table: string;
  readonly column: string;
  readonly isHers: boolean;
}
/** Every column that ties a row to a candidate, her own row aside: what is written again when two records become one. */
export const tiesToCandidate: readonly Tie[] = Object.entries(tables).flatMap(
  ([table, { state, names = [] }]) => [
    ...(typeof state !== 'string' &&
    state.type === 'candidate' &&
    state.column !== undefined &&
    table !== 'candidate'
      ? [{ table, column: state.column, isHers: true }]
      : []),
    ...names.map((column) => ({ table, column, isHers: false })),
  ],
);

const isThere = (db: Database.Database, table: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;

/** Tables that make the states of a type of record, in the order of the schema's names. */
const tablesOf = (type: RecordType): readonly (readonly [string, RowsOf])[] =>
  Object.entries(tables)
    .flatMap(([name, { state }]) =>
      typeof state !== 'string' && state.type === type ? [[name, state] as const] : [],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Tables whose bytes stand for themselves by their hash: of each row, by SQL, the record that it belongs to. */
export const tablesWithBytes = (
  db: Database.Database,
): readonly { readonly table: string; readonly type: RecordType; readonly owner: string }[] =>
  Object.entries(tables).flatMap(([table, { state }]) =>
    typeof state !== 'string' &&
    state.owner !== undefined &&
    Object.hasOwn(state.leavesOut ?? {}, 'bytes') &&
    isThere(db, table)
      ? [{ table, type: state.type, owner: state.owner }]
      : [],
  );

export const recordTypes: readonly RecordType[] = [
  ...new Set(Object.values(tables).flatMap(({ state }) => (typeof state === 'string' ? [] : [state.type]))),
];
export const isRecordType = (type: string): type is RecordType => recordTypes.some((known) => known === type);

/**
 * Answers the state of a record as one text: its rows, table by table, columns by name. What is empty is left out, so
 * that a column or a table of a later version changes no state until it holds something. This text is what the journal
 * has hashed: its writing is a format.
 */
export type StateReader = (id: string) => string;
export function stateReader(db: Database.Database, type: RecordType): StateReader {
  const readers = tablesOf(type)
    .filter(([table]) => isThere(db, table))
    .map(([table, { where, orderBy, leavesOut = {} }]) => {
      const columns = db
        .prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY name')
        .pluck()
        .all(table)
        .filter((column) => !Object.hasOwn(leavesOut, column));
      const rows = db
        .prepare<[string], unknown[]>(
          `SELECT ${columns.join(', ')} FROM ${table} WHERE ${where} ORDER BY ${orderBy}`,
        )
        .raw();
      return { table, columns, rows };
    });
  return (id) => {
    const state: unknown[] = [];
    for (const { table, columns, rows } of readers)
      for (const row of rows.iterate(id)) {
        const told: unknown[] = [table];
        for (let index = 0; index < columns.length; index += 1) {
          const value = row[index];
          if (value !== null && value !== '') told.push(columns[index], value);
        }
        state.push(told);
      }
    return JSON.stringify(state);
  };
}

/** Every record that has a row, by type; each once. */
export function* recordsThere(db: Database.Database, type: RecordType): Generator<string> {
  const owners = tablesOf(type)
    .filter(([table]) => isThere(db, table))
    .map(([, state]) => state.owners);
  // No table of this type yet: a database of an earlier version, on its way.
  if (owners.length > 0) yield* db.prepare<[], string>(owners.join(' UNION ')).pluck().all();
}

/** Hash of a state, under the salt of the body that carries it: nobody finds a state by trying once both are gone. */
export const stateHash = (salt: Uint8Array, state: string): Buffer =>
  createHash('sha256').update(salt).update('\0state\0').update(state).digest();

/** Hash of a body: its salt, what was typed, and the state where it carries one. */
export function bodyHash(salt: Uint8Array, payload: string, state: Uint8Array | null): Buffer {
  const hash = createHash('sha256').update(salt).update(payload);
  // JSON holds no such byte: a payload cannot pass for one with a state.
  if (state !== null) hash.update('\0').update(state);
  return hash.digest();
}
