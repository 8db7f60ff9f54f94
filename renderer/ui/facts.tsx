import { Anchor, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './facts.module.css';
import { fieldTexts as texts } from './ui.texts';

/** Something that is not known: said, never left blank. With `onFill`, leads to where it is typed. */
export function Missing({
  label = texts.missing,
  onFill,
}: {
  readonly label?: string;
  readonly onFill?: () => void;
}): ReactNode {
  if (onFill === undefined)
    return (
      <Text span c="dimmed" fs="italic" size="sm">
        {label}
      </Text>
    );
  return (
    <Anchor component="button" type="button" onClick={onFill} size="sm" underline="always">
      {label}
    </Anchor>
  );
}

export interface Fact {
  readonly label: string;
  /** `null` when not known. */
  readonly value: ReactNode | null;
}

/** Labels and values, aligned; a value that is not known is a listed absence. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value === null || value === '' ? <Missing /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An acronym, explained on hover. */
export function Acronym({ short, full }: { readonly short: string; readonly full: string }): ReactNode {
  return (
    <Tooltip label={full}>
      <abbr className={classes.acronym}>{short}</abbr>
    </Tooltip>
  );
}

/** Where a legal value comes from: article or text, always beside the value. */
export function LegalSource({ children }: { readonly children: string }): ReactNode {
  return (
    <Text span size="xs" c="dimmed">
      {children}
    </Text>
  );
}
