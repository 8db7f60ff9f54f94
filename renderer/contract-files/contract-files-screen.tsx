import { Button, Chip, Group } from '@mantine/core';
import { IconFolder, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { z } from 'zod';
import {
  type ContractFileRow,
  type ContractFileStatus,
  contractFileStatuses,
  contractFileStatusSchema,
  kindOf,
} from '../../shared/contract-files';
import { useDraftState } from '../bridge';
import {
  type Column,
  count,
  DataTable,
  EmptyState,
  FailureNotice,
  formatDateOrDash,
  ListSkeleton,
  Missing,
  Page,
  Private,
  StatusBadge,
  usePagedRows,
} from '../ui';
import { statusLabels } from './labels';

const columns: readonly Column<ContractFileRow>[] = [
  { id: 'reference', heading: 'Référence', width: '132px', cell: (row) => row.reference },
  {
    id: 'candidate',
    heading: 'Candidat',
    width: 'minmax(140px, 2fr)',
    cell: (row) => <Private>{row.candidateName}</Private>,
  },
  {
    id: 'employer',
    heading: 'Employeur',
    width: 'minmax(140px, 2fr)',
    cell: (row) => row.employerName || <Missing label="à choisir" />,
  },
  { id: 'kind', heading: 'Contrat', width: 'minmax(160px, 1fr)', cell: (row) => kindOf(row.kind).shortLabel },
  {
    id: 'status',
    heading: 'État',
    width: '128px',
    cell: (row) => (
      <StatusBadge tone={statusLabels[row.status].tone}>{statusLabels[row.status].label}</StatusBadge>
    ),
  },
  { id: 'opened', heading: 'Ouvert le', width: '94px', cell: (row) => formatDateOrDash(row.openedOn) },
  { id: 'starts', heading: 'Début', width: '94px', cell: (row) => formatDateOrDash(row.startsOn) },
  {
    id: 'deadline',
    heading: 'Prochaine échéance',
    width: 'minmax(220px, 3fr)',
    cell: (row) =>
      row.nextDeadline === null
        ? '–'
        : `${formatDateOrDash(row.nextDeadline.due)}, ${row.nextDeadline.label}`,
  },
];

const statusesSchema = z.array(contractFileStatusSchema);
const noStatus: ContractFileStatus[] = [];
const isStatus = (value: string): value is ContractFileStatus =>
  contractFileStatuses.some((status) => status === value);

/** All contract files, by state. */
export function ContractFilesScreen(): ReactNode {
  const navigate = useNavigate();
  const [statuses, setStatuses] = useDraftState('contractFiles.filter', statusesSchema, noStatus);
  const [current, setCurrent] = useState(0);
  const inputOf = useCallback(
    (offset: number, limit: number) => ({
      statuses: [...statuses],
      candidateId: null,
      employerId: null,
      offset,
      limit,
    }),
    [statuses],
  );
  const rows = usePagedRows({ name: 'contractFiles.list', inputOf, select: (output) => output });
  const create = (): Promise<void> => navigate({ to: '/dossiers/nouveau', search: {} });
  return (
    <Page
      title="Dossiers de contrat"
      subtitle={rows.total === undefined ? undefined : count(rows.total, 'dossier', 'dossiers')}
      isFilling
      onPrimary={create}
      actions={
        <Button component={Link} to="/dossiers/nouveau" leftSection={<IconPlus size={16} aria-hidden />}>
          Nouveau dossier
        </Button>
      }
    >
      {rows.total === 0 && statuses.length === 0 ? null : (
        <Chip.Group
          multiple
          value={[...statuses]}
          onChange={(values) => {
            setStatuses(values.filter(isStatus));
            setCurrent(0);
          }}
        >
          <Group gap={6} role="group" aria-label="États à montrer">
            {contractFileStatuses.map((status) => (
              <Chip key={status} value={status} size="xs" variant="outline">
                {statusLabels[status].label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      {rows.failure ? (
        <FailureNotice failure={rows.failure} onRetry={rows.retry} />
      ) : rows.total === undefined ? (
        <ListSkeleton />
      ) : rows.total === 0 ? (
        <EmptyState
          icon={IconFolder}
          title={statuses.length === 0 ? 'Aucun dossier pour l’instant' : 'Aucun dossier dans cet état'}
          actions={
            <Button component={Link} to="/dossiers/nouveau">
              Nouveau dossier
            </Button>
          }
        >
          Un dossier réunit un candidat, un employeur et un contrat. Vivier dit ce qui manque, ce que prévoit
          le droit et quelles sont les échéances, puis produit le PDF à signer.
        </EmptyState>
      ) : (
        <DataTable
          label="Dossiers de contrat"
          columns={columns}
          total={rows.total}
          rowAt={rows.rowAt}
          rowKey={(row) => row.id}
          current={current}
          onCurrent={setCurrent}
          onOpen={(row) =>
            navigate({ to: '/dossiers/$contractFileId', params: { contractFileId: row.id }, search: {} })
          }
          onRange={rows.onRange}
        />
      )}
    </Page>
  );
}
