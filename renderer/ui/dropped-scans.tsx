import { ActionIcon, Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconUpload, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { maxScanBytes } from '../../shared/base';
import { tellDone, tellFailure, useIsBeside } from '../bridge';
import classes from './dropped-scans.module.css';
import { Private, usePrivateText } from './private';
import { scanTexts as texts } from './scans.texts';
import { useDroppedFiles } from './use-dropped-files';

interface Proposal {
  readonly id: string;
  readonly file: File;
  /** Where it goes, among the choices; `null` as long as nobody said. */
  readonly to: string | null;
}

/** A file that was dropped, as it is kept: its name and its bytes. */
export interface DroppedScan {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where several copies are dropped at once: each is proposed to a piece by its name, then joined. */
export function DroppedScans({
  choices,
  proposed,
  help,
  join,
}: {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** The choice that the name of a file speaks of. */
  readonly proposed: (fileName: string) => string | null;
  readonly help: string;
  /** Makes what joins one copy to its choice; made anew for each batch. */
  readonly join: () => Promise<(scan: DroppedScan, to: string) => Promise<void>>;
}): ReactNode {
  const isBeside = useIsBeside();
  const [proposals, setProposals] = useState<readonly Proposal[]>([]);
  const [isJoining, setIsJoining] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const privateText = usePrivateText();
  const isOver = useDroppedFiles(
    isJoining || isBeside
      ? null
      : (files) =>
          setProposals((before) => [
            ...before,
            ...files.map((file) => ({ id: crypto.randomUUID(), file, to: proposed(file.name) })),
          ]),
  );
  const isTooLarge = ({ file }: Proposal): boolean => file.size > maxScanBytes;
  const ready = proposals.filter((each) => each.to !== null && !isTooLarge(each));
  const choose = (id: string, to: string | null): void =>
    setProposals((all) => all.map((each) => (each.id === id ? { ...each, to } : each)));
  const leaveOut = (id: string): void => {
    setProposals((all) => all.filter((each) => each.id !== id));
    heading.current?.focus();
  };
  /** One after the other: a refusal names its file, and the others are joined all the same. */
  const joinAll = async (): Promise<void> => {
    setIsJoining(true);
    let joined = 0;
    try {
      const one = await join();
      for (const { id, file, to } of ready) {
        if (to === null) continue;
        try {
          const bytes = new Uint8Array(await file.arrayBuffer());
          await one({ fileName: file.name.slice(-200), bytes }, to);
          joined += 1;
          setProposals((all) => all.filter((each) => each.id !== id));
        } catch (thrown) {
          tellFailure(thrown);
        }
      }
    } catch (thrown) {
      tellFailure(thrown);
    } finally {
      setIsJoining(false);
      if (joined > 0) tellDone({ title: texts.joined(joined) });
    }
  };
  if (isBeside) return null;
  return (
    <>
      <div className={classes.drop} data-over={isOver || undefined}>
        <IconUpload size={24} stroke={1.4} aria-hidden />
        <div>
          <Text fw={600}>{isOver ? texts.dropNow : texts.drop}</Text>
          <Text size="sm" c="dimmed">
            {help}
          </Text>
        </div>
      </div>
      {proposals.length === 0 ? null : (
        <section aria-label={texts.proposed(proposals.length)}>
          <Title order={3} ref={heading} tabIndex={-1}>
            {texts.proposed(proposals.length)}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {texts.proposedHelp}
          </Text>
          <Stack gap="sm">
            {proposals.map((each) => (
              <Group key={each.id} wrap="nowrap" gap="sm">
                <Text size="sm" className={classes.fileName}>
                  <Private>{each.file.name}</Private>
                </Text>
                {isTooLarge(each) ? (
                  <Text size="sm" c="red" w={300}>
                    {texts.tooLarge}
                  </Text>
                ) : (
                  <Select
                    w={300}
                    aria-label={texts.pieceOf(privateText(each.file.name, texts.thisFile))}
                    placeholder={texts.choose}
                    data={choices}
                    value={each.to}
                    onChange={(to) => choose(each.id, to)}
                  />
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={texts.leaveOut(privateText(each.file.name, texts.thisFile))}
                  onClick={() => leaveOut(each.id)}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Group>
            ))}
            <Group gap="sm">
              <Button onClick={joinAll} loading={isJoining} disabled={ready.length === 0}>
                {texts.joinAll(ready.length)}
              </Button>
              <Button variant="default" disabled={isJoining} onClick={() => setProposals([])}>
                {texts.giveUp}
              </Button>
            </Group>
          </Stack>
        </section>
      )}
    </>
  );
}
