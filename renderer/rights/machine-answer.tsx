import { Group, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SchemeAnswer, Verdict } from '../../shared/law';
import { LegalSource, PrivateDays, VerdictBadge } from '../ui';
import classes from './answer-forms.module.css';

/** The three answers, as choices of a form. */
export const verdictChoices: readonly { readonly value: Verdict; readonly label: string }[] = [
  { value: 'eligible', label: 'Éligible' },
  { value: 'to-check', label: 'À vérifier' },
  { value: 'ineligible', label: 'Inéligible' },
];

/** What Vivier answers, and why it is not a plain yes: shown beside what the adviser writes. */
export function MachineAnswer({ answer }: { readonly answer: SchemeAnswer }): ReactNode {
  const against = answer.conditions.filter(({ verdict }) => verdict === 'not-met');
  const open = answer.conditions.filter(({ verdict }) => verdict === 'unknown');
  const shown = against.length > 0 ? against : open;
  return (
    <section className={classes.machine} aria-label="Réponse de Vivier">
      <Group gap="sm" mb="xs">
        <Text fw={600}>Réponse de Vivier</Text>
        <VerdictBadge verdict={answer.verdict} />
      </Group>
      <Text size="sm" mb={shown.length === 0 ? 0 : 'xs'}>
        {answer.label}
      </Text>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          Toutes les conditions sont remplies.
        </Text>
      ) : (
        <List size="sm" spacing={4}>
          {shown.map((condition) => (
            <List.Item key={condition.id}>
              <PrivateDays>{condition.explanation}</PrivateDays> <LegalSource>{condition.source}</LegalSource>
            </List.Item>
          ))}
        </List>
      )}
    </section>
  );
}
