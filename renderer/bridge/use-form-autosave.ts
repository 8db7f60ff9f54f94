import { useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { bridgeTexts as texts } from './bridge.texts';
import { useAutosave } from './saving';
import { fitting, useDraft } from './use-draft';

/** Labels of the fields of a form, by key, for the sentence that names what is not saved. */
export type FieldLabels<T> = { readonly [K in keyof T]?: string };

/**
 * Autosave for a react-hook-form form whose values are checked by `schema`, an object. A field that is not right yet is
 * left as it was last saved, and named; the others are saved all the same. `saved` is the last saved value. What could
 * not be saved is kept under `draftKey`, and stands in its field again after a lock.
 * Answers `flush`, which saves at once, and
 * `schedule`, which saves at the next pause what no key has changed.
 */
export function useFormAutosave<T extends FieldValues>(options: {
  readonly draftKey: string;
  readonly form: UseFormReturn<T>;
  readonly schema: z.ZodType<T, T>;
  readonly saved: T;
  readonly labels: FieldLabels<T>;
  readonly save: (value: T) => Promise<void>;
}): { readonly flush: () => Promise<void>; readonly schedule: () => void } {
  const { form, schema } = options;
  const draft = useDraft(options.draftKey, z.record(z.string(), z.unknown()));
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { schedule, flush } = useAutosave(async () => {
    const { saved, labels, save } = latest.current;
    const typed = form.getValues();
    const parsed = schema.safeParse(typed);
    const wrong = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])) ?? []);
    const keep = (isUnsaved: (key: string) => boolean): void =>
      draft.keep(Object.fromEntries(Object.entries(typed).filter(([key]) => isUnsaved(key))));
    // Before the rest is saved: a lock may leave no time afterwards.
    if (wrong.size > 0) keep((key) => wrong.has(key));
    const kept = schema.safeParse(
      Object.fromEntries(
        Object.entries(typed).map(([key, value]) => [key, wrong.has(key) ? saved[key] : value]),
      ),
    );
    try {
      if (kept.success) await save(kept.data);
    } catch (thrown) {
      keep((key) => wrong.has(key) || JSON.stringify(typed[key]) !== JSON.stringify(saved[key]));
      throw thrown;
    }
    if (wrong.size === 0) {
      draft.forget();
      return null;
    }
    return texts.notSavedYet([...wrong].map((key) => labels[key] ?? key));
  });
  useEffect(() => {
    if (draft.kept === null) return;
    form.reset(fitting(form.getValues(), draft.kept), { keepDefaultValues: true });
    // Why they were not saved is told again.
    void form.trigger();
  }, [form, draft]);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          // A reset names no field: only what the user changes is saved.
          if (name !== undefined) schedule();
        },
      }),
    [form, schedule],
  );
  return { flush, schedule };
}
