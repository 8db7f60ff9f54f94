import { Badge, type BadgeProps } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHelpCircle,
  IconInfoCircle,
  IconPoint,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Verdict } from '../../shared/law';
import { type Tone, toneColors } from './theme';

const icons = {
  neutral: IconPoint,
  info: IconInfoCircle,
  done: IconCircleCheck,
  late: IconAlertTriangle,
  blocking: IconCircleX,
} as const;

/** A state in a word, with its colour and its icon: never the colour alone. */
export function StatusBadge({
  tone,
  icon,
  children,
  ...rest
}: {
  readonly tone: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
} & Omit<BadgeProps, 'color' | 'leftSection'>): ReactNode {
  const Icon = icons[tone];
  return (
    <Badge
      variant="light"
      color={toneColors[tone]}
      leftSection={icon ?? <Icon size={14} aria-hidden />}
      tt="none"
      fw={600}
      size="md"
      radius="sm"
      {...rest}
    >
      {children}
    </Badge>
  );
}

/** The three answers of the rules. */
export function VerdictBadge({ verdict }: { readonly verdict: Verdict }): ReactNode {
  switch (verdict) {
    case 'eligible':
      return <StatusBadge tone="done">Éligible</StatusBadge>;
    case 'ineligible':
      return <StatusBadge tone="blocking">Inéligible</StatusBadge>;
    case 'to-check':
      return (
        <StatusBadge tone="late" icon={<IconHelpCircle size={14} aria-hidden />}>
          À vérifier
        </StatusBadge>
      );
  }
}
