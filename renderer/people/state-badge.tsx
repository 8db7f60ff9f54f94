import { IconArchive, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type CandidateRow, stateSaid, stateWords } from '../../shared/candidates';
import { StatusBadge } from '../ui';

type Stated = Pick<CandidateRow, 'state' | 'outSince'>;

/** « archivée le 3 mars 2026 », « à la corbeille depuis le 3 mars 2026 »; '' for an active one. */
export const stateText = ({ state, outSince }: Stated): string => stateSaid(state, outSince);

/** The state of a fiche that is no longer active, beside a name; where there is little room, its day on hover. */
export function StateBadge({
  state,
  outSince,
  isShort = false,
}: Stated & { readonly isShort?: boolean }): ReactNode {
  if (state === 'active') return null;
  const Icon = state === 'archived' ? IconArchive : IconTrash;
  return (
    <span title={stateText({ state, outSince })} className="vivier-nowrap">
      <StatusBadge tone="neutral" icon={<Icon size={14} aria-hidden />}>
        {isShort ? stateWords[state].said : stateText({ state, outSince })}
      </StatusBadge>
    </span>
  );
}
