import type { ReactNode } from 'react';
import { SettingsPage } from '../settings';

export function BackupsScreen(): ReactNode {
  return <SettingsPage title="Sauvegardes">{null}</SettingsPage>;
}
