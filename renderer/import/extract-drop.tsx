import { Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { JobProgress } from '../ui';
import classes from './extract-zone.module.css';
import { extractTexts as texts } from './import.texts';
import { useExtractToImport } from './use-extract-to-import';

let dropped = 0;

/** An extract dropped on a screen that shows something else: it says so while one is held over it, and leads to the import. */
export function ExtractDrop(): ReactNode {
  const navigate = useNavigate();
  const { isOver, reading } = useExtractToImport(() => {
    dropped += 1;
    // By then the adviser may have gone there by herself.
    return navigate({ to: '/import', search: { depot: dropped } });
  });
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
