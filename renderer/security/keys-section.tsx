import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { KeysState } from '../../shared/keys';
import { useAct, useProcedure } from '../bridge';
import { formatInstant, Loaded, StatusBadge } from '../ui';
import { KeyChoice } from './key-choice';
import { PassphraseModal, QuickUnlockModal, RecoveryModal, RekeyModal } from './keys-modals';
import classes from './keys-section.module.css';

/** A change of one secret asks first how far it goes. */
type Flow = 'choose-passphrase' | 'choose-recovery' | 'passphrase' | 'recovery' | 'rekey' | 'quick';

/** What opens the portfolio: passphrase, paper key, this computer's keystore, and the key under all of them. */
export function KeysSection(): ReactNode {
  const keys = useProcedure('keys.state', {});
  const [flow, setFlow] = useState<Flow | null>(null);
  const close = (): void => setFlow(null);
  return (
    <section className={classes.panel}>
      <Title order={2} mb="md">
        Phrase secrète et clé de secours
      </Title>
      <Loaded query={keys}>
        {(state) => (
          <Stack gap={0}>
            <Line
              title="Phrase secrète"
              text="Demandée à chaque ouverture. Elle n’est écrite nulle part."
              action={
                <Button variant="default" onClick={() => setFlow('choose-passphrase')}>
                  Changer la phrase secrète
                </Button>
              }
            />
            <Line
              title="Clé de secours"
              badge={<RecoveryBadge state={state} />}
              text={recoverySentence(state)}
              action={
                <Button
                  variant={state.recovery === 'ready' ? 'default' : 'filled'}
                  onClick={() => setFlow(state.recovery === 'none' ? 'recovery' : 'choose-recovery')}
                >
                  {state.recovery === 'none' ? 'Faire une clé de secours' : 'Remplacer la clé de secours'}
                </Button>
              }
            />
            <QuickUnlockLine onAsk={() => setFlow('quick')} />
            <Line
              title="Clé du portefeuille"
              text="À changer si quelqu’un a pu lire la phrase secrète ou emporter une copie : le portefeuille et ses copies sont chiffrés à nouveau."
              action={
                <Button variant="default" onClick={() => setFlow('rekey')}>
                  Changer toutes les clés
                </Button>
              }
            />
          </Stack>
        )}
      </Loaded>
      {flow === 'choose-passphrase' || flow === 'choose-recovery' ? (
        <KeyChoice
          secret={flow === 'choose-passphrase' ? 'passphrase' : 'recovery'}
          onChosen={(extent) =>
            setFlow(extent === 'all' ? 'rekey' : flow === 'choose-passphrase' ? 'passphrase' : 'recovery')
          }
          onClose={close}
        />
      ) : null}
      {flow === 'passphrase' ? <PassphraseModal onClose={close} /> : null}
      {flow === 'recovery' ? <RecoveryModal onClose={close} /> : null}
      {flow === 'rekey' ? <RekeyModal onClose={close} /> : null}
      {flow === 'quick' ? <QuickUnlockModal onClose={close} /> : null}
    </section>
  );
}

function RecoveryBadge({ state }: { readonly state: KeysState }): ReactNode {
  switch (state.recovery) {
    case 'ready':
      return <StatusBadge tone="done">Prête</StatusBadge>;
    case 'used':
      return <StatusBadge tone="late">À remplacer</StatusBadge>;
    case 'none':
      return <StatusBadge tone="late">Aucune</StatusBadge>;
  }
}

function recoverySentence({ recovery, recoveryMadeAt, mark }: KeysState): string {
  const made = recoveryMadeAt === null ? '' : `, faite le ${formatInstant(recoveryMadeAt)}`;
  switch (recovery) {
    case 'ready':
      return `Sur une feuille de papier qui porte le repère ${mark}${made}. Elle ouvre le portefeuille si la phrase secrète est oubliée.`;
    case 'used':
      return `La clé du repère ${mark} a servi et n’ouvre plus rien\u202f: faites-en une nouvelle.`;
    case 'none':
      return 'Sans clé de secours, une phrase secrète oubliée est un portefeuille perdu.';
  }
}

/** Shown where this computer has a keystore that really keeps secrets. */
function QuickUnlockLine({ onAsk }: { readonly onAsk: () => void }): ReactNode {
  const quick = useProcedure('keys.quickUnlock', {});
  const disable = useAct('keys.disableQuickUnlock');
  if (!quick.data?.isAvailable) return null;
  return (
    <Line
      title="Ouverture rapide"
      text="Sur ce poste seulement, le trousseau de votre session ouvre le portefeuille sans la phrase secrète. Qui ouvre votre session l’ouvre aussi. Changer la phrase secrète la désactive."
      action={
        <Switch
          label="Ouverture rapide"
          labelPosition="left"
          checked={quick.data.isOn}
          disabled={disable.isPending}
          onChange={(event) => {
            if (event.currentTarget.checked) onAsk();
            else disable.mutate({});
          }}
        />
      }
    />
  );
}

function Line({
  title,
  badge,
  text,
  action,
}: {
  readonly title: string;
  readonly badge?: ReactNode;
  readonly text: string;
  readonly action: ReactNode;
}): ReactNode {
  return (
    <div className={classes.line}>
      <div className={classes.words}>
        <Group gap="sm">
          <Title order={3} size="h5">
            {title}
          </Title>
          {badge}
        </Group>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
      {action}
    </div>
  );
}
