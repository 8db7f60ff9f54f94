import { Group, Paper, SimpleGrid, Table, Text, Title } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Cell, IndicatorTable, QuarterReport } from '../../shared/indicators';
import { EmptyState, formatInteger, LegalSource } from '../ui';
import { indicatorTexts as texts } from './indicators.texts';

/** Every indicator of a quarter, and what is to be known of the data. */
export function Tables({ tables, quality }: Pick<QuarterReport, 'tables' | 'quality'>): ReactNode {
  const codes = [...new Set(tables.map((table) => table.code))];
  if (tables.length === 0) {
    return (
      <EmptyState icon={IconChartBar} title={texts.nothing}>
        {texts.nothingHelp}
      </EmptyState>
    );
  }
  return (
    <>
      {codes.map((code) => (
        <Indicator key={code} tables={tables.filter((table) => table.code === code)} />
      ))}
      {quality.length === 0 ? null : (
        <section aria-labelledby="quality">
          <Title order={2} id="quality" mb="xs">
            {texts.quality}
          </Title>
          <Table verticalSpacing={4} w="auto">
            <Table.Tbody>
              {quality.map((line) => (
                <Table.Tr key={line.code}>
                  <Table.Td>{line.label}</Table.Td>
                  <Table.Td ta="right" pl="xl">
                    <CellValue value={line.value} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </>
  );
}

function Indicator({ tables }: { readonly tables: readonly IndicatorTable[] }): ReactNode {
  const [first] = tables;
  if (first === undefined) return null;
  return (
    <section aria-labelledby={`indicator-${first.code}`}>
      <Group gap="sm" align="baseline">
        <Title order={2} id={`indicator-${first.code}`}>
          {first.label}
        </Title>
        <Text c="dimmed" size="sm">
          {texts.units[first.unit]}
        </Text>
      </Group>
      <Text size="sm" mb="sm">
        {first.definition} <LegalSource>{first.source}</LegalSource>
      </Text>
      <SimpleGrid cols={{ base: 2, lg: 3 }} spacing="md">
        {tables.map((table) => (
          <Paper key={table.axis} withBorder p="md">
            <Table verticalSpacing={3} aria-label={texts.tableName(table)}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{table.axisLabel}</Table.Th>
                  <Table.Th ta="right">{texts.units[table.unit]}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {table.rows.map((row) => (
                  <Table.Tr key={row.modality}>
                    <Table.Td>{row.label}</Table.Td>
                    <Table.Td ta="right">
                      <CellValue value={row.value} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
              <Table.Tfoot>
                <Table.Tr>
                  <Table.Th>{texts.total}</Table.Th>
                  <Table.Th ta="right">
                    <CellValue value={table.total} />
                  </Table.Th>
                </Table.Tr>
              </Table.Tfoot>
            </Table>
          </Paper>
        ))}
      </SimpleGrid>
    </section>
  );
}

const CellValue = ({ value }: { readonly value: Cell }): ReactNode =>
  value === 'c' ? (
    <Text span c="dimmed" fs="italic" size="sm">
      {texts.masked}
    </Text>
  ) : (
    formatInteger(value)
  );
