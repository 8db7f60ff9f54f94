import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { ChosenFile } from '../../shared/base';
import { passphraseSchema } from '../../shared/keys';
import { useAct } from '../bridge';
import { refreshSession } from '../bridge/session';
import { ChosenFileField, Frame, needed, SecretField, SubmitForm, useSubmitForm } from '../ui';
import { secretFieldOf } from './paper-key';
import { elsewhereTexts, secretTexts, openTexts as texts } from './portfolio.texts';
import { RecoverForm } from './recover-form';
import { TakeOver } from './take-over';

/** What opens a portfolio that is known. */
export const openShape = {
  passphrase: needed(passphraseSchema, secretTexts.passphraseNeeded),
  takeOver: z.boolean(),
};
const schema = z.object({
  file: needed(z.custom<ChosenFile>(), texts.fileNeeded),
  ...openShape,
});

/** A portfolio that exists already, or a backup: its file, its passphrase. */
export function OpenForm({
  onBack,
  chosen = null,
}: {
  readonly onBack: () => void;
  /** A file that was chosen on the screen before. */
  readonly chosen?: ChosenFile | null;
}): ReactNode {
  const open = useAct('portfolio.open', { isQuiet: true });
  const form = useSubmitForm({
    schema,
    defaults: { file: chosen, passphrase: '', takeOver: false },
    submit: ({ file, passphrase, takeOver }) => open.mutateAsync({ file: file.handle, passphrase, takeOver }),
    onDone: refreshSession,
    fieldOf: secretFieldOf,
  });
  const { control } = form;
  const file = useWatch({ control, name: 'file' });
  const [isForgotten, setIsForgotten] = useState(false);
  if (isForgotten && file !== null)
    return <RecoverForm file={file} name={null} onBack={() => setIsForgotten(false)} />;

  return (
    <Frame title={texts.title} lead={texts.lead} onBack={onBack}>
      <SubmitForm
        form={form}
        gap="lg"
        submitLabel={texts.open}
        cancelLabel={elsewhereTexts.back}
        onCancel={onBack}
        isStep
      >
        <ChosenFileField
          control={control}
          name="file"
          label={texts.file}
          open={{ purpose: 'portfolio' }}
          onChosen={() => {
            form.setValue('takeOver', false);
            form.forgetFailure();
          }}
        />
        <SecretField control={control} name="passphrase" label={secretTexts.passphrase} />
        <TakeOver control={control} name="takeOver" failure={form.failure} />
        <Button variant="subtle" disabled={file === null} onClick={() => setIsForgotten(true)}>
          {elsewhereTexts.openWithKey}
        </Button>
      </SubmitForm>
    </Frame>
  );
}
