import type { ReactNode } from 'react';
import { useDiscretion } from '../app/discretion';

/** The same where only a text fits (a title, an option, a label read aloud): `masked` in its place, F9 being on. */
export function usePrivateText(): (text: string, masked?: string) => string {
  const { isDiscreet } = useDiscretion();
  return (text, masked = 'masqué') => (isDiscreet ? masked : text);
}

/**
 * Wraps whatever names or reaches a person (name, phone, address, birth date, comment). In discretion mode (F9) it is
 * covered on screen and read as "masqué".
 */
export function Private({ children }: { readonly children: ReactNode }): ReactNode {
  const { isDiscreet } = useDiscretion();
  if (!isDiscreet) return children;
  // Same width whoever it is: the length of a name says something too.
  return (
    <span className="vivier-covered" role="img" aria-label="masqué">
      {'\u2007'.repeat(12)}
    </span>
  );
}
