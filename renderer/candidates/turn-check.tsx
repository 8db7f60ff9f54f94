import { Group, Select, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Control } from 'react-hook-form';
import { capital, formatNumber } from '../../shared/base/text';
import {
  emptyWeek,
  hoursOf,
  minutesOf,
  overlapHours,
  readWeek,
  type Weekday,
  weekdays,
  weekdayWords,
  writtenHour,
} from '../../shared/base/time';
import { canReach, heldOn, type ProfileEntry, turnWeek } from '../../shared/candidates';
import { today } from '../bridge';
import type { CandidateForm } from '../people/candidate-form';
import { NumberBox, StatusBadge } from '../ui';
import classes from './candidates.module.css';
import { profileTexts } from './profile.texts';
import { useMobility } from './use-mobility';

const texts = profileTexts.turn;
const tones = { yes: 'done', no: 'blocking', unknown: 'late' } as const;

/** The hours of a post against how she moves and when she is free; nothing of it is kept. */
export function TurnCheck({
  control,
  entries,
}: {
  readonly control: Control<CandidateForm>;
  readonly entries: readonly ProfileEntry[];
}): ReactNode {
  const mobility = useMobility(control, entries);
  const [day, setDay] = useState<Weekday>('monday');
  const [hours, setHours] = useState({ startsAt: '13:00', endsAt: '21:00' });
  const [km, setKm] = useState<number | null>(null);
  const [startsAt, endsAt] = [minutesOf(hours.startsAt), minutesOf(hours.endsAt)];
  const hourBox = (key: 'startsAt' | 'endsAt'): ReactNode => (
    <TextInput
      label={texts[key]}
      w={110}
      value={hours[key]}
      onChange={(event) => setHours({ ...hours, [key]: event.currentTarget.value })}
      onBlur={(event) => setHours({ ...hours, [key]: writtenHour(event.currentTarget.value) })}
      autoComplete="off"
    />
  );
  return (
    <section className={classes.panel} aria-label={texts.title}>
      <Title order={2} size="h4" mb="xs">
        {texts.title}
      </Title>
      <Group align="flex-start" gap="md">
        <Select
          label={texts.day}
          w={150}
          data={weekdays.map((value) => ({ value, label: capital(weekdayWords[value]) }))}
          value={day}
          allowDeselect={false}
          onChange={(value) => setDay(weekdays.find((one) => one === value) ?? day)}
        />
        {hourBox('startsAt')}
        {hourBox('endsAt')}
        <NumberBox label={texts.km} w={110} unit={texts.kilometres} max={500} value={km} onChange={setKm} />
      </Group>
      <div role="status">
        {startsAt === null || endsAt === null ? (
          <Text size="sm" c="dimmed" mt="sm">
            {texts.unread}
          </Text>
        ) : (
          <Answer turn={{ day, startsAt, endsAt, km }} mobility={mobility} entries={entries} />
        )}
      </div>
    </section>
  );
}

function Answer({
  turn,
  mobility,
  entries,
}: {
  readonly turn: Parameters<typeof canReach>[1];
  readonly mobility: Parameters<typeof canReach>[0];
  readonly entries: readonly ProfileEntry[];
}): ReactNode {
  const { answer, reason } = canReach(mobility, turn);
  const [free] = heldOn(entries, 'availability', today());
  const week = turnWeek(turn);
  const common = free === undefined ? null : overlapHours(week, readWeek(free.content.week) ?? emptyWeek);
  return (
    <>
      <Group gap="sm" mt="sm">
        <StatusBadge tone={tones[answer]}>{texts.reach[answer]}</StatusBadge>
        <Text>{reason}</Text>
      </Group>
      <Text mt={4} {...(common === null ? { c: 'dimmed', size: 'sm' } : {})}>
        {common === null
          ? texts.noAvailability
          : texts.hours(formatNumber(common), formatNumber(hoursOf(week)))}
      </Text>
    </>
  );
}
