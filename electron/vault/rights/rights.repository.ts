import type { CandidateId } from '../../../shared/fields';
import type { SchemeCode } from '../../../shared/law';
import { type AskedFact, askedFactSchema, type Override, overrideSchema } from '../../../shared/rights';
import type { Db } from '../db';

interface AskedRow {
  readonly path: string;
  readonly value: string;
  readonly toldOn: string;
}

/** What was told of one person, in the order of the paths. A fact that this version no longer asks for is left out. */
export const askedFactsOf = (db: Db, id: CandidateId): readonly AskedFact[] =>
  db
    .prepare<[string], AskedRow>(
      'SELECT path, value, told_on AS toldOn FROM asked_fact WHERE candidate_id = ? ORDER BY path',
    )
    .all(id)
    .flatMap((row) => {
      const fact = askedFactSchema.safeParse({ ...row, value: JSON.parse(row.value) });
      return fact.success ? [fact.data] : [];
    });

export function writeAskedFact(db: Db, id: CandidateId, { path, value, toldOn }: AskedFact): void {
  db.prepare(
    `INSERT INTO asked_fact (candidate_id, path, value, told_on) VALUES (?, ?, ?, ?)
     ON CONFLICT (candidate_id, path) DO UPDATE SET value = excluded.value, told_on = excluded.told_on`,
  ).run(id, path, JSON.stringify(value), toldOn);
}

export function deleteAskedFact(db: Db, id: CandidateId, path: string): void {
  db.prepare('DELETE FROM asked_fact WHERE candidate_id = ? AND path = ?').run(id, path);
}

const overrideColumns = `id, candidate_id AS candidateId, scheme, verdict, machine_verdict AS machineVerdict, reason,
  judged_on AS "on", written_at AS writtenAt, author, withdrawn_at AS withdrawnAt`;

/** The adviser's answers about one person, the latest first; those that were withdrawn stay. */
export const overridesOf = (db: Db, id: CandidateId): readonly Override[] =>
  db
    .prepare<[string], unknown>(
      `SELECT ${overrideColumns} FROM answer_override WHERE candidate_id = ? ORDER BY written_at DESC, rowid DESC`,
    )
    .all(id)
    .map((row) => overrideSchema.parse(row));

export const overrideInForce = (db: Db, id: CandidateId, scheme: SchemeCode): Override | null =>
  overridesOf(db, id).find((each) => each.scheme === scheme && each.withdrawnAt === null) ?? null;

/** Whether an identifier is taken, whoever has it. */
export const isOverrideIdTaken = (db: Db, id: string): boolean =>
  db.prepare('SELECT 1 FROM answer_override WHERE id = ?').get(id) !== undefined;

export function insertOverride(db: Db, override: Override): void {
  db.prepare(
    `INSERT INTO answer_override
       (id, candidate_id, scheme, verdict, machine_verdict, reason, judged_on, written_at, author, withdrawn_at)
     VALUES (@id, @candidateId, @scheme, @verdict, @machineVerdict, @reason, @on, @writtenAt, @author, @withdrawnAt)`,
  ).run(override);
}

export function withdrawOverrideRow(db: Db, id: string, at: string): void {
  db.prepare('UPDATE answer_override SET withdrawn_at = ? WHERE id = ?').run(at, id);
}
