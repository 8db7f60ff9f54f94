import { Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './page.module.css';
import { isUnderDialog, type PageKeys, usePageKeys } from './use-page-keys';

interface PageProps extends PageKeys {
  readonly title: ReactNode;
  /** The title is read aloud and takes the focus, but the screen shows it elsewhere. */
  readonly isTitleHidden?: boolean;
  /** A line under the title: the count in words, the state. */
  readonly subtitle?: ReactNode;
  /** Buttons at the right; the primary one last. */
  readonly actions?: ReactNode;
  /** The page takes the height of the window and its content scrolls inside (lists). */
  readonly isFilling?: boolean;
  readonly children: ReactNode;
}

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
  usePageKeys(heading, { onBack, onPrimary });
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
