import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useRef, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import {
  type Employer,
  type EmployerInput,
  employerFields,
  employerInputSchema,
  entriesOf,
  saidOf,
} from '../../shared/fields';
import { call, failureOf, refreshAfter, tellFailure, useFormAutosave } from '../bridge';
import type { EmployerFormValues } from './employer-form';

/** What each part of the form is called in the sentence that names what is not saved. */
const labels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(entriesOf(employerFields).map(([key, field]) => [key, saidOf(field)])),
  contacts: 'contacts',
  tutors: 'tuteurs',
};

/** The fields of the form, without what the vault adds. */
export const employerInputOf = ({
  id: _id,
  version: _version,
  createdAt: _created,
  updatedAt: _updated,
  ...input
}: Employer): EmployerInput => input;

/** The people typed, with those who had been taken out put back at their place. */
function withReturned<P extends { readonly id: string }>(before: readonly P[], after: readonly P[]): P[] {
  return [
    ...before.map((person) => after.find(({ id }) => id === person.id) ?? person),
    ...after.filter(({ id }) => before.every((person) => person.id !== id)),
  ];
}

const isSame = (one: EmployerFormValues, other: EmployerFormValues): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export interface EditedEmployer {
  readonly form: UseFormReturn<EmployerFormValues>;
  /** As it was saved last. */
  readonly employer: Employer;
  readonly flush: () => Promise<void>;
}

/** The form of a stored employer, saved at each pause. One at a time stands on a screen. */
export function useEmployerForm(loaded: Employer): EditedEmployer {
  const [employer, setEmployer] = useState(loaded);
  const form = useForm<EmployerFormValues>({
    resolver: zodResolver(employerInputSchema),
    defaultValues: employerInputOf(loaded),
    mode: 'onChange',
  });
  const latest = useRef(loaded);
  const update = async (input: EmployerFormValues): Promise<void> => {
    if (isSame(input, employerInputOf(latest.current))) return;
    const { id, version } = latest.current;
    const answer = await call('employers.update', { id, version, employer: input });
    latest.current = answer.employer;
    setEmployer(answer.employer);
    await refreshAfter('employers.update');
  };
  const { flush } = useFormAutosave({
    draftKey: `employer.form:${loaded.id}`,
    form,
    schema: employerInputSchema,
    saved: employerInputOf(employer),
    labels,
    save: async (input) => {
      try {
        await update(input);
      } catch (thrown) {
        const failure = failureOf(thrown);
        switch (failure.field) {
          case 'siret':
            form.setError('siret', { message: failure.message });
            // The SIRET stays as it was saved; the rest is kept all the same.
            await update({ ...input, siret: latest.current.siret });
            throw thrown;
          case 'contacts':
          case 'tutors': {
            // Who is named by a contract file stays, told so; the rest is kept all the same.
            const { contacts, tutors } = latest.current;
            const kept = {
              contacts: withReturned(contacts, input.contacts),
              tutors: withReturned(tutors, input.tutors),
            };
            form.setValue(failure.field, kept[failure.field], { shouldDirty: true });
            await update({ ...input, [failure.field]: kept[failure.field] });
            // After the rest is kept: a success of the same act takes away what was refused before.
            tellFailure(thrown);
            return;
          }
          default:
            throw thrown;
        }
      }
    },
  });
  useEffect(() => {
    // Changed by another act of the same screen, such as a tutor added from a contract file.
    if (loaded.version <= latest.current.version) return;
    if (!isSame(form.getValues(), employerInputOf(latest.current))) return;
    latest.current = loaded;
    setEmployer(loaded);
    form.reset(employerInputOf(loaded));
  }, [loaded, form]);
  return { form, employer, flush };
}
