import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  type Employer,
  employerFields,
  employerInputSchema,
  emptyEmployer,
  emptyTutor,
  type TutorId,
  tutorFields,
  tutorIdSchema,
  tutorSchema,
} from '../../shared/fields';
import { useAct } from '../bridge';
import { RecordFields, SubmitForm, type Submitted, useSubmitForm } from '../ui';
import { EmployerForm, type EmployerFormValues } from './employer-form';
import { employerTexts as texts } from './employers.texts';
import { employerInputOf } from './use-employer-form';

const tutorInput = tutorSchema.omit({ id: true });

/** What makes a new employer of what is typed: only the name is needed to start; the rest can come later. */
export function useNewEmployer({
  draftKey,
  name = '',
  onDone,
}: {
  readonly draftKey: string;
  /** What was typed where it was looked for. */
  readonly name?: string;
  readonly onDone: (employer: Employer) => unknown;
}): Submitted<EmployerFormValues> {
  const create = useAct('employers.create', { isQuiet: true });
  return useSubmitForm({
    schema: employerInputSchema,
    defaults: { ...emptyEmployer, name: name.slice(0, 200) },
    draftKey,
    told: { mode: 'onTouched' },
    submit: (employer) => create.mutateAsync({ employer }),
    onDone: ({ employer }) => onDone(employer),
    fieldOf: ({ field }) => (field === 'siret' ? 'siret' : 'name'),
  });
}

/** The form of a new employer beside what is being done: nothing is left to make it. */
export function NewEmployerForm({
  onCancel,
  ...options
}: Parameters<typeof useNewEmployer>[0] & { readonly onCancel: () => void }): ReactNode {
  const form = useNewEmployer(options);
  return (
    <SubmitForm form={form} submitLabel={texts.create} onCancel={form.leaving(onCancel)} gap="lg">
      <EmployerForm form={form} />
    </SubmitForm>
  );
}

/** A tutor added to a stored employer. */
export function NewTutorForm({
  employer,
  draftKey,
  onDone,
  onCancel,
}: {
  readonly employer: Employer;
  readonly draftKey: string;
  readonly onDone: (tutor: TutorId) => unknown;
  readonly onCancel: () => void;
}): ReactNode {
  const update = useAct('employers.update', { isQuiet: true });
  const form = useSubmitForm({
    schema: tutorInput,
    defaults: emptyTutor,
    draftKey,
    submit: async (tutor) => {
      const id = tutorIdSchema.parse(crypto.randomUUID());
      const input = employerInputOf(employer);
      await update.mutateAsync({
        id: employer.id,
        version: employer.version,
        employer: { ...input, tutors: [...input.tutors, { id, ...tutor }] },
      });
      return id;
    },
    onDone,
  });
  return (
    <SubmitForm form={form} submitLabel={texts.addTutor} onCancel={form.leaving(onCancel)} gap="lg">
      <Stack gap="md">
        <RecordFields control={form.control} fields={tutorFields} autoFocus="lastName" />
      </Stack>
    </SubmitForm>
  );
}

/** Keys of the fields that an employer's record holds, apart from its people. */
export const isEmployerField = (key: string): key is keyof typeof employerFields =>
  Object.hasOwn(employerFields, key);
