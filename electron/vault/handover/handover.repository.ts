import type { CandidateId } from '../../../shared/fields';
import type { HandoverLine, HandoverMark } from '../../../shared/handover';
import type { Db } from '../db';

export interface StoredColleague {
  readonly id: string;
  readonly name: string;
  readonly structure: string;
  readonly publicKey: string;
  readonly addedAt: string;
}

const colleagueColumns = 'id, name, structure, public_key AS publicKey, added_at AS addedAt';

export const readColleagues = (db: Db): readonly StoredColleague[] =>
  db.prepare<[], StoredColleague>(`SELECT ${colleagueColumns} FROM colleague ORDER BY name, added_at`).all();

export const readColleague = (db: Db, id: string): StoredColleague | null =>
  db.prepare<[string], StoredColleague>(`SELECT ${colleagueColumns} FROM colleague WHERE id = ?`).get(id) ??
  null;

export const colleagueWithKey = (db: Db, publicKey: string): StoredColleague | null =>
  db
    .prepare<[string], StoredColleague>(`SELECT ${colleagueColumns} FROM colleague WHERE public_key = ?`)
    .get(publicKey) ?? null;

export function insertColleague(db: Db, colleague: StoredColleague): void {
  db.prepare(
    'INSERT INTO colleague (id, name, structure, public_key, added_at) VALUES (@id, @name, @structure, @publicKey, @addedAt)',
  ).run(colleague);
}

/** Whether there was one to rename. */
export const renameColleagueRow = (db: Db, id: string, name: string, structure: string): boolean =>
  db.prepare('UPDATE colleague SET name = ?, structure = ? WHERE id = ?').run(name, structure, id).changes ===
  1;

/** Whether there was one to remove. */
export const deleteColleague = (db: Db, id: string): boolean =>
  db.prepare('DELETE FROM colleague WHERE id = ?').run(id).changes === 1;

export interface StoredSender {
  /** Ed25519 public key, in hexadecimal. */
  readonly key: string;
  readonly name: string;
  readonly structure: string;
  readonly confirmedAt: string;
}

export const readKnownSenders = (db: Db): readonly StoredSender[] =>
  db
    .prepare<[], StoredSender>(
      'SELECT key, name, structure, confirmed_at AS confirmedAt FROM known_sender ORDER BY name, confirmed_at',
    )
    .all();

export function insertKnownSender(db: Db, sender: StoredSender): void {
  db.prepare(
    'INSERT INTO known_sender (key, name, structure, confirmed_at) VALUES (@key, @name, @structure, @confirmedAt)',
  ).run(sender);
}

/** Whether there was one to forget. */
export const deleteKnownSender = (db: Db, key: string): boolean =>
  db.prepare('DELETE FROM known_sender WHERE key = ?').run(key).changes === 1;

const lineColumns = `handover.id AS number, direction, with_whom AS withWhom, happened_at AS happenedAt,
  candidate_count AS candidateCount, purpose, until_on AS until`;

export const readHandover = (db: Db, number: string): HandoverLine | null =>
  db.prepare<[string], HandoverLine>(`SELECT ${lineColumns} FROM handover WHERE id = ?`).get(number) ?? null;

export const readHandovers = (db: Db, limit: number): readonly HandoverLine[] =>
  db
    .prepare<[number], HandoverLine>(
      `SELECT ${lineColumns} FROM handover ORDER BY happened_at DESC, handover.rowid DESC LIMIT ?`,
    )
    .all(limit);

export const marksOf = (db: Db, candidateId: CandidateId): readonly HandoverMark[] =>
  db
    .prepare<[string], HandoverMark>(
      `SELECT direction, with_whom AS withWhom, happened_at AS happenedAt, purpose, until_on AS until
       FROM handover JOIN handover_candidate ON handover_id = handover.id
       WHERE candidate_id = ? ORDER BY happened_at DESC, handover.rowid DESC`,
    )
    .all(candidateId);

export function insertHandover(db: Db, line: HandoverLine, candidateIds: readonly CandidateId[]): void {
  db.prepare(
    `INSERT INTO handover (id, direction, with_whom, happened_at, candidate_count, purpose, until_on)
     VALUES (@number, @direction, @withWhom, @happenedAt, @candidateCount, @purpose, @until)`,
  ).run(line);
  const link = db.prepare(
    'INSERT OR IGNORE INTO handover_candidate (handover_id, candidate_id) VALUES (?, ?)',
  );
  for (const id of candidateIds) link.run(line.number, id);
}
