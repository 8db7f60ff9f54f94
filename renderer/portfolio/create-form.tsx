import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ChosenFile } from '../../shared/ipc';
import { useAct } from '../app/procedures';
import { refreshSession } from '../app/session';
import { ChosenFileField } from './chosen-file-field';
import { Frame } from './frame';
import { NewPlaceWarning } from './place-warning';
import { strengthOf } from './strength';

/** A new portfolio: where its file goes, its passphrase twice. Creating takes about a second: the key is made slow on purpose. */
export function CreateForm({ onBack }: { readonly onBack: () => void }): ReactNode {
  const choose = useAct('files.chooseToSave');
  const create = useAct('portfolio.create', { isQuiet: true });
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const strength = strengthOf(passphrase);
  const isSame = passphrase === again;

  const pick = (): void =>
    choose.mutate(
      { purpose: 'portfolio', suggestedName: 'Portefeuille.vivier' },
      {
        onSuccess: ({ file: chosen }) => {
          if (chosen !== null) setFile(chosen);
        },
      },
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (file === null || !strength.isAccepted || !isSame) return;
    create.mutate({ file: file.handle, passphrase }, { onSuccess: () => refreshSession() });
  };

  return (
    <Frame
      title="Créer un portefeuille"
      lead="La phrase secrète sera demandée à chaque ouverture. Elle n’est écrite nulle part : si elle est oubliée, le portefeuille est perdu."
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <ChosenFileField
            label="Fichier du portefeuille"
            file={file}
            onChoose={pick}
            isBusy={choose.isPending}
            {...(hasTried && file === null ? { error: 'Choisissez où garder le fichier.' } : {})}
          />
          <NewPlaceWarning file={file} onFile={setFile} />
          <Stack gap={4}>
            <PasswordInput
              label="Phrase secrète"
              value={passphrase}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
              autoComplete="new-password"
              maxLength={1024}
              aria-describedby="passphrase-strength"
              visibilityToggleButtonProps={{ 'aria-label': 'Montrer ou cacher la phrase secrète' }}
              error={hasTried && !strength.isAccepted}
            />
            <Text id="passphrase-strength" size="sm" c={strength.tone} aria-live="polite">
              {strength.sentence}
            </Text>
          </Stack>
          <PasswordInput
            label="La même phrase, une seconde fois"
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            autoComplete="new-password"
            maxLength={1024}
            visibilityToggleButtonProps={{ 'aria-label': 'Montrer ou cacher la seconde saisie' }}
            error={
              !isSame && (hasTried || again.length >= passphrase.length)
                ? 'Les deux saisies diffèrent.'
                : undefined
            }
          />
          {create.error ? (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
              {create.error.message}
            </Alert>
          ) : null}
          <Group justify="space-between">
            <Button variant="default" onClick={onBack}>
              Retour
            </Button>
            <Button type="submit" loading={create.isPending}>
              Créer le portefeuille
            </Button>
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}
