import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications, notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { DiscretionProvider } from '../bridge/discretion';
import { queryClient } from '../bridge/procedures';
import { SavingProvider } from '../bridge/saving';
import { useSessionState } from '../bridge/session';
import { FirstRunScreen, TroubleDialog, UnlockScreen } from '../portfolio';
import { Loaded } from '../ui';
import { PrintingProvider } from '../ui/printing';
import { cssVariables, theme } from '../ui/theme';
import { WindowBoundary } from './error-boundary';
import { HeldNotice } from './held-notice';
import { styleNonce } from './nonce';
import { OpenSession } from './open-session';

/** The whole window: theme, cache, and what the state of the portfolio lets be seen. */
export function App(): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <DatesProvider settings={{ locale: 'fr', firstDayOfWeek: 1, weekendDays: [] }}>
        <QueryClientProvider client={queryClient}>
          <WindowBoundary>
            {/* Around the modals too: what they show is covered as the rest. */}
            <DiscretionProvider>
              <ModalsProvider labels={{ confirm: 'Confirmer', cancel: 'Annuler' }}>
                <HeldNotice />
                <Notifications position="bottom-right" transitionDuration={100} />
                <SavingProvider>
                  <PrintingProvider>
                    <Session />
                  </PrintingProvider>
                </SavingProvider>
              </ModalsProvider>
            </DiscretionProvider>
          </WindowBoundary>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

function Session(): ReactNode {
  const session = useSessionState();
  const isForgetful = session.data?.isRemembering === false;
  useEffect(() => {
    if (isForgetful)
      notifications.show({
        id: 'forgetful',
        color: 'amber',
        autoClose: false,
        message:
          'Vivier ne peut rien écrire dans son dossier de réglages\u00A0: il fonctionne, mais il faudra lui montrer le portefeuille à chaque démarrage.',
      });
  }, [isForgetful]);
  return (
    <Loaded query={session}>
      {(known) => {
        switch (known.state) {
          case 'none':
            return <FirstRunScreen />;
          case 'locked':
            return <UnlockScreen known={known} />;
          case 'open':
            return (
              <>
                <OpenSession />
                <TroubleDialog />
              </>
            );
        }
      }}
    </Loaded>
  );
}
