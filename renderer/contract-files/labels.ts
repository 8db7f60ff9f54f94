import type { ContractFileStatus } from '../../shared/fields';
import type { Tone } from '../ui';

export const statusLabels: Readonly<
  Record<ContractFileStatus, { readonly label: string; readonly tone: Tone }>
> = {
  draft: { label: 'Brouillon', tone: 'neutral' },
  ready: { label: 'Prêt à signer', tone: 'info' },
  signed: { label: 'Signé', tone: 'done' },
  filed: { label: 'Déposé', tone: 'done' },
  accepted: { label: 'Accepté', tone: 'done' },
  refused: { label: 'Refusé', tone: 'blocking' },
  ended: { label: 'Terminé', tone: 'neutral' },
  broken: { label: 'Rompu', tone: 'late' },
  cancelled: { label: 'Abandonné', tone: 'neutral' },
};

export const documentLabels = {
  expected: 'Attendue',
  received: 'Reçue',
  checked: 'Vérifiée',
  refused: 'Refusée',
  expired: 'Périmée',
} as const;
