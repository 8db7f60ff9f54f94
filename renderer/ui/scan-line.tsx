import { ActionIcon, Anchor, Group, Text, Tooltip } from '@mantine/core';
import { IconPaperclip, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './dropped-scans.module.css';
import { Private, usePrivateText } from './private';
import { scanTexts as texts } from './scans.texts';

/** A copy in one line: its name, which opens it, its weight, and what takes it away where it may go. */
export function ScanLine({
  scan,
  onOpen,
  remove,
  children,
}: {
  readonly scan: { readonly fileName: string; readonly bytes: number };
  readonly onOpen: () => void;
  readonly remove?: {
    readonly label: (file: string) => string;
    readonly isDisabled?: boolean;
    readonly run: () => void;
  };
  /** Acts on this copy, before the one that takes it away. */
  readonly children?: ReactNode;
}): ReactNode {
  const privateText = usePrivateText();
  const name = privateText(scan.fileName, '');
  return (
    <Group gap="sm" mt="sm" wrap="nowrap">
      <IconPaperclip size={16} aria-hidden />
      <Anchor
        component="button"
        type="button"
        size="sm"
        className={classes.fileName}
        ta="left"
        aria-label={texts.open(name)}
        onClick={onOpen}
      >
        <Private>{scan.fileName}</Private>
      </Anchor>
      <Text size="sm" c="dimmed" flex="none">
        {texts.size(Math.max(1, Math.round(scan.bytes / 1024)))}
      </Text>
      {children}
      {remove === undefined ? null : (
        <Tooltip label={remove.label('')}>
          <ActionIcon
            variant="subtle"
            color="red"
            disabled={remove.isDisabled === true}
            aria-label={remove.label(name)}
            onClick={remove.run}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}
