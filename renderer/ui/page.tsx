import { Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './page.module.css';

interface PageProps {
  readonly title: ReactNode;
  /** The title is read aloud and takes the focus, but the screen shows it elsewhere. */
  readonly isTitleHidden?: boolean;
  /** A line under the title: the count in words, the state. */
  readonly subtitle?: ReactNode;
  /** Buttons at the right; the primary one last. */
  readonly actions?: ReactNode;
  /** The page takes the height of the window and its content scrolls inside (lists). */
  readonly isFilling?: boolean;
  /** What `Esc` does outside of a field. */
  readonly onBack?: () => void;
  /** What `Ctrl+Enter` does: the primary action. */
  readonly onPrimary?: () => void;
  readonly children: ReactNode;
}

const isUnderDialog = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

/** Frame of a screen: heading (which takes the focus when the screen opens), actions, content, its two keys. */
export function Page({
  title,
  isTitleHidden = false,
  subtitle,
  actions,
  isFilling = false,
  onBack,
  onPrimary,
  children,
}: PageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A field that asked for the focus keeps it; so does a dialog or the palette, opened while this screen was coming.
    if (!isUnderDialog() && !root.current?.contains(document.activeElement))
      heading.current?.focus({ preventScroll: true });
  }, []);
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
  }, []);
  return (
    <div ref={root} className={isFilling ? `${classes.page} ${classes.filling}` : classes.page}>
      <div className={isTitleHidden ? classes.hidden : classes.head}>
        <div className={classes.title}>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {subtitle === undefined ? null : (
            <Text component="div" c="dimmed" size="sm">
              {subtitle}
            </Text>
          )}
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
