import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

export interface NextAct {
  readonly label: string;
  readonly run: () => unknown;
}

/** Long enough to read it, and to reach the act that it offers. */
const TOLD_MS = 12_000;

/** Tells that something is done, with what may be done next: open it, print it, take it back. It goes with the act. */
export function tellDone({
  title,
  message,
  acts = [],
}: {
  readonly title: string;
  readonly message?: ReactNode;
  readonly acts?: readonly NextAct[];
}): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    color: 'green',
    title,
    message: (
      <Stack gap={6}>
        {message === undefined ? null : <Text size="sm">{message}</Text>}
        {acts.length === 0 ? null : (
          <Group gap="sm">
            {acts.map(({ label, run }) => (
              <Button
                key={label}
                size="compact-sm"
                variant="default"
                onClick={() => {
                  notifications.hide(id);
                  void run();
                }}
              >
                {label}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    ),
    autoClose: TOLD_MS,
  });
}
