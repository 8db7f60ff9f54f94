import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Candidate, type CandidateId, isUnknown } from '../../shared/fields';
import { tellDone, useAct, useProcedure } from '../bridge';
import { ButtonLink, Private } from '../ui';
import { likenessTexts as texts } from './candidates.texts';

/** Somebody who was imported apart and looks like another: whom, why, and what to decide of it. */
export function LikenessNotice({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const { suspectedDuplicateOf: other } = candidate;
  return other === null ? null : <Notice candidate={candidate} other={other} />;
}

function Notice({
  candidate,
  other,
}: {
  readonly candidate: Candidate;
  readonly other: CandidateId;
}): ReactNode {
  const { id, birthName, usualName, firstName, birthDate, mobilePhone, email } = candidate;
  const { data } = useProcedure('candidates.similar', {
    birthName,
    usualName,
    firstName,
    birthDate: isUnknown(birthDate) ? null : birthDate,
    mobilePhone,
    email,
    except: id,
  });
  const apart = useAct('candidates.tellApart');
  const reason = data?.similar.find((one) => one.candidate.id === other)?.reason;
  return (
    <Alert color="amber" icon={<IconUsers aria-hidden />} role="note" title={texts.title}>
      {reason === undefined ? null : (
        <Text size="sm">
          <Private>{reason}</Private>
        </Text>
      )}
      <Text size="sm">{texts.same}</Text>
      <Group mt="sm">
        <ButtonLink
          to="/candidats/$candidateId/reunir"
          params={{ candidateId: id }}
          search={{ autre: other }}
          variant="default"
        >
          {texts.compare}
        </ButtonLink>
        <Button
          variant="default"
          loading={apart.isPending}
          onClick={() =>
            apart.mutate(
              { id },
              { onSuccess: () => tellDone({ title: texts.done, message: texts.doneMeans }) },
            )
          }
        >
          {texts.apart}
        </Button>
      </Group>
    </Alert>
  );
}
