import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FirstRunScreen, UnlockScreen } from '../portfolio';
import { Loaded } from '../ui';
import { cssVariables, theme } from '../ui/theme';
import { DiscretionProvider } from './discretion';
import { WindowBoundary } from './error-boundary';
import { styleNonce } from './nonce';
import { OpenSession } from './open-session';
import { queryClient } from './procedures';
import { SavingProvider } from './saving';
import { useSessionState } from './session';

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
            <ModalsProvider labels={{ confirm: 'Confirmer', cancel: 'Annuler' }}>
              <Notifications position="bottom-right" transitionDuration={100} />
              <DiscretionProvider>
                <SavingProvider>
                  <Session />
                </SavingProvider>
              </DiscretionProvider>
            </ModalsProvider>
          </WindowBoundary>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

function Session(): ReactNode {
  const session = useSessionState();
  return (
    <Loaded query={session}>
      {({ state, name, lock }) => {
        switch (state) {
          case 'none':
            return <FirstRunScreen />;
          case 'locked':
            return <UnlockScreen name={name} lock={lock} />;
          case 'open':
            return <OpenSession />;
        }
      }}
    </Loaded>
  );
}
