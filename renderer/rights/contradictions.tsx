import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { contradictionsOf, type Facts } from '../../shared/law';
import { PrivateDays } from '../ui';
import { answerActTexts } from './answers.texts';

/** Facts that stand against each other: said as soon as they do, never corrected. */
export function Contradictions({ facts }: { readonly facts: Facts }): ReactNode {
  const found = contradictionsOf(facts);
  return found.length === 0 ? null : (
    <Alert
      color="amber"
      icon={<IconAlertTriangle aria-hidden />}
      title={answerActTexts.contradictions}
      role="alert"
    >
      {found.map(({ sentence }) => (
        <Text key={sentence} size="sm">
          <PrivateDays>{sentence}</PrivateDays>
        </Text>
      ))}
    </Alert>
  );
}
