import { Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './frame.module.css';
import { frameTexts as texts } from './ui.texts';
import { usePageKeys } from './use-page-keys';

/**
 * Frame of the screens seen without an open portfolio, and of those that stand before its work: one card, one heading, which takes
 * the focus unless a field has it.
 */
export function Frame({
  title,
  lead,
  step,
  width = 520,
  onBack,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Which step of several this is, above the heading. */
  readonly step?: string;
  readonly width?: number;
  /** The step before, on Escape as in a page. */
  readonly onBack?: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const card = useRef<HTMLElement>(null);
  usePageKeys(heading, { onBack });
  useEffect(() => {
    if (!card.current?.contains(document.activeElement)) heading.current?.focus();
  }, []);
  return (
    <div className={classes.window}>
      <main ref={card} className={classes.card} style={{ maxWidth: width }}>
        <Text fw={600} c="dimmed" mb={4}>
          {step === undefined ? texts.name : texts.step(step)}
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
