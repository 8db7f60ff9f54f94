import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatShortDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import { tellDone, useAct, useProcedure } from '../bridge';
import { candidateName } from '../people/labels';
import { AnchorLink, Private } from '../ui';
import { unionTexts as texts } from './merge.texts';

/** What was made one with a record, as long as it can be separated and after; and who was said not to be this person. */
export function Unions({ candidateId }: { readonly candidateId: CandidateId }): ReactNode {
  const { data } = useProcedure('merge.ofCandidate', { id: candidateId });
  const alike = useAct('candidates.tellAlike');
  if (data === undefined || data.merges.length + data.apart.length === 0) return null;
  return (
    <section>
      <Stack gap={4}>
        {data.merges.map(({ id, mergedOn, formerNumber, until, isCovered }) => (
          <Text key={id} size="sm">
            <Private>{texts.merged(mergedOn, formerNumber)}</Private>{' '}
            {until === null || isCovered ? null : (
              <>
                <AnchorLink
                  to="/candidats/$candidateId/separer"
                  params={{ candidateId }}
                  search={{ reunion: id }}
                >
                  {texts.separate}
                </AnchorLink>{' '}
                <Text span c="dimmed">
                  {texts.until(until)}
                </Text>
              </>
            )}
          </Text>
        ))}
        {data.apart.map(({ candidate, toldOn }) => (
          <Text key={candidate.id} size="sm">
            {texts.apart(toldOn)}{' '}
            <AnchorLink to="/candidats/$candidateId" params={{ candidateId: candidate.id }}>
              <Private>
                {candidateName(candidate)}, {formatShortDate(candidate.birthDate)}
              </Private>
            </AnchorLink>
            {'. '}
            <Anchor
              component="button"
              type="button"
              size="sm"
              underline="always"
              onClick={() =>
                alike.mutate(
                  { id: candidateId, other: candidate.id },
                  { onSuccess: () => tellDone({ title: texts.takenBack }) },
                )
              }
            >
              {texts.takeBack}
            </Anchor>
          </Text>
        ))}
      </Stack>
    </section>
  );
}
