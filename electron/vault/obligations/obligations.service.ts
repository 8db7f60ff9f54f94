import { Refusal } from '../../../shared/base';
import { typography } from '../../../shared/base/text';
import { type CivilDate, civilDateSchema } from '../../../shared/base/time';
import type { CandidateId } from '../../../shared/fields';
import {
  type AnswerAct,
  generalObligations,
  isToldOn,
  type Obligation,
  type ObligedRow,
  type Planned,
  ruleOf,
  snoozeFault,
} from '../../../shared/obligations';
import { candidateOf, writableOf } from '../candidates';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { drawFor, drawPerson, wake } from './drawing';
import {
  type AnswerRow,
  answersOf,
  countsOn,
  insertAnswer,
  peopleOn,
  planKeptOf,
  requestsOfNobody,
  withdrawAnswers,
} from './obligations.repository';

/** When the last backup was made, and whether it is late; `null`: nobody knows where they are. */
export type BackupOf = () => { readonly since: string; readonly isLate: boolean } | null;

const holds = ({ untilOn }: Pick<AnswerRow, 'untilOn'>, on: CivilDate): boolean =>
  untilOn === null || untilOn > on;

const obligationOf = (planned: Planned, answer: AnswerRow | undefined, on: CivilDate): Obligation => {
  const { id, rule, due, reason, act, target, weight, source, confidence } = planned;
  return {
    id,
    rule,
    due,
    reason,
    act,
    target,
    weight,
    source,
    confidence,
    isLate: due < on,
    answer:
      answer === undefined
        ? null
        : {
            act: answer.act,
            untilOn: answer.untilOn,
            reason: answer.reason,
            author: answer.author,
            givenAt: answer.givenAt,
          },
  };
};

interface OfPerson {
  readonly obligations: Obligation[];
  readonly setAside: Obligation[];
}
/** What is owed of a person on a day, as it was drawn. */
function keptOn({ db }: Deps, id: CandidateId, on: CivilDate): OfPerson {
  const answers = answersOf(db, id).filter((answer) => holds(answer, on));
  const all = planKeptOf(db, id)
    .filter((planned) => isToldOn(planned, on))
    .map((planned) =>
      obligationOf(
        planned,
        answers.findLast(({ obligation }) => obligation === planned.id),
        on,
      ),
    );
  return {
    obligations: all.filter(({ answer }) => answer === null),
    setAside: all.filter(({ answer }) => answer !== null),
  };
}

/** What is owed of a person today; nothing of somebody who is archived or in the trash. Throws NOT_FOUND. */
export function obligationsOf(deps: Deps, id: CandidateId): OfPerson {
  candidateOf(deps.db, id);
  drawPerson(deps, id);
  return keptOn(deps, id, deps.clock.today());
}

/** Milliseconds that a list waits for what changed: a change or two is always there, an import comes later. */
const LIST_MS = 40;

interface ListAsked {
  readonly adviser: string | null;
  readonly shows: 'told' | 'set-aside';
  readonly offset: number;
  readonly limit: number;
}
/** A page of the people of whom something is owed today. */
export function listObligations(
  deps: Deps,
  { adviser, shows, offset, limit }: ListAsked,
  backupOf: BackupOf,
): {
  readonly rows: ObligedRow[];
  readonly total: number;
  readonly late: number;
  readonly general: Obligation[];
  readonly waiting: number;
} {
  const { db, clock } = deps;
  const on = clock.today();
  const { waiting } = drawFor(deps, LIST_MS);
  if (waiting > 0) wake(db);
  const rows = peopleOn(db, shows, { on, adviser, offset, limit }).map((person): ObligedRow => {
    const { obligations, setAside } = keptOn(deps, person.candidateId, on);
    return { ...person, obligations: shows === 'told' ? obligations : setAside };
  });
  const backup = shows === 'told' ? backupOf() : null;
  const general =
    shows === 'told'
      ? generalObligations(
          requestsOfNobody(db),
          backup && { isLate: backup.isLate, since: civilDateSchema.parse(backup.since.slice(0, 10)) },
          on,
        )
      : [];
  return {
    rows,
    ...countsOn(db, shows, { on, adviser }),
    general: general.map((planned) => obligationOf(planned, undefined, on)),
    waiting,
  };
}

/** The obligation of a key, told today. Throws NOT_FOUND with what to do. */
function toldOf(deps: Deps, id: CandidateId, key: string): Obligation {
  writableOf(deps.db, id);
  const { obligations, setAside } = obligationsOf(deps, id);
  const found = [...obligations, ...setAside].find((each) => each.id === key);
  if (found === undefined)
    throw new Refusal('NOT_FOUND', {
      message: typography('Cette échéance n’est plus d’actualité ; relisez la liste.'),
    });
  return found;
}

const titleOf = ({ rule }: Obligation): string => ruleOf(rule)?.title ?? rule;

/** Puts an obligation off until a day, or sets it aside, with the reason. Throws NOT_FOUND, REFUSED_BY_STATE, INVALID_INPUT. */
export function answerObligation(
  deps: Deps,
  candidateId: CandidateId,
  key: string,
  {
    act,
    untilOn,
    reason,
  }: { readonly act: AnswerAct; readonly untilOn: CivilDate | null; readonly reason: string },
): OfPerson {
  const { db, clock } = deps;
  const obligation = toldOf(deps, candidateId, key);
  if (obligation.answer !== null)
    throw new Refusal('REFUSED_BY_STATE', {
      message: typography('Cette échéance est déjà reportée ou écartée ; remettez-la d’abord.'),
    });
  const fault = untilOn === null ? null : snoozeFault(obligation, untilOn, clock.today());
  if (fault !== null) throw new Refusal('INVALID_INPUT', { field: 'untilOn', message: typography(fault) });
  db.transaction(() => {
    insertAnswer(db, {
      id: deps.newId(),
      candidateId,
      obligation: key,
      act,
      untilOn,
      reason: reason.trim(),
      author: deps.actor(),
      givenAt: clock.now(),
      withdrawnAt: null,
    });
    recordEvent(deps, {
      kind: 'candidate.obligation',
      subject: { type: 'candidate', id: candidateId },
      payload: {
        obligation: titleOf(obligation),
        obligationId: key,
        ...(untilOn === null ? {} : { until: untilOn }),
        reason: reason.trim(),
      },
    });
  })();
  return keptOn(deps, candidateId, clock.today());
}

/** Takes back what put an obligation off or set it aside. Throws NOT_FOUND, REFUSED_BY_STATE. */
export function restoreObligation(deps: Deps, candidateId: CandidateId, key: string): OfPerson {
  const { db, clock } = deps;
  const obligation = toldOf(deps, candidateId, key);
  if (obligation.answer === null)
    throw new Refusal('REFUSED_BY_STATE', {
      message: typography('Cette échéance n’est ni reportée ni écartée ; relisez la liste.'),
    });
  db.transaction(() => {
    withdrawAnswers(db, candidateId, key, clock.now());
    recordEvent(deps, {
      kind: 'candidate.obligation',
      subject: { type: 'candidate', id: candidateId },
      payload: { obligation: titleOf(obligation), obligationId: key, isWithdrawn: true },
    });
  })();
  return keptOn(deps, candidateId, clock.today());
}
