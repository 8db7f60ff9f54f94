import type { PortfolioState } from '../../shared/portfolio';
import { call } from './bridge';
import { queryClient, refreshDomains, useProcedure } from './procedures';
import { tellFailure } from './told';

/** The life of the window: no portfolio known, one locked, one open. Main decides, and starts the window again at each lock. */
export const useSessionState = (): ReturnType<typeof useProcedure<'app.state'>> =>
  useProcedure('app.state', {});

/** Whether this is the window beside, which only reads (ADR 51). */
export const useIsBeside = (): boolean => useSessionState().data?.isBeside === true;

/** Opens the page of a person, an employer or a contract file in the window beside, by its address here. */
export function openBeside(address: string): void {
  call('app.openBeside', { address }).catch(tellFailure);
}

/** After creating or opening: asks main again, which draws the shell. */
export const refreshSession = (): Promise<void> => refreshDomains(['app', 'portfolio']);

/** After main has closed the portfolio by itself (a restore): nothing that was read stays, and the unlock screen is drawn. */
export function leavePortfolio(): Promise<void> {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app' });
  return refreshSession();
}

/** Locks. Main first asks the window to save what is typed, as it does for any other lock. */
export function lock(): void {
  call('app.lock', {}).catch(tellFailure);
}

export type { PortfolioState };
