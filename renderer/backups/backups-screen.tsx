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
import { capital } from '../../shared/base/text';
import { tellDone, useAct, useProcedure } from '../bridge';
import { SettingsPage } from '../settings';
import { EmptyState, Facts, formatInstant, Loaded, StatusBadge } from '../ui';
import { ageInWords, sizeInWords } from './age';
import classes from './backups.module.css';
import { contentOf, listTexts, pageTexts, panelTexts, restoreTexts, warningTexts } from './backups.texts';
import { CopiesSection } from './copies-section';
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
            if (!failure) tellDone({ title: pageTexts.made });
          },
        },
      );
  };
  return (
    <SettingsPage
      title={pageTexts.title}
      subtitle={pageTexts.subtitle}
      onPrimary={makeNow}
      actions={
        <Button
          leftSection={<IconArchive size={16} aria-hidden />}
          onClick={makeNow}
          loading={make.isPending}
        >
          {pageTexts.makeNow}
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
              title={pageTexts.empty}
              actions={
                <Button variant="default" onClick={makeNow} loading={make.isPending}>
                  {pageTexts.makeFirst}
                </Button>
              }
            >
              {pageTexts.emptyHelp}
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
        title={restoreTexts.title}
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
    ...(folder.isThere ? [] : [warningTexts.folderMissing(folder.name)]),
    ...(failure && folder.isThere ? [warningTexts.failed(formatInstant(failure.at), failure.message)] : []),
    ...(isLate ? [warningTexts.late] : []),
    ...(leftInFormer > 0 ? [warningTexts.leftInFormer(leftInFormer)] : []),
    ...(ahead > 0 ? [warningTexts.ahead(ahead)] : []),
    ...(isOverCap ? [warningTexts.overCap] : []),
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
        <Title order={2}>{panelTexts.last}</Title>
        {isLate ? (
          <StatusBadge tone="late">{panelTexts.tooOld}</StatusBadge>
        ) : hasChanges ? (
          <StatusBadge tone="info">{panelTexts.changedSince}</StatusBadge>
        ) : (
          <StatusBadge tone="done">{panelTexts.upToDate}</StatusBadge>
        )}
      </Group>
      <Facts
        facts={[
          {
            label: panelTexts.made,
            value:
              lastAt === null
                ? null
                : panelTexts.madeAt(ageInWords(lastAt, Date.now()), formatInstant(lastAt)),
          },
          { label: panelTexts.space, value: sizeInWords(totalBytes) },
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
        {panelTexts.folder}
      </Title>
      <Stack gap="md">
        <Text>{folder.isChosen ? panelTexts.chosenFolder(folder.name) : panelTexts.ownFolder}</Text>
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
            {panelTexts.chooseFolder}
          </Button>
          {folder.isChosen ? (
            <Button variant="subtle" disabled={isBusy} onClick={() => change.mutate({ folder: null })}>
              {panelTexts.backToOwnFolder}
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
      <Table verticalSpacing={6} horizontalSpacing="md" aria-label={listTexts.count(backups.length)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{listTexts.columns.madeAt}</Table.Th>
            <Table.Th scope="col">{listTexts.columns.content}</Table.Th>
            <Table.Th scope="col">{listTexts.columns.size}</Table.Th>
            <Table.Th scope="col">{listTexts.columns.folder}</Table.Th>
            <Table.Th scope="col">{listTexts.columns.verified}</Table.Th>
            <Table.Th scope="col">{listTexts.columns.kept}</Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>{listTexts.columns.acts}</VisuallyHidden>
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
      { purpose: 'backup', suggestedName: listTexts.copyName(madeAt.slice(0, 10)) },
      {
        onSuccess: ({ file }) => {
          if (file !== null)
            copy.mutate(
              { id, file: file.handle },
              {
                onSuccess: () => tellDone({ title: listTexts.copied, message: file.name }),
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
          capital(contentOf(counts))
        ) : (
          <StatusBadge tone="blocking">{listTexts.unreadable}</StatusBadge>
        )}
      </Table.Td>
      <Table.Td>
        <span className="vivier-nowrap">{sizeInWords(backup.sizeBytes)}</span>
      </Table.Td>
      <Table.Td>{backup.isInChosenFolder ? listTexts.inChosenFolder : listTexts.inOwnFolder}</Table.Td>
      <Table.Td>{verifiedAt === null ? listTexts.notVerified : formatInstant(verifiedAt)}</Table.Td>
      <Table.Td>{keptFor.map((reason) => listTexts.keptFor[reason]).join(', ')}</Table.Td>
      <Table.Td>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={listTexts.acts(formatInstant(madeAt))}
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
                    onSuccess: () => tellDone({ title: listTexts.verified }),
                  },
                )
              }
            >
              {listTexts.verify}
            </Menu.Item>
            <Menu.Item leftSection={<IconShare2 size={16} aria-hidden />} onClick={copyTo}>
              {listTexts.copyTo}
            </Menu.Item>
            <Menu.Item leftSection={<IconHistory size={16} aria-hidden />} onClick={() => onRestore(backup)}>
              {listTexts.restore}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}
