import { Alert, Radio, Stack } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImportChoices, ImportQuestion } from '../../shared/import';
import { Private } from '../ui';
import { questionTexts as texts } from './import.texts';
import classes from './plan-step.module.css';

const answers = {
  'date-order': ['day-first', 'month-first'],
  'name-order': ['family-first', 'given-first'],
} as const;

/** What no cell tells of a whole column, asked once; until then, its doubtful cells are refused or left out, and said. */
export function Questions({
  questions,
  choices,
  onChoices,
}: {
  readonly questions: readonly ImportQuestion[];
  readonly choices: ImportChoices;
  readonly onChoices: (choices: ImportChoices) => void;
}): ReactNode {
  return questions.map((question) => (
    <Alert
      key={`${question.kind} ${question.target}`}
      color={question.answer === null ? 'amber' : 'vivier'}
      icon={<IconHelpCircle aria-hidden />}
      role="group"
      aria-label={texts.label}
      className={classes.above}
    >
      <Radio.Group
        label={<Private>{question.sentence}</Private>}
        value={question.answer ?? ''}
        onChange={(value) => onChoices(answered(choices, question, value))}
      >
        <Stack gap={6} mt={6}>
          {answers[question.kind].map((value) => (
            <Radio key={value} value={value} label={texts[value]} />
          ))}
        </Stack>
      </Radio.Group>
    </Alert>
  ));
}

function answered(choices: ImportChoices, question: ImportQuestion, value: string): ImportChoices {
  switch (question.kind) {
    case 'date-order': {
      const order = value === 'month-first' ? 'month-first' : 'day-first';
      return { ...choices, dateOrders: { ...choices.dateOrders, [question.target]: order } };
    }
    case 'name-order':
      return { ...choices, nameOrder: value === 'given-first' ? 'given-first' : 'family-first' };
  }
}
