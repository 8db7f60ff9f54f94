import { Button, Divider, Group, Stack } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { refreshDomains, useAct, useProcedure } from '../app';
import { refreshSession } from '../app/session';
import { CreateForm } from './create-form';
import { Frame } from './frame';
import { OpenForm } from './open-form';
import { OtherFailure } from './paper-key';
import { RecoverForm } from './recover-form';
import { SecretInput } from './secret-input';

/** The known portfolio, locked: its passphrase, its paper key, this computer's keystore; or another file, or a new portfolio. */
export function UnlockScreen({ name }: { readonly name: string | null }): ReactNode {
  const [elsewhere, setElsewhere] = useState<'open' | 'create' | 'recover' | null>(null);
  const open = useAct('portfolio.open', { isQuiet: true });
  const quick = useProcedure('keys.quickUnlock', {});
  const quickOpen = useAct('portfolio.quickOpen', { isQuiet: true });
  const [passphrase, setPassphrase] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const back = (): void => setElsewhere(null);
  if (elsewhere === 'open') return <OpenForm onBack={back} />;
  if (elsewhere === 'create') return <CreateForm onBack={back} />;
  if (elsewhere === 'recover') return <RecoverForm file={null} name={name} onBack={back} />;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsEmpty(passphrase === '');
    quickOpen.reset();
    if (passphrase === '') return;
    open.mutate(
      { file: null, passphrase },
      { onSuccess: () => refreshSession(), onError: () => field.current?.select() },
    );
  };
  const openQuickly = (): void =>
    quickOpen.mutate(
      {},
      {
        onSuccess: () => refreshSession(),
        onError: () => {
          void refreshDomains(['keys']);
          field.current?.focus();
        },
      },
    );
  const isWrong = open.error?.code === 'WRONG_PASSPHRASE';

  return (
    <Frame
      title="Portefeuille verrouillé"
      width={460}
      lead={name === null ? undefined : `Fichier\u00A0: ${name}`}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <SecretInput
            ref={field}
            label="Phrase secrète"
            autoFocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            error={isWrong ? open.error?.message : isEmpty ? 'Saisissez la phrase secrète.' : undefined}
          />
          <OtherFailure error={isWrong ? quickOpen.error : (open.error ?? quickOpen.error)} />
          <Button type="submit" loading={open.isPending} fullWidth>
            Ouvrir
          </Button>
          {quick.data?.isOn ? (
            <Button
              variant="default"
              leftSection={<IconBolt size={16} aria-hidden />}
              loading={quickOpen.isPending}
              onClick={openQuickly}
              fullWidth
            >
              Ouverture rapide
            </Button>
          ) : null}
          <Button variant="subtle" onClick={() => setElsewhere('recover')}>
            Phrase secrète oubliée
          </Button>
          <Divider />
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
