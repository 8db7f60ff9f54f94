import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { ErrorCode } from '../../shared/base';
import { call, onRefusal } from '../bridge/bridge';
import { useAct } from '../bridge/procedures';
import { tellFailure } from '../bridge/told';
import { formTexts } from '../ui';
import { elsewhereTexts, troubleDialogTexts as texts } from './portfolio.texts';

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
      title={isGone ? texts.gone : texts.takenOver}
      closeButtonProps={{ 'aria-label': formTexts.close }}
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
      <Text>{texts.takenOverMeans}</Text>
      <Group justify="flex-end">
        <Button onClick={lockNow}>{elsewhereTexts.lock}</Button>
      </Group>
    </Stack>
  );
}

function Gone({ onBack }: { readonly onBack: () => void }): ReactNode {
  const choose = useAct('files.chooseToSave');
  const save = useAct('portfolio.saveCopy', { isQuiet: true });
  const saveCopy = (): void =>
    choose.mutate(
      { purpose: 'portfolio', suggestedName: texts.copyName },
      {
        onSuccess: ({ file }) => {
          if (file !== null) save.mutate({ file: file.handle });
        },
      },
    );
  if (save.data !== undefined)
    return (
      <Stack gap="md">
        <Text role="status">{texts.copySaved(save.data.name)}</Text>
        <Group justify="flex-end">
          <Button onClick={lockNow}>{elsewhereTexts.lock}</Button>
        </Group>
      </Stack>
    );
  return (
    <Stack gap="md">
      <Text>{texts.goneMeans}</Text>
      {save.error ? (
        <Text c="red" role="alert">
          {save.error.message}
        </Text>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {texts.goOn}
        </Button>
        <Button onClick={saveCopy} loading={choose.isPending || save.isPending} data-autofocus>
          {texts.saveCopy}
        </Button>
      </Group>
    </Stack>
  );
}
