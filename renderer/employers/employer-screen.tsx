import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { formatSiret } from '../../shared/base/text';
import {
  type Employer,
  type EmployerInput,
  employerFields,
  employerInputSchema,
  employerKindLabels,
  entriesOf,
  saidOf,
} from '../../shared/fields';
import { call, failureOf, refreshAfter, tellFailure, useFormAutosave, useProcedure } from '../bridge';
import { Loaded, Page, PageSkeleton } from '../ui';
import { EmployerForm, type EmployerFormValues } from './employer-form';

/** What each part of the form is called in the sentence that names what is not saved. */
const labels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(entriesOf(employerFields).map(([key, field]) => [key, saidOf(field)])),
  contacts: 'contacts',
  tutors: 'tuteurs',
};

/** One employer; what is typed is saved at each pause. */
export function EmployerScreen(): ReactNode {
  const { employerId } = useParams({ from: '/employeurs/$employerId' });
  const query = useProcedure('employers.get', { id: employerId });
  // The form starts from what was saved last, never from an earlier reading.
  if (!query.isFetchedAfterMount) return <PageSkeleton />;
  return (
    <Loaded query={query}>{({ employer }) => <OneEmployer key={employer.id} employer={employer} />}</Loaded>
  );
}

function OneEmployer({ employer: loaded }: { readonly employer: Employer }): ReactNode {
  const navigate = useNavigate();
  const [employer, setEmployer] = useState(loaded);
  const form = useForm<EmployerFormValues>({
    resolver: zodResolver(employerInputSchema),
    defaultValues: inputOf(loaded),
    mode: 'onChange',
  });
  const latest = useRef(loaded);
  const update = async (input: EmployerFormValues): Promise<void> => {
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
    saved: inputOf(employer),
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
            tellFailure(thrown);
            const { contacts, tutors } = latest.current;
            const kept = {
              contacts: withReturned(contacts, input.contacts),
              tutors: withReturned(tutors, input.tutors),
            };
            form.setValue(failure.field, kept[failure.field], { shouldDirty: true });
            await update({ ...input, [failure.field]: kept[failure.field] });
            return;
          }
          default:
            throw thrown;
        }
      }
    },
  });
  const back = async (): Promise<void> => {
    await flush();
    await navigate({ to: '/employeurs' });
  };
  const newFile = async (): Promise<void> => {
    await flush();
    await navigate({ to: '/dossiers/nouveau', search: { employeur: employer.id } });
  };
  return (
    <Page
      title={employer.name}
      subtitle={[
        employer.kind === null ? null : employerKindLabels[employer.kind],
        employer.siret === '' ? null : `SIRET ${formatSiret(employer.siret)}`,
        employer.commune || null,
      ]
        .filter((part) => part !== null)
        .join(', ')}
      onBack={back}
      onPrimary={newFile}
      actions={
        <>
          <Button variant="default" onClick={back}>
            Retour à la liste
          </Button>
          <Button onClick={newFile}>Créer un dossier de contrat</Button>
        </>
      }
    >
      <EmployerForm form={form} />
    </Page>
  );
}

/** The people typed, with those who had been taken out put back at their place. */
function withReturned<P extends { readonly id: string }>(before: readonly P[], after: readonly P[]): P[] {
  return [
    ...before.map((person) => after.find(({ id }) => id === person.id) ?? person),
    ...after.filter(({ id }) => before.every((person) => person.id !== id)),
  ];
}

/** The fields of the form, without what the vault adds. */
const inputOf = ({
  id: _id,
  version: _version,
  createdAt: _created,
  updatedAt: _updated,
  ...input
}: Employer): EmployerInput => input;
