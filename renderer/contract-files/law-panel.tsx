import { Anchor, Divider, List, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Review } from '../../shared/contract-files';
import type { SchemeAnswer } from '../../shared/rules';
import { formatShortDate } from '../../shared/time';
import { count, formatEuros, formatInteger, LegalSource, StatusBadge, VerdictBadge } from '../ui';
import classes from './law-panel.module.css';

const icons = { met: IconCircleCheck, 'not-met': IconCircleX, unknown: IconHelpCircle } as const;
const colors = { met: 'green', 'not-met': 'red', unknown: 'amber' } as const;
const words = { met: 'Rempli', 'not-met': 'Non rempli', unknown: 'À vérifier' } as const;

/** The law beside the form: verdict, reasons, minimum pay, deadlines, each with its article. */
export function LawPanel({
  review,
  onFill,
}: {
  readonly review: Review;
  readonly onFill: (step: string, field: string) => void;
}): ReactNode {
  const { law, blocking, warnings } = review;
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Title order={2}>Ce que dit le droit</Title>
        {law === null ? (
          <Text>
            Les règles de ce dispositif viendront avec une prochaine version{'\u202F'}; les contrôles de base
            sont faits.
          </Text>
        ) : (
          <Verdict law={law} />
        )}
        <Findings
          title="Ce qui bloque la signature"
          tone="blocking"
          findings={blocking}
          review={review}
          onFill={onFill}
        />
        <Findings title="À regarder" tone="late" findings={warnings} review={review} onFill={onFill} />
        {law === null ? null : <Consequences law={law} />}
        {law === null ? null : <MetConditions law={law} />}
      </Stack>
    </Paper>
  );
}

function Verdict({ law }: { readonly law: SchemeAnswer }): ReactNode {
  const open = law.conditions.filter((condition) => condition.verdict !== 'met');
  return (
    <Stack gap="sm">
      <div>
        <VerdictBadge verdict={law.verdict} />
      </div>
      {open.length === 0 ? null : <Conditions label="Conditions à remplir ou à vérifier" conditions={open} />}
    </Stack>
  );
}

/** What is met is reassuring and long: folded under its count. */
function MetConditions({ law }: { readonly law: SchemeAnswer }): ReactNode {
  const met = law.conditions.filter((condition) => condition.verdict === 'met');
  if (met.length === 0) return null;
  return (
    <details>
      <Text component="summary" size="sm" fw={600} className={classes.summary}>
        {count(met.length, 'condition remplie', 'conditions remplies')}
      </Text>
      <Conditions label="Conditions remplies" conditions={met} />
    </details>
  );
}

function Conditions({
  label,
  conditions,
}: {
  readonly label: string;
  readonly conditions: SchemeAnswer['conditions'];
}): ReactNode {
  return (
    <List size="sm" spacing={8} listStyleType="none" aria-label={label}>
      {conditions.map((condition) => {
        const Icon = icons[condition.verdict];
        return (
          <List.Item key={condition.id}>
            <Text span c={colors[condition.verdict]} fw={600}>
              <Icon size={14} aria-hidden /> {words[condition.verdict]}
            </Text>{' '}
            {condition.explanation} <LegalSource>{condition.source}</LegalSource>
          </List.Item>
        );
      })}
    </List>
  );
}

function Findings({
  title,
  tone,
  findings,
  review,
  onFill,
}: {
  readonly title: string;
  readonly tone: 'blocking' | 'late';
  readonly findings: Review['blocking'];
  readonly review: Review;
  readonly onFill: (step: string, field: string) => void;
}): ReactNode {
  if (findings.length === 0) return null;
  return (
    <div>
      <StatusBadge tone={tone} mb={6}>
        {title}
      </StatusBadge>
      <List size="sm" spacing={6}>
        {findings.map((finding) => {
          const step = stepOfField(review, finding.field);
          return (
            <List.Item key={`${finding.field} ${finding.message}`}>
              {finding.message} <LegalSource>{finding.source}</LegalSource>
              {step === null ? null : (
                <>
                  {' '}
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    onClick={() => onFill(step, finding.field)}
                  >
                    Corriger
                  </Anchor>
                </>
              )}
            </List.Item>
          );
        })}
      </List>
    </div>
  );
}

/** Step that holds a field: the missing list names it, else the first part of the key does. */
function stepOfField(review: Review, field: string): string | null {
  const named = review.missing.find((missing) => missing.field === field)?.step;
  if (named !== undefined) return named;
  const part = field.split('.')[0] ?? '';
  const guessed = part === 'contract' || part === 'pay' ? 'job' : part;
  return review.steps.some((step) => step.id === guessed) ? guessed : null;
}

function Consequences({ law }: { readonly law: SchemeAnswer }): ReactNode {
  return (
    <Stack gap="md">
      {law.pay === null ? null : (
        <section aria-label="Salaire minimum">
          <Divider mb="sm" />
          <Title order={3}>Salaire minimum</Title>
          {law.pay.periods.length === 0 ? (
            <Text size="sm">
              {law.pay.percent}
              {'\u00A0'}% {law.pay.of === 'SMIC' ? 'du SMIC' : 'du minimum conventionnel'}
              {law.pay.monthlyGross === null
                ? ''
                : `, soit ${formatEuros(law.pay.monthlyGross)} brut par mois`}
            </Text>
          ) : (
            <Table verticalSpacing={3}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Du</Table.Th>
                  <Table.Th>au</Table.Th>
                  <Table.Th ta="right">Taux</Table.Th>
                  <Table.Th ta="right">Brut par mois</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {law.pay.periods.map((period) => (
                  <Table.Tr key={period.from}>
                    <Table.Td>{formatShortDate(period.from)}</Table.Td>
                    <Table.Td>{formatShortDate(period.to)}</Table.Td>
                    <Table.Td ta="right">
                      {period.percent}
                      {'\u00A0'}%
                    </Table.Td>
                    <Table.Td ta="right">
                      {period.monthlyGross === null ? 'à préciser' : formatEuros(period.monthlyGross)}
                      {period.toCheck ? (
                        <Text span c="amber" size="xs" display="block">
                          à vérifier
                        </Text>
                      ) : null}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          <Text size="sm">
            {[...new Set([law.pay.note, ...law.pay.periods.map((period) => period.note)])].join(' ')}{' '}
            <LegalSource>{law.pay.source}</LegalSource>
          </Text>
        </section>
      )}
      {law.duration === null ? null : (
        <section aria-label="Durée">
          <Title order={3}>Durée</Title>
          <Text size="sm">
            De {law.duration.minMonths} à {law.duration.maxMonths} mois. {law.duration.note}{' '}
            <LegalSource>{law.duration.source}</LegalSource>
          </Text>
        </section>
      )}
      {law.training === null ? null : (
        <section aria-label="Formation">
          <Title order={3}>Formation</Title>
          <Text size="sm">
            De {formatInteger(Math.ceil(law.training.minHours))} à{' '}
            {formatInteger(Math.floor(law.training.maxHours))} heures. {law.training.note}{' '}
            <LegalSource>{law.training.source}</LegalSource>
          </Text>
        </section>
      )}
      {law.deadlines.length === 0 ? null : (
        <section aria-label="Échéances">
          <Title order={3}>Échéances</Title>
          <List size="sm" spacing={4}>
            {law.deadlines.map((deadline) => (
              <List.Item key={deadline.code}>
                <strong>{formatShortDate(deadline.due)}</strong> {deadline.label} {deadline.note}{' '}
                <LegalSource>{deadline.source}</LegalSource>
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </Stack>
  );
}
