import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type ChecklistLine, kindOf } from '../../shared/contract-files';
import { paperKindOf } from '../../shared/papers';
import { call } from '../bridge';
import { PaperWords } from '../papers';
import { AnchorLink, type OpenedScan, ScanLine } from '../ui';
import { documentsTexts as texts } from './contract-files.texts';
import type { PageOfFile } from './page-of-file';

/** Papers of the person under the line that they answer: until when each is good, whether its original was seen, its copies. */
export function PapersOfLine({
  line,
  page: { edited },
  onOpen,
}: {
  readonly line: ChecklistLine;
  readonly page: PageOfFile;
  readonly onOpen: (opened: OpenedScan) => void;
}): ReactNode {
  const { file } = edited.view;
  const { hasEmployer } = kindOf(file.kind);
  return (
    <Stack gap="sm" mt="sm">
      {line.papers.map((paper) => {
        const { employerMaySee, caution } = paperKindOf(paper.kind);
        const isKeptBack = hasEmployer && !employerMaySee && paper.scans.length > 0;
        const notes = [caution, isKeptBack ? texts.notInLiasse : undefined].filter(
          (part) => part !== undefined,
        );
        return (
          <div key={paper.id}>
            <PaperWords paper={paper} isNamed />
            {notes.length === 0 ? null : (
              <Text size="sm" c="dimmed">
                {notes.join(' ')}
              </Text>
            )}
            {paper.scans.map((scan) => (
              <ScanLine
                key={scan.id}
                scan={scan}
                onOpen={() => onOpen({ scan, read: () => call('papers.readScan', { scanId: scan.id }) })}
              />
            ))}
          </div>
        );
      })}
      <Text size="sm">
        <AnchorLink
          to="/candidats/$candidateId"
          params={{ candidateId: file.candidateId }}
          search={{ onglet: 'pieces' }}
        >
          {texts.toPerson}
        </AnchorLink>
      </Text>
    </Stack>
  );
}
