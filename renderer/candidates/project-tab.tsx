import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconInfoCircle,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Control } from 'react-hook-form';
import {
  entryDetails,
  entryWords,
  evidenceWords,
  freeTextOf,
  mobilityWords,
  type ProfileEntry,
  profileRemarks,
} from '../../shared/candidates';
import { type Candidate, type ProfileKind, profileKinds } from '../../shared/fields';
import { tellDone, tellFailure, useAct, useDraftState, useProcedure } from '../bridge';
import type { CandidateForm } from '../people/candidate-form';
import { FormSection } from '../people/form-section';
import { ListSkeleton, Loaded, Private } from '../ui';
import classes from './candidates.module.css';
import { profileTexts as texts } from './profile.texts';
import { newEntry, ProfileModal, type TypedEntry, typedEntrySchema } from './profile-modal';
import { TurnCheck } from './turn-check';
import { useMobility } from './use-mobility';

/** What a person can, wants and is hindered by, in one column: first the job, last what stands in its way. */
export function ProjectTab({
  candidate,
  control,
}: {
  readonly candidate: Candidate;
  readonly control: Control<CandidateForm>;
}): ReactNode {
  const query = useProcedure('candidates.profile', { id: candidate.id }, { keepPrevious: true });
  const [typed, setTyped] = useDraftState(
    `candidate.profile:${candidate.id}`,
    typedEntrySchema.nullable(),
    null,
  );
  const entries = query.data?.entries;
  const part = { candidate, onType: setTyped };
  return (
    <Stack gap="lg">
      <KindPanel {...part} kind="target" />
      <KindPanel {...part} kind="ability" />
      <KindPanel {...part} kind="diploma" />
      <KindPanel {...part} kind="language" />
      <FormSection section="mobility" control={control}>
        <Stack gap="lg" mt="lg">
          <MobilitySentence control={control} entries={entries ?? []} />
          <KindList {...part} kind="licence" />
          <KindList {...part} kind="transport" />
        </Stack>
      </FormSection>
      <KindPanel {...part} kind="availability" />
      <TurnCheck control={control} entries={entries ?? []} />
      <KindPanel {...part} kind="obstacle" />
      <FormSection section="project" control={control} />
      {typed === null || entries === undefined ? null : (
        <ProfileModal
          key={`${typed.kind} ${typed.id}`}
          candidate={candidate}
          known={entries}
          start={typed}
          onClose={() => setTyped(null)}
        />
      )}
    </Stack>
  );
}

function MobilitySentence({
  control,
  entries,
}: {
  readonly control: Control<CandidateForm>;
  readonly entries: readonly ProfileEntry[];
}): ReactNode {
  const mobility = useMobility(control, entries);
  const words = mobilityWords(mobility);
  return (
    <Text role="status" {...(words === '' ? { c: 'dimmed', size: 'sm' } : { fw: 600 })}>
      {words === '' ? texts.mobility.none : words}
    </Text>
  );
}

interface KindProps {
  readonly candidate: Candidate;
  readonly kind: ProfileKind;
  readonly onType: (typed: TypedEntry) => void;
}

function KindPanel(props: KindProps): ReactNode {
  return (
    <section className={classes.panel} aria-label={profileKinds[props.kind].title}>
      <KindList {...props} />
    </section>
  );
}

/** The records of one kind, with what may be done of each. */
function KindList({ candidate, kind, onType }: KindProps): ReactNode {
  const query = useProcedure('candidates.profile', { id: candidate.id }, { keepPrevious: true });
  const intent = texts.intent[kind];
  const heading = `profile-${kind}`;
  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Title order={kind === 'licence' || kind === 'transport' ? 3 : 2} size="h4" id={heading}>
          {profileKinds[kind].title}
        </Title>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          // Where the page leads to when the job is what is missing.
          {...(kind === 'target' ? { name: 'romeCode' } : {})}
          onClick={() => onType(newEntry(kind))}
        >
          {texts.add[kind]}
        </Button>
      </Group>
      {intent === undefined ? null : (
        <Text size="sm" c="dimmed" mb="xs">
          {intent}
        </Text>
      )}
      <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
        {({ entries }) => (
          <>
            <Rows candidate={candidate} kind={kind} entries={entries} onType={onType} labelledBy={heading} />
            {profileRemarks(candidate, entries, kind).map((remark) => (
              <Alert key={remark} mt="xs" color="amber" icon={<IconInfoCircle aria-hidden />} role="note">
                {remark}
              </Alert>
            ))}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Rows({
  candidate,
  kind,
  entries,
  onType,
  labelledBy,
}: KindProps & { readonly entries: readonly ProfileEntry[]; readonly labelledBy: string }): ReactNode {
  const move = useAct('candidates.moveProfileEntry', { isQuiet: true });
  const root = useRef<HTMLElement>(null);
  /** The button that moved a row, which the row takes along. */
  const [mover, setMover] = useState<string | null>(null);
  const rows = entries.filter((entry) => entry.kind === kind);
  const order = rows.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is what has changed
  useEffect(() => {
    if (mover === null) return;
    const [id = '', way] = mover.split(' ');
    const buttons = [...(root.current?.querySelectorAll<HTMLButtonElement>(`[data-moves="${id}"]`) ?? [])];
    const same = buttons.find((button) => button.dataset.way === way && !button.disabled);
    (same ?? buttons.find((button) => !button.disabled))?.focus();
    setMover(null);
  }, [order]);
  if (rows.length === 0)
    return (
      <Text c="dimmed" size="sm">
        {texts.none[kind]}
      </Text>
    );
  const { isRanked } = profileKinds[kind];
  const List = isRanked ? 'ol' : 'ul';
  const put = (id: string, rank: number, way: string): void => {
    setMover(`${id} ${way}`);
    move.mutateAsync({ candidateId: candidate.id, id, rank }).catch(tellFailure);
  };
  return (
    <List
      ref={(list: HTMLElement | null) => {
        root.current = list;
      }}
      className={classes.periods}
      aria-labelledby={labelledBy}
    >
      {rows.map((entry, index) => (
        <EntryRow
          key={entry.id}
          candidate={candidate}
          entry={entry}
          rank={index}
          onType={onType}
          moves={
            isRanked && rows.length > 1
              ? (['up', 'down'] as const).map((way) => (
                  <Button
                    key={way}
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    px={4}
                    data-moves={entry.id}
                    data-way={way}
                    aria-label={texts[way](entryWords(entry))}
                    disabled={way === 'up' ? index === 0 : index === rows.length - 1}
                    onClick={() => put(entry.id, way === 'up' ? index - 1 : index + 1, way)}
                  >
                    {way === 'up' ? (
                      <IconArrowUp size={14} aria-hidden />
                    ) : (
                      <IconArrowDown size={14} aria-hidden />
                    )}
                  </Button>
                ))
              : null
          }
        />
      ))}
    </List>
  );
}

/** A record with what may be done of it; removed, it can be put back where it was. */
function EntryRow({
  candidate,
  entry,
  rank,
  onType,
  moves,
}: {
  readonly candidate: Candidate;
  readonly entry: ProfileEntry;
  readonly rank: number;
  readonly onType: (typed: TypedEntry) => void;
  readonly moves: ReactNode;
}): ReactNode {
  const remove = useAct('candidates.removeProfileEntry', { isQuiet: true });
  const putBack = useAct('candidates.saveProfileEntry', { isQuiet: true });
  const { id, ...input } = entry;
  const candidateId = candidate.id;
  const words = entryWords(entry);
  const free = freeTextOf(entry);
  const takeOut = async (): Promise<void> => {
    try {
      await remove.mutateAsync({ candidateId, id });
      tellDone({
        title: texts.removed,
        message: words,
        undo: {
          run: () => putBack.mutateAsync({ candidateId, id, entry: input, rank }).catch(tellFailure),
          of: [candidateId, id],
        },
      });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <li className={classes.period}>
      <span>
        {moves === null ? null : (
          <Text span c="dimmed">
            {rank + 1}.{' '}
          </Text>
        )}
        <Text span fw={600}>
          {words}
        </Text>{' '}
        <Text span size="sm" c="dimmed">
          {entryDetails(entry).join(' · ')}
        </Text>
        {entry.evidence.map((piece) => (
          <Text key={evidenceWords(piece)} size="sm">
            <Private>{evidenceWords(piece)}</Private>
          </Text>
        ))}
        {free === '' ? null : (
          <Text size="sm" className={classes.detail}>
            <Private>{free}</Private>
          </Text>
        )}
      </span>
      <Group gap={4} wrap="nowrap">
        {moves}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPencil size={14} aria-hidden />}
          aria-label={texts.correctOne(words)}
          onClick={() =>
            onType({
              id,
              kind: entry.kind,
              content: { ...entry.content },
              evidence: entry.evidence.map((piece) => ({ ...piece })),
            })
          }
        >
          {texts.submitCorrect}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconTrash size={14} aria-hidden />}
          aria-label={texts.removeOne(words)}
          loading={remove.isPending}
          onClick={takeOut}
        >
          {texts.remove}
        </Button>
      </Group>
    </li>
  );
}
