import type { CivilDate } from '../time';
import { formatFrenchDate } from '../time';
import type { ContractFileStatus, Fields } from './contract-files.procedures';
import { dateOf } from './field-values';
import type { ContractKind } from './kinds/kind';

/** Dates of the life of a file, after its draft. */
export const lifeDateKeys = [
  'signedOn',
  'filedOn',
  'receivedOn',
  'decidedOn',
  'brokenOn',
  'endedOn',
] as const;
export type LifeDateKey = (typeof lifeDateKeys)[number];
export type LifeDates = Readonly<Partial<Record<LifeDateKey, CivilDate>>>;

export const isLifeDateKey = (key: string): key is LifeDateKey => lifeDateKeys.some((each) => each === key);

export const statusLabels: Readonly<Record<ContractFileStatus, string>> = {
  draft: 'en préparation',
  ready: 'prêt à signer',
  signed: 'signé',
  filed: 'déposé',
  accepted: 'accepté',
  refused: 'refusé',
  ended: 'terminé',
  broken: 'rompu',
  cancelled: 'abandonné',
};

/** Answers to whether an act is possible now: `null`, or why not. */
type Guard = 'none' | 'complete';

export interface TransitionAsk {
  readonly key: LifeDateKey;
  readonly label: string;
  readonly isRequired: boolean;
}

export interface TransitionRow {
  readonly from: ContractFileStatus;
  readonly to: ContractFileStatus;
  readonly label: string;
  readonly guard: Guard;
  readonly asks: readonly TransitionAsk[];
  /** What the act does besides the change of state, in words for the help. */
  readonly effect: string;
}

const ask = (key: LifeDateKey, label: string, isRequired = true): TransitionAsk => ({
  key,
  label,
  isRequired,
});
const brokenOn = [ask('brokenOn', 'Date de la rupture')];
const endedOn = [ask('endedOn', 'Date de fin')];
const breaking = (from: ContractFileStatus): TransitionRow => ({
  from,
  to: 'broken',
  label: 'Rompre le contrat',
  guard: 'none',
  asks: brokenOn,
  effect: 'Le délai de signalement de la rupture commence à courir.',
});
const ending = (from: ContractFileStatus): TransitionRow => ({
  from,
  to: 'ended',
  label: 'Clore à l’échéance',
  guard: 'none',
  asks: endedOn,
  effect: 'Le dossier est clos.',
});
const cancelling = (from: ContractFileStatus): TransitionRow => ({
  from,
  to: 'cancelled',
  label: 'Abandonner le dossier',
  guard: 'none',
  asks: [],
  effect: 'Le dossier reste lisible, sans suite.',
});

/** Every act that moves a file, once: buttons, tests, help and refusals come from here. */
export const transitionTable: readonly TransitionRow[] = [
  {
    from: 'draft',
    to: 'ready',
    label: 'Marquer prêt à signer',
    guard: 'complete',
    asks: [],
    effect: 'Le dossier attend la signature ; il se rouvre tant qu’il n’est pas signé.',
  },
  cancelling('draft'),
  {
    from: 'ready',
    to: 'signed',
    label: 'Enregistrer la signature',
    guard: 'complete',
    asks: [ask('signedOn', 'Date de la signature')],
    effect: 'Le dossier est figé avec son empreinte ; plus rien ne s’y modifie.',
  },
  {
    from: 'ready',
    to: 'draft',
    label: 'Reprendre la saisie',
    guard: 'none',
    asks: [],
    effect: 'Le dossier redevient un brouillon.',
  },
  cancelling('ready'),
  {
    from: 'signed',
    to: 'filed',
    label: 'Enregistrer le dépôt',
    guard: 'none',
    asks: [
      ask('filedOn', 'Date d’envoi à l’opérateur de compétences'),
      ask('receivedOn', 'Date de réception du dossier complet', false),
    ],
    effect: 'Le délai de décision commence à courir à la réception.',
  },
  breaking('signed'),
  ending('signed'),
  {
    from: 'filed',
    to: 'accepted',
    label: 'Enregistrer l’accord',
    guard: 'none',
    asks: [ask('decidedOn', 'Date de la décision')],
    effect: 'La prise en charge est acquise.',
  },
  {
    from: 'filed',
    to: 'refused',
    label: 'Enregistrer le refus',
    guard: 'none',
    asks: [ask('decidedOn', 'Date de la décision')],
    effect: 'Le contrat de travail demeure ; la prise en charge est refusée.',
  },
  breaking('filed'),
  ending('accepted'),
  breaking('accepted'),
  ending('refused'),
  breaking('refused'),
];

/** The acts of a kind from a state. A kind that is deposited ends only after the decision. */
export const transitionsFrom = (kind: ContractKind, from: ContractFileStatus): readonly TransitionRow[] =>
  transitionTable
    .filter((row) => row.from === from && kind.statuses.includes(row.to))
    .filter((row) => !(row.from === 'signed' && row.to === 'ended' && kind.statuses.includes('filed')))
    .map((row) => ({ ...row, label: kind.words[row.to] ?? row.label }));

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
  row: TransitionRow,
  given: LifeDates,
  before: LifeDates,
  fields: Fields,
  today: CivilDate,
): DateFault | null {
  for (const { key, label, isRequired } of row.asks) {
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
      message: `Le contrat a pris fin le ${on(end)} : après cette date, il se clôt à l’échéance.`,
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
