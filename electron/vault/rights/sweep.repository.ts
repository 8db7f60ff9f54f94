import { z } from 'zod';
import type { CivilDate } from '../../../shared/base/time';
import { sayingKeys } from '../../../shared/candidates';
import { type Candidate, type CandidateId, candidateFields, keysOf, picked } from '../../../shared/fields';
import type { SchemeCode, Verdict } from '../../../shared/law';
import { type AskedFact, askedFactSchema, type KnownPerson } from '../../../shared/rights';
import type { Db } from '../db';
import { columnsOf, type RowOf, recordOf, selected } from '../db/record';
import { isOut } from '../db/states';

const toldValueSchema = askedFactSchema.shape.value;

/** What the last sweep left. */
export interface StoredState {
  readonly on: CivilDate | null;
  readonly fingerprint: string;
  /** Sets judged by the last pass. */
  readonly judged: number;
  readonly milliseconds: number;
}

/** What the rules read of the form. */
const formFields = picked(candidateFields, [...sayingKeys, 'firstReceptionOn']);
type PendingRow = RowOf<typeof formFields> & { readonly mark: number; readonly id: CandidateId };
type PeriodRow = KnownPerson['periods'][number] & { readonly candidateId: CandidateId };
type EnrolmentRow = KnownPerson['enrolments'][number] & { readonly candidateId: CandidateId };
interface AskedRow {
  readonly candidateId: CandidateId;
  readonly path: AskedFact['path'];
  readonly value: string;
  readonly toldOn: CivilDate;
}

/** A candidate to judge, with what the rules read of the portfolio. */
export interface Pending {
  readonly id: CandidateId;
  readonly mark: number;
  readonly person: KnownPerson;
}

/** A set of facts that was judged. */
export interface StoredSet {
  readonly id: number;
  readonly judgedOn: CivilDate;
  readonly holdsUntil: CivilDate | null;
}
export interface NewSet extends Omit<StoredSet, 'id'> {
  readonly key: Buffer;
  readonly answerId: number;
}
export interface AnswerLine {
  readonly scheme: SchemeCode;
  readonly verdict: Exclude<Verdict, 'ineligible'>;
  /** Of an open answer, the facts that it supposes. */
  readonly missing: readonly string[];
  readonly isClosedUnless: boolean;
}
/** What is kept of a line besides its verdict; a portfolio swept by an earlier build holds the list of facts alone. */
const waitedSchema = z
  .union([
    z.array(z.string()).transform((missing) => ({ missing, isClosedUnless: false })),
    z.strictObject({ missing: z.array(z.string()), isClosedUnless: z.boolean() }),
  ])
  .readonly();
const writtenWaited = ({ missing, isClosedUnless }: AnswerLine): string =>
  JSON.stringify(isClosedUnless ? { missing, isClosedUnless } : missing);

export interface ChangeRow {
  readonly scheme: SchemeCode;
  readonly changesOn: CivilDate;
  readonly way: 'ends' | 'opens';
  readonly becomes: Verdict;
  /** JSON. */
  readonly reason: string;
}

/** Candidates in the order of their identifiers: what is written of them then lies side by side. */
const between = 'candidate_id > @after AND candidate_id <= @upTo';
interface Range {
  readonly after: string;
  readonly upTo: string;
}

const prepare = (db: Db) => ({
  state: db.prepare<[], StoredState>(
    'SELECT swept_on AS "on", fingerprint, judged, milliseconds FROM sweep_state WHERE id = 1',
  ),
  writeState: db.prepare(
    'UPDATE sweep_state SET swept_on = @on, fingerprint = @fingerprint, judged = @judged, milliseconds = @milliseconds',
  ),
  markAll: db.prepare(
    'INSERT INTO sweep_pending (candidate_id) SELECT id FROM candidate WHERE true ON CONFLICT DO NOTHING',
  ),
  markEnded: db.prepare<[CivilDate]>(
    `INSERT INTO sweep_pending (candidate_id)
     SELECT candidate_id FROM sweep_set JOIN sweep_candidate ON set_id = sweep_set.id
     WHERE holds_until < ? ON CONFLICT DO NOTHING`,
  ),
  pendingCount: db.prepare<[], number>('SELECT count(*) FROM sweep_pending').pluck(),
  lastMark: db.prepare<[], number | null>('SELECT max(mark) FROM sweep_pending').pluck(),
  pending: db.prepare<[{ after: string; limit: number }], PendingRow>(
    `SELECT mark, id, ${selected(columnsOf(keysOf(formFields)))}
     FROM sweep_pending JOIN candidate ON candidate.id = candidate_id
     WHERE candidate_id > @after ORDER BY candidate_id LIMIT @limit`,
  ),
  enrolments: db.prepare<[Range], EnrolmentRow>(
    `SELECT candidate_id AS candidateId, scheme, signed_on AS signedOn, ended_on AS endedOn FROM enrolment
     WHERE ${between} AND candidate_id IN (SELECT candidate_id FROM sweep_pending)`,
  ),
  periods: db.prepare<[Range], PeriodRow>(
    `SELECT candidate_id AS candidateId, kind, starts_on AS startsOn, ends_on AS endsOn FROM period
     WHERE ${between} AND candidate_id IN (SELECT candidate_id FROM sweep_pending)`,
  ),
  asked: db.prepare<[Range], AskedRow>(
    `SELECT candidate_id AS candidateId, path, value, told_on AS toldOn FROM asked_fact
     WHERE ${between} AND candidate_id IN (SELECT candidate_id FROM sweep_pending)
     ORDER BY candidate_id, path`,
  ),
  settle: db.prepare<[Range & { readonly mark: number }]>(
    `DELETE FROM sweep_pending WHERE ${between} AND mark <= @mark`,
  ),
  setOf: db.prepare<[Buffer], StoredSet>(
    'SELECT id, judged_on AS judgedOn, holds_until AS holdsUntil FROM sweep_set WHERE key = ?',
  ),
  insertSet: db.prepare(
    `INSERT INTO sweep_set (key, answer_id, judged_on, holds_until)
     VALUES (@key, @answerId, @judgedOn, @holdsUntil)`,
  ),
  updateSet: db.prepare(
    `UPDATE sweep_set SET answer_id = @answerId, judged_on = @judgedOn, holds_until = @holdsUntil WHERE key = @key`,
  ),
  dropChanges: db.prepare<[number]>('DELETE FROM sweep_change WHERE set_id = ?'),
  insertChange: db.prepare(
    `INSERT INTO sweep_change (set_id, scheme, changes_on, way, becomes, reason)
     VALUES (@setId, @scheme, @changesOn, @way, @becomes, @reason)`,
  ),
  give: db.prepare<[{ setId: number; mark: number }]>(
    `INSERT INTO sweep_candidate (candidate_id, set_id)
     SELECT candidate_id, @setId FROM sweep_pending WHERE mark = @mark
     ON CONFLICT (candidate_id) DO UPDATE SET set_id = excluded.set_id WHERE set_id <> excluded.set_id`,
  ),
  isMarked: db.prepare<[number], number>('SELECT 1 FROM sweep_pending WHERE mark = ?').pluck(),
  answerOf: db.prepare<[string], number>('SELECT id FROM sweep_answer WHERE content = ?').pluck(),
  insertAnswer: db.prepare('INSERT INTO sweep_answer (content) VALUES (?)'),
  insertLine: db.prepare(
    `INSERT INTO sweep_answer_line (answer_id, position, scheme, verdict, missing)
     VALUES (@answerId, @position, @scheme, @verdict, @missing)`,
  ),
  dropUnusedAnswers: db.prepare('DELETE FROM sweep_answer WHERE id NOT IN (SELECT answer_id FROM sweep_set)'),
  distinct: db.prepare<[], number>('SELECT count(*) FROM sweep_set').pluck(),
  candidates: db
    .prepare<[], number>(
      `SELECT (SELECT count(*) FROM candidate) - (SELECT count(*) FROM candidate WHERE ${isOut})`,
    )
    .pluck(),
  swept: db.prepare<[CandidateId], SweptPerson>(
    `SELECT candidate.id AS candidateId, birth_name AS birthName, usual_name AS usualName, first_name AS firstName, sex,
       birth_date AS birthDate, sweep_set.id AS setId, answer_id AS answerId
     FROM candidate JOIN sweep_candidate ON sweep_candidate.candidate_id = candidate.id
     JOIN sweep_set ON sweep_set.id = sweep_candidate.set_id WHERE candidate.id = ?`,
  ),
  linesOf: db.prepare<
    [number],
    Omit<AnswerLine, 'missing' | 'isClosedUnless'> & { readonly missing: string }
  >('SELECT scheme, verdict, missing FROM sweep_answer_line WHERE answer_id = ? ORDER BY position'),
  changesOf: db.prepare<[{ setId: number; until: CivilDate }], ChangeRow>(
    `SELECT scheme, changes_on AS changesOn, way, becomes, reason FROM sweep_change
     WHERE set_id = @setId AND changes_on <= @until ORDER BY changes_on, scheme`,
  ),
  entriesOf: db.prepare<[CandidateId], KnownPerson['enrolments'][number]>(
    'SELECT scheme, signed_on AS signedOn, ended_on AS endedOn FROM enrolment WHERE candidate_id = ?',
  ),
});
/** Statements are prepared once for each database: a sweep runs them a hundred thousand times. */
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();
function statementsOf(db: Db): ReturnType<typeof prepare> {
  const known = statements.get(db);
  if (known) return known;
  const made = prepare(db);
  statements.set(db, made);
  return made;
}

export function readState(db: Db): StoredState {
  const state = statementsOf(db).state.get();
  if (state === undefined) throw new Error('No state of the sweep');
  return state;
}
export function writeState(db: Db, state: StoredState): void {
  statementsOf(db).writeState.run(state);
}

/** Puts every candidate on the list of those to judge. */
export function markAll(db: Db): void {
  statementsOf(db).markAll.run();
}
/** Puts on the list the candidates whose answer no longer holds on a day. */
export function markEnded(db: Db, on: CivilDate): void {
  statementsOf(db).markEnded.run(on);
}
export const pendingCount = (db: Db): number => statementsOf(db).pendingCount.get() ?? 0;
export const distinctCount = (db: Db): number => statementsOf(db).distinct.get() ?? 0;
export const candidateCount = (db: Db): number => statementsOf(db).candidates.get() ?? 0;

/** The next candidates to judge after an identifier, with their enrolments and what they told. */
export function pendingAfter(db: Db, after: string, limit: number): readonly Pending[] {
  const { pending, enrolments, periods, asked } = statementsOf(db);
  const rows = pending.all({ after, limit });
  const last = rows.at(-1);
  if (last === undefined) return [];
  const range = { after, upTo: last.id };
  const people = new Map(
    rows.map((row) => [
      row.id,
      {
        mark: row.mark,
        candidate: recordOf(formFields, row),
        enrolments: [] as KnownPerson['enrolments'][number][],
        periods: [] as KnownPerson['periods'][number][],
        asked: [] as AskedFact[],
      },
    ]),
  );
  for (const { candidateId, ...enrolment } of enrolments.all(range))
    people.get(candidateId)?.enrolments.push(enrolment);
  for (const { candidateId, ...period } of periods.all(range)) people.get(candidateId)?.periods.push(period);
  for (const { candidateId, value, ...fact } of asked.all(range))
    people.get(candidateId)?.asked.push({ ...fact, value: toldValueSchema.parse(JSON.parse(value)) });
  return [...people].map(([id, { mark, ...person }]) => ({ id, mark, person }));
}

/** Mark of the latest change. */
export const lastMark = (db: Db): number => statementsOf(db).lastMark.get() ?? 0;
/** Takes a stretch of candidates off the list, except those who have changed since a mark. */
export function settle(db: Db, after: string, upTo: string, mark: number): void {
  statementsOf(db).settle.run({ after, upTo, mark });
}
export const isMarked = (db: Db, mark: number): boolean => statementsOf(db).isMarked.get(mark) === 1;

export const setOfKey = (db: Db, key: Buffer): StoredSet | null => statementsOf(db).setOf.get(key) ?? null;

/** Writes what was judged of a set of facts, over what was known of it. Returns its number. */
export function writeSet(
  db: Db,
  known: StoredSet | null,
  set: NewSet,
  changes: readonly ChangeRow[],
): number {
  const { insertSet, updateSet, dropChanges, insertChange } = statementsOf(db);
  let setId: number;
  if (known === null) setId = Number(insertSet.run(set).lastInsertRowid);
  else {
    setId = known.id;
    updateSet.run(set);
    dropChanges.run(setId);
  }
  for (const change of changes) insertChange.run({ ...change, setId });
  return setId;
}

/** Gives the set to the candidate of a mark. */
export function giveSet(db: Db, mark: number, setId: number): void {
  statementsOf(db).give.run({ mark, setId });
}

/** The number of an answer, written when nobody has had it yet. */
export function answerId(db: Db, lines: readonly AnswerLine[]): number {
  const { answerOf, insertAnswer, insertLine } = statementsOf(db);
  const content = JSON.stringify(lines.map((line) => [line.scheme, line.verdict, writtenWaited(line)]));
  const known = answerOf.get(content);
  if (known !== undefined) return known;
  const id = Number(insertAnswer.run(content).lastInsertRowid);
  lines.forEach((line, position) => {
    const { scheme, verdict } = line;
    insertLine.run({ answerId: id, position, scheme, verdict, missing: writtenWaited(line) });
  });
  return id;
}
export function dropUnusedAnswers(db: Db): void {
  statementsOf(db).dropUnusedAnswers.run();
}

/** A person whom the sweep has judged, with the numbers of what was judged. */
export interface SweptPerson {
  readonly candidateId: CandidateId;
  readonly birthName: string;
  readonly usualName: string;
  readonly firstName: string;
  readonly sex: Candidate['sex'];
  readonly birthDate: CivilDate;
  readonly setId: number;
  readonly answerId: number;
}
export const sweptOf = (db: Db, id: CandidateId): SweptPerson | null =>
  statementsOf(db).swept.get(id) ?? null;

/** The lines of an answer, in the order of the schemes. */
export function linesOf(db: Db, answerId: number): readonly AnswerLine[] {
  const { linesOf: read } = statementsOf(db);
  return read.all(answerId).map(({ missing, ...line }) => ({
    ...line,
    ...waitedSchema.parse(JSON.parse(missing)),
  }));
}

/** What is coming for a set of facts, until a day included. */
export const changesOf = (db: Db, setId: number, until: CivilDate): readonly ChangeRow[] =>
  statementsOf(db).changesOf.all({ setId, until });

/** What a person has entered, whenever. */
export const entriesOf = (db: Db, candidateId: CandidateId): readonly KnownPerson['enrolments'][number][] =>
  statementsOf(db).entriesOf.all(candidateId);
