import { Alert, Button, Group, Select, Tabs, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconAddressBook,
  IconCalendarDue,
  IconCalendarPlus,
  IconCircleCheck,
  IconFilterOff,
  IconHelpCircle,
  type IconProps,
  IconRefresh,
  IconTableImport,
  IconUserPlus,
} from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ageOn, formatShortDate } from '../../shared/base/time';
import {
  bareSaid,
  factLabel,
  type SchemeCode,
  saidOfOutlook,
  schemeCodeSchema,
  schemeOf,
  shortNameOf,
} from '../../shared/law';
import {
  type SweepChange,
  type SweepLine,
  type SweepRow,
  type SweepState,
  type SweepView,
  sweepViews,
} from '../../shared/rights';
import { today, useAct, useProcedure } from '../bridge';
import { candidateName } from '../people';
import {
  ButtonLink,
  type Column,
  count,
  DataTable,
  EmptyState,
  enumerate,
  FailureNotice,
  formatInteger,
  JobProgress,
  ListSkeleton,
  Page,
  Private,
  usePagedRows,
  VerdictBadge,
} from '../ui';
import { answerTexts, sweepTexts } from './rights.texts';
import { SweepPreview } from './sweep-preview';
import classes from './sweep-screen.module.css';

const views: Readonly<
  Record<
    SweepView,
    {
      readonly label: string;
      readonly icon: ComponentType<IconProps>;
      readonly empty: string;
      readonly advice: string;
    }
  >
> = {
  open: { ...sweepTexts.ofViews.open, icon: IconCircleCheck },
  'to-check': { ...sweepTexts.ofViews['to-check'], icon: IconHelpCircle },
  'ends-soon': { ...sweepTexts.ofViews['ends-soon'], icon: IconCalendarDue },
  'opens-soon': { ...sweepTexts.ofViews['opens-soon'], icon: IconCalendarPlus },
};
const isSoon = (view: SweepView): boolean => view === 'ends-soon' || view === 'opens-soon';
const isView = (value: string | null): value is SweepView =>
  value !== null && sweepViews.some((view) => view === value);

const delays = [30, 60, 90, 180, 365] as const;
const usualDelay = 90;
/** What is coming to what is open now is told as far as it is known. */
const wholeYear = 366;

const labelOf = (scheme: SchemeCode): string => schemeOf(scheme)?.label ?? scheme;

type SweepColumn = Column<SweepRow>;

const isEntered = ({ underWay }: SweepRow, scheme: SchemeCode): boolean =>
  underWay.some((each) => each.scheme === scheme);
/** Of a scheme, or of all of them. */
const linesAbout = (row: SweepRow, chosen: SchemeCode | null): readonly SweepLine[] =>
  chosen === null ? row.lines : row.lines.filter(({ scheme }) => scheme === chosen);

/** The first names, and how many more: the panel beside holds them all. */
const shortList = (words: readonly string[], most: number): string =>
  words.length === 0
    ? sweepTexts.none
    : words.length <= most + 1
      ? enumerate(words)
      : `${words.slice(0, most).join(', ')} ${answerTexts.more(words.length - most)}`;

/** The change that comes first, in the way of the view where it has one. */
function nextChange(
  row: SweepRow,
  view: SweepView,
  chosen: SchemeCode | null,
): { readonly scheme: SchemeCode; readonly change: SweepChange } | null {
  const rank = { ineligible: 0, 'to-check': 1, eligible: 2 } as const;
  const found = linesAbout(row, chosen).flatMap(({ scheme, verdict, change }) => {
    if (change === null) return [];
    const opens = rank[change.becomes] > rank[verdict];
    return isSoon(view) && opens !== (view === 'opens-soon') ? [] : [{ scheme, change }];
  });
  return found.sort((a, b) => (a.change.on < b.change.on ? -1 : 1))[0] ?? null;
}

const texts = sweepTexts.columns;
const name: SweepColumn = {
  id: 'name',
  heading: texts.name,
  width: 'minmax(130px, 1.3fr)',
  cell: (row) => <Private>{candidateName(row)}</Private>,
};
const age: SweepColumn = {
  id: 'age',
  heading: texts.age,
  width: '64px',
  cell: ({ birthDate }) => <Private>{sweepTexts.age(ageOn(birthDate, today()))}</Private>,
};
const underWay: SweepColumn = {
  id: 'underWay',
  heading: texts.underWay,
  width: 'minmax(154px, 1fr)',
  cell: (row) => {
    const words = row.underWay.map(({ scheme, since }) =>
      since === null ? shortNameOf(scheme) : `${shortNameOf(scheme)} (${formatShortDate(since)})`,
    );
    return <span title={words.join(', ')}>{shortList(words, 1)}</span>;
  },
};
const open: SweepColumn = {
  id: 'open',
  heading: texts.open,
  width: 'minmax(150px, 2fr)',
  cell: (row) => {
    const names = row.lines
      .filter(({ verdict, scheme }) => verdict === 'eligible' && !isEntered(row, scheme))
      .map(({ scheme }) => shortNameOf(scheme));
    return <span title={names.join(', ')}>{shortList(names, 3)}</span>;
  },
};
const missing: SweepColumn = {
  id: 'missing',
  heading: texts.missing,
  width: 'minmax(190px, 2fr)',
  cell: (row) => {
    const facts = row.lines.flatMap((line) => (line.verdict === 'to-check' ? line.missing : []));
    // What keeps the most answers waiting is asked first.
    const counted = new Map<string, number>();
    for (const fact of facts) counted.set(fact, (counted.get(fact) ?? 0) + 1);
    const names = [...counted].sort((a, b) => b[1] - a[1]).map(([fact]) => factLabel(fact));
    return <span title={names.join(', ')}>{shortList(names, 2)}</span>;
  },
};
/** The word of the chosen scheme. */
const answerOn = (chosen: SchemeCode): SweepColumn => ({
  id: 'answer',
  heading: texts.answer,
  width: '218px',
  cell: (row) => {
    const line = row.lines.find(({ scheme }) => scheme === chosen);
    return line === undefined ? sweepTexts.none : <VerdictBadge said={saidOfOutlook(line)} />;
  },
});
const waitedBy = (chosen: SchemeCode): SweepColumn => ({
  ...missing,
  cell: (row) => {
    const line = row.lines.find(({ scheme }) => scheme === chosen);
    const names = (line?.missing ?? []).map(factLabel);
    return <span title={names.join(', ')}>{shortList(names, 2)}</span>;
  },
});
/** The day of a birthday tells the day of birth: the day and the reason are covered together with it. */
const change = (view: SweepView, chosen: SchemeCode | null): SweepColumn => ({
  id: 'change',
  heading: texts.change,
  width: 'minmax(160px, 1.6fr)',
  cell: (row) => {
    const next = nextChange(row, view, chosen);
    if (next === null) return sweepTexts.none;
    const words = sweepTexts.changes(shortNameOf(next.scheme), bareSaid(next.change.becomes).words);
    return (
      <span title={words}>
        <Private>{formatShortDate(next.change.on)}</Private> {words}
      </span>
    );
  },
});
const why = (view: SweepView, chosen: SchemeCode | null): SweepColumn => ({
  id: 'why',
  heading: texts.why,
  width: 'minmax(150px, 1.5fr)',
  cell: (row) => {
    const next = nextChange(row, view, chosen);
    return next === null ? sweepTexts.none : <Private>{next.change.why.replace(/\.$/u, '')}</Private>;
  },
});

/** Width of the window, as far as the columns care. */
type Room = 'little' | 'some' | 'plenty';

/** What a view shows: on a narrow screen, the panel beside tells the rest. */
function columnsOf(view: SweepView, chosen: SchemeCode | null, room: Room): readonly SweepColumn[] {
  const first =
    chosen !== null
      ? [answerOn(chosen), ...(view === 'to-check' ? [waitedBy(chosen)] : [])]
      : view === 'to-check'
        ? [missing]
        : view === 'open'
          ? [open]
          : [];
  const coming = view === 'to-check' ? [] : [change(view, chosen), why(view, chosen)];
  switch (room) {
    case 'little':
      return [name, ...first, ...coming.slice(0, isSoon(view) ? 2 : 1), underWay];
    case 'some':
      return [name, ...first, ...coming, underWay];
    case 'plenty':
      return [name, age, ...first, ...coming, underWay];
  }
}

/** Where the answers stand, in a line. */
function told({ on, done, total }: SweepState, isPending: boolean): string {
  if (on === null || (isPending && done < total)) return sweepTexts.computing;
  const people = count(total, 'candidat', 'candidats');
  return done < total ? sweepTexts.partly(formatInteger(done), people, on) : sweepTexts.upToDate(people, on);
}

/** Détecter les bons profils: what the law opens to everyone of the portfolio, and what ends or opens soon. */
export function SweepScreen(): ReactNode {
  const state = useProcedure('rights.sweepState', {});
  const sweep = useAct('rights.sweep', { isQuiet: true });
  const hasStarted = useRef(false);
  const { mutate } = sweep;
  const run = useCallback(() => mutate({ on: today() }), [mutate]);
  useEffect(() => {
    // Once for each arrival: a sweep of an unchanged portfolio costs nothing.
    if (hasStarted.current) return;
    hasStarted.current = true;
    run();
  }, [run]);
  const isStopped = sweep.error?.code === 'CANCELLED';
  const known = state.data?.state;
  const isEmpty = known?.total === 0;

  return (
    <Page
      title={sweepTexts.title}
      isFilling
      subtitle={known === undefined ? '…' : told(known, sweep.isPending)}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={run}
          disabled={sweep.isPending || isEmpty}
        >
          {isStopped ? sweepTexts.resume : sweepTexts.refresh}
        </Button>
      }
      onPrimary={() => {
        if (!sweep.isPending) run();
      }}
    >
      <JobProgress act={sweep} label={sweepTexts.job} />
      {isStopped ? (
        <Alert color="amber" title={sweepTexts.stopped} role="status">
          {sweepTexts.stoppedMeans}
        </Alert>
      ) : null}
      {sweep.error !== null && !isStopped ? <FailureNotice failure={sweep.error} onRetry={run} /> : null}
      {state.error !== null ? (
        <FailureNotice failure={state.error} onRetry={() => void state.refetch()} />
      ) : known === undefined || (known.on === null && sweep.error === null) ? (
        <ListSkeleton />
      ) : isEmpty ? (
        <EmptyPortfolio />
      ) : (
        <Views onChanged={run} />
      )}
    </Page>
  );
}

function EmptyPortfolio(): ReactNode {
  return (
    <EmptyState
      icon={IconAddressBook}
      title={sweepTexts.emptyTitle}
      actions={
        <>
          <ButtonLink to="/import" leftSection={<IconTableImport size={16} aria-hidden />}>
            {sweepTexts.importIt}
          </ButtonLink>
          <ButtonLink
            to="/candidats/nouveau"
            variant="default"
            leftSection={<IconUserPlus size={16} aria-hidden />}
          >
            {sweepTexts.create}
          </ButtonLink>
        </>
      }
    >
      {sweepTexts.empty}
    </EmptyState>
  );
}

/** The four views, with their filters and their list. */
function Views({ onChanged }: { readonly onChanged: () => void }): ReactNode {
  const isNarrow = useMediaQuery('(max-width: 1280px)');
  const isWide = useMediaQuery('(min-width: 1600px)');
  const room: Room = isNarrow === true ? 'little' : isWide === true ? 'plenty' : 'some';
  const search = useSearch({ from: '/droits' });
  const navigate = useNavigate({ from: '/droits' });
  const view = search.vue ?? 'open';
  const chosen = search.dispositif ?? null;
  const within = isSoon(view) ? (search.jours ?? usualDelay) : wholeYear;
  const rows = usePagedRows({
    name: 'rights.sweepRows',
    inputOf: useCallback(
      (offset, limit) => ({ view, scheme: chosen, within, offset, limit }),
      [view, chosen, within],
    ),
    select: (slice) => slice,
  });
  // The counts of the filter are those of the first page, of the same view and delay.
  const counted = useProcedure(
    'rights.sweepRows',
    { view, scheme: null, within, offset: 0, limit: 1 },
    { keepPrevious: true },
  );
  const counts = counted.data?.counts ?? [];
  const [cursor, setCursor] = useState(search.rang ?? 0);
  const total = rows.total ?? 0;
  const show = (change: Partial<typeof search>): void => {
    setCursor(0);
    void navigate({ search: { ...search, rang: undefined, ...change }, replace: true });
  };
  const openRow = ({ candidateId }: SweepRow): void =>
    void navigate({ search: { ...search, rang: cursor }, replace: true }).then(() =>
      navigate({
        to: '/candidats/$candidateId',
        params: { candidateId },
        search: { onglet: 'droits' },
      }),
    );
  const choices = counts.map(({ scheme: code, candidates, reserved }) => ({
    value: code,
    label: sweepTexts.ofScheme(labelOf(code), candidates, reserved),
  }));
  const columns = useMemo(() => columnsOf(view, chosen, room), [view, chosen, room]);
  const current = Math.min(cursor, Math.max(0, total - 1));
  const shown = rows.rowAt(current);
  const { label, empty, advice } = views[view];

  return (
    <Tabs
      value={view}
      onChange={(value) => {
        if (isView(value)) show({ vue: value });
      }}
      keepMounted={false}
      className={classes.tabs ?? ''}
    >
      <Tabs.List aria-label={sweepTexts.views}>
        {sweepViews.map((each) => {
          const { label: name, icon: Icon } = views[each];
          return (
            <Tabs.Tab key={each} value={each} leftSection={<Icon size={16} aria-hidden />}>
              {name}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel value={view} className={classes.panel ?? ''}>
        <Group gap="lg" align="flex-end">
          <Select
            label={sweepTexts.scheme}
            w={360}
            classNames={{ input: classes.plain ?? '' }}
            placeholder={sweepTexts.allSchemes}
            clearable
            clearButtonProps={{ 'aria-label': sweepTexts.allSchemes }}
            data={
              chosen === null || choices.some(({ value }) => value === chosen)
                ? choices
                : [...choices, { value: chosen, label: sweepTexts.noneOfScheme(labelOf(chosen)) }]
            }
            value={chosen}
            onChange={(value) =>
              show({ dispositif: value === null ? undefined : schemeCodeSchema.parse(value) })
            }
          />
          {isSoon(view) ? (
            <Select
              label={sweepTexts.within}
              w={140}
              classNames={{ input: classes.plain ?? '' }}
              allowDeselect={false}
              data={delays.map((days) => ({ value: String(days), label: sweepTexts.days(days) }))}
              value={String(within)}
              onChange={(value) => show({ jours: value === null ? undefined : Number(value) })}
            />
          ) : null}
          <Text size="sm" c="dimmed" pb={8} role="status">
            {rows.total === undefined ? '…' : count(total, 'candidat', 'candidats')}
          </Text>
        </Group>
        {rows.failure !== null ? (
          <FailureNotice failure={rows.failure} onRetry={rows.retry} />
        ) : rows.total === undefined ? (
          <ListSkeleton />
        ) : total === 0 ? (
          <EmptyState
            icon={IconFilterOff}
            title={empty}
            {...(chosen === null
              ? {}
              : {
                  actions: (
                    <Button variant="default" onClick={() => show({ dispositif: undefined })}>
                      {sweepTexts.allSchemes}
                    </Button>
                  ),
                })}
          >
            {advice}
          </EmptyState>
        ) : (
          <div className={classes.list}>
            <div className={classes.table}>
              <DataTable
                key={`${view} ${chosen} ${within}`}
                label={label}
                columns={columns}
                total={total}
                rowAt={rows.rowAt}
                rowKey={({ candidateId }) => candidateId}
                current={current}
                onCurrent={setCursor}
                onOpen={openRow}
                onRange={rows.onRange}
              />
            </div>
            <aside className={classes.preview} aria-label={sweepTexts.preview}>
              {shown === undefined ? (
                <ListSkeleton rows={4} />
              ) : (
                <SweepPreview key={shown.candidateId} row={shown} chosen={chosen} onDone={onChanged} />
              )}
            </aside>
          </div>
        )}
        <Text size="sm" c="dimmed">
          {sweepTexts.keys}
        </Text>
      </Tabs.Panel>
    </Tabs>
  );
}
