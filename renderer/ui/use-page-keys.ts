import { type RefObject, useEffect, useRef } from 'react';

/** Whether a dialog stands over the page; `except`: another than the one that this selects. */
export const isUnderDialog = (except?: string): boolean =>
  document.querySelector(`[aria-modal="true"]${except === undefined ? '' : `:not(${except})`}`) !== null;

/** What the two keys of a page do; nothing where it is not said. */
export interface PageKeys {
  /** `Esc`: from a field it goes to the heading first, so that a letter is never lost by one key. */
  readonly onBack?: (() => void) | undefined;
  /** `Ctrl+Enter`: the primary action. */
  readonly onPrimary?: (() => void) | undefined;
}

/** The keys of what fills the window, by its heading; a dialog, a menu or a list that is open has them first. */
export function usePageKeys(heading: RefObject<HTMLElement | null>, { onBack, onPrimary }: PageKeys): void {
  const keys = useRef({ onBack, onPrimary });
  useEffect(() => {
    keys.current = { onBack, onPrimary };
  });
  useEffect(() => {
    // Looked at before a dialog hears the key and goes: its keys are not those of the page behind it, even when the focus
    // has fallen out of it (the button that had it is gone).
    let isBehind = false;
    const look = (): void => {
      isBehind = isUnderDialog();
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isBehind) return;
      if (event.key === 'Enter' && event.ctrlKey) {
        keys.current.onPrimary?.();
        return;
      }
      if (event.key !== 'Escape' || event.ctrlKey || event.altKey || event.shiftKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      // Menus, pickers and dialogs live in portals or announce themselves, and close by themselves.
      if (
        target?.getAttribute('aria-expanded') === 'true' ||
        target?.closest('[role="dialog"], [role="menu"]')
      )
        return;
      if (target?.matches('input, textarea, [contenteditable="true"]')) heading.current?.focus();
      else keys.current.onBack?.();
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', listen);
    };
  }, [heading]);
}
