import {
  Checkbox,
  type CheckboxProps,
  Group,
  Input,
  type PasswordInputProps,
  Radio,
  SegmentedControl,
  Select,
  type SelectProps,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { formatPhone, holdsSocialSecurityNumber, normalizePhone } from '../../shared/base/text';
import { DelicateWords } from './delicate-words';
import { SecretInput } from './secret-input';
import { useSecret } from './secrets';
import { TextAreaBox } from './text-area';
import { fieldTexts as texts } from './ui.texts';

/*
 * Fields bound to a react-hook-form form: `control` and `name` come from it, the error is shown under the field in
 * French, and everything else is Mantine's. A field that holds nothing holds `''` (text) or `null` (date, number, choice).
 */
interface Bound<T extends FieldValues> {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
}
type Rest<P> = Omit<P, 'name' | 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'error' | 'checked'>;

const errorOf = (message: string | undefined): { readonly error?: string } =>
  message === undefined ? {} : { error: message };

/** What is wrong with a text: what its form says, else a social security number, which the vault would refuse. */
const textError = (message: string | undefined, value: unknown): { readonly error?: string } =>
  errorOf(
    message ??
      (typeof value === 'string' && holdsSocialSecurityNumber(value) ? texts.socialSecurity : undefined),
  );

/**
 * A line of text. `format` rewrites what was typed when the field is left (a phone, a postcode); `isFreeText` is for a
 * sentence about somebody, which warns of delicate words as several lines do.
 */
export function TextField<T extends FieldValues>({
  control,
  name,
  format,
  isFreeText = false,
  ...rest
}: Bound<T> &
  Rest<TextInputProps> & {
    readonly format?: (typed: string) => string;
    readonly isFreeText?: boolean;
  }): ReactNode {
  const { field, fieldState } = useController({ control, name });
  return (
    <TextInput
      {...rest}
      {...textError(fieldState.error?.message, field.value)}
      ref={field.ref}
      name={field.name}
      value={field.value ?? ''}
      onChange={(event) => field.onChange(event.currentTarget.value)}
      onBlur={(event) => {
        const typed = event.currentTarget.value;
        const better = format ? format(typed) : typed;
        if (better !== typed) field.onChange(better);
        field.onBlur();
      }}
      autoComplete="off"
      {...(isFreeText
        ? {
            inputContainer: (box: ReactNode) => (
              <>
                {box}
                <DelicateWords text={field.value ?? ''} />
              </>
            ),
          }
        : {})}
    />
  );
}

/**
 * A phone in any writing (06 39…, +33 6…, 0033…): the form holds the stored form (`+33…`, or `''`), the field shows it
 * the French way once left. What is no number stays as typed, with the reason under it.
 */
export function PhoneField<T extends FieldValues>({
  control,
  name,
  ...rest
}: Bound<T> & Rest<TextInputProps>): ReactNode {
  const { field, fieldState } = useController({ control, name });
  const [typed, setTyped] = useState<string | null>(null);
  const stored: string = field.value ?? '';
  const shown = typed ?? formatPhone(stored);
  const reading = normalizePhone(shown);
  const reason = shown.trim() !== '' && reading.phone === null ? reading.reason : null;
  return (
    <TextInput
      inputMode="tel"
      {...rest}
      {...errorOf(typed === null || fieldState.isTouched ? (reason ?? fieldState.error?.message) : undefined)}
      ref={field.ref}
      name={field.name}
      value={shown}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        field.onChange(next.trim() === '' ? '' : (normalizePhone(next).phone ?? next));
      }}
      onBlur={() => {
        if (reason === null) setTyped(null);
        field.onBlur();
      }}
      autoComplete="off"
    />
  );
}

/** Several lines of free text, which warn of delicate words: `TextAreaBox`. */
export function TextAreaField<T extends FieldValues>({
  control,
  name,
  ...rest
}: Bound<T> & Rest<TextareaProps> & { readonly isAboutNobody?: boolean }): ReactNode {
  const { field, fieldState } = useController({ control, name });
  return (
    <TextAreaBox
      {...rest}
      {...textError(fieldState.error?.message, field.value)}
      ref={field.ref}
      name={field.name}
      value={field.value ?? ''}
      onChange={(event) => field.onChange(event.currentTarget.value)}
      onBlur={field.onBlur}
    />
  );
}

/** One choice of a list; can be emptied to `null`. */
export function SelectField<T extends FieldValues>({
  control,
  name,
  ...rest
}: Bound<T> & Omit<Rest<SelectProps>, 'multiple'>): ReactNode {
  const { field, fieldState } = useController({ control, name });
  return (
    <Select
      clearable
      clearButtonProps={{ 'aria-label': texts.clearChoice }}
      nothingFoundMessage={texts.nothingFound}
      {...rest}
      {...errorOf(fieldState.error?.message)}
      ref={field.ref}
      name={field.name}
      value={field.value ?? null}
      onChange={(value) => field.onChange(value)}
      onBlur={field.onBlur}
    />
  );
}

/** A box to tick: a boolean. */
export function CheckboxField<T extends FieldValues>({
  control,
  name,
  ...rest
}: Bound<T> & Rest<CheckboxProps>): ReactNode {
  const { field, fieldState } = useController({ control, name });
  return (
    <Checkbox
      {...rest}
      {...errorOf(fieldState.error?.message)}
      ref={field.ref}
      name={field.name}
      checked={field.value === true}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
      onBlur={field.onBlur}
    />
  );
}

/** A few answers side by side under their label, moved with the arrows; `''` is the answer that nothing is known (`null`). */
export function AnswersField<T extends FieldValues>({
  control,
  name,
  label,
  description,
  answers,
  withAsterisk = false,
}: Bound<T> & {
  readonly label: string;
  readonly description?: ReactNode;
  readonly answers: readonly { readonly value: string; readonly label: string }[];
  readonly withAsterisk?: boolean;
}): ReactNode {
  const { field, fieldState } = useController({ control, name });
  const id = useId();
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      withAsterisk={withAsterisk}
      {...(description === undefined ? {} : { description })}
      {...errorOf(fieldState.error?.message)}
    >
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        size="xs"
        transitionDuration={0}
        data={[...answers]}
        value={field.value ?? ''}
        onChange={(value) => field.onChange(value === '' ? null : value)}
      />
    </Input.Wrapper>
  );
}

/** A choice side by side, always made. */
export function SegmentedField<T extends FieldValues>({
  control,
  name,
  label,
  data,
}: Bound<T> & {
  readonly label: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
}): ReactNode {
  const { field } = useController({ control, name });
  return (
    <SegmentedControl
      aria-label={label}
      transitionDuration={0}
      data={[...data]}
      value={field.value}
      onChange={field.onChange}
    />
  );
}

/** A few answers, one of which may be taken; `null` as long as none is. */
export function RadioField<T extends FieldValues>({
  control,
  name,
  choices,
  ...rest
}: Bound<T> & {
  readonly label: string;
  readonly description?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}): ReactNode {
  const { field, fieldState } = useController({ control, name });
  return (
    <Radio.Group
      {...rest}
      {...errorOf(fieldState.error?.message)}
      value={field.value}
      onChange={field.onChange}
    >
      <Group gap="lg" my={6}>
        {choices.map(({ value, label }, index) => (
          <Radio
            key={value}
            value={value}
            label={label}
            {...(index === 0 ? { ref: field.ref, 'data-autofocus': true } : {})}
          />
        ))}
      </Group>
    </Radio.Group>
  );
}

/** A passphrase or a password: never kept in a draft, nor in the form once it was sent. */
export function SecretField<T extends FieldValues>({
  control,
  name,
  ...rest
}: Bound<T> & Rest<PasswordInputProps> & { readonly toggleLabel?: string }): ReactNode {
  const { field, fieldState } = useController({ control, name });
  useSecret(control, name);
  return (
    <SecretInput
      {...rest}
      {...errorOf(fieldState.error?.message)}
      ref={field.ref}
      value={field.value}
      onChange={(event) => field.onChange(event.currentTarget.value)}
      onBlur={field.onBlur}
    />
  );
}
