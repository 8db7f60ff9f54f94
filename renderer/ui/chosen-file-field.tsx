import { Button, Group, Input, Text } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { ChosenFile } from '../../shared/base';

/** The file that was chosen in the system's dialog, by its name only, and the button that opens the dialog. */
export function ChosenFileField({
  label,
  file,
  onChoose,
  isBusy,
  error,
}: {
  readonly label: string;
  readonly file: ChosenFile | null;
  readonly onChoose: () => void;
  readonly isBusy: boolean;
  readonly error?: string;
}): ReactNode {
  const id = useId();
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id: `${id}-label` }}
      {...(error === undefined ? {} : { error })}
    >
      <Group gap="md" wrap="nowrap" mt={4}>
        <Button
          variant="default"
          id={`${id}-button`}
          aria-labelledby={`${id}-button ${id}-label`}
          leftSection={<IconFolder size={16} aria-hidden />}
          onClick={onChoose}
          loading={isBusy}
          flex="none"
        >
          Choisir…
        </Button>
        <Text c={file === null ? 'dimmed' : 'bright'} className="vivier-nowrap" aria-live="polite">
          {file?.name ?? 'Aucun fichier choisi'}
        </Text>
      </Group>
    </Input.Wrapper>
  );
}
