import { useEffect, useRef } from 'react';

/**
 * Changes a part of what is typed. A box that is left may tell its value once more, after another one has changed: what
 * was typed last is kept.
 */
export function useChange<T extends object>(
  typed: T,
  onTyped: (typed: T) => void,
): (more: (latest: T) => Partial<T>) => void {
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  });
  return (more) => {
    latest.current = { ...latest.current, ...more(latest.current) };
    onTyped(latest.current);
  };
}
