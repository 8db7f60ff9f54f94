import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useRef, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { type Candidate, candidateInputSchema } from '../../shared/fields';
import { AppFailure, call } from '../bridge/bridge';
import { useAct } from '../bridge/procedures';
import { useFormAutosave } from '../bridge/use-form-autosave';
import { type CandidateForm, fieldLabels, formOf } from './candidate-form';

const isSameForm = (a: Candidate, b: Candidate): boolean =>
  JSON.stringify(formOf(a)) === JSON.stringify(formOf(b));

export interface EditedCandidate {
  readonly form: UseFormReturn<CandidateForm>;
  readonly flush: () => Promise<void>;
  /** The record as it was changed elsewhere meanwhile; `null` when nothing contradicts what is typed. */
  readonly theirs: Candidate | null;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** The form of a stored candidate, saved at each pause. One at a time stands on a screen. */
export function useCandidateForm(candidate: Candidate): EditedCandidate {
  const update = useAct('candidates.update', { isQuiet: true });
  /** The stored candidate on which the form was typed. */
  const base = useRef(candidate);
  const [theirs, setTheirs] = useState<Candidate | null>(null);
  const form = useForm<CandidateForm>({
    defaultValues: formOf(candidate),
    resolver: zodResolver(candidateInputSchema),
    mode: 'onChange',
    delayError: 600,
  });
  const { flush, schedule } = useFormAutosave<CandidateForm>({
    draftKey: `candidate.form:${candidate.id}`,
    form,
    schema: candidateInputSchema,
    saved: formOf(base.current),
    labels: fieldLabels,
    save: async (typed) => {
      const { id, version } = base.current;
      if (JSON.stringify(typed) === JSON.stringify(formOf(base.current))) return;
      try {
        const { candidate: saved } = await update.mutateAsync({ id, version, candidate: typed });
        base.current = saved;
      } catch (thrown) {
        if (!(thrown instanceof AppFailure) || thrown.code !== 'CONFLICT') throw thrown;
        const { candidate: stored } = await call('candidates.get', { id });
        setTheirs(stored);
        throw thrown;
      }
    },
  });
  useEffect(() => {
    if (candidate.version <= base.current.version) return;
    const isUntouched = JSON.stringify(form.getValues()) === JSON.stringify(formOf(base.current));
    // A contact or a scheme moves the version without touching what the form holds.
    if (isSameForm(candidate, base.current)) base.current = candidate;
    else if (isUntouched) {
      base.current = candidate;
      form.reset(formOf(candidate));
    }
  }, [candidate, form]);
  return {
    form,
    flush,
    theirs,
    keepMine: () => {
      if (theirs === null) return;
      base.current = theirs;
      setTheirs(null);
      schedule();
    },
    takeTheirs: () => {
      if (theirs === null) return;
      base.current = theirs;
      form.reset(formOf(theirs));
      setTheirs(null);
    },
  };
}
