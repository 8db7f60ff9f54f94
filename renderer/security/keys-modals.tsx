import { Alert, Button, Checkbox, Group, List, Modal, Progress, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { z } from 'zod';
import { passphraseSchema } from '../../shared/keys';
import type { RegisteredCopy } from '../../shared/portfolio';
import { tellDone, useAct, useProcedure } from '../bridge';
import {
  isTypedTwice,
  NewPassphraseFields,
  newPassphraseShape,
  noPassphrase,
  PaperKey,
  secretFieldOf,
  twice,
} from '../portfolio';
import { needed, SecretField, SubmitForm, SubmitModal, useSubmitForm } from '../ui';
import { allLeaves } from './key-leaves';
import { choiceTexts, keysTexts, modalTexts as texts } from './security.texts';

interface ModalProps {
  readonly onClose: () => void;
}

/** The present passphrase, asked for again before anything about keys changes. */
const ownerSchema = z.object({
  passphrase: needed(passphraseSchema, texts.presentNeeded),
});
const newPassphraseForm = ownerSchema.extend(newPassphraseShape).refine(isTypedTwice, twice);

function OwnerField<T extends FieldValues>(props: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
}): ReactNode {
  return <SecretField label={texts.present} data-autofocus toggleLabel={texts.presentToggle} {...props} />;
}

export function PassphraseModal({ onClose }: ModalProps): ReactNode {
  const change = useAct('keys.changePassphrase', { isQuiet: true });
  const form = useSubmitForm({
    schema: newPassphraseForm,
    defaults: { passphrase: '', ...noPassphrase },
    submit: ({ passphrase, newPassphrase }) => change.mutateAsync({ passphrase, newPassphrase }),
    onDone: () => {
      tellDone({ title: texts.passphraseChanged });
      onClose();
    },
    fieldOf: secretFieldOf,
  });
  return (
    <SubmitModal
      form={form}
      title={keysTexts.changePassphrase}
      size="lg"
      submitLabel={keysTexts.changePassphrase}
      onCancel={onClose}
      isStep
    >
      <OwnerField control={form.control} name="passphrase" />
      <NewPassphraseFields
        control={form.control}
        name="newPassphrase"
        again="again"
        label={texts.next}
        names={[]}
      />
      <Alert icon={<IconInfoCircle aria-hidden />}>{texts.formerCopies}</Alert>
    </SubmitModal>
  );
}

export function RecoveryModal({ onClose }: ModalProps): ReactNode {
  const prepare = useAct('keys.prepareRecovery', { isQuiet: true });
  const confirm = useAct('keys.confirmRecovery', { isQuiet: true });
  const form = useSubmitForm({
    schema: ownerSchema,
    defaults: { passphrase: '' },
    submit: prepare.mutateAsync,
    fieldOf: secretFieldOf,
  });
  return (
    <Modal opened onClose={onClose} title={texts.newRecovery} size="lg" closeOnClickOutside={false}>
      {prepare.data === undefined ? (
        <SubmitForm form={form} submitLabel={texts.showKey} onCancel={onClose} isStep>
          <Text>{texts.recoveryMeans}</Text>
          <OwnerField control={form.control} name="passphrase" />
        </SubmitForm>
      ) : (
        <PaperKey
          sheet={prepare.data}
          confirmLabel={texts.saveKey}
          confirm={(recoveryKey) => confirm.mutateAsync({ recoveryKey })}
          onDone={() => {
            tellDone({ title: texts.keySaved, message: texts.destroyFormer });
            onClose();
          }}
          onCancel={onClose}
        />
      )}
    </Modal>
  );
}

export function RekeyModal({ onClose }: ModalProps): ReactNode {
  const prepare = useAct('keys.prepareRekey', { isQuiet: true });
  const rekey = useAct('keys.rekey', { isQuiet: true });
  const form = useSubmitForm({
    schema: newPassphraseForm,
    defaults: { passphrase: '', ...noPassphrase },
    submit: ({ passphrase, newPassphrase }) => prepare.mutateAsync({ passphrase, newPassphrase }),
    fieldOf: secretFieldOf,
  });
  const known = useProcedure('backups.copies', {});
  const [deletesRest, setDeletesRest] = useState(false);
  const left = rekey.data?.copies.left ?? [];
  const run = async (recoveryKey: string): Promise<void> => {
    const { copies } = await rekey.mutateAsync({ recoveryKey, deletesRest });
    // What could not be reached is named before the window closes.
    if (copies.left.length > 0) return;
    tellDone({
      title: texts.allChanged,
      message:
        copies.deleted === 0
          ? texts.copiesChanged(copies.done)
          : texts.copiesChangedDeleted(copies.done, copies.deleted),
    });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={() => {
        if (!rekey.isPending) onClose();
      }}
      title={keysTexts.changeAll}
      size="lg"
      closeOnClickOutside={false}
    >
      {left.length > 0 ? (
        <LeftCopies left={left} onClose={onClose} />
      ) : prepare.data === undefined ? (
        <SubmitForm form={form} submitLabel={choiceTexts.goOn} onCancel={onClose} isStep>
          <Text>{texts.formerSecretsEnd}</Text>
          {known.data === undefined ? null : (
            <Text>{allLeaves(known.data.copies, choiceTexts.bothFormer)}</Text>
          )}
          <OwnerField control={form.control} name="passphrase" />
          <NewPassphraseFields
            control={form.control}
            name="newPassphrase"
            again="again"
            label={texts.next}
            names={[]}
          />
          <Checkbox
            label={texts.deleteRest}
            description={texts.deleteRestHelp}
            checked={deletesRest}
            onChange={(event) => setDeletesRest(event.currentTarget.checked)}
          />
        </SubmitForm>
      ) : (
        <Stack gap="md">
          <PaperKey
            sheet={prepare.data}
            confirmLabel={texts.encrypt}
            confirm={run}
            onDone={() => undefined}
            onCancel={onClose}
          />
          {rekey.progress === null ? null : (
            <Stack gap={4} role="status">
              <Text size="sm">{texts.step(rekey.progress.label)}</Text>
              <Progress
                value={(100 * rekey.progress.done) / Math.max(1, rekey.progress.total)}
                aria-label={texts.progress}
                transitionDuration={0}
              />
            </Stack>
          )}
        </Stack>
      )}
    </Modal>
  );
}

/** The copies that a change of all keys did not reach: the person alone can see to them. */
function LeftCopies({
  left,
  onClose,
}: {
  readonly left: readonly Pick<RegisteredCopy, 'kind' | 'name' | 'folder' | 'reach'>[];
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Stack gap="md">
      <Text>{texts.left(left.length)}</Text>
      <List aria-label={texts.leftList}>
        {left.map(({ name, folder, reach }) => (
          <List.Item key={`${folder}/${name}`}>
            {(reach === 'there' ? texts.leftThere : texts.leftAway)(name, folder)}
          </List.Item>
        ))}
      </List>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {texts.close}
        </Button>
      </Group>
    </Stack>
  );
}

export function QuickUnlockModal({ onClose }: ModalProps): ReactNode {
  const enable = useAct('keys.enableQuickUnlock', { isQuiet: true });
  const form = useSubmitForm({
    schema: ownerSchema,
    defaults: { passphrase: '' },
    submit: enable.mutateAsync,
    onDone: onClose,
    fieldOf: secretFieldOf,
  });
  return (
    <SubmitModal
      form={form}
      title={keysTexts.quick}
      submitLabel={texts.quickEnable}
      onCancel={onClose}
      isStep
    >
      <Text>{texts.quickMeans}</Text>
      <OwnerField control={form.control} name="passphrase" />
    </SubmitModal>
  );
}
