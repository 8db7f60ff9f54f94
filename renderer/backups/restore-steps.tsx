import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { BackupId } from '../../shared/backups';
import type { ChosenFile } from '../../shared/base';
import type { Output } from '../../shared/ipc';
import { type AppFailure, tellFailure, useAct, useProcedure } from '../bridge';
import { leavePortfolio } from '../bridge/session';
import { ChosenFileField, formatInstant, SecretInput } from '../ui';
import { sizeInWords } from './age';
import { contentOf } from './labels';

interface RestoreStepsProps {
  /** The backup to restore, when it was chosen in a list. */
  readonly chosen?: { readonly id: BackupId; readonly madeAt: string };
  /** No portfolio is known here: the restored one needs a place. */
  readonly needsTarget?: boolean;
  readonly onBack: () => void;
  /** Restored, and locked. */
  readonly onDone: () => void;
}

const FILE = 'file';
/** The list of a portfolio that does not open stays short; older ones are files to choose. */
const MOST_LISTED = 8;

/** Restores in two steps: which backup, with its secret; then what it holds and what becomes of the present portfolio. */
export function RestoreSteps({ chosen, needsTarget = false, onBack, onDone }: RestoreStepsProps): ReactNode {
  const found = useProcedure('backups.find', chosen ? null : {});
  const pickFile = useAct('files.chooseToOpen');
  const pickTarget = useAct('files.chooseToSave');
  const examine = useAct('backups.examine', { isQuiet: true });
  const restore = useAct('backups.restore', { isQuiet: true });
  const [selected, setSelected] = useState<string | null>(chosen?.id ?? null);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [target, setTarget] = useState<ChosenFile | null>(null);
  const [secret, setSecret] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const listed = (found.data?.backups ?? []).slice(0, MOST_LISTED);
  const backup = chosen ?? (selected === null ? listed[0] : listed.find(({ id }) => id === selected)) ?? null;
  const source = { id: backup?.id ?? null, file: backup === null ? (file?.handle ?? null) : null };
  const failure = restore.error ?? examine.error;

  const look = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if ((backup === null && file === null) || secret === '' || (needsTarget && target === null)) return;
    examine.mutate({ ...source, secret });
  };
  const act = (): void =>
    restore.mutate(
      { ...source, target: target?.handle ?? null, secret },
      {
        onSuccess: (restored) => {
          tellRestored(restored);
          void leavePortfolio().then(onDone);
        },
        onError: (error) => {
          if (!chosen) return;
          // The portfolio was locked for it: what went wrong is told over the unlock screen.
          tellFailure(error);
          void leavePortfolio().then(onDone);
        },
      },
    );

  if (examine.data)
    return (
      <Stack gap="lg">
        <Text>
          Cette sauvegarde{backup ? ` du ${formatInstant(backup.madeAt)}` : ''} contient{' '}
          <strong>{contentOf(examine.data.counts)}</strong>.
        </Text>
        <Alert color="vivier" icon={<IconInfoCircle aria-hidden />}>
          {needsTarget
            ? 'Elle devient le portefeuille de cet ordinateur. La sauvegarde elle-même reste où elle est.'
            : 'Elle prend la place du portefeuille actuel, qui n’est pas effacé\u202f: il reste à côté, sous le nom «\u202f….avant-restauration-…\u202f». Ce qui a été saisi depuis cette sauvegarde n’y figurera pas.'}
        </Alert>
        <Failure failure={failure} />
        <Group justify="space-between">
          <Button
            variant="default"
            data-autofocus
            onClick={() => {
              examine.reset();
              restore.reset();
            }}
          >
            Retour
          </Button>
          <Button onClick={act} loading={restore.isPending}>
            Restaurer cette sauvegarde
          </Button>
        </Group>
      </Stack>
    );

  const isWrong = examine.error?.code === 'WRONG_PASSPHRASE';
  return (
    <form onSubmit={look} noValidate>
      <Stack gap="lg">
        {chosen ? (
          <Text>
            Sauvegarde du <strong>{formatInstant(chosen.madeAt)}</strong>
          </Text>
        ) : found.isLoading ? null : (
          <Radio.Group label="Sauvegarde" value={backup?.id ?? FILE} onChange={setSelected}>
            <Stack gap="sm" mt="sm">
              {listed.map(({ id, madeAt, sizeBytes, isInChosenFolder }) => (
                <Radio
                  key={id}
                  value={id}
                  label={`${formatInstant(madeAt)}, ${sizeInWords(sizeBytes)}${isInChosenFolder ? ', dossier choisi' : ''}`}
                />
              ))}
              <Radio value={FILE} label="Un autre fichier" />
            </Stack>
          </Radio.Group>
        )}
        {backup === null && !found.isLoading ? (
          <ChosenFileField
            label="Fichier de la sauvegarde"
            file={file}
            isBusy={pickFile.isPending}
            onChoose={() =>
              pickFile.mutate(
                { purpose: 'backup' },
                { onSuccess: ({ file: given }) => given !== null && setFile(given) },
              )
            }
            {...(hasTried && file === null ? { error: 'Choisissez le fichier de la sauvegarde.' } : {})}
          />
        ) : null}
        {needsTarget ? (
          <ChosenFileField
            label="Où garder le portefeuille restauré"
            file={target}
            isBusy={pickTarget.isPending}
            onChoose={() =>
              pickTarget.mutate(
                { purpose: 'portfolio', suggestedName: 'Portefeuille.vivier' },
                { onSuccess: ({ file: given }) => given !== null && setTarget(given) },
              )
            }
            {...(hasTried && target === null ? { error: 'Choisissez où garder le fichier.' } : {})}
          />
        ) : null}
        <SecretInput
          label="Phrase secrète ou clé de secours"
          description="Celle du jour de la sauvegarde, si elle a changé depuis."
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          error={
            isWrong
              ? examine.error?.message
              : hasTried && secret === ''
                ? 'Saisissez la phrase secrète.'
                : undefined
          }
        />
        <Failure failure={isWrong ? null : failure} />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            Retour
          </Button>
          <Button type="submit" loading={examine.isPending}>
            Voir ce qu’elle contient
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Failure({ failure }: { readonly failure: AppFailure | null }): ReactNode {
  return failure ? (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
      {failure.message}
    </Alert>
  ) : null;
}

function tellRestored({ name, formerName }: Output<'backups.restore'>): void {
  notifications.show({
    color: 'green',
    title: 'Portefeuille restauré',
    message:
      formerName === null
        ? `Ouvrez «\u202f${name}\u202f» avec sa phrase secrète.`
        : `L’ancien est gardé à côté, sous le nom «\u202f${formerName}\u202f». Ouvrez «\u202f${name}\u202f» avec sa phrase secrète.`,
    autoClose: false,
  });
}
