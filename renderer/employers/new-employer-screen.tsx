import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { employerInputSchema, emptyEmployer } from '../../shared/fields';
import { useAct } from '../bridge';
import { Page, useSubmitForm } from '../ui';
import { EmployerForm } from './employer-form';

/** A new employer: only the name is needed to start; the rest can come later. */
export function NewEmployerScreen(): ReactNode {
  const navigate = useNavigate();
  const create = useAct('employers.create', { isQuiet: true });
  const form = useSubmitForm({
    schema: employerInputSchema,
    defaults: emptyEmployer,
    draftKey: 'employer.new',
    told: { mode: 'onTouched' },
    submit: (employer) => create.mutateAsync({ employer }),
    onDone: ({ employer }) =>
      navigate({ to: '/employeurs/$employerId', params: { employerId: employer.id } }),
    fieldOf: ({ field }) => (field === 'siret' ? 'siret' : 'name'),
  });
  const back = (): Promise<void> => navigate({ to: '/employeurs' });
  return (
    <Page
      title="Nouvel employeur"
      subtitle="Seule la dénomination est nécessaire pour commencer."
      // What has been typed is kept, and stands there again at the next visit.
      onBack={back}
      onPrimary={form.send}
      actions={
        <>
          <Button variant="default" onClick={form.leaving(back)}>
            Abandonner
          </Button>
          <Button onClick={() => form.send()} loading={create.isPending}>
            Créer l’employeur
          </Button>
        </>
      }
    >
      <EmployerForm form={form} />
    </Page>
  );
}
