/**
 * Drawing what is owed: of whoever changed, and of those whose day has come. What is kept holds as days pass, so that a change
 * costs one person, and a day those whose obligations turn on it (ADR 52).
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { addDays, type CivilDate, earlier } from '../../../shared/base/time';
import { factsOfInput, kindOf, lawPlaceOf } from '../../../shared/contract-files';
import {
  type CandidateId,
  candidateForEmployer,
  type Employer,
  type EmployerId,
} from '../../../shared/fields';
import {
  type ObligationContext,
  type ObligedFile,
  type ObligedPerson,
  obligedFile,
  type Plan,
  planOf,
} from '../../../shared/obligations';
import { candidateOf } from '../candidates';
import type { Db } from '../db';
import { employerOf } from '../employers';
import { keptPerson } from '../privacy';
import { referencesOf } from '../references';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';
import {
  type Drawn,
  drawnOf,
  isPending,
  keepPlan,
  listAll,
  listTurned,
  pendingCount,
  pendingIds,
  readFingerprint,
  writeFingerprint,
} from './obligations.repository';

let build: string | null = null;
/** This build of the rules, in a few letters: built, this file either holds them or names the chunks that do. */
const buildDigest = (): string => {
  build ??= hash('sha256', readFileSync(new URL(import.meta.url)), 'hex').slice(0, 32);
  return build;
};

const contextOf = (db: Db, from: CivilDate): ObligationContext => {
  const { territory, retentionNoticeDays } = settingsOf(db);
  return { from, territory, references: referencesOf(db), retentionNoticeDays };
};
const fingerprintOf = ({ territory, references, retentionNoticeDays }: ObligationContext): string =>
  hash('sha256', `${buildDigest()}${JSON.stringify([territory, references, retentionNoticeDays])}`, 'hex');

/** Next day on which what keeps a record may change by itself. */
function nextKeeping({ known, holds }: Drawn, on: CivilDate): CivilDate | null {
  const days = [
    ...known.enrolments.flatMap(({ endedOn }) => endedOn ?? []),
    ...holds.flatMap(({ untilOn, liftedOn }) =>
      untilOn === null || liftedOn !== null ? [] : [addDays(untilOn, 1)],
    ),
  ].filter((day) => day > on);
  return days.length === 0 ? null : days.reduce(earlier);
}

type Place = Pick<ObligationContext, 'territory' | 'references'>;
/** The contract files of a person as obligations read them; the law of each is that of its place. */
function filesOf(
  { db }: Deps,
  { id, known, files }: Drawn,
  home: Place,
  today: CivilDate,
  employers: Map<EmployerId, Employer>,
): readonly ObligedFile[] {
  const living = files.filter(({ status }) => status !== 'cancelled');
  if (living.length === 0) return [];
  const candidate = candidateForEmployer(candidateOf(db, id));
  const employerNamed = (employerId: EmployerId | null): Employer | null => {
    if (employerId === null) return null;
    const employer = employers.get(employerId) ?? employerOf(db, employerId);
    employers.set(employerId, employer);
    return employer;
  };
  return living.map(({ kind: kindId, employerId, typed, lifeDates, ...file }) => {
    const kind = kindOf(kindId);
    const employer = employerNamed(employerId);
    const { enrolments, periods, asked } = known;
    const person = { enrolments, periods, asked, firstReceptionOn: known.candidate.firstReceptionOn };
    return obligedFile(
      kind,
      { ...file, fields: typed, dates: lifeDates },
      factsOfInput({ kind, candidate, employer, fields: typed, today, person }),
      lawPlaceOf({ employer, home }),
    );
  });
}

interface Drawing {
  readonly drawn: Drawn;
  readonly plan: Plan;
}
/** Works out what is owed of some people of the waiting list. */
function draw(deps: Deps, ids: readonly CandidateId[], context: ObligationContext): readonly Drawing[] {
  const { from } = context;
  const employers = new Map<EmployerId, Employer>();
  return drawnOf(deps.db, ids).map((drawn) => {
    const { id, createdAt, lastContactOn, known, papers, files, requests, handovers, holds } = drawn;
    const { birthDate, firstReceptionOn } = known.candidate;
    const person: ObligedPerson = {
      id,
      // Nobody who is out waits (trigger `obligation_leaves_out`).
      isActive: true,
      known,
      lastContactOn,
      papers,
      files: filesOf(deps, drawn, context, from, employers),
      requests,
      handovers,
      kept: keptPerson(
        { birthDate, createdAt, firstReceptionOn, lastContactOn },
        known.enrolments,
        files,
        holds,
        from,
      ),
      keptUntilChange: nextKeeping(drawn, from),
    };
    return { drawn, plan: planOf(person, context) };
  });
}
/** Keeps what was worked out, in one transaction; answers of how many people, but those who changed meanwhile. */
const keep = (db: Db, drawings: readonly Drawing[]): number =>
  db.transaction(
    () => drawings.filter(({ drawn, plan }) => keepPlan(db, drawn, plan.obligations, plan.turnsOn)).length,
  )();

/** People drawn between two looks at the clock. */
const SLICE = 10;

/** What is owed today rests on these; whoever must be drawn again is put on the waiting list. */
function begin({ db, clock }: Deps): ObligationContext {
  const context = contextOf(db, clock.today());
  const fingerprint = fingerprintOf(context);
  if (fingerprint !== readFingerprint(db))
    db.transaction(() => {
      listAll(db);
      writeFingerprint(db, fingerprint);
    })();
  listTurned(db, context.from);
  return context;
}

/** Draws whoever waits for so many milliseconds; answers how many people still wait, and how many were drawn. */
export function drawFor(
  deps: Deps,
  milliseconds: number,
): { readonly waiting: number; readonly drawn: number } {
  const { db } = deps;
  const context = begin(deps);
  // Half of it to work out, half to write.
  const until = performance.now() + milliseconds / 2;
  const drawings: Drawing[] = [];
  let after = 0;
  do {
    const ids = pendingIds(db, after, SLICE);
    if (ids.length === 0) break;
    drawings.push(...draw(deps, ids, context));
    after = drawings.reduce((last, { drawn }) => Math.max(last, drawn.mark), after);
  } while (performance.now() < until);
  return drawings.length === 0
    ? { waiting: 0, drawn: 0 }
    : { drawn: keep(db, drawings), waiting: pendingCount(db) };
}

/** Draws one person, where she waits. */
export function drawPerson(deps: Deps, id: CandidateId): void {
  const context = begin(deps);
  if (isPending(deps.db, id)) keep(deps.db, draw(deps, [id], context));
}

/** Milliseconds after the opening before anything is drawn, and of one turn: the window waits no longer than that. */
const REST_MS = 400;
const TURN_MS = 25;

const wakers = new WeakMap<Db, () => void>();
/** Has those who wait drawn at rest. */
export const wake = (db: Db): void => wakers.get(db)?.();

/** Keeps what is owed drawn at rest, some people at a time between other calls; answers what ends that. */
export function keepObligationsDrawn(deps: Deps): () => void {
  const { db } = deps;
  let timer: NodeJS.Timeout | null = null;
  const wait = (ms: number): void => {
    timer ??= setTimeout(turn, ms).unref();
  };
  function turn(): void {
    timer = null;
    if (!db.open) return;
    // A long write keeps its transaction open over several turns.
    if (db.inTransaction) {
      wait(REST_MS);
      return;
    }
    try {
      if (drawFor(deps, TURN_MS).waiting > 0) wait(0);
    } catch {
      // What cannot be read or written is told by the next call, to whoever asks.
    }
  }
  wakers.set(db, () => wait(0));
  wait(REST_MS);
  return () => {
    wakers.delete(db);
    if (timer !== null) clearTimeout(timer);
  };
}
