import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { bridgeTexts as texts } from './bridge.texts';

/** What the top bar says of the last thing typed. */
export type SavingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'typing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  /** Some of what was typed cannot be kept yet; `message` says what. */
  | { readonly kind: 'refused'; readonly message: string };

interface Saving {
  readonly state: SavingState;
  readonly tell: (state: SavingState) => void;
  /** Saves at once whatever is still waiting for its pause; before locking or leaving. */
  readonly flush: () => Promise<void>;
  readonly register: (flush: () => Promise<void>) => () => void;
}
const Context = createContext<Saving | null>(null);

export function SavingProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [state, tell] = useState<SavingState>({ kind: 'idle' });
  const waiting = useRef(new Set<() => Promise<void>>());
  const register = useCallback((flush: () => Promise<void>) => {
    waiting.current.add(flush);
    return () => {
      waiting.current.delete(flush);
    };
  }, []);
  const flush = useCallback(async () => {
    await Promise.all([...waiting.current].map((one) => one()));
  }, []);
  const value = useMemo(() => ({ state, tell, flush, register }), [state, flush, register]);
  return <Context value={value}>{children}</Context>;
}

export function useSaving(): Saving {
  const saving = useContext(Context);
  if (saving === null) throw new Error('useSaving stands outside of SavingProvider');
  return saving;
}

/** Pause after the last key before a draft is saved. */
const PAUSE_MS = 700;

/**
 * Saves a draft at each pause of typing, one save at a time, and tells the top bar. `save` keeps what can be kept and
 * answers what could not (French, for the top bar), or `null` when all is saved; what it throws is told as a refusal.
 * `schedule` is called at each change; leaving the screen or locking saves at once.
 */
export function useAutosave(save: () => Promise<string | null>): {
  readonly schedule: () => void;
  readonly flush: () => Promise<void>;
} {
  const { tell, register } = useSaving();
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const timer = useRef<number | null>(null);
  const running = useRef<Promise<void>>(Promise.resolve());

  const run = useCallback((): Promise<void> => {
    timer.current = null;
    running.current = running.current.then(async () => {
      tell({ kind: 'saving' });
      try {
        const refused = await latest.current();
        tell(refused === null ? { kind: 'saved', at: new Date() } : { kind: 'refused', message: refused });
      } catch (thrown) {
        tell({ kind: 'refused', message: thrown instanceof Error ? thrown.message : texts.notSaved });
      }
    });
    return running.current;
  }, [tell]);

  const flush = useCallback(async (): Promise<void> => {
    if (timer.current !== null) {
      window.clearTimeout(timer.current);
      return run();
    }
    return running.current;
  }, [run]);

  const schedule = useCallback(() => {
    if (timer.current !== null) window.clearTimeout(timer.current);
    timer.current = window.setTimeout(run, PAUSE_MS);
    tell({ kind: 'typing' });
  }, [run, tell]);

  useEffect(() => {
    const forget = register(flush);
    return () => {
      forget();
      void flush();
    };
  }, [register, flush]);

  return { schedule, flush };
}
