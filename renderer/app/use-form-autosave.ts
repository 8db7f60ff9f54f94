import { useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { useAutosave } from './saving';

/** Labels of the fields of a form, by key, for the sentence that names what is not saved. */
export type FieldLabels<T> = { readonly [K in keyof T]?: string };

/**
 * Autosave for a react-hook-form form whose values are checked by `schema`, an object. A field that is not right yet is
 * left as it was last saved, and named; the others are saved all the same. `saved` is the last saved value.
 * Answers `flush`, which saves at once, and
 * `schedule`, which saves at the next pause what no key has changed.
 */
export function useFormAutosave<T extends FieldValues>(options: {
  readonly form: UseFormReturn<T>;
  readonly schema: z.ZodType<T, T>;
  readonly saved: T;
  readonly labels: FieldLabels<T>;
  readonly save: (value: T) => Promise<void>;
}): { readonly flush: () => Promise<void>; readonly schedule: () => void } {
  const { form, schema } = options;
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { schedule, flush } = useAutosave(async () => {
    const { saved, labels, save } = latest.current;
    const typed = form.getValues();
    const parsed = schema.safeParse(typed);
    if (parsed.success) {
      await save(parsed.data);
      return null;
    }
    const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    const kept = schema.safeParse(
      Object.fromEntries(
        Object.entries(typed).map(([key, value]) => [key, wrong.has(key) ? saved[key] : value]),
      ),
    );
    if (kept.success) await save(kept.data);
    const names = [...wrong].map((key) => labels[key] ?? key);
    return `Pas encore enregistré : ${names.join(', ')}`;
  });
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
