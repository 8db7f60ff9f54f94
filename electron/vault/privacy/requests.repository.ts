import type { CandidateId } from '../../../shared/fields';
import type { RightsRequest } from '../../../shared/privacy';
import type { Db } from '../db';

const columns = `id, candidate_id AS candidateId, kind, who, received_on AS receivedOn, way, identity,
  extended_on AS extendedOn, extension_reason AS extensionReason, status, closed_on AS closedOn, answer, version`;

export const requestRow = (db: Db, id: string): RightsRequest | undefined =>
  db.prepare<[string], RightsRequest>(`SELECT ${columns} FROM rights_request WHERE id = ?`).get(id);

export const requestRowsOf = (db: Db, id: CandidateId): readonly RightsRequest[] =>
  db
    .prepare<[string], RightsRequest>(
      `SELECT ${columns} FROM rights_request WHERE candidate_id = ? ORDER BY received_on DESC, id`,
    )
    .all(id);

export function writeRequestRow(db: Db, request: RightsRequest): void {
  db.prepare(
    `INSERT INTO rights_request (id, candidate_id, kind, who, received_on, way, identity, extended_on, extension_reason,
       status, closed_on, answer, version)
     VALUES (@id, @candidateId, @kind, @who, @receivedOn, @way, @identity, @extendedOn, @extensionReason,
       @status, @closedOn, @answer, @version)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, who = excluded.who, received_on = excluded.received_on,
       way = excluded.way, identity = excluded.identity, extended_on = excluded.extended_on,
       extension_reason = excluded.extension_reason, status = excluded.status, closed_on = excluded.closed_on,
       answer = excluded.answer, version = excluded.version`,
  ).run(request);
}

/** Numbers of the requests of some people. */
export const requestsOf = (db: Db, ids: ReadonlySet<CandidateId>): readonly string[] =>
  db
    .prepare<[string], string>(
      'SELECT id FROM rights_request WHERE candidate_id IN (SELECT value FROM json_each(?)) ORDER BY id',
    )
    .pluck()
    .all(JSON.stringify([...ids]));

/** Lines of the register whose person goes: what was asked, when and what became of it stay; who, and what was written, go. */
export function releaseRequests(db: Db, ids: readonly string[]): void {
  const release = db.prepare(
    `UPDATE rights_request SET candidate_id = NULL, who = '', answer = '', extension_reason = '' WHERE id = ?`,
  );
  for (const id of ids) release.run(id);
}
