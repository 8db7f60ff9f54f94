import { Alert, Button, Group, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useAct, useProcedure } from '../bridge';
import { readingTexts } from '../ui';
import { noticeTexts } from './app.texts';

/** Says once an opening that the date of this computer is before the last day of use; the person says whether it is right. */
export function ClockNotice(): ReactNode {
  const clock = useProcedure('portfolio.clock', {});
  const trust = useAct('portfolio.trustClock');
  const [isRead, setIsRead] = useState(false);
  const doubt = clock.data?.doubt ?? null;
  if (doubt === null || isRead) return null;
  return (
    <Alert role="alert" color="amber" radius={0} icon={<IconClockExclamation aria-hidden />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" maw={900}>
          {doubt}
        </Text>
        <Group gap="sm">
          <Button
            variant="default"
            size="compact-sm"
            loading={trust.isPending}
            onClick={() => trust.mutate({})}
          >
            {noticeTexts.trustDate}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setIsRead(true)}>
            {readingTexts.closeMessage}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
