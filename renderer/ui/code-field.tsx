import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import type { CodeTable } from '../../shared/fields';

/** Codes listed at most: what is not among them asks for one more word. */
const LISTED = 40;

/**
 * A code typed by number or found by name: the form holds the code alone, a code that the table does not know included.
 * `format` rewrites what was typed when the box is left.
 */
export function CodeField<T extends FieldValues>({
  control,
  name,
  codes,
  format,
  description,
  named,
  ...rest
}: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  readonly codes: CodeTable;
  readonly format?: (typed: string) => string;
  /** What is said of the code under its box, where its label alone does not say all. */
  readonly named?: ReactNode;
} & Omit<AutocompleteProps, 'name' | 'value' | 'data' | 'onChange' | 'onBlur' | 'error'>): ReactNode {
  const { field, fieldState } = useController({ control, name });
  const value: string = field.value ?? '';
  /** Asked for while it is typed: nothing is searched for a form that is only read. */
  const [isTyped, setIsTyped] = useState(false);
  const found = useMemo(() => (isTyped ? codes.search(value, LISTED) : []), [isTyped, codes, value]);
  const data = found.map(({ code, label }) => `${code} ${label}`);
  return (
    <Autocomplete
      {...rest}
      description={named ?? codes.labelOf(format ? format(value) : value) ?? description}
      data={data}
      filter={({ options }) => options}
      maxDropdownHeight={320}
      ref={field.ref}
      name={field.name}
      value={value}
      onChange={(typed) => {
        setIsTyped(true);
        // A line of the list was chosen: its number is what is kept.
        field.onChange(data.includes(typed) ? typed.slice(0, typed.indexOf(' ')) : typed);
      }}
      onFocus={() => setIsTyped(true)}
      onBlur={(event) => {
        setIsTyped(false);
        const typed = event.currentTarget.value;
        const better = format ? format(typed) : typed;
        if (better !== typed) field.onChange(better);
        field.onBlur();
      }}
      autoComplete="off"
      {...(fieldState.error?.message === undefined ? {} : { error: fieldState.error.message })}
    />
  );
}
