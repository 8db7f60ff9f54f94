import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Frame } from '../ui';
import { DiagnosticReport } from './diagnostic-report';
import { diagnosticTexts as texts } from './diagnostics.texts';

/** The diagnostic while no portfolio is open. */
export function DiagnosticForm({ onBack }: { readonly onBack: () => void }): ReactNode {
  return (
    <Frame title={texts.title} width={820}>
      <Stack gap="lg">
        <DiagnosticReport />
        <Group>
          <Button variant="default" onClick={onBack}>
            {texts.back}
          </Button>
        </Group>
      </Stack>
    </Frame>
  );
}
