import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { DiscretionProvider } from '../bridge/discretion';
import { queryClient } from '../bridge/procedures';
import { SavingProvider } from '../bridge/saving';
import { useSessionState } from '../bridge/session';
import { tellOver, tellState } from '../bridge/told';
import { FirstRunScreen, SpentKey, TroubleDialog, UnlockScreen } from '../portfolio';
import { Loaded, PageSkeleton } from '../ui';
import { PrintingProvider } from '../ui/printing';
import { noticeTexts } from './app.texts';
import { AppearanceProvider } from './appearance';
import { WindowBoundary } from './error-boundary';
import { HeldNotice } from './held-notice';
import { useNoticesRoom } from './notices-room';

/** The screens of an open portfolio, the law with them: the locked screen does not wait for what it does not show. */
const openSession = (): Promise<typeof import('./open-session')> => import('./open-session');
const OpenSession = lazy(() => openSession().then((loaded) => ({ default: loaded.OpenSession })));

/** The whole window: theme, cache, and what the state of the portfolio lets be seen. */
export function App(): ReactNode {
  return (
    <QueryClientProvider client={queryClient}>
      <AppearanceProvider>
        <DatesProvider settings={{ locale: 'fr', firstDayOfWeek: 1, weekendDays: [] }}>
          <WindowBoundary>
            {/* Around the modals too: what they show is covered as the rest. */}
            <DiscretionProvider>
              <ModalsProvider>
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
        </DatesProvider>
      </AppearanceProvider>
    </QueryClientProvider>
  );
}

function Session(): ReactNode {
  useNoticesRoom();
  const session = useSessionState();
  const isForgetful = session.data?.isRemembering === false;
  const isKnown = session.data !== undefined;
  // Once the first screen stands there: they are ready before a passphrase is typed.
  useEffect(() => {
    // One that cannot be loaded is told where it is shown.
    if (isKnown) openSession().catch(() => undefined);
  }, [isKnown]);
  const isOpen = session.data?.state === 'open';
  // It said how to open it.
  useEffect(() => {
    if (isOpen) tellOver('restored');
  }, [isOpen]);
  useEffect(() => {
    if (isForgetful)
      tellState('forgetful', {
        title: noticeTexts.forgetful,
        message: noticeTexts.forgetfulMeans,
      });
    else tellOver('forgetful');
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
            if (known.isBeside === true)
              return (
                <Suspense fallback={<PageSkeleton />}>
                  <OpenSession />
                </Suspense>
              );
            return (
              <>
                <SpentKey>
                  <Suspense fallback={<PageSkeleton />}>
                    <OpenSession />
                  </Suspense>
                </SpentKey>
                <TroubleDialog />
              </>
            );
        }
      }}
    </Loaded>
  );
}
