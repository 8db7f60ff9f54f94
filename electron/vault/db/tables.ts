/**
 * Every table of the schema, told once: which record its rows make the state of, and what becomes of them when a person
 * is erased. The journal seals the state of a record in its events, `verify` replays it, and the erasure reads the rest.
 */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** Records whose events carry a hash of their state. */
export type RecordType =
  | 'candidate'
  | 'employer'
  | 'contract-file'
  | 'import'
  | 'portfolio'
  | 'reference'
  | 'colleague'
  | 'sender';

interface RowsOf {
  readonly type: RecordType;
  /** SQL: the rows of the record `?`; every row of the table belongs to at least one. */
  readonly where: string;
  /** SQL: identifiers of the records that have rows here. */
  readonly owners: string;
  readonly orderBy: string;
  /** Columns that the state leaves out, and why. */
  readonly leavesOut?: Readonly<Record<string, string>>;
}

interface TableOf {
  /** The record whose state its rows are; or why no record is. */
  readonly state: RowsOf | string;
  /** What becomes of the rows of a person who is erased; or why there are none. */
  readonly erasure: 'hers' | 'cleared' | { readonly noneOf: string };
}

const ownedBy = (
  type: RecordType,
  table: string,
  column: string,
  orderBy: string,
  leavesOut?: RowsOf['leavesOut'],
): RowsOf => ({
  type,
  where: `${column} = ?`,
  owners: `SELECT DISTINCT ${column} FROM ${table}`,
  orderBy,
  ...(leavesOut === undefined ? {} : { leavesOut }),
});

const drawn = 'drawn from the other columns, and may be drawn otherwise by a later version';
const noPerson = { noneOf: 'says nothing of a candidate' } as const;

export const tables: Readonly<Record<string, TableOf>> = {
  candidate: {
    state: ownedBy('candidate', 'candidate', 'id', 'id', {
      sort_name: drawn,
      sort_commune: drawn,
      sort_adviser: drawn,
      level_order: drawn,
      likeness_name: drawn,
      likeness_number: drawn,
      name_words: drawn,
    }),
    erasure: 'hers',
  },
  contact: { state: ownedBy('candidate', 'contact', 'candidate_id', 'id'), erasure: 'hers' },
  enrolment: { state: ownedBy('candidate', 'enrolment', 'candidate_id', 'id'), erasure: 'hers' },
  period: { state: ownedBy('candidate', 'period', 'candidate_id', 'id'), erasure: 'hers' },
  asked_fact: { state: ownedBy('candidate', 'asked_fact', 'candidate_id', 'path'), erasure: 'hers' },
  answer_override: { state: ownedBy('candidate', 'answer_override', 'candidate_id', 'id'), erasure: 'hers' },
  handover_candidate: {
    state: ownedBy('candidate', 'handover_candidate', 'candidate_id', 'handover_id'),
    erasure: 'hers',
  },
  handover: {
    state: {
      type: 'candidate',
      where: 'id IN (SELECT handover_id FROM handover_candidate WHERE candidate_id = ?)',
      owners: 'SELECT DISTINCT candidate_id FROM handover_candidate',
      orderBy: 'id',
    },
    erasure: { noneOf: 'keeps that a hand-over was made, of how many people and with whom' },
  },
  employer: {
    state: ownedBy('employer', 'employer', 'id', 'id', { sort_name: drawn, search_text: drawn }),
    erasure: noPerson,
  },
  employer_contact: {
    state: ownedBy('employer', 'employer_contact', 'employer_id', 'id'),
    erasure: noPerson,
  },
  tutor: { state: ownedBy('employer', 'tutor', 'employer_id', 'id'), erasure: noPerson },
  contract_file: { state: ownedBy('contract-file', 'contract_file', 'id', 'id'), erasure: 'hers' },
  supporting_document: {
    state: ownedBy('contract-file', 'supporting_document', 'contract_file_id', 'code'),
    erasure: 'hers',
  },
  attachment: {
    state: ownedBy('contract-file', 'attachment', 'contract_file_id', 'id', {
      bytes: 'stand for themselves by their SHA-256, which is another column',
    }),
    erasure: 'hers',
  },
  import_batch: { state: ownedBy('import', 'import_batch', 'id', 'id'), erasure: 'cleared' },
  import_line: { state: ownedBy('import', 'import_line', 'batch_id', 'row'), erasure: 'cleared' },
  portfolio: { state: ownedBy('portfolio', 'portfolio', 'vault_id', 'id'), erasure: noPerson },
  setting: {
    state: {
      type: 'portfolio',
      where: "key = 'profile' AND ? = 'settings'",
      owners: "SELECT 'settings' FROM setting WHERE key = 'profile'",
      orderBy: 'key',
    },
    erasure: noPerson,
  },
  reference_entry: { state: ownedBy('reference', 'reference_entry', 'id', 'id'), erasure: noPerson },
  reference_pack: { state: ownedBy('reference', 'reference_pack', 'id', 'id'), erasure: noPerson },
  trusted_key: {
    state: {
      type: 'reference',
      where: 'key IN (SELECT key FROM reference_pack WHERE id = ?)',
      owners: 'SELECT id FROM reference_pack',
      orderBy: 'key',
    },
    erasure: noPerson,
  },
  colleague: { state: ownedBy('colleague', 'colleague', 'id', 'id'), erasure: noPerson },
  known_sender: { state: ownedBy('sender', 'known_sender', 'key', 'key'), erasure: noPerson },

  saved_view: {
    state: 'a convenience: a question that a list is asked again, no change of what is there',
    erasure: 'cleared',
  },
  saved_view_member: {
    state: 'goes with the views',
    erasure: 'hers',
  },
  list_layout: { state: 'how a list is looked at', erasure: noPerson },
  draft: { state: 'what is half typed is no change of the portfolio', erasure: 'cleared' },
  import_mapping: {
    state: 'a convenience: columns recognised once, proposed and shown again each time',
    erasure: { noneOf: 'headings of columns only' },
  },
  event: {
    state: 'the journal itself, held by its chain',
    erasure: { noneOf: 'keeps dates and kinds under a number without a name' },
  },
  event_body: { state: 'held by the chain of the journal', erasure: 'hers' },
  erasure: { state: 'a body that is missing without it breaks the chain', erasure: 'cleared' },
  body_erasure: { state: 'a body that is missing without it breaks the chain', erasure: 'cleared' },
  chain_epoch: { state: 'held by its triggers', erasure: noPerson },
  chain_head: { state: 'compared with the last line of each chain', erasure: noPerson },
  access: {
    state: 'a journal of its own, held by its chain',
    erasure: { noneOf: 'keeps numbers without a name, for twelve months' },
  },
  access_anchor: { state: 'where the chain of accesses begins', erasure: noPerson },
  erased_fact: {
    state: 'counts without identity, which no record owns',
    erasure: { noneOf: 'what indicators count, made when a person is erased' },
  },
  reference_floor: {
    state: 'a number that was given once is not given again; no record owns it',
    erasure: { noneOf: 'the last number of a year' },
  },
  key_seal: { state: 'compared with the key block at each opening', erasure: noPerson },
  signing_key: { state: 'drawn once, when the table is made', erasure: noPerson },
  clock_mark: { state: 'raised by its triggers with each line of a journal', erasure: noPerson },
  written_copy: {
    state: 'what lies beside the portfolio, looked for anew at each opening',
    erasure: { noneOf: 'says which copies were made, and of what day' },
  },
  written_copy_about: {
    state: 'goes with the register of copies',
    erasure: { noneOf: 'keeps the numbers of whom a hand-over was about, to say that it still holds them' },
  },
  quarter_publication: {
    state: 'held by its triggers, and by the exports that left',
    erasure: { noneOf: 'counts of a quarter, in which nobody is told' },
  },
  sweep_state: { state: 'drawn from the rest at each sweep', erasure: noPerson },
  sweep_answer: { state: 'drawn from the rest at each sweep', erasure: noPerson },
  sweep_answer_line: { state: 'drawn from the rest at each sweep', erasure: noPerson },
  sweep_set: { state: 'drawn from the rest at each sweep', erasure: 'hers' },
  sweep_change: { state: 'drawn from the rest at each sweep', erasure: 'hers' },
  sweep_candidate: { state: 'drawn from the rest at each sweep', erasure: 'hers' },
  sweep_pending: { state: 'drawn from the rest at each sweep', erasure: 'hers' },
};

const isThere = (db: Database.Database, table: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;

/** Tables that make the states of a type of record, in the order of the schema's names. */
const tablesOf = (type: RecordType): readonly (readonly [string, RowsOf])[] =>
  Object.entries(tables)
    .flatMap(([name, { state }]) =>
      typeof state !== 'string' && state.type === type ? [[name, state] as const] : [],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));

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
