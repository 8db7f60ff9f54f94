import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { typography } from '../../shared/base/text';
import { useAct } from '../bridge';

/** Takes back a value or an order, with a reason; it stays in the history. */
export function WithdrawModal({
  id,
  what,
  onClose,
}: {
  readonly id: string;
  /** What is taken back, in words. */
  readonly what: string;
  readonly onClose: () => void;
}): ReactNode {
  const withdraw = useAct('references.withdraw');
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (reason.trim() === '') return;
    withdraw.mutate({ id, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title="Retirer">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text>{typography(`${what}.`)}</Text>
          <Text size="sm">
            Les réponses ne s’en servent plus, dès maintenant et pour tout le portefeuille. La ligne et le
            motif restent dans l’historique.
          </Text>
          <Textarea
            label="Motif du retrait"
            data-autofocus
            autosize
            minRows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            {...(hasTried && reason.trim() === '' ? { error: 'Dites pourquoi.' } : {})}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
            <Button type="submit" color="red" loading={withdraw.isPending}>
              Retirer
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
