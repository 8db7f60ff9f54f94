import { Alert, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconInfoCircle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type AppFailure, refreshDomains, useAct } from '../bridge';
import { OtherFailure, PaperKey, useNewPassphrase } from '../portfolio';
import { count, SecretInput } from '../ui';

interface ModalProps {
  readonly onClose: () => void;
}

const tell = (message: string): void => {
  notifications.show({ color: 'green', message });
};

/** The present passphrase, asked for again before anything about keys changes. */
function useOwner(): {
  readonly value: string;
  readonly check: () => boolean;
  readonly field: (error: AppFailure | null) => ReactNode;
} {
  const [value, setValue] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  return {
    value,
    check: () => {
      setIsEmpty(value === '');
      return value !== '';
    },
    field: (error) => (
      <SecretInput
        label="Phrase secrète actuelle"
        data-autofocus
        toggleLabel="Montrer ou cacher la phrase secrète actuelle"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        error={
          error?.code === 'WRONG_PASSPHRASE'
            ? error.message
            : isEmpty
              ? 'Saisissez la phrase secrète actuelle.'
              : undefined
        }
      />
    ),
  };
}

const otherThanWrong = (error: AppFailure | null): AppFailure | null =>
  error?.code === 'WRONG_PASSPHRASE' ? null : error;

function Buttons({
  onClose,
  label,
  isBusy,
}: {
  readonly onClose: () => void;
  readonly label: string;
  readonly isBusy: boolean;
}): ReactNode {
  return (
    <Group justify="space-between">
      <Button variant="default" onClick={onClose}>
        Annuler
      </Button>
      <Button type="submit" loading={isBusy}>
        {label}
      </Button>
    </Group>
  );
}

export function PassphraseModal({ onClose }: ModalProps): ReactNode {
  const change = useAct('keys.changePassphrase', { isQuiet: true });
  const owner = useOwner();
  const passphrase = useNewPassphrase('Nouvelle phrase secrète', '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isReady = passphrase.check();
    if (!owner.check() || !isReady) return;
    change.mutate(
      { passphrase: owner.value, newPassphrase: passphrase.value },
      {
        onSuccess: () => {
          tell('Phrase secrète changée.');
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title="Changer la phrase secrète" size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {owner.field(change.error)}
          {passphrase.fields}
          <Alert icon={<IconInfoCircle aria-hidden />}>
            Les copies et les sauvegardes faites avant ce changement s’ouvrent encore avec l’ancienne phrase.
            Si quelqu’un a pu la lire, choisissez plutôt «&nbsp;Changer toutes les clés&nbsp;».
          </Alert>
          <OtherFailure error={otherThanWrong(change.error)} />
          <Buttons onClose={onClose} label="Changer la phrase secrète" isBusy={change.isPending} />
        </Stack>
      </form>
    </Modal>
  );
}

export function RecoveryModal({ onClose }: ModalProps): ReactNode {
  const prepare = useAct('keys.prepareRecovery', { isQuiet: true });
  const confirm = useAct('keys.confirmRecovery', { isQuiet: true });
  const owner = useOwner();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (owner.check()) prepare.mutate({ passphrase: owner.value });
  };
  return (
    <Modal opened onClose={onClose} title="Nouvelle clé de secours" size="lg" closeOnClickOutside={false}>
      {prepare.data === undefined ? (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <Text>
              Elle remplacera la précédente une fois recopiée. Prévoyez une imprimante ou une feuille de
              papier.
            </Text>
            {owner.field(prepare.error)}
            <OtherFailure error={otherThanWrong(prepare.error)} />
            <Buttons onClose={onClose} label="Montrer la clé" isBusy={prepare.isPending} />
          </Stack>
        </form>
      ) : (
        <PaperKey
          sheet={prepare.data}
          confirmLabel="Enregistrer la clé"
          isBusy={confirm.isPending}
          error={confirm.error}
          onConfirm={(recoveryKey) =>
            confirm.mutate(
              { recoveryKey },
              {
                onSuccess: () => {
                  tell('Nouvelle clé de secours enregistrée. Détruisez l’ancienne feuille.');
                  onClose();
                },
              },
            )
          }
          onCancel={onClose}
        />
      )}
    </Modal>
  );
}

export function RekeyModal({ onClose }: ModalProps): ReactNode {
  const prepare = useAct('keys.prepareRekey', { isQuiet: true });
  const rekey = useAct('keys.rekey', { isQuiet: true });
  const owner = useOwner();
  const passphrase = useNewPassphrase('Nouvelle phrase secrète', '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isReady = passphrase.check();
    if (!owner.check() || !isReady) return;
    prepare.mutate({ passphrase: owner.value, newPassphrase: passphrase.value });
  };
  const run = (recoveryKey: string): void =>
    rekey.mutate(
      { recoveryKey },
      {
        onSuccess: ({ backups }) => {
          void refreshDomains(['portfolio', 'keys', 'backups']);
          tell(
            backups.left === 0
              ? `Toutes les clés sont changées (${count(backups.done, 'sauvegarde', 'sauvegardes')}).`
              : `Toutes les clés du portefeuille sont changées. ${count(backups.left, 'sauvegarde s’ouvre', 'sauvegardes s’ouvrent')} encore avec l’ancienne phrase.`,
          );
          onClose();
        },
      },
    );
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
      {prepare.data === undefined ? (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <Text>
              Le portefeuille entier est chiffré à nouveau, avec ses sauvegardes sur cet ordinateur.
              L’ancienne phrase secrète et l’ancienne clé de secours n’y ouvriront plus rien.
            </Text>
            {owner.field(prepare.error)}
            {passphrase.fields}
            <Alert icon={<IconInfoCircle aria-hidden />}>
              Les copies rangées ailleurs (clé USB, dossier partagé) s’ouvrent encore avec l’ancienne
              phrase&#x202F;: supprimez-les.
            </Alert>
            <OtherFailure error={otherThanWrong(prepare.error)} />
            <Buttons onClose={onClose} label="Continuer" isBusy={prepare.isPending} />
          </Stack>
        </form>
      ) : (
        <Stack gap="md">
          <PaperKey
            sheet={prepare.data}
            confirmLabel="Chiffrer à nouveau le portefeuille"
            isBusy={rekey.isPending}
            error={rekey.error}
            onConfirm={run}
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

export function QuickUnlockModal({ onClose }: ModalProps): ReactNode {
  const enable = useAct('keys.enableQuickUnlock', { isQuiet: true });
  const owner = useOwner();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (owner.check()) enable.mutate({ passphrase: owner.value }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title="Ouverture rapide">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text>
            Qui ouvre votre session sur cet ordinateur pourra ouvrir le portefeuille. La phrase secrète reste
            nécessaire partout ailleurs.
          </Text>
          {owner.field(enable.error)}
          <OtherFailure error={otherThanWrong(enable.error)} />
          <Buttons onClose={onClose} label="Activer" isBusy={enable.isPending} />
        </Stack>
      </form>
    </Modal>
  );
}
