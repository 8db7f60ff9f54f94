import { Skeleton, Tabs } from '@mantine/core';
import { IconFileTypePdf, IconScale } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { pivotDateOf } from '../../shared/contract-files';
import { call, today } from '../bridge';
import { pageTexts, pdfTexts } from './contract-files.texts';
import { LawPanel } from './law-panel';
import type { EditedContractFile } from './use-contract-file';
import type { DossierPdf } from './use-dossier-pdf';

const LivePdf = lazy(async () => ({ default: (await import('../ui/live-pdf')).LivePdf }));

export const sideTabs = ['pdf', 'droit'] as const;
export type SideTab = (typeof sideTabs)[number];

/** Beside the questions: the dossier as it will be read, following what is typed; what follows from the law. */
export function SidePanel({
  edited,
  pdf,
  tab,
  onTab,
}: {
  readonly edited: EditedContractFile;
  readonly pdf: DossierPdf;
  readonly tab: SideTab;
  readonly onTab: (tab: SideTab) => void;
}): ReactNode {
  const { view } = edited;
  const { file, candidate, employer, review } = view;
  const { isEveryMonth } = pdf;
  return (
    <Tabs value={tab} onChange={(next) => onTab(sideTabs.find((one) => one === next) ?? 'pdf')}>
      <Tabs.List mb="md">
        <Tabs.Tab value="pdf" leftSection={<IconFileTypePdf size={16} aria-hidden />}>
          {pdfTexts.tab}
        </Tabs.Tab>
        <Tabs.Tab value="droit" leftSection={<IconScale size={16} aria-hidden />}>
          {pageTexts.seeLaw}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="pdf">
        <Suspense fallback={<Skeleton height={600} />}>
          <LivePdf
            version={JSON.stringify([
              file.version,
              candidate.version,
              employer?.version,
              review,
              isEveryMonth,
            ])}
            load={() => call('contractFiles.previewPdf', { id: file.id, isEveryMonth })}
          />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="droit">
        <LawPanel review={review} on={pivotDateOf(file.fields, today())} />
      </Tabs.Panel>
    </Tabs>
  );
}
