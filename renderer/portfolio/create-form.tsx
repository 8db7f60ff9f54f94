import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ChosenFile } from '../../shared/base';
import { useAct } from '../bridge';
import { refreshSession } from '../bridge/session';
import { ChosenFileField, Frame } from '../ui';
import { useNewPassphrase } from './new-passphrase-fields';
import { OtherFailure, PaperKey } from './paper-key';
import { NewPlaceWarning } from './place-warning';

/**
 * A new portfolio: where its file goes and its passphrase, then its paper key. Nothing is written on the disk before the
 * key has been typed back. Preparing takes about a second: the key is made slow on purpose.
 */
export function CreateForm({ onBack }: { readonly onBack: () => void }): ReactNode {
  const choose = useAct('files.chooseToSave');
  const prepare = useAct('portfolio.prepare', { isQuiet: true });
  const create = useAct('portfolio.create', { isQuiet: true });
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const passphrase = useNewPassphrase('Phrase secrète', file?.name ?? '');

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
    if (!passphrase.check() || file === null) return;
    prepare.mutate({ file: file.handle, passphrase: passphrase.value });
  };

  if (prepare.data !== undefined && file !== null)
    return (
      <Frame
        key="paper"
        title="La clé de secours"
        width={620}
        lead="Elle ouvre le portefeuille si la phrase secrète est oubliée. Mettez-la sur papier : le portefeuille est créé une fois que vous l’aurez recopiée."
      >
        <PaperKey
          sheet={prepare.data}
          confirmLabel="Créer le portefeuille"
          isBusy={create.isPending}
          error={create.error}
          onConfirm={(recoveryKey) =>
            create.mutate({ file: file.handle, recoveryKey }, { onSuccess: () => refreshSession() })
          }
          onCancel={() => {
            prepare.reset();
            create.reset();
          }}
        />
      </Frame>
    );
  return (
    <Frame
      key="passphrase"
      title="Créer un portefeuille"
      lead="La phrase secrète sera demandée à chaque ouverture. Elle n’est écrite nulle part : l’étape suivante donne une clé de secours sur papier, pour le jour où elle serait oubliée."
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
          {passphrase.fields}
          <OtherFailure error={prepare.error} />
          <Group justify="space-between">
            <Button variant="default" onClick={onBack}>
              Retour
            </Button>
            <Button type="submit" loading={prepare.isPending}>
              Continuer
            </Button>
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}
