import type { ReactNode } from 'react';
import { SettingsPage } from '../settings';

export function DiagnosticsScreen(): ReactNode {
  return <SettingsPage title="Diagnostic et mises à jour">{null}</SettingsPage>;
}
