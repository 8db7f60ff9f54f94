import { RouterProvider } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { Draft } from '../../shared/drafts';
import { call, failureOf, onMainEvent } from '../bridge/bridge';
import { createDraftStore, noDrafts, PLACE } from '../bridge/draft-store';
import { refreshDomains, useProcedure } from '../bridge/procedures';
import { useSaving } from '../bridge/saving';
import { useIsBeside } from '../bridge/session';
import { DraftContext } from '../bridge/use-draft';
import { Loaded, PageSkeleton } from '../ui';
import { LockCountdown } from './lock-countdown';
import { type Place, placeNow, placeSchema, restorePlace } from './place';
import { router } from './router';

const FirstImport = lazy(async () => ({ default: (await import('../import/routes')).FirstImport }));

/** The window over an open portfolio; the one beside, where it is that one. */
export function OpenSession(): ReactNode {
  return useIsBeside() ? <BesideScreens /> : <FirstScreens />;
}

/**
 * The window beside: it reads again what the first one changes and shows the page that is asked for there. Nothing is typed
 * in it, so it keeps no draft, no place, and has nothing to save before a lock.
 */
function BesideScreens(): ReactNode {
  useEffect(
    () =>
      onMainEvent((event) => {
        if (event.type === 'changed') void refreshDomains(event.domains);
        else if (event.type === 'show') router.history.push(event.address);
      }),
    [],
  );
  return (
    <DraftContext value={noDrafts}>
      <RouterProvider router={router} />
      <LockCountdown />
    </DraftContext>
  );
}

/** Its drafts are read first, so that each screen opens as it was left. */
function FirstScreens(): ReactNode {
  const query = useProcedure('drafts.list', {});
  const welcome = useProcedure('portfolio.welcome', {});
  return (
    <Loaded query={query}>
      {({ drafts }) => (
        <Loaded query={welcome}>{({ isDue }) => <Screens drafts={drafts} isWelcoming={isDue} />}</Loaded>
      )}
    </Loaded>
  );
}

/** The place kept, when the window has just started: a place that the address already gives is not changed. */
function keptPlace(value: unknown): Place | null {
  const parsed = placeSchema.safeParse(value);
  if (!parsed.success || !['', '#', '#/'].includes(window.location.hash)) return null;
  router.history.replace(parsed.data.address);
  return parsed.data;
}

function Screens({
  drafts,
  isWelcoming,
}: {
  readonly drafts: readonly Draft[];
  /** The last step of the welcome stands before the work. */
  readonly isWelcoming: boolean;
}): ReactNode {
  const { flush, tell } = useSaving();
  const [store] = useState(() =>
    createDraftStore({
      kept: drafts,
      placeOf: placeNow,
      onFailure: (thrown) => tell({ kind: 'refused', message: failureOf(thrown).message }),
    }),
  );
  // The address is set before the router reads it for the first time.
  const [place] = useState(() => keptPlace(store.read(PLACE)));
  useEffect(() => (place === null ? undefined : restorePlace(place)), [place]);

  useEffect(() => {
    const { touch } = store;
    const onBlur = (): void => void store.flush();
    const onEvent = { capture: true, passive: true };
    document.addEventListener('input', touch, onEvent);
    document.addEventListener('scroll', touch, onEvent);
    document.addEventListener('focusout', onBlur, onEvent);
    const forget = router.subscribe('onResolved', touch);
    return () => {
      document.removeEventListener('input', touch, onEvent);
      document.removeEventListener('scroll', touch, onEvent);
      document.removeEventListener('focusout', onBlur, onEvent);
      forget();
      store.stop();
    };
  }, [store]);

  useEffect(
    () =>
      onMainEvent((event) => {
        if (event.type !== 'locking') return;
        const save = async (): Promise<boolean> => {
          // Forms say at once what they cannot save, and it leaves beside what they can: main does not wait long.
          const saved = flush();
          await Promise.all([saved, store.flush()]);
          return store.flush();
        };
        void save()
          .catch(() => false)
          .then((isTypingKept) => call('app.readyToLock', { isTypingKept }))
          .catch(() => undefined);
      }),
    [flush, store],
  );
  return (
    <DraftContext value={store}>
      {isWelcoming ? (
        <Suspense fallback={<PageSkeleton />}>
          <FirstImport onImport={() => router.history.replace('/import')} />
        </Suspense>
      ) : (
        <RouterProvider router={router} />
      )}
      <LockCountdown />
    </DraftContext>
  );
}
