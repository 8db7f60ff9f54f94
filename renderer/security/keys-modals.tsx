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
import { count, needed, SecretField, SubmitForm, SubmitModal, useSubmitForm } from '../ui';
import { allLeaves } from './key-leaves';

interface ModalProps {
  readonly onClose: () => void;
}

/** The present passphrase, asked for again before anything about keys changes. */
const ownerSchema = z.object({
  passphrase: needed(passphraseSchema, 'Saisissez la phrase secrète actuelle.'),
});
const newPassphraseForm = ownerSchema.extend(newPassphraseShape).refine(isTypedTwice, twice);

function OwnerField<T extends FieldValues>(props: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
}): ReactNode {
  return (
    <SecretField
      label="Phrase secrète actuelle"
      data-autofocus
      toggleLabel="Montrer ou cacher la phrase secrète actuelle"
      {...props}
    />
  );
}

export function PassphraseModal({ onClose }: ModalProps): ReactNode {
  const change = useAct('keys.changePassphrase', { isQuiet: true });
  const form = useSubmitForm({
    schema: newPassphraseForm,
    defaults: { passphrase: '', ...noPassphrase },
    submit: ({ passphrase, newPassphrase }) => change.mutateAsync({ passphrase, newPassphrase }),
    onDone: () => {
      tellDone({ title: 'Phrase secrète changée.' });
      onClose();
    },
    fieldOf: secretFieldOf,
  });
  return (
    <SubmitModal
      form={form}
      title="Changer la phrase secrète"
      size="lg"
      submitLabel="Changer la phrase secrète"
      onCancel={onClose}
      isStep
    >
      <OwnerField control={form.control} name="passphrase" />
      <NewPassphraseFields
        control={form.control}
        name="newPassphrase"
        again="again"
        label="Nouvelle phrase secrète"
        fileName=""
      />
      <Alert icon={<IconInfoCircle aria-hidden />}>
        Les copies et les sauvegardes faites avant ce changement s’ouvrent encore avec l’ancienne phrase.
      </Alert>
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
    <Modal opened onClose={onClose} title="Nouvelle clé de secours" size="lg" closeOnClickOutside={false}>
      {prepare.data === undefined ? (
        <SubmitForm form={form} submitLabel="Montrer la clé" onCancel={onClose} isStep>
          <Text>
            Elle remplacera la précédente une fois recopiée. Les copies faites avant s’ouvrent encore avec
            l’ancienne. Prévoyez une imprimante ou une feuille de papier.
          </Text>
          <OwnerField control={form.control} name="passphrase" />
        </SubmitForm>
      ) : (
        <PaperKey
          sheet={prepare.data}
          confirmLabel="Enregistrer la clé"
          confirm={(recoveryKey) => confirm.mutateAsync({ recoveryKey })}
          onDone={() => {
            tellDone({
              title: 'Nouvelle clé de secours enregistrée.',
              message: 'Détruisez l’ancienne feuille.',
            });
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
    const deleted = copies.deleted === 0 ? '' : `, ${count(copies.deleted, 'supprimée', 'supprimées')}`;
    tellDone({
      title: 'Toutes les clés sont changées.',
      message: `${count(copies.done, 'copie chiffrée à nouveau', 'copies chiffrées à nouveau')}${deleted}.`,
    });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={() => {
        if (!rekey.isPending) onClose();
      }}
      title="Changer toutes les clés"
      size="lg"
      closeOnClickOutside={false}
    >
      {left.length > 0 ? (
        <LeftCopies left={left} onClose={onClose} />
      ) : prepare.data === undefined ? (
        <SubmitForm form={form} submitLabel="Continuer" onCancel={onClose} isStep>
          <Text>
            L’ancienne phrase secrète et l’ancienne clé de secours n’ouvriront plus rien de ce qui est chiffré
            à nouveau.
          </Text>
          {known.data === undefined ? null : (
            <Text>{allLeaves(known.data.copies, 'les secrets actuels')}</Text>
          )}
          <OwnerField control={form.control} name="passphrase" />
          <NewPassphraseFields
            control={form.control}
            name="newPassphrase"
            again="again"
            label="Nouvelle phrase secrète"
            fileName=""
          />
          <Checkbox
            label="Supprimer les copies que Vivier atteint sans pouvoir les chiffrer à nouveau"
            description="Copies abîmées, ou faites sous des clés plus anciennes encore."
            checked={deletesRest}
            onChange={(event) => setDeletesRest(event.currentTarget.checked)}
          />
        </SubmitForm>
      ) : (
        <Stack gap="md">
          <PaperKey
            sheet={prepare.data}
            confirmLabel="Chiffrer à nouveau le portefeuille"
            confirm={run}
            onDone={() => undefined}
            onCancel={onClose}
          />
          {rekey.progress === null ? null : (
            <Stack gap={4} role="status">
              <Text size="sm">{rekey.progress.label}…</Text>
              <Progress
                value={(100 * rekey.progress.done) / Math.max(1, rekey.progress.total)}
                aria-label="Changement des clés"
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
      <Text>
        Toutes les clés du portefeuille sont changées.{' '}
        {count(left.length, 'copie s’ouvre', 'copies s’ouvrent')} encore avec l’ancienne phrase ou l’ancienne
        clé&#x202F;: retrouvez-les et supprimez-les.
      </Text>
      <List aria-label="Copies qui restent">
        {left.map(({ name, folder, reach }) => (
          <List.Item key={`${folder}/${name}`}>
            {name}, dossier «&#x202F;{folder}&#x202F;»
            {reach === 'there' ? ' (n’a pas pu être chiffrée à nouveau)' : ' (hors d’atteinte)'}
          </List.Item>
        ))}
      </List>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          Fermer
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
    <SubmitModal form={form} title="Ouverture rapide" submitLabel="Activer" onCancel={onClose} isStep>
      <Text>
        Qui ouvre votre session sur cet ordinateur pourra ouvrir le portefeuille. La phrase secrète reste
        nécessaire partout ailleurs.
      </Text>
      <OwnerField control={form.control} name="passphrase" />
    </SubmitModal>
  );
}
