import { useEffect } from 'react';
import type { PortfolioState } from '../../shared/portfolio';
import { call, onMainEvent } from './bridge';
import { queryClient, refreshDomains, tellFailure, useProcedure } from './procedures';

/** The life of the window: no portfolio known, one locked, one open. Main decides; the window asks and follows. */
export function useSessionState(): ReturnType<typeof useProcedure<'app.state'>> {
  const query = useProcedure('app.state', {});
  useEffect(
    () =>
      onMainEvent((event) => {
        if (event.type !== 'locked') return;
        // Nothing that was read may stay in memory: the cache is emptied and the page starts again.
        queryClient.clear();
        window.location.reload();
      }),
    [],
  );
  return query;
}

/** After creating or opening: asks main again, which draws the shell. */
export const refreshSession = (): Promise<void> => refreshDomains(['app', 'portfolio']);

/** After main has closed the portfolio by itself (a restore): nothing that was read stays, and the unlock screen is drawn. */
export function leavePortfolio(): Promise<void> {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app' });
  return refreshSession();
}

/** Saves what waits, then locks; main answers with the `locked` event. */
export async function lock(flush: () => Promise<void>): Promise<void> {
  await flush();
  await call('app.lock', {}).catch(tellFailure);
}

export type { PortfolioState };
