import { Button, Group, Paper, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Progress as JobState } from '../../shared/ipc';
import { readingTexts as texts } from './ui.texts';

/** A long act under way, whichever procedure it asks. */
export interface Job {
  readonly isPending: boolean;
  readonly progress: JobState | null;
  readonly cancel: () => void;
}

/** Progress of a running job with the way to stop it; nothing when none runs. */
export function JobProgress({ act, label }: { readonly act: Job; readonly label: string }): ReactNode {
  const { progress } = act;
  if (!act.isPending || progress === null) return null;
  const percent = progress.total === 0 ? 0 : Math.round((100 * progress.done) / progress.total);
  return (
    <Paper withBorder p="md" role="status">
      <Group justify="space-between" mb={8} wrap="nowrap">
        <Text size="sm">{texts.progress(progress.label || label, progress.done, progress.total)}</Text>
        <Button variant="default" onClick={act.cancel}>
          {texts.stop}
        </Button>
      </Group>
      <Progress value={percent} aria-label={label} transitionDuration={0} />
    </Paper>
  );
}
