import { Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CandidatePicker } from '../people';
import { Page } from '../ui';

/** For whom: the comparator begins with a person. */
export function FindContractScreen(): ReactNode {
  const navigate = useNavigate();
  return (
    <Page title="Trouver le bon contrat" onBack={() => void navigate({ to: '/candidats' })}>
      <Paper withBorder p="lg" maw={560}>
        <Stack gap="sm">
          <CandidatePicker
            label="Pour quel candidat"
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
            L’offre, l’employeur et les dates se précisent à l’écran suivant.
          </Text>
        </Stack>
      </Paper>
    </Page>
  );
}
