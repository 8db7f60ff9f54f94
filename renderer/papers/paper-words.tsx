import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatFrenchDate } from '../../shared/base/time';
import { type Paper, paperDays, paperLabel } from '../../shared/papers';
import { Private } from '../ui';
import { papersTexts as texts } from './papers.texts';

/** What a paper is in words: its days, and whether the original was seen, when and by whom. */
export function PaperWords({
  paper,
  isNamed = false,
}: {
  readonly paper: Pick<Paper, 'kind' | 'issuedOn' | 'expiresOn' | 'originalSeenOn' | 'originalSeenBy'>;
  /** Says which paper it is, where the page does not. */
  readonly isNamed?: boolean;
}): ReactNode {
  const days = paperDays(paper);
  return (
    <Text size="sm">
      {isNamed ? `${texts.onRecord(paperLabel(paper.kind))}. ` : ''}
      {days === '' ? '' : `${days.charAt(0).toUpperCase()}${days.slice(1)}. `}
      {paper.originalSeenOn === null ? (
        <Text span c="dimmed">
          {texts.notSeen}.
        </Text>
      ) : (
        <Private>{texts.seen(formatFrenchDate(paper.originalSeenOn), paper.originalSeenBy)}.</Private>
      )}
    </Text>
  );
}
