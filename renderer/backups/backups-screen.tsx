import {
  ActionIcon,
  Alert,
  Button,
  Group,
  Menu,
  Modal,
  Stack,
  Table,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import {
  IconAlertTriangle,
  IconArchive,
  IconDots,
  IconFolder,
  IconHistory,
  IconRosetteDiscountCheck,
  IconShare2,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Backup, BackupsState } from '../../shared/backups';
import { tellDone, useAct, useProcedure } from '../bridge';
import { SettingsPage } from '../settings';
import { count, EmptyState, Facts, formatInstant, Loaded, StatusBadge } from '../ui';
import { ageInWords, sizeInWords } from './age';
import classes from './backups.module.css';
import { CopiesSection } from './copies-section';
import { contentOf, reasonLabels } from './labels';
import { RestoreSteps } from './restore-steps';

/** Paramètres, Sauvegardes: the age of the last one, where they go, the kept ones and what can be done with each. */
export function BackupsScreen(): ReactNode {
  const state = useProcedure('backups.state', {});
  const list = useProcedure('backups.list', {});
  const make = useAct('backups.make');
  const [restored, setRestored] = useState<Backup | null>(null);
  const makeNow = (): void => {
    if (!make.isPending)
      make.mutate(
        {},
        {
          onSuccess: ({ failure }) => {
            if (!failure) tellDone({ title: 'Sauvegarde faite et vérifiée.' });
          },
        },
      );
  };
  return (
    <SettingsPage
      title="Sauvegardes"
      subtitle="Faites d’elles-mêmes à chaque fermeture et chaque jour, relues aussitôt, chiffrées comme le portefeuille."
      onPrimary={makeNow}
      actions={
        <Button
          leftSection={<IconArchive size={16} aria-hidden />}
          onClick={makeNow}
          loading={make.isPending}
        >
          Sauvegarder maintenant
        </Button>
      }
    >
      <Loaded query={state}>
        {(data) => (
          <>
            <Warnings state={data} />
            <div className={classes.panels}>
              <LastPanel state={data} />
              <FolderPanel state={data} />
            </div>
          </>
        )}
      </Loaded>
      <Loaded query={list}>
        {({ backups }) =>
          backups.length === 0 ? (
            <EmptyState
              icon={IconArchive}
              title="Aucune sauvegarde pour l’instant"
              actions={
                <Button variant="default" onClick={makeNow} loading={make.isPending}>
                  Faire la première sauvegarde
                </Button>
              }
            >
              La première se fait à la fermeture du portefeuille, ou maintenant.
            </EmptyState>
          ) : (
            <BackupTable backups={backups} onRestore={setRestored} />
          )
        }
      </Loaded>
      <CopiesSection />
      <Modal
        opened={restored !== null}
        onClose={() => setRestored(null)}
        title="Restaurer une sauvegarde"
        size="lg"
      >
        {restored ? (
          <RestoreSteps chosen={restored} onBack={() => setRestored(null)} onDone={() => setRestored(null)} />
        ) : null}
      </Modal>
    </SettingsPage>
  );
}

function Warnings({ state }: { readonly state: BackupsState }): ReactNode {
  const { folder, failure, isLate, isOverCap, leftInFormer, ahead } = state;
  const warnings = [
    ...(folder.isThere
      ? []
      : [
          `Le dossier «\u202f${folder.name}\u202f» est introuvable\u202f: rebranchez le support ou choisissez un autre dossier. En attendant, les sauvegardes vont dans le dossier de Vivier.`,
        ]),
    ...(failure && folder.isThere
      ? [`La dernière tentative, le ${formatInstant(failure.at)}, a échoué. ${failure.message}`]
      : []),
    ...(isLate ? ['La dernière sauvegarde a plus de sept jours.'] : []),
    ...(leftInFormer > 0
      ? [
          `${count(leftInFormer, 'sauvegarde est encore', 'sauvegardes sont encore')} dans l’ancien dossier de Vivier\u202f: on peut s’en servir, et Vivier les déplacera à une prochaine ouverture.`,
        ]
      : []),
    ...(ahead > 0
      ? [
          `${count(ahead, 'sauvegarde porte', 'sauvegardes portent')} une date à venir\u202f: l’horloge de l’ordinateur a été fausse un moment. Vivier n’en tient pas compte et les laisse en place.`,
        ]
      : []),
    ...(isOverCap
      ? [
          'Les sauvegardes dépassent 5 Go\u202f: les plus anciennes de chaque mois sont retirées pour faire de la place.',
        ]
      : []),
  ];
  return warnings.map((warning) => (
    <Alert key={warning} color="amber" icon={<IconAlertTriangle aria-hidden />} mb="md" maw={1400}>
      {warning}
    </Alert>
  ));
}

function LastPanel({
  state: { lastAt, hasChanges, isLate, totalBytes },
}: {
  readonly state: BackupsState;
}): ReactNode {
  return (
    <section className={classes.panel}>
      <Group justify="space-between" mb="md">
        <Title order={2}>Dernière sauvegarde</Title>
        {isLate ? (
          <StatusBadge tone="late">Trop ancienne</StatusBadge>
        ) : hasChanges ? (
          <StatusBadge tone="info">Changements depuis</StatusBadge>
        ) : (
          <StatusBadge tone="done">À jour</StatusBadge>
        )}
      </Group>
      <Facts
        facts={[
          {
            label: 'Faite',
            value: lastAt === null ? null : `${ageInWords(lastAt, Date.now())}, le ${formatInstant(lastAt)}`,
          },
          { label: 'Place occupée', value: sizeInWords(totalBytes) },
        ]}
      />
    </section>
  );
}

function FolderPanel({ state: { folder } }: { readonly state: BackupsState }): ReactNode {
  const choose = useAct('files.chooseFolder');
  const change = useAct('backups.useFolder');
  const isBusy = choose.isPending || change.isPending;
  return (
    <section className={classes.panel}>
      <Title order={2} mb="md">
        Dossier
      </Title>
      <Stack gap="md">
        <Text>
          {folder.isChosen ? (
            <>
              Dossier choisi{'\u00a0'}: <strong>{folder.name}</strong>
            </>
          ) : (
            'Dossier de Vivier, sur cet ordinateur. Une clé USB ou un partage protège aussi d’un vol ou d’une panne.'
          )}
        </Text>
        <Group>
          <Button
            variant="default"
            leftSection={<IconFolder size={16} aria-hidden />}
            loading={isBusy}
            onClick={() =>
              choose.mutate(
                { purpose: 'backups' },
                {
                  onSuccess: ({ folder: given }) => {
                    if (given !== null) change.mutate({ folder: given.handle });
                  },
                },
              )
            }
          >
            Choisir un dossier…
          </Button>
          {folder.isChosen ? (
            <Button variant="subtle" disabled={isBusy} onClick={() => change.mutate({ folder: null })}>
              Revenir au dossier de Vivier
            </Button>
          ) : null}
        </Group>
      </Stack>
    </section>
  );
}

function BackupTable({
  backups,
  onRestore,
}: {
  readonly backups: readonly Backup[];
  readonly onRestore: (backup: Backup) => void;
}): ReactNode {
  return (
    <div className={classes.list}>
      <Table
        verticalSpacing={6}
        horizontalSpacing="md"
        aria-label={count(backups.length, 'sauvegarde', 'sauvegardes')}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Faite le</Table.Th>
            <Table.Th scope="col">Contenu</Table.Th>
            <Table.Th scope="col">Taille</Table.Th>
            <Table.Th scope="col">Dossier</Table.Th>
            <Table.Th scope="col">Vérifiée</Table.Th>
            <Table.Th scope="col">Gardée</Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {backups.map((backup) => (
            <BackupRow key={backup.id} backup={backup} onRestore={onRestore} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function BackupRow({
  backup,
  onRestore,
}: {
  readonly backup: Backup;
  readonly onRestore: (backup: Backup) => void;
}): ReactNode {
  const verify = useAct('backups.verify');
  const choose = useAct('files.chooseToSave');
  const copy = useAct('backups.copyTo');
  const { id, madeAt, counts, keptFor, verifiedAt } = backup;
  const copyTo = (): void =>
    choose.mutate(
      { purpose: 'backup', suggestedName: `Sauvegarde ${madeAt.slice(0, 10)}.vivier` },
      {
        onSuccess: ({ file }) => {
          if (file !== null)
            copy.mutate(
              { id, file: file.handle },
              {
                onSuccess: () => tellDone({ title: 'Copie faite et vérifiée.', message: file.name }),
              },
            );
        },
      },
    );
  return (
    <Table.Tr>
      <Table.Td>
        <span className="vivier-nowrap">{formatInstant(madeAt)}</span>
      </Table.Td>
      <Table.Td>
        {counts ? (
          contentOf(counts)
        ) : (
          <StatusBadge tone="blocking">Illisible avec la clé actuelle</StatusBadge>
        )}
      </Table.Td>
      <Table.Td>
        <span className="vivier-nowrap">{sizeInWords(backup.sizeBytes)}</span>
      </Table.Td>
      <Table.Td>{backup.isInChosenFolder ? 'choisi' : 'de Vivier'}</Table.Td>
      <Table.Td>{verifiedAt === null ? '–' : formatInstant(verifiedAt)}</Table.Td>
      <Table.Td>{keptFor.map((reason) => reasonLabels[reason]).join(', ')}</Table.Td>
      <Table.Td>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Actions de la sauvegarde du ${formatInstant(madeAt)}`}
              loading={verify.isPending || copy.isPending}
            >
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconRosetteDiscountCheck size={16} aria-hidden />}
              onClick={() =>
                verify.mutate(
                  { id },
                  {
                    onSuccess: () => tellDone({ title: 'Cette sauvegarde se relit en entier.' }),
                  },
                )
              }
            >
              Vérifier
            </Menu.Item>
            <Menu.Item leftSection={<IconShare2 size={16} aria-hidden />} onClick={copyTo}>
              Copier vers…
            </Menu.Item>
            <Menu.Item leftSection={<IconHistory size={16} aria-hidden />} onClick={() => onRestore(backup)}>
              Restaurer…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}
