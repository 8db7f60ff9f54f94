import { Alert, Button, Text } from '@mantine/core';
import { IconAddressBook, IconRefresh, IconTableImport, IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { capital } from '../../shared/base/text';
import { candidateIdSchema } from '../../shared/fields';
import { factLabel, schemeCodeSchema, shortNameOf } from '../../shared/law';
import type { Cell, ListFilter } from '../../shared/lists';
import type { SweepState } from '../../shared/rights';
import { leftOpenToAll, rightsList } from '../../shared/sweep';
import { today, useAct, useProcedure } from '../bridge';
import { type Cells, ListView } from '../lists';
import {
  ButtonLink,
  count,
  EmptyState,
  enumerate,
  FailureNotice,
  formatInteger,
  JobProgress,
  ListSkeleton,
  Page,
} from '../ui';
import { answerTexts, sweepTexts } from './rights.texts';
import { SweepPreview } from './sweep-preview';

/** The first names, and how many more: the panel beside holds them all. */
function ShortList({
  cell,
  most,
  nameOf,
}: {
  readonly cell: Cell | undefined;
  readonly most: number;
  readonly nameOf: (value: string) => string;
}): ReactNode {
  const words = Array.isArray(cell) ? cell.map(nameOf) : [];
  if (words.length === 0) return sweepTexts.none;
  const shown =
    words.length <= most + 1
      ? enumerate(words)
      : `${words.slice(0, most).join(', ')} ${answerTexts.more(words.length - most)}`;
  return <span title={words.join(', ')}>{shown}</span>;
}
const schemeName = (code: string): string => {
  const scheme = schemeCodeSchema.safeParse(code);
  return scheme.success ? shortNameOf(scheme.data) : code;
};
const cells: Cells = {
  scheme: ({ cells: { scheme } }) => <ShortList cell={scheme} most={3} nameOf={schemeName} />,
  missing: ({ cells: { missing } }) => <ShortList cell={missing} most={2} nameOf={factLabel} />,
};

/** Schemes that the list is filtered by, told first beside it. */
const schemesAsked = (filters: readonly ListFilter[]): readonly string[] =>
  filters.flatMap((filter) =>
    filter.field === 'scheme' && filter.operator === 'one-of' ? filter.value : [],
  );

/** Where the answers stand, in a line. */
function told({ on, done, total }: SweepState, isPending: boolean): string {
  if (on === null || (isPending && done < total)) return sweepTexts.computing;
  return done < total
    ? sweepTexts.partly(formatInteger(done), count(total, 'candidat', 'candidats'), on)
    : sweepTexts.upToDate(on);
}

/** What everybody has, once, where the list is asked what is open. */
function OpenToAll({ filters }: { readonly filters: readonly ListFilter[] }): ReactNode {
  const left = leftOpenToAll(filters, today());
  return left.length === 0 ? null : (
    <Text size="sm" c="dimmed">
      {sweepTexts.openToAll(left.map(shortNameOf))}
    </Text>
  );
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

  const search = useSearch({ from: '/droits' });
  const navigate = useNavigate({ from: '/droits' });
  const cursor = useRef(search.rang ?? 0);
  const note = known === undefined ? '…' : told(known, sweep.isPending);
  const actions = (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      onClick={run}
      disabled={sweep.isPending || isEmpty}
    >
      {isStopped ? sweepTexts.resume : sweepTexts.refresh}
    </Button>
  );
  const again = (): void => {
    if (!sweep.isPending) run();
  };
  const above = (
    <>
      <JobProgress act={sweep} label={sweepTexts.job} />
      {isStopped ? (
        <Alert color="amber" title={sweepTexts.stopped} role="status">
          {sweepTexts.stoppedMeans}
        </Alert>
      ) : null}
      {sweep.error !== null && !isStopped ? <FailureNotice failure={sweep.error} onRetry={run} /> : null}
    </>
  );
  const page = { title: sweepTexts.title, actions, onPrimary: again };
  if (state.error !== null || known === undefined || (known.on === null && sweep.error === null) || isEmpty)
    return (
      <Page {...page} subtitle={capital(note)}>
        {above}
        {state.error !== null ? (
          <FailureNotice failure={state.error} onRetry={() => void state.refetch()} />
        ) : isEmpty ? (
          <EmptyPortfolio />
        ) : (
          <ListSkeleton />
        )}
      </Page>
    );
  return (
    <ListView
      list={rightsList}
      {...page}
      note={note}
      above={(filters) => (
        <>
          {above}
          <OpenToAll filters={filters} />
        </>
      )}
      isComing={sweep.isPending}
      hint={sweepTexts.onlyPerson}
      cells={cells}
      preview={{
        label: sweepTexts.preview,
        hasActs: true,
        draw: ({ id }, filters) => (
          <SweepPreview
            candidateId={candidateIdSchema.parse(id)}
            chosen={schemesAsked(filters)}
            onDone={run}
          />
        ),
      }}
      start={search.rang ?? 0}
      onRest={(rang) => {
        cursor.current = rang;
      }}
      onOpen={({ id }) =>
        void navigate({ search: { rang: cursor.current }, replace: true }).then(() =>
          navigate({
            to: '/candidats/$candidateId',
            params: { candidateId: candidateIdSchema.parse(id) },
            search: { onglet: 'droits' },
          }),
        )
      }
      empty={
        <Page {...page}>
          {above}
          <EmptyPortfolio />
        </Page>
      }
    />
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
