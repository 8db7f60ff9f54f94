import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { typography } from '../../shared/base/text';
import { type CivilDate, contains, type Interval } from '../../shared/base/time';
import {
  type DatedLife,
  daysWords,
  intervalOf,
  type Period,
  periodsOn,
  periodWords,
  situationHoles,
  type Track,
  trackOf,
  tracks,
} from '../../shared/candidates';
import type { Candidate } from '../../shared/fields';
import { tellDone, tellFailure, today, useAct, useDraftState, useProcedure } from '../bridge';
import { DateBox, ListSkeleton, Loaded, Private, usePrivateText } from '../ui';
import classes from './candidates.module.css';
import { datedLifeTexts as texts } from './dated-life.texts';
import { newPeriod, PeriodModal, type TypedPeriod, typedPeriodSchema } from './period-modal';
import { SignOfStage } from './stage-sign';

/** Situations one after the other with their holes, the people around, and what held on a day that is asked. */
export function DatedLifePanel({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const query = useProcedure('candidates.periods', { id: candidate.id }, { keepPrevious: true });
  const [typed, setTyped] = useDraftState(
    `candidate.period:${candidate.id}`,
    typedPeriodSchema.nullable(),
    null,
  );
  return (
    <section className={classes.panel} aria-label={tracks.situation.title}>
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {(life) => (
          <Stack gap="lg">
            <OnADay life={life} />
            <Situations candidate={candidate} life={life} onType={setTyped} />
            <Stages candidate={candidate} life={life} onType={setTyped} />
            <Around candidate={candidate} life={life} onType={setTyped} />
            {typed === null ? null : (
              <PeriodModal
                key={typed.id}
                candidate={candidate}
                periods={life.periods}
                start={typed}
                onClose={() => setTyped(null)}
              />
            )}
          </Stack>
        )}
      </Loaded>
    </section>
  );
}

interface PartProps {
  readonly candidate: Candidate;
  readonly life: DatedLife;
  readonly onType: (typed: TypedPeriod) => void;
}

/** Where she was on a day: « où en était-elle le 12 mars ? » */
function OnADay({ life }: { readonly life: DatedLife }): ReactNode {
  const [on, setOn] = useState<CivilDate | null>(today());
  const held = on === null ? [] : periodsOn(life.periods, on);
  const adviser = on === null ? undefined : life.advisers.find((each) => contains(intervalOf(each), on));
  return (
    <Group gap="md" align="flex-end" wrap="nowrap">
      <DateBox readOnly={false} label={texts.on} w={160} value={on} onChange={setOn} />
      <Text role="status" pb={6}>
        {held.length === 0 && adviser === undefined ? (
          <Text span c="dimmed">
            {texts.unknown}
          </Text>
        ) : (
          <Private>
            {[
              ...held.map((period) =>
                trackOf(period.kind) === 'stage' ? texts.stage(periodWords(period)) : periodWords(period),
              ),
              ...(adviser === undefined ? [] : [typography(`${texts.adviser} : ${adviser.adviser}`)]),
            ].join(' · ')}
          </Private>
        )}
      </Text>
    </Group>
  );
}

function PartHead({ track, onAdd }: { readonly track: Track; readonly onAdd: () => void }): ReactNode {
  return (
    <Group justify="space-between" mb="xs">
      <Title order={2} size="h4">
        {tracks[track].title}
      </Title>
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
        {texts.add[track]}
      </Button>
    </Group>
  );
}

function Situations({ candidate, life, onType }: PartProps): ReactNode {
  const known = life.periods.filter(({ kind }) => trackOf(kind) === 'situation');
  const holes = situationHoles(known, candidate.firstReceptionOn, today());
  const rows: readonly (Period | Interval)[] = [...known, ...holes].sort((a, b) =>
    startOf(b).localeCompare(startOf(a)),
  );
  return (
    <div>
      <PartHead track="situation" onAdd={() => onType(newPeriod('situation', { from: today(), to: null }))} />
      {rows.length === 0 ? (
        <Text c="dimmed" size="sm">
          {texts.none.situation}
        </Text>
      ) : (
        <ul className={classes.periods}>
          {rows.map((row) =>
            'id' in row ? (
              <PeriodRow key={row.id} candidate={candidate} period={row} onType={onType} />
            ) : (
              <li key={row.from} className={classes.period}>
                <Text c="amber">{texts.hole(row)}</Text>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={texts.fillHole(row)}
                  onClick={() =>
                    onType(newPeriod('situation', { from: row.from, to: row.to === today() ? null : row.to }))
                  }
                >
                  {texts.fill}
                </Button>
              </li>
            ),
          )}
        </ul>
      )}
    </div>
  );
}
const startOf = (row: Period | Interval): CivilDate => ('id' in row ? row.startsOn : row.from);

function Around({ candidate, life, onType }: PartProps): ReactNode {
  const roles = life.periods.filter(({ kind }) => trackOf(kind) === 'role');
  return (
    <div>
      <PartHead track="role" onAdd={() => onType(newPeriod('role', { from: today(), to: null }))} />
      {roles.length + life.advisers.length === 0 ? (
        <Text c="dimmed" size="sm">
          {texts.none.role}
        </Text>
      ) : (
        <ul className={classes.periods}>
          {[...life.advisers].reverse().map(({ adviser, ...days }) => (
            <li key={days.startsOn} className={classes.period}>
              <span>
                <Text span fw={600}>
                  {texts.adviser}
                </Text>{' '}
                <Private>{adviser}</Private>{' '}
                <Text span size="sm" c="dimmed">
                  {daysWords(intervalOf(days))}
                </Text>
              </span>
            </li>
          ))}
          {roles.map((period) => (
            <PeriodRow key={period.id} candidate={candidate} period={period} onType={onType} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** The stages of the vivier, the latest first. */
function Stages({ candidate, life, onType }: PartProps): ReactNode {
  const stages = life.periods.filter(({ kind }) => trackOf(kind) === 'stage');
  const sign = useProcedure('stages.sign', { id: candidate.id }, { keepPrevious: true }).data?.sign ?? null;
  return (
    <div>
      <PartHead track="stage" onAdd={() => onType(newPeriod('stage', { from: today(), to: null }))} />
      {sign === null ? null : <SignOfStage id={candidate.id} sign={sign} />}
      {stages.length === 0 ? (
        <Text c="dimmed" size="sm">
          {texts.none.stage}
        </Text>
      ) : (
        <ul className={classes.periods}>
          {stages.map((period) => (
            <PeriodRow key={period.id} candidate={candidate} period={period} onType={onType} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** A period with what may be done of it; removed, it can be put back. */
function PeriodRow({
  candidate,
  period,
  onType,
}: {
  readonly candidate: Candidate;
  readonly period: Period;
  readonly onType: (typed: TypedPeriod) => void;
}): ReactNode {
  const remove = useAct('candidates.removePeriod', { isQuiet: true });
  const putBack = useAct('candidates.savePeriod', { isQuiet: true });
  const privateText = usePrivateText();
  const { id, ...input } = period;
  const candidateId = candidate.id;
  const words = privateText(periodWords(period), periodWords({ kind: period.kind, detail: '' }));
  const takeOut = async (): Promise<void> => {
    try {
      await remove.mutateAsync({ candidateId, id });
      tellDone({
        title: texts.removed,
        message: words,
        undo: {
          run: () =>
            putBack.mutateAsync({ candidateId, id, period: input, endsFormer: false }).catch(tellFailure),
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
        <Text span fw={600}>
          {periodWords({ kind: period.kind, detail: '' })}
        </Text>{' '}
        <Private>{[period.detail, period.reach].filter((part) => part !== '').join(', ')}</Private>{' '}
        <Text span size="sm" c="dimmed">
          {daysWords(intervalOf(period))}
        </Text>
      </span>
      <Group gap={4} wrap="nowrap">
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPencil size={14} aria-hidden />}
          aria-label={texts.correctOne(words)}
          onClick={() => onType({ ...period, endsFormer: false })}
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
