import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function ScreenSection(): ReactNode {
  return <Title order={2}>Écran et presse-papiers</Title>;
}
