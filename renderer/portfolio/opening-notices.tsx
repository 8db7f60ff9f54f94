import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { readingTexts } from '../ui';
import { openingTexts } from './portfolio.texts';

/**
 * What was found at opening that is not as it was left, above every screen until it has been read: entries that are
 * missing, files that were put aside. Nothing where the portfolio is as it was left.
 */
export function OpeningNotices({ notices }: { readonly notices: readonly string[] }): ReactNode {
  const [read, setRead] = useState('');
  const all = notices.join('\n');
  if (all === read) return null;
  return (
    <Alert
      role="alert"
      color="amber"
      radius={0}
      icon={<IconAlertTriangle aria-hidden />}
      title={openingTexts.title}
      withCloseButton
      closeButtonLabel={readingTexts.closeMessage}
      onClose={() => setRead(all)}
    >
      {notices.map((notice) => (
        <Text key={notice} size="sm">
          {notice}
        </Text>
      ))}
    </Alert>
  );
}
