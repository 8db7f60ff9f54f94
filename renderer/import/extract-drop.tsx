import { Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { JobProgress } from '../ui';
import classes from './extract-zone.module.css';
import { extractTexts as texts } from './import.texts';
import { useExtractToImport } from './use-extract-to-import';

/** An extract dropped on a screen that shows something else: it says so while one is held over it, and leads to the import. */
export function ExtractDrop(): ReactNode {
  const navigate = useNavigate();
  const { isOver, reading } = useExtractToImport(() => navigate({ to: '/import' }));
  return (
    <>
      <JobProgress act={reading} label={texts.reading} />
      {isOver ? (
        <div className={classes.veil} role="status">
          <IconUpload size={40} stroke={1.4} aria-hidden />
          <Text fw={600} size="lg">
            {texts.dropNow}
          </Text>
          <Text>{texts.dropNowHelp}</Text>
        </div>
      ) : null}
    </>
  );
}
