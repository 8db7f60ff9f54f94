import { useEffect, useRef, useState } from 'react';
import type { ContractFileView, FieldValue } from '../../shared/contract-files';
import type { EmployerId, TutorId } from '../../shared/employers';
import { call, failureOf, refreshAfter, useAutosave } from '../app';

/** What the adviser has typed so far; saved at each pause. */
interface Draft {
  readonly employerId: EmployerId | null;
  readonly tutorId: TutorId | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface EditedContractFile {
  /** What the vault last answered: records, review, checklist. */
  readonly view: ContractFileView;
  /** What is on screen, which may be ahead of `view` by one pause. */
  readonly draft: Draft;
  readonly isEditable: boolean;
  readonly change: (part: Partial<Draft>) => void;
  readonly setField: (key: string, value: FieldValue) => void;
  /** Takes the answer of an act (transition, attachment) as the new view. */
  readonly accept: (view: ContractFileView) => void;
  readonly flush: () => Promise<void>;
}

const draftOf = ({ file }: ContractFileView): Draft => ({
  employerId: file.employerId,
  tutorId: file.tutorId,
  fields: file.fields,
});

/** A contract file being typed: local draft, saved at each pause, answered by a fresh review. */
export function useContractFile(loaded: ContractFileView): EditedContractFile {
  const [view, setView] = useState(loaded);
  const [draft, setDraft] = useState(() => draftOf(loaded));
  const latest = useRef({ view, draft });
  useEffect(() => {
    latest.current = { view, draft };
  });
  const { schedule, flush } = useAutosave(async () => {
    const { view: known, draft: typed } = latest.current;
    const { id, version } = known.file;
    try {
      const answer = await call('contractFiles.saveDraft', {
        id,
        version,
        ...typed,
        fields: { ...typed.fields },
      });
      latest.current = { ...latest.current, view: answer };
      setView(answer);
      await refreshAfter('contractFiles.saveDraft');
      return null;
    } catch (thrown) {
      return failureOf(thrown).message;
    }
  });
  const change = (part: Partial<Draft>): void => {
    const next = { ...latest.current.draft, ...part };
    latest.current = { ...latest.current, draft: next };
    setDraft(next);
    schedule();
  };
  return {
    view,
    draft,
    isEditable: view.file.status === 'draft' || view.file.status === 'ready',
    change,
    setField: (key, value) => change({ fields: { ...latest.current.draft.fields, [key]: value } }),
    accept: (answer) => {
      latest.current = { view: answer, draft: draftOf(answer) };
      setView(answer);
      setDraft(draftOf(answer));
    },
    flush,
  };
}
