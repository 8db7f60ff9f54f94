import { ActionIcon, Box, Button, Group, Paper, Select, Stack, Text, Title, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPaperclip, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import {
  type Attachment,
  type ChecklistLine,
  documentStatuses,
  documentStatusSchema,
  type KindContext,
  type Step,
} from '../../shared/contract-files';
import { call, tellFailure, today, useAct } from '../bridge';
import {
  count,
  DateBox,
  EmptyState,
  formatInteger,
  LegalSource,
  Private,
  StatusBadge,
  type Tone,
  usePrivateText,
} from '../ui';
import { documentLabels } from './labels';
import { STEP_TITLE, TypedGroups } from './step-form';
import type { EditedContractFile } from './use-contract-file';

const tones: Readonly<Record<ChecklistLine['status'], Tone>> = {
  expected: 'neutral',
  received: 'info',
  checked: 'done',
  refused: 'blocking',
  expired: 'late',
};
const choices = documentStatuses.map((value) => ({ value, label: documentLabels[value] }));

/** The checklist of supporting documents; scans are kept inside the portfolio. */
export function DocumentsStep({
  step,
  edited,
  context,
}: {
  readonly step: Step;
  readonly edited: EditedContractFile;
  readonly context: KindContext;
}): ReactNode {
  const { checklist } = edited.view;
  const awaited = checklist.filter(
    (line) => line.isRequired && line.status !== 'received' && line.status !== 'checked',
  ).length;
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} id={STEP_TITLE} tabIndex={-1}>
          {step.label}
        </Title>
        <Text c="dimmed">
          {awaited === 0
            ? 'Toutes les pièces nécessaires sont là.'
            : `${count(awaited, 'pièce nécessaire attendue', 'pièces nécessaires attendues')}.`}{' '}
          Les copies restent dans le portefeuille chiffré.
        </Text>
      </div>
      {checklist.length === 0 ? (
        <EmptyState icon={IconPaperclip} title="Aucune pièce demandée pour l’instant">
          La liste dépend du candidat, de l’employeur et du contrat{'\u00A0'}: complétez les étapes
          précédentes.
        </EmptyState>
      ) : (
        checklist.map((line) => <DocumentLine key={line.code} line={line} edited={edited} />)
      )}
      <TypedGroups step={step} edited={edited} context={context} />
    </Stack>
  );
}

function DocumentLine({
  line,
  edited,
}: {
  readonly line: ChecklistLine;
  readonly edited: EditedContractFile;
}): ReactNode {
  const { id } = edited.view.file;
  const set = useAct('contractFiles.setDocument');
  const attach = useAct('contractFiles.attach');
  const remove = useAct('contractFiles.removeAttachment');
  const isDisabled = !edited.isEditable;
  const change = async (
    part: Partial<Pick<ChecklistLine, 'status' | 'receivedOn' | 'expiresOn'>>,
  ): Promise<void> => {
    await edited.flush();
    set.mutate(
      {
        id,
        code: line.code,
        status: line.status,
        receivedOn: line.receivedOn,
        expiresOn: line.expiresOn,
        ...part,
      },
      { onSuccess: edited.accept },
    );
  };
  const choose = async (): Promise<void> => {
    try {
      await edited.flush();
      const { file } = await call('files.chooseToOpen', { purpose: 'attachment' });
      if (file !== null)
        attach.mutate({ id, code: line.code, file: file.handle }, { onSuccess: edited.accept });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const privateText = usePrivateText();
  const confirmRemoval = (attachment: Attachment): void => {
    modals.openConfirmModal({
      title: 'Retirer cette copie ?',
      children: (
        <Text size="sm">
          « <Private>{attachment.fileName}</Private> » sera retirée du dossier. L’original n’est pas touché.
        </Text>
      ),
      labels: { confirm: 'Retirer la copie', cancel: 'La garder' },
      confirmProps: { color: 'red' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: () => remove.mutate({ id, attachmentId: attachment.id }, { onSuccess: edited.accept }),
    });
  };
  return (
    <Paper withBorder p="md" component="section" aria-label={line.label}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Box miw={0}>
          <Group gap="sm">
            <Text fw={600}>{line.label}</Text>
            <StatusBadge tone={tones[line.status]}>{documentLabels[line.status]}</StatusBadge>
            {line.isRequired ? null : <StatusBadge tone="neutral">facultative</StatusBadge>}
          </Group>
          <Text size="sm" c="dimmed">
            {line.condition} <LegalSource>{line.source}</LegalSource>
          </Text>
        </Box>
        <Button
          variant="default"
          disabled={isDisabled}
          leftSection={<IconPaperclip size={16} aria-hidden />}
          onClick={choose}
          loading={attach.isPending}
          flex="none"
        >
          Joindre une copie
        </Button>
      </Group>
      <Group mt="sm" align="flex-end">
        <Select
          id={`document.${line.code}`}
          label="État"
          disabled={isDisabled}
          w={150}
          data={choices}
          value={line.status}
          onChange={(value) => {
            const status = documentStatusSchema.parse(value);
            void change({ status, receivedOn: status === 'expected' ? null : (line.receivedOn ?? today()) });
          }}
        />
        <DateBox
          label="Reçue le"
          disabled={isDisabled}
          w={140}
          clearable
          value={line.receivedOn}
          onChange={(receivedOn) => change({ receivedOn })}
        />
        <DateBox
          label="Valable jusqu’au"
          disabled={isDisabled}
          w={140}
          clearable
          value={line.expiresOn}
          onChange={(expiresOn) => change({ expiresOn })}
        />
      </Group>
      {line.attachments.map((attachment) => (
        <Group key={attachment.id} gap="sm" mt="sm" wrap="nowrap">
          <IconPaperclip size={16} aria-hidden />
          <Text size="sm">
            <Private>{attachment.fileName}</Private>
          </Text>
          <Text size="sm" c="dimmed">
            {formatInteger(Math.max(1, Math.round(attachment.bytes / 1024)))}
            {'\u00A0'}Ko
          </Text>
          <Tooltip label="Retirer cette copie">
            <ActionIcon
              variant="subtle"
              color="red"
              disabled={isDisabled}
              aria-label={`Retirer la copie ${privateText(attachment.fileName, '')}`.trim()}
              onClick={() => confirmRemoval(attachment)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      ))}
    </Paper>
  );
}
