import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { employerInputSchema, emptyEmployer } from '../../shared/fields';
import { useAct, useFormDraft } from '../bridge';
import { askToGiveUp, Page } from '../ui';
import { EmployerForm, type EmployerFormValues } from './employer-form';

/** A new employer: only the name is needed to start; the rest can come later. */
export function NewEmployerScreen(): ReactNode {
  const navigate = useNavigate();
  const form = useForm<EmployerFormValues>({
    resolver: zodResolver(employerInputSchema),
    defaultValues: emptyEmployer,
    mode: 'onTouched',
  });
  const draft = useFormDraft<EmployerFormValues>('employer.new', form, emptyEmployer);
  const create = useAct('employers.create', { isQuiet: true });
  const submit = form.handleSubmit((employer) =>
    create.mutate(
      { employer },
      {
        onSuccess: ({ employer: created }) => {
          draft.forget();
          return navigate({ to: '/employeurs/$employerId', params: { employerId: created.id } });
        },
        onError: (failure) =>
          form.setError(
            failure.field === 'siret' ? 'siret' : 'name',
            { message: failure.message },
            { shouldFocus: true },
          ),
      },
    ),
  );
  const back = (): Promise<void> => navigate({ to: '/employeurs' });
  const giveUp = (): void => {
    draft.forget();
    void back();
  };
  return (
    <Page
      title="Nouvel employeur"
      subtitle="Seule la dénomination est nécessaire pour commencer."
      // What has been typed is kept, and stands there again at the next visit.
      onBack={back}
      onPrimary={submit}
      actions={
        <>
          <Button variant="default" onClick={() => (draft.isBegun() ? askToGiveUp(giveUp) : giveUp())}>
            Abandonner
          </Button>
          <Button onClick={submit} loading={create.isPending}>
            Créer l’employeur
          </Button>
        </>
      }
    >
      <EmployerForm form={form} />
    </Page>
  );
}
