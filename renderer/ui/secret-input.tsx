import { PasswordInput, type PasswordInputProps, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { fieldTexts as texts } from './ui.texts';

/** A passphrase: hidden, shown on demand, pasted at will; says when capitals are locked. */
export function SecretInput({
  toggleLabel = texts.toggleSecret,
  ...props
}: PasswordInputProps & { readonly toggleLabel?: string }): ReactNode {
  const [isCapsLocked, setIsCapsLocked] = useState(false);
  const look = (event: KeyboardEvent): void => setIsCapsLocked(event.getModifierState('CapsLock'));
  return (
    <Stack gap={4}>
      <PasswordInput
        autoComplete="current-password"
        data-no-draft
        maxLength={1024}
        visibilityToggleButtonProps={{ 'aria-label': toggleLabel }}
        onKeyDown={look}
        onKeyUp={look}
        {...props}
      />
      <Text size="sm" c="amber" role="status" {...(isCapsLocked ? {} : { display: 'none' })}>
        {texts.capsLock}
      </Text>
    </Stack>
  );
}
