import { capital } from '../../shared/base/text';
import { type ContractFileStatus, contractFileStatuses, statusLabels as words } from '../../shared/fields';
import type { Tone } from '../ui';

const tones: Readonly<Record<ContractFileStatus, Tone>> = {
  draft: 'neutral',
  ready: 'info',
  signed: 'done',
  filed: 'done',
  accepted: 'done',
  refused: 'blocking',
  ended: 'neutral',
  broken: 'late',
  cancelled: 'neutral',
};

/** The state of a file as a badge says it: the one word of it, with what it means. */
export const statusLabels = Object.fromEntries(
  contractFileStatuses.map((status) => [status, { label: capital(words[status]), tone: tones[status] }]),
  // One entry for each state.
) as Readonly<Record<ContractFileStatus, { readonly label: string; readonly tone: Tone }>>;
