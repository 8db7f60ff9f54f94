import { type Deadline, decisionDeadline, type Facts, schemeDeadlines, schemeOf } from '../rules';
import { formatFrenchDate } from '../time';
import type { ContractFileStatus } from './contract-files.procedures';
import type { ContractKind, Reading } from './kinds/kind';
import type { LifeDates } from './transitions';

/**
 * The calendar of a file: the time limits of its scheme, dated by the life of the file. Without a date of reception the
 * decision of the funding body is counted from the sending, and says so.
 */
export function deadlinesOf(
  kind: ContractKind,
  facts: Facts,
  dates: LifeDates,
  { territory, references }: Reading,
): readonly Deadline[] {
  const scheme = kind.hasRules ? schemeOf(kind.id) : null;
  if (scheme === null) return [];
  const all = schemeDeadlines(scheme, facts, {
    territory,
    receivedOn: dates.receivedOn ?? null,
    brokenOn: dates.brokenOn ?? null,
    references,
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

const beforeFiling: readonly ContractFileStatus[] = ['draft', 'ready', 'signed'];
const living: readonly ContractFileStatus[] = ['draft', 'ready', 'signed', 'filed', 'accepted', 'refused'];

/** States of a file in which the act of a time limit is still to be done. A code that is not here asks while the file lives. */
const pendingIn: Readonly<Record<string, readonly ContractFileStatus[]>> = {
  CPRO_DEPOT: beforeFiling,
  CPRO_DECISION_1: ['filed'],
  CPRO_DECISION_2: ['filed'],
  CPRO_RUPTURE: ['broken'],
  CIVIS_CONTACT: ['signed'],
  CIVIS_PARCOURS: ['signed'],
  CIVIS_26_ANS: ['signed'],
  CIVIS_FIN: ['signed'],
};

/** Whether a time limit still asks for an act, in the state the file is in. */
export const isPending = (
  { code, due }: Pick<Deadline, 'code' | 'due'>,
  status: ContractFileStatus,
): boolean => due !== null && (pendingIn[code] ?? living).includes(status);
