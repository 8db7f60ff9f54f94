import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { ErrorCode } from '../../shared/base';
import { call, onRefusal } from '../bridge/bridge';
import { useAct } from '../bridge/procedures';
import { tellFailure } from '../bridge/told';

const told: readonly ErrorCode[] = ['PORTFOLIO_GONE', 'PORTFOLIO_TAKEN_OVER'];

/**
 * Over any screen, when nothing is acknowledged any more: the file was moved or deleted while it was open, or another
 * machine has taken it over. What was saved is still at hand in the first case, and can be written elsewhere.
 */
export function TroubleDialog(): ReactNode {
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  useEffect(
    () =>
      onRefusal((code) => {
        if (told.includes(code)) setTrouble(code);
      }),
    [],
  );
  const isGone = trouble === 'PORTFOLIO_GONE';
  return (
    <Modal
      opened={trouble !== null}
      onClose={() => setTrouble(null)}
      title={isGone ? 'Le fichier du portefeuille a disparu' : 'Un autre poste a repris la main'}
      closeButtonProps={{ 'aria-label': 'Fermer' }}
      centered
    >
      {isGone ? <Gone onBack={() => setTrouble(null)} /> : <TakenOver />}
    </Modal>
  );
}

const lockNow = (): void => {
  call('app.lock', {}).catch(tellFailure);
};

function TakenOver(): ReactNode {
  return (
    <Stack gap="md">
      <Text>
        Plus rien n’est enregistré ici. Verrouillez, et rouvrez le portefeuille quand l’autre poste l’aura
        fermé.
      </Text>
      <Group justify="flex-end">
        <Button onClick={lockNow}>Verrouiller</Button>
      </Group>
    </Stack>
  );
}

function Gone({ onBack }: { readonly onBack: () => void }): ReactNode {
  const choose = useAct('files.chooseToSave');
  const save = useAct('portfolio.saveCopy', { isQuiet: true });
  const saveCopy = (): void =>
    choose.mutate(
      { purpose: 'portfolio', suggestedName: 'Portefeuille retrouvé.vivier' },
      {
        onSuccess: ({ file }) => {
          if (file !== null) save.mutate({ file: file.handle });
        },
      },
    );
  if (save.data !== undefined)
    return (
      <Stack gap="md">
        <Text role="status">
          Tout ce qui était enregistré est dans « {save.data.name} », avec la même phrase secrète.
          Verrouillez, puis ouvrez cette copie.
        </Text>
        <Group justify="flex-end">
          <Button onClick={lockNow}>Verrouiller</Button>
        </Group>
      </Stack>
    );
  return (
    <Stack gap="md">
      <Text>
        Il a été déplacé ou effacé pendant que Vivier l’avait ouvert. Ce qui était enregistré est encore
        lisible : ne quittez pas Vivier avant d’en avoir enregistré une copie, ou d’avoir remis le fichier à
        sa place.
      </Text>
      {save.error ? (
        <Text c="red" role="alert">
          {save.error.message}
        </Text>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          Le fichier est remis à sa place
        </Button>
        <Button onClick={saveCopy} loading={choose.isPending || save.isPending} data-autofocus>
          Enregistrer une copie
        </Button>
      </Group>
    </Stack>
  );
}
