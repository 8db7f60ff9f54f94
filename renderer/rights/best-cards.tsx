import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Column, durationText, moneyLineText, type SchemeAnswer, saidOf } from '../../shared/law';
import type { Situation } from '../../shared/rights';
import { Facts, formatEuros, PrivateDays, VerdictBadge } from '../ui';
import { tableTexts } from './comparison.texts';
import { firstMonths, OwnAnswer } from './comparison-table';
import { Reserves } from './reserves';
import classes from './rights.module.css';
import { comparatorTexts } from './rights.texts';
import { SchemeActs } from './scheme-acts';
import { WhyButton } from './why-button';

/** The columns that lead, each with the reason for its place, what it brings and costs, and the act. */
export function BestCards({
  columns,
  situation,
  onExplain,
}: {
  readonly columns: readonly Column[];
  readonly situation: Situation;
  readonly onExplain: (answer: SchemeAnswer) => void;
}): ReactNode {
  return (
    <ol className={classes.best}>
      {columns.map((column, rank) => (
        <li key={column.answer.id}>
          <article className={classes.card} aria-label={column.answer.label}>
            <Group gap="sm" wrap="nowrap" align="baseline">
              <Text span c="dimmed" fw={600} aria-hidden>
                {rank + 1}
              </Text>
              <Title order={3}>{column.answer.label}</Title>
            </Group>
            <div>
              <VerdictBadge said={saidOf(column.answer)} />
            </div>
            <Text size="sm">
              <PrivateDays>{column.reason}</PrivateDays>
            </Text>
            <OwnAnswer answer={column.answer} overrides={situation.overrides} />
            <Facts facts={factsOf(column)} />
            {column.answer.verdict === 'eligible' ? <Reserves answer={column.answer} /> : null}
            <Group gap="sm" mt="auto" pt="xs">
              <SchemeActs
                candidateId={situation.candidate.id}
                scheme={column.answer.id}
                employerId={situation.employer?.id ?? null}
              />
              <WhyButton answer={column.answer} onExplain={onExplain} />
            </Group>
          </article>
        </li>
      ))}
    </ol>
  );
}

/** Four figures at most; a figure that the law does not give is not a line. */
function factsOf({
  answer,
  firstYear,
}: Column): readonly { readonly label: string; readonly value: string }[] {
  const { duration, pay, allowance, aid, cost } = answer;
  const labels = comparatorTexts.facts;
  const received = firstYear.pay ?? firstYear.allowance;
  const lines: readonly (readonly [string, string])[] = [
    [labels.length, duration === null ? '' : durationText(duration)],
    [
      labels.receives,
      received !== null
        ? firstYear.months === null
          ? formatEuros(received)
          : tableTexts.over(formatEuros(received), firstMonths(firstYear.months))
        : pay?.monthlyGross != null
          ? comparatorTexts.perMonth(formatEuros(pay.monthlyGross))
          : (allowance?.lines ?? []).slice(0, 1).map(moneyLineText).join(''),
    ],
    [
      labels.pays,
      cost === null || cost.monthlyNet === null ? '' : comparatorTexts.perMonth(formatEuros(cost.monthlyNet)),
    ],
    [labels.aid, (aid?.lines ?? []).slice(0, 1).map(moneyLineText).join('')],
  ];
  return lines.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}
