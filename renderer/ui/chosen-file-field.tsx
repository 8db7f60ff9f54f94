import { Button, Group, Input, Text } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import type { ChosenFile } from '../../shared/base';
import type { Input as InputOf } from '../../shared/ipc';
import { useAct } from '../bridge/procedures';
import { fileTexts as texts } from './ui.texts';

/** A file chosen in the system's dialog, by its name only, and the button that opens the dialog; `null` before. */
export function ChosenFileField<T extends FieldValues>({
  control,
  name,
  label,
  open,
  save,
  onChosen,
  none = texts.none,
}: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  readonly label: string;
  /** A file that exists, or one to be made. */
  readonly open?: InputOf<'files.chooseToOpen'>;
  readonly save?: InputOf<'files.chooseToSave'>;
  readonly onChosen?: () => void;
  /** What is said as long as none is chosen. */
  readonly none?: string;
}): ReactNode {
  const { field, fieldState } = useController({ control, name });
  const toOpen = useAct('files.chooseToOpen');
  const toSave = useAct('files.chooseToSave');
  const id = useId();
  const take = {
    onSuccess: ({ file }: { readonly file: ChosenFile | null }) => {
      if (file === null) return;
      field.onChange(file);
      onChosen?.();
    },
  };
  const file: ChosenFile | null = field.value;
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id: `${id}-label` }}
      {...(fieldState.error?.message === undefined ? {} : { error: fieldState.error.message })}
    >
      <Group gap="md" wrap="nowrap" mt={4}>
        <Button
          ref={field.ref}
          variant="default"
          id={`${id}-button`}
          aria-labelledby={`${id}-button ${id}-label`}
          leftSection={<IconFolder size={16} aria-hidden />}
          onClick={() => {
            if (open !== undefined) toOpen.mutate(open, take);
            if (save !== undefined) toSave.mutate(save, take);
          }}
          loading={toOpen.isPending || toSave.isPending}
          flex="none"
        >
          {texts.choose}
        </Button>
        <Text c={file === null ? 'dimmed' : 'bright'} className="vivier-nowrap" aria-live="polite">
          {file?.name ?? none}
        </Text>
      </Group>
    </Input.Wrapper>
  );
}
