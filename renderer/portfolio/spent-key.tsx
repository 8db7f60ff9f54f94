import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { passphraseSchema, type RecoverySheet } from '../../shared/keys';
import { isWholeCopy } from '../../shared/portfolio';
import { useAct, useProcedure } from '../bridge';
import { lock } from '../bridge/session';
import { Frame, Loaded, needed, SecretField, SubmitForm, useSubmitForm } from '../ui';
import { PaperKey, secretFieldOf } from './paper-key';
import { elsewhereTexts, secretTexts, spentTexts as texts } from './portfolio.texts';

/**
 * Stands before the work once the paper key has opened: that key opens nothing any more, and without another a forgotten
 * passphrase would be a lost portfolio. It cannot be put off; a lock in the middle brings it back.
 */
export function SpentKey({ children }: { readonly children: ReactNode }): ReactNode {
  const keys = useProcedure('keys.state', {});
  return (
    <Loaded query={keys}>{({ recovery }) => (recovery === 'used' ? <ReplaceSpentKey /> : children)}</Loaded>
  );
}

const schema = z.object({ passphrase: needed(passphraseSchema, secretTexts.passphraseNeeded) });

function ReplaceSpentKey(): ReactNode {
  const prepare = useAct('keys.prepareRecovery', { isQuiet: true });
  const form = useSubmitForm({
    schema,
    defaults: { passphrase: '' },
    submit: prepare.mutateAsync,
    fieldOf: secretFieldOf,
  });
  if (prepare.data !== undefined) return <NextPaperKey sheet={prepare.data} onDone={() => undefined} />;
  return (
    <SpentKeySheet key="passphrase">
      <SubmitForm
        form={form}
        gap="lg"
        submitLabel={texts.show}
        cancelLabel={elsewhereTexts.lock}
        onCancel={lock}
        isStep
      >
        <Text>{texts.prepare}</Text>
        <SecretField control={form.control} name="passphrase" label={secretTexts.passphrase} autoFocus />
      </SubmitForm>
    </SpentKeySheet>
  );
}

/** The paper key that takes the place of the one that has served: typed back, it lets in. */
export function NextPaperKey({
  sheet,
  onDone,
}: {
  readonly sheet: RecoverySheet;
  readonly onDone: () => void;
}): ReactNode {
  const confirm = useAct('keys.confirmRecovery', { isQuiet: true });
  return (
    <SpentKeySheet key="paper">
      <PaperKey
        sheet={sheet}
        confirmLabel={texts.enter}
        confirm={(recoveryKey) => confirm.mutateAsync({ recoveryKey })}
        onDone={onDone}
        cancelLabel={elsewhereTexts.lock}
        onCancel={lock}
      />
    </SpentKeySheet>
  );
}

/** The frame of a paper key that takes the place of the one that has served, with what that one still opens. */
function SpentKeySheet({ children }: { readonly children: ReactNode }): ReactNode {
  const copies = useProcedure('backups.copies', {});
  const whole = copies.data?.copies.filter(isWholeCopy).length ?? 0;
  return (
    <Frame
      title={texts.title}
      width={620}
      lead={whole === 0 ? texts.lead : `${texts.lead} ${texts.copies(whole)}`}
    >
      {children}
    </Frame>
  );
}
