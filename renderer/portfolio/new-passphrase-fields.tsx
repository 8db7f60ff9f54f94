import { Stack, Text } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { SecretInput } from '../ui';
import { useStrength } from './strength';

export interface NewPassphrase {
  readonly value: string;
  /** What is shown once the form was tried. */
  readonly fields: ReactNode;
  /** Tells whether it may be sent, and shows what is wrong if not. */
  readonly check: () => boolean;
}

/** A new passphrase, judged while it is typed, and typed a second time. */
export function useNewPassphrase(label: string, fileName: string): NewPassphrase {
  const id = useId();
  const [value, setValue] = useState('');
  const [again, setAgain] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const strength = useStrength(value, fileName);
  const isSame = value === again;
  return {
    value,
    check: () => {
      setHasTried(true);
      return !strength.isRefused && isSame;
    },
    fields: (
      <>
        <Stack gap={4}>
          <SecretInput
            label={label}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            autoComplete="new-password"
            aria-describedby={id}
            error={hasTried && strength.isRefused}
          />
          <Text id={id} size="sm" c={strength.tone} aria-live="polite">
            {strength.sentence}
          </Text>
        </Stack>
        <SecretInput
          label="La même phrase, une seconde fois"
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          autoComplete="new-password"
          toggleLabel="Montrer ou cacher la seconde saisie"
          error={
            !isSame && (hasTried || again.length >= value.length) ? 'Les deux saisies diffèrent.' : undefined
          }
        />
      </>
    ),
  };
}
