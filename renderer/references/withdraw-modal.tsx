import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { referencesProcedures } from '../../shared/references';
import { useAct } from '../bridge';
import { SubmitModal, TextAreaField, useSubmitForm } from '../ui';
import { withdrawTexts as texts } from './references.texts';

const schema = referencesProcedures['references.withdraw'].input.pick({ reason: true });

/** Takes back what has just been added by mistake; it stays in the history as any other. */
export function useWithdrawAtOnce(): (id: string) => void {
  const { mutate } = useAct('references.withdraw');
  return (id) => mutate({ id, reason: texts.atOnce });
}

/** Takes back a value or an order, with a reason; it stays in the history. */
export function WithdrawModal({
  id,
  what,
  onClose,
}: {
  readonly id: string;
  /** What is taken back, in words. */
  readonly what: string;
  readonly onClose: () => void;
}): ReactNode {
  const withdraw = useAct('references.withdraw', { isQuiet: true });
  const form = useSubmitForm({
    schema,
    defaults: { reason: '' },
    submit: ({ reason }) => withdraw.mutateAsync({ id, reason: reason.trim() }),
    onDone: onClose,
  });
  return (
    <SubmitModal
      form={form}
      title={texts.title}
      submitLabel={texts.submit}
      submit={{ color: 'red' }}
      onCancel={form.leaving(onClose)}
    >
      <Text>{texts.what(what)}</Text>
      <Text size="sm">{texts.means}</Text>
      <TextAreaField
        control={form.control}
        name="reason"
        label={texts.reason}
        data-autofocus
        maxLength={500}
        isAboutNobody
      />
    </SubmitModal>
  );
}
