import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { SettingsPage } from '../settings';
import { DiagnosticReport } from './diagnostic-report';
import classes from './diagnostics.module.css';
import { UpdateSection } from './update-section';

export function DiagnosticsScreen(): ReactNode {
  return (
    <SettingsPage title="Diagnostic et mises à jour">
      <Stack gap="lg">
        <section className={classes.panel}>
          <Title order={2} mb="md">
            Diagnostic
          </Title>
          <DiagnosticReport />
        </section>
        <UpdateSection />
      </Stack>
    </SettingsPage>
  );
}
