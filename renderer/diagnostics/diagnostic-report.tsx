import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy, IconStethoscope } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DiagnosticStep, Outcome } from '../../shared/diagnostics';
import { tellDone, tellFailure, useAct } from '../bridge';
import { StatusBadge, type Tone } from '../ui';
import { diagnosticTexts as texts } from './diagnostics.texts';

const tones: readonly (readonly [outcome: Outcome, tone: Tone])[] = [
  ['fault', 'blocking'],
  ['warning', 'late'],
  ['fine', 'done'],
  ['not-done', 'neutral'],
];

/** Runs the diagnostic and shows the report to the letter; only then can it be saved. */
export function DiagnosticReport(): ReactNode {
  const run = useAct('diagnostics.run', { isQuiet: true });
  const choose = useAct('files.chooseToSave');
  const save = useAct('diagnostics.save');
  const report = run.data;
  const saveTo = (id: string): void =>
    choose.mutate(
      { purpose: 'report', suggestedName: texts.fileName },
      {
        onSuccess: ({ file }) => {
          if (file !== null)
            save.mutate(
              { id, file: file.handle },
              { onSuccess: () => tellDone({ title: texts.saved, message: file.name }) },
            );
        },
        onError: tellFailure,
      },
    );
  return (
    <Stack gap="md" align="stretch">
      <Text>{texts.intent}</Text>
      <Group>
        <Button
          variant={report ? 'default' : 'filled'}
          leftSection={<IconStethoscope size={16} aria-hidden />}
          loading={run.isPending}
          onClick={() => run.mutate({})}
        >
          {report ? texts.runAgain : texts.run}
        </Button>
        {report ? (
          <Button
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            loading={save.isPending}
            onClick={() => saveTo(report.id)}
          >
            {texts.save}
          </Button>
        ) : null}
      </Group>
      {run.error ? (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {run.error.message}
        </Alert>
      ) : null}
      {report ? (
        <>
          <Group gap="sm" role="status">
            <Summary steps={report.steps} />
          </Group>
          <Textarea
            label={texts.report}
            value={report.text}
            readOnly
            autosize
            minRows={8}
            maxRows={18}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          />
        </>
      ) : null}
    </Stack>
  );
}

function Summary({ steps }: { readonly steps: readonly DiagnosticStep[] }): ReactNode {
  return tones.map(([outcome, tone]) => {
    const n = steps.filter((step) => step.outcome === outcome).length;
    return n === 0 ? null : (
      <StatusBadge key={outcome} tone={tone}>
        {texts.outcomes[outcome](n)}
      </StatusBadge>
    );
  });
}
