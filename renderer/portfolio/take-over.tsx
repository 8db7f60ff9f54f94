import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import type { AppFailure } from '../bridge';
import { takeOverTexts as texts } from './portfolio.texts';

/** The question asked when another machine seems to have the portfolio open: only the person can know whether it has. */
export function TakeOver<T extends FieldValues>({
  control,
  name,
  failure,
}: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  /** What the last try was refused for: the question waits for it. */
  readonly failure: AppFailure | null;
}): ReactNode {
  const { field } = useController({ control, name });
  const isElsewhere = failure?.code === 'PORTFOLIO_IN_USE_ELSEWHERE';
  if (!isElsewhere && !field.value) return null;
  return (
    <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} role="alert" title={texts.title}>
      <Stack gap="sm">
        <Text>{isElsewhere ? failure.message : ''}</Text>
        <Checkbox
          label={texts.takeOver}
          description={texts.help}
          ref={field.ref}
          checked={field.value}
          onChange={(event) => field.onChange(event.currentTarget.checked)}
        />
      </Stack>
    </Alert>
  );
}
