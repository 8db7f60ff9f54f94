import { Anchor, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Need, Review } from '../../shared/contract-files';
import { LegalSource, PrivateDays } from '../ui';
import { questionTexts } from './contract-files.texts';
import classes from './question.module.css';

type Finding = Review['blocking'][number];
/** What the law says of one field, and whether it forbids the signature. */
export interface Remark extends Finding {
  readonly isBlocking: boolean;
}

export const remarksOf = ({ blocking, warnings }: Review): readonly Remark[] => [
  ...blocking.map((each) => ({ ...each, isBlocking: true })),
  ...warnings.map((each) => ({ ...each, isBlocking: false })),
];

/**
 * One question of the page: its box, what the law has to say of it, and the text that asks for it once it is wanted. The
 * page finds it by `field`, and the first one left without an answer by `isEmpty`.
 */
export function Question({
  field,
  isEmpty,
  remarks,
  source,
  isShort = false,
  children,
}: {
  readonly field: string;
  readonly isEmpty: boolean;
  readonly remarks: readonly Remark[];
  /** Shown where the sources of its group are. */
  readonly source?: string | null;
  /** Its box is narrow: a day, a number. */
  readonly isShort?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div
      data-question={field}
      data-empty={isEmpty || undefined}
      data-short={isShort || undefined}
      className={classes.question}
      tabIndex={-1}
    >
      {children}
      <div aria-live="polite">
        {remarks
          .filter((remark) => remark.field === field)
          .map((remark) => (
            <RemarkLine key={remark.message} remark={remark} />
          ))}
      </div>
      {source == null || source === '' ? null : <LegalSource>{source}</LegalSource>}
    </div>
  );
}

/** What a question is called, and, where the signature does not wait for it, that it does not: what is needed has its asterisk. */
export function QuestionLabel({ name, need }: { readonly name: string; readonly need: Need }): ReactNode {
  return need === 'blocking' ? (
    name
  ) : (
    <>
      {name}{' '}
      <Text span size="sm" c="dimmed" fw={400}>
        {questionTexts.needs[need]}
      </Text>
    </>
  );
}

/** One sentence of the law; its articles are one click behind. */
export function RemarkLine({
  remark,
  onCorrect,
}: {
  readonly remark: Remark;
  /** Leads to the field, where it is elsewhere. */
  readonly onCorrect?: () => void;
}): ReactNode {
  const Icon = remark.isBlocking ? IconCircleX : IconAlertTriangle;
  return (
    <div className={classes.remark}>
      <Text span c={remark.isBlocking ? 'red' : 'amber'} lh={0} pt={2}>
        <Icon size={16} aria-label={remark.isBlocking ? questionTexts.blocks : questionTexts.toLookAt} />
      </Text>
      <div>
        <Text size="sm">
          <PrivateDays>{remark.message}</PrivateDays>
        </Text>
        {onCorrect === undefined ? null : (
          <Anchor component="button" type="button" size="sm" mr="md" underline="always" onClick={onCorrect}>
            {questionTexts.correct}
          </Anchor>
        )}
        {remark.source === '' ? null : (
          <details className={classes.why}>
            <summary>{questionTexts.why}</summary>
            <LegalSource>{remark.source}</LegalSource>
          </details>
        )}
      </div>
    </div>
  );
}

const MARKED_MS = 2500;
const boxes =
  'input[type="radio"]:checked, input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), button:not(:disabled), a[href]';

function enter(place: HTMLElement): void {
  for (let at = place.parentElement; at !== null; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  place.scrollIntoView({ block: 'center' });
  const checked = place.querySelector<HTMLElement>('input[type="radio"]:checked');
  (checked ?? place.querySelector<HTMLElement>(boxes))?.focus({ preventScroll: true });
}

/** Brings the first of these questions that is on the page into view, focused and marked for a moment. */
export function showQuestion(fields: readonly string[]): boolean {
  const place = fields
    .map((field) => document.querySelector<HTMLElement>(`[data-question="${CSS.escape(field)}"]`))
    .find((found) => found !== null);
  if (place == null) return false;
  enter(place);
  place.dataset.marked = '';
  window.setTimeout(() => delete place.dataset.marked, MARKED_MS);
  return true;
}

/** Enters the first question of a step that has no answer; `false` where all have one. */
export function enterFirstEmpty(step: HTMLElement): boolean {
  const place = [...step.querySelectorAll<HTMLElement>('[data-question][data-empty]')].find(
    // What is folded away is not asked first.
    (each) => each.closest('details:not([open])') === null && each.querySelector(boxes) !== null,
  );
  if (place === undefined) return false;
  enter(place);
  return true;
}
