import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

interface Discretion {
  readonly isDiscreet: boolean;
  readonly toggle: () => void;
}
const Context = createContext<Discretion>({ isDiscreet: false, toggle: () => undefined });

/** Discretion mode (F9): names, phones and addresses are covered while someone may look at the screen. */
export function DiscretionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [isDiscreet, setIsDiscreet] = useState(false);
  // The style sheet hides what stands in fields from there.
  useEffect(() => {
    document.documentElement.toggleAttribute('data-discreet', isDiscreet);
  }, [isDiscreet]);
  const value = useMemo(
    () => ({ isDiscreet, toggle: () => setIsDiscreet((before) => !before) }),
    [isDiscreet],
  );
  return <Context value={value}>{children}</Context>;
}

export const useDiscretion = (): Discretion => useContext(Context);
