import { Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './frame.module.css';

/** Frame of the screens seen without an open portfolio: one card, one heading, which takes the focus. */
export function Frame({
  title,
  lead,
  width = 520,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly width?: number;
  readonly children: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!card.current?.contains(document.activeElement)) heading.current?.focus();
  }, []);
  return (
    <div className={classes.window}>
      <main ref={card} className={classes.card} style={{ maxWidth: width }}>
        <Text fw={600} c="dimmed" mb={4}>
          Vivier
        </Text>
        <Title order={1} ref={heading} tabIndex={-1} mb="sm">
          {title}
        </Title>
        {lead === undefined ? null : (
          <Text component="div" mb="lg">
            {lead}
          </Text>
        )}
        {children}
      </main>
    </div>
  );
}
