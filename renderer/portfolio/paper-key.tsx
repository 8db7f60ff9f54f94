import { Button, Group, Stack, Text } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { z } from 'zod';
import { civilDateSchema, formatFrenchDate } from '../../shared/base/time';
import { type RecoverySheet, typedRecoveryKeySchema } from '../../shared/keys';
import { type AppFailure, useAct } from '../bridge';
import { formTexts, needed, PrintButton, SubmitForm, TextField, useSecret, useSubmitForm } from '../ui';
import classes from './paper-key.module.css';
import { secretTexts, paperKeyTexts as texts } from './portfolio.texts';

interface PaperKeyProps {
  readonly sheet: RecoverySheet;
  /** Words of the button that ends the matter, once the key has been typed back. */
  readonly confirmLabel: string;
  readonly confirm: (recoveryKey: string) => Promise<unknown>;
  readonly onDone: () => unknown;
  readonly onCancel: () => void;
  readonly cancelLabel?: string;
  /** Whether it was copied, where the page around holds that, to go back by its own key. */
  readonly copied?: readonly [isCopied: boolean, setIsCopied: (isCopied: boolean) => void];
}

/** A new paper key: shown, printed or saved as a PDF, then hidden and typed back from the paper. */
export function PaperKey(props: PaperKeyProps): ReactNode {
  const own = useState(false);
  const [isCopied, setIsCopied] = props.copied ?? own;
  return isCopied ? (
    <TypeBack {...props} onLookAgain={() => setIsCopied(false)} />
  ) : (
    <Show {...props} onCopied={() => setIsCopied(true)} />
  );
}

const places = [0, 1, 2, 3, 4, 5, 6, 7] as const;

function Show({
  sheet,
  onCancel,
  cancelLabel = formTexts.cancel,
  onCopied,
}: PaperKeyProps & { readonly onCopied: () => void }): ReactNode {
  const groups = sheet.recoveryKey.split(' ');
  const choose = useAct('files.chooseToSave');
  const save = useAct('keys.saveRecoverySheet');
  const savePdf = (): void =>
    choose.mutate(
      { purpose: 'recovery', suggestedName: texts.pdfName },
      { onSuccess: ({ file }) => file !== null && save.mutate({ file: file.handle }) },
    );
  return (
    <Stack gap="lg">
      <section className={classes.sheet} aria-label={texts.sheet}>
        <p className={classes.title}>{secretTexts.key}</p>
        <dl className={classes.facts}>
          <div>
            <dt>{texts.file}</dt>
            <dd>{sheet.portfolioName}</dd>
          </div>
          <div>
            <dt>{texts.mark}</dt>
            <dd>{sheet.mark}</dd>
          </div>
          <div>
            <dt>{texts.madeOn}</dt>
            <dd>{formatFrenchDate(civilDateSchema.parse(sheet.madeOn))}</dd>
          </div>
        </dl>
        <p className={classes.key} data-recovery-key={sheet.recoveryKey}>
          {places.map((place) => (
            <span key={place}>{groups[place]}</span>
          ))}
        </p>
        <p className={classes.advice}>{texts.advice}</p>
      </section>
      <Group gap="sm">
        <PrintButton>{texts.print}</PrintButton>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          onClick={savePdf}
          loading={choose.isPending || save.isPending}
        >
          {texts.savePdf}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {save.isSuccess ? texts.saved : ''}
        </Text>
      </Group>
      <Group justify="space-between">
        <Button variant="default" onClick={onCancel}>
          {cancelLabel}
        </Button>
        <Button onClick={onCopied} autoFocus data-autofocus>
          {texts.typeBack}
        </Button>
      </Group>
    </Stack>
  );
}

function TypeBack({
  confirmLabel,
  confirm,
  onDone,
  onLookAgain,
}: PaperKeyProps & { readonly onLookAgain: () => void }): ReactNode {
  const form = useSubmitForm({
    schema: z.object({
      recoveryKey: needed(typedRecoveryKeySchema, texts.typedNeeded),
    }),
    defaults: { recoveryKey: '' },
    submit: ({ recoveryKey }) => confirm(recoveryKey),
    onDone,
    fieldOf: secretFieldOf,
    correctable: isMistyped,
  });
  return (
    <SubmitForm
      form={form}
      gap="lg"
      submitLabel={confirmLabel}
      cancelLabel={texts.lookAgain}
      onCancel={onLookAgain}
      isStep
    >
      <RecoveryKeyField control={form.control} name="recoveryKey" description={texts.typeBackHelp} />
    </SubmitForm>
  );
}

/** The field that a refused secret is about; its name is that of the procedures. */
export const secretFieldOf = ({ code }: AppFailure): string | undefined => {
  if (code === 'PORTFOLIO_IN_USE_ELSEWHERE') return 'takeOver';
  if (code === 'WRONG_PASSPHRASE') return 'passphrase';
  return code.startsWith('RECOVERY_KEY_') ? 'recoveryKey' : undefined;
};

/** A paper key with a wrong letter stays in its field: 32 characters are not typed again for one. */
export const isMistyped = ({ code }: AppFailure): boolean => code === 'RECOVERY_KEY_FAULT';

/** The 8 groups of a paper key, in one field. */
export function RecoveryKeyField<T extends FieldValues>(props: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  readonly description?: string;
}): ReactNode {
  useSecret(props.control, props.name);
  return (
    <TextField
      label={secretTexts.key}
      placeholder={secretTexts.keyPlaceholder}
      autoFocus
      data-autofocus
      data-no-draft
      spellCheck={false}
      autoCapitalize="characters"
      maxLength={200}
      classNames={{ input: classes.typed ?? '' }}
      {...props}
    />
  );
}
