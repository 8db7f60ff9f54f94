import { Anchor, Button, Text, Title } from '@mantine/core';
import { IconHistory, IconMessagePlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type CivilDate, formatShortDate } from '../../shared/base/time';
import type { TimelineEntry } from '../../shared/candidates';
import { contractFileIdSchema } from '../../shared/contract-files';
import type { Candidate, CandidateId } from '../../shared/fields';
import { tellDone, tellFailure, useAct, useProcedure } from '../bridge';
import { AnchorLink, EmptyState, formatInstant, ListSkeleton, Loaded, Private } from '../ui';
import classes from './candidates.module.css';
import { timelineTexts as texts } from './candidates.texts';

const STEP = 50;
/** What the procedure gives at most. */
const MOST = 200;

/** Everything that happened, latest first: what was written stands open, what was changed opens, its record is one step away. */
export function Timeline({
  candidate,
  onNote,
}: {
  readonly candidate: Candidate;
  readonly onNote: () => void;
}): ReactNode {
  const [limit, setLimit] = useState(STEP);
  const query = useProcedure(
    'candidates.timeline',
    { id: candidate.id, offset: 0, limit: Math.min(limit, MOST) },
    { keepPrevious: true },
  );
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        {texts.title}
      </Title>
      <Loaded query={query} skeleton={<ListSkeleton rows={4} />}>
        {({ entries, total }) =>
          entries.length === 0 ? (
            <EmptyState
              icon={IconHistory}
              title={texts.empty}
              actions={
                <Button leftSection={<IconMessagePlus size={16} aria-hidden />} onClick={onNote}>
                  {texts.emptyAct}
                </Button>
              }
            >
              {texts.emptyHelp}
            </EmptyState>
          ) : (
            <>
              <ol className={classes.timeline}>
                {entries.map((entry) => (
                  <Entry key={entry.id} candidateId={candidate.id} entry={entry} />
                ))}
              </ol>
              {entries.length < total && limit < MOST ? (
                <Button data-reads variant="default" mt="md" onClick={() => setLimit(limit + STEP)}>
                  {texts.more(total - entries.length)}
                </Button>
              ) : null}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Entry({
  candidateId,
  entry,
}: {
  readonly candidateId: CandidateId;
  readonly entry: TimelineEntry;
}): ReactNode {
  const { happenedOn, label, detail, changes, actor, recordedAt, record, contactId } = entry;
  return (
    <li className={classes.entry}>
      {happenedOn === null ? (
        <Text c="dimmed">{texts.undated}</Text>
      ) : (
        <Text fw={600}>{formatShortDate(happenedOn)}</Text>
      )}
      <div>
        <Text>{label}</Text>
        {detail === '' ? null : (
          <Text className={classes.detail}>
            <Private>{detail}</Private>
          </Text>
        )}
        {changes.length === 0 ? null : (
          <details className={classes.changes}>
            <summary>{texts.changed(changes.length)}</summary>
            <ul>
              {changes.map((change) => (
                <li key={change}>
                  <Private>{change}</Private>
                </li>
              ))}
            </ul>
          </details>
        )}
        <Text size="sm" c="dimmed">
          {texts.typed(actor, formatInstant(recordedAt))}
          <RecordLink record={record} />
          {contactId === null ? null : (
            <RemoveContact candidateId={candidateId} contactId={contactId} label={label} on={happenedOn} />
          )}
        </Text>
      </div>
    </li>
  );
}

/** Takes back a contact that was noted by mistake; the message that says so puts it back. */
function RemoveContact({
  candidateId,
  contactId,
  label,
  on,
}: {
  readonly candidateId: CandidateId;
  readonly contactId: string;
  readonly label: string;
  readonly on: CivilDate | null;
}): ReactNode {
  const remove = useAct('candidates.removeContact', { isQuiet: true });
  const putBack = useAct('candidates.recordContact', { isQuiet: true });
  const words = on === null ? label : texts.contactOf(label, formatShortDate(on));
  const takeOut = async (): Promise<void> => {
    try {
      const { removed } = await remove.mutateAsync({ id: candidateId, contactId });
      tellDone({
        title: texts.removed,
        message: words,
        undo: {
          run: () =>
            putBack.mutateAsync({ id: candidateId, contactId, ...removed, note: '' }).catch(tellFailure),
          of: [candidateId, contactId],
        },
      });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <>
      <span data-changes>{' · '}</span>
      <Anchor
        component="button"
        type="button"
        data-changes
        aria-label={texts.removeOne(words)}
        onClick={() => void takeOut()}
      >
        {texts.remove}
      </Anchor>
    </>
  );
}

/** The way to the record that an event belongs to. */
function RecordLink({ record }: Pick<TimelineEntry, 'record'>): ReactNode {
  if (record === null) return null;
  switch (record.type) {
    case 'contract-file':
      return (
        <>
          {' · '}
          <AnchorLink
            to="/dossiers/$contractFileId"
            params={{ contractFileId: contractFileIdSchema.parse(record.id) }}
          >
            {texts.file(record.name)}
          </AnchorLink>
        </>
      );
    case 'import':
      return (
        <>
          {' · '}
          <AnchorLink to="/import">{texts.import(record.name)}</AnchorLink>
        </>
      );
    case 'handover':
      return (
        <>
          {' · '}
          <AnchorLink to="/parametres/passations">{texts.handover}</AnchorLink>
        </>
      );
  }
}
