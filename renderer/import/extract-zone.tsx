import { Button, Group, Text } from '@mantine/core';
import { IconFileImport, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { call, tellDone, tellFailure, useAct } from '../bridge';
import { JobProgress } from '../ui';
import classes from './extract-zone.module.css';
import { extractTexts as texts } from './import.texts';
import type { ExtractDoor } from './use-extract';

/** Where an extract is dropped, with the button that does the same by a dialog, and the reading under way. */
export function ExtractZone({
  door,
  autoFocus = false,
}: {
  readonly door: ExtractDoor;
  readonly autoFocus?: boolean;
}): ReactNode {
  const { choose, isOver, reading } = door;
  const template = useAct('import.writeTemplate', { isQuiet: true });
  const saveTemplate = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToSave', {
        purpose: 'workbook',
        suggestedName: texts.templateName,
      });
      if (file === null) return;
      await template.mutateAsync({ file: file.handle });
      tellDone({ title: texts.templateDone, message: texts.templateMeans });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <>
      <div className={classes.zone} data-over={isOver || undefined}>
        <IconUpload size={28} stroke={1.4} aria-hidden />
        <div className={classes.words}>
          <Text fw={600}>{isOver ? texts.dropNow : texts.drop}</Text>
          <Text size="sm" c="dimmed">
            {texts.dropHelp}
          </Text>
        </div>
        <Group>
          <Button
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={choose}
            loading={reading.isPending}
            {...(autoFocus ? { autoFocus, 'data-autofocus': true } : {})}
          >
            {texts.choose}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            onClick={() => void saveTemplate()}
            aria-busy={template.isPending}
          >
            {texts.template}
          </Button>
        </Group>
      </div>
      <JobProgress act={reading} label={texts.reading} />
    </>
  );
}
