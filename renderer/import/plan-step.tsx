import { Alert, Button, Group, Switch, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { ImportChoices, ImportReportLine, ImportShown } from '../../shared/import';
import type { Output } from '../../shared/ipc';
import type { Act } from '../bridge';
import {
  type Column,
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
import { planTexts as texts } from './import.texts';
import { outcomeLabels } from './labels';
import classes from './plan-step.module.css';
import { Questions } from './questions';
import { RowPanel, type TypedCells } from './row-panel';
import { useSaveRefused } from './use-save-refused';

/** Height of a row, in pixels: its reason may take three lines. */
const REASON_HEIGHT = 60;

const columns: readonly Column<ImportReportLine>[] = [
  { id: 'line', heading: texts.line, width: '64px', cell: ({ line }) => formatInteger(line) },
  {
    id: 'outcome',
    heading: texts.decision,
    width: '152px',
    cell: (line) =>
      line.suspectedDuplicateOf === null ? (
        <StatusBadge tone={outcomeLabels[line.outcome].tone}>{outcomeLabels[line.outcome].label}</StatusBadge>
      ) : (
        <StatusBadge tone="late">{texts.toCompare}</StatusBadge>
      ),
  },
  {
    id: 'who',
    heading: texts.person,
    width: 'minmax(96px, 1fr)',
    cell: (line) => <Whole>{line.who || texts.nameless}</Whole>,
  },
  {
    id: 'reason',
    heading: texts.why,
    width: 'minmax(150px, 2fr)',
    cell: (line) => (
      <div className={classes.short}>
        <Private>{texts.short(line)}</Private>
      </div>
    ),
  },
];
const sheetColumn: Column<ImportReportLine> = {
  id: 'sheet',
  heading: texts.sheet,
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
  const asking = (filter: ImportShown, n: number) => (n === 0 ? [] : [{ filter, n }]);
  const tiles: readonly {
    readonly filter: ImportShown | null;
    readonly n: number;
  }[] = [
    { filter: null, n: counts.rows },
    { filter: 'created', n: counts.created },
    { filter: 'alike', n: plan.alike },
    ...asking('out', plan.out),
    { filter: 'merged', n: counts.merged },
    ...asking('changed', plan.changed),
    ...asking('unread', plan.unread),
    { filter: 'refused', n: counts.refused },
  ];
  return (
    <Page
      title={texts.title}
      subtitle={texts.nothingYet(fileName)}
      isFilling
      onBack={onBack}
      onPrimary={commit}
      actions={
        <>
          {counts.refused === 0 ? null : (
            <Button variant="default" onClick={save.start} loading={save.isPending} disabled={isBusy}>
              {texts.saveRefused}
            </Button>
          )}
          <Button variant="default" onClick={onBack} disabled={act.isPending}>
            {texts.back}
          </Button>
          <Button onClick={commit} disabled={changes === 0 || planAct.isPending} loading={act.isPending}>
            {changes === 0 ? texts.nothing : texts.commit(changes)}
          </Button>
        </>
      }
    >
      <JobProgress act={act} label={texts.writing} />
      <JobProgress act={planAct} label={texts.planning} />
      {wasInterrupted && !act.isPending ? (
        <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} role="status" className={classes.above}>
          {texts.interrupted}
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
      <Group gap="xs" role="group" aria-label={texts.shown}>
        {tiles.map((tile) => (
          <UnstyledButton
            key={tile.filter ?? 'all'}
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
            <Text size="sm">{texts.tile(tile.filter, tile.n)}</Text>
          </UnstyledButton>
        ))}
      </Group>
      {plan.out === 0 ? null : (
        <Switch
          label={texts.reopenAll}
          description={texts.reopenAllHelp}
          checked={choices.reopens}
          disabled={isBusy}
          onChange={(event) => onChoices({ ...choices, reopens: event.currentTarget.checked })}
        />
      )}
      {plan.changed === 0 ? null : (
        <Switch
          label={texts.takeAll}
          description={texts.takeAllHelp}
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
        <Text c="dimmed">{texts.none}</Text>
      ) : (
        <div className={classes.split}>
          <DataTable
            label={texts.lines}
            rowHeight={REASON_HEIGHT}
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
