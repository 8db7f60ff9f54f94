import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAct } from '../bridge';
import { Frame } from '../ui';
import { ExtractZone } from './extract-zone';
import { extractTexts as texts } from './import.texts';
import { useExtractToImport } from './use-extract-to-import';

/**
 * The last step of the welcome, over the portfolio that was just made: its first spreadsheet, or none for now. A file that was read
 * leads to the import, which goes on from its columns.
 */
export function FirstImport({ onImport }: { readonly onImport: () => void }): ReactNode {
  const end = useAct('portfolio.endWelcome');
  const door = useExtractToImport(() => {
    onImport();
    return end.mutateAsync({});
  });
  return (
    <Frame title={texts.firstTitle} step={texts.firstStep} width={620} lead={texts.firstLead}>
      <Stack gap="lg">
        <ExtractZone door={door} autoFocus />
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {texts.laterHelp}
          </Text>
          <Button
            variant="default"
            flex="none"
            onClick={() => end.mutate({})}
            loading={end.isPending}
            disabled={door.reading.isPending}
          >
            {texts.later}
          </Button>
        </Group>
      </Stack>
    </Frame>
  );
}
