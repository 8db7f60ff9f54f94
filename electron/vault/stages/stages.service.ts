import { Refusal } from '../../../shared/base';
import { type CivilDate, daysBetween } from '../../../shared/base/time';
import {
  candidateName,
  type FileOfStage,
  type StageKind,
  type StageSign,
  stageKinds,
  stageSign,
} from '../../../shared/candidates';
import { dateOf, kindOf } from '../../../shared/contract-files';
import type { CandidateId, ContractFileStatus } from '../../../shared/fields';
import type { ListQuery } from '../../../shared/lists';
import { nextActs } from '../../../shared/rights';
import type { BoardCard, BoardColumn, Waiting } from '../../../shared/stages';
import { periodsOf, readCandidate, stateOf } from '../candidates';
import { filesOfCandidate, nextDeadlinesOf, type StoredFile } from '../contract-files';
import { meetingOf, sizeOfList } from '../lists';
import { papersOf } from '../papers';
import type { Deps } from '../service/deps';
import { type Began, beganOf, longestOf, type Staged } from './board.repository';

const states: Readonly<Record<ContractFileStatus, FileOfStage['state']>> = {
  draft: 'in-preparation',
  ready: 'in-preparation',
  signed: 'signed',
  filed: 'signed',
  accepted: 'signed',
  refused: 'closed',
  ended: 'closed',
  broken: 'closed',
  cancelled: 'closed',
};
const fileOfStage = ({ reference, kind, status, employerId, fields }: StoredFile): FileOfStage => ({
  reference,
  under: kindOf(kind).under,
  state: states[status],
  hasEmployer: employerId !== null,
  startsOn: dateOf(fields, 'contract.startsOn'),
  endsOn: dateOf(fields, 'contract.endsOn'),
});

function signFrom(deps: Deps, id: CandidateId, files: readonly StoredFile[]): StageSign | null {
  return stageSign({
    on: deps.clock.today(),
    periods: periodsOf(deps.db, id),
    files: files.map(fileOfStage),
    leftOn: stateOf(deps.db, id).exit?.leftOn ?? null,
  });
}

/** What the records of a person say of her stage. Throws NOT_FOUND. */
export function signOf(deps: Deps, id: CandidateId): StageSign | null {
  if (readCandidate(deps.db, id) === null) throw new Refusal('NOT_FOUND');
  return signFrom(deps, id, filesOfCandidate(deps.db, id));
}

/** What waits most of somebody, of what is known without judging the law: a board shows many people at once. */
function waitingOf(
  deps: Deps,
  { id, lastContactOn, firstReceptionOn }: NonNullable<ReturnType<typeof readCandidate>>,
  files: readonly StoredFile[],
): Waiting | null {
  const deadlines = nextDeadlinesOf(
    deps,
    files.map((file) => file.id),
  );
  const acts = nextActs({
    on: deps.clock.today(),
    outlooks: [],
    underWay: [],
    deadlines: files.flatMap((file) => {
      const next = deadlines.get(file.id);
      return next === undefined || next.nextDeadlineOn === null
        ? []
        : [{ due: next.nextDeadlineOn, label: next.nextDeadline, file }];
    }),
    papers: papersOf(deps.db, id),
    lastContactOn,
    firstReceptionOn,
    missing: [],
    files: 1,
  });
  for (const act of acts) {
    if (act.kind === 'deadline')
      return { kind: act.kind, on: act.on, label: act.label, reference: act.file.reference };
    if (act.kind === 'paper-expires') return act;
    if (act.kind === 'contact-owed') return act;
  }
  return null;
}

function cardOf(deps: Deps, { id, startsOn }: Staged): BoardCard[] {
  const person = readCandidate(deps.db, id);
  if (person === null) return [];
  const files = filesOfCandidate(deps.db, id);
  return [
    {
      id,
      name: candidateName(person),
      startsOn,
      days: daysBetween(startsOn, deps.clock.today()),
      sign: signFrom(deps, id, files),
      waiting: waitingOf(deps, person, files),
    },
  ];
}

/** Median of the days since each began; `null` of nobody. */
function medianOf(began: readonly Began[], today: CivilDate): number | null {
  const people = began.reduce((sum, one) => sum + one.people, 0);
  if (people === 0) return null;
  /** Days of the one at a rank, the longest first. */
  const at = (rank: number): number => {
    let before = 0;
    for (const one of began) {
      before += one.people;
      if (rank < before) return daysBetween(one.startsOn, today);
    }
    return 0;
  };
  return Math.floor((at((people - 1) >> 1) + at(people >> 1)) / 2);
}

/** The people of a question of the candidates' list by stage, the longest of each first. Throws INVALID_INPUT. */
export function boardOf(
  deps: Deps,
  query: ListQuery,
  most: number,
): { readonly columns: BoardColumn[]; readonly without: number } {
  const { db, clock } = deps;
  const today = clock.today();
  const whose = meetingOf(deps, 'candidates', query);
  const byStage = Map.groupBy(beganOf(db, whose, today), ({ kind }) => kind);
  const counts = new Map<StageKind, number>(
    stageKinds.map((kind) => [kind, (byStage.get(kind) ?? []).reduce((sum, { people }) => sum + people, 0)]),
  );
  const longest = longestOf(db, whose, counts, most, today);
  const staged = [...counts.values()].reduce((sum, people) => sum + people, 0);
  return {
    columns: stageKinds.map((stage) => ({
      stage,
      people: counts.get(stage) ?? 0,
      medianDays: medianOf(
        (byStage.get(stage) ?? []).toSorted((a, b) => a.startsOn.localeCompare(b.startsOn)),
        today,
      ),
      cards: (longest.get(stage) ?? []).flatMap((one) => cardOf(deps, one)),
    })),
    without: (whose === null ? sizeOfList(db, 'candidates').total : whose.length) - staged,
  };
}
