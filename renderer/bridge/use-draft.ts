import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import type { DraftStore } from './draft-store';

export const DraftContext = createContext<DraftStore | null>(null);

function useDraftStore(): DraftStore {
  const store = useContext(DraftContext);
  if (store === null) throw new Error('useDraft stands outside of an open portfolio');
  return store;
}

export interface KeptDraft<T> {
  /** What was kept when the screen opened; `null` when nothing was, or when it no longer fits. */
  readonly kept: T | null;
  /** Keeps a value at the next pause, on leaving the field, and when the portfolio locks. */
  readonly keep: (value: T) => void;
  /** Keeps a value at once, before the next call is made: for a step of a long job. */
  readonly keepNow: (value: T) => void;
  /** The form was saved, or given up. */
  readonly forget: () => void;
}

/** The draft of one form, under a key that holds identifiers only (`candidate.note:<id>`). It is kept inside the portfolio. */
export function useDraft<T>(key: string, schema: z.ZodType<T>): KeptDraft<T> {
  const store = useDraftStore();
  const [kept] = useState(() => {
    const parsed = schema.safeParse(store.read(key));
    return parsed.success ? parsed.data : null;
  });
  return useMemo(
    () => ({
      kept,
      keep: (value: T) => store.keep(key, value),
      keepNow: (value: T) => {
        store.keep(key, value);
        void store.flush();
      },
      forget: () => store.forget(key),
    }),
    [store, key, kept],
  );
}

/**
 * A state that comes back after a lock: a search being typed, filters, an open dialog. At `initial` nothing is kept. The
 * third of the answer forgets what is kept without changing what is shown, for a form that has just been saved.
 */
export function useDraftState<T>(
  key: string,
  schema: z.ZodType<T>,
  initial: T,
): readonly [value: T, setValue: (value: T) => void, forget: () => void] {
  const { kept, keep, forget } = useDraft(key, schema);
  const [value, setValue] = useState(kept ?? initial);
  const rest = useRef(JSON.stringify(initial));
  useEffect(() => {
    if (JSON.stringify(value) === rest.current) forget();
    else keep(value);
  }, [value, keep, forget]);
  return [value, setValue, forget];
}

const isSameKind = (one: unknown, other: unknown): boolean =>
  one === null ||
  other === null ||
  (typeof one === typeof other && Array.isArray(one) === Array.isArray(other));

/** Values of a former draft that a form can still hold: an older version may have written others. */
export const fitting = <T extends FieldValues>(defaults: T, kept: Readonly<Record<string, unknown>>): T => ({
  ...defaults,
  ...Object.fromEntries(
    Object.entries(kept).filter(([key, value]) => key in defaults && isSameKind(defaults[key], value)),
  ),
});

/**
 * The draft of a react-hook-form form that is not saved before its button: what was typed, right or wrong, comes back.
 * `defaults` are the form's own; as long as it holds nothing else, nothing is kept.
 */
export function useFormDraft<T extends FieldValues>(
  key: string,
  form: UseFormReturn<T>,
  defaults: T,
): {
  /** Something stands in the form that giving up would lose. */
  readonly isBegun: () => boolean;
  readonly forget: () => void;
} {
  const { kept, keep, forget } = useDraft(key, z.record(z.string(), z.unknown()));
  const start = useRef(defaults);
  const isDone = useRef(false);
  useEffect(() => {
    if (kept !== null) form.reset(fitting(start.current, kept), { keepDefaultValues: true });
  }, [form, kept]);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          if (isDone.current) return;
          if (JSON.stringify(values) === JSON.stringify(start.current)) forget();
          else keep(values);
        },
      }),
    [form, keep, forget],
  );
  return {
    isBegun: () => JSON.stringify(form.getValues()) !== JSON.stringify(start.current),
    forget: () => {
      isDone.current = true;
      forget();
    },
  };
}
