import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconCheck, IconChecks, IconPaperclip } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  type Attachment,
  type ChecklistLine,
  documentOfName,
  documentStatuses,
  documentStatusSchema,
  type Step,
} from '../../shared/contract-files';
import { call, refreshAfter, tellDone, tellFailure, today, useAct } from '../bridge';
import {
  DateBox,
  type DroppedScan,
  DroppedScans,
  EmptyState,
  LegalSource,
  type OpenedScan,
  ScanLine,
  ScanViewer,
  StatusBadge,
  type Tone,
  usePrivateText,
} from '../ui';
import { documentsTexts } from './contract-files.texts';
import classes from './documents-step.module.css';
import { KeepOnPerson } from './keep-on-person';
import type { PageOfFile } from './page-of-file';
import { PapersOfLine } from './papers-of-line';
import { Question } from './question';
import { TypedGroups } from './step-form';

const tones: Readonly<Record<ChecklistLine['status'], Tone>> = {
  expected: 'neutral',
  received: 'info',
  checked: 'done',
  refused: 'blocking',
  expired: 'late',
};
const choices = documentStatuses.map((value) => ({ value, label: documentsTexts.states[value] }));

/** The checklist of supporting documents; scans are kept inside the portfolio. */
export function DocumentsStep({ step, page }: { readonly step: Step; readonly page: PageOfFile }): ReactNode {
  const { checklist } = page.edited.view;
  const [opened, setOpened] = useState<OpenedScan | null>(null);
  const awaited = checklist.filter(
    (line) => line.isRequired && line.status !== 'received' && line.status !== 'checked',
  ).length;
  // What was refused or has expired is looked at line by line.
  const toNote = checklist.filter((line) => line.isRequired && line.status === 'expected');
  return (
    <Stack gap="lg">
      <Text c="dimmed">
        {awaited === 0 ? documentsTexts.allThere : documentsTexts.awaited(awaited)}{' '}
        {documentsTexts.staysInside}
      </Text>
      {toNote.length > 1 && page.edited.isEditable ? <NoteAll lines={toNote} page={page} /> : null}
      {checklist.length === 0 ? (
        <EmptyState icon={IconPaperclip} title={documentsTexts.nothingAsked}>
          {documentsTexts.nothingAskedHelp}
        </EmptyState>
      ) : (
        <>
          {page.edited.isEditable ? (
            <DroppedScans
              choices={checklist.map(({ code, label }) => ({ value: code, label }))}
              proposed={(name) => documentOfName(name, checklist)}
              help={documentsTexts.dropHelp}
              join={() => joiningTo(page)}
            />
          ) : null}
          <ul className={classes.lines}>
            {checklist.map((line) => (
              <li key={line.code} className={classes.line}>
                <DocumentLine line={line} page={page} onOpen={setOpened} />
              </li>
            ))}
          </ul>
        </>
      )}
      <TypedGroups step={step} page={page} />
      {opened === null ? null : <ScanViewer opened={opened} onClose={() => setOpened(null)} />}
    </Stack>
  );
}

/** What joins the copies that were dropped, once what is typed is saved. */
async function joiningTo({
  edited,
}: PageOfFile): Promise<(scan: DroppedScan, code: string) => Promise<void>> {
  await edited.flush();
  const { id } = edited.view.file;
  return async (scan, code) => {
    edited.accept(await call('contractFiles.attachBytes', { id, code, ...scan }));
    await refreshAfter('contractFiles.attachBytes');
  };
}

/** The whole pile lies on the desk: its lines are noted in one gesture, and taken back in one. */
function NoteAll({
  lines,
  page: { edited },
}: {
  readonly lines: readonly ChecklistLine[];
  readonly page: PageOfFile;
}): ReactNode {
  const [isNoting, setIsNoting] = useState(false);
  const note = async (
    noted: readonly Pick<ChecklistLine, 'code' | 'status' | 'receivedOn' | 'expiresOn'>[],
  ): Promise<void> => {
    for (const { code, status, receivedOn, expiresOn } of noted)
      edited.accept(
        await call('contractFiles.setDocument', {
          id: edited.view.file.id,
          code,
          status,
          receivedOn,
          expiresOn,
        }),
      );
    await refreshAfter('contractFiles.setDocument');
  };
  const noteAll = async (): Promise<void> => {
    setIsNoting(true);
    try {
      await edited.flush();
      await note(lines.map((line) => ({ ...line, status: 'received', receivedOn: today() })));
      tellDone({
        title: documentsTexts.allNoted(lines.length),
        undo: { run: () => note(lines).catch(tellFailure), of: [edited.view.file.id] },
      });
    } catch (thrown) {
      tellFailure(thrown);
    } finally {
      setIsNoting(false);
    }
  };
  return (
    <div>
      <Button
        size="compact-sm"
        leftSection={<IconChecks size={14} aria-hidden />}
        loading={isNoting}
        onClick={noteAll}
      >
        {documentsTexts.noteAll(lines.length)}
      </Button>
    </div>
  );
}

function DocumentLine({
  line,
  page,
  onOpen,
}: {
  readonly line: ChecklistLine;
  readonly page: PageOfFile;
  readonly onOpen: (opened: OpenedScan) => void;
}): ReactNode {
  const { edited, remarks } = page;
  const { id } = edited.view.file;
  const set = useAct('contractFiles.setDocument');
  const attach = useAct('contractFiles.attach');
  const isDisabled = !edited.isEditable;
  const change = async (
    part: Partial<Pick<ChecklistLine, 'status' | 'receivedOn' | 'expiresOn'>>,
  ): Promise<void> => {
    await edited.flush();
    set.mutate(
      {
        id,
        code: line.code,
        status: line.status,
        receivedOn: line.receivedOn,
        expiresOn: line.expiresOn,
        ...part,
      },
      { onSuccess: edited.accept },
    );
  };
  const choose = async (): Promise<void> => {
    try {
      await edited.flush();
      const { file } = await call('files.chooseToOpen', { purpose: 'attachment' });
      if (file !== null)
        attach.mutate({ id, code: line.code, file: file.handle }, { onSuccess: edited.accept });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const isAwaited = line.status === 'expected';
  return (
    <Question field={`document.${line.code}`} isEmpty={isAwaited && line.isRequired} remarks={remarks}>
      <section aria-label={line.label}>
        <div className={classes.head}>
          <div>
            <Group gap="sm">
              <Text fw={600}>{line.label}</Text>
              <StatusBadge tone={tones[line.status]}>{documentsTexts.states[line.status]}</StatusBadge>
              {line.isRequired ? null : <StatusBadge tone="neutral">{documentsTexts.optional}</StatusBadge>}
            </Group>
            <Text size="sm" c="dimmed">
              {line.condition}
            </Text>
          </div>
          {isDisabled ? null : (
            <div className={classes.acts}>
              {isAwaited ? (
                <Button
                  size="compact-sm"
                  leftSection={<IconCheck size={14} aria-hidden />}
                  onClick={() => change({ status: 'received', receivedOn: today() })}
                  loading={set.isPending}
                >
                  {documentsTexts.noteReceived}
                </Button>
              ) : null}
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconPaperclip size={14} aria-hidden />}
                onClick={choose}
                loading={attach.isPending}
              >
                {documentsTexts.join}
              </Button>
            </div>
          )}
        </div>
        {line.papers.length === 0 ? null : <PapersOfLine line={line} page={page} onOpen={onOpen} />}
        {line.attachments.map((attachment) => (
          <AttachmentLine
            key={attachment.id}
            attachment={attachment}
            line={line}
            page={page}
            onOpen={onOpen}
          />
        ))}
        <details className={classes.more}>
          <summary>
            {documentsTexts.stateAndDates}
            <span className="vivier-aloud"> {line.label}</span>
          </summary>
          <div className={classes.boxes}>
            <Select
              id={`document.${line.code}`}
              label={documentsTexts.state}
              disabled={isDisabled}
              data={choices}
              value={line.status}
              onChange={(value) => {
                const status = documentStatusSchema.parse(value);
                void change({
                  status,
                  receivedOn: status === 'expected' ? null : (line.receivedOn ?? today()),
                });
              }}
            />
            <DateBox
              label={documentsTexts.receivedOn}
              disabled={isDisabled}
              clearable
              value={line.receivedOn}
              onChange={(receivedOn) => change({ receivedOn })}
            />
            <DateBox
              label={documentsTexts.validUntil}
              disabled={isDisabled}
              clearable
              value={line.expiresOn}
              onChange={(expiresOn) => change({ expiresOn })}
            />
          </div>
          <LegalSource>{line.source}</LegalSource>
        </details>
      </section>
    </Question>
  );
}

function AttachmentLine({
  attachment,
  line,
  page: { edited },
  onOpen,
}: {
  readonly attachment: Attachment;
  readonly line: ChecklistLine;
  readonly page: PageOfFile;
  readonly onOpen: (opened: OpenedScan) => void;
}): ReactNode {
  const { id } = edited.view.file;
  const remove = useAct('contractFiles.removeAttachment');
  const privateText = usePrivateText();
  const name = privateText(attachment.fileName, '');
  /** It goes at once, and comes back as it was by the message that says so. */
  const takeAway = async (): Promise<void> => {
    try {
      await edited.flush();
      const { bytes } = await call('contractFiles.readAttachment', { attachmentId: attachment.id });
      edited.accept(await remove.mutateAsync({ id, attachmentId: attachment.id }));
      document
        .getElementById(`document.${line.code}`)
        ?.closest<HTMLElement>('section')
        ?.querySelector('button')
        ?.focus();
      tellDone({
        title: documentsTexts.removed,
        message: name === '' ? undefined : name,
        undo: { run: () => putBack(bytes), of: [id, line.code] },
      });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const putBack = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    try {
      await call('contractFiles.attachBytes', { id, code: line.code, fileName: attachment.fileName, bytes });
      edited.accept(
        await call('contractFiles.setDocument', {
          id,
          code: line.code,
          status: line.status,
          receivedOn: line.receivedOn,
          expiresOn: line.expiresOn,
        }),
      );
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <ScanLine
      scan={attachment}
      onOpen={() =>
        onOpen({
          scan: attachment,
          read: () => call('contractFiles.readAttachment', { attachmentId: attachment.id }),
        })
      }
      remove={{ label: documentsTexts.remove, isDisabled: !edited.isEditable, run: () => void takeAway() }}
    >
      {edited.isEditable ? <KeepOnPerson attachment={attachment} line={line} edited={edited} /> : null}
    </ScanLine>
  );
}
