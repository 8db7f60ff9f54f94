import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconId, IconPaperclip, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Scan } from '../../shared/base';
import type { Candidate } from '../../shared/fields';
import {
  emptyPaper,
  expiringOf,
  isGoodOn,
  kindOfName,
  latestOfEach,
  type Paper,
  type PaperKind,
  paperDays,
  paperInputOf,
  paperKindNames,
  paperKindOf,
  paperLabel,
} from '../../shared/papers';
import {
  call,
  refreshAfter,
  tellDone,
  tellFailure,
  today,
  useAct,
  useDraftState,
  useProcedure,
} from '../bridge';
import {
  DroppedScans,
  EmptyState,
  ListSkeleton,
  Loaded,
  type OpenedScan,
  Private,
  ScanLine,
  ScanViewer,
  StatusBadge,
  type Tone,
  usePrivateText,
} from '../ui';
import { newPaper, PaperModal, type TypedPaper, typedPaperSchema } from './paper-modal';
import { PaperWords } from './paper-words';
import classes from './papers.module.css';
import { papersTexts as texts } from './papers.texts';

/** The papers of a person: each once, until when it is good, its copies; where they are added and taken away. */
export function PapersTab({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const { id: candidateId } = candidate;
  const query = useProcedure('papers.list', { candidateId }, { keepPrevious: true });
  const settings = useProcedure('settings.get', {});
  const adviser = settings.data?.settings.adviser ?? '';
  const save = useAct('papers.save', { isQuiet: true });
  const [typed, setTyped] = useDraftState(
    `candidate.paper:${candidateId}`,
    typedPaperSchema.nullable(),
    null,
  );
  const [opened, setOpened] = useState<OpenedScan | null>(null);
  const add = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setTyped(newPaper(null, adviser))}
    >
      {texts.add}
    </Button>
  );
  return (
    <section className={classes.panel} aria-label={texts.title}>
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ papers }) => (
          <Stack gap="lg">
            {papers.length === 0 ? (
              <EmptyState icon={IconId} title={texts.none} actions={add}>
                {texts.noneHelp}
              </EmptyState>
            ) : (
              <>
                <Group justify="space-between">
                  <Title order={2} size="h4">
                    {texts.title}
                  </Title>
                  {add}
                </Group>
                <ul className={classes.papers}>
                  {papers.map((paper) => (
                    <PaperRow
                      key={paper.id}
                      candidateId={candidateId}
                      paper={paper}
                      papers={papers}
                      onType={setTyped}
                      onOpen={setOpened}
                    />
                  ))}
                </ul>
              </>
            )}
            <DroppedScans
              choices={choicesOf(papers)}
              proposed={(name) => proposedFor(name, papers)}
              help={texts.dropHelp}
              join={async () => joinTo(candidateId)}
            />
            <Text size="sm" c="dimmed">
              {texts.kept} {texts.noPhoto}
            </Text>
          </Stack>
        )}
      </Loaded>
      {typed === null ? null : (
        <PaperModal
          key={typed.id}
          candidate={candidate}
          start={typed}
          draftKey={`candidate.paperForm:${candidateId}`}
          submit={(paper) => save.mutateAsync({ candidateId, id: typed.id, paper })}
          onClose={() => setTyped(null)}
        />
      )}
      {opened === null ? null : <ScanViewer opened={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}

const NEW = 'new:';
const words = (paper: Pick<Paper, 'kind' | 'issuedOn' | 'expiresOn'>): string =>
  [paperLabel(paper.kind), paperDays(paper)].filter((part) => part !== '').join(', ');
/** Where a copy that is dropped may go: a paper that is there, or a new one. */
const choicesOf = (
  papers: readonly Paper[],
): readonly { readonly value: string; readonly label: string }[] => [
  ...papers.map((paper) => ({ value: paper.id, label: words(paper) })),
  ...paperKindNames.map((kind) => ({ value: `${NEW}${kind}`, label: texts.asNew(paperLabel(kind)) })),
];
/** By its name; a paper of that kind that is there and good comes before a new one. */
function proposedFor(name: string, papers: readonly Paper[]): string | null {
  const kind = kindOfName(name);
  if (kind === null) return null;
  const there = papers.find((paper) => paper.kind === kind && isGoodOn(paper, today()));
  return there?.id ?? `${NEW}${kind}`;
}

/** Joins copies one after the other: those that go to one new paper find it made by the first of them. */
const joinTo = (candidateId: Candidate['id']) => {
  const made = new Map<string, string>();
  return async (
    scan: { readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> },
    to: string,
  ): Promise<void> => {
    const kind = paperKindNames.find((each) => to === `${NEW}${each}`);
    const id = kind === undefined ? to : (made.get(to) ?? (await madeOf(candidateId, kind)));
    made.set(to, id);
    try {
      await call('papers.addScanBytes', { candidateId, id, ...scan });
    } finally {
      await refreshAfter('papers.addScanBytes');
    }
  };
};
const madeOf = async (candidateId: Candidate['id'], kind: PaperKind): Promise<string> =>
  (await call('papers.save', { candidateId, id: null, paper: emptyPaper(kind) })).id;

type State = keyof typeof texts.states;
const tones: Readonly<Record<State, Tone>> = {
  good: 'done',
  soon: 'info',
  expired: 'late',
  replaced: 'neutral',
};
function stateOf(paper: Paper, papers: readonly Paper[]): State | null {
  if (paper.expiresOn === null) return null;
  if (!isGoodOn(paper, today()) && !latestOfEach(papers).includes(paper)) return 'replaced';
  if (!isGoodOn(paper, today())) return 'expired';
  return expiringOf(papers, today()).some(({ id }) => id === paper.id) ? 'soon' : 'good';
}

function PaperRow({
  candidateId,
  paper,
  papers,
  onType,
  onOpen,
}: {
  readonly candidateId: Candidate['id'];
  readonly paper: Paper;
  readonly papers: readonly Paper[];
  readonly onType: (typed: TypedPaper) => void;
  readonly onOpen: (opened: OpenedScan) => void;
}): ReactNode {
  const { id, kind } = paper;
  const remove = useAct('papers.remove', { isQuiet: true });
  const addScan = useAct('papers.addScan', { isQuiet: true });
  const removeScan = useAct('papers.removeScan', { isQuiet: true });
  const putBack = useAct('papers.save', { isQuiet: true });
  const putScanBack = useAct('papers.addScanBytes', { isQuiet: true });
  const privateText = usePrivateText();
  const label = words(paper);
  const state = stateOf(paper, papers);
  const { number, caution, employerMaySee } = paperKindOf(kind);
  const backScan = ({ fileName, content }: { readonly fileName: string; readonly content: Uint8Array }) =>
    putScanBack.mutateAsync({
      candidateId,
      id,
      fileName: fileName.slice(-200),
      bytes: new Uint8Array(content),
    });
  const takeOut = async (): Promise<void> => {
    try {
      const { removed } = await remove.mutateAsync({ candidateId, id });
      tellDone({
        title: texts.removed,
        message: label,
        undo: {
          run: async () => {
            try {
              await putBack.mutateAsync({ candidateId, id, paper: paperInputOf(paper) });
              for (const scan of removed) await backScan(scan);
            } catch (thrown) {
              tellFailure(thrown);
            }
          },
          of: [candidateId, id],
        },
      });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const takeScanOut = async ({ id: scanId, fileName }: Scan): Promise<void> => {
    try {
      const { removed } = await removeScan.mutateAsync({ candidateId, scanId });
      tellDone({
        title: texts.scanRemoved,
        message: privateText(fileName, label),
        undo: { run: () => backScan(removed).catch(tellFailure), of: [candidateId, scanId] },
      });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const choose = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'attachment' });
      if (file !== null) await addScan.mutateAsync({ candidateId, id, file: file.handle });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <li className={classes.paper}>
      <div className={classes.head}>
        <div className={classes.words}>
          <Group gap="sm">
            <Text fw={600}>{paperLabel(kind)}</Text>
            {state === null ? null : <StatusBadge tone={tones[state]}>{texts.states[state]}</StatusBadge>}
          </Group>
          <PaperWords paper={paper} />
          {paper.number === '' ? null : (
            <Text size="sm">
              {number?.label} <Private>{paper.number}</Private>
            </Text>
          )}
          {paper.remark === '' ? null : (
            <Text size="sm">
              <Private>{paper.remark}</Private>
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {[caution, employerMaySee ? undefined : texts.notForEmployers]
              .filter((part) => part !== undefined)
              .join(' ')}
          </Text>
        </div>
        <div className={classes.acts}>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPaperclip size={14} aria-hidden />}
            aria-label={texts.joinTo(label)}
            loading={addScan.isPending}
            onClick={choose}
          >
            {texts.join}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPencil size={14} aria-hidden />}
            aria-label={texts.correctOne(label)}
            onClick={() => onType({ ...paperInputOf(paper), id })}
          >
            {texts.submitCorrect}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconTrash size={14} aria-hidden />}
            aria-label={texts.removeOne(label)}
            loading={remove.isPending}
            onClick={takeOut}
          >
            {texts.remove}
          </Button>
        </div>
      </div>
      {paper.scans.map((scan) => (
        <ScanLine
          key={scan.id}
          scan={scan}
          onOpen={() => onOpen({ scan, read: () => call('papers.readScan', { scanId: scan.id }) })}
          remove={{ label: texts.removeScan, run: () => void takeScanOut(scan) }}
        />
      ))}
    </li>
  );
}
