import type { CivilDate } from '../../base/time';
import type { ContractFileStatus } from '../../fields';

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

export interface ActDate {
  readonly key: LifeDateKey;
  readonly label: string;
  readonly isRequired: boolean;
}

/** An act that moves a file: its button, its refusals and its tests come from here. */
export interface Act {
  readonly from: ContractFileStatus;
  readonly to: ContractFileStatus;
  readonly label: string;
  /** Whether the file must be complete and without fault. */
  readonly needsComplete: boolean;
  readonly asks: readonly ActDate[];
}

export const askedDate = (key: LifeDateKey, label: string, isRequired = true): ActDate => ({
  key,
  label,
  isRequired,
});

const cancelling = (from: ContractFileStatus): Act => ({
  from,
  to: 'cancelled',
  label: 'Abandonner le dossier',
  needsComplete: false,
  asks: [],
});

/** From the draft to the signature, or to giving up: the same in every kind. */
export const actsToSignature: readonly Act[] = [
  { from: 'draft', to: 'ready', label: 'Marquer prêt à signer', needsComplete: true, asks: [] },
  cancelling('draft'),
  {
    from: 'ready',
    to: 'signed',
    label: 'Enregistrer la signature',
    needsComplete: true,
    asks: [askedDate('signedOn', 'Date de la signature')],
  },
  { from: 'ready', to: 'draft', label: 'Reprendre la saisie', needsComplete: false, asks: [] },
  cancelling('ready'),
];

/** Ends before the term. */
export const breaking = (
  from: ContractFileStatus,
  label = 'Rompre le contrat',
  date = 'Date de la rupture',
): Act => ({ from, to: 'broken', label, needsComplete: false, asks: [askedDate('brokenOn', date)] });

/** Ends at the term. */
export const ending = (from: ContractFileStatus): Act => ({
  from,
  to: 'ended',
  label: 'Clore à l’échéance',
  needsComplete: false,
  asks: [askedDate('endedOn', 'Date de fin')],
});
