import { z } from 'zod';
import { type CivilDate, civilDateSchema } from '../../../shared/base/time';
import { sayingKeys } from '../../../shared/candidates';
import {
  type ContractKindId,
  type Fields,
  fieldsSchema,
  isLifeDateKey,
  type LifeDates,
} from '../../../shared/contract-files';
import {
  type Candidate,
  type CandidateId,
  type ContractFileStatus,
  candidateFields,
  type EmployerId,
  keysOf,
  picked,
} from '../../../shared/fields';
import { confidences } from '../../../shared/law';
import {
  type AnswerAct,
  actKinds,
  type ObligedHandover,
  type ObligedRequest,
  type Planned,
  rankOf,
  weights,
} from '../../../shared/obligations';
import type { Paper } from '../../../shared/papers';
import type { HoldKind } from '../../../shared/privacy';
import { type AskedFact, askedFactSchema, type KnownPerson } from '../../../shared/rights';
import type { Db } from '../db';
import { columnsOf, type RowOf, recordOf, selected } from '../db/record';

const toldValueSchema = askedFactSchema.shape.value;
const formFields = picked(candidateFields, [...sayingKeys, 'firstReceptionOn']);
type PersonRow = RowOf<typeof formFields> & {
  readonly mark: number;
  readonly id: CandidateId;
  readonly createdAt: string;
  readonly lastContactOn: CivilDate | null;
};
type Hers<T> = T & { readonly candidateId: CandidateId };
interface FileRow {
  readonly id: string;
  readonly kind: ContractKindId;
  readonly reference: string;
  readonly status: ContractFileStatus;
  readonly employerId: EmployerId | null;
  readonly fields: string;
  /** JSON. */
  readonly dates: string;
}
/** A contract file, its fields and dates read. */
export type DrawnFile = Omit<FileRow, 'fields'> & { readonly typed: Fields; readonly lifeDates: LifeDates };
interface Hold {
  readonly kind: HoldKind;
  readonly reason: string;
  readonly untilOn: CivilDate | null;
  readonly liftedOn: CivilDate | null;
}

/** A person whose obligations are to be drawn, with all that the rules read of the portfolio. */
export interface Drawn {
  readonly mark: number;
  readonly id: CandidateId;
  readonly createdAt: string;
  readonly lastContactOn: CivilDate | null;
  readonly known: KnownPerson;
  readonly papers: readonly Pick<Paper, 'id' | 'kind' | 'expiresOn'>[];
  readonly files: readonly DrawnFile[];
  readonly requests: readonly ObligedRequest[];
  readonly handovers: readonly ObligedHandover[];
  readonly holds: readonly Hold[];
}

/** What is told of an obligation beside its days, as it is kept. */
const contentSchema = z.strictObject({
  rule: z.string(),
  reason: z.string(),
  act: z.enum(actKinds),
  target: z.string().nullable(),
  source: z.string(),
  confidence: z.enum(confidences),
});
interface KeptRow {
  readonly candidateId: CandidateId;
  readonly id: string;
  readonly rank: number;
  readonly due: CivilDate;
  readonly toldFrom: CivilDate;
  readonly lastDay: CivilDate | null;
  readonly content: string;
}
const keptColumns = `candidate_id AS candidateId, key AS id, rank, due, told_from AS toldFrom, last_day AS lastDay, content`;
const rowOf = (candidateId: CandidateId, planned: Planned): KeptRow => {
  const { id, weight, due, toldFrom, lastDay, rule, reason, act, target, source, confidence } = planned;
  const content = JSON.stringify({ rule, reason, act, target, source, confidence });
  return { candidateId, id, rank: rankOf(weight), due, toldFrom, lastDay, content };
};
const plannedOf = ({ candidateId: _, rank, content, ...days }: KeptRow): Planned => ({
  ...days,
  ...contentSchema.parse(JSON.parse(content)),
  weight: weights[rank] ?? 'habit',
});

export interface AnswerRow {
  readonly id: string;
  readonly candidateId: CandidateId;
  readonly obligation: string;
  readonly act: AnswerAct;
  readonly untilOn: CivilDate | null;
  readonly reason: string;
  readonly author: string;
  readonly givenAt: string;
  readonly withdrawnAt: string | null;
}
const answerColumns = `id, candidate_id AS candidateId, obligation, act, until_on AS untilOn, reason, author,
  given_at AS givenAt, withdrawn_at AS withdrawnAt`;
/** An answer that keeps an obligation from being told on the day `@on`. */
const isAnswered = `EXISTS (SELECT 1 FROM obligation_answer AS a WHERE a.candidate_id = o.candidate_id
  AND a.obligation = o.key AND a.withdrawn_at IS NULL AND (a.until_on IS NULL OR a.until_on > @on))`;
const isTold = 'o.told_from <= @on AND (o.last_day IS NULL OR o.last_day >= @on)';

export interface ListedPerson
  extends Pick<Candidate, 'birthName' | 'usualName' | 'firstName' | 'sex' | 'adviser'> {
  readonly candidateId: CandidateId;
}
interface Asked {
  readonly on: CivilDate;
  readonly adviser: string | null;
}

interface PersonKept {
  readonly id: CandidateId;
  readonly turnsOn: CivilDate | null;
}

/** Whose: those of a slice of the waiting list, in the order of their identifiers. */
const whose = 'candidate_id IN (SELECT value FROM json_each(?))';

const prepare = (db: Db) => {
  const listed = (isSetAside: boolean): string =>
    `FROM obligation AS o JOIN obligation_person AS p ON p.candidate_id = o.candidate_id
     WHERE ${isTold} AND ${isSetAside ? '' : 'NOT '}${isAnswered} AND (@adviser IS NULL OR p.adviser = @adviser)`;
  const page = (isSetAside: boolean) =>
    db.prepare<[Asked & { offset: number; limit: number }], ListedPerson>(
      `SELECT id AS candidateId, birth_name AS birthName, usual_name AS usualName, first_name AS firstName, sex,
         candidate.adviser
       FROM (SELECT o.candidate_id AS listed_id, min(o.rank || ' ' || o.due) AS gravest, p.sort_name AS listed_name
         ${listed(isSetAside)} GROUP BY o.candidate_id
         ORDER BY gravest, listed_name, listed_id LIMIT @limit OFFSET @offset)
       JOIN candidate ON candidate.id = listed_id ORDER BY gravest, listed_name, listed_id`,
    );
  const counts = (isSetAside: boolean) =>
    db.prepare<[Asked], { total: number; late: number }>(
      `SELECT count(*) AS total, coalesce(sum(first < @on), 0) AS late
       FROM (SELECT min(o.due) AS first ${listed(isSetAside)} GROUP BY o.candidate_id)`,
    );
  return {
    fingerprint: db.prepare<[], string>('SELECT fingerprint FROM obligation_state WHERE id = 1').pluck(),
    writeFingerprint: db.prepare<[string]>('UPDATE obligation_state SET fingerprint = ? WHERE id = 1'),
    listAll: db.prepare(
      'INSERT INTO obligation_pending (candidate_id) SELECT candidate_id FROM obligation_person WHERE true ON CONFLICT DO NOTHING',
    ),
    listTurned: db.prepare<[CivilDate]>(
      `INSERT INTO obligation_pending (candidate_id) SELECT candidate_id FROM obligation_person WHERE turns_on <= ?
       ON CONFLICT DO NOTHING`,
    ),
    pendingCount: db.prepare<[], number>('SELECT count(*) FROM obligation_pending').pluck(),
    isPending: db.prepare<[string], 1>('SELECT 1 FROM obligation_pending WHERE candidate_id = ?').pluck(),
    pending: db
      .prepare<[number, number], CandidateId>(
        'SELECT candidate_id FROM obligation_pending WHERE mark > ? ORDER BY mark LIMIT ?',
      )
      .pluck(),
    people: db.prepare<[string], PersonRow>(
      `SELECT mark, id, created_at AS createdAt, last_contact_on AS lastContactOn,
         ${selected(columnsOf(keysOf(formFields)))}
       FROM obligation_pending JOIN candidate ON candidate.id = candidate_id WHERE ${whose}`,
    ),
    enrolments: db.prepare<[string], Hers<KnownPerson['enrolments'][number]>>(
      `SELECT candidate_id AS candidateId, scheme, signed_on AS signedOn, ended_on AS endedOn FROM enrolment
       WHERE ${whose} ORDER BY id`,
    ),
    periods: db.prepare<[string], Hers<KnownPerson['periods'][number]>>(
      `SELECT candidate_id AS candidateId, kind, starts_on AS startsOn, ends_on AS endsOn FROM period
       WHERE ${whose} ORDER BY id`,
    ),
    asked: db.prepare<[string], Hers<Omit<AskedFact, 'value'> & { readonly value: string }>>(
      `SELECT candidate_id AS candidateId, path, value, told_on AS toldOn FROM asked_fact WHERE ${whose} ORDER BY path`,
    ),
    papers: db.prepare<[string], Hers<Pick<Paper, 'id' | 'kind' | 'expiresOn'>>>(
      `SELECT candidate_id AS candidateId, id, kind, expires_on AS expiresOn FROM person_document WHERE ${whose} ORDER BY id`,
    ),
    files: db.prepare<[string], Hers<FileRow>>(
      `SELECT candidate_id AS candidateId, id, kind, reference, status, employer_id AS employerId, fields, dates
       FROM contract_file WHERE ${whose} ORDER BY id`,
    ),
    requests: db.prepare<[string], Hers<ObligedRequest>>(
      `SELECT candidate_id AS candidateId, id, kind, received_on AS receivedOn, extended_on AS extendedOn, status
       FROM rights_request WHERE ${whose} ORDER BY id`,
    ),
    handovers: db.prepare<[string], Hers<ObligedHandover>>(
      `SELECT candidate_id AS candidateId, id, direction, with_whom AS withWhom, happened_at AS happenedAt,
         until_on AS untilOn
       FROM handover_candidate JOIN handover ON handover.id = handover_id WHERE ${whose} ORDER BY id`,
    ),
    holds: db.prepare<[string], Hers<Hold>>(
      `SELECT candidate_id AS candidateId, kind, reason, until_on AS untilOn, lifted_on AS liftedOn
       FROM retention_hold WHERE ${whose} ORDER BY id`,
    ),
    isMarked: db.prepare<[number], 1>('SELECT 1 FROM obligation_pending WHERE mark = ?').pluck(),
    settle: db.prepare<[number]>('DELETE FROM obligation_pending WHERE mark = ?'),
    keptOf: db.prepare<[string], KeptRow>(
      `SELECT ${keptColumns} FROM obligation WHERE candidate_id = ? ORDER BY rank, due, key`,
    ),
    write: db.prepare<[KeptRow]>(
      `INSERT INTO obligation (candidate_id, key, rank, due, told_from, last_day, content)
       VALUES (@candidateId, @id, @rank, @due, @toldFrom, @lastDay, @content)
       ON CONFLICT (candidate_id, key) DO UPDATE SET rank = excluded.rank, told_from = excluded.told_from,
         last_day = excluded.last_day, content = excluded.content`,
    ),
    drop: db.prepare<[string, string]>('DELETE FROM obligation WHERE candidate_id = ? AND key = ?'),
    writePerson: db.prepare<[PersonKept]>(
      `INSERT INTO obligation_person (candidate_id, turns_on, adviser, sort_name)
       SELECT id, @turnsOn, adviser, sort_name FROM candidate WHERE id = @id
       ON CONFLICT (candidate_id) DO UPDATE SET turns_on = excluded.turns_on, adviser = excluded.adviser,
         sort_name = excluded.sort_name
       WHERE turns_on IS NOT excluded.turns_on OR adviser <> excluded.adviser OR sort_name <> excluded.sort_name`,
    ),
    page: { told: page(false), 'set-aside': page(true) },
    counts: { told: counts(false), 'set-aside': counts(true) },
    answersOf: db.prepare<[string], AnswerRow>(
      `SELECT ${answerColumns} FROM obligation_answer WHERE candidate_id = ? AND withdrawn_at IS NULL
       ORDER BY given_at, id`,
    ),
    insertAnswer: db.prepare<[AnswerRow]>(
      `INSERT INTO obligation_answer (id, candidate_id, obligation, act, until_on, reason, author, given_at, withdrawn_at)
       VALUES (@id, @candidateId, @obligation, @act, @untilOn, @reason, @author, @givenAt, @withdrawnAt)`,
    ),
    withdraw: db.prepare<[string, string, string]>(
      `UPDATE obligation_answer SET withdrawn_at = ? WHERE candidate_id = ? AND obligation = ? AND withdrawn_at IS NULL`,
    ),
    requestsOfNobody: db.prepare<[], ObligedRequest>(
      `SELECT id, kind, received_on AS receivedOn, extended_on AS extendedOn, status FROM rights_request
       WHERE candidate_id IS NULL AND closed_on IS NULL ORDER BY id`,
    ),
  };
};
/** Statements are prepared once for each database. */
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();
function statementsOf(db: Db): ReturnType<typeof prepare> {
  const known = statements.get(db);
  if (known) return known;
  const made = prepare(db);
  statements.set(db, made);
  return made;
}

export const readFingerprint = (db: Db): string => statementsOf(db).fingerprint.get() ?? '';
export function writeFingerprint(db: Db, fingerprint: string): void {
  statementsOf(db).writeFingerprint.run(fingerprint);
}
/** Puts on the waiting list everybody who was drawn; whoever was not waits there already. */
export function listAll(db: Db): void {
  statementsOf(db).listAll.run();
}
/** Puts on the waiting list those of whom something else may be owed on a day. */
export function listTurned(db: Db, on: CivilDate): void {
  statementsOf(db).listTurned.run(on);
}
export const pendingCount = (db: Db): number => statementsOf(db).pendingCount.get() ?? 0;
export const isPending = (db: Db, id: CandidateId): boolean => statementsOf(db).isPending.get(id) === 1;
/** The next people of the waiting list, after a mark. */
export const pendingIds = (db: Db, after: number, limit: number): readonly CandidateId[] =>
  statementsOf(db).pending.all(after, limit);

const datesOf = (written: string): LifeDates => {
  const read = z.record(z.string(), civilDateSchema).safeParse(JSON.parse(written));
  return Object.fromEntries(
    Object.entries(read.success ? read.data : {}).filter(([key]) => isLifeDateKey(key)),
  );
};

/** Of people on the waiting list, all that the rules read: a query for each kind of record, whatever their number. */
export function drawnOf(db: Db, ids: readonly CandidateId[]): readonly Drawn[] {
  const all = statementsOf(db);
  const asked = JSON.stringify(ids);
  const by = <T>(
    rows: readonly Hers<T>[],
  ): ((id: CandidateId) => readonly Omit<Hers<T>, 'candidateId'>[]) => {
    const groups = Map.groupBy(rows, ({ candidateId }) => candidateId);
    return (id) => (groups.get(id) ?? []).map(({ candidateId: _, ...row }) => row);
  };
  const enrolments = by(all.enrolments.all(asked));
  const periods = by(all.periods.all(asked));
  const facts = by(all.asked.all(asked));
  const papers = by(all.papers.all(asked));
  const files = by(all.files.all(asked));
  const requests = by(all.requests.all(asked));
  const handovers = by(all.handovers.all(asked));
  const holds = by(all.holds.all(asked));
  return all.people.all(asked).map((row): Drawn => {
    const { mark, id, createdAt, lastContactOn } = row;
    return {
      mark,
      id,
      createdAt,
      lastContactOn,
      known: {
        candidate: recordOf(formFields, row),
        enrolments: enrolments(id),
        periods: periods(id),
        asked: facts(id).map((fact) => ({ ...fact, value: toldValueSchema.parse(JSON.parse(fact.value)) })),
      },
      papers: papers(id),
      files: files(id).map(({ fields, ...file }) => ({
        ...file,
        typed: fieldsSchema.parse(JSON.parse(fields)),
        lifeDates: datesOf(file.dates),
      })),
      requests: requests(id),
      handovers: handovers(id),
      holds: holds(id),
    };
  });
}

/**
 * Keeps what is owed of a person who was read under a mark, and takes her off the waiting list; nothing is written where nothing
 * changed. Whoever changed since stays on the list. The caller holds the transaction. Answers whether it was kept.
 */
export function keepPlan(
  db: Db,
  { id, mark }: Pick<Drawn, 'id' | 'mark'>,
  obligations: readonly Planned[],
  turnsOn: CivilDate | null,
): boolean {
  const { isMarked, keptOf, write, drop, writePerson, settle } = statementsOf(db);
  if (isMarked.get(mark) === undefined) return false;
  const before = new Map(keptOf.all(id).map((row) => [row.id, row]));
  for (const planned of obligations) {
    const row = rowOf(id, planned);
    const known = before.get(row.id);
    before.delete(row.id);
    const isSame =
      known !== undefined &&
      known.rank === row.rank &&
      known.toldFrom === row.toldFrom &&
      known.lastDay === row.lastDay &&
      known.content === row.content;
    if (!isSame) write.run(row);
  }
  for (const gone of before.keys()) drop.run(id, gone);
  writePerson.run({ id, turnsOn });
  settle.run(mark);
  return true;
}

/** What is kept of a person, the gravest first, whatever the day. */
export const planKeptOf = (db: Db, id: CandidateId): readonly Planned[] =>
  statementsOf(db).keptOf.all(id).map(plannedOf);

type Shows = 'told' | 'set-aside';
export const peopleOn = (
  db: Db,
  shows: Shows,
  asked: Asked & { readonly offset: number; readonly limit: number },
): readonly ListedPerson[] => statementsOf(db).page[shows].all(asked);
export const countsOn = (db: Db, shows: Shows, asked: Asked): { total: number; late: number } =>
  statementsOf(db).counts[shows].get(asked) ?? { total: 0, late: 0 };

/** Answers that hold, the oldest first. */
export const answersOf = (db: Db, id: CandidateId): readonly AnswerRow[] =>
  statementsOf(db).answersOf.all(id);
export function insertAnswer(db: Db, row: AnswerRow): void {
  statementsOf(db).insertAnswer.run(row);
}
export function withdrawAnswers(db: Db, id: CandidateId, key: string, at: string): void {
  statementsOf(db).withdraw.run(at, id, key);
}

/** Requests that wait, of people who have no record here. */
export const requestsOfNobody = (db: Db): readonly ObligedRequest[] =>
  statementsOf(db).requestsOfNobody.all();
