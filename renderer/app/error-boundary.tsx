import { Stack } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Component, type ReactNode } from 'react';
import { failureOf } from '../bridge/bridge';
import { ButtonLink, EmptyState, FailureNotice } from '../ui';
import { unknownTexts as texts } from './app.texts';

/** A screen that could not be drawn: the rest of the window stays usable. */
export function RouteFailure({ error, reset }: ErrorComponentProps): ReactNode {
  return (
    <Stack p="xl">
      <FailureNotice failure={failureOf(error)} onRetry={reset} />
    </Stack>
  );
}

export function UnknownRoute(): ReactNode {
  return (
    <EmptyState
      icon={IconMapOff}
      title={texts.title}
      actions={<ButtonLink to="/candidats">{texts.toCandidates}</ButtonLink>}
    >
      {texts.help}
    </EmptyState>
  );
}

/** Last resort around the whole window: says so, and starts the page again. Nothing is logged: data could be in it. */
export class WindowBoundary extends Component<
  { readonly children: ReactNode },
  { readonly thrown: unknown; readonly hasThrown: boolean }
> {
  override state = { thrown: undefined as unknown, hasThrown: false };
  static getDerivedStateFromError(thrown: unknown): { thrown: unknown; hasThrown: boolean } {
    return { thrown, hasThrown: true };
  }
  override render(): ReactNode {
    if (!this.state.hasThrown) return this.props.children;
    return (
      <Stack p="xl" role="main">
        <FailureNotice failure={failureOf(this.state.thrown)} onRetry={() => window.location.reload()} />
      </Stack>
    );
  }
}
