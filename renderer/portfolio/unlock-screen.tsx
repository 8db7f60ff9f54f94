import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { PortfolioState } from '../../shared/portfolio';
import { useAct } from '../app/procedures';
import { refreshSession } from '../app/session';
import { CreateForm } from './create-form';
import { Frame } from './frame';
import { OpenForm } from './open-form';

type Lock = PortfolioState['lock'];

const reasons = {
  idle: 'Verrouillé parce que personne n’a touché la fenêtre.',
  system: 'Verrouillé parce que l’ordinateur s’est mis en veille ou que la session a été verrouillée.',
  hand: 'Verrouillé à votre demande.',
  stopped: 'Le coffre s’est arrêté de lui-même\u202F; ce qui était enregistré est intact.',
} as const;

/** Why it is locked, and what becomes of what was being typed. */
const sentenceOf = ({ reason, isTypingKept }: NonNullable<Lock>): string =>
  `${reasons[reason]} ${
    isTypingKept
      ? 'Ce qui était saisi est gardé et revient à l’ouverture.'
      : 'La saisie revient à l’ouverture\u202F; les derniers mots, tapés dans la seconde qui précède, peuvent manquer.'
  }`;

/** The known portfolio, locked: its passphrase; or another file, or a new portfolio. */
export function UnlockScreen({
  name,
  lock,
}: {
  readonly name: string | null;
  readonly lock: Lock;
}): ReactNode {
  const [elsewhere, setElsewhere] = useState<'open' | 'create' | null>(null);
  const open = useAct('portfolio.open', { isQuiet: true });
  const [passphrase, setPassphrase] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  if (elsewhere === 'open') return <OpenForm onBack={() => setElsewhere(null)} />;
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
          {lock === null ? null : (
            <Text c="dimmed" role="status">
              {sentenceOf(lock)}
            </Text>
          )}
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
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}
