import { Button, Stack, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cellText, columnNamed, importsList, type ListRow } from '../../shared/lists';
import { tellDone, useAct } from '../bridge';
import { ListView } from '../lists';
import { askBefore, EmptyState, Page, StatusBadge } from '../ui';
import { batchTexts as texts } from './import.texts';

const carried = importsList.columns.map(({ id }) => id);
const textOf = ({ cells }: ListRow, id: string): string => {
  const column = columnNamed(importsList, id);
  return column === undefined ? '' : cellText(column, cells[id] ?? null);
};
const countOf = ({ cells }: ListRow, id: string): number => Number(cells[id] ?? 0);

/** The imports made so far, the latest first, and the way to another; each can be taken back. */
export function Batches({
  choose,
  above,
}: {
  readonly choose: () => void;
  /** Where an extract is dropped or chosen. */
  readonly above: ReactNode;
}): ReactNode {
  const page = { title: texts.title, onPrimary: choose };
  return (
    <ListView
      list={importsList}
      {...page}
      note={texts.promise}
      above={above}
      carried={carried}
      preview={{ label: texts.preview, hasActs: true, draw: (row) => <Batch key={row.id} row={row} /> }}
      empty={
        <Page {...page} subtitle={texts.promise}>
          {above}
          <EmptyState icon={IconFileImport} title={texts.none}>
            {texts.noneHelp}
          </EmptyState>
        </Page>
      }
    />
  );
}

/** What an import did, and the way to take it back. */
function Batch({ row }: { readonly row: ListRow }): ReactNode {
  const undo = useAct('import.undo');
  const fileName = textOf(row, 'fileName');
  const undoneAt = textOf(row, 'undoneAt');
  const confirm = (): void =>
    askBefore({
      title: texts.askUndo(fileName),
      children: texts.askUndoWhy(countOf(row, 'created'), countOf(row, 'merged')),
      confirm: texts.undo,
      keep: texts.keep,
      onConfirm: () =>
        undo.mutate(
          { batchId: row.id },
          {
            onSuccess: () =>
              tellDone({
                title: texts.undone,
                message: texts.undoneMeans(fileName),
              }),
          },
        ),
    });
  return (
    <Stack gap="md">
      <div>
        <Title order={2} style={{ overflowWrap: 'anywhere' }}>
          {fileName}
        </Title>
        <Text c="dimmed" size="sm">
          {texts.importedOn(textOf(row, 'committedAt'))}
        </Text>
      </div>
      <Text size="sm">
        {texts.result({
          rows: countOf(row, 'rows'),
          created: countOf(row, 'created'),
          merged: countOf(row, 'merged'),
          refused: countOf(row, 'refused'),
        })}
      </Text>
      {undoneAt === '' ? (
        <Button variant="default" onClick={confirm} loading={undo.isPending}>
          {texts.undo}
        </Button>
      ) : (
        <StatusBadge tone="neutral">{texts.undoneOn(undoneAt)}</StatusBadge>
      )}
    </Stack>
  );
}
