import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { onMainEvent } from './bridge';

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
  const [isDiscreet, setIsDiscreet] = useState(false);
  // The style sheet hides what stands in fields from there.
  useEffect(() => {
    document.documentElement.toggleAttribute('data-discreet', isDiscreet);
  }, [isDiscreet]);
  const toggle = useCallback(() => setIsDiscreet((before) => !before), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F9') return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKey);
    const forget = onMainEvent((event) => {
      if (event.type === 'command' && event.command === 'discretion') toggle();
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
