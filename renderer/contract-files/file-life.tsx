import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { z } from 'zod';
import { type CivilDate, civilDateSchema, isCivilDate } from '../../shared/base/time';
import type { Transition } from '../../shared/contract-files';
import { contractFileStatusSchema } from '../../shared/fields';
import type { Input } from '../../shared/ipc';
import { today, useAct, useDraftState } from '../bridge';
import { askBefore, DateField, SubmitModal, useSubmitForm } from '../ui';
import { lifeTexts as texts } from './contract-files.texts';
import type { EditedContractFile } from './use-contract-file';

/** The act whose dates are being asked, and those given so far; a date that is not known is absent or `null`. */
const askedSchema = z.object({
  to: contractFileStatusSchema,
  dates: z.record(z.string(), civilDateSchema.nullable()),
});

/** The acts that the state of the file allows, and why the others wait. */
export function FileLife({ edited }: { readonly edited: EditedContractFile }): ReactNode {
  const { view } = edited;
  const draftKey = `contractFile.act:${view.file.id}`;
  const [asked, setAsked] = useDraftState(draftKey, askedSchema.nullable(), null);
  const heading = useRef<HTMLParagraphElement>(null);
  const act = useAct('contractFiles.transition');
  const dated = useAct('contractFiles.transition', { isQuiet: true });
  const { transitions } = view.review;
  const asking = transitions.find(({ to, asks }) => to === asked?.to && asks.length > 0) ?? null;

  const move = async (
    how: typeof act,
    { to }: Transition,
    dates: Input<'contractFiles.transition'>['dates'],
  ): Promise<void> => {
    // The act is judged on what is saved: what was just typed is saved first.
    await edited.flush();
    edited.accept(await how.mutateAsync({ id: view.file.id, version: edited.version(), to, dates }));
    setAsked(null);
    // The button that was pressed goes away with the former state.
    heading.current?.focus({ preventScroll: true });
  };
  const moveAtOnce = (transition: Transition): void => {
    // Its refusal is told by the act.
    move(act, transition, {}).catch(() => undefined);
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
  const likely = ({ to, asks }: Transition): z.infer<typeof askedSchema> => ({
    to,
    dates: Object.fromEntries(asks.map(({ key, isRequired }) => [key, isRequired ? likelyDate(key) : null])),
  });
  const start = (transition: Transition): void => {
    if (transition.to === 'cancelled') {
      askBefore({
        title: texts.giveUpTitle(view.file.reference),
        children: texts.giveUpMeans,
        confirm: texts.giveUp,
        keep: texts.keep,
        onConfirm: () => moveAtOnce(transition),
      });
      return;
    }
    if (transition.asks.length === 0) {
      moveAtOnce(transition);
      return;
    }
    setAsked(likely(transition));
  };
  if (transitions.length === 0) return null;
  return (
    <Stack gap={8} mt="lg" mb="lg" role="group" aria-label={texts.title}>
      <Text size="sm" fw={600} ref={heading} tabIndex={-1}>
        {texts.title}
      </Text>
      <Group gap="sm">
        {transitions.map((transition) => (
          <Button
            key={transition.to}
            variant={transition.to === 'cancelled' ? 'subtle' : 'default'}
            disabled={transition.blockedBecause !== null}
            loading={act.pending?.to === transition.to}
            onClick={() => start(transition)}
          >
            {transition.label}
          </Button>
        ))}
      </Group>
      {[...new Set(transitions.flatMap(({ blockedBecause }) => blockedBecause ?? []))].map((because) => (
        <Text key={because} size="sm" c="dimmed" lineClamp={4}>
          {because}
        </Text>
      ))}
      {asking === null ? null : (
        <AskedDates
          key={asking.to}
          asking={asking}
          likely={likely(asking)}
          draftKey={draftKey}
          onConfirm={(dates) => move(dated, asking, dates)}
          onClose={() => setAsked(null)}
        />
      )}
    </Stack>
  );
}

/** The calendar opens beside: below, it would cover the other dates and the buttons. */
const besideTheBox = { position: 'right-start' } as const;

/** The dates of an act; a date that does not hold is told under its box. */
function AskedDates({
  asking,
  likely,
  draftKey,
  onConfirm,
  onClose,
}: {
  readonly asking: Transition;
  readonly likely: z.infer<typeof askedSchema>;
  readonly draftKey: string;
  readonly onConfirm: (dates: Record<string, CivilDate>) => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const form = useSubmitForm({
    schema: askedSchema.superRefine(({ dates }, context) => {
      for (const { key, isRequired } of asking.asks)
        if (isRequired && (dates[key] ?? null) === null)
          context.addIssue({ code: 'custom', path: ['dates', key], message: texts.dateNeeded });
    }),
    defaults: likely,
    draftKey,
    submit: ({ dates }) =>
      onConfirm(
        Object.fromEntries(Object.entries(dates).flatMap(([key, day]) => (day === null ? [] : [[key, day]]))),
      ),
  });
  return (
    <SubmitModal form={form} title={asking.label} submitLabel={asking.label} onCancel={form.leaving(onClose)}>
      {asking.asks.map(({ key, label, isRequired }, index) => (
        <DateField
          key={key}
          control={form.control}
          name={`dates.${key}`}
          label={label}
          {...(isRequired ? {} : { description: texts.dateOptional })}
          withAsterisk={isRequired}
          clearable={!isRequired}
          popoverProps={besideTheBox}
          data-autofocus={index === 0 || undefined}
        />
      ))}
    </SubmitModal>
  );
}
