import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from '../../shared/base/text';
import { formatShortDate } from '../../shared/base/time';
import { isStale, type ReferenceTable, referenceTables, reviewDay } from '../../shared/fields';
import { today } from '../bridge';
import { StatusBadge } from '../ui';

/** The tables of codes that the forms propose: where each was read, and when it must be read again. */
export function TablesTab(): ReactNode {
  return (
    <>
      <Text mb="md" maw={860}>
        Les codes que les formulaires proposent et nomment. Un code qui manque à ces tables se tape quand
        même&nbsp;: il est gardé sans son nom.
      </Text>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Nomenclature</Table.Th>
              <Table.Th ta="right">Codes</Table.Th>
              <Table.Th>En usage</Table.Th>
              <Table.Th>Relecture</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {referenceTables.map((table) => (
              <Table.Tr key={table.title}>
                <Table.Td maw={420}>
                  <Text fw={600} size="sm">
                    {table.title}
                  </Text>
                  <Text size="xs" c="dimmed">
                    Source&nbsp;: {table.source}.
                  </Text>
                </Table.Td>
                <Table.Td ta="right">{formatNumber(table.rows.length)}</Table.Td>
                <Table.Td>{usage(table)}</Table.Td>
                <Table.Td>
                  <Review table={table} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function usage({ validFrom, validTo }: ReferenceTable): string {
  if (validFrom === null) return validTo === null ? 'Aujourd’hui' : `Jusqu’au ${formatShortDate(validTo)}`;
  return validTo === null
    ? `${validFrom > today() ? 'À compter du' : 'Depuis le'} ${formatShortDate(validFrom)}`
    : `Du ${formatShortDate(validFrom)} au ${formatShortDate(validTo)}`;
}

function Review({ table }: { readonly table: ReferenceTable }): ReactNode {
  const day = reviewDay(table);
  if (day === null) return 'Nomenclature close';
  return isStale(table, today()) ? (
    <StatusBadge tone="late">À relire depuis le {formatShortDate(day)}</StatusBadge>
  ) : (
    `Lue le ${formatShortDate(table.readOn)}, à relire le ${formatShortDate(day)}`
  );
}
