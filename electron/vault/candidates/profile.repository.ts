import type { ProfileEntry } from '../../../shared/candidates';
import {
  type CandidateId,
  evidenceFields,
  type Fields,
  type ProfileKind,
  profileKindNames,
  profileKinds,
} from '../../../shared/fields';
import type { Db } from '../db';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly content: string;
  readonly evidence: string;
}

/**
 * What was kept of some fields: one that came later, or that no longer reads, is not known. A portfolio loaded from the open
 * format holds what another tool wrote.
 */
const known = (fields: Fields, kept: unknown): Readonly<Record<string, unknown>> => {
  const values = new Map(Object.entries(typeof kept === 'object' && kept !== null ? kept : {}));
  return Object.fromEntries(
    Object.entries(fields).map(([key, { schema, empty }]) => {
      const read = schema.safeParse(values.get(key));
      return [key, read.success ? read.data : empty];
    }),
  );
};

function entryOf({ id, kind: name, content, evidence }: Row): readonly ProfileEntry[] {
  const kind = profileKindNames.find((one) => one === name);
  // A kind of a later version: kept, and passed over.
  if (kind === undefined) return [];
  const pieces: unknown = JSON.parse(evidence);
  const read = {
    id,
    kind,
    content: known(profileKinds[kind].fields, JSON.parse(content)),
    evidence: Array.isArray(pieces) ? pieces.map((piece) => known(evidenceFields, piece)) : [],
  };
  // Each field was read by the schema of its description.
  return [read as unknown as ProfileEntry];
}

/** Records of a person, kind after kind as they are declared, each in its order. */
export function profileRowsOf(db: Db, candidateId: CandidateId): readonly ProfileEntry[] {
  const rows = db
    .prepare<[string], Row>(
      'SELECT id, kind, content, evidence FROM profile_entry WHERE candidate_id = ? ORDER BY position, id',
    )
    .all(candidateId)
    .flatMap(entryOf);
  return profileKindNames.flatMap((kind) => rows.filter((row) => row.kind === kind));
}

/** Whether an identifier is taken, whoever has it. */
export const isProfileIdTaken = (db: Db, id: string): boolean =>
  db.prepare<[string], 1>('SELECT 1 FROM profile_entry WHERE id = ?').get(id) !== undefined;

/** Writes the records of one kind as they are given, in their order, in the place of those that were there. */
export function writeProfileRows(
  db: Db,
  candidateId: CandidateId,
  kind: ProfileKind,
  entries: readonly ProfileEntry[],
): void {
  db.prepare(
    `DELETE FROM profile_entry WHERE candidate_id = ? AND kind = ?
     AND id NOT IN (SELECT value FROM json_each(?))`,
  ).run(candidateId, kind, JSON.stringify(entries.map(({ id }) => id)));
  const write = db.prepare(
    `INSERT INTO profile_entry (id, candidate_id, kind, position, content, evidence)
     VALUES (@id, @candidateId, @kind, @position, @content, @evidence)
     ON CONFLICT (id) DO UPDATE SET position = @position, content = @content, evidence = @evidence
     WHERE candidate_id = @candidateId AND kind = @kind`,
  );
  for (const [position, { id, content, evidence }] of entries.entries())
    write.run({
      id,
      candidateId,
      kind,
      position,
      content: JSON.stringify(content),
      evidence: JSON.stringify(evidence),
    });
}
