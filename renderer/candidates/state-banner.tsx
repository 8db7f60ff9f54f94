import { Alert, Group, Text } from '@mantine/core';
import { IconArchive, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatFrenchDate } from '../../shared/base/time';
import { erasableOn, exitReasonOf, isErasable, type StateMarks } from '../../shared/candidates';
import type { CandidateId } from '../../shared/fields';
import { trashDue } from '../../shared/lists';
import { today, useProcedure } from '../bridge';
import { ButtonLink, Private } from '../ui';
import { DurableLines, oneOf, StateActButton } from './state-acts';
import { stateTexts as texts } from './states.texts';

/** A fiche that is no longer active: since when, why, and the act that takes it up again. */
export function StateBanner({
  candidateId,
  state: { exit, trashedOn },
}: {
  readonly candidateId: CandidateId;
  readonly state: StateMarks;
}): ReactNode {
  if (trashedOn !== null)
    return (
      <Alert
        color="red"
        icon={<IconTrash aria-hidden />}
        role="note"
        title={texts.banner.trashed(formatFrenchDate(trashedOn))}
      >
        <Text size="sm">
          {isErasable({ trashedOn }, today())
            ? texts.banner.due
            : texts.banner.until(formatFrenchDate(erasableOn(trashedOn)))}
        </Text>
        {exit === null ? null : <Text size="sm">{texts.banner.archivedBefore}</Text>}
        <Group mt="sm">
          <StateActButton act="restore" whose={oneOf(candidateId)} label={texts.acts.restore} />
          {isErasable({ trashedOn }, today()) ? (
            <ButtonLink
              to="/candidats/$candidateId/effacer"
              params={{ candidateId }}
              variant="default"
              color="red"
            >
              {texts.banner.erase}
            </ButtonLink>
          ) : null}
        </Group>
      </Alert>
    );
  if (exit === null) return null;
  return (
    <Alert
      color="amber"
      icon={<IconArchive aria-hidden />}
      role="note"
      title={texts.banner.archived(formatFrenchDate(exit.archivedOn))}
    >
      <Text size="sm" fw={600}>
        {texts.banner.left(exitReasonOf(exit.reason).label, formatFrenchDate(exit.leftOn))}{' '}
        {exit.detail === '' ? null : (
          <Text span size="sm" fw={400}>
            <Private>{exit.detail}</Private>
          </Text>
        )}
      </Text>
      <DurableLines code={exit.reason} />
      <Text size="sm">{texts.banner.whyArchived}</Text>
      <Group mt="sm">
        <StateActButton act="reopen" whose={oneOf(candidateId)} label={texts.acts.reopen} />
      </Group>
    </Alert>
  );
}

/** Fiches that have been in the trash long enough for their erasure to be proposed; nothing goes by itself. */
export function TrashNotice(): ReactNode {
  const { data } = useProcedure('lists.read', {
    list: 'candidates',
    query: {
      text: '',
      filters: [trashDue],
      sort: { key: 'trashedOn', descending: false },
      picked: null,
    },
    columns: ['trashedOn'],
    offset: 0,
    limit: 1,
  });
  if (data === undefined || data.total === 0) return null;
  return (
    <Alert
      color="amber"
      icon={<IconTrash aria-hidden />}
      role="note"
      title={texts.due.title(data.total)}
      mb="md"
    >
      <Group justify="space-between">
        <Text size="sm">{texts.due.means}</Text>
        <ButtonLink to="/candidats" search={{ filtres: [trashDue] }} variant="default" size="compact-sm">
          {texts.due.show}
        </ButtonLink>
      </Group>
    </Alert>
  );
}
