import { Group, Table, Text } from '@mantine/core';
import { IconBriefcase, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatShortDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import { useProcedure } from '../bridge';
import { statusLabels } from '../contract-files';
import {
  AnchorLink,
  ButtonLink,
  EmptyState,
  formatDateOrDash,
  ListSkeleton,
  Loaded,
  StatusBadge,
} from '../ui';
import classes from './candidates.module.css';
import { filesTabTexts as texts } from './candidates.texts';

/** Contract files of the candidate, and the way to a new one. */
export function ContractFilesTab({ candidateId }: { readonly candidateId: CandidateId }): ReactNode {
  const query = useProcedure('contractFiles.list', {
    statuses: [],
    candidateId,
    employerId: null,
    offset: 0,
    limit: 100,
  });
  const create = (
    <ButtonLink
      to="/dossiers/nouveau"
      search={{ candidat: candidateId }}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      {texts.create}
    </ButtonLink>
  );
  return (
    <section className={classes.panel}>
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ rows, total }) =>
          total === 0 ? (
            <EmptyState icon={IconBriefcase} title={texts.none} actions={create}>
              {texts.noneHelp}
            </EmptyState>
          ) : (
            <>
              <Group justify="space-between" mb="md">
                <Text>{texts.count(total)}</Text>
                {create}
              </Group>
              <Table aria-label={texts.table}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{texts.columns.reference}</Table.Th>
                    <Table.Th>{texts.columns.status}</Table.Th>
                    <Table.Th>{texts.columns.employer}</Table.Th>
                    <Table.Th>{texts.columns.starts}</Table.Th>
                    <Table.Th>{texts.columns.deadline}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.id}>
                      <Table.Td className={classes.onePiece}>
                        <AnchorLink to="/dossiers/$contractFileId" params={{ contractFileId: row.id }}>
                          {row.reference}
                        </AnchorLink>
                      </Table.Td>
                      <Table.Td className={classes.onePiece}>
                        <StatusBadge tone={statusLabels[row.status].tone}>
                          {statusLabels[row.status].label}
                        </StatusBadge>
                      </Table.Td>
                      <Table.Td>{row.employerName || texts.noEmployer}</Table.Td>
                      <Table.Td className={classes.onePiece}>{formatDateOrDash(row.startsOn)}</Table.Td>
                      <Table.Td>
                        {row.nextDeadline === null
                          ? texts.noDeadline
                          : `${row.nextDeadline.label}, ${formatShortDate(row.nextDeadline.due)}`}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </>
          )
        }
      </Loaded>
    </section>
  );
}
