import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function LockSection(): ReactNode {
  return <Title order={2}>Verrouillage</Title>;
}
