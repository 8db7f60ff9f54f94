import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { SettingsPage } from '../settings';
import { DiagnosticReport } from './diagnostic-report';
import classes from './diagnostics.module.css';
import { diagnosticTexts as texts } from './diagnostics.texts';
import { UpdateSection } from './update-section';

export function DiagnosticsScreen(): ReactNode {
  return (
    <SettingsPage title={texts.page}>
      <Stack gap="lg">
        <section className={classes.panel}>
          <Title order={2} mb="md">
            {texts.title}
          </Title>
          <DiagnosticReport />
        </section>
        <UpdateSection />
      </Stack>
    </SettingsPage>
  );
}
