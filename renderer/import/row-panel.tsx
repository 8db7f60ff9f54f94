import { Badge, Button, Checkbox, Group, Paper, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, type Ref, useState } from 'react';
import {
  type ImportChoices,
  type ImportReportLine,
  type ImportTarget,
  importColumns,
  targetFields,
} from '../../shared/import';
import { dateTexts, Private } from '../ui';
import { rowTexts as texts } from './import.texts';
import classes from './plan-step.module.css';
import { asProposed, type Correctable, correctablesOf, takenOf, takesOf, withRow } from './row-choices';

/** What is typed in the boxes of one row and not read again yet: it comes back after a lock. */
export interface TypedCells {
  readonly row: number;
  readonly cells: Partial<Record<ImportTarget, string>>;
}

interface RowPanelProps {
  readonly line: ImportReportLine;
  readonly choices: ImportChoices;
  readonly typed: TypedCells | null;
  readonly onTyped: (typed: TypedCells) => void;
  readonly onChoices: (choices: ImportChoices) => void;
  readonly panelRef: Ref<HTMLElement>;
}

/** One row of the preview: what is done of it and why, who it is, what changes, what is to correct. */
export function RowPanel({ line, choices, typed, onTyped, onChoices, panelRef }: RowPanelProps): ReactNode {
  const correctables = correctablesOf(line, choices);
  return (
    <Paper
      component="section"
      withBorder
      p="md"
      className={classes.panel}
      aria-label={texts.label}
      ref={panelRef}
      tabIndex={-1}
    >
      <Stack gap="md">
        <div role="status">
          <Title order={2} size="h4">
            {texts.place(line.line, line.sheet)}
            {line.who === '' ? null : (
              <>
                {' : '}
                <Private>{line.who}</Private>
              </>
            )}
          </Title>
          <ul className={classes.reasons}>
            {line.sentences.map((sentence) => (
              <li key={sentence}>
                <Private>{sentence}</Private>
              </li>
            ))}
          </ul>
        </div>
        {line.likeness === null ? null : <PersonChoice line={line} choices={choices} onChoices={onChoices} />}
        {line.changes.length === 0 ? null : <Changes line={line} choices={choices} onChoices={onChoices} />}
        {correctables.length > 0 ? (
          <Corrections
            key={line.row}
            line={line}
            correctables={correctables}
            choices={choices}
            typed={typed?.row === line.row ? typed.cells : {}}
            onTyped={onTyped}
            onChoices={onChoices}
          />
        ) : line.outcome === 'refused' ? (
          <Text size="sm" c="dimmed">
            {texts.inFile}
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}

type PersonAnswer = 'later' | 'apart' | 'joined' | 'reopened';
const isAnswer = (value: string): value is PersonAnswer =>
  value === 'later' || value === 'apart' || value === 'joined' || value === 'reopened';

/** Somebody else, the same person, or, where it is doubtful, to compare later. */
function PersonChoice({
  line,
  choices,
  onChoices,
}: Pick<RowPanelProps, 'line' | 'choices' | 'onChoices'>): ReactNode {
  const isDoubtful = line.likeness?.certainty === 'doubtful';
  const state = line.likeness?.state ?? 'active';
  const proposed: PersonAnswer = isDoubtful
    ? 'later'
    : state !== 'active' && choices.reopens
      ? 'reopened'
      : 'joined';
  // As chosen, at once: the plan that says it again is on its way.
  const answer: PersonAnswer = choices.rows[line.row]?.person ?? proposed;
  const choose = (value: string): void => {
    if (!isAnswer(value)) return;
    const isProposed = value === proposed;
    onChoices(
      isProposed || value === 'later'
        ? asProposed(choices, line.row)
        : withRow(choices, line.row, { person: value }),
    );
  };
  return (
    <Radio.Group
      value={answer}
      onChange={choose}
      label={
        <>
          {texts.sameAs} <Private>{line.likeness?.name ?? ''}</Private>
          {'\u202F?'}
        </>
      }
    >
      <Stack gap={6} mt={6}>
        {state === 'active' ? null : <Radio value="reopened" label={texts.reopened[state]} />}
        <Radio value="joined" label={texts.joined[state]} />
        <Radio value="apart" label={texts.apart} />
        {isDoubtful ? <Radio value="later" label={texts.later} /> : null}
      </Stack>
    </Radio.Group>
  );
}

/** Each known value that the file says otherwise, before and after; ticked, the file's is taken. */
function Changes({
  line,
  choices,
  onChoices,
}: Pick<RowPanelProps, 'line' | 'choices' | 'onChoices'>): ReactNode {
  return (
    <Checkbox.Group label={texts.changes} value={[...takenOf(line.changes, choices.rows[line.row])]}>
      <Stack gap={6} mt={6}>
        {line.changes.map((change) => (
          <Checkbox
            key={change.field}
            value={change.field}
            label={
              <>
                {change.label}
                {'\u00A0: '}
                <Private>{change.before ?? texts.nothing}</Private>
                {' → '}
                <Private>{change.after}</Private>
              </>
            }
            onChange={(event) =>
              onChoices(
                withRow(choices, line.row, {
                  takes: takesOf(
                    line.changes,
                    choices.rows[line.row],
                    change.field,
                    event.currentTarget.checked,
                  ),
                }),
              )
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** A date says how it is written, as its field does. */
const placeholderOf = (target: ImportTarget): { readonly placeholder?: string } =>
  target === 'lastInterviewOn' || targetFields.get(target)?.control.kind === 'date'
    ? { placeholder: dateTexts.placeholder }
    : {};

/** The cells that were not read, in boxes: corrected, the row is read again. */
function Corrections({
  line,
  correctables,
  choices,
  typed,
  onTyped,
  onChoices,
}: Pick<RowPanelProps, 'line' | 'choices' | 'onTyped' | 'onChoices'> & {
  readonly correctables: readonly Correctable[];
  readonly typed: TypedCells['cells'];
}): ReactNode {
  const [cells, setCells] = useState(typed);
  const isTyped = Object.keys(cells).length > 0;
  const readAgain = (event: FormEvent): void => {
    event.preventDefault();
    if (!isTyped) return;
    setCells({});
    onTyped({ row: line.row, cells: {} });
    onChoices(withRow(choices, line.row, { cells: { ...choices.rows[line.row]?.cells, ...cells } }));
  };
  return (
    <form onSubmit={readAgain}>
      <Stack gap="sm">
        {correctables.map(({ target, text, reason }) => (
          <TextInput
            key={target}
            label={
              <Group component="span" gap={6} display="inline-flex">
                {importColumns[target].label}
                {reason === null ? (
                  <Badge component="span" color="green" variant="light" size="sm">
                    {texts.corrected}
                  </Badge>
                ) : null}
              </Group>
            }
            value={cells[target] ?? text}
            {...placeholderOf(target)}
            error={cells[target] === undefined ? reason : null}
            onChange={(event) => {
              const next = { ...cells, [target]: event.currentTarget.value };
              setCells(next);
              onTyped({ row: line.row, cells: next });
            }}
          />
        ))}
        <Group>
          <Button type="submit" variant="default" disabled={!isTyped}>
            {texts.readAgain}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
