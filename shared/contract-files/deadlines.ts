import { type Deadline, deadlines, decisionDeadline, type Facts } from '../rules';
import { formatFrenchDate, type Territory } from '../time';
import type { ContractFileStatus } from './contract-files.procedures';
import type { ContractKind } from './kinds/kind';
import type { LifeDates } from './transitions';

/**
 * The calendar of a file: the time limits of the rules, dated by the life of the file. Without a date of reception the
 * decision is counted from the sending, and says so. A kind without rules has none yet.
 */
export function deadlinesOf(
  kind: ContractKind,
  facts: Facts,
  dates: LifeDates,
  territory: Territory,
): readonly Deadline[] {
  if (!kind.hasRules) return [];
  const all = deadlines(facts, {
    territory,
    receivedOn: dates.receivedOn ?? null,
    brokenOn: dates.brokenOn ?? null,
  });
  const { filedOn, receivedOn } = dates;
  if (filedOn === undefined || receivedOn !== undefined) return all;
  const counted = decisionDeadline(filedOn, facts.on, territory);
  return all.map((each) =>
    each.code !== counted.code
      ? each
      : {
          ...counted,
          note: [
            counted.note,
            `Date de réception non saisie\u00A0: délai compté de l’envoi (${formatFrenchDate(filedOn)}), à vérifier.`,
          ]
            .filter((part) => part !== '')
            .join(' '),
        },
  );
}

/** Whether a time limit still asks for an act, in the state the file is in. */
export function isPending(deadline: Deadline, status: ContractFileStatus): boolean {
  if (deadline.due === null) return false;
  switch (deadline.code) {
    case 'CPRO_DEPOT':
      return status === 'draft' || status === 'ready' || status === 'signed';
    case 'CPRO_DECISION_1':
    case 'CPRO_DECISION_2':
      return status === 'filed';
    case 'CPRO_PROGRAMME':
    case 'CPRO_CARTE':
      return status !== 'ended' && status !== 'broken' && status !== 'cancelled';
    case 'CPRO_RUPTURE':
      return status === 'broken';
  }
}
