import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

type Rest<P> = P & Omit<ComponentProps<'a'>, keyof P>;

/** A link to a route, drawn as Mantine's; `to`, `params` and `search` are checked against the routes. */
export const AnchorLink = createLink(
  (props: Rest<AnchorProps>): ReactNode => <Anchor underline="always" {...props} />,
);
/** The same, drawn as a button. */
export const ButtonLink = createLink(
  (props: Rest<ButtonProps>): ReactNode => <Button component="a" {...props} />,
);
