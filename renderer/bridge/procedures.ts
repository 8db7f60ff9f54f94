import {
  keepPreviousData,
  QueryClient,
  skipToken,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Output, ProcedureName, Progress } from '../../shared/ipc';
import { type AppFailure, call, onMainEvent } from './bridge';
import { tellChanged, tellFailure } from './told';

const domainOf = (name: ProcedureName): string => name.slice(0, name.indexOf('.'));

/** Everything is local and small: read again whenever a screen opens, never by itself, never retried. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
    // What was answered is forgotten with its screen; what was sent, which may be a passphrase, with the call (`Sent`).
    mutations: { retry: false, networkMode: 'always', gcTime: 0 },
  },
});

export const procedureKey = <N extends ProcedureName>(name: N, input: Input<N>): readonly unknown[] => [
  domainOf(name),
  name,
  input,
];

/** Lists show every domain, and so does the board by stage: whatever changes, they are read again. */
const showsAll = ['lists', 'stages'];

/** Marks as stale all that was read of these domains; what is on screen is read again. */
export const refreshDomains = (domains: readonly string[]): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey: [domain] }) =>
      domains.includes(String(domain)) || (domains.length > 0 && showsAll.includes(String(domain))),
  });

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

/** What a mutation is given: emptied once the call is over, since the library keeps it for as long as the screen stays. */
interface Sent<N extends ProcedureName> {
  input: Input<N> | null;
}
interface Told<N extends ProcedureName> {
  readonly onSuccess?: (answer: Output<N>) => unknown;
  readonly onError?: (failure: AppFailure) => unknown;
}

export type Act<N extends ProcedureName> = Omit<
  UseMutationResult<Output<N>, AppFailure, Sent<N>>,
  'mutate' | 'mutateAsync' | 'variables'
> & {
  readonly mutate: (input: Input<N>, told?: Told<N>) => void;
  readonly mutateAsync: (input: Input<N>) => Promise<Output<N>>;
  /** What was sent by the call under way; `null` when none is. */
  readonly pending: Input<N> | null;
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
  const { mutate, mutateAsync, ...mutation } = useMutation<Output<N>, AppFailure, Sent<N>>({
    mutationFn: (sent) => {
      const { input } = sent;
      if (input === null) throw new Error('an act is sent once');
      const id = crypto.randomUUID();
      callId.current = id;
      return call(name, input, id);
    },
    onSuccess: (_answer, sent) => {
      tellChanged(sent.input);
      return refreshAfter(name);
    },
    onError: (failure) => {
      if (!options.isQuiet) tellFailure(failure);
    },
    onSettled: (_answer, _failure, sent) => {
      sent.input = null;
      callId.current = null;
      setProgress(null);
    },
  });
  // As stable as the library's own: effects name them.
  const send = useCallback<Act<N>['mutate']>((input, told = {}) => mutate({ input }, told), [mutate]);
  const sendAsync = useCallback<Act<N>['mutateAsync']>((input) => mutateAsync({ input }), [mutateAsync]);
  const cancel = (): void => {
    if (callId.current !== null) call('app.cancel', { callId: callId.current }).catch(tellFailure);
  };
  return {
    ...mutation,
    pending: mutation.isPending ? mutation.variables.input : null,
    mutate: send,
    mutateAsync: sendAsync,
    progress,
    cancel,
  };
}
