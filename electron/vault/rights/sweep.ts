import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ok, Refusal } from '../../../shared/base';
import { addDays, type CivilDate } from '../../../shared/base/time';
import type { CandidateId } from '../../../shared/fields';
import {
  type Change,
  type PersonOutlook,
  prepareSweep,
  type SchemeCode,
  type Sweep,
  type SweptCourse,
  schemes,
  sweepHorizon,
  type Verdict,
} from '../../../shared/law';
import {
  personCourse,
  type rightsProcedures,
  type SweepLine,
  type SweepRow,
  type SweepState,
  underWayOn,
} from '../../../shared/rights';
import { giveWay } from '../base/turns';
import type { Db } from '../db';
import { referencesOf } from '../references';
import type { Call, Deps, Handlers } from '../service/deps';
import { type LongJob, longJob } from '../service/long-job';
import { settingsOf } from '../settings';
import {
  type AnswerLine,
  answerId,
  type ChangeRow,
  candidateCount,
  changesOf,
  distinctCount,
  dropUnusedAnswers,
  entriesOf,
  giveSet,
  isMarked,
  lastMark,
  linesOf,
  markAll,
  markEnded,
  type Pending,
  pendingAfter,
  pendingCount,
  readState,
  type StoredSet,
  type SweptPerson,
  setOfKey,
  settle,
  sweptOf,
  writeSet,
  writeState,
} from './sweep.repository';
import { whyOf } from './sweep-lines';

/**
 * Candidates judged between two commits: what one costs is shared, since a page of an index that several of them touch is
 * encrypted once, and it holds the process some tens of milliseconds.
 */
const batchSize = 1000;
/** Candidates judged between two looks at the clock: a millisecond or two. */
const between = 8;

const digest = (content: string | Buffer): Buffer => hash('sha256', content, 'buffer').subarray(0, 16);

let build: string | null = null;
/**
 * This build of the rules: the code that runs, in a few letters. Built, this file either holds the rules and all they call
 * or names the chunks that do, whose names change with their content.
 */
const buildDigest = (): string => {
  build ??= digest(readFileSync(new URL(import.meta.url))).toString('hex');
  return build;
};
/** What the answers rest on besides the facts: the rules, the references, the territory. */
const fingerprintOf = (db: Db): string =>
  digest(`${buildDigest()}${JSON.stringify(referencesOf(db))}${settingsOf(db).territory}`).toString('hex');

interface Prepared {
  readonly on: CivilDate;
  readonly fingerprint: string;
  readonly sweep: Sweep;
}
/** The last sweep of each open database: what it judged serves the next one of the day. */
const prepared = new WeakMap<Db, Prepared>();
function preparedFor(db: Db, on: CivilDate): Prepared {
  const fingerprint = fingerprintOf(db);
  const known = prepared.get(db);
  if (known?.on === on && known.fingerprint === fingerprint) return known;
  const sweep = prepareSweep(schemes, on, settingsOf(db).territory, referencesOf(db));
  const made = { on, fingerprint, sweep };
  prepared.set(db, made);
  return made;
}

const holdsOn = (set: StoredSet, on: CivilDate): boolean =>
  set.judgedOn <= on && (set.holdsUntil === null || on <= set.holdsUntil);

const rank: Readonly<Record<Verdict, number>> = { ineligible: 0, 'to-check': 1, eligible: 2 };

const changeRow = (scheme: SchemeCode, verdict: Verdict, change: Change): ChangeRow => ({
  scheme,
  changesOn: change.on,
  way: rank[change.becomes] > rank[verdict] ? 'opens' : 'ends',
  becomes: change.becomes,
  reason: JSON.stringify(change.reason),
});

/** One candidate of a batch, judged unless the same facts were. */
interface Item {
  readonly mark: number;
  readonly key: Buffer;
  readonly reading: SweptCourse;
  readonly outlook: PersonOutlook | null;
}

/** Writes the answer of a set of facts. Returns its number. */
function writeOutlook(
  db: Db,
  known: StoredSet | null,
  key: Buffer,
  { outlooks, holdsUntil }: PersonOutlook,
  on: CivilDate,
): number {
  const lines = outlooks.flatMap(({ scheme, verdict, missing, isClosedUnless }): AnswerLine[] =>
    verdict === 'ineligible' ? [] : [{ scheme, verdict, missing, isClosedUnless }],
  );
  const changes = outlooks.flatMap(({ scheme, verdict, change }) =>
    change === null ? [] : [changeRow(scheme, verdict, change)],
  );
  return writeSet(db, known, { key, answerId: answerId(db, lines), judgedOn: on, holdsUntil }, changes);
}

const itemOf = (db: Db, { on, fingerprint, sweep }: Prepared, { mark, person }: Pending): Item => {
  const reading = sweep(personCourse(person, on));
  const key = digest(fingerprint + reading.key);
  const known = setOfKey(db, key);
  return { mark, key, reading, outlook: known && holdsOn(known, on) ? null : reading.judge() };
};

/** Writes a batch; whoever changed or left since it was read is left for the next pass. Returns how many sets were judged. */
function writeBatch(db: Db, { on }: Prepared, items: readonly Item[]): number {
  let judged = 0;
  for (const { mark, key, reading, outlook } of items) {
    if (!isMarked(db, mark)) continue;
    const known = setOfKey(db, key);
    if (known && holdsOn(known, on)) giveSet(db, mark, known.id);
    else {
      giveSet(db, mark, writeOutlook(db, known, key, outlook ?? reading.judge(), on));
      judged += 1;
    }
  }
  return judged;
}

/** Puts on the list who must be judged again on a day: everyone when the rules changed, else those whose answer is over. */
function begin(db: Db, { on, fingerprint }: Prepared): void {
  const state = readState(db);
  if (state.fingerprint === fingerprint && state.on === on) return;
  db.transaction(() => {
    // Of an earlier day than the last one, nothing that was kept says whether it held.
    if (state.fingerprint !== fingerprint || state.on === null || on < state.on) markAll(db);
    else markEnded(db, on);
    writeState(db, { ...state, on, fingerprint, judged: 0 });
  })();
}

type Work = Pick<SweepState, 'judged' | 'milliseconds'>;

async function pass(deps: Deps, on: CivilDate, job: LongJob): Promise<Work> {
  const { db } = deps;
  const started = performance.now();
  const now = preparedFor(db, on);
  begin(db, now);
  let total = pendingCount(db);
  if (total === 0) return { judged: 0, milliseconds: 0 };
  let done = 0;
  let judged = 0;
  let after = '';
  for (;;) {
    const mark = lastMark(db);
    const batch = pendingAfter(db, after, batchSize);
    const last = batch.at(-1);
    if (last === undefined) {
      // Those who changed behind the sweep.
      total = pendingCount(db);
      if (total === 0) break;
      [done, after] = [0, ''];
      continue;
    }
    const items: Item[] = [];
    for (const each of batch) {
      items.push(itemOf(db, now, each));
      if (items.length % between === 0) await breathe(db, job, done + items.length, total);
    }
    const from = after;
    after = last.id;
    done += batch.length;
    db.transaction(() => {
      judged += writeBatch(db, now, items);
      settle(db, from, last.id, mark);
      if (judged > batchSize && batch.length < batchSize) dropUnusedAnswers(db);
      const milliseconds = Math.round((performance.now() - started) * 10) / 10;
      writeState(db, { on, fingerprint: now.fingerprint, judged, milliseconds });
    })();
    await breathe(db, job, done, total);
  }
  return { judged, milliseconds: readState(db).milliseconds };
}

async function breathe(db: Db, job: LongJob, done: number, total: number): Promise<void> {
  await job.step(done, Math.max(done, total), 'Droits des candidats');
  await giveWay();
  // The portfolio may have been closed while another write went first.
  if (!db.open) throw new Refusal('CANCELLED');
}

/** The sweep under way of each database. */
const running = new WeakMap<Db, Promise<unknown>>();

/** Brings every answer up to date for a day; a second call waits for the first, then does what is left. */
async function sweepAll(deps: Deps, on: CivilDate, call: Call): Promise<SweepState> {
  for (let other = running.get(deps.db); other; other = running.get(deps.db))
    await other.catch(() => undefined);
  const own = pass(deps, on, longJob(call.progress, call.signal));
  running.set(deps.db, own);
  const work = await own.finally(() => running.delete(deps.db));
  return { ...stateOf(deps.db), ...work };
}

function stateOf(db: Db): SweepState {
  const { on, judged, milliseconds } = readState(db);
  const total = candidateCount(db);
  const left = pendingCount(db);
  return {
    state: running.has(db) ? 'running' : on === null || left > 0 ? 'idle' : 'done',
    on,
    done: total - left,
    total,
    distinct: distinctCount(db),
    judged,
    milliseconds,
  };
}

/** One person with all that was judged: what is under way is not offered again. */
function rowOf(
  db: Db,
  { setId, answerId: answer, ...person }: SweptPerson,
  on: CivilDate,
  until: CivilDate,
): SweepRow {
  const underWay = underWayOn(entriesOf(db, person.candidateId), on);
  const changes = changesOf(db, setId, until);
  const changeOf = (scheme: SchemeCode): SweepLine['change'] => {
    const change = changes.find((each) => each.scheme === scheme);
    if (change === undefined) return null;
    const { changesOn, becomes } = change;
    return { on: changesOn, becomes, why: whyOf(change.reason, changesOn, scheme) };
  };
  const judged = linesOf(db, answer).map(
    (line): SweepLine => ({
      ...line,
      missing: [...line.missing],
      change: changeOf(line.scheme),
    }),
  );
  const opening = changes
    .filter(({ scheme }) => !judged.some((line) => line.scheme === scheme))
    .map(
      ({ scheme }): SweepLine => ({
        scheme,
        verdict: 'ineligible',
        missing: [],
        isClosedUnless: false,
        change: changeOf(scheme),
      }),
    );
  const isYearEnd = (scheme: SchemeCode): boolean =>
    changes.some((change) => change.scheme === scheme && change.reason.startsWith('{"kind":"year"'));
  return {
    ...person,
    lines: [...judged, ...opening].filter(
      ({ scheme }) => !underWay.some((each) => each.scheme === scheme) || isYearEnd(scheme),
    ),
    underWay: [...underWay],
  };
}

/** What the sweep left of a person; `null`: nothing yet, or nobody. */
function sweptRow(db: Db, id: CandidateId, today: CivilDate): SweepRow | null {
  const swept = sweptOf(db, id);
  return swept === null ? null : rowOf(db, swept, today, addDays(today, sweepHorizon));
}

type Own = 'rights.sweep' | 'rights.sweepState' | 'rights.sweptRow';

export const sweepHandlers = (deps: Deps): Pick<Handlers<typeof rightsProcedures>, Own> => ({
  'rights.sweep': async ({ on }, call) => ok({ state: await sweepAll(deps, on, call) }),
  'rights.sweepState': () => ok({ state: stateOf(deps.db) }),
  'rights.sweptRow': ({ id }) => ok({ row: sweptRow(deps.db, id, deps.clock.today()) }),
});
