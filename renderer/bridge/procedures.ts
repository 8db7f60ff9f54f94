import { notifications } from '@mantine/notifications';
import {
  keepPreviousData,
  QueryClient,
  skipToken,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Input, Output, ProcedureName, Progress } from '../../shared/ipc';
import { type AppFailure, call, failureOf, onMainEvent } from './bridge';

const domainOf = (name: ProcedureName): string => name.slice(0, name.indexOf('.'));

/** Everything is local and small: read again whenever a screen opens, never by itself, never retried. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
    // What was sent may be a passphrase: nothing of it is kept once its screen has gone.
    mutations: { retry: false, networkMode: 'always', gcTime: 0 },
  },
});

export const procedureKey = <N extends ProcedureName>(name: N, input: Input<N>): readonly unknown[] => [
  domainOf(name),
  name,
  input,
];

/** Marks as stale all that was read of these domains; what is on screen is read again. */
export const refreshDomains = (domains: readonly string[]): Promise<void> =>
  queryClient.invalidateQueries({ predicate: (query) => domains.includes(String(query.queryKey[0])) });

/** After a change made by `name`: everything that may show it is read again, as the contract says. */
export const refreshAfter = async (name: ProcedureName): Promise<void> => {
  // Loaded with the first change: no screen waits for the schemas of every domain.
  const { procedureOf } = await import('../../shared/ipc/contract');
  return refreshDomains(procedureOf(name).refreshes);
};

/**
 * Reads through a procedure. A `null` input means "not yet". With `keepPrevious`, the former answer stays on screen
 * (`isPlaceholderData`) while the next one comes: for searches and filters.
 */
export function useProcedure<N extends ProcedureName>(
  name: N,
  input: Input<N> | null,
  options: { readonly keepPrevious?: boolean } = {},
): UseQueryResult<Output<N>, AppFailure> {
  return useQuery<Output<N>, AppFailure>({
    queryKey: [domainOf(name), name, input],
    queryFn: input === null ? skipToken : () => call(name, input),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Shows a refusal at the bottom of the window, for acts that have no better place for it. */
export function tellFailure(thrown: unknown): void {
  const failure = failureOf(thrown);
  if (failure.code === 'CANCELLED') return;
  notifications.show({
    color: 'red',
    title: failure.reference === undefined ? 'Refusé' : `Défaut ${failure.reference}`,
    message: failure.message,
    autoClose: 12_000,
  });
}

export type Act<N extends ProcedureName> = UseMutationResult<Output<N>, AppFailure, Input<N>> & {
  /** Last progress told by a long job of this act; `null` when none runs. */
  readonly progress: Progress | null;
  /** Asks the running job to stop; it then fails with `CANCELLED`. */
  readonly cancel: () => void;
};

/**
 * Changes something through a procedure, then reads again what the change touches. A refusal is shown as a
 * notification, unless `isQuiet`: the caller then shows `error` by the field.
 */
export function useAct<N extends ProcedureName>(
  name: N,
  options: { readonly isQuiet?: boolean } = {},
): Act<N> {
  const [progress, setProgress] = useState<Progress | null>(null);
  const callId = useRef<string | null>(null);
  useEffect(
    () =>
      onMainEvent((event) => {
        if (event.type === 'progress' && event.callId === callId.current) setProgress(event.progress);
      }),
    [],
  );
  const mutation = useMutation<Output<N>, AppFailure, Input<N>>({
    mutationFn: (input) => {
      const id = crypto.randomUUID();
      callId.current = id;
      return call(name, input, id);
    },
    onSuccess: () => refreshAfter(name),
    onError: (failure) => {
      if (!options.isQuiet) tellFailure(failure);
    },
    onSettled: () => {
      callId.current = null;
      setProgress(null);
    },
  });
  const cancel = (): void => {
    if (callId.current !== null) call('app.cancel', { callId: callId.current }).catch(tellFailure);
  };
  return { ...mutation, progress, cancel };
}
