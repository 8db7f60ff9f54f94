import { Button, Text } from '@mantine/core';
import {
  IconChevronDown,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Review, Step } from '../../shared/contract-files';
import { Private } from '../ui';
import { pageTexts } from './contract-files.texts';
import classes from './step-section.module.css';

const icons = {
  empty: IconCircle,
  partial: IconCircleDashed,
  complete: IconCircleCheck,
  blocked: IconCircleX,
} as const;
const colors = { empty: 'dimmed', partial: 'dimmed', complete: 'green', blocked: 'red' } as const;

/** Identifier of the head of a step, which takes the focus when nothing of the step is left to answer. */
export const stepHeadOf = (id: string): string => `etape-${id}`;
export const stepBodyOf = (id: string): string => `questions-${id}`;

/** One step: its head with its state, a line of what it holds while it is folded, its questions while it is open. */
export function StepSection({
  step,
  rank,
  state,
  summary,
  isOpen,
  next,
  onToggle,
  onNext,
  children,
}: {
  readonly step: Step;
  readonly rank: number;
  readonly state: Review['steps'][number] | undefined;
  /** Values that the step holds, in a line. */
  readonly summary: string;
  readonly isOpen: boolean;
  readonly next: Step | undefined;
  readonly onToggle: () => void;
  readonly onNext: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const kind = state?.state ?? 'empty';
  const Icon = icons[kind];
  const isReview = step.id === 'review';
  return (
    <section className={classes.step} data-open={isOpen || undefined}>
      <h2 className={classes.title}>
        <button
          type="button"
          id={stepHeadOf(step.id)}
          className={classes.head}
          aria-expanded={isOpen}
          aria-controls={isOpen ? stepBodyOf(step.id) : undefined}
          onClick={onToggle}
        >
          <Text span c={colors[kind]} lh={0}>
            <Icon size={20} aria-hidden />
          </Text>
          <span className={classes.name}>
            {rank}. {step.label}
          </span>
          {isReview ? null : (
            <Text span size="sm" c={kind === 'blocked' ? 'red' : 'dimmed'} className={classes.state}>
              {stateWords(step, state)}
            </Text>
          )}
          <IconChevronDown size={18} aria-hidden className={classes.chevron} />
        </button>
      </h2>
      {isOpen || summary === '' ? null : (
        <Text size="sm" c="dimmed" className={classes.summary}>
          <Private>{summary}</Private>
        </Text>
      )}
      {isOpen ? (
        <div id={stepBodyOf(step.id)} className={classes.body}>
          {children}
          {next === undefined ? null : (
            <Button data-reads onClick={onNext} className={classes.next}>
              {pageTexts.next(next.label)}
            </Button>
          )}
        </div>
      ) : null}
    </section>
  );
}

function stateWords(step: Step, state: Review['steps'][number] | undefined): string {
  if (state === undefined) return '';
  if (state.state === 'blocked' || state.missing === 0) return pageTexts.stepStates[state.state];
  return step.id === 'documents'
    ? pageTexts.documentsLack(state.missing)
    : pageTexts.stepLacks(state.missing);
}
