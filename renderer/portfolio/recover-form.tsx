import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { ChosenFile } from '../../shared/base';
import { typedRecoveryKeySchema } from '../../shared/keys';
import { useAct } from '../bridge';
import { refreshSession } from '../bridge/session';
import { Frame, needed, SubmitForm, useSubmitForm } from '../ui';
import {
  isTypedTwice,
  NewPassphraseFields,
  newPassphraseShape,
  noPassphrase,
  twice,
} from './new-passphrase-fields';
import { isMistyped, RecoveryKeyField, secretFieldOf } from './paper-key';
import { elsewhereTexts, secretTexts, recoverTexts as texts } from './portfolio.texts';
import { NextPaperKey } from './spent-key';

const schema = z
  .object({
    recoveryKey: needed(typedRecoveryKeySchema, secretTexts.keyNeeded),
    ...newPassphraseShape,
  })
  .refine(isTypedTwice, twice);

/**
 * The passphrase is forgotten: the paper key opens, once; a new passphrase takes the place of the former one, then another
 * paper key that of the one that has just served. That step cannot be left out: locking brings it back (`SpentKey`).
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
  const form = useSubmitForm({
    schema,
    defaults: { recoveryKey: '', ...noPassphrase },
    submit: async ({ recoveryKey, newPassphrase }) => {
      await recover.mutateAsync({ file: file?.handle ?? null, recoveryKey, newPassphrase });
      // The portfolio is open whatever becomes of the next key.
      await prepare.mutateAsync({ passphrase: newPassphrase }).catch(refreshSession);
    },
    fieldOf: secretFieldOf,
    correctable: isMistyped,
  });

  if (prepare.data !== undefined) return <NextPaperKey sheet={prepare.data} onDone={refreshSession} />;
  return (
    <Frame key="recover" title={texts.title} lead={texts.lead}>
      <SubmitForm
        form={form}
        gap="lg"
        submitLabel={texts.open}
        cancelLabel={elsewhereTexts.back}
        onCancel={onBack}
        isStep
      >
        <Text size="sm" c="dimmed">
          {elsewhereTexts.file(file?.name ?? name ?? '')}
        </Text>
        <RecoveryKeyField control={form.control} name="recoveryKey" />
        <NewPassphraseFields
          control={form.control}
          name="newPassphrase"
          again="again"
          label={secretTexts.newPassphrase}
          names={[file?.name ?? name ?? '']}
        />
      </SubmitForm>
    </Frame>
  );
}
