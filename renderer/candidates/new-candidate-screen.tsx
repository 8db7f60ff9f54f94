import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { formatShortDate, isCivilDate } from '../../shared/base/time';
import type { SimilarCandidate } from '../../shared/candidates';
import { type CandidateId, candidateInputSchema } from '../../shared/fields';
import { useAct, useProcedure } from '../bridge';
import { type CandidateForm, newCandidate } from '../people/candidate-form';
import { FormSection } from '../people/form-section';
import { candidateName } from '../people/labels';
import { StateBadge } from '../people/state-badge';
import { AnchorLink, FailureAlert, Loaded, Page, Private, useSubmitForm } from '../ui';
import classes from './candidates.module.css';
import { oneOf, StateActButton } from './state-acts';
import { stateTexts } from './states.texts';

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
  const similar = useSimilar(form.control);
  const back = (): void => void navigate({ to: '/candidats' });
  return (
    <Page
      title="Créer un candidat"
      subtitle="Seuls le nom, le prénom et la date de naissance sont nécessaires pour commencer."
      // What has been typed is kept, and stands there again at the next visit.
      onBack={back}
      onPrimary={form.send}
      actions={
        <>
          <Button variant="default" onClick={form.leaving(back)}>
            Abandonner
          </Button>
          <Button onClick={() => form.send()} loading={create.isPending}>
            {similar.length === 0 ? 'Créer la fiche' : 'Créer quand même la fiche'}
          </Button>
        </>
      }
    >
      <form onSubmit={form.send} noValidate>
        <Stack gap="lg">
          <FailureAlert failure={form.untold} />
          <div>
            <FormSection section="identity" control={form.control} autoFocus="birthName" />
            <Likeness similar={similar} />
          </div>
          <FormSection section="contact" control={form.control} />
          <FormSection section="schooling" control={form.control} />
          <FormSection section="situation" control={form.control} />
          {/* Enter in a field submits, as in any form. */}
          <button type="submit" hidden tabIndex={-1}>
            Créer la fiche
          </button>
        </Stack>
      </form>
    </Page>
  );
}

/** People of the portfolio who look like the one being typed. */
function useSimilar(control: Control<CandidateForm>): readonly SimilarCandidate[] {
  const [birthName, usualName, firstName, birthDate, mobilePhone, email] = useWatch({
    control,
    name: ['birthName', 'usualName', 'firstName', 'birthDate', 'mobilePhone', 'email'],
  });
  const typed = useMemo(
    () => ({
      birthName,
      usualName,
      firstName,
      birthDate: isCivilDate(birthDate ?? '') ? birthDate : null,
      mobilePhone: mobilePhone.slice(0, 30),
      email,
      except: null,
    }),
    [birthName, usualName, firstName, birthDate, mobilePhone, email],
  );
  const [paused] = useDebouncedValue(typed, 250);
  const isEnough = paused.birthName.trim() !== '' && paused.firstName.trim() !== '';
  const query = useProcedure('candidates.similar', isEnough ? paused : null, { keepPrevious: true });
  return isEnough ? (query.data?.similar ?? []) : [];
}

/** Rather than a second fiche: the one that is there is taken up again, and opened. */
function TakeUpAgain({
  candidateId,
  state,
}: {
  readonly candidateId: CandidateId;
  readonly state: 'archived' | 'trashed';
}): ReactNode {
  const navigate = useNavigate();
  const whose = oneOf(
    candidateId,
    () => void navigate({ to: '/candidats/$candidateId', params: { candidateId }, replace: true }),
  );
  return (
    <Group my="xs">
      <StateActButton
        act={state === 'archived' ? 'reopen' : 'restore'}
        whose={whose}
        label={stateTexts.offer[state]}
      />
    </Group>
  );
}

function Likeness({ similar }: { readonly similar: readonly SimilarCandidate[] }): ReactNode {
  return (
    <div role="status">
      {similar.length === 0 ? null : (
        <Alert
          mt="lg"
          color="amber"
          icon={<IconUsers aria-hidden />}
          title={
            similar.some(({ certainty }) => certainty === 'same')
              ? 'Cette personne a sans doute déjà une fiche'
              : 'Une personne qui lui ressemble a déjà une fiche'
          }
        >
          <List listStyleType="none" className={classes.bare}>
            {similar.map(({ candidate, reason }) => (
              <List.Item key={candidate.id}>
                <AnchorLink to="/candidats/$candidateId" params={{ candidateId: candidate.id }}>
                  <Private>
                    {candidateName(candidate)}, {formatShortDate(candidate.birthDate)}
                  </Private>
                </AnchorLink>{' '}
                <Text span>{reason}</Text>{' '}
                <StateBadge state={candidate.state} outSince={candidate.outSince} />
                {candidate.state === 'active' ? null : (
                  <TakeUpAgain candidateId={candidate.id} state={candidate.state} />
                )}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}
