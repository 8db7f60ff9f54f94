import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { type SchemeAnswer, whyLabel, whyOf } from '../../shared/law';

/** Opens the rules and the articles behind an answer. */
export function WhyButton({
  answer,
  onExplain,
  mt = 0,
}: {
  readonly answer: SchemeAnswer;
  readonly onExplain: (answer: SchemeAnswer) => void;
  readonly mt?: number;
}): ReactNode {
  return (
    <Button
      mt={mt}
      size="compact-sm"
      variant="default"
      onClick={() => onExplain(answer)}
      aria-label={whyOf(answer.label)}
    >
      {whyLabel}
    </Button>
  );
}
