import { useState } from 'react';
import { z } from 'zod';
import type { ContractFileId } from '../../shared/contract-files';
import { useDraftState } from '../bridge';

const drawerSchema = z.enum(['candidate', 'employer', 'new-employer', 'new-tutor']);
export type RecordDrawer = z.infer<typeof drawerSchema>;

/** Which record is open beside the page; it comes back after a lock. */
export interface RecordDrawers {
  readonly open: RecordDrawer | null;
  readonly show: (drawer: RecordDrawer) => void;
  readonly close: () => void;
  /** What was looked for when a new employer is asked for. */
  readonly looked: string;
  readonly look: (text: string) => void;
}

export function useRecordDrawers(id: ContractFileId): RecordDrawers {
  const [open, setOpen] = useDraftState(`contractFile.drawer:${id}`, drawerSchema.nullable(), null);
  const [looked, look] = useState('');
  return { open, show: setOpen, close: () => setOpen(null), looked, look };
}
