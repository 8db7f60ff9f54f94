import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useAct } from '../app/procedures';
import { refreshSession } from '../app/session';
import { RestoreForm } from '../backups';
import { DiagnosticForm } from '../diagnostics';
import { CreateForm } from './create-form';
import { Frame } from './frame';
import { OpenForm } from './open-form';

/** The known portfolio, locked: its passphrase; or another file, or a new portfolio. */
export function UnlockScreen({ name }: { readonly name: string | null }): ReactNode {
  const [elsewhere, setElsewhere] = useState<'open' | 'create' | 'restore' | 'diagnostic' | null>(null);
  const open = useAct('portfolio.open', { isQuiet: true });
  const [passphrase, setPassphrase] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  if (elsewhere === 'open') return <OpenForm onBack={() => setElsewhere(null)} />;
  const onBack = (): void => setElsewhere(null);
  if (elsewhere === 'restore') return <RestoreForm onBack={onBack} onDone={onBack} />;
  if (elsewhere === 'diagnostic') return <DiagnosticForm onBack={onBack} />;
  if (elsewhere === 'create') return <CreateForm onBack={() => setElsewhere(null)} />;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsEmpty(passphrase === '');
    if (passphrase === '') return;
    open.mutate(
      { file: null, passphrase },
      { onSuccess: () => refreshSession(), onError: () => field.current?.select() },
    );
  };
  const isWrong = open.error?.code === 'WRONG_PASSPHRASE';

  return (
    <Frame
      title="Portefeuille verrouillé"
      width={460}
      lead={name === null ? undefined : `Fichier\u00A0: ${name}`}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <PasswordInput
            ref={field}
            label="Phrase secrète"
            autoFocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            autoComplete="current-password"
            maxLength={1024}
            visibilityToggleButtonProps={{ 'aria-label': 'Montrer ou cacher la phrase secrète' }}
            error={isWrong ? open.error?.message : isEmpty ? 'Saisissez la phrase secrète.' : undefined}
          />
          {open.error && !isWrong ? (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
              {open.error.message}
            </Alert>
          ) : null}
          <Button type="submit" loading={open.isPending} fullWidth>
            Ouvrir
          </Button>
          <Group justify="space-between">
            <Button variant="subtle" onClick={() => setElsewhere('open')}>
              Ouvrir un autre fichier
            </Button>
            <Button variant="subtle" onClick={() => setElsewhere('create')}>
              Créer un portefeuille
            </Button>
            <Button variant="subtle" onClick={() => setElsewhere('restore')}>
              Restaurer une sauvegarde
            </Button>
            <Button variant="subtle" onClick={() => setElsewhere('diagnostic')}>
              Diagnostic
            </Button>
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}
