import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatFrenchDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import { noticeState } from '../../shared/privacy';
import { useProcedure } from '../bridge';
import { AnchorLink } from '../ui';
import { personTexts as texts } from './rights.texts';

/** What is to be done about a person's data, and what she refuses, at the head of her page; nothing where nothing is. */
export function PersonPrivacy({ candidateId }: { readonly candidateId: CandidateId }): ReactNode {
  const { data } = useProcedure('privacy.rightsOf', { candidateId });
  if (data === undefined) return null;
  const state = data.latestNotice === null ? 'current' : noticeState(data.notices, data.latestNotice);
  const lines = [
    ...(data.objections.some(({ withdrawnOn }) => withdrawnOn === null) ? [texts.objects] : []),
    ...(state === 'none' ? [texts.noticeMissing] : state === 'older' ? [texts.noticeOlder] : []),
    ...(data.retention.isNoticed ? [texts.goesSoon(formatFrenchDate(data.retention.until))] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <section aria-label={texts.todo}>
      {lines.map((words) => (
        <Text key={words} size="sm">
          <AnchorLink to="/candidats/$candidateId/donnees" params={{ candidateId }}>
            {words}
          </AnchorLink>
        </Text>
      ))}
    </section>
  );
}
