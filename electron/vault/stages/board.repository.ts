import type { CivilDate } from '../../../shared/base/time';
import { type StageKind, stageKinds } from '../../../shared/candidates';
import type { CandidateId } from '../../../shared/fields';
import { isOfToday } from '../candidates';
import type { Db } from '../db';
import { isOut } from '../db/states';

/** How many people began their stage of today on a day. */
export interface Began {
  readonly kind: StageKind;
  readonly startsOn: CivilDate;
  readonly people: number;
}
/** Somebody at a stage. */
export interface Staged {
  readonly id: CandidateId;
  readonly startsOn: CivilDate;
}

/** Up to so many people, each is asked for her stage; beyond, each stage for its people. */
export const FEW = 3000;

/** Whose stages are counted, by their row numbers; `null`: all but those who are out of the list. */
export type Whose = Int32Array | null;
interface Asked {
  readonly today: CivilDate;
  readonly rowids?: string;
}
export type Way = 'all' | 'many' | 'few';
const wayOf = (whose: Whose): Way => (whose === null ? 'all' : whose.length > FEW ? 'many' : 'few');

/** Who is asked for, read by the function `is_asked` of a connection: quicker than as many values in a question. */
const askedFor = new WeakMap<Db, { isAsked: Uint8Array }>();
/** Makes that function known to a connection, once, and says who is asked for. */
export function asking(db: Db, whose: Int32Array): Db {
  const isAsked = new Uint8Array(whose.reduce((most, rowid) => Math.max(most, rowid), 0) + 1);
  for (const rowid of whose) isAsked[rowid] = 1;
  const known = askedFor.get(db);
  if (known !== undefined) known.isAsked = isAsked;
  else {
    const held = { isAsked };
    askedFor.set(db, held);
    db.function('is_asked', { directOnly: true }, (rowid) => held.isAsked[Number(rowid)] ?? 0);
  }
  return db;
}

const holds = isOfToday(stageKinds);
/** `few` begins with the people, the others go along the index of the stages, with a set of people made once. */
const from: Readonly<Record<Way, string>> = {
  all: `period WHERE ${holds} AND candidate_id NOT IN (SELECT id FROM candidate WHERE ${isOut})`,
  // Identifiers and row numbers stand together in the index of the identifiers, which is small.
  many: `period WHERE ${holds} AND candidate_id IN (SELECT id FROM candidate WHERE id > '' AND is_asked(rowid))`,
  few: `json_each(@rowids) AS one CROSS JOIN candidate ON candidate.rowid = one.value
    CROSS JOIN period ON period.candidate_id = candidate.id AND ${holds}`,
};
/** SQL of the readings, named so that the tests can ask SQLite for their plans. */
export const beganSql = (way: Way): string =>
  `SELECT kind, starts_on AS startsOn, count(*) AS people FROM ${from[way]} GROUP BY kind, starts_on`;
/** The first of a stage: along its index, which ends as soon as there are enough of them. */
export const longestSql = (way: Exclude<Way, 'few'>): string =>
  `SELECT candidate_id AS id, starts_on AS startsOn FROM period
   WHERE kind = @kind AND starts_on <= @today AND (ends_on IS NULL OR ends_on >= @today) AND ${
     way === 'all'
       ? `candidate_id NOT IN (SELECT id FROM candidate WHERE ${isOut})`
       : 'is_asked((SELECT rowid FROM candidate WHERE id = candidate_id))'
   } ORDER BY starts_on LIMIT @limit`;
const longestOfFewSql = `SELECT kind, candidate.id, starts_on AS startsOn FROM ${from.few} ORDER BY starts_on, candidate.sort_name`;

const ready = (db: Db, whose: Whose): Db =>
  whose !== null && wayOf(whose) === 'many' ? asking(db, whose) : db;
const askedOf = (whose: Whose, today: CivilDate): Asked =>
  whose !== null && wayOf(whose) === 'few' ? { today, rowids: JSON.stringify([...whose]) } : { today };

/** How many of some people are at each stage today, by the day on which they began it, the earliest first: one question. */
export const beganOf = (db: Db, whose: Whose, today: CivilDate): readonly Began[] =>
  ready(db, whose)
    .prepare<[Asked], Began>(beganSql(wayOf(whose)))
    .all(askedOf(whose, today));

/** Those who are the longest at each stage, so many of each at most. `counts`: people of each stage. */
export function longestOf(
  db: Db,
  whose: Whose,
  counts: ReadonlyMap<StageKind, number>,
  most: number,
  today: CivilDate,
): ReadonlyMap<StageKind, readonly Staged[]> {
  const way = wayOf(whose);
  const asked = askedOf(whose, today);
  if (way === 'few') {
    const found = new Map<StageKind, Staged[]>();
    const rows = db.prepare<[Asked], Staged & { readonly kind: StageKind }>(longestOfFewSql).all(asked);
    for (const { kind, ...one } of rows) {
      const those = found.get(kind) ?? [];
      if (those.length < most) found.set(kind, [...those, one]);
    }
    return found;
  }
  const statement = ready(db, whose).prepare<
    [Asked & { readonly kind: StageKind; readonly limit: number }],
    Staged
  >(longestSql(way));
  return new Map(
    stageKinds.flatMap((kind) => {
      // Whom the stage has is known: the walk ends with the last of them.
      const limit = Math.min(most, counts.get(kind) ?? 0);
      return limit === 0 ? [] : [[kind, statement.all({ ...asked, kind, limit })] as const];
    }),
  );
}
