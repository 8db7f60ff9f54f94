import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuilding, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { z } from 'zod';
import { formatSiret } from '../../shared/base/text';
import type { EmployerRow } from '../../shared/employers';
import { employerFields } from '../../shared/fields';
import { useDraftState } from '../bridge';
import {
  count,
  DataTable,
  EmptyState,
  FailureNotice,
  formatInteger,
  inRankOrder,
  ListSkeleton,
  Missing,
  Page,
  recordColumns,
  usePagedRows,
} from '../ui';

const columns = inRankOrder<EmployerRow, never>([
  ...recordColumns<EmployerRow, never>(employerFields, {
    sortKeys: [],
    cells: { siret: (row) => (row.siret === '' ? <Missing /> : formatSiret(row.siret)) },
    absent: <Missing />,
  }),
  {
    rank: 70,
    column: {
      id: 'files',
      heading: 'Dossiers',
      width: '96px',
      cell: (row) => formatInteger(row.contractFiles),
    },
  },
]);

/** All employers, by name, filtered as one types. */
export function EmployersScreen(): ReactNode {
  const navigate = useNavigate();
  const [typed, setTyped] = useDraftState('employers.search', z.string(), '');
  const [text] = useDebouncedValue(typed, 80);
  const [current, setCurrent] = useState(0);
  const inputOf = useCallback((offset: number, limit: number) => ({ text, offset, limit }), [text]);
  const rows = usePagedRows({ name: 'employers.list', inputOf, select: (output) => output });
  const create = (): Promise<void> => navigate({ to: '/employeurs/nouveau' });
  return (
    <Page
      title="Employeurs"
      subtitle={rows.total === undefined ? undefined : count(rows.total, 'employeur', 'employeurs')}
      isFilling
      onPrimary={create}
      actions={
        <Button component={Link} to="/employeurs/nouveau" leftSection={<IconPlus size={16} aria-hidden />}>
          Ajouter un employeur
        </Button>
      }
    >
      <TextInput
        aria-label="Chercher un employeur"
        placeholder="Nom, SIRET ou commune"
        leftSection={<IconSearch size={16} aria-hidden />}
        w={360}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setCurrent(0);
        }}
      />
      {rows.failure ? (
        <FailureNotice failure={rows.failure} onRetry={rows.retry} />
      ) : rows.total === undefined ? (
        <ListSkeleton />
      ) : rows.total === 0 ? (
        <EmptyState
          icon={IconBuilding}
          title={text === '' ? 'Aucun employeur pour l’instant' : 'Aucun employeur ne correspond'}
          actions={
            <Button component={Link} to="/employeurs/nouveau">
              Ajouter un employeur
            </Button>
          }
        >
          {text === ''
            ? 'Un employeur se saisit une fois : son SIRET, sa convention collective et ses tuteurs servent ensuite à tous ses dossiers.'
            : 'Essayez une partie du nom, le SIRET ou la commune.'}
        </EmptyState>
      ) : (
        <DataTable
          label="Employeurs"
          columns={columns}
          total={rows.total}
          rowAt={rows.rowAt}
          rowKey={(row) => row.id}
          current={current}
          onCurrent={setCurrent}
          onOpen={(row) => navigate({ to: '/employeurs/$employerId', params: { employerId: row.id } })}
          onRange={rows.onRange}
        />
      )}
    </Page>
  );
}
