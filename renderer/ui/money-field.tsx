import { NumberInput, type NumberInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { typedNumber } from './typed-number';

/** An amount typed in euros, not bound to a form; the value is in integer cents, `null` when empty. */
export function MoneyBox({
  value,
  onChange,
  ...rest
}: Omit<NumberInputProps, 'value' | 'defaultValue' | 'onChange'> & {
  readonly value: number | null;
  readonly onChange: (cents: number | null) => void;
}): ReactNode {
  return (
    <NumberInput
      decimalSeparator=","
      thousandSeparator={'\u202F'}
      decimalScale={2}
      allowNegative={false}
      hideControls
      suffix={'\u00A0€'}
      {...rest}
      value={value === null ? '' : value / 100}
      onChange={(typed) => {
        const euros = typedNumber(typed);
        onChange(euros === null ? null : Math.round(euros * 100));
      }}
    />
  );
}

/** The same, bound to a form. */
export function MoneyField<T extends FieldValues>({
  control,
  name,
  ...rest
}: { readonly control: Control<T>; readonly name: FieldPath<T> } & Omit<
  NumberInputProps,
  'name' | 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'error'
>): ReactNode {
  const { field, fieldState } = useController({ control, name });
  return (
    <MoneyBox
      {...rest}
      {...(fieldState.error?.message === undefined ? {} : { error: fieldState.error.message })}
      ref={field.ref}
      name={field.name}
      value={field.value ?? null}
      onChange={field.onChange}
      onBlur={field.onBlur}
    />
  );
}
