import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CandidateId } from '../../shared/fields';
import { factLabel, type SchemeAnswer, schemeOf } from '../../shared/law';
import { askedFactPathSchema } from '../../shared/rights';
import { today, useAct } from '../bridge';
import { FactQuestion } from './fact-field';
import classes from './rights.module.css';
import { partTexts } from './rights.texts';

/** What an open answer takes for true that nobody has told, each with how it is confirmed. Nothing when there is none. */
export function Reserves({
  answer,
  candidateId,
}: {
  readonly answer: Pick<SchemeAnswer, 'id' | 'toConfirm'>;
  /** Whose answer it is, where it is confirmed in place. */
  readonly candidateId?: CandidateId;
}): ReactNode {
  if (answer.toConfirm.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {partTexts.reserveOf}
      </Text>
      <ul className={classes.lines} aria-label={partTexts.reserve}>
        {answer.toConfirm.map(({ condition, supposed, confirm }) => (
          <li key={condition}>
            <Text span size="sm">
              {supposed}.{' '}
            </Text>
            <Text span size="xs" c="dimmed">
              {confirm}
            </Text>
            {candidateId === undefined ? null : (
              <Confirming candidateId={candidateId} scheme={answer.id} condition={condition} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The question itself, where the person is who answers it. */
function Confirming({
  candidateId,
  scheme,
  condition,
}: {
  readonly candidateId: CandidateId;
  readonly scheme: SchemeAnswer['id'];
  readonly condition: string;
}): ReactNode {
  const tell = useAct('rights.tellFact');
  const fact = schemeOf(scheme)?.rules.find(({ id }) => id === condition)?.presumes?.fact;
  const path = askedFactPathSchema.safeParse(fact?.path).data;
  if (path === undefined) return null;
  return (
    <FactQuestion
      path={path}
      label={factLabel(path)}
      onAnswer={(value) => {
        // It goes once it is answered: the keyboard stays among the answers it was one of.
        document.activeElement?.closest<HTMLElement>('section[tabindex]')?.focus({ preventScroll: true });
        tell.mutate({ id: candidateId, path, value, toldOn: today() });
      }}
    />
  );
}
