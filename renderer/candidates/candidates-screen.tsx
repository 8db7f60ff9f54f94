import { Button, Group, Text } from '@mantine/core';
import { IconAddressBook, IconFilterOff, IconTableImport, IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { formatNumber } from '../../shared/base/text';
import { formatShortDate } from '../../shared/base/time';
import {
  type CandidateFilters,
  type CandidateRow,
  type CandidateSort,
  candidateFiltersSchema,
  candidateSortKeys,
  schemeLabels,
} from '../../shared/candidates';
import { candidateFields, levelShort } from '../../shared/fields';
import { useProcedure } from '../bridge';
import { ageLabel, candidateName } from '../people/labels';
import {
  ButtonLink,
  count,
  DataTable,
  EmptyState,
  FailureNotice,
  formatDateOrDash,
  inRankOrder,
  ListSkeleton,
  Loaded,
  Page,
  Private,
  recordColumns,
  usePagedRows,
} from '../ui';
import { CandidatePreview } from './candidate-preview';
import classes from './candidates.module.css';
import { FilterBar, isFiltered } from './filter-bar';

/** Rest of the cursor after which its place is kept. */
const REST_MS = 150;

const byName: CandidateSort = { key: 'name', descending: false };

/** A column for each field that is described with one, among those that are no field. */
const columns = inRankOrder<CandidateRow, CandidateSort['key']>([
  ...recordColumns<CandidateRow, CandidateSort['key']>(candidateFields, {
    sortKeys: candidateSortKeys,
    cells: {
      birthDate: (row) => (
        <Private>
          {formatShortDate(row.birthDate)} · {ageLabel(row.birthDate)}
        </Private>
      ),
      level: (row) => (row.level === null ? '–' : levelShort(row.level)),
    },
    absent: '–',
  }),
  {
    rank: 10,
    column: {
      id: 'name',
      heading: 'Nom',
      width: 'minmax(160px, 2fr)',
      sortKey: 'name',
      cell: (row) => <Private>{candidateName(row)}</Private>,
    },
  },
  {
    rank: 50,
    column: {
      id: 'schemes',
      heading: 'Dispositifs',
      width: 'minmax(96px, 1fr)',
      cell: (row) => row.schemes.map((scheme) => schemeLabels[scheme].short).join(', ') || '–',
    },
  },
  {
    rank: 70,
    column: {
      id: 'lastContactOn',
      heading: 'Contact',
      width: '100px',
      sortKey: 'lastContactOn',
      cell: (row) => formatDateOrDash(row.lastContactOn),
    },
  },
]);

/** All the candidates of the portfolio: filter, sort, preview, open. */
export function CandidatesScreen(): ReactNode {
  const facets = useProcedure('candidates.facets', {});
  return (
    <Loaded
      query={facets}
      skeleton={
        <Page title="Candidats">
          <ListSkeleton />
        </Page>
      }
    >
      {(known) => (known.total === 0 ? <EmptyPortfolio /> : <CandidateList facets={known} />)}
    </Loaded>
  );
}

function EmptyPortfolio(): ReactNode {
  return (
    <Page title="Candidats">
      <EmptyState
        icon={IconAddressBook}
        title="Le portefeuille est vide"
        actions={
          <>
            <ButtonLink to="/import" leftSection={<IconTableImport size={16} aria-hidden />}>
              Importer un extrait
            </ButtonLink>
            <ButtonLink
              to="/candidats/nouveau"
              variant="default"
              leftSection={<IconUserPlus size={16} aria-hidden />}
            >
              Créer un candidat
            </ButtonLink>
          </>
        }
      >
        Importez l’extrait de votre logiciel de suivi (CSV ou XLSX)&nbsp;: chaque ligne est montrée avant
        d’être enregistrée. Vous pouvez aussi créer les candidats un par un.
      </EmptyState>
    </Page>
  );
}

function CandidateList({
  facets,
}: {
  readonly facets: Parameters<typeof FilterBar>[0]['facets'] & { readonly total: number };
}): ReactNode {
  const search = useSearch({ from: '/candidats' });
  const navigate = useNavigate({ from: '/candidats' });
  const filters: CandidateFilters = useMemo(
    () => candidateFiltersSchema.parse(search.filtres ?? {}),
    [search.filtres],
  );
  const sort = search.tri ?? byName;
  const rows = usePagedRows({
    name: 'candidates.list',
    inputOf: useCallback((offset, limit) => ({ filters, sort, offset, limit }), [filters, sort]),
    select: (slice) => slice,
  });
  const total = rows.total ?? 0;
  // The cursor moves at the speed of the keys; the address, which coming back reads, follows once it rests.
  const [cursor, setCursor] = useState(search.rang ?? 0);
  const current = Math.min(cursor, Math.max(0, total - 1));
  useEffect(() => {
    if (cursor === (search.rang ?? 0)) return;
    const timer = window.setTimeout(
      () => void navigate({ search: { ...search, rang: cursor }, replace: true }),
      REST_MS,
    );
    return () => window.clearTimeout(timer);
  }, [cursor, search, navigate]);
  const row = rows.rowAt(current);
  const show = (change: Partial<typeof search>): void => {
    setCursor(0);
    void navigate({ search: { ...search, rang: 0, ...change }, replace: true });
  };
  const open = ({ id }: CandidateRow): void =>
    void navigate({ search: { ...search, rang: cursor }, replace: true }).then(() =>
      navigate({ to: '/candidats/$candidateId', params: { candidateId: id } }),
    );
  const hasFilters = isFiltered(filters);

  return (
    <Page
      title="Candidats"
      isFilling
      subtitle={
        rows.total === undefined
          ? '…'
          : hasFilters
            ? `${count(total, 'candidat', 'candidats')} sur ${formatNumber(facets.total)}`
            : `${count(total, 'candidat', 'candidats')} dans le portefeuille`
      }
      actions={
        <ButtonLink to="/candidats/nouveau" leftSection={<IconUserPlus size={16} aria-hidden />}>
          Nouveau candidat
        </ButtonLink>
      }
      onPrimary={() => void navigate({ to: '/candidats/nouveau' })}
    >
      <FilterBar filters={filters} facets={facets} onChange={(filtres) => show({ filtres })} />
      {rows.failure !== null ? (
        <FailureNotice failure={rows.failure} onRetry={rows.retry} />
      ) : rows.total === undefined ? (
        <ListSkeleton />
      ) : total === 0 ? (
        <EmptyState
          icon={IconFilterOff}
          title="Aucun candidat ne correspond à ces filtres"
          actions={
            <Button variant="default" onClick={() => show({ filtres: undefined })}>
              Retirer les filtres
            </Button>
          }
        />
      ) : (
        <div className={classes.list}>
          <div className={classes.table}>
            <DataTable
              label="Candidats"
              columns={columns}
              total={total}
              rowAt={rows.rowAt}
              rowKey={({ id }) => id}
              sort={sort}
              onSort={(tri) => show({ tri })}
              current={current}
              onCurrent={setCursor}
              onOpen={open}
              onRange={rows.onRange}
              hasAutoFocus
            />
          </div>
          <aside className={classes.preview} aria-label="Aperçu du candidat">
            {row === undefined ? <ListSkeleton rows={4} /> : <CandidatePreview row={row} />}
          </aside>
        </div>
      )}
      <Group gap="lg">
        <Text size="sm" c="dimmed">
          Flèches pour parcourir, Entrée pour ouvrir, Ctrl+Entrée pour créer.
        </Text>
      </Group>
    </Page>
  );
}
