import { useDidUpdate } from '@mantine/hooks';
import { useRef, useState } from 'react';

/** What a box reads of a text: its value, or why it has none, as a sentence without its full stop. */
type Reading<T> =
  | { readonly value: T; readonly reason: null }
  | { readonly value: null; readonly reason: string | null };

export interface TypedBoxInput<T> {
  readonly value: T | null;
  readonly onChange: (value: T | null) => void;
  /** A text that was typed and cannot be read, of a form that comes back. */
  readonly unread: string | null;
  /** Told of a text that cannot be read, at each key; without it the value is `null` once the box is left. */
  readonly onUnread: ((typed: string) => void) | undefined;
  /** At each key: what may be the beginning of another is not read yet. */
  readonly readTyping: (typed: string) => T | null;
  /** Once the box is left, or Enter pressed. */
  readonly readSettled: (typed: string) => Reading<T>;
  /** The value as the box shows it when nobody types. */
  readonly show: (value: T) => string;
}

export interface TypedBox<T> {
  readonly shown: string;
  /** Why what stands in the box cannot be read, once it is settled; `null` while it is typed. */
  readonly reason: string | null;
  readonly type: (next: string) => void;
  readonly settle: () => void;
  /** Takes a value from elsewhere than the keys, as a calendar. */
  readonly pick: (value: T | null) => void;
}

/**
 * A box that holds what is typed, and tells what it means: the value is told at each key that can be read, what cannot be
 * read stays with its reason, and nothing typed is ever lost to how a value is shown.
 */
export function useTypedBox<T extends string | number>({
  value,
  onChange,
  unread,
  onUnread,
  readTyping,
  readSettled,
  show,
}: TypedBoxInput<T>): TypedBox<T> {
  const [typed, setTyped] = useState<string | null>(null);
  const [isSettled, setSettled] = useState(false);
  const told = useRef(value);
  const text = typed ?? unread;
  const isJudged = text !== null && text.trim() !== '' && (isSettled || typed === null);

  // Another value came from outside: what was typed before it is past.
  useDidUpdate(() => {
    if (value !== told.current) setTyped(null);
    told.current = value;
  }, [value]);
  const tell = (next: T | null): void => {
    told.current = next;
    if (next !== value || unread !== null) onChange(next);
  };
  return {
    shown: text ?? (value === null ? '' : show(value)),
    reason: isJudged ? readSettled(text).reason : null,
    type: (next) => {
      setTyped(next);
      setSettled(false);
      const read = readTyping(next);
      if (read !== null) tell(read);
      else if (next.trim() === '') tell(null);
      else if (onUnread !== undefined) {
        told.current = null;
        onUnread(next);
      }
    },
    settle: () => {
      if (typed === null) return;
      setSettled(true);
      const read = readSettled(typed).value;
      if (read === null && typed.trim() !== '') {
        if (onUnread === undefined) tell(null);
        return;
      }
      tell(read);
      setTyped(null);
    },
    pick: (next) => {
      tell(next);
      setTyped(null);
    },
  };
}
