import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FirstRunScreen, UnlockScreen } from '../portfolio';
import { Loaded } from '../ui';
import { cssVariables, theme } from '../ui/theme';
import { DiscretionProvider } from './discretion';
import { WindowBoundary } from './error-boundary';
import { styleNonce } from './nonce';
import { queryClient } from './procedures';
import { router } from './router';
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
            {/* Around the modals too: what they show is covered as the rest. */}
            <DiscretionProvider>
              <ModalsProvider labels={{ confirm: 'Confirmer', cancel: 'Annuler' }}>
                <Notifications position="bottom-right" transitionDuration={100} />
                <SavingProvider>
                  <Session />
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
  return (
    <Loaded query={session}>
      {({ state, name }) => {
        switch (state) {
          case 'none':
            return <FirstRunScreen />;
          case 'locked':
            return <UnlockScreen name={name} />;
          case 'open':
            return <RouterProvider router={router} />;
        }
      }}
    </Loaded>
  );
}
