import { Alert, Button, Select, Table, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { saidOf } from '../../shared/fields';
import {
  type ImportMapping,
  type ImportTarget,
  importColumns,
  importTargets,
  missingTargets,
  repeatableTargets,
} from '../../shared/import';
import type { Output } from '../../shared/ipc';
import type { Act } from '../bridge';
import { fieldTexts, JobProgress, Page, Private } from '../ui';
import { planTexts, columnTexts as texts } from './import.texts';
import { targetGroups } from './labels';
import { Sheets } from './sheets';

const choices = targetGroups.map(({ group, targets }) => ({
  group,
  items: targets.map((value) => ({ value, label: importColumns[value].label })),
}));
const lowerLabel = (target: ImportTarget): string => saidOf(importColumns[target]);
const isTarget = (value: string | null): value is ImportTarget =>
  importTargets.some((target) => target === value);

/** What each column is: recognised, remembered from the last file of the same shape, or chosen here. */
export function ColumnsStep({
  fileName,
  read,
  mapping,
  onMapping,
  onSheets,
  onBack,
  onNext,
  act,
  sheetsAct,
}: {
  readonly fileName: string;
  readonly read: Output<'import.read'>;
  readonly mapping: ImportMapping;
  readonly onMapping: (mapping: ImportMapping) => void;
  readonly onSheets: (names: string[]) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly act: Act<'import.plan'>;
  readonly sheetsAct: Act<'import.chooseSheets'>;
}): ReactNode {
  const missing = missingTargets(mapping);
  const repeated = useMemo(
    () =>
      new Set(
        mapping.filter(
          (target, index) => !repeatableTargets.has(target) && mapping.indexOf(target) !== index,
        ),
      ),
    [mapping],
  );
  const isReady = missing.length === 0 && repeated.size === 0;
  const next = (): void => {
    if (isReady && !act.isPending) onNext();
  };
  return (
    <Page
      title={texts.title}
      subtitle={texts.subtitle(fileName, read.rows, read.format.kind)}
      onBack={onBack}
      onPrimary={next}
      actions={
        <>
          <Button variant="default" onClick={onBack}>
            {texts.back}
          </Button>
          <Button onClick={next} disabled={!isReady} loading={act.isPending}>
            {texts.next}
          </Button>
        </>
      }
    >
      <JobProgress act={act} label={planTexts.planning} />
      {missing.length > 0 ? (
        <Alert color="amber" icon={<IconInfoCircle aria-hidden />} role="status">
          {texts.missing(missing.map((target) => lowerLabel(target)))}
        </Alert>
      ) : null}
      {repeated.size > 0 ? (
        <Alert color="amber" icon={<IconInfoCircle aria-hidden />} role="status">
          {texts.repeated([...repeated].map((target) => lowerLabel(target)))}
        </Alert>
      ) : null}
      {read.notices.length === 0 ? null : (
        <Alert color="vivier" icon={<IconInfoCircle aria-hidden />} role="note">
          {read.notices.map((notice) => (
            <Text key={notice} size="sm">
              {notice}
            </Text>
          ))}
        </Alert>
      )}
      <Sheets sheets={read.sheets} onSheets={onSheets} act={sheetsAct} />
      {read.isRemembered ? (
        <Text size="sm" c="dimmed">
          {texts.remembered}
        </Text>
      ) : null}
      <Table verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="26%">{texts.heading}</Table.Th>
            <Table.Th>{texts.samples}</Table.Th>
            <Table.Th w={320}>{texts.target}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {read.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name of their own and never move
            <Table.Tr key={index}>
              <Table.Td fw={600}>{column.heading || texts.column(String(index + 1))}</Table.Td>
              <Table.Td c="dimmed">
                <Text size="sm" lineClamp={1}>
                  {column.samples.length === 0 ? (
                    texts.empty
                  ) : (
                    <Private>{column.samples.join('\u2003')}</Private>
                  )}
                </Text>
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={texts.column(column.heading || String(index + 1))}
                  data={choices}
                  value={mapping[index] ?? 'ignored'}
                  searchable
                  nothingFoundMessage={fieldTexts.nothingFound}
                  onChange={(value) => {
                    if (isTarget(value))
                      onMapping(mapping.map((target, at) => (at === index ? value : target)));
                  }}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Page>
  );
}
