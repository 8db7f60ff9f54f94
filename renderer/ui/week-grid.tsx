import { Button, Group, Input, Text } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { capital } from '../../shared/base/text';
import {
  DAY_MINUTES,
  emptyWeek,
  holdsStep,
  hoursOf,
  hourWords,
  overlapHours,
  readWeek,
  rectangle,
  STEP_MINUTES,
  union,
  type Weekday,
  type WeekGrid,
  weekdays,
  weekdayWords,
  weekPresets,
  weekWords,
  without,
  writeWeek,
} from '../../shared/base/time';
import classes from './week-grid.module.css';
import { weekGridTexts as texts } from './week-grid.texts';

interface Cell {
  readonly day: Weekday;
  readonly from: number;
}
const steps = Array.from({ length: DAY_MINUTES / STEP_MINUTES }, (_, index) => index * STEP_MINUTES);
const start: Cell = { day: 'monday', from: 8 * 60 };

/** Whether every half-hour of a part is in the week. */
const holds = (grid: WeekGrid, part: WeekGrid): boolean => overlapHours(grid, part) === hoursOf(part);

const cellOf = (target: EventTarget): Cell | null => {
  const { day, from } = target instanceof HTMLElement ? target.dataset : {};
  const known = weekdays.find((one) => one === day);
  return known === undefined || from === undefined ? null : { day: known, from: Number(from) };
};

/** The cell that a key leads to; `null` for any other key. */
function cellAfter({ day, from }: Cell, key: string): Cell | null {
  const at = weekdays.indexOf(day);
  const last = DAY_MINUTES - STEP_MINUTES;
  const dayAt = (index: number): Weekday =>
    weekdays[Math.min(Math.max(index, 0), weekdays.length - 1)] ?? day;
  switch (key) {
    case 'ArrowLeft':
      return { day, from: Math.max(from - STEP_MINUTES, 0) };
    case 'ArrowRight':
      return { day, from: Math.min(from + STEP_MINUTES, last) };
    case 'ArrowUp':
      return { day: dayAt(at - 1), from };
    case 'ArrowDown':
      return { day: dayAt(at + 1), from };
    case 'Home':
      return { day, from: 0 };
    case 'End':
      return { day, from: last };
    default:
      return null;
  }
}

/**
 * The hours of a week, by mouse or by keyboard; the form holds them as `writeWeek` writes them. One cell takes the focus, the
 * arrows move it.
 */
export function WeekField<T extends FieldValues>({
  control,
  name,
  label,
}: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  readonly label: string;
}): ReactNode {
  const { field, fieldState } = useController({ control, name });
  const id = useId();
  const root = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<Cell>(start);
  /** Where a stretch begins; without it, the active cell alone is marked. */
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const isDragged = useRef(false);
  const grid = readWeek(String(field.value ?? '')) ?? emptyWeek;
  const marked = rectangle(anchor ?? active, active);
  const put = (next: WeekGrid): void => field.onChange(writeWeek(next));
  const toggle = (part: WeekGrid, isTaken: boolean): void =>
    put(isTaken ? without(grid, part) : union(grid, part));

  const focus = ({ day, from }: Cell): void =>
    root.current?.querySelector<HTMLElement>(`[data-day="${day}"][data-from="${from}"]`)?.focus();
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = cellAfter(active, event.key);
    if (next !== null) {
      event.preventDefault();
      setAnchor(event.shiftKey ? (anchor ?? active) : null);
      setActive(next);
      focus(next);
    } else if (event.key === ' ') {
      event.preventDefault();
      toggle(marked, holds(grid, marked));
      setAnchor(null);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      put(without(grid, marked));
      setAnchor(null);
    }
  };
  const onPointerDown = (event: PointerEvent): void => {
    const cell = cellOf(event.target);
    if (cell === null || event.button !== 0) return;
    event.preventDefault();
    isDragged.current = true;
    setAnchor(cell);
    setActive(cell);
    focus(cell);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const cell = isDragged.current ? cellOf(event.target) : null;
    if (cell !== null && (cell.day !== active.day || cell.from !== active.from)) setActive(cell);
  };
  const onPointerUp = (): void => {
    if (!isDragged.current) return;
    isDragged.current = false;
    // The first cell says what is done to all of them.
    if (anchor !== null) toggle(marked, holdsStep(grid, anchor.day, anchor.from));
    setAnchor(null);
  };

  return (
    <div className={classes.wide}>
      <Input.Wrapper
        label={label}
        labelElement="div"
        labelProps={{ id }}
        description={texts.help}
        error={fieldState.error?.message}
      >
        <Group gap={6} my={8}>
          <Text size="sm" c="dimmed">
            {texts.presets}
          </Text>
          {weekPresets.map((preset) => {
            const isIn = holds(grid, preset.week);
            return (
              <Button
                key={preset.label}
                size="compact-sm"
                variant={isIn ? 'filled' : 'default'}
                aria-pressed={isIn}
                title={capital(weekWords(preset.week))}
                onClick={() => toggle(preset.week, isIn)}
              >
                {preset.label}
              </Button>
            );
          })}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => put(emptyWeek)}>
            {texts.clear}
          </Button>
        </Group>
        <table
          ref={root}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA pattern of cells that are ticked
          role="grid"
          aria-labelledby={id}
          aria-multiselectable
          className={classes.grid}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerLeave={onPointerUp}
        >
          <thead aria-hidden>
            <tr>
              <td className={classes.day} />
              {steps
                .filter((from) => from % 120 === 0)
                .map((from) => (
                  <td key={from} colSpan={4} className={classes.hour}>
                    {hourWords(from)}
                  </td>
                ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((day) => (
              <tr key={day}>
                <th scope="row" className={classes.day}>
                  {capital(weekdayWords[day])}
                </th>
                {steps.map((from) => (
                  <td
                    key={from}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: idem
                    role="gridcell"
                    className={classes.cell}
                    data-day={day}
                    data-from={from}
                    data-hour={from % 60 === 0}
                    data-marked={anchor !== null && holdsStep(marked, day, from)}
                    aria-selected={holdsStep(grid, day, from)}
                    aria-label={texts.cell(
                      weekdayWords[day],
                      hourWords(from),
                      hourWords(from + STEP_MINUTES),
                    )}
                    tabIndex={active.day === day && active.from === from ? 0 : -1}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Input.Wrapper>
      <Text size="sm" mt={6} role="status">
        {hoursOf(grid) === 0 ? texts.nothing : `${capital(weekWords(grid))} (${texts.hours(hoursOf(grid))})`}
      </Text>
    </div>
  );
}
