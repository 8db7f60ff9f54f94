import { formatFrenchDate } from '../../../base/time';
import type { ContractFileStatus } from '../../../fields';
import { cproLaw, type Deadline, territoryOf } from '../../../law';
import type { CalendarInput } from '../../engine/kind';

/** Without a date of reception the decision of the funding body is counted from the sending, and says so. */
export function cproCalendar(
  limits: readonly Deadline[],
  { facts, dates: { filedOn, receivedOn }, lawPlace }: CalendarInput,
): readonly Deadline[] {
  if (filedOn === undefined || receivedOn !== undefined || limits.length === 0) return limits;
  const counted = cproLaw.decisionDeadline(filedOn, facts.on, territoryOf(facts, lawPlace.territory));
  return limits.map((each) =>
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

export const cproPendingIn: Readonly<Record<string, readonly ContractFileStatus[]>> = {
  CPRO_DEPOT: ['draft', 'ready', 'signed'],
  CPRO_DECISION_1: ['filed'],
  CPRO_DECISION_2: ['filed'],
  CPRO_RUPTURE: ['broken'],
};
