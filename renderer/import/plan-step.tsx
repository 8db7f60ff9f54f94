import { Alert, Button, Group, Paper, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import type { ImportReportLine } from '../../shared/import';
import type { Output } from '../../shared/ipc';
import type { Act } from '../bridge';
import {
  type Column,
  count,
  DataTable,
  FailureNotice,
  formatInteger,
  JobProgress,
  ListSkeleton,
  Page,
  Private,
  StatusBadge,
  usePagedRows,
  usePrivateText,
} from '../ui';
import { outcomeLabels } from './labels';
import classes from './plan-step.module.css';

type Filter = 'created' | 'merged' | 'refused' | 'suspected' | null;

const columns: readonly Column<ImportReportLine>[] = [
  { id: 'row', heading: 'Ligne', width: '72px', cell: (line) => formatInteger(line.row) },
  {
    id: 'outcome',
    heading: 'Décision',
    width: '150px',
    cell: (line) =>
      line.suspectedDuplicateOf === null ? (
        <StatusBadge tone={outcomeLabels[line.outcome].tone}>{outcomeLabels[line.outcome].label}</StatusBadge>
      ) : (
        <StatusBadge tone="late">Créée, à comparer</StatusBadge>
      ),
  },
  {
    id: 'who',
    heading: 'Personne',
    width: 'minmax(200px, 1fr)',
    cell: (line) => <Private>{line.who || 'sans nom'}</Private>,
  },
  {
    id: 'reason',
    heading: 'Pourquoi',
    width: 'minmax(320px, 3fr)',
    cell: (line) => <Reason>{line.reason}</Reason>,
  },
];

/** Cut by its column, whole on hover; both are covered by F9. */
function Reason({ children }: { readonly children: string }): ReactNode {
  const privateText = usePrivateText();
  return (
    <span title={privateText(children)}>
      <Private>{children}</Private>
    </span>
  );
}

/** What the import will do, row by row: the very plan that is executed. */
export function PlanStep({
  fileName,
  plan,
  wasInterrupted,
  onBack,
  onCommit,
  act,
}: {
  readonly fileName: string;
  readonly plan: Output<'import.plan'>;
  /** A lock stopped this very import while it was being written. */
  readonly wasInterrupted: boolean;
  readonly onBack: () => void;
  readonly onCommit: () => void;
  readonly act: Act<'import.commit'>;
}): ReactNode {
  const [filter, setFilter] = useState<Filter>(null);
  const [current, setCurrent] = useState(0);
  const inputOf = useCallback(
    (offset: number, limit: number) => ({ planId: plan.planId, outcome: filter, offset, limit }),
    [plan.planId, filter],
  );
  const lines = usePagedRows({
    name: 'import.planLines',
    inputOf,
    select: (output) => ({ rows: output.lines, total: output.total }),
  });
  const { counts } = plan;
  const changes = counts.created + counts.merged;
  const commit = (): void => {
    if (changes > 0 && !act.isPending) onCommit();
  };
  const selected = lines.rowAt(current);
  const tiles: readonly { readonly filter: Filter; readonly n: number; readonly label: string }[] = [
    { filter: null, n: counts.rows, label: 'lignes lues' },
    { filter: 'created', n: counts.created, label: 'fiches créées' },
    { filter: 'suspected', n: counts.suspected, label: 'dont à comparer' },
    { filter: 'merged', n: counts.merged, label: 'lignes fusionnées' },
    { filter: 'refused', n: counts.refused, label: 'lignes refusées' },
  ];
  return (
    <Page
      title="Aperçu de l’import"
      subtitle={`${fileName} : rien n’est encore écrit.`}
      isFilling
      onBack={onBack}
      onPrimary={commit}
      actions={
        <>
          <Button variant="default" onClick={onBack} disabled={act.isPending}>
            Revoir les colonnes
          </Button>
          <Button onClick={commit} disabled={changes === 0} loading={act.isPending}>
            {changes === 0 ? 'Rien à importer' : `Importer ${count(changes, 'ligne', 'lignes')}`}
          </Button>
        </>
      }
    >
      <JobProgress act={act} label="Import en cours" />
      {wasInterrupted && !act.isPending ? (
        <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} role="status">
          L’import a été interrompu avant la fin{'\u00A0'}: rien n’a été importé. Relancez-le quand vous
          voulez.
        </Alert>
      ) : null}
      <Group gap="sm" role="group" aria-label="Lignes à montrer">
        {tiles.map((tile) => (
          <UnstyledButton
            key={tile.label}
            className={classes.tile}
            aria-pressed={filter === tile.filter}
            onClick={() => {
              setFilter(tile.filter);
              setCurrent(0);
            }}
          >
            <Text fw={600} size="lg">
              {formatInteger(tile.n)}
            </Text>
            <Text size="sm">{tile.label}</Text>
          </UnstyledButton>
        ))}
      </Group>
      {lines.failure ? (
        <FailureNotice failure={lines.failure} onRetry={lines.retry} />
      ) : lines.total === undefined ? (
        <ListSkeleton />
      ) : lines.total === 0 ? (
        <Text c="dimmed">Aucune ligne dans cette catégorie.</Text>
      ) : (
        <>
          <DataTable
            label="Lignes de l’extrait"
            columns={columns}
            total={lines.total}
            rowAt={lines.rowAt}
            rowKey={(line) => String(line.row)}
            current={current}
            onCurrent={setCurrent}
            onOpen={() => undefined}
            onRange={lines.onRange}
          />
          {selected === undefined ? null : (
            <Paper withBorder p="md" className={classes.detail} role="status">
              <Text size="sm">
                <strong>Ligne {formatInteger(selected.row)}</strong> : <Private>{selected.reason}</Private>
              </Text>
            </Paper>
          )}
        </>
      )}
    </Page>
  );
}
