import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';

/** Asks before what is typed on a screen is erased; keeping it is the safe answer. */
export function askToGiveUp(onConfirm: () => void): void {
  modals.openConfirmModal({
    title: 'Abandonner la saisie\u202F?',
    children: (
      <Text size="sm">Ce que vous avez saisi ici, et qui n’est pas encore enregistré, sera effacé.</Text>
    ),
    labels: { confirm: 'Abandonner la saisie', cancel: 'Continuer la saisie' },
    confirmProps: { color: 'red' },
    cancelProps: { 'data-autofocus': true },
    onConfirm,
  });
}
