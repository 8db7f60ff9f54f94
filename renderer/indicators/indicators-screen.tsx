import { Alert, Button, Group, Paper, Select, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChartBar, IconFileCheck, IconFileZip, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { formatQuarter, lastCompleteQuarter, previousQuarter, type Quarter } from '../../shared/base/time';
import type { Cell, ExportCheck, IndicatorTable, QuarterReport } from '../../shared/indicators';
import { call, tellFailure, today, useAct, useProcedure } from '../bridge';
import { count, EmptyState, formatInteger, LegalSource, Loaded, Page, StatusBadge } from '../ui';

/** Quarters offered: the last complete one and the eleven before. */
function recentQuarters(): readonly Quarter[] {
  const quarters: Quarter[] = [];
  let quarter = lastCompleteQuarter(today());
  for (let n = 0; n < 12; n++) {
    quarters.push(quarter);
    quarter = previousQuarter(quarter);
  }
  return quarters;
}

const units = { persons: 'personnes', entries: 'entrées', files: 'dossiers' } as const;

/** The quarterly export: what it holds, cell by cell, then the file. */
export function IndicatorsScreen(): ReactNode {
  const quarters = useMemo(recentQuarters, []);
  const [quarter, setQuarter] = useState<Quarter | undefined>(quarters[0]);
  const query = useProcedure('indicators.quarter', quarter === undefined ? null : { quarter }, {
    keepPrevious: true,
  });
  const write = useAct('indicators.writeExport');
  const verify = useAct('indicators.verifyExport');
  const [check, setCheck] = useState<ExportCheck | null>(null);

  const save = async (report: QuarterReport, fingerprint: string): Promise<void> => {
    try {
      const { file } = await call('files.chooseToSave', {
        purpose: 'export',
        suggestedName: report.fileName,
      });
      if (file === null) return;
      const { sha256 } = await write.mutateAsync({ quarter: report.quarter, file: file.handle, fingerprint });
      notifications.show({
        color: 'green',
        title: 'Export écrit',
        message: `${file.name}, SHA-256 ${sha256.slice(0, 16)}…`,
        autoClose: 8000,
      });
    } catch (thrown) {
      if (!write.isError) tellFailure(thrown);
    }
  };
  const verifyFile = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'export' });
      if (file === null) return;
      setCheck(await verify.mutateAsync({ file: file.handle }));
    } catch (thrown) {
      if (!verify.isError) tellFailure(thrown);
    }
  };
  const report = query.data?.report;
  /** What is written is what is on screen: the vault refuses a fingerprint that is no longer that of its figures. */
  const saveShown = (): void => {
    if (query.data !== undefined && !query.isPlaceholderData)
      void save(query.data.report, query.data.fingerprint);
  };
  return (
    <Page
      title="Indicateurs du trimestre"
      subtitle={report === undefined ? undefined : `${report.periodLabel}, pour ${report.recipient}`}
      onPrimary={saveShown}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFileCheck size={16} aria-hidden />}
            onClick={verifyFile}
            loading={verify.isPending}
          >
            Vérifier un export
          </Button>
          <Button
            leftSection={<IconFileZip size={16} aria-hidden />}
            disabled={report === undefined || query.isPlaceholderData}
            loading={write.isPending}
            onClick={saveShown}
          >
            Écrire l’export
          </Button>
        </>
      }
    >
      <Group align="flex-end">
        <Select
          label="Trimestre"
          w={240}
          data={quarters.map((value) => ({ value, label: formatQuarter(value) }))}
          value={quarter ?? null}
          onChange={(value) => setQuarter(quarters.find((one) => one === value))}
        />
      </Group>
      {check === null ? null : <CheckResult check={check} onClose={() => setCheck(null)} />}
      <Loaded query={query}>{(data) => <Report report={data.report} />}</Loaded>
    </Page>
  );
}

function Report({ report }: { readonly report: QuarterReport }): ReactNode {
  const codes = [...new Set(report.tables.map((table) => table.code))];
  if (report.tables.length === 0) {
    return (
      <EmptyState icon={IconChartBar} title="Rien à compter sur ce trimestre">
        Enregistrez des premiers accueils, des entretiens ou des dossiers de contrat datés de cette période.
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      <Alert color="vivier" icon={<IconInfoCircle aria-hidden />} role="note">
        Aucun nom ne sort d’ici{'\u00A0'}: seulement ces cellules. Un effectif de 1 à {report.threshold - 1}{' '}
        est masqué, et d’autres avec lui quand un total permettrait de le retrouver{'\u00A0'}:{' '}
        {count(report.maskedCells, 'cellule masquée', 'cellules masquées', 'aucune cellule masquée')} ce
        trimestre.
        {report.isDemo ? ' Portefeuille de démonstration : l’export en porte la marque.' : ''}
      </Alert>
      {codes.map((code) => (
        <Indicator key={code} tables={report.tables.filter((table) => table.code === code)} />
      ))}
      {report.quality.length === 0 ? null : (
        <section aria-labelledby="quality">
          <Title order={2} id="quality" mb="xs">
            Ce qu’il faut savoir de ces données
          </Title>
          <Table verticalSpacing={4} w="auto">
            <Table.Tbody>
              {report.quality.map((line) => (
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
    </Stack>
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
          {units[first.unit]}
        </Text>
      </Group>
      <Text size="sm" mb="sm">
        {first.definition} <LegalSource>{first.source}</LegalSource>
      </Text>
      <SimpleGrid cols={{ base: 2, lg: 3 }} spacing="md">
        {tables.map((table) => (
          <Paper key={table.axis} withBorder p="md">
            <Table verticalSpacing={3} aria-label={`${table.label}, ${table.axisLabel}`}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{table.axisLabel}</Table.Th>
                  <Table.Th ta="right">{units[table.unit]}</Table.Th>
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
                  <Table.Th>Total</Table.Th>
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
      masqué
    </Text>
  ) : (
    formatInteger(value)
  );

function CheckResult({
  check,
  onClose,
}: {
  readonly check: ExportCheck;
  readonly onClose: () => void;
}): ReactNode {
  const verdicts = {
    intact: 'intact',
    altered: 'modifié',
    missing: 'absent',
    unexpected: 'en trop',
  } as const;
  return (
    <Alert
      color={check.isValid ? 'green' : 'red'}
      title={
        check.isValid
          ? `Export intact${check.quarter === null ? '' : `, ${formatQuarter(check.quarter)}`}`
          : 'Export refusé'
      }
      withCloseButton
      closeButtonLabel="Fermer"
      onClose={onClose}
      role="status"
    >
      <Stack gap={4}>
        {check.faults.map((fault) => (
          <Text key={fault} size="sm">
            {fault}
          </Text>
        ))}
        <Group gap="xs">
          {check.files.map((file) => (
            <StatusBadge key={file.name} tone={file.verdict === 'intact' ? 'done' : 'blocking'}>
              {file.name} : {verdicts[file.verdict]}
            </StatusBadge>
          ))}
        </Group>
      </Stack>
    </Alert>
  );
}
