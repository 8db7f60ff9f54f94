import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ChosenFile } from '../../shared/base';
import { useAct } from '../bridge';
import { refreshSession } from '../bridge/session';
import { Frame } from '../ui';
import { useNewPassphrase } from './new-passphrase-fields';
import { keyErrorOf, OtherFailure, PaperKey, RecoveryKeyInput } from './paper-key';

/**
 * The passphrase is forgotten: the paper key opens, a new passphrase takes the place of the former one, then another paper
 * key that of the one that has just served. The latter stays good until the new one has been typed back.
 */
export function RecoverForm({
  file,
  name,
  onBack,
}: {
  /** `null` for the known portfolio. */
  readonly file: ChosenFile | null;
  readonly name: string | null;
  readonly onBack: () => void;
}): ReactNode {
  const recover = useAct('portfolio.recover', { isQuiet: true });
  const prepare = useAct('keys.prepareRecovery', { isQuiet: true });
  const confirm = useAct('keys.confirmRecovery', { isQuiet: true });
  const [recoveryKey, setRecoveryKey] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const passphrase = useNewPassphrase('Nouvelle phrase secrète', file?.name ?? name ?? '');
  const enter = (): Promise<void> => refreshSession();

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (!passphrase.check() || recoveryKey.trim() === '') return;
    recover.mutate(
      { file: file?.handle ?? null, recoveryKey, newPassphrase: passphrase.value },
      { onSuccess: () => prepare.mutate({ passphrase: passphrase.value }, { onError: enter }) },
    );
  };

  if (prepare.data !== undefined)
    return (
      <Frame
        key="paper"
        title="Une nouvelle clé de secours"
        width={620}
        lead="Le portefeuille est ouvert et sa phrase secrète changée. La clé qui vient de servir doit être remplacée : elle reste bonne jusqu’à ce que vous ayez recopié la nouvelle."
      >
        <PaperKey
          sheet={prepare.data}
          confirmLabel="Remplacer la clé et entrer"
          isBusy={confirm.isPending}
          error={confirm.error}
          onConfirm={(typed) => confirm.mutate({ recoveryKey: typed }, { onSuccess: enter })}
          onCancel={() => void enter()}
        />
      </Frame>
    );
  return (
    <Frame
      key="recover"
      title="Phrase secrète oubliée"
      lead="Saisissez la clé de secours qui est sur papier, puis choisissez une nouvelle phrase secrète."
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <Text size="sm" c="dimmed">
            {`Fichier\u00A0: ${file?.name ?? name ?? ''}`}
          </Text>
          <RecoveryKeyInput
            value={recoveryKey}
            onChange={setRecoveryKey}
            error={
              hasTried && recoveryKey.trim() === ''
                ? 'Saisissez la clé de secours.'
                : keyErrorOf(recover.error)
            }
          />
          {passphrase.fields}
          <OtherFailure error={keyErrorOf(recover.error) === undefined ? recover.error : null} />
          <Group justify="space-between">
            <Button variant="default" onClick={onBack}>
              Retour
            </Button>
            <Button type="submit" loading={recover.isPending || prepare.isPending}>
              Ouvrir avec la clé
            </Button>
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}
