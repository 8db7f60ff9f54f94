import { Button, Group, Stack, Text } from '@mantine/core';
import { IconEye, IconEyeOff, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { differingWord } from '../../shared/keys';
import { useDiscretion } from '../bridge/discretion';
import { Private, SecretInput, useSecret } from '../ui';
import classes from './portfolio.module.css';
import { welcomeTexts as texts } from './welcome.texts';

/**
 * A passphrase that is suggested: shown as words to be read (covered by F9, out of reach of a selection), and typed once by hand,
 * which is how it is learnt. While it is typed, the first word that is not the right one is said.
 */
export function SuggestedPassphrase<T extends FieldValues>({
  control,
  name,
  suggestion,
  onAnother,
  onOwn,
}: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  readonly suggestion: string;
  readonly onAnother: () => void;
  /** The person would rather write another. */
  readonly onOwn: () => void;
}): ReactNode {
  const id = useId();
  const { isDiscreet, toggle } = useDiscretion();
  const { field, fieldState } = useController({ control, name });
  useSecret(control, name);
  const typed: string = field.value;
  const refusal = fieldState.error?.message;
  const said = refusal === undefined ? saidOf(typed, suggestion) : { words: refusal, tone: 'red' };
  return (
    <>
      <section className={classes.suggestion} aria-label={texts.suggested}>
        <Text size="sm">{texts.suggestedHelp}</Text>
        <ol className={classes.words} aria-live="polite" data-suggestion>
          {suggestion.split(' ').map((word, place) => (
            // Two words may be the same: their places are not.
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
            <li key={place}>
              <Private>{word}</Private>
            </li>
          ))}
        </ol>
        <Group gap="sm">
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={onAnother}
          >
            {texts.another}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            leftSection={
              isDiscreet ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />
            }
            onClick={toggle}
          >
            {isDiscreet ? texts.show : texts.hide}
          </Button>
          <Button variant="subtle" size="compact-md" onClick={onOwn}>
            {texts.own}
          </Button>
        </Group>
      </section>
      <Stack gap={4}>
        <SecretInput
          ref={field.ref}
          label={texts.typed}
          value={typed}
          onChange={(event) => field.onChange(event.currentTarget.value)}
          autoComplete="new-password"
          autoFocus
          data-autofocus
          aria-describedby={id}
          error={fieldState.invalid}
        />
        <Text id={id} size="sm" aria-live="polite" c={said.tone}>
          {said.words}
        </Text>
      </Stack>
    </>
  );
}

/** What is said under the box while the phrase is typed. */
function saidOf(
  typed: string,
  suggestion: string,
): { readonly words: string; readonly tone: 'dimmed' | 'amber' | 'green' } {
  if (typed === suggestion) return { words: texts.isRight, tone: 'green' };
  if (suggestion.startsWith(typed)) return { words: texts.toType, tone: 'dimmed' };
  return { words: slipOf(typed, suggestion), tone: 'amber' };
}

/** What is not as it was suggested: the first word that differs, or what is still to come. */
export function slipOf(typed: string, suggestion: string): string {
  const word = differingWord(typed, suggestion) ?? 1;
  return suggestion.startsWith(typed) ? texts.isShort(word) : texts.differs(word);
}
