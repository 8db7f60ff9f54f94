import { useCallback, useEffect, useRef } from 'react';
import { type Telling, tellDone, tellOver } from './told';

/** Undo of what a form or a list holds: it goes with them, since there is nothing left to put back into. */
export interface UndoHere {
  readonly offer: (telling: Pick<Telling, 'title' | 'message'>, run: () => unknown) => void;
  /** Takes away what was offered: it would no longer be true. */
  readonly leave: () => void;
}

export function useUndoHere(): UndoHere {
  const told = useRef(new Set<string>());
  const leave = useCallback(() => {
    for (const id of told.current) tellOver(id);
    told.current.clear();
  }, []);
  useEffect(() => leave, [leave]);
  const offer = useCallback<UndoHere['offer']>((telling, run) => {
    told.current.add(tellDone({ ...telling, undo: { run, of: [] } }));
  }, []);
  return { offer, leave };
}
