import { TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { type NumberWriting, readWrittenNumber, writtenNumber } from '../../shared/base/text';
import { useTypedBox } from './use-typed-box';

type BoxProps = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'max' | 'min'> & NumberWriting;

/** What a number box needs besides its own: handed to the reader, never to the element. */
function split({ decimals, min, max, unit, ...rest }: BoxProps) {
  const writing: NumberWriting = {
    ...(decimals === undefined ? {} : { decimals }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(unit === undefined ? {} : { unit }),
  };
  return { writing, rest };
}

/**
 * A number typed or pasted in any usual writing (1 900,50; 1900.50; 35h30), shown with its unit. Not bound to a form. What
 * cannot be read, or is out of bounds, stays in the box with the reason under it: `onUnread` is told of it at each key, and
 * without it the value is `null` once the box is left.
 */
export function NumberBox({
  value,
  onChange,
  unread = null,
  onUnread,
  error,
  ...given
}: BoxProps & {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** A text that was typed and cannot be read, of a form that comes back. */
  readonly unread?: string | null;
  readonly onUnread?: (typed: string) => void;
}): ReactNode {
  const { writing, rest } = split(given);
  const { shown, reason, type, settle } = useTypedBox<number>({
    value,
    onChange,
    unread,
    onUnread,
    readTyping: (typed) => readWrittenNumber(typed, writing).value,
    readSettled: (typed) => readWrittenNumber(typed, writing),
    show: (number) => writtenNumber(number, writing),
  });
  return (
    <TextInput
      inputMode={(writing.decimals ?? 0) > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      {...rest}
      error={reason === null ? error : `${reason}.`}
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        settle();
        rest.onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        rest.onKeyDown?.(event);
      }}
    />
  );
}

/** An amount typed in euros; the value is in integer cents, `null` when empty. `max` is in euros. */
export function MoneyBox({
  value,
  onChange,
  ...rest
}: Omit<Parameters<typeof NumberBox>[0], 'decimals'>): ReactNode {
  return (
    <NumberBox
      unit="€"
      {...rest}
      decimals={2}
      value={value === null ? null : value / 100}
      onChange={(euros) => onChange(euros === null ? null : Math.round(euros * 100))}
    />
  );
}

type FieldProps<T extends FieldValues> = {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
} & Omit<BoxProps, 'name' | 'onBlur' | 'error'>;

/** What a box bound to a form is given: a text that cannot be read is held as it was typed, and refused by the schema. */
function useBound<T extends FieldValues>(control: Control<T>, name: FieldPath<T>) {
  const { field, fieldState } = useController({ control, name });
  const held: unknown = field.value;
  const message = fieldState.error?.message;
  return {
    ...(message === undefined ? {} : { error: message }),
    ref: field.ref,
    name: field.name,
    value: typeof held === 'number' ? held : null,
    unread: typeof held === 'string' && held !== '' ? held : null,
    onChange: field.onChange,
    onUnread: field.onChange,
    onBlur: field.onBlur,
  };
}

/** A number of a form, `null` when empty. */
export function NumberField<T extends FieldValues>({ control, name, ...rest }: FieldProps<T>): ReactNode {
  return <NumberBox {...rest} {...useBound(control, name)} />;
}

/** An amount of a form, in integer cents. */
export function MoneyField<T extends FieldValues>({
  control,
  name,
  ...rest
}: Omit<FieldProps<T>, 'decimals'>): ReactNode {
  return <MoneyBox {...rest} {...useBound(control, name)} />;
}
