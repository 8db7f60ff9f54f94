import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Column, type Said, type SchemeAnswer, saidGroups } from '../../shared/law';
import type { Override } from '../../shared/rights';
import { PrivateDays, VerdictBadge } from '../ui';
import { OwnAnswer } from './comparison-table';
import classes from './rights.module.css';
import { WhyButton } from './why-button';

export interface FoldedLine {
  readonly column: Column;
  readonly said: Said;
}

/** The answers that do not lead, folded under their verdicts; each opens on its reasons. */
export function FoldedAnswers({
  lines,
  overrides,
  onExplain,
}: {
  readonly lines: readonly FoldedLine[];
  readonly overrides: readonly Override[];
  readonly onExplain: (answer: SchemeAnswer) => void;
}): ReactNode {
  return saidGroups.map(({ id, title, codes }) => {
    const own = lines.filter(({ said }) => codes.includes(said.code));
    return own.length === 0 ? null : (
      <details key={id} className={classes.details}>
        <summary>
          {title} ({own.length})
        </summary>
        <ul className={`${classes.bare} ${classes.panel}`}>
          {own.map(({ column, said }) => (
            <li key={column.answer.id} className={classes.scheme}>
              <div>
                <Text fw={600}>{column.answer.label}</Text>
                <VerdictBadge said={said} />
              </div>
              <div>
                <Text size="sm">
                  <PrivateDays>{reasonOf(column)}</PrivateDays>
                </Text>
                <OwnAnswer answer={column.answer} overrides={overrides} />
              </div>
              <Group gap="sm" justify="flex-end">
                <WhyButton answer={column.answer} onExplain={onExplain} />
              </Group>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}

/** Why it is closed and what would change it, else why it stands where it does. */
const reasonOf = ({ refusal, reason }: Column): string =>
  refusal === null ? reason : `${refusal.because} ${refusal.change}`;
