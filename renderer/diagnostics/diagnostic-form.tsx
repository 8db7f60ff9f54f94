import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Frame } from '../ui';
import { DiagnosticReport } from './diagnostic-report';

/** The diagnostic while no portfolio is open. */
export function DiagnosticForm({ onBack }: { readonly onBack: () => void }): ReactNode {
  return (
    <Frame title="Diagnostic" width={820}>
      <Stack gap="lg">
        <DiagnosticReport />
        <Group>
          <Button variant="default" onClick={onBack}>
            Retour
          </Button>
        </Group>
      </Stack>
    </Frame>
  );
}
