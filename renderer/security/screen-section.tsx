import { Checkbox, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAct, useProcedure } from '../bridge';
import { screenTexts as texts } from './security.texts';

/** What the screen and the clipboard let out: discretion, captures, copies. */
export function ScreenSection(): ReactNode {
  const query = useProcedure('workstation.get', {});
  const save = useAct('workstation.save');
  const data = query.data;
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{texts.title}</Title>
      <Text size="sm" maw={760}>
        {texts.intent}
      </Text>
      <Checkbox
        label={texts.protect}
        description={
          data?.limits.mustProtectCapture
            ? texts.protectImposed
            : data?.limits.canProtectCapture === false
              ? texts.protectImpossible
              : texts.protectMeans
        }
        disabled={data === undefined || !data.limits.canProtectCapture || data.limits.mustProtectCapture}
        checked={
          data !== undefined && (data.limits.mustProtectCapture || data.preferences.hasCaptureProtection)
        }
        onChange={(event) => {
          save.mutate({ preferences: { hasCaptureProtection: event.currentTarget.checked } });
        }}
      />
    </Stack>
  );
}
