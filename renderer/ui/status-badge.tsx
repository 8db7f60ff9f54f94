import { Badge, type BadgeProps } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHelpCircle,
  IconInfoCircle,
  IconPoint,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { capital } from '../../shared/base/text';
import type { Icon, Said } from '../../shared/law';
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

const saidIcons: Readonly<Record<Icon, ComponentType<IconProps>>> = {
  check: IconCircleCheck,
  note: IconInfoCircle,
  question: IconHelpCircle,
  warning: IconAlertTriangle,
  cross: IconCircleX,
  dot: IconPoint,
  clock: IconClock,
};

/** What the law answers: its word, its colour and its icon come together, from the one vocabulary. */
export function VerdictBadge({
  said: { words, tone, icon },
}: {
  readonly said: Pick<Said, 'words' | 'tone' | 'icon'>;
}): ReactNode {
  const Icon = saidIcons[icon];
  return (
    <StatusBadge tone={tone} icon={<Icon size={14} aria-hidden />}>
      {capital(words)}
    </StatusBadge>
  );
}
