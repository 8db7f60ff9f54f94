import type { ReactNode } from 'react';
import { SettingsPage } from '../settings';

export function HandoverScreen(): ReactNode {
  return <SettingsPage title="Passations">{null}</SettingsPage>;
}
