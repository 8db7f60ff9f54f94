import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { call, onMainEvent } from './bridge';
import { useSessionState } from './session';
import { tellFailure } from './told';

interface Discretion {
  readonly isDiscreet: boolean;
  readonly toggle: () => void;
}
const Context = createContext<Discretion>({ isDiscreet: false, toggle: () => undefined });

/**
 * Discretion mode (F9, or the menu of the window): names, phones and addresses are covered while someone may look at the screen,
 * and a passphrase that is suggested before any portfolio is open.
 */
export function DiscretionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const session = useSessionState();
  // The window beside opens as the first one is: main remembers for both, until the lock.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isDiscreet = chosen ?? session.data?.isDiscreet ?? false;
  // The style sheet hides what stands in fields from there.
  useEffect(() => {
    document.documentElement.toggleAttribute('data-discreet', isDiscreet);
  }, [isDiscreet]);
  const toggle = useCallback(() => {
    setChosen(!isDiscreet);
    call('app.tellDiscretion', { isDiscreet: !isDiscreet }).catch(tellFailure);
  }, [isDiscreet]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F9') return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKey);
    const forget = onMainEvent((event) => {
      if (event.type === 'command' && event.command === 'discretion') toggle();
      if (event.type === 'discretion') setChosen(event.isDiscreet);
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      forget();
    };
  }, [toggle]);
  const value = useMemo(() => ({ isDiscreet, toggle }), [isDiscreet, toggle]);
  return <Context value={value}>{children}</Context>;
}

export const useDiscretion = (): Discretion => useContext(Context);
