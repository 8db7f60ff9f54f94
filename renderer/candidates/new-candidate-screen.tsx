import { Button, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { candidateInputSchema } from '../../shared/fields';
import { useAct, useProcedure } from '../bridge';
import { newCandidate } from '../people/candidate-form';
import { FormSection } from '../people/form-section';
import { FailureAlert, Loaded, Page, useSubmitForm } from '../ui';
import { newCandidateTexts as texts } from './candidates.texts';
import { TypedLikeness, useSimilar } from './typed-likeness';

/** A new candidate: identity first, likeness with someone known said at once, nothing written before the button. */
export function NewCandidateScreen(): ReactNode {
  const settings = useProcedure('settings.get', {});
  return <Loaded query={settings}>{(known) => <NewCandidateForm adviser={known.settings.adviser} />}</Loaded>;
}

function NewCandidateForm({ adviser }: { readonly adviser: string }): ReactNode {
  const navigate = useNavigate();
  const create = useAct('candidates.create', { isQuiet: true });
  const form = useSubmitForm({
    schema: candidateInputSchema,
    defaults: { ...newCandidate, adviser },
    draftKey: 'candidate.new',
    told: { mode: 'onChange', delayError: 600 },
    submit: (candidate) => create.mutateAsync({ candidate }),
    onDone: ({ candidate: { id } }) =>
      navigate({ to: '/candidats/$candidateId', params: { candidateId: id }, replace: true }),
  });
  const similar = useSimilar(form.control, null);
  const back = (): void => void navigate({ to: '/candidats' });
  return (
    <Page
      title={texts.title}
      subtitle={texts.subtitle}
      // What has been typed is kept, and stands there again at the next visit.
      onBack={back}
      onPrimary={form.send}
      actions={
        <>
          <Button variant="default" onClick={form.leaving(back)}>
            {texts.giveUp}
          </Button>
          <Button onClick={() => form.send()} loading={create.isPending}>
            {similar.length === 0 ? texts.create : texts.createAllTheSame}
          </Button>
        </>
      }
    >
      <form onSubmit={form.send} noValidate>
        <Stack gap="lg">
          <FailureAlert failure={form.untold} />
          <div>
            <FormSection section="identity" control={form.control} autoFocus="birthName" />
            <TypedLikeness similar={similar} />
          </div>
          <FormSection section="contact" control={form.control} />
          <FormSection section="schooling" control={form.control} />
          <FormSection section="situation" control={form.control} />
          {/* Enter in a field submits, as in any form. */}
          <button type="submit" hidden tabIndex={-1}>
            {texts.create}
          </button>
        </Stack>
      </form>
    </Page>
  );
}
