import type { ReactNode } from 'react';
import { SettingsPage } from '../settings';
import { UpdateSection } from './update-section';

export function DiagnosticsScreen(): ReactNode {
  return (
    <SettingsPage title="Diagnostic et mises à jour">
      <UpdateSection />
    </SettingsPage>
  );
}
