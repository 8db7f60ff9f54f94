import { createElement, Fragment, type ReactNode } from 'react';
import { useDiscretion } from '../bridge/discretion';
import { privateTexts as texts } from './ui.texts';

/** The same where only a text fits (a title, an option, a label read aloud): `masked` in its place, F9 being on. */
export function usePrivateText(): (text: string, masked?: string) => string {
  const { isDiscreet } = useDiscretion();
  return (text, masked = texts.masked) => (isDiscreet ? masked : text);
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
    <span className="vivier-covered" role="img" aria-label={texts.masked}>
      {'\u2007'.repeat(12)}
    </span>
  );
}

/** "12 mars 2004", "1er mars 2004", "12/03/2004", kept apart by `split`. */
const days = /(\d{1,2}(?:er)?\s\p{L}{3,9}\s\d{4}|\d{2}\/\d{2}\/\d{4})/u;

/**
 * A sentence of the law about a person: in discretion mode its days are covered, since the one of a birthday tells the
 * birth date, and the rest can still be read.
 */
export function PrivateDays({ children }: { readonly children: string }): ReactNode {
  const { isDiscreet } = useDiscretion();
  if (!isDiscreet) return children;
  const parts = children
    .split(days)
    .map((part, index) => (index % 2 === 1 ? createElement(Private, null, part) : part));
  return createElement(Fragment, null, ...parts);
}
