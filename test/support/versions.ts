/** Portfolios of former versions, with a row in every table. */
import { expect } from 'vitest';
import { type Db, migrate, openDatabase } from '../../electron/vault/db';
import { migrations } from '../../electron/vault/db/migrations';
import { fillTable } from './fill-table';

/** Every migration, from one version to the next. */
export const steps = migrations
  .slice(1)
  .map(({ version }, index) => ({ from: migrations[index]?.version ?? 0, to: version }));

/** Tables of a portfolio, in order. */
export const tablesOf = (db: Db): readonly string[] =>
  db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
    .map(({ name }) => name);
/** What a line of the journal says; its hashes change with what it is chained over. */
const said = 'id, recorded_at, happened_on, kind, subject_type, subject_id, actor, batch_id, payload';
/** Every row of these tables, the lines of the journal with their bodies. */
export function rowsOf(db: Db, tables: readonly string[]): Readonly<Record<string, unknown>> {
  const hasBodies = tablesOf(db).includes('event_body');
  const selected = (name: string): string => {
    // Migration 110 adds the lines that seal the state of each record.
    if (name === 'event')
      return `SELECT ${said} FROM ${hasBodies ? 'event_read' : 'event'} WHERE kind <> 'record.sealed'`;
    if (name === 'event_body')
      return "SELECT event_id, salt, payload FROM event_body WHERE event_id IN (SELECT id FROM event WHERE kind <> 'record.sealed')";
    if (name === 'erasure') return 'SELECT subject_type, subject_id, erased_at FROM erasure';
    // Its line about the journal follows the journal.
    if (name === 'chain_head') return 'SELECT journal, 0 AS last_id FROM chain_head';
    return `SELECT * FROM ${name}`;
  };
  return Object.fromEntries(
    tables.map((name) => [name, db.prepare(`${selected(name)} ORDER BY 1, 2`).all()]),
  );
}

/** Puts a row in each table that has none, with links that hold. */
function fillAll(db: Db): void {
  const known = {
    portfolio: { id: 1, vault_id: 'v', is_demo: 0, created_at: '2026-01-01T00:00:00.000Z' },
    setting: { key: 'structure', value: '"Mission locale"' },
    import_batch: { id: 'b', file_name: 'extrait.csv' },
    // Drawn from the names: migration 150 draws it so too.
    candidate: {
      id: 'c',
      birth_name: 'Armel',
      first_name: 'Yann',
      sort_name: 'armel\u0001yann',
      batch_id: 'b',
    },
    employer: { id: 'e', name: 'Chantier naval' },
    contract_file: { id: 'f', candidate_id: 'c', employer_id: 'e', dates: '{}', fields: '{}' },
    notice_version: { number: 1, content: '{}' },
    notice_given: { id: 'n', number: 1 },
    handover: { id: 'h', direction: 'sent', purpose: 'final' },
    erasure: { subject_type: 'candidate', subject_id: 'effacée', reason: 'request' },
    erased_fact: { quarter: '2026-T3', indicator: 'B1', count: 1 },
    answer_override: { id: 'o', scheme: 'CPRO', verdict: 'eligible', machine_verdict: 'to-check' },
    trusted_key: { key: 'k', name: 'Réseau' },
    reference_pack: { id: 'p', key: 'k' },
    reference_entry: { id: 'r', kind: 'value', pack_id: 'p' },
    sweep_answer: { id: 1, content: '[]' },
    sweep_answer_line: { answer_id: 1, verdict: 'eligible' },
    sweep_set: { id: 1, answer_id: 1 },
    sweep_change: { set_id: 1, way: 'ends', becomes: 'ineligible' },
    sweep_candidate: { candidate_id: 'c', set_id: 1 },
    written_copy: { id: 1, kind: 'backup', path: '/copie.vivier', is_written: 1 },
    written_copy_about: { copy_id: 1, subject_id: 'c' },
    quarter_publication: {
      quarter: '2026-T3',
      revision: 1,
      published_on: '2026-10-15',
      threshold: 10,
      report: '{}',
      figures: '[]',
    },
    saved_view: { id: 'w', list: 'candidates', name: 'Vue', rule: '{}' },
    saved_view_member: { view_id: 'w', record_id: 'c' },
  };
  const links = {
    batch_id: 'b',
    candidate_id: 'c',
    employer_id: 'e',
    contract_file_id: 'f',
    handover_id: 'h',
    other_id: 'c',
  };
  const order = [...Object.keys(known), ...tablesOf(db).filter((name) => !(name in known))];
  for (const table of order) {
    if (!tablesOf(db).includes(table)) continue;
    const { n } = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get() ?? { n: 0 };
    if (n > 0) continue;
    const columns = db
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table);
    const linked = Object.fromEntries(
      Object.entries(links).filter(([name]) => columns.some((column) => column.name === name)),
    );
    fillTable(db, table, { ...linked, ...known[table as keyof typeof known] });
  }
}

/** A database at one version, with a row in every table of it; answers its rows. */
export function atVersion(path: string, key: Uint8Array, version: number): Readonly<Record<string, unknown>> {
  const db = openDatabase(path, key, false);
  migrate(db, version);
  fillAll(db);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const rows = rowsOf(db, tablesOf(db));
  db.close();
  return rows;
}
