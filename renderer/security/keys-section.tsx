import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function KeysSection(): ReactNode {
  return <Title order={2}>Phrase secrète et clé de secours</Title>;
}
