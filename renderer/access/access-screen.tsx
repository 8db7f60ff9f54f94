import type { ReactNode } from 'react';
import { SettingsPage } from '../settings';

export function AccessScreen(): ReactNode {
  return <SettingsPage title="Journal des accès">{null}</SettingsPage>;
}
