import { useEffect } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';

/** The fields of each form in which a secret is typed, by the form's control. */
const secretFields = new WeakMap<object, Set<string>>();

/**
 * Says that a field of a form holds a secret: the form empties it as soon as the call that takes it is over, so that no
 * passphrase stays in the page while the screen does.
 */
export function useSecret<T extends FieldValues>(control: Control<T>, name: FieldPath<T>): void {
  useEffect(() => {
    const names = secretFields.get(control) ?? new Set();
    secretFields.set(control, names.add(name));
    return () => void names.delete(name);
  }, [control, name]);
}

/** Whether this field of the form was said to hold a secret. */
export const isSecret = (control: object, name: string): boolean =>
  secretFields.get(control)?.has(name) ?? false;
