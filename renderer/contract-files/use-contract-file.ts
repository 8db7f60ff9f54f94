import { useEffect, useRef, useState } from 'react';
import {
  type ContractFileView,
  type FieldDefinition,
  type FieldValue,
  fieldsOf,
  fieldsSchemaOf,
  isFrozen,
  kindOf,
} from '../../shared/contract-files';
import type { EmployerId, TutorId } from '../../shared/fields';
import { call, failureOf, refreshAfter, refreshDomains, useAutosave } from '../bridge';
import { useSaving } from '../bridge/saving';
import { savingTexts } from './contract-files.texts';

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
  /** Version last answered, read when an act starts: what was just saved has raised it. */
  readonly version: () => number;
  readonly change: (part: Partial<Draft>) => void;
  readonly setField: (key: string, value: FieldValue) => void;
  /** Takes the answer of an act (transition, attachment) as the new view. */
  readonly accept: (view: ContractFileView) => void;
  /** Saves at once what is typed on the page, in the file and in the records beside it. */
  readonly flush: () => Promise<void>;
}

const draftOf = ({ file }: ContractFileView): Draft => ({
  employerId: file.employerId,
  tutorId: file.tutorId,
  fields: file.fields,
});

/** The fields whose text cannot be kept as it is: too long, with a sign that no paper prints. */
function unkept({ file }: ContractFileView, fields: Draft['fields']): readonly FieldDefinition[] {
  const kind = kindOf(file.kind);
  const faults = fieldsSchemaOf(kind).safeParse(fields).error?.issues ?? [];
  const wrong = new Set(faults.map(({ path }) => path[0]));
  return fieldsOf(kind).filter(({ key }) => wrong.has(key));
}

const isOpen = ({ file }: ContractFileView): boolean => !isFrozen(file.status);

/** A contract file being typed: local draft, saved at each pause, answered by a fresh review. */
export function useContractFile(loaded: ContractFileView): EditedContractFile {
  const [view, setView] = useState(loaded);
  const [draft, setDraft] = useState(() => draftOf(loaded));
  // The same, as of now: a save or an act that starts between two drawings reads what was typed last.
  const latest = useRef({ view, draft });
  /** Something typed is not in the vault yet. */
  const isAhead = useRef(false);
  /** A save is under way: what comes from elsewhere meanwhile may be older than what is typed. */
  const isSaving = useRef(false);
  // The file is read again when another screen has changed it or its records: the newer reading replaces the view, and
  // what is being typed stays.
  useEffect(() => {
    const known = latest.current.view;
    if (loaded === known || loaded.file.version < known.file.version) return;
    const kept = isAhead.current || isSaving.current ? latest.current.draft : draftOf(loaded);
    latest.current = { view: loaded, draft: kept };
    setView(loaded);
    setDraft(kept);
  }, [loaded]);
  const { flush } = useSaving();
  const { schedule } = useAutosave(async () => {
    const { view: known, draft: typed } = latest.current;
    isAhead.current = false;
    isSaving.current = true;
    const { id, version } = known.file;
    // One of them never keeps the others from being saved: it stays as it was saved last, and is named.
    const wrong = unkept(known, typed.fields);
    const kept = Object.fromEntries(wrong.map(({ key }) => [key, known.file.fields[key] ?? null]));
    try {
      const answer = await call('contractFiles.saveDraft', {
        id,
        version,
        ...typed,
        fields: { ...typed.fields, ...kept },
      });
      latest.current = { ...latest.current, view: answer };
      setView(answer);
      isSaving.current = false;
      if (wrong.length > 0) isAhead.current = true;
      await refreshAfter('contractFiles.saveDraft');
      return wrong.length === 0 ? null : savingTexts.unkept(wrong.map(({ label }) => label));
    } catch (thrown) {
      isAhead.current = true;
      isSaving.current = false;
      const failure = failureOf(thrown);
      // Read again, so that the next pause saves upon what is there.
      if (failure.code === 'CONFLICT') await refreshDomains(['contractFiles']);
      return failure.message;
    }
  });
  const change = (part: Partial<Draft>): void => {
    const next = { ...latest.current.draft, ...part };
    latest.current = { ...latest.current, draft: next };
    isAhead.current = true;
    setDraft(next);
    schedule();
  };
  return {
    view,
    draft,
    isEditable: isOpen(view),
    version: () => latest.current.view.file.version,
    change,
    setField: (key, value) => change({ fields: { ...latest.current.draft.fields, [key]: value } }),
    accept: (answer) => {
      // An act changes no field: what is being typed meanwhile stays.
      const kept =
        (isAhead.current || isSaving.current) && isOpen(answer) ? latest.current.draft : draftOf(answer);
      latest.current = { view: answer, draft: kept };
      setView(answer);
      setDraft(kept);
    },
    flush,
  };
}
