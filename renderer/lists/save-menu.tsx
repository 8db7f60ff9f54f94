import { Button, Menu, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fold } from '../../shared/base/text';
import type { Input } from '../../shared/ipc';
import { type Act, call, tellDone, tellFailure, today } from '../bridge';
import { askBefore } from '../ui';
import { texts } from './lists.texts';

type Shown = Pick<Input<'lists.export'>, 'list' | 'query' | 'columns' | 'selection'>;

const formats = [
  { format: 'xlsx', purpose: 'workbook' },
  { format: 'csv', purpose: 'list' },
  { format: 'pdf', purpose: 'pdf' },
] as const;

/** Saves the whole of what is shown, or the rows that are chosen, after saying that anyone will read it. */
export function SaveMenu({
  act,
  shown,
  words,
  fileName,
}: {
  /** The saving, whose progress the list shows. */
  readonly act: Act<'lists.export'>;
  readonly shown: Shown;
  /** "12 candidats", of what is saved. */
  readonly words: string;
  /** Without its date nor its kind; it names nobody. */
  readonly fileName: string;
}): ReactNode {
  const save = async ({ format, purpose }: (typeof formats)[number]): Promise<void> => {
    try {
      const { file } = await call('files.chooseToSave', {
        purpose,
        suggestedName: `${fold(fileName).replaceAll(' ', '-')}-${today()}.${format}`,
      });
      if (file === null) return;
      const { rows, withheld } = await act.mutateAsync({
        ...shown,
        csv: null,
        xlsx: null,
        pdf: null,
        [format]: file.handle,
      });
      tellDone({ title: texts.saved, message: texts.savedAs(file.name, rows, withheld) });
    } catch (thrown) {
      if (!act.isError) tellFailure(thrown);
    }
  };
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          h={28}
          loading={act.isPending}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {texts.save}
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw={320}>
        {formats.map((each) => (
          <Menu.Item
            key={each.format}
            onClick={() =>
              askBefore({
                title: texts.askSave(words),
                children:
                  each.format === 'pdf' ? `${texts.askSaveWhy} ${texts.askSavePdf}` : texts.askSaveWhy,
                confirm: texts.askSaveGo,
                keep: texts.askSaveKeep,
                isLeaving: true,
                onConfirm: () => void save(each),
              })
            }
          >
            {texts.formats[each.format].label}
            <Text size="xs" c="dimmed">
              {texts.formats[each.format].hint}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
