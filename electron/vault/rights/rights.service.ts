import { Refusal } from '../../../shared/base';
import { typography } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import { employerFacts } from '../../../shared/contract-files';
import type { CandidateId, EmployerId } from '../../../shared/fields';
import { factLabel } from '../../../shared/law';
import {
  type AskedFact,
  isFactValue,
  type Override,
  personFacts,
  type Situation,
  underWayOn,
} from '../../../shared/rights';
import { candidateOf, enrolmentsOf, periodsOf, writableOf } from '../candidates';
import { presentDay } from '../clock';
import { employerOf } from '../employers';
import { recordEvent, type Subject } from '../events';
import { referencesOf } from '../references';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';
import {
  askedFactsOf,
  deleteAskedFact,
  insertOverride,
  overrideInForce,
  overridesOf,
  withdrawOverrideRow,
  writeAskedFact,
} from './rights.repository';

const about = (id: CandidateId): Subject => ({ type: 'candidate', id });

/** A person, perhaps an employer, and a date, as the rules judge them. Throws NOT_FOUND. */
export function situationOf(
  { db, clock }: Deps,
  id: CandidateId,
  employerId: EmployerId | null,
  on: CivilDate,
): Situation {
  const candidate = candidateOf(db, id);
  const { birthName, usualName, firstName, sex } = candidate;
  const asked = askedFactsOf(db, id);
  const employer = employerId === null ? null : employerOf(db, employerId);
  const { values, orders } = referencesOf(db);
  const enrolments = enrolmentsOf(db, id);
  const periods = periodsOf(db, id);
  return {
    facts: {
      ...personFacts({ candidate, enrolments, periods, asked }, on, clock.today()),
      ...(employer === null ? {} : { employer: employerFacts(employer, on) }),
    },
    candidate: { id, birthName, usualName, firstName, sex },
    employer: employer === null ? null : { id: employer.id, name: employer.name },
    territory: employer?.territory ?? settingsOf(db).territory,
    references: { values: [...values], orders: [...orders] },
    periods: [...periods],
    asked: [...asked],
    overrides: [...overridesOf(db, id)],
    underWay: [...underWayOn(enrolments, on)],
  };
}

/**
 * Keeps what a person told, or forgets it where there is no value; one event for a change, none where nothing changes.
 * Throws NOT_FOUND, INVALID_INPUT.
 */
export function tellFact(
  deps: Deps,
  id: CandidateId,
  {
    path,
    value,
    toldOn,
  }: Pick<AskedFact, 'path' | 'toldOn'> & { readonly value?: AskedFact['value'] | undefined },
): readonly AskedFact[] {
  const { db } = deps;
  const candidate = writableOf(db, id);
  const label = factLabel(path);
  if (value !== undefined && !isFactValue(path, value))
    throw new Refusal('INVALID_INPUT', {
      field: 'value',
      message: typography(`Cette valeur ne convient pas pour « ${label} » : vérifiez-la.`),
    });
  if (toldOn > presentDay(deps) || toldOn < candidate.birthDate)
    throw new Refusal('INVALID_INPUT', {
      field: 'toldOn',
      message: typography(
        toldOn > presentDay(deps)
          ? 'Une information se note le jour même ou après coup : cette date est dans le futur.'
          : 'Cette date est avant la naissance du candidat.',
      ),
    });
  const before = askedFactsOf(db, id).find((each) => each.path === path);
  const isSame =
    value === undefined ? before === undefined : before?.value === value && before.toldOn === toldOn;
  if (!isSame)
    db.transaction(() => {
      if (value === undefined) deleteAskedFact(db, id, path);
      else writeAskedFact(db, id, { path, value, toldOn });
      recordEvent(deps, {
        kind: 'candidate.fact-told',
        subject: about(id),
        ...(value === undefined ? {} : { happenedOn: toldOn }),
        payload: {
          path,
          ...(value === undefined ? { isForgotten: true } : { value }),
          ...(before === undefined ? {} : { before: before.value }),
        },
      });
    })();
  return askedFactsOf(db, id);
}

type Typed = Pick<Override, 'scheme' | 'on' | 'verdict' | 'machineVerdict' | 'reason'>;

/** Tells the journal that an answer is withdrawn; the caller holds the transaction. */
export function recordWithdrawal(
  deps: Deps,
  { id, candidateId, scheme, on, verdict, machineVerdict }: Override,
  reason: string,
): void {
  recordEvent(deps, {
    kind: 'candidate.override-withdrawn',
    subject: about(candidateId),
    payload: { overrideId: id, ruledScheme: scheme, on, verdict, machineVerdict, reason },
  });
}

/**
 * Writes the adviser's own answer beside the machine's. It takes the place of the one in force for the same scheme, which
 * is withdrawn by the same act. Throws NOT_FOUND, INVALID_INPUT.
 */
export function writeOverride(deps: Deps, candidateId: CandidateId, typed: Typed): Override {
  const { db, clock } = deps;
  writableOf(db, candidateId);
  if (typed.verdict === typed.machineVerdict)
    throw new Refusal('INVALID_INPUT', {
      field: 'verdict',
      message: 'Cette réponse est déjà celle des règles\u202F; choisissez-en une autre.',
    });
  const override: Override = {
    ...typed,
    reason: typed.reason.trim(),
    id: deps.newId(),
    candidateId,
    writtenAt: clock.now(),
    author: deps.actor(),
    withdrawnAt: null,
  };
  db.transaction(() => {
    const former = overrideInForce(db, candidateId, typed.scheme);
    if (former !== null) {
      withdrawOverrideRow(db, former.id, clock.now());
      recordWithdrawal(deps, former, 'Remplacée par une nouvelle réponse.');
    }
    insertOverride(db, override);
    const { id, scheme, on, verdict, machineVerdict, reason } = override;
    recordEvent(deps, {
      kind: 'candidate.answer-overridden',
      subject: about(candidateId),
      payload: { overrideId: id, ruledScheme: scheme, on, verdict, machineVerdict, reason },
    });
  })();
  return override;
}

/** Withdraws the adviser's answer: the machine's stands alone again. Throws NOT_FOUND, REFUSED_BY_STATE. */
export function withdrawOverride(
  deps: Deps,
  candidateId: CandidateId,
  overrideId: string,
  reason: string,
): Override {
  const { db, clock } = deps;
  writableOf(db, candidateId);
  const override = overridesOf(db, candidateId).find(({ id }) => id === overrideId);
  if (!override) throw new Refusal('NOT_FOUND');
  if (override.withdrawnAt !== null)
    throw new Refusal('REFUSED_BY_STATE', { message: 'Cette réponse a déjà été retirée.' });
  const withdrawnAt = clock.now();
  db.transaction(() => {
    withdrawOverrideRow(db, overrideId, withdrawnAt);
    recordWithdrawal(deps, override, reason.trim());
  })();
  return { ...override, withdrawnAt };
}
