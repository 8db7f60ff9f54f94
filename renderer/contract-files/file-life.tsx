import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { z } from 'zod';
import { type CivilDate, civilDateSchema, isCivilDate } from '../../shared/base/time';
import { contractFileStatusSchema, type Transition } from '../../shared/contract-files';
import { today, useAct, useDraftState } from '../bridge';
import { askToGiveUp, DateBox } from '../ui';
import type { EditedContractFile } from './use-contract-file';

type Dates = Readonly<Record<string, CivilDate>>;
/** The act whose dates are being asked, and those given so far. */
const askedSchema = z.object({
  to: contractFileStatusSchema,
  dates: z.record(z.string(), civilDateSchema),
  isTouched: z.boolean(),
});

/** The acts that the state of the file allows, and why the others wait. */
export function FileLife({ edited }: { readonly edited: EditedContractFile }): ReactNode {
  const { view } = edited;
  const [asked, setAsked] = useDraftState(`contractFile.act:${view.file.id}`, askedSchema.nullable(), null);
  const heading = useRef<HTMLParagraphElement>(null);
  const act = useAct('contractFiles.transition');
  const dated = useAct('contractFiles.transition', { isQuiet: true });
  const { transitions } = view.review;
  const asking = transitions.find(({ to, asks }) => to === asked?.to && asks.length > 0) ?? null;
  const dates: Dates = asked?.dates ?? {};
  const close = (): void => {
    if (asked?.isTouched) askToGiveUp(() => setAsked(null));
    else setAsked(null);
  };

  const move = async (how: typeof act, transition: Transition, given: Dates): Promise<void> => {
    // The act is judged on what is saved: what was just typed is saved first.
    await edited.flush();
    how.mutate(
      { id: view.file.id, version: edited.version(), to: transition.to, dates: given },
      {
        onSuccess: (answer) => {
          edited.accept(answer);
          setAsked(null);
          // The button that was pressed goes away with the former state.
          heading.current?.focus({ preventScroll: true });
        },
      },
    );
  };
  /** The signature dates from the conclusion, the end from the term; other acts mostly from today. */
  const likelyDate = (key: string): CivilDate => {
    const { fields } = view.file;
    const planned =
      key === 'signedOn'
        ? fields['contract.concludedOn']
        : key === 'endedOn'
          ? fields['contract.endsOn']
          : null;
    return typeof planned === 'string' && isCivilDate(planned) && planned <= today() ? planned : today();
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
        onConfirm: () => void move(act, transition, {}),
      });
      return;
    }
    if (transition.asks.length === 0) {
      void move(act, transition, {});
      return;
    }
    const required = transition.asks.filter(({ isRequired }) => isRequired);
    dated.reset();
    setAsked({
      to: transition.to,
      dates: Object.fromEntries(required.map(({ key }) => [key, likelyDate(key)])),
      isTouched: false,
    });
  };
  if (transitions.length === 0) return null;
  return (
    <Stack gap={8} mt="lg" role="group" aria-label="Vie du dossier">
      <Text size="sm" fw={600} ref={heading} tabIndex={-1}>
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
            <Text size="xs" c="dimmed" mt={2} lineClamp={4}>
              {transition.blockedBecause}
            </Text>
          )}
        </div>
      ))}
      <Modal opened={asking !== null} onClose={close} title={asking?.label ?? ''}>
        {asking === null ? null : (
          <AskedDates
            asking={asking}
            dates={dates}
            onDates={(next) => setAsked({ to: asking.to, dates: { ...next }, isTouched: true })}
            failure={dated.error}
            isPending={dated.isPending}
            onCancel={close}
            onConfirm={() => void move(dated, asking, dates)}
          />
        )}
      </Modal>
    </Stack>
  );
}

/** The calendar opens beside: below, it would cover the other dates and the buttons. */
const besideTheBox = {
  position: 'right-start',
  transitionProps: { duration: 0 },
  withinPortal: true,
} as const;

/** The dates of an act; a date that does not hold is told under its box. */
function AskedDates({
  asking,
  dates,
  onDates,
  failure,
  isPending,
  onCancel,
  onConfirm,
}: {
  readonly asking: Transition;
  readonly dates: Dates;
  readonly onDates: (dates: Dates) => void;
  readonly failure: { readonly message: string; readonly field?: string | undefined } | null;
  readonly isPending: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}): ReactNode {
  const lacks = asking.asks.some(({ key, isRequired }) => isRequired && dates[key] === undefined);
  const hasPlace = asking.asks.some(({ key }) => failure?.field === `dates.${key}`);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!lacks && !isPending) onConfirm();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {asking.asks.map(({ key, label, isRequired }, index) => (
          <DateBox
            key={key}
            label={label}
            {...(isRequired ? {} : { description: 'Facultative : laissez vide si elle n’est pas connue.' })}
            withAsterisk={isRequired}
            clearable={!isRequired}
            popoverProps={besideTheBox}
            value={dates[key] ?? null}
            data-autofocus={index === 0 || undefined}
            {...(failure?.field === `dates.${key}` ? { error: failure.message } : {})}
            onChange={(date) => {
              const { [key]: _former, ...rest } = dates;
              onDates(date === null ? rest : { ...rest, [key]: date });
            }}
          />
        ))}
        {failure === null || hasPlace ? null : (
          <Text c="red" role="alert">
            {failure.message}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Annuler
          </Button>
          <Button type="submit" loading={isPending} disabled={lacks}>
            {asking.label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
