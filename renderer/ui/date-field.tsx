import { Input, Popover, type PopoverProps, TextInput, type TextInputProps } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { type ReactNode, useState } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { type CivilDate, formatShortDate, isCivilDate, readWrittenDate } from '../../shared/base/time';
import { today, useIsBeside } from '../bridge';
import { dateTexts as texts } from './ui.texts';
import { useTypedBox } from './use-typed-box';

type BoxProps = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'rightSection'> & {
  readonly clearable?: boolean;
  readonly popoverProps?: Pick<PopoverProps, 'position'>;
};

/** Why a text is no date, as a sentence; `null` when it is one, or empty. */
function faultOf(typed: string): string | null {
  if (typed.trim() === '') return null;
  const { reason } = readWrittenDate(typed, { today: today() });
  return reason === null ? null : `${reason}.`;
}

/**
 * A date typed by keyboard in any usual writing (12/03/2004, 12-mars-04, 20040312) or picked; the value is a `CivilDate` or
 * `null`. Not bound to a form. What cannot be read stays in the box, with the reason under it: `onUnread` is told of it at
 * each key, and without it the value is `null`. A year of two digits is taken once the box is left, or at Enter: it may be
 * the beginning of another.
 */
export function DateBox({
  value,
  onChange,
  unread = null,
  onUnread,
  clearable = false,
  popoverProps,
  error,
  ...rest
}: BoxProps & {
  readonly value: CivilDate | null;
  readonly onChange: (value: CivilDate | null) => void;
  /** A text that was typed and cannot be read, of a form that comes back. */
  readonly unread?: string | null;
  readonly onUnread?: (typed: string) => void;
}): ReactNode {
  const isBeside = useIsBeside();
  const isReadOnly = rest.readOnly ?? isBeside;
  const [isOpen, setOpen] = useState(false);
  const [month, setMonth] = useState<string | null>(null);
  const box = useTypedBox<CivilDate>({
    value,
    onChange,
    unread,
    onUnread,
    // A year of two digits may be the beginning of another: without a day to count from it is not read.
    readTyping: (typed) => readWrittenDate(typed, {}).date,
    readSettled: (typed) => {
      const { date, reason } = readWrittenDate(typed, { today: today() });
      return date === null ? { value: null, reason } : { value: date, reason: null };
    },
    show: formatShortDate,
  });
  const { shown } = box;
  const fault = box.reason === null ? null : `${box.reason}.`;
  const type = (next: string): void => {
    box.type(next);
    setOpen(true);
    const { date } = readWrittenDate(next, {});
    if (date !== null) setMonth(date);
  };
  const pick = (date: string | null): void => {
    box.pick(date !== null && isCivilDate(date) ? date : null);
    setOpen(false);
  };

  return (
    <Popover
      opened={isOpen}
      onDismiss={() => setOpen(false)}
      trapFocus={false}
      withRoles={false}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      disabled={rest.disabled === true || isReadOnly}
      {...popoverProps}
    >
      <Popover.Target>
        <TextInput
          placeholder={texts.placeholder}
          autoComplete="off"
          {...rest}
          error={fault ?? error}
          value={shown}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={(event) => {
            setMonth(null);
            setOpen(true);
            rest.onFocus?.(event);
          }}
          onClick={() => setOpen(true)}
          onBlur={(event) => {
            box.settle();
            setOpen(false);
            rest.onBlur?.(event);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') box.settle();
            if (event.key === 'Escape') setOpen(false);
            rest.onKeyDown?.(event);
          }}
          rightSection={
            clearable && shown !== '' && rest.disabled !== true && !isReadOnly ? (
              <Input.ClearButton aria-label={texts.clear} onClick={() => pick(null)} />
            ) : null
          }
        />
      </Popover.Target>
      <Popover.Dropdown onMouseDown={(event) => event.preventDefault()}>
        <DatePicker
          __preventFocus
          size={rest.size === 'xs' ? 'xs' : 'sm'}
          value={value}
          onChange={pick}
          date={month ?? value ?? today()}
          onDateChange={setMonth}
          allowDeselect
          firstDayOfWeek={1}
          previousLabel={texts.calendar.previousMonth}
          nextLabel={texts.calendar.nextMonth}
          ariaLabels={texts.calendar}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/**
 * The same, bound to a form, which holds a `CivilDate`, `null`, or the text as typed when it cannot be read: its schema
 * refuses it, and the box says why.
 */
export function DateField<T extends FieldValues>({
  control,
  name,
  ...rest
}: Omit<BoxProps, 'name' | 'error' | 'onBlur'> & {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
}): ReactNode {
  const { field, fieldState } = useController({ control, name });
  const held: unknown = field.value;
  const text = typeof held === 'string' ? held : '';
  const date = isCivilDate(text) ? text : null;
  const message = date === null && text !== '' ? faultOf(text) : null;
  const refused = fieldState.error?.message;
  return (
    <DateBox
      {...rest}
      {...(refused === undefined ? {} : { error: message ?? refused })}
      ref={field.ref}
      name={field.name}
      value={date}
      unread={date === null && text !== '' ? text : null}
      onChange={field.onChange}
      onUnread={field.onChange}
      onBlur={field.onBlur}
    />
  );
}
