import { Card, List, Select, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { plural } from '../../shared/base/text';
import { useAct, useProcedure } from '../bridge';
import { Loaded } from '../ui';

/** When the portfolio locks by itself: the delay without a touch, and what locks at once. */
export function LockSection(): ReactNode {
  const query = useProcedure('workstation.get', {});
  const save = useAct('workstation.save');
  return (
    <Card withBorder component="section" aria-labelledby="verrouillage" p="lg">
      <Title order={2} id="verrouillage" mb="md">
        Verrouillage
      </Title>
      <Loaded query={query} skeleton={<Text c="dimmed">…</Text>}>
        {({ preferences, limits }) => (
          <Stack gap="md" maw={640}>
            <Select
              label="Verrouiller sans activité au bout de"
              description="Aucune touche, aucun mouvement de souris dans Vivier. Un avertissement paraît 30 secondes avant. Ce réglage vaut pour cet ordinateur."
              w={320}
              allowDeselect={false}
              data={Array.from({ length: limits.maxIdleMinutes }, (_, index) => ({
                value: String(index + 1),
                label: plural(index + 1, 'minute', 'minutes'),
              }))}
              value={String(Math.min(preferences.idleMinutes, limits.maxIdleMinutes))}
              onChange={(value) => save.mutate({ preferences: { idleMinutes: Number(value) } })}
            />
            <div>
              <Text mb={4}>Le portefeuille se verrouille aussi, tout de suite{'\u00A0'}:</Text>
              <List spacing={2}>
                <List.Item>avec Ctrl+L, le bouton Verrouiller ou la palette (Ctrl+K)&nbsp;;</List.Item>
                <List.Item>quand l’ordinateur se met en veille ou s’éteint&nbsp;;</List.Item>
                <List.Item>quand la session est verrouillée ou change d’utilisateur.</List.Item>
              </List>
            </div>
            <Text size="sm" c="dimmed">
              Rien ne retient le verrouillage, ni une fenêtre ouverte, ni un import en cours (il est annulé,
              rien n’est importé). Ce qui est saisi est gardé dans le portefeuille et revient à l’ouverture.
            </Text>
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}
