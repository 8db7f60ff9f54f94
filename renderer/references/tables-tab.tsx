import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from '../../shared/base/text';
import { formatShortDate } from '../../shared/base/time';
import { isStale, type ReferenceTable, referenceTables, reviewDay } from '../../shared/fields';
import { today } from '../bridge';
import { StatusBadge } from '../ui';
import { tablesTexts as texts } from './references.texts';

/** The tables of codes that the forms propose: where each was read, and when it must be read again. */
export function TablesTab(): ReactNode {
  return (
    <>
      <Text mb="md" maw={860}>
        {texts.intent}
      </Text>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.columns.table}</Table.Th>
              <Table.Th ta="right">{texts.columns.codes}</Table.Th>
              <Table.Th>{texts.columns.inUse}</Table.Th>
              <Table.Th>{texts.columns.review}</Table.Th>
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
                    {texts.source(table.source)}
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
  if (validFrom === null) return validTo === null ? texts.today : texts.until(formatShortDate(validTo));
  return validTo === null
    ? (validFrom > today() ? texts.from : texts.since)(formatShortDate(validFrom))
    : texts.between(formatShortDate(validFrom), formatShortDate(validTo));
}

function Review({ table }: { readonly table: ReferenceTable }): ReactNode {
  const day = reviewDay(table);
  if (day === null) return texts.closed;
  return isStale(table, today()) ? (
    <StatusBadge tone="late">{texts.toReadAgain(formatShortDate(day))}</StatusBadge>
  ) : (
    texts.read(formatShortDate(table.readOn), formatShortDate(day))
  );
}
