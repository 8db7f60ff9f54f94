import { z } from 'zod';
import { addMonths, type CivilDate, civilDateSchema, daysBetween } from '../base/time';

/*
 * The register of what people ask about their data (RGPD, articles 12 to 21), and its clock: one month from the day of
 * receipt, two more where the person is told why within the first. The delays are those that docs/sources/personal-data.md
 * recalls, with its mark N: to be checked.
 */

export const requestKinds = {
  access: 'Accès à ses données',
  correction: 'Correction',
  objection: 'Opposition',
  erasure: 'Effacement',
  limitation: 'Limitation du traitement',
  complaint: 'Réclamation',
} as const;
export type RequestKind = keyof typeof requestKinds;
export const requestKindCodes = Object.keys(requestKinds) as [RequestKind, ...RequestKind[]];

export const requestWays = {
  counter: 'Sur place',
  letter: 'Courrier',
  email: 'Courriel',
  phone: 'Téléphone',
  authority: 'Par la CNIL ou le délégué',
} as const;
export type RequestWay = keyof typeof requestWays;
export const requestWayCodes = Object.keys(requestWays) as [RequestWay, ...RequestWay[]];

/** How the identity of who asks was checked; copies of papers are not kept for it. */
export const identityChecks = {
  known: 'Connue de la structure',
  paper: 'Pièce d’identité vue, sans copie',
  representative: 'Représentant légal, qualité vérifiée',
  'call-back': 'Rappel au numéro de la fiche',
} as const;
export type IdentityCheck = keyof typeof identityChecks;
export const identityCheckCodes = Object.keys(identityChecks) as [IdentityCheck, ...IdentityCheck[]];

export const requestStatuses = {
  received: 'reçue',
  extended: 'prolongée',
  granted: 'satisfaite',
  'partly-granted': 'satisfaite en partie',
  refused: 'refusée',
  withdrawn: 'retirée par la personne',
} as const;
export type RequestStatus = keyof typeof requestStatuses;
export const requestStatusCodes = Object.keys(requestStatuses) as [RequestStatus, ...RequestStatus[]];

interface RequestAct {
  readonly from: readonly RequestStatus[];
  readonly label: string;
  /** Whether the identity must have been checked: an answer given to somebody else is a breach. */
  readonly needsIdentity: boolean;
  /** What must be written with it; `null`: nothing. */
  readonly asks: string | null;
}
const waiting = ['received', 'extended'] as const satisfies readonly RequestStatus[];
/** The acts that move a request, by the state that they lead to: buttons, refusals and tests come from here. */
export const requestActs: Readonly<Record<Exclude<RequestStatus, 'received'>, RequestAct>> = {
  extended: {
    from: ['received'],
    label: 'Prolonger de deux mois',
    needsIdentity: false,
    asks: 'Raison dite à la personne',
  },
  granted: { from: waiting, label: 'Satisfaire', needsIdentity: true, asks: 'Ce qui a été répondu' },
  'partly-granted': {
    from: waiting,
    label: 'Satisfaire en partie',
    needsIdentity: true,
    asks: 'Ce qui a été répondu, et ce qui reste',
  },
  refused: {
    from: waiting,
    label: 'Refuser',
    needsIdentity: false,
    asks: 'Raison dite à la personne, et voies de réclamation',
  },
  withdrawn: { from: waiting, label: 'Noter le retrait', needsIdentity: false, asks: null },
};
export type RequestMove = keyof typeof requestActs;
export const requestMoves = Object.keys(requestActs) as [RequestMove, ...RequestMove[]];

const MONTHS_TO_ANSWER = 1;
const MONTHS_MORE = 2;

interface Clock {
  readonly receivedOn: CivilDate;
  readonly extendedOn: CivilDate | null;
}
/** Last day of the first month, in which the person is answered or told why it takes longer. */
export const firstTermOf = (receivedOn: CivilDate): CivilDate => addMonths(receivedOn, MONTHS_TO_ANSWER);
/** Last day to answer. Counted from the day of receipt, not from the end of the first month: 30 November, then 28 February. */
export const dueOn = ({ receivedOn, extendedOn }: Clock): CivilDate =>
  addMonths(receivedOn, extendedOn === null ? MONTHS_TO_ANSWER : MONTHS_TO_ANSWER + MONTHS_MORE);

export const isWaiting = (status: RequestStatus): boolean => status === 'received' || status === 'extended';
/** Days late: 0 on the last day, and for what is closed. */
export const daysLate = (request: Clock & { readonly status: RequestStatus }, today: CivilDate): number =>
  isWaiting(request.status) ? Math.max(0, daysBetween(dueOn(request), today)) : 0;

/** Why an act cannot be done on a day, as a sentence and the field that it is about; `null` when it can. */
export function moveFault(
  request: {
    readonly receivedOn: CivilDate;
    readonly status: RequestStatus;
    readonly identity: IdentityCheck | null;
  },
  to: RequestMove,
  on: CivilDate,
  told: string,
  today: CivilDate,
): { readonly field: string; readonly message: string } | null {
  const act = requestActs[to];
  if (!act.from.includes(request.status))
    return {
      field: 'to',
      message: `Cette demande est ${requestStatuses[request.status]}\u202F; cet acte ne s’y applique plus.`,
    };
  if (on < request.receivedOn)
    return { field: 'on', message: 'Ce jour est avant la réception de la demande\u202F; vérifiez-le.' };
  if (on > today)
    return { field: 'on', message: 'Ce jour est à venir\u202F; notez l’acte quand il est fait.' };
  if (act.needsIdentity && request.identity === null)
    return {
      field: 'to',
      message: 'Notez d’abord comment l’identité de la personne a été vérifiée.',
    };
  if (to === 'extended' && on > firstTermOf(request.receivedOn))
    return {
      field: 'on',
      message:
        'La prolongation se dit à la personne dans le premier mois\u202F; il est passé. Répondez dès maintenant.',
    };
  if (act.asks !== null && told.trim() === '')
    return { field: 'told', message: `À écrire\u00A0: ${act.asks.toLocaleLowerCase('fr')}.` };
  return null;
}

export const requestInputSchema = z.strictObject({
  kind: z.enum(requestKindCodes),
  receivedOn: civilDateSchema,
  way: z.enum(requestWayCodes),
  identity: z.enum(identityCheckCodes).nullable(),
});
