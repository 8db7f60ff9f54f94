import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import type { DraftStore } from './draft-store';

export const DraftContext = createContext<DraftStore | null>(null);

/** Of a form without a key, which keeps nothing: it may stand where no portfolio is open. */
const nowhere: Pick<DraftStore, 'read' | 'keep' | 'forget' | 'flush'> = {
  read: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
  flush: () => Promise.resolve(true),
};

function useDraftStore(key: string | undefined): typeof nowhere {
  const store = useContext(DraftContext);
  if (key === undefined) return nowhere;
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
export function useDraft<T>(key: string | undefined, schema: z.ZodType<T>): KeptDraft<T> {
  const store = useDraftStore(key);
  const [kept] = useState(() => {
    const parsed = schema.safeParse(store.read(key ?? ''));
    return parsed.success ? parsed.data : null;
  });
  return useMemo(
    () => ({
      kept,
      keep: (value: T) => store.keep(key ?? '', value),
      keepNow: (value: T) => {
        store.keep(key ?? '', value);
        void store.flush();
      },
      forget: () => store.forget(key ?? ''),
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

/**
 * Values of a former draft that a form can still hold: an older version may have written others. What is wrong because it
 * is half typed fits; with the form's `schema`, a choice, a date or a line of another shape does not.
 */
export function fitting<T extends FieldValues>(
  defaults: T,
  kept: Readonly<Record<string, unknown>>,
  schema?: z.ZodType,
): T {
  const values = Object.entries(kept).filter(
    ([key, value]) => key in defaults && isSameKind(defaults[key], value),
  );
  const checked = schema?.safeParse({ ...defaults, ...Object.fromEntries(values) }, { reportInput: true });
  const misfits = (checked?.error?.issues ?? []).flatMap(({ code, input, path: [key = ''] }) => {
    const isOtherKind = code === 'invalid_type' || code === 'invalid_value' || code === 'unrecognized_keys';
    const isOtherChoice = typeof input === 'string' && defaults[String(key)] === null;
    return (isOtherKind || isOtherChoice) && input !== null && input !== '' ? [key] : [];
  });
  return { ...defaults, ...Object.fromEntries(values.filter(([key]) => !misfits.includes(key))) };
}

/**
 * The draft of a react-hook-form form that is not saved before its button: what was typed, right or wrong, comes back.
 * `defaults` are the form's own; as long as it holds nothing else, nothing is kept. Without a key, nothing ever is.
 */
export function useFormDraft<T extends FieldValues>(
  key: string | undefined,
  form: UseFormReturn<T>,
  defaults: T,
  schema: z.ZodType,
): {
  /** Something stands in the form that giving up would lose. */
  readonly isBegun: () => boolean;
  readonly forget: () => void;
  /** The form goes on, emptied of what was saved: what is typed from now on is kept again. */
  readonly startAgain: () => void;
} {
  const { kept, keep, forget } = useDraft(key, z.record(z.string(), z.unknown()));
  const start = useRef({ defaults, schema });
  const isDone = useRef(false);
  useEffect(() => {
    const { defaults: empty, schema: checked } = start.current;
    if (kept !== null) form.reset(fitting(empty, kept, checked), { keepDefaultValues: true });
  }, [form, kept]);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          if (isDone.current) return;
          if (JSON.stringify(values) === JSON.stringify(start.current.defaults)) forget();
          else keep(values);
        },
      }),
    [form, keep, forget],
  );
  return {
    isBegun: () => JSON.stringify(form.getValues()) !== JSON.stringify(start.current.defaults),
    forget: () => {
      isDone.current = true;
      forget();
    },
    startAgain: () => {
      isDone.current = false;
    },
  };
}
