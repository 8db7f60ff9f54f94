import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { IconFileCheck, IconFileZip } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  firstDayOfQuarter,
  isQuarterOver,
  lastCompleteQuarter,
  type Quarter,
  quarterOf,
  quarterSchema,
} from '../../shared/base/time';
import type { ExportCheck } from '../../shared/indicators';
import { call, tellFailure, today, useAct } from '../bridge';
import { Loaded, Page } from '../ui';
import { exportTexts, indicatorTexts as texts } from './indicators.texts';
import { Own } from './own-figures';
import { CheckResult, Report, useExport } from './quarter-export';

type View = keyof typeof texts.views;

/** The first year of the convention and of CIVIS: nothing is counted before. */
const FIRST_YEAR = 2005;

/** Whether a quarter can be looked at: begun, and for the export over. */
const isOpenTo = (view: View, quarter: Quarter): boolean =>
  view === 'own' ? firstDayOfQuarter(quarter) <= today() : isQuarterOver(quarter, today());

/** Quarters of a year that have begun, the latest first. */
const quartersOf = (year: number): readonly Quarter[] =>
  [4, 3, 2, 1]
    .map((rank) => quarterSchema.parse(`${year}-T${rank}`))
    .filter((quarter) => isOpenTo('own', quarter));
const yearsOf = (view: View): readonly number[] => {
  const latest = Number(
    (view === 'own' ? today() : firstDayOfQuarter(lastCompleteQuarter(today()))).slice(0, 4),
  );
  return Array.from({ length: latest - FIRST_YEAR + 1 }, (_, index) => latest - index);
};

/** The figures: the adviser's own in clear, and what the export of a quarter would hold, cell by cell. */
export function IndicatorsScreen(): ReactNode {
  const [view, setView] = useState<View>('own');
  // The one period of both views: the export shows another only where this one cannot be exported, and says so.
  const [asked, setAsked] = useState<Quarter>(() => quarterOf(today()));
  const quarter = isOpenTo(view, asked) ? asked : lastCompleteQuarter(today());
  const year = Number(quarter.slice(0, 4));
  const verify = useAct('indicators.verifyExport');
  const [check, setCheck] = useState<ExportCheck | null>(null);
  const exporting = useExport(view === 'export' ? quarter : null);
  const verifyFile = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'export' });
      if (file === null) return;
      setCheck(await verify.mutateAsync({ file: file.handle }));
    } catch (thrown) {
      if (!verify.isError) tellFailure(thrown);
    }
  };
  return (
    <Page
      title={texts.title}
      subtitle={exporting.subtitle}
      {...(view === 'export' ? { onPrimary: exporting.write } : {})}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFileCheck size={16} aria-hidden />}
            onClick={verifyFile}
            loading={verify.isPending}
          >
            {exportTexts.verify}
          </Button>
          {view === 'own' ? null : (
            <Button
              leftSection={<IconFileZip size={16} aria-hidden />}
              disabled={!exporting.isReady}
              loading={exporting.isWriting}
              onClick={exporting.write}
            >
              {exportTexts.write}
            </Button>
          )}
        </>
      }
    >
      <div>
        <Group align="flex-end" gap="lg">
          <SegmentedControl
            aria-label={texts.viewsLabel}
            data={Object.entries(texts.views).map(([value, label]) => ({ value, label }))}
            value={view}
            onChange={(value) => setView(value === 'export' ? 'export' : 'own')}
          />
          <Select
            label={texts.year}
            w={110}
            data={yearsOf(view).map(String)}
            value={String(year)}
            onChange={(chosen) => {
              const latest = quartersOf(Number(chosen)).find((each) => isOpenTo(view, each));
              if (latest !== undefined) setAsked(latest);
            }}
          />
          <Select
            label={texts.quarter}
            w={230}
            data={quartersOf(year).map((value) => {
              const name = texts.quarterName(Number(value.slice(-1)));
              return {
                value,
                label: isQuarterOver(value, today()) ? name : texts.present(name),
                disabled: !isOpenTo(view, value),
              };
            })}
            value={quarter}
            onChange={(value) => {
              const chosen = quarterSchema.safeParse(value);
              if (chosen.success) setAsked(chosen.data);
            }}
          />
        </Group>
        {view === 'own' ? null : (
          <Text size="sm" mt="xs" aria-live="polite">
            {quarter === asked ? exportTexts.endedOnly : exportTexts.insteadOf(asked, quarter)}
          </Text>
        )}
      </div>
      {check === null ? null : <CheckResult check={check} onClose={() => setCheck(null)} />}
      {view === 'own' ? (
        <Own quarter={quarter} />
      ) : (
        <Loaded query={exporting.query}>{(data) => <Report report={data.report} />}</Loaded>
      )}
      {exporting.question}
    </Page>
  );
}
