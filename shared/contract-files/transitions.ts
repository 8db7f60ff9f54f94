import { type CivilDate, formatFrenchDate } from '../base/time';
import type { ContractFileStatus } from '../fields';
import type { Act, LifeDateKey, LifeDates } from './engine/acts';
import type { Fields } from './engine/contract-file.schema';
import { dateOf } from './engine/field-values';
import type { ContractKind } from './engine/kind';

/** The acts of a kind from a state. */
export const transitionsFrom = (kind: ContractKind, from: ContractFileStatus): readonly Act[] =>
  kind.acts.filter((act) => act.from === from);

/** Nothing of the content changes any more: signed, or given up. */
export const isFrozen = (status: ContractFileStatus): boolean => status !== 'draft' && status !== 'ready';

export interface DateFault {
  readonly key: LifeDateKey;
  readonly message: string;
}

const on = (date: CivilDate): string => formatFrenchDate(date);

/**
 * Why the dates given for an act do not hold, or `null`. Acts are recorded once done: no date lies in the future, each
 * follows the ones before it, the signature is the date of conclusion on which the law was judged.
 */
export function dateFault(
  act: Act,
  given: LifeDates,
  before: LifeDates,
  fields: Fields,
  today: CivilDate,
): DateFault | null {
  for (const { key, label, isRequired } of act.asks) {
    const date = given[key];
    if (date === undefined) {
      if (isRequired) return { key, message: `${label} : la date est nécessaire.` };
    } else if (date > today) {
      return {
        key,
        message: `${label} : le ${on(date)} n’est pas encore arrivé ; un acte s’enregistre une fois fait.`,
      };
    }
  }
  const concluded = dateOf(fields, 'contract.concludedOn');
  const start = dateOf(fields, 'contract.startsOn');
  const end = dateOf(fields, 'contract.endsOn');
  const { signedOn, filedOn, receivedOn, decidedOn, brokenOn: broken, endedOn: ended } = given;
  if (signedOn !== undefined && concluded !== null && signedOn !== concluded) {
    return {
      key: 'signedOn',
      message: `La date de conclusion du dossier est le ${on(concluded)} : la loi s’apprécie à la signature. Reprenez la saisie pour la corriger, ou datez la signature de ce jour.`,
    };
  }
  if (filedOn !== undefined && before.signedOn !== undefined && filedOn < before.signedOn) {
    return { key: 'filedOn', message: `L’envoi ne précède pas la signature (${on(before.signedOn)}).` };
  }
  if (receivedOn !== undefined && filedOn !== undefined && receivedOn < filedOn) {
    return { key: 'receivedOn', message: `La réception ne précède pas l’envoi (${on(filedOn)}).` };
  }
  const sent = before.receivedOn ?? before.filedOn;
  if (decidedOn !== undefined && sent !== undefined && decidedOn < sent) {
    return { key: 'decidedOn', message: `La décision ne précède pas le dépôt (${on(sent)}).` };
  }
  if (broken !== undefined && before.signedOn !== undefined && broken < before.signedOn) {
    return { key: 'brokenOn', message: `La rupture ne précède pas la signature (${on(before.signedOn)}).` };
  }
  if (broken !== undefined && end !== null && broken > end) {
    return {
      key: 'brokenOn',
      message: `L’échéance était le ${on(end)} : après cette date, le dossier se clôt à l’échéance.`,
    };
  }
  if (ended !== undefined && start !== null && ended < start) {
    return { key: 'endedOn', message: `La fin ne précède pas le début (${on(start)}).` };
  }
  if (ended !== undefined && end !== null && ended < end) {
    return { key: 'endedOn', message: `L’échéance est le ${on(end)} : avant cette date, c’est une rupture.` };
  }
  return null;
}
