import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';
import { formTexts as texts } from './ui.texts';

/**
 * Asks before something goes that was there, or leaves the portfolio readable by anyone (`isLeaving`, which is no danger to
 * what stays): `title` names what, `children` how many and what becomes of it. Leaving it as it is is the safe answer, and
 * has the focus.
 */
export function askBefore({
  title,
  children,
  confirm,
  keep,
  isLeaving = false,
  onConfirm,
}: {
  readonly title: string;
  readonly children: ReactNode;
  /** The act itself, by its verb. */
  readonly confirm: string;
  readonly keep: string;
  readonly isLeaving?: boolean;
  readonly onConfirm: () => void;
}): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{children}</Text>,
    labels: { confirm, cancel: keep },
    ...(isLeaving ? {} : { confirmProps: { color: 'red' } }),
    cancelProps: { 'data-autofocus': true },
    onConfirm,
  });
}

/** Asks before what is typed on a screen is erased. */
export const askToGiveUp = (onConfirm: () => void): void =>
  askBefore({
    title: texts.giveUpTitle,
    children: texts.giveUpMeans,
    confirm: texts.giveUp,
    keep: texts.keepTyping,
    onConfirm,
  });
