import { Group, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { capital } from '../../shared/base/text';
import { bareSaid, type SchemeAnswer, saidOf, type Verdict } from '../../shared/law';
import { LegalSource, PrivateDays, VerdictBadge } from '../ui';
import classes from './answer-forms.module.css';
import { machineTexts } from './answers.texts';
import { Reserves } from './reserves';
import { answerTexts } from './rights.texts';

/** The three answers, as choices of a form. */
export const verdictChoices: readonly { readonly value: Verdict; readonly label: string }[] = (
  ['eligible', 'to-check', 'ineligible'] as const
).map((value) => ({ value, label: capital(bareSaid(value).words) }));

/** What Vivier answers, and why it is not a plain yes: shown beside what the adviser writes. */
export function MachineAnswer({ answer }: { readonly answer: SchemeAnswer }): ReactNode {
  const against = answer.conditions.filter(({ verdict }) => verdict === 'not-met');
  const open = answer.conditions.filter(({ verdict }) => verdict === 'unknown');
  const shown = against.length > 0 ? against : open;
  return (
    <section className={classes.machine} aria-label={machineTexts.title}>
      <Group gap="sm" mb="xs">
        <Text fw={600}>{machineTexts.title}</Text>
        <VerdictBadge said={saidOf(answer)} />
      </Group>
      <Text size="sm" mb={shown.length === 0 ? 0 : 'xs'}>
        {answer.label}
      </Text>
      {shown.length === 0 ? (
        answer.toConfirm.length > 0 ? (
          <Reserves answer={answer} />
        ) : (
          <Text size="sm" c="dimmed">
            {answerTexts.allMet}
          </Text>
        )
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
