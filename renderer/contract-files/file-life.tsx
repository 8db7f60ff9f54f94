import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type ReactNode, useState } from 'react';
import type { Transition } from '../../shared/contract-files';
import type { CivilDate } from '../../shared/time';
import { today, useAct } from '../app';
import { DateBox } from '../ui';
import type { EditedContractFile } from './use-contract-file';

/** The acts that the state of the file allows, and why the others wait. */
export function FileLife({ edited }: { readonly edited: EditedContractFile }): ReactNode {
  const { view } = edited;
  const [asking, setAsking] = useState<Transition | null>(null);
  const [dates, setDates] = useState<Readonly<Record<string, CivilDate>>>({});
  const act = useAct('contractFiles.transition');
  const { transitions } = view.review;

  const move = async (transition: Transition, given: Readonly<Record<string, CivilDate>>): Promise<void> => {
    // The act is judged on what is saved: what was just typed is saved first.
    await edited.flush();
    act.mutate(
      { id: view.file.id, version: view.file.version, to: transition.to, dates: given },
      {
        onSuccess: (answer) => {
          edited.accept(answer);
          setAsking(null);
        },
      },
    );
  };
  const start = (transition: Transition): void => {
    if (transition.to === 'cancelled') {
      modals.openConfirmModal({
        title: `Abandonner le dossier ${view.file.reference} ?`,
        children: (
          <Text size="sm">
            Il reste dans la liste, avec ses pièces, mais ne pourra plus être modifié ni signé.
          </Text>
        ),
        labels: { confirm: 'Abandonner ce dossier', cancel: 'Le garder' },
        confirmProps: { color: 'red' },
        cancelProps: { 'data-autofocus': true },
        onConfirm: () => void move(transition, {}),
      });
      return;
    }
    if (transition.asks.length === 0) {
      void move(transition, {});
      return;
    }
    setDates(Object.fromEntries(transition.asks.map(({ key }) => [key, today()])));
    setAsking(transition);
  };
  if (transitions.length === 0) return null;
  return (
    <Stack gap={8} mt="lg" role="group" aria-label="Vie du dossier">
      <Text size="sm" fw={600}>
        Vie du dossier
      </Text>
      {transitions.map((transition) => (
        <div key={transition.to}>
          <Button
            fullWidth
            variant="default"
            disabled={transition.blockedBecause !== null}
            loading={act.isPending && act.variables.to === transition.to}
            onClick={() => start(transition)}
          >
            {transition.label}
          </Button>
          {transition.blockedBecause === null ? null : (
            <Text size="xs" c="dimmed" mt={2}>
              {transition.blockedBecause}
            </Text>
          )}
        </div>
      ))}
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={asking?.label ?? ''}>
        {asking === null ? null : (
          <Stack gap="md">
            {asking.asks.map(({ key, label }, index) => (
              <DateBox
                key={key}
                label={label}
                value={dates[key] ?? null}
                data-autofocus={index === 0 || undefined}
                onChange={(date) =>
                  setDates((before) => {
                    const { [key]: _former, ...rest } = before;
                    return date === null ? rest : { ...rest, [key]: date };
                  })
                }
              />
            ))}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(null)}>
                Annuler
              </Button>
              <Button
                loading={act.isPending}
                disabled={asking.asks.some(({ key }) => dates[key] === undefined)}
                onClick={() => move(asking, dates)}
              >
                {asking.label}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </Stack>
  );
}
