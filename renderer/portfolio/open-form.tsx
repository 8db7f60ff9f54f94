import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ChosenFile } from '../../shared/base';
import { useAct } from '../bridge';
import { refreshSession } from '../bridge/session';
import { ChosenFileField, Frame, SecretInput } from '../ui';
import { OtherFailure } from './paper-key';
import { RecoverForm } from './recover-form';
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
  const [isForgotten, setIsForgotten] = useState(false);
  if (isForgotten && file !== null)
    return <RecoverForm file={file} name={null} onBack={() => setIsForgotten(false)} />;

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
          <SecretInput
            label="Phrase secrète"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
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
          <OtherFailure error={isWrong || isElsewhere ? null : open.error} />
          <Button variant="subtle" disabled={file === null} onClick={() => setIsForgotten(true)}>
            Phrase secrète oubliée
          </Button>
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
