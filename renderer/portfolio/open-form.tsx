import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ChosenFile } from '../../shared/ipc';
import { useAct } from '../app/procedures';
import { refreshSession } from '../app/session';
import { ChosenFileField } from './chosen-file-field';
import { Frame } from './frame';
import { TakeOver } from './take-over';

/** A portfolio that exists already, or a backup: its file, its passphrase. */
export function OpenForm({
  onBack,
  chosen: firstFile = null,
}: {
  readonly onBack: () => void;
  /** A file that was chosen on the screen before. */
  readonly chosen?: ChosenFile | null;
}): ReactNode {
  const choose = useAct('files.chooseToOpen');
  const open = useAct('portfolio.open', { isQuiet: true });
  const [file, setFile] = useState<ChosenFile | null>(firstFile);
  const [isTaken, setIsTaken] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [hasTried, setHasTried] = useState(false);

  const pick = (): void =>
    choose.mutate(
      { purpose: 'portfolio' },
      {
        onSuccess: ({ file: chosen }) => {
          if (chosen === null) return;
          setFile(chosen);
          setIsTaken(false);
          open.reset();
        },
      },
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (file === null || passphrase === '') return;
    open.mutate({ file: file.handle, passphrase, takeOver: isTaken }, { onSuccess: () => refreshSession() });
  };
  const isWrong = open.error?.code === 'WRONG_PASSPHRASE';
  const isElsewhere = open.error?.code === 'PORTFOLIO_IN_USE_ELSEWHERE';

  return (
    <Frame
      title="Ouvrir un portefeuille"
      lead="Choisissez le fichier .vivier, puis saisissez sa phrase secrète."
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <ChosenFileField
            label="Fichier du portefeuille"
            file={file}
            onChoose={pick}
            isBusy={choose.isPending}
            {...(hasTried && file === null ? { error: 'Choisissez le fichier du portefeuille.' } : {})}
          />
          <PasswordInput
            label="Phrase secrète"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            autoComplete="current-password"
            maxLength={1024}
            visibilityToggleButtonProps={{ 'aria-label': 'Montrer ou cacher la phrase secrète' }}
            error={
              isWrong
                ? open.error?.message
                : hasTried && passphrase === ''
                  ? 'Saisissez la phrase secrète.'
                  : undefined
            }
          />
          {isElsewhere || isTaken ? (
            <TakeOver message={open.error?.message ?? ''} isTaken={isTaken} onChange={setIsTaken} />
          ) : null}
          {open.error && !isWrong && !isElsewhere ? (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
              {open.error.message}
            </Alert>
          ) : null}
          <Group justify="space-between">
            <Button variant="default" onClick={onBack}>
              Retour
            </Button>
            <Button type="submit" loading={open.isPending}>
              Ouvrir le portefeuille
            </Button>
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}
