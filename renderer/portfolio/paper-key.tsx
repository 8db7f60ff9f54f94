import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconFileTypePdf } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { civilDateSchema, formatFrenchDate } from '../../shared/base/time';
import type { RecoverySheet } from '../../shared/keys';
import { type AppFailure, useAct } from '../bridge';
import { PrintButton } from '../ui';
import classes from './paper-key.module.css';

interface PaperKeyProps {
  readonly sheet: RecoverySheet;
  /** Words of the button that ends the matter, once the key has been typed back. */
  readonly confirmLabel: string;
  readonly isBusy: boolean;
  readonly error: AppFailure | null;
  readonly onConfirm: (recoveryKey: string) => void;
  readonly onCancel: () => void;
}

/** A new paper key: shown, printed or saved as a PDF, then hidden and typed back from the paper. */
export function PaperKey(props: PaperKeyProps): ReactNode {
  const [isCopied, setIsCopied] = useState(false);
  return isCopied ? (
    <TypeBack {...props} onLookAgain={() => setIsCopied(false)} />
  ) : (
    <Show {...props} onCopied={() => setIsCopied(true)} />
  );
}

const places = [0, 1, 2, 3, 4, 5, 6, 7] as const;

function Show({ sheet, onCancel, onCopied }: PaperKeyProps & { readonly onCopied: () => void }): ReactNode {
  const groups = sheet.recoveryKey.split(' ');
  const choose = useAct('files.chooseToSave');
  const save = useAct('keys.saveRecoverySheet');
  const savePdf = (): void =>
    choose.mutate(
      { purpose: 'recovery', suggestedName: 'Clé de secours.pdf' },
      { onSuccess: ({ file }) => file !== null && save.mutate({ file: file.handle }) },
    );
  return (
    <Stack gap="lg">
      <section className={classes.sheet} aria-label="Feuille de la clé de secours">
        <p className={classes.title}>Clé de secours</p>
        <dl className={classes.facts}>
          <div>
            <dt>Fichier</dt>
            <dd>{sheet.portfolioName}</dd>
          </div>
          <div>
            <dt>Repère</dt>
            <dd>{sheet.mark}</dd>
          </div>
          <div>
            <dt>Faite le</dt>
            <dd>{formatFrenchDate(civilDateSchema.parse(sheet.madeOn))}</dd>
          </div>
        </dl>
        <p className={classes.key} data-recovery-key={sheet.recoveryKey}>
          {places.map((place) => (
            <span key={place}>{groups[place]}</span>
          ))}
        </p>
        <p className={classes.advice}>
          Cette clé ouvre le portefeuille si la phrase secrète est oubliée. Gardez cette feuille comme une
          clé, loin de l’ordinateur.
        </p>
      </section>
      <Group gap="sm">
        <PrintButton>Imprimer la feuille</PrintButton>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          onClick={savePdf}
          loading={choose.isPending || save.isPending}
        >
          Enregistrer en PDF
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {save.isSuccess ? 'Feuille enregistrée. Imprimez-la, puis supprimez le fichier.' : ''}
        </Text>
      </Group>
      <Group justify="space-between">
        <Button variant="default" onClick={onCancel}>
          Annuler
        </Button>
        <Button onClick={onCopied} data-autofocus>
          La clé est sur papier
        </Button>
      </Group>
    </Stack>
  );
}

function TypeBack({
  confirmLabel,
  isBusy,
  error,
  onConfirm,
  onLookAgain,
}: PaperKeyProps & { readonly onLookAgain: () => void }): ReactNode {
  const [typed, setTyped] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsEmpty(typed.trim() === '');
    if (typed.trim() !== '') onConfirm(typed);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <RecoveryKeyInput
          value={typed}
          onChange={setTyped}
          description="Recopiez-la depuis le papier : c’est la preuve qu’elle est lisible. Majuscules et espaces sont indifférents."
          error={isEmpty ? 'Saisissez la clé qui est sur le papier.' : keyErrorOf(error)}
        />
        <OtherFailure error={keyErrorOf(error) === undefined ? error : null} />
        <Group justify="space-between">
          <Button variant="default" onClick={onLookAgain}>
            Revoir la feuille
          </Button>
          <Button type="submit" loading={isBusy}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What is said under the field, where the refusal is about the key itself. */
export const keyErrorOf = (error: AppFailure | null): string | undefined =>
  error?.field === 'recoveryKey' || error?.code.startsWith('RECOVERY_KEY_') ? error?.message : undefined;

/** A refusal that belongs to no field. */
export function OtherFailure({ error }: { readonly error: AppFailure | null }): ReactNode {
  return error === null ? null : (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
      {error.message}
    </Alert>
  );
}

/** The 8 groups of a paper key, in one field. */
export function RecoveryKeyInput({
  value,
  onChange,
  description,
  error,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly error: string | undefined;
}): ReactNode {
  return (
    <TextInput
      label="Clé de secours"
      placeholder="8 groupes de 4 caractères"
      description={description}
      autoFocus
      data-autofocus
      autoComplete="off"
      spellCheck={false}
      autoCapitalize="characters"
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      classNames={{ input: classes.typed ?? '' }}
    />
  );
}
