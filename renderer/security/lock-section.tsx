import { Card, List, Select, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAct, useProcedure } from '../bridge';
import { Loaded } from '../ui';
import { lockTexts as texts } from './security.texts';

/** When the portfolio locks by itself: the delay without a touch, and what locks at once. */
export function LockSection(): ReactNode {
  const query = useProcedure('workstation.get', {});
  const save = useAct('workstation.save');
  return (
    <Card withBorder component="section" aria-labelledby="verrouillage" p="lg">
      <Title order={2} id="verrouillage" mb="md">
        {texts.title}
      </Title>
      <Loaded query={query} skeleton={<Text c="dimmed">…</Text>}>
        {({ preferences, limits }) => (
          <Stack gap="md" maw={640}>
            <Select
              label={texts.delay}
              description={texts.delayHelp}
              w={320}
              allowDeselect={false}
              data={Array.from({ length: limits.maxIdleMinutes }, (_, index) => ({
                value: String(index + 1),
                label: texts.minutes(index + 1),
              }))}
              value={String(Math.min(preferences.idleMinutes, limits.maxIdleMinutes))}
              onChange={(value) => save.mutate({ preferences: { idleMinutes: Number(value) } })}
            />
            <div>
              <Text mb={4}>{texts.atOnce}</Text>
              <List spacing={2}>
                {texts.causes.map((cause) => (
                  <List.Item key={cause}>{cause}</List.Item>
                ))}
              </List>
            </div>
            <Text size="sm" c="dimmed">
              {texts.nothingHolds}
            </Text>
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}
