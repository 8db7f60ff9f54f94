import { z } from 'zod';

/** States of a contract file, in the order of its life. */
export const contractFileStatuses = [
  'draft',
  'ready',
  'signed',
  'filed',
  'accepted',
  'refused',
  'ended',
  'broken',
  'cancelled',
] as const;
export const contractFileStatusSchema = z.enum(contractFileStatuses);
export type ContractFileStatus = z.infer<typeof contractFileStatusSchema>;

export const statusLabels: Readonly<Record<ContractFileStatus, string>> = {
  draft: 'brouillon',
  ready: 'prêt à signer',
  signed: 'signé',
  filed: 'déposé',
  accepted: 'accepté',
  refused: 'refusé',
  ended: 'terminé',
  broken: 'rompu',
  cancelled: 'abandonné',
};
