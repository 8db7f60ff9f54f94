import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { KeysState } from '../../shared/keys';
import { useAct, useProcedure } from '../bridge';
import { formatInstant, Loaded, StatusBadge } from '../ui';
import { KeyChoice } from './key-choice';
import { PassphraseModal, QuickUnlockModal, RecoveryModal, RekeyModal } from './keys-modals';
import classes from './keys-section.module.css';
import { keysTexts as texts } from './security.texts';

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
        {texts.title}
      </Title>
      <Loaded query={keys}>
        {(state) => (
          <Stack gap={0}>
            <Line
              title={texts.passphrase}
              text={texts.passphraseMeans}
              action={
                <Button variant="default" onClick={() => setFlow('choose-passphrase')}>
                  {texts.changePassphrase}
                </Button>
              }
            />
            <Line
              title={texts.recovery}
              badge={<RecoveryBadge state={state} />}
              text={recoverySentence(state)}
              action={
                <Button
                  variant={state.recovery === 'ready' ? 'default' : 'filled'}
                  onClick={() => setFlow(state.recovery === 'none' ? 'recovery' : 'choose-recovery')}
                >
                  {state.recovery === 'none' ? texts.makeRecovery : texts.replaceRecovery}
                </Button>
              }
            />
            <QuickUnlockLine onAsk={() => setFlow('quick')} />
            <Line
              title={texts.portfolioKey}
              text={texts.portfolioKeyMeans}
              action={
                <Button variant="default" onClick={() => setFlow('rekey')}>
                  {texts.changeAll}
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
  return (
    <StatusBadge tone={state.recovery === 'ready' ? 'done' : 'late'}>
      {texts.recoveryStates[state.recovery]}
    </StatusBadge>
  );
}

function recoverySentence({ recovery, recoveryMadeAt, mark }: KeysState): string {
  switch (recovery) {
    case 'ready':
      return recoveryMadeAt === null
        ? texts.recoveryReady(mark)
        : texts.recoveryReadySince(mark, formatInstant(recoveryMadeAt));
    case 'used':
      return texts.recoveryUsed(mark);
    case 'none':
      return texts.recoveryNone;
  }
}

/** Shown where this computer has a keystore that really keeps secrets. */
function QuickUnlockLine({ onAsk }: { readonly onAsk: () => void }): ReactNode {
  const quick = useProcedure('keys.quickUnlock', {});
  const disable = useAct('keys.disableQuickUnlock');
  if (!quick.data?.isAvailable) return null;
  return (
    <Line
      title={texts.quick}
      text={texts.quickMeans}
      action={
        <Switch
          label={texts.quick}
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
