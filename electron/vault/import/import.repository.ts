import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import type { CivilDate } from '../../../shared/base/time';
import { candidateName } from '../../../shared/candidates';
import {
  type CandidateId,
  type CandidateInput,
  candidateFields,
  candidateInputSchemaAt,
  FIRST_VERSION,
  isKeyOf,
  saidOf,
} from '../../../shared/fields';
import {
  type ImportBatch,
  type ImportMapping,
  type ImportReportLine,
  keptMappingSchema,
} from '../../../shared/import';
import type { Db } from '../db';

interface BatchRow {
  readonly id: string;
  readonly fileName: string;
  readonly committedAt: string;
  readonly rows: number;
  readonly created: number;
  readonly merged: number;
  readonly refused: number;
  readonly suspected: number;
  readonly undoneAt: string | null;
}

const batchColumns = `id, file_name AS fileName, committed_at AS committedAt, row_count AS rows, created_count AS created,
  merged_count AS merged, refused_count AS refused, suspected_count AS suspected, undone_at AS undoneAt`;

const batchOf = ({ id, fileName, committedAt, undoneAt, ...counts }: BatchRow): ImportBatch => ({
  id,
  fileName,
  committedAt,
  counts,
  undoneAt,
});

export function insertBatch(db: Db, batch: ImportBatch & { readonly sha256: string }): void {
  db.prepare(
    `INSERT INTO import_batch (id, file_name, file_sha256, committed_at, row_count, created_count, merged_count,
       refused_count, suspected_count, undone_at)
     VALUES (@id, @fileName, @sha256, @committedAt, @rows, @created, @merged, @refused, @suspected, NULL)`,
  ).run({
    ...batch.counts,
    id: batch.id,
    fileName: batch.fileName,
    sha256: batch.sha256,
    committedAt: batch.committedAt,
  });
}

export const readBatch = (db: Db, id: string): ImportBatch | null => {
  const row = db.prepare<[string], BatchRow>(`SELECT ${batchColumns} FROM import_batch WHERE id = ?`).get(id);
  return row === undefined ? null : batchOf(row);
};

/** The latest first. */
export const readBatches = (db: Db): ImportBatch[] =>
  db
    .prepare<[], BatchRow>(`SELECT ${batchColumns} FROM import_batch ORDER BY committed_at DESC, rowid DESC`)
    .all()
    .map(batchOf);

export function markUndone(db: Db, id: string, at: string): void {
  db.prepare('UPDATE import_batch SET undone_at = ? WHERE id = ?').run(at, id);
}

/** What a row of the file did, and how to take it back. */
export interface StoredLine extends ImportReportLine {
  /** State of a known candidate before this import: on the first of its rows only. */
  readonly before: CandidateInput | null;
  /** Version of the candidate after the import; `null` when this import changed nothing of it, or on its other rows. */
  readonly versionAfter: number | null;
}

/** A statement that keeps one line of the report; prepared once for a batch. */
export function lineWriter(db: Db, batchId: string): (line: StoredLine) => void {
  const insert = db.prepare(
    `INSERT INTO import_line (batch_id, row, outcome, reason, who, candidate_id, suspected_duplicate_of, before, version_after)
     VALUES (@batchId, @row, @outcome, @reason, @who, @candidate, @suspectedDuplicateOf, @before, @versionAfter)`,
  );
  return (line) => {
    insert.run({ ...line, batchId, before: line.before === null ? null : JSON.stringify(line.before) });
  };
}

/** A candidate that a batch made or changed. */
export interface TouchedCandidate {
  readonly id: CandidateId;
  readonly who: string;
  readonly versionAfter: number;
  /** `null`: the batch made it. */
  readonly before: CandidateInput | null;
}

interface TouchedRow extends Omit<TouchedCandidate, 'before'> {
  readonly before: string | null;
}

/** As written by whichever version made the import: a field that came since is empty in it. */
const beforeSchema = candidateInputSchemaAt(FIRST_VERSION);

/** What was known of a person before a batch. Throws a refusal that says whose state does not read, and in which fields. */
function stateBefore(json: string, who: string): CandidateInput {
  const parsed = beforeSchema.safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  const keys = new Set(
    parsed.error.issues.map(({ path, code }) => (code === 'unrecognized_keys' ? '' : String(path[0]))),
  );
  const labels = [...keys].map((key) =>
    isKeyOf(candidateFields, key) ? saidOf(candidateFields[key]) : 'un champ inconnu de cette version',
  );
  throw new Refusal('REFUSED_BY_STATE', {
    message: `Cet import ne peut pas être annulé\u00a0: ce qui était noté de ${who} avant lui ne se lit plus (${labels.join(', ')}).`,
  });
}

export const touchedBy = (db: Db, batchId: string): readonly TouchedCandidate[] =>
  db
    .prepare<[string], TouchedRow>(
      `SELECT candidate_id AS id, who, version_after AS versionAfter, before FROM import_line
       WHERE batch_id = ? AND version_after IS NOT NULL ORDER BY row`,
    )
    .all(batchId)
    .map((row) => ({
      ...row,
      before: row.before === null ? null : stateBefore(row.before, row.who),
    }));

/** Nobody's act: a state that is sealed, the likeness to somebody who is no longer there. */
const isChange =
  "event.kind NOT IN ('record.sealed', 'record.body-erased', 'candidate.suspicion-lifted', 'candidate.told-alike', 'candidate.follows-union')";

/**
 * Candidates of a batch that something happened to since: another version than the one the import left, an event of
 * their own or of one of their contract files after the import; for a candidate that the batch made, any contract file.
 * Named as everywhere; as the file wrote it, one that is no longer there.
 */
export const changedSince = (db: Db, batchId: string): readonly string[] =>
  db
    .prepare<
      [{ batchId: string }],
      Parameters<typeof candidateName>[0] & { readonly who: string; readonly isThere: 0 | 1 }
    >(
      `WITH done AS (
         SELECT max(id) AS id FROM event WHERE kind = 'import.committed' AND subject_type = 'import' AND subject_id = @batchId
       )
       SELECT line.who, candidate.id IS NOT NULL AS isThere, birth_name AS birthName, usual_name AS usualName,
         first_name AS firstName, sex FROM import_line AS line
       LEFT JOIN candidate ON candidate.id = line.candidate_id
       WHERE line.batch_id = @batchId AND line.version_after IS NOT NULL AND (
         candidate.id IS NULL OR candidate.version <> line.version_after
         OR EXISTS (SELECT 1 FROM event WHERE subject_type = 'candidate' AND subject_id = line.candidate_id
                    AND event.id > (SELECT id FROM done) AND ${isChange})
         OR EXISTS (SELECT 1 FROM contract_file WHERE candidate_id = line.candidate_id AND (
              line.before IS NULL
              OR EXISTS (SELECT 1 FROM event WHERE subject_type = 'contract-file' AND subject_id = contract_file.id
                         AND event.id > (SELECT id FROM done) AND ${isChange}))))
       ORDER BY line.row`,
    )
    .all({ batchId })
    .map(({ who, isThere, ...named }) => (isThere === 1 ? candidateName(named) : who));

/** Days on which a candidate already had an interview. */
export const interviewDaysOf = (db: Db, id: CandidateId): readonly CivilDate[] =>
  db
    .prepare<[string], CivilDate>(
      "SELECT happened_on FROM contact WHERE candidate_id = ? AND kind = 'interview'",
    )
    .pluck()
    .all(id);

/** Identifier of the latest event: a plan made before a later one is stale. */
export const lastEventId = (db: Db): number =>
  db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM event').pluck().get() ?? 0;

const storedMappingSchema = z.string().transform((text) => keptMappingSchema.safeParse(JSON.parse(text)));

export function rememberMapping(db: Db, headings: string, mapping: ImportMapping, at: string): void {
  db.prepare(
    `INSERT INTO import_mapping (headings, mapping, used_at) VALUES (?, ?, ?)
     ON CONFLICT (headings) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
  ).run(headings, JSON.stringify(mapping), at);
}

/** The mapping last used for a file with these headings, or `null`. */
export function rememberedMapping(db: Db, headings: string): ImportMapping | null {
  const row = db
    .prepare<[string], string>('SELECT mapping FROM import_mapping WHERE headings = ?')
    .pluck()
    .get(headings);
  if (row === undefined) return null;
  const stored = storedMappingSchema.parse(row);
  return stored.success ? stored.data : null;
}

/** What stands in the place of the reason of a line whose person was erased. */
const ERASED_REASON = 'Personne effacée.';
interface TracedLine {
  readonly batchId: string;
  readonly row: number;
  readonly who: string;
  readonly reason: string;
  readonly candidateId: string | null;
  readonly suspect: string | null;
  readonly before: string | null;
}
/** Of a line that knows somebody: it is hers, or another's whose reason, or whose state before the import, names her. */
interface Trace {
  readonly line: TracedLine;
  readonly isHers: boolean;
  readonly isNamed: boolean;
  readonly isNamedBefore: boolean;
}

/** Lines of reports that know some people: by the record that they made, or by name where they made none. */
export function importTraces(
  db: Db,
  people: ReadonlySet<string>,
  names: (text: string) => boolean,
): readonly Trace[] {
  const lines = db
    .prepare<[], TracedLine>(
      `SELECT batch_id AS batchId, row, who, reason, candidate_id AS candidateId, suspected_duplicate_of AS suspect,
         before FROM import_line`,
    )
    .all();
  return lines.flatMap((line) => {
    const { who, reason, candidateId, suspect, before } = line;
    const isHers = candidateId === null ? names(`${who} | ${reason}`) : people.has(candidateId);
    const isNamed = !isHers && names(reason);
    const isNamedBefore = !isHers && before !== null && names(before);
    const isKnown = isHers || isNamed || isNamedBefore || (suspect !== null && people.has(suspect));
    return isKnown ? [{ line, isHers, isNamed, isNamedBefore }] : [];
  });
}

/**
 * Takes erased people out of the reports of imports, and out of the names of their files: what a line was is kept,
 * nothing of whom. Such a line has nothing more to undo; nor has another's whose state before the import named them, which
 * goes. Answers the batches that changed.
 */
export function clearImportTraces(
  db: Db,
  erased: ReadonlySet<string>,
  names: (text: string) => boolean,
): readonly string[] {
  const clear = db.prepare(
    `UPDATE import_line SET who = '', reason = ?, candidate_id = NULL, suspected_duplicate_of = NULL, before = NULL,
       version_after = NULL WHERE batch_id = ? AND row = ?`,
  );
  const unname = db.prepare(
    'UPDATE import_line SET reason = ?, suspected_duplicate_of = NULL WHERE batch_id = ? AND row = ?',
  );
  // Without its version either: a line without a state before is one that made its person.
  const unstate = db.prepare(
    'UPDATE import_line SET before = NULL, version_after = NULL WHERE batch_id = ? AND row = ?',
  );
  const rename = db.prepare('UPDATE import_batch SET file_name = ? WHERE id = ?');
  const changed = new Set<string>();
  for (const { line, isHers, isNamed, isNamedBefore } of importTraces(db, erased, names)) {
    if (isHers) clear.run(ERASED_REASON, line.batchId, line.row);
    else unname.run(isNamed ? ERASED_REASON : line.reason, line.batchId, line.row);
    if (isNamedBefore) unstate.run(line.batchId, line.row);
    changed.add(line.batchId);
  }
  for (const { id, fileName } of readBatches(db))
    if (names(fileName)) {
      rename.run(`extrait-efface${/\.\w{1,5}$/u.exec(fileName)?.[0] ?? ''}`, id);
      changed.add(id);
    }
  return [...changed];
}
