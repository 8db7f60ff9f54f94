import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { kindOf, type LinePaper } from '../../shared/contract-files';
import { paperKindOf } from '../../shared/papers';
import { call } from '../bridge';
import { PaperWords } from '../papers';
import { AnchorLink, type OpenedScan, ScanLine } from '../ui';
import { documentsTexts as texts } from './contract-files.texts';
import type { PageOfFile } from './page-of-file';

/** A paper of the person under the line that it answers: until when it is good, whether the original was seen, its copies. */
export function PaperOfLine({
  paper,
  page: { edited },
  onOpen,
}: {
  readonly paper: LinePaper;
  readonly page: PageOfFile;
  readonly onOpen: (opened: OpenedScan) => void;
}): ReactNode {
  const { file } = edited.view;
  const { employerMaySee, caution } = paperKindOf(paper.kind);
  const isKeptBack = kindOf(file.kind).hasEmployer && !employerMaySee && paper.scans.length > 0;
  const notes = [caution, isKeptBack ? texts.notInLiasse : undefined].filter((part) => part !== undefined);
  return (
    <div>
      <PaperWords paper={paper} isNamed />
      <Text size="sm" c="dimmed">
        {notes.length === 0 ? null : `${notes.join(' ')} `}
        <AnchorLink
          to="/candidats/$candidateId"
          params={{ candidateId: file.candidateId }}
          search={{ onglet: 'pieces' }}
        >
          {texts.toPerson}
        </AnchorLink>
      </Text>
      {paper.scans.map((scan) => (
        <ScanLine
          key={scan.id}
          scan={scan}
          onOpen={() => onOpen({ scan, read: () => call('papers.readScan', { scanId: scan.id }) })}
        />
      ))}
    </div>
  );
}
