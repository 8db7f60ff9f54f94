import { Alert, Group, List, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { isCivilDate } from '../../shared/base/time';
import type { SimilarCandidate } from '../../shared/candidates';
import { type Candidate, type CandidateId, isUnknown } from '../../shared/fields';
import { useProcedure } from '../bridge';
import type { CandidateForm } from '../people/candidate-form';
import { personWords } from '../people/labels';
import { StateBadge } from '../people/state-badge';
import { AnchorLink, Private } from '../ui';
import classes from './candidates.module.css';
import { typedLikenessTexts as texts } from './candidates.texts';
import { oneOf, StateActButton } from './state-acts';
import { stateTexts } from './states.texts';

/** People of the portfolio who look like the one being typed. */
export function useSimilar(
  control: Control<CandidateForm>,
  except: CandidateId | null,
): readonly SimilarCandidate[] {
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
      except,
    }),
    [birthName, usualName, firstName, birthDate, mobilePhone, email, except],
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

/** Who looks like the person being typed, with the reason; `of` is the record that is being changed, which may be compared. */
export function TypedLikeness({
  similar,
  of,
}: {
  readonly similar: readonly SimilarCandidate[];
  readonly of?: CandidateId;
}): ReactNode {
  return (
    <div role="status">
      {similar.length === 0 ? null : (
        <Alert
          mt="lg"
          color="amber"
          icon={<IconUsers aria-hidden />}
          title={similar.some(({ certainty }) => certainty === 'same') ? texts.sure : texts.doubtful}
        >
          <List listStyleType="none" className={classes.bare}>
            {similar.map(({ candidate, reason }) => (
              <List.Item key={candidate.id}>
                <AnchorLink to="/candidats/$candidateId" params={{ candidateId: candidate.id }}>
                  <Private>{personWords(candidate)}</Private>
                </AnchorLink>{' '}
                <Text span>
                  <Private>{reason}</Private>
                </Text>{' '}
                <StateBadge state={candidate.state} outSince={candidate.outSince} />
                {of !== undefined || candidate.state === 'active' ? null : (
                  <TakeUpAgain candidateId={candidate.id} state={candidate.state} />
                )}
                {of === undefined ? null : (
                  <>
                    {' '}
                    <AnchorLink
                      to="/candidats/$candidateId/reunir"
                      params={{ candidateId: of }}
                      search={{ autre: candidate.id }}
                    >
                      {texts.compare}
                    </AnchorLink>
                  </>
                )}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}

const identity = ({ birthName, usualName, firstName, birthDate }: Candidate): string =>
  JSON.stringify([birthName, usualName, firstName, isUnknown(birthDate) ? null : birthDate]);

/** Beside a stored record: said once its names or its birth date have been changed on this page. */
export function ChangedLikeness({
  candidate,
  control,
}: {
  readonly candidate: Candidate;
  readonly control: Control<CandidateForm>;
}): ReactNode {
  const [first] = useState(() => identity(candidate));
  const similar = useSimilar(control, candidate.id);
  // The one whom the record is taken for has a notice of its own.
  const others = similar.filter(({ candidate: { id } }) => id !== candidate.suspectedDuplicateOf);
  return <TypedLikeness similar={identity(candidate) === first ? [] : others} of={candidate.id} />;
}
