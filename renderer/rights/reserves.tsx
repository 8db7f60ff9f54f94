import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { typography } from '../../shared/base/text';
import type { SchemeAnswer } from '../../shared/law';
import classes from './rights.module.css';

/** What an open answer takes for true that nobody has told, each with how it is confirmed. Nothing when there is none. */
export function Reserves({ answer }: { readonly answer: Pick<SchemeAnswer, 'toConfirm'> }): ReactNode {
  if (answer.toConfirm.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {typography('Sous réserve de :')}
      </Text>
      <ul className={classes.lines} aria-label="Sous réserve de">
        {answer.toConfirm.map(({ condition, supposed, confirm }) => (
          <li key={condition}>
            <Text span size="sm">
              {supposed}.{' '}
            </Text>
            <Text span size="xs" c="dimmed">
              {confirm}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
