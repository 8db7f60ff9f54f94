import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef, ReactNode } from 'react';

type Props = AnchorProps & Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>;

/** A link in a text that leads to another screen; typed by the routes. */
export const TextLink = createLink((props: Props): ReactNode => <Anchor size="sm" {...props} />);
