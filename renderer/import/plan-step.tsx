import { Alert, Button, Group, Switch, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { ImportChoices, ImportReportLine, ImportShown } from '../../shared/import';
import type { Output } from '../../shared/ipc';
import { type Act, call, tellDone, tellFailure, useAct } from '../bridge';
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
  Whole,
} from '../ui';
import { outcomeLabels } from './labels';
import classes from './plan-step.module.css';
import { Questions } from './questions';
import { RowPanel, type TypedCells } from './row-panel';

const columns: readonly Column<ImportReportLine>[] = [
  { id: 'line', heading: 'Ligne', width: '64px', cell: ({ line }) => formatInteger(line) },
  {
    id: 'outcome',
    heading: 'Décision',
    width: '152px',
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
    width: 'minmax(110px, 1fr)',
    cell: (line) => <Whole>{line.who || 'sans nom'}</Whole>,
  },
  {
    id: 'reason',
    heading: 'Pourquoi',
    width: 'minmax(120px, 2fr)',
    cell: (line) => <Whole>{line.reason}</Whole>,
  },
];
const sheetColumn: Column<ImportReportLine> = {
  id: 'sheet',
  heading: 'Feuille',
  width: '120px',
  cell: ({ sheet }) => <Whole>{sheet ?? ''}</Whole>,
};

interface PlanStepProps {
  readonly fileName: string;
  /** Several sheets are imported together: each row says which is its own. */
  readonly hasSheets: boolean;
  readonly plan: Output<'import.plan'>;
  readonly choices: ImportChoices;
  readonly onChoices: (choices: ImportChoices) => void;
  readonly typed: TypedCells | null;
  readonly onTyped: (typed: TypedCells) => void;
  /** The making of the plan again, when something is chosen. */
  readonly planAct: Act<'import.plan'>;
  /** A lock stopped this very import while it was being written. */
  readonly wasInterrupted: boolean;
  readonly onBack: () => void;
  readonly onCommit: () => void;
  readonly act: Act<'import.commit'>;
}

/** What the import will do, row by row: the very plan that is executed. What is chosen of a row makes the plan again. */
export function PlanStep({
  fileName,
  hasSheets,
  plan,
  choices,
  onChoices,
  typed,
  onTyped,
  planAct,
  wasInterrupted,
  onBack,
  onCommit,
  act,
}: PlanStepProps): ReactNode {
  const [filter, setFilter] = useState<ImportShown | null>(null);
  const [current, setCurrent] = useState(0);
  const inputOf = useCallback(
    (offset: number, limit: number) => ({ planId: plan.planId, outcome: filter, offset, limit }),
    [plan.planId, filter],
  );
  const lines = usePagedRows({
    name: 'import.planLines',
    inputOf,
    select: (output) => ({ rows: output.lines, total: output.total }),
    isFixed: true,
  });
  const { panelRef, decide, selected } = useChosenRow(
    lines.rowAt(Math.min(current, Math.max(0, (lines.total ?? 1) - 1))),
    onChoices,
  );
  const save = useSaveRefused(plan.planId, fileName);

  const { counts } = plan;
  const changes = counts.created + counts.merged;
  const isBusy = act.isPending || planAct.isPending;
  const commit = (): void => {
    if (changes > 0 && !isBusy) onCommit();
  };
  const asking = (filter: ImportShown, n: number, label: string) => (n === 0 ? [] : [{ filter, n, label }]);
  const tiles: readonly {
    readonly filter: ImportShown | null;
    readonly n: number;
    readonly label: string;
  }[] = [
    { filter: null, n: counts.rows, label: 'lignes lues' },
    { filter: 'created', n: counts.created, label: 'fiches créées' },
    { filter: 'alike', n: plan.alike, label: 'dont à comparer' },
    { filter: 'merged', n: counts.merged, label: 'lignes fusionnées' },
    ...asking('changed', plan.changed, 'valeurs changées'),
    ...asking('unread', plan.unread, 'cellules non lues'),
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
          {counts.refused === 0 ? null : (
            <Button variant="default" onClick={save.start} loading={save.isPending} disabled={isBusy}>
              Enregistrer les lignes refusées
            </Button>
          )}
          <Button variant="default" onClick={onBack} disabled={act.isPending}>
            Revoir les colonnes
          </Button>
          <Button onClick={commit} disabled={changes === 0 || planAct.isPending} loading={act.isPending}>
            {changes === 0 ? 'Rien à importer' : `Importer ${count(changes, 'ligne', 'lignes')}`}
          </Button>
        </>
      }
    >
      <JobProgress act={act} label="Import en cours" />
      <JobProgress act={planAct} label="Préparation de l’aperçu" />
      {wasInterrupted && !act.isPending ? (
        <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} role="status" className={classes.above}>
          L’import a été interrompu avant la fin{'\u00A0'}: rien n’a été importé. Relancez-le quand vous
          voulez.
        </Alert>
      ) : null}
      {plan.notices.length === 0 ? null : (
        <Alert color="vivier" icon={<IconInfoCircle aria-hidden />} role="note" className={classes.above}>
          {plan.notices.map((notice) => (
            <Text key={notice} size="sm">
              <Private>{notice}</Private>
            </Text>
          ))}
        </Alert>
      )}
      <Questions questions={plan.questions} choices={choices} onChoices={onChoices} />
      <Group gap="xs" role="group" aria-label="Lignes à montrer">
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
      {plan.changed === 0 ? null : (
        <Switch
          label="Reprendre du fichier toutes les valeurs qui ont changé"
          description="Sinon, ce qui est dans la fiche reste, sauf les valeurs que vous cochez ligne par ligne."
          checked={choices.takesChanges}
          disabled={isBusy}
          onChange={(event) => onChoices({ ...choices, takesChanges: event.currentTarget.checked })}
        />
      )}
      {lines.failure ? (
        <FailureNotice failure={lines.failure} onRetry={lines.retry} />
      ) : lines.total === undefined ? (
        <ListSkeleton />
      ) : lines.total === 0 ? (
        <Text c="dimmed">Aucune ligne dans cette catégorie.</Text>
      ) : (
        <div className={classes.split}>
          <DataTable
            label="Lignes de l’extrait"
            columns={hasSheets ? [sheetColumn, ...columns] : columns}
            total={lines.total}
            rowAt={lines.rowAt}
            rowKey={(line) => String(line.row)}
            current={Math.min(current, lines.total - 1)}
            onCurrent={setCurrent}
            onOpen={() => panelRef.current?.focus()}
            onRange={lines.onRange}
          />
          {selected === undefined ? null : (
            <RowPanel
              line={selected}
              choices={choices}
              typed={typed}
              onTyped={onTyped}
              onChoices={decide}
              panelRef={panelRef}
            />
          )}
        </div>
      )}
    </Page>
  );
}

/**
 * The row under the cursor, which stays on the screen while the plan is made again, and its panel. Where a choice moves the
 * row out of the list, the next one takes its place and the focus stays in the panel: rows are mended one after the other.
 */
function useChosenRow(
  line: ImportReportLine | undefined,
  onChoices: (choices: ImportChoices) => void,
): {
  readonly panelRef: React.RefObject<HTMLElement | null>;
  readonly decide: (choices: ImportChoices) => void;
  readonly selected: ImportReportLine | undefined;
} {
  const panelRef = useRef<HTMLElement>(null);
  const [last, setLast] = useState(line);
  if (line !== undefined && line !== last) setLast(line);
  const selected = line ?? last;
  const isDeciding = useRef(false);
  useEffect(() => {
    if (line === undefined || !isDeciding.current) return;
    isDeciding.current = false;
    if (!panelRef.current?.contains(document.activeElement)) panelRef.current?.focus();
  }, [line]);
  return {
    panelRef,
    selected,
    decide: (choices) => {
      isDeciding.current = true;
      onChoices(choices);
    },
  };
}

/** Writes the refused rows where the adviser says. */
function useSaveRefused(
  planId: Output<'import.plan'>['planId'],
  fileName: string,
): { readonly start: () => Promise<void>; readonly isPending: boolean } {
  const act = useAct('import.exportRefused', { isQuiet: true });
  const start = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToSave', {
        purpose: 'refused-rows',
        suggestedName: `${fileName.replace(/\.[^.]*$/u, '')} - lignes refusées.csv`,
      });
      if (file === null) return;
      const { rows } = await act.mutateAsync({ planId, file: file.handle });
      tellDone({
        title: 'Lignes refusées enregistrées',
        message: `${count(rows, 'ligne', 'lignes')} dans « ${file.name} ». Corrigez-les, puis importez ce fichier.`,
      });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return { start, isPending: act.isPending };
}
