import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { ChosenFile } from '../../shared/base';
import { useAct } from '../bridge';
import { refreshSession } from '../bridge/session';
import { ChosenFileField, Frame, needed, SubmitForm, useSubmitForm } from '../ui';
import {
  isTypedTwice,
  NewPassphraseFields,
  newPassphraseShape,
  noPassphrase,
  twice,
} from './new-passphrase-fields';
import { PaperKey } from './paper-key';
import { NewPlaceWarning } from './place-warning';

const schema = z
  .object({
    file: needed(z.custom<ChosenFile>(), 'Choisissez où garder le fichier.'),
    ...newPassphraseShape,
  })
  .refine(isTypedTwice, twice);

/**
 * A new portfolio: where its file goes and its passphrase, then its paper key. Nothing is written on the disk before the
 * key has been typed back. Preparing takes about a second: the key is made slow on purpose.
 */
export function CreateForm({ onBack }: { readonly onBack: () => void }): ReactNode {
  const prepare = useAct('portfolio.prepare', { isQuiet: true });
  const create = useAct('portfolio.create', { isQuiet: true });
  const form = useSubmitForm({
    schema,
    defaults: { file: null, ...noPassphrase },
    submit: ({ file, newPassphrase }) =>
      prepare.mutateAsync({ file: file.handle, passphrase: newPassphrase }),
  });
  const { control } = form;
  const file = useWatch({ control, name: 'file' });

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
          confirm={(recoveryKey) => create.mutateAsync({ file: file.handle, recoveryKey })}
          onDone={refreshSession}
          onCancel={prepare.reset}
        />
      </Frame>
    );
  return (
    <Frame
      key="passphrase"
      title="Créer un portefeuille"
      lead="La phrase secrète sera demandée à chaque ouverture. Elle n’est écrite nulle part : l’étape suivante donne une clé de secours sur papier, pour le jour où elle serait oubliée."
    >
      <SubmitForm form={form} gap="lg" submitLabel="Continuer" cancelLabel="Retour" onCancel={onBack} isStep>
        <ChosenFileField
          control={control}
          name="file"
          label="Fichier du portefeuille"
          save={{ purpose: 'portfolio', suggestedName: 'Portefeuille.vivier' }}
        />
        <NewPlaceWarning file={file} onFile={(local) => form.setValue('file', local)} />
        <NewPassphraseFields
          control={control}
          name="newPassphrase"
          again="again"
          label="Phrase secrète"
          fileName={file?.name ?? ''}
        />
      </SubmitForm>
    </Frame>
  );
}
