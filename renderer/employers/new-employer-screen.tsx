import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../ui';
import { EmployerForm } from './employer-form';
import { employerTexts as texts } from './employers.texts';
import { useNewEmployer } from './new-employer-form';

/** A new employer: only the name is needed to start; the rest can come later. */
export function NewEmployerScreen(): ReactNode {
  const navigate = useNavigate();
  const form = useNewEmployer({
    draftKey: 'employer.new',
    onDone: ({ id }) => navigate({ to: '/employeurs/$employerId', params: { employerId: id } }),
  });
  const back = (): Promise<void> => navigate({ to: '/employeurs' });
  return (
    <Page
      title={texts.newTitle}
      subtitle={texts.newHelp}
      // What has been typed is kept, and stands there again at the next visit.
      onBack={back}
      onPrimary={form.send}
      actions={
        <>
          <Button variant="default" onClick={form.leaving(back)}>
            {' '}
            {texts.giveUp}{' '}
          </Button>
          <Button onClick={() => form.send()} loading={form.formState.isSubmitting}>
            {' '}
            {texts.create}{' '}
          </Button>
        </>
      }
    >
      <EmployerForm form={form} />
    </Page>
  );
}
