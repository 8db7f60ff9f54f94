import { ActionIcon, Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconUpload, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { maxScanBytes } from '../../shared/base';
import { documentOfName } from '../../shared/contract-files';
import { tellDone, tellFailure, useAct } from '../bridge';
import { Private, useDroppedFiles, usePrivateText } from '../ui';
import { documentsTexts } from './contract-files.texts';
import classes from './documents-step.module.css';
import type { EditedContractFile } from './use-contract-file';

interface Proposal {
  readonly id: string;
  readonly file: File;
  /** Line of the checklist to which it goes; `null` as long as nobody said. */
  readonly code: string | null;
}

/** Where several copies are dropped at once: each is proposed to a line by its name, then joined. */
export function DroppedFiles({ edited }: { readonly edited: EditedContractFile }): ReactNode {
  const { view, isEditable } = edited;
  const { checklist } = view;
  const attach = useAct('contractFiles.attachBytes', { isQuiet: true });
  const [proposals, setProposals] = useState<readonly Proposal[]>([]);
  const [isJoining, setIsJoining] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const privateText = usePrivateText();
  const isOver = useDroppedFiles(
    isEditable && !isJoining
      ? (files) =>
          setProposals((before) => [
            ...before,
            ...files.map((file) => ({
              id: crypto.randomUUID(),
              file,
              code: documentOfName(file.name, checklist),
            })),
          ])
      : null,
  );
  const isTooLarge = ({ file }: Proposal): boolean => file.size > maxScanBytes;
  const ready = proposals.filter((each) => each.code !== null && !isTooLarge(each));
  const choose = (id: string, code: string | null): void =>
    setProposals((all) => all.map((each) => (each.id === id ? { ...each, code } : each)));
  const leaveOut = (id: string): void => {
    setProposals((all) => all.filter((each) => each.id !== id));
    heading.current?.focus();
  };
  /** One after the other: a refusal names its file, and the others are joined all the same. */
  const join = async (): Promise<void> => {
    setIsJoining(true);
    let joined = 0;
    try {
      await edited.flush();
      for (const { id, file, code } of ready) {
        if (code === null) continue;
        try {
          const bytes = new Uint8Array(await file.arrayBuffer());
          edited.accept(
            await attach.mutateAsync({ id: view.file.id, code, fileName: file.name.slice(-200), bytes }),
          );
          joined += 1;
          setProposals((all) => all.filter((each) => each.id !== id));
        } catch (thrown) {
          tellFailure(thrown);
        }
      }
    } finally {
      setIsJoining(false);
      if (joined > 0) tellDone({ title: documentsTexts.joined(joined) });
    }
  };
  if (!isEditable) return null;
  return (
    <>
      <div className={classes.drop} data-over={isOver || undefined}>
        <IconUpload size={24} stroke={1.4} aria-hidden />
        <div>
          <Text fw={600}>{isOver ? documentsTexts.dropNow : documentsTexts.drop}</Text>
          <Text size="sm" c="dimmed">
            {documentsTexts.dropHelp}
          </Text>
        </div>
      </div>
      {proposals.length === 0 ? null : (
        <section aria-label={documentsTexts.proposed(proposals.length)}>
          <Title order={3} ref={heading} tabIndex={-1}>
            {documentsTexts.proposed(proposals.length)}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {documentsTexts.proposedHelp}
          </Text>
          <Stack gap="sm">
            {proposals.map((each) => (
              <Group key={each.id} wrap="nowrap" gap="sm">
                <Text size="sm" className={classes.fileName}>
                  <Private>{each.file.name}</Private>
                </Text>
                {isTooLarge(each) ? (
                  <Text size="sm" c="red" w={300}>
                    {documentsTexts.tooLarge}
                  </Text>
                ) : (
                  <Select
                    w={300}
                    aria-label={documentsTexts.lineOf(privateText(each.file.name, documentsTexts.thisFile))}
                    placeholder={documentsTexts.chooseLine}
                    data={checklist.map(({ code, label }) => ({ value: code, label }))}
                    value={each.code}
                    onChange={(code) => choose(each.id, code)}
                  />
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={documentsTexts.leaveOut(privateText(each.file.name, documentsTexts.thisFile))}
                  onClick={() => leaveOut(each.id)}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Group>
            ))}
            <Group gap="sm">
              <Button onClick={join} loading={isJoining} disabled={ready.length === 0}>
                {documentsTexts.joinAll(ready.length)}
              </Button>
              <Button variant="default" disabled={isJoining} onClick={() => setProposals([])}>
                {documentsTexts.giveUp}
              </Button>
            </Group>
          </Stack>
        </section>
      )}
    </>
  );
}
