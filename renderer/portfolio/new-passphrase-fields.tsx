import { Stack, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { z } from 'zod';
import { newPassphraseSchema } from '../../shared/keys';
import { SecretInput, useSecret } from '../ui';
import { secretTexts as texts } from './portfolio.texts';
import { useStrength } from './strength';

/** What a form holds of a new passphrase: typed twice, judged by the vault when it is sent. */
export const newPassphraseShape = { newPassphrase: newPassphraseSchema, again: z.string() };
export const noPassphrase = { newPassphrase: '', again: '' };
/** The last rule of such a form. */
export const isTypedTwice = (typed: { readonly newPassphrase: string; readonly again: string }): boolean =>
  typed.newPassphrase === typed.again;
export const twice = { path: ['again'], error: texts.differ, when: (): boolean => true };

/** The two boxes, and what the passphrase is worth while it is typed. */
export function NewPassphraseFields<T extends FieldValues>({
  control,
  name,
  again,
  label,
  names,
}: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  readonly again: FieldPath<T>;
  readonly label: string;
  /** Names of a portfolio that is not open, which must not help: its file, structure, adviser. The vault knows those of an open one. */
  readonly names: readonly string[];
}): ReactNode {
  const id = useId();
  const first = useController({ control, name });
  const second = useController({ control, name: again });
  useSecret(control, name);
  useSecret(control, again);
  const typed: string = first.field.value;
  const retyped: string = second.field.value;
  const strength = useStrength(typed, names);
  const isDifferent = typed !== retyped && retyped.length >= typed.length;
  return (
    <>
      <Stack gap={4}>
        <SecretInput
          ref={first.field.ref}
          label={label}
          value={typed}
          onChange={(event) => first.field.onChange(event.currentTarget.value)}
          autoComplete="new-password"
          aria-describedby={id}
          error={first.fieldState.invalid}
        />
        <Text id={id} size="sm" c={strength.tone} aria-live="polite">
          {strength.sentence}
        </Text>
      </Stack>
      <SecretInput
        ref={second.field.ref}
        label={texts.again}
        value={retyped}
        onChange={(event) => second.field.onChange(event.currentTarget.value)}
        autoComplete="new-password"
        toggleLabel={texts.toggleAgain}
        error={second.fieldState.error?.message ?? (isDifferent ? texts.differ : undefined)}
      />
    </>
  );
}
