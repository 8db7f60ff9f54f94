import { Alert, Button, Center, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, type IconProps } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { type AppFailure, failureOf } from '../bridge/bridge';
import { bridgeTexts } from '../bridge/bridge.texts';
import { readingTexts as texts } from './ui.texts';

/** A failed reading, in place of what was to be read, with the way to try again. */
export function FailureNotice({
  failure,
  onRetry,
}: {
  readonly failure: AppFailure;
  readonly onRetry?: () => void;
}): ReactNode {
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={failure.reference === undefined ? texts.failed : bridgeTexts.defect(failure.reference)}
      role="alert"
    >
      <Stack gap="sm" align="flex-start">
        <Text>{failure.message}</Text>
        {onRetry === undefined ? null : (
          <Button data-reads variant="default" onClick={onRetry}>
            {texts.again}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** A refusal that belongs to no field, where the act was asked for. */
export function FailureAlert({
  failure,
  mt,
}: {
  readonly failure: AppFailure | null;
  readonly mt?: 'md';
}): ReactNode {
  return failure === null ? null : (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      role="alert"
      {...(mt === undefined ? {} : { mt })}
    >
      {failure.message}
    </Alert>
  );
}

/** Nothing there yet: says so and teaches the first act. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
}: {
  readonly icon: ComponentType<IconProps>;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  return (
    <Center py={48}>
      <Stack align="center" gap="md" maw={520}>
        <Icon size={40} stroke={1.4} aria-hidden color="var(--mantine-color-dimmed)" />
        <Title order={2} ta="center">
          {title}
        </Title>
        {children === undefined ? null : (
          <Text component="div" c="dimmed" ta="center">
            {children}
          </Text>
        )}
        {actions === undefined ? null : <Group justify="center">{actions}</Group>}
      </Stack>
    </Center>
  );
}

/** Draws its children once 200 ms have passed: a quick answer never flickers. */
function Late({ children }: { readonly children: ReactNode }): ReactNode {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsLate(true), 200);
    return () => window.clearTimeout(timer);
  }, []);
  return isLate ? children : null;
}

/** Outline of a list that is being read. */
export function ListSkeleton({ rows = 12 }: { readonly rows?: number }): ReactNode {
  return (
    <Late>
      <Stack gap={8} role="status" aria-label={texts.reading}>
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
          <Skeleton key={index} height={28} />
        ))}
      </Stack>
    </Late>
  );
}

/** Outline of a form or a page that is being read. */
export function PageSkeleton(): ReactNode {
  return (
    <Late>
      <Stack gap="lg" p="xl" role="status" aria-label={texts.reading}>
        <Skeleton height={28} width={320} />
        <Skeleton height={16} width={480} />
        <Skeleton height={240} />
        <Skeleton height={120} />
      </Stack>
    </Late>
  );
}

/** Draws what a query answered, or its outline, or its failure. */
export function Loaded<T>({
  query,
  skeleton = <PageSkeleton />,
  children,
}: {
  readonly query: UseQueryResult<T, AppFailure>;
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <FailureNotice failure={failureOf(query.error)} onRetry={() => query.refetch()} />;
  return skeleton;
}
