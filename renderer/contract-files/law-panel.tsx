import { Button, Divider, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { capital } from '../../shared/base/text';
import { type CivilDate, formatShortDate } from '../../shared/base/time';
import type { Review } from '../../shared/contract-files';
import {
  conditionLooks,
  durationText,
  isWaitingForFacts,
  type Money,
  moneyLineText,
  type SchemeAnswer,
  saidOfFile,
  schemeOf,
  whyLabel,
} from '../../shared/law';
import { today } from '../bridge';
import { Explanation, partTexts, Reserves } from '../rights';
import { AnchorLink, formatEuros, LegalSource, PrivateDays, VerdictBadge } from '../ui';
import { lawTexts, pageTexts } from './contract-files.texts';
import classes from './law-panel.module.css';

/**
 * What follows from the law for this file: minimum pay, aids, time limits, each with its article. What it has to say of a
 * field stands beside that field, and whether the file conforms is said once, at the head of the page.
 */
export function LawPanel({
  review: { law, blocking, warnings },
  on,
}: {
  readonly review: Review;
  /** Day on which the law is read. */
  readonly on: CivilDate;
}): ReactNode {
  const [isExplained, setIsExplained] = useState(false);
  const told = [...blocking, ...warnings];
  const open = law.conditions.filter(
    ({ verdict, explanation }) =>
      (verdict === 'not-met' || verdict === 'unknown') &&
      // What waits for an answer is asked on the page.
      !isWaitingForFacts(explanation) &&
      !told.some(({ message }) => message.startsWith(explanation)),
  );
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Title order={2}>{pageTexts.seeLaw}</Title>
        <Group gap="sm">
          <Button data-reads variant="default" size="compact-sm" onClick={() => setIsExplained(true)}>
            {whyLabel}
          </Button>
          <AnchorLink to="/fiches/$scheme" params={{ scheme: law.id }} search={{ au: on }} size="sm">
            {lawTexts.sheet}
          </AnchorLink>
        </Group>
      </Group>
      <Reserves answer={law} />
      {open.length === 0 ? null : <Conditions label={lawTexts.toMeet} conditions={open} />}
      {law.verdict === 'ineligible' ? <OtherWays law={law} on={on} /> : null}
      <Consequences law={law} />
      <MetConditions law={law} />
      {isExplained ? (
        <Explanation
          answer={law}
          said={saidOfFile(law, blocking.length)}
          onClose={() => setIsExplained(false)}
        />
      ) : null}
    </Stack>
  );
}

/** What stays possible when this contract is refused: the trap of a market-sector employer and a CAE. */
function OtherWays({ law, on }: { readonly law: SchemeAnswer; readonly on: CivilDate }): ReactNode {
  if (law.alternatives.length === 0) return null;
  return (
    <section aria-label={partTexts.alternatives}>
      <Title order={3}>{partTexts.alternatives}</Title>
      <List size="sm" spacing={4}>
        {law.alternatives.map((alternative) => (
          <List.Item key={alternative.sentence}>
            {alternative.sentence} <LegalSource>{alternative.source}</LegalSource>{' '}
            {alternative.schemes.map((code) => {
              const scheme = schemeOf(code);
              return scheme === null || code === law.id ? null : (
                <AnchorLink
                  key={code}
                  to="/fiches/$scheme"
                  params={{ scheme: code }}
                  search={{ au: on }}
                  size="sm"
                  mr="sm"
                >
                  {scheme.label}
                </AnchorLink>
              );
            })}
          </List.Item>
        ))}
      </List>
    </section>
  );
}

/** What is met is reassuring and long: folded under its count. */
function MetConditions({ law }: { readonly law: SchemeAnswer }): ReactNode {
  const met = law.conditions.filter((condition) => condition.verdict === 'met');
  if (met.length === 0) return null;
  return (
    <details>
      <Text component="summary" size="sm" fw={600} className={classes.summary}>
        {lawTexts.met(met.length)}
      </Text>
      <Conditions label={lawTexts.metLabel} conditions={met} />
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
      {conditions.map((condition) => (
        <List.Item key={condition.id}>
          <VerdictBadge said={conditionLooks[condition.verdict]} />{' '}
          <PrivateDays>{condition.explanation}</PrivateDays> <LegalSource>{condition.source}</LegalSource>
        </List.Item>
      ))}
    </List>
  );
}

function Consequences({ law }: { readonly law: SchemeAnswer }): ReactNode {
  return (
    <Stack gap="md">
      {law.pay === null ? null : (
        <section aria-label={lawTexts.pay}>
          <Divider mb="sm" />
          <Title order={3}>{lawTexts.pay}</Title>
          {law.pay.periods.length === 0 ? (
            <Text size="sm">
              {partTexts.rate(law.pay.percent, law.pay.of)}
              {law.pay.monthlyGross === null ? '' : lawTexts.grossPerMonth(formatEuros(law.pay.monthlyGross))}
            </Text>
          ) : (
            <Table verticalSpacing={3}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{lawTexts.columns.from}</Table.Th>
                  <Table.Th>{lawTexts.columns.to}</Table.Th>
                  <Table.Th ta="right">{lawTexts.columns.rate}</Table.Th>
                  <Table.Th ta="right">{lawTexts.columns.gross}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {law.pay.periods.map((period) => (
                  <Table.Tr key={period.from}>
                    <Table.Td>
                      <PrivateDays>{formatShortDate(period.from)}</PrivateDays>
                    </Table.Td>
                    <Table.Td>
                      <PrivateDays>{formatShortDate(period.to)}</PrivateDays>
                    </Table.Td>
                    <Table.Td ta="right">
                      {period.percent}
                      {'\u00A0'}%
                    </Table.Td>
                    <Table.Td ta="right">
                      {period.monthlyGross === null ? partTexts.toGive : formatEuros(period.monthlyGross)}
                      {period.toCheck ? (
                        <Text span c="amber" size="xs" display="block">
                          {partTexts.toCheck}
                        </Text>
                      ) : null}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          <Text size="sm">
            <PrivateDays>
              {[...new Set([law.pay.note, ...law.pay.periods.map((period) => period.note)])].join(' ')}
            </PrivateDays>{' '}
            <LegalSource>{law.pay.source}</LegalSource>
          </Text>
        </section>
      )}
      <MoneyPart title={lawTexts.allowance} money={law.allowance} />
      <MoneyPart title={lawTexts.aid} money={law.aid} />
      {law.cost === null || law.cost.monthlyNet === null ? null : (
        <section aria-label={lawTexts.cost}>
          <Title order={3}>{lawTexts.cost}</Title>
          <Text size="sm">
            {lawTexts.atLeast(formatEuros(law.cost.monthlyNet))}
            {law.cost.toCheck ? ` (${partTexts.toCheck})` : ''}. <PrivateDays>{law.cost.note}</PrivateDays>
          </Text>
        </section>
      )}
      {law.duration === null ? null : (
        <section aria-label={partTexts.duration}>
          <Title order={3}>{partTexts.duration}</Title>
          <Text size="sm">
            {durationText(law.duration)}
            {law.duration.toCheck ? ` (${partTexts.toCheck})` : ''}.{' '}
            <PrivateDays>{law.duration.note}</PrivateDays> <LegalSource>{law.duration.source}</LegalSource>
          </Text>
        </section>
      )}
      {law.training === null ? null : (
        <section aria-label={partTexts.training}>
          <Title order={3}>{partTexts.training}</Title>
          <Text size="sm">
            {capital(partTexts.hours(law.training.minHours, law.training.maxHours))}. {law.training.note}{' '}
            <LegalSource>{law.training.source}</LegalSource>
          </Text>
        </section>
      )}
      {law.deadlines.length === 0 ? null : (
        <section aria-label={partTexts.deadlines}>
          <Title order={3}>{partTexts.deadlines}</Title>
          <List size="sm" spacing={4}>
            {law.deadlines.map((deadline) => (
              <List.Item key={deadline.code}>
                <strong>
                  <PrivateDays>{formatShortDate(deadline.due)}</PrivateDays>
                </strong>
                {deadline.due < today() ? ` (${lawTexts.past}) ` : ' '}
                {deadline.label}. <PrivateDays>{deadline.note}</PrivateDays>{' '}
                <LegalSource>{deadline.source}</LegalSource>
              </List.Item>
            ))}
          </List>
        </section>
      )}
      {law.reminders.length === 0 ? null : (
        <details>
          <Text component="summary" size="sm" fw={600} className={classes.summary}>
            {lawTexts.reminders(law.reminders.length)}
          </Text>
          <List size="sm" spacing={4} aria-label={lawTexts.remindersLabel}>
            {law.reminders.map((reminder) => (
              <List.Item key={reminder.sentence}>
                {reminder.sentence} <LegalSource>{reminder.source}</LegalSource>
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </Stack>
  );
}

/** An aid or an allowance, line by line, each with its source. */
function MoneyPart({ title, money }: { readonly title: string; readonly money: Money | null }): ReactNode {
  if (money === null || (money.lines.length === 0 && money.note === '')) return null;
  return (
    <section aria-label={title}>
      <Title order={3}>{title}</Title>
      {money.lines.length === 0 ? null : (
        <List size="sm" spacing={4}>
          {money.lines.map((line) => (
            <List.Item key={`${line.label} ${line.per}`}>
              <PrivateDays>{line.label}</PrivateDays>
              {'\u00A0'}: <strong>{moneyLineText(line)}</strong>
              {line.toCheck ? ` (${partTexts.toCheck})` : ''}. <PrivateDays>{line.note}</PrivateDays>{' '}
              <LegalSource>{line.source}</LegalSource>
            </List.Item>
          ))}
        </List>
      )}
      {money.note === '' ? null : (
        <Text size="sm">
          <PrivateDays>{money.note}</PrivateDays>
        </Text>
      )}
    </section>
  );
}
