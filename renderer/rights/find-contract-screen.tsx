import { Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CandidatePicker } from '../people';
import { Page } from '../ui';
import { findTexts as texts } from './comparison.texts';
import { comparatorTexts } from './rights.texts';

/** For whom: the comparator begins with a person. */
export function FindContractScreen(): ReactNode {
  const navigate = useNavigate();
  return (
    <Page title={comparatorTexts.title} onBack={() => void navigate({ to: '/candidats' })}>
      <Paper withBorder p="lg" maw={560}>
        <Stack gap="sm">
          <CandidatePicker
            label={texts.label}
            value={null}
            onChange={(row) => {
              if (row !== null)
                void navigate({
                  to: '/candidats/$candidateId/comparer',
                  params: { candidateId: row.id },
                  replace: true,
                });
            }}
          />
          <Text size="sm" c="dimmed">
            {texts.help}
          </Text>
        </Stack>
      </Paper>
    </Page>
  );
}
