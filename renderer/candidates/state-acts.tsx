import { Alert, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconChevronDown, IconRestore, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { Refusal } from '../../shared/base';
import { formatNumber, typography } from '../../shared/base/text';
import { civilDateSchema } from '../../shared/base/time';
import {
  durableDefinitions,
  durableNames,
  durableOf,
  durableWords,
  type ExitReasonCode,
  exitReasonCodes,
  exitReasonOf,
  exitReasonSchema,
  fedIndicators,
  mostChanged,
  type StateAct,
  type StateChange,
  stateActs,
  transitions,
} from '../../shared/candidates';
import { type CandidateId, candidateIdSchema } from '../../shared/fields';
import { call, tellFailure, today, useAct } from '../bridge';
import type { ChosenRows } from '../lists';
import { askBefore, DateField, needed, SelectField, SubmitModal, TextField, useSubmitForm } from '../ui';
import { tellBatch } from './batch';
import { batchTexts } from './batch.texts';
import { reports, stateTexts as texts } from './states.texts';

/** Whose state is changed: one person of a page, or the rows that are chosen in a list. */
export interface Whose {
  readonly many: number;
  readonly read: () => Promise<readonly CandidateId[]>;
  readonly onDone?: () => void;
  /** Of one person: where what is typed outlives a lock. */
  readonly draftKey?: string;
  /** What an undo would put back: a later act on the very same takes its message away. */
  readonly of: readonly string[];
}
export const oneOf = (id: CandidateId, onDone?: () => void): Whose => ({
  many: 1,
  read: () => Promise.resolve([id]),
  draftKey: `candidate.stateForm:${id}`,
  of: [id],
  ...(onDone === undefined ? {} : { onDone }),
});
const chosenOf = (chosen: ChosenRows): Whose => ({
  many: chosen.many,
  of: [],
  onDone: chosen.onDone,
  read: async () => {
    const ids = await chosen.read();
    if (ids.length > mostChanged)
      throw new Refusal('INVALID_INPUT', { message: batchTexts.tooMany(formatNumber(mostChanged)) });
    return ids.map((id) => candidateIdSchema.parse(id));
  },
});

/** Does the acts that ask nothing, or ask before; the others open a dialog of their own, by `open`. */
export function useStateActs(whose: Whose, open: (act: AskingAct) => void): (act: StateAct) => void {
  const { mutateAsync } = useAct('candidates.changeState');
  const apply = async (change: StateChange, ids: readonly CandidateId[]): Promise<void> => {
    const report = await mutateAsync({ ids: [...ids], change }).catch(() => null);
    if (report === null) return;
    tellBatch(report, reports[change.act], whose.of);
    whose.onDone?.();
  };
  const throwAway = async (ids: readonly CandidateId[]): Promise<void> => {
    const held = await call('candidates.held', { ids: [...ids] });
    askBefore({
      title: texts.trash.title(ids.length),
      children: (
        <Stack component="span" gap="xs" display="flex">
          <span>{texts.trash.holds(ids.length, held)}</span>
          {transitions.trash.effects.map((effect) => (
            <span key={effect}>{typography(effect)}</span>
          ))}
        </Stack>
      ),
      confirm: texts.trash.confirm,
      keep: texts.trash.keep(ids.length),
      onConfirm: () => void apply({ act: 'trash', reason: '' }, ids),
    });
  };
  return (act) => {
    if (act === 'archive' || act === 'reopen') {
      open(act);
      return;
    }
    whose
      .read()
      .then((ids) => (act === 'trash' ? throwAway(ids) : apply({ act: 'restore' }, ids)))
      .catch(tellFailure);
  };
}

/** The acts that ask something in a dialog. */
export const askingActs = ['archive', 'reopen'] as const;
export type AskingAct = (typeof askingActs)[number];

interface ModalProps {
  readonly whose: Whose;
  readonly onClose: () => void;
}
export function StateModal({ act, ...rest }: ModalProps & { readonly act: AskingAct }): ReactNode {
  return act === 'archive' ? <ArchiveModal {...rest} /> : <ReopenModal {...rest} />;
}

const reasonSchema = exitReasonSchema.nullable();
const archiveSchema = z.object({
  reason: needed(exitReasonSchema, texts.archive.reasonNeeded),
  leftOn: needed(civilDateSchema, texts.archive.leftOnNeeded),
  detail: z.string().max(200),
});

function useSending(whose: Whose, act: AskingAct, onClose: () => void) {
  const { mutateAsync } = useAct('candidates.changeState', { isQuiet: true });
  return {
    send: async (change: StateChange) => mutateAsync({ ids: [...(await whose.read())], change }),
    onDone: (report: Awaited<ReturnType<typeof mutateAsync>>) => {
      tellBatch(report, reports[act], whose.of);
      onClose();
      whose.onDone?.();
    },
  };
}

function ArchiveModal({ whose, onClose }: ModalProps): ReactNode {
  const { send, onDone } = useSending(whose, 'archive', onClose);
  const form = useSubmitForm({
    schema: archiveSchema,
    defaults: { reason: null, leftOn: today(), detail: '' },
    ...(whose.draftKey === undefined ? {} : { draftKey: whose.draftKey }),
    submit: (exit) => send({ act: 'archive', exit }),
    onDone,
  });
  const { control } = form;
  const chosen = reasonSchema.safeParse(useWatch({ control, name: 'reason' }));
  return (
    <SubmitModal
      form={form}
      title={texts.archive.title(whose.many)}
      submitLabel={texts.archive.submit}
      onCancel={form.leaving(onClose)}
      size="lg"
    >
      <Effects act="archive" />
      <SelectField
        control={control}
        name="reason"
        label={texts.archive.reason}
        data-autofocus
        searchable
        clearable={false}
        withAsterisk
        data={exitReasonCodes.map((value) => ({ value, label: exitReasonOf(value).label }))}
      />
      <div role="status">{chosen.success && chosen.data !== null ? <Reason code={chosen.data} /> : null}</div>
      <DateField
        control={control}
        name="leftOn"
        label={texts.archive.leftOn}
        description={texts.archive.leftOnHelp}
        withAsterisk
      />
      <TextField
        control={control}
        name="detail"
        label={texts.archive.detail}
        description={texts.archive.detailHelp}
        isFreeText
        maxLength={200}
      />
    </SubmitModal>
  );
}

/** What a reason is, which proof it expects, what it feeds; of a job, what each definition makes of it. */
function Reason({ code }: { readonly code: ExitReasonCode }): ReactNode {
  const { definition, proof, feeds, source, confidence } = exitReasonOf(code);
  const durable = durableOf(code);
  return (
    <Stack gap={4}>
      <Text size="sm">{typography(definition)}</Text>
      <Text size="sm">{texts.proof(proof)}</Text>
      <Text size="sm">
        {texts.feeds(feeds.map((indicator) => `${indicator} ${fedIndicators[indicator]}`))}
      </Text>
      {durable === null || durable === undefined ? null : (
        <>
          <Text size="sm">{texts.twoDefinitions}</Text>
          {durableNames.map((name) => {
            const { label, definition: words, confidence: mark } = durableDefinitions[name];
            return (
              <Text key={name} size="sm">
                {texts.durable(label, durableWords[durable[name]], `${words}, ${texts.marks[mark]}`)}
              </Text>
            );
          })}
        </>
      )}
      <Text size="xs" c="dimmed">
        {texts.source(source, texts.marks[confidence])}
      </Text>
    </Stack>
  );
}

/** Of a job, in one line for each definition, what it makes of it. */
export function DurableLines({ code }: { readonly code: ExitReasonCode }): ReactNode {
  const durable = durableOf(code);
  return durable === null || durable === undefined
    ? null
    : durableNames.map((name) => {
        const { label, confidence } = durableDefinitions[name];
        return (
          <Text key={name} size="sm">
            {texts.durableShort(label, durableWords[durable[name]], texts.marks[confidence])}
          </Text>
        );
      });
}

function Effects({ act }: { readonly act: StateAct }): ReactNode {
  return (
    <Alert color="vivier" role="note">
      {transitions[act].effects.map((effect) => (
        <Text key={effect} size="sm">
          {typography(effect)}
        </Text>
      ))}
    </Alert>
  );
}

function ReopenModal({ whose, onClose }: ModalProps): ReactNode {
  const { send, onDone } = useSending(whose, 'reopen', onClose);
  const form = useSubmitForm({
    schema: z.object({
      reason: z
        .string()
        .max(300)
        .refine((typed) => typed.trim() !== '', batchTexts.reasonNeeded),
    }),
    defaults: { reason: '' },
    ...(whose.draftKey === undefined ? {} : { draftKey: whose.draftKey }),
    submit: ({ reason }) => send({ act: 'reopen', reason }),
    onDone,
  });
  return (
    <SubmitModal
      form={form}
      title={texts.reopen.title(whose.many)}
      submitLabel={texts.reopen.submit}
      onCancel={form.leaving(onClose)}
    >
      <Effects act="reopen" />
      <TextField
        control={form.control}
        name="reason"
        label={texts.reopen.reason}
        description={texts.reopen.reasonHelp}
        data-autofocus
        withAsterisk
        isFreeText
        maxLength={300}
      />
    </SubmitModal>
  );
}

export const stateIcons = {
  archive: IconArchive,
  reopen: IconArchiveOff,
  trash: IconTrash,
  restore: IconRestore,
} as const;

/** The acts on the rows that are chosen, in the bar of the selection. */
export function StateActsOfMany({ chosen }: { readonly chosen: ChosenRows }): ReactNode {
  const [open, setOpen] = useState<AskingAct | null>(null);
  const whose = chosenOf(chosen);
  const run = useStateActs(whose, setOpen);
  return (
    <>
      <Menu position="bottom-start" returnFocus>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconArchive size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {texts.several}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {stateActs.map((act) => {
            const Icon = stateIcons[act];
            return (
              <Menu.Item key={act} leftSection={<Icon size={16} aria-hidden />} onClick={() => run(act)}>
                {texts.severalActs[act]}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      {open === null ? null : <StateModal act={open} whose={whose} onClose={() => setOpen(null)} />}
    </>
  );
}

/** One button for one act on one person, with its dialog where it has one. */
export function StateActButton({
  act,
  whose,
  label,
  variant = 'default',
}: {
  readonly act: StateAct;
  readonly whose: Whose;
  readonly label: string;
  readonly variant?: 'default' | 'filled';
}): ReactNode {
  const [open, setOpen] = useState<AskingAct | null>(null);
  const run = useStateActs(whose, setOpen);
  const Icon = stateIcons[act];
  return (
    <Group gap={0}>
      <Button variant={variant} leftSection={<Icon size={16} aria-hidden />} onClick={() => run(act)}>
        {label}
      </Button>
      {open === null ? null : <StateModal act={open} whose={whose} onClose={() => setOpen(null)} />}
    </Group>
  );
}
