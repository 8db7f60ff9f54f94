import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { z } from 'zod';
import { type CivilDate, formatFrenchDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import { bareSaid, type SchemeAnswer, type SchemeCode } from '../../shared/law';
import { type Override, rightsProcedures } from '../../shared/rights';
import { useAct, useProcedure } from '../bridge';
import {
  formatInstant,
  ListSkeleton,
  Loaded,
  needed,
  Private,
  RadioField,
  StatusBadge,
  SubmitForm,
  TextAreaField,
  useSubmitForm,
  VerdictBadge,
} from '../ui';
import classes from './answer-forms.module.css';
import { questionTexts, overrideTexts as texts } from './answers.texts';
import { MachineAnswer, verdictChoices } from './machine-answer';

const { shape } = rightsProcedures['rights.override'].input;
const answerSchema = z.object({
  verdict: needed(shape.verdict, texts.needed),
  reason: shape.reason,
});
const withdrawalSchema = rightsProcedures['rights.withdrawOverride'].input.pick({ reason: true });

interface OverrideFormProps {
  readonly candidateId: CandidateId;
  readonly scheme: SchemeCode;
  readonly answer: SchemeAnswer;
  /** Reference date of the answer. */
  readonly on: CivilDate;
  readonly onDone: () => void;
}

/**
 * The adviser's own answer, beside the machine's: it hides nothing, carries a reason, and goes to the journal. What was
 * written before stands below, and is taken back with a reason too.
 */
export function OverrideForm({ candidateId, scheme, answer, on, onDone }: OverrideFormProps): ReactNode {
  const save = useAct('rights.override', { isQuiet: true });
  const form = useSubmitForm({
    schema: answerSchema.refine(({ verdict }) => verdict !== answer.verdict, {
      path: ['verdict'],
      error: texts.same,
      when: () => true,
    }),
    defaults: { verdict: null, reason: '' },
    draftKey: `rights.override:${candidateId}-${scheme.replaceAll('_', '-')}`,
    submit: ({ verdict, reason }) =>
      save.mutateAsync({
        id: candidateId,
        scheme,
        on,
        verdict,
        machineVerdict: answer.verdict,
        reason: reason.trim(),
      }),
    onDone,
  });

  return (
    <Stack gap="lg">
      <SubmitForm
        form={form}
        label={questionTexts.about(texts.label, answer.label)}
        submitLabel={texts.save}
        onCancel={form.leaving(onDone)}
      >
        <div className={classes.beside}>
          <Stack gap="md">
            <RadioField
              control={form.control}
              name="verdict"
              label={texts.label}
              description={texts.help(formatFrenchDate(on))}
              choices={verdictChoices}
            />
            <TextAreaField
              control={form.control}
              name="reason"
              label={texts.reason}
              description={texts.reasonHelp}
              minRows={3}
              maxRows={8}
              maxLength={1000}
            />
          </Stack>
          <MachineAnswer answer={answer} />
        </div>
      </SubmitForm>
      <Past candidateId={candidateId} scheme={scheme} on={on} />
    </Stack>
  );
}

/** What advisers answered before about this scheme, the latest first. */
function Past({
  candidateId,
  scheme,
  on,
}: Pick<OverrideFormProps, 'candidateId' | 'scheme' | 'on'>): ReactNode {
  const query = useProcedure('rights.situation', { id: candidateId, employerId: null, on });
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
      {({ situation }) => {
        const own = situation.overrides
          .filter((override) => override.scheme === scheme)
          .sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1));
        return own.length === 0 ? null : (
          <section aria-label={texts.past}>
            <Title order={3} mb="xs">
              {texts.past}
            </Title>
            <ul className={classes.past}>
              {own.map((override) => (
                <PastLine key={override.id} override={override} />
              ))}
            </ul>
          </section>
        );
      }}
    </Loaded>
  );
}

function PastLine({ override }: { readonly override: Override }): ReactNode {
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const isStanding = override.withdrawnAt === null;
  return (
    <li>
      <Group gap="sm" wrap="nowrap" align="flex-start" justify="space-between">
        <div>
          <Group gap="sm" mb={2}>
            <VerdictBadge said={bareSaid(override.verdict)} />
            {isStanding ? null : <StatusBadge tone="neutral">{texts.withdrawn}</StatusBadge>}
            <Text size="sm">
              {texts.insteadOf(formatFrenchDate(override.on), bareSaid(override.machineVerdict).words)}
            </Text>
          </Group>
          <Text size="sm">
            <Private>{override.reason}</Private>
          </Text>
          <Text size="xs" c="dimmed">
            {texts.writtenBy(override.author, formatInstant(override.writtenAt))}
            {override.withdrawnAt === null ? '' : texts.withdrawnOn(formatInstant(override.withdrawnAt))}.
          </Text>
        </div>
        {isStanding && !isWithdrawing ? (
          <Button variant="default" size="compact-sm" flex="none" onClick={() => setIsWithdrawing(true)}>
            {texts.withdraw}
          </Button>
        ) : null}
      </Group>
      {isStanding && isWithdrawing ? (
        <Withdrawal override={override} onKeep={() => setIsWithdrawing(false)} />
      ) : null}
    </li>
  );
}

function Withdrawal({
  override,
  onKeep,
}: {
  readonly override: Override;
  readonly onKeep: () => void;
}): ReactNode {
  const withdraw = useAct('rights.withdrawOverride', { isQuiet: true });
  const form = useSubmitForm({
    schema: withdrawalSchema,
    defaults: { reason: '' },
    submit: ({ reason }) =>
      withdraw.mutateAsync({ id: override.candidateId, overrideId: override.id, reason: reason.trim() }),
  });
  // The button that opened this box has just gone.
  const { setFocus } = form;
  useEffect(() => setFocus('reason'), [setFocus]);
  return (
    <SubmitForm
      form={form}
      submitLabel={texts.withdrawIt}
      submit={{ color: 'red' }}
      cancelLabel={texts.keep}
      onCancel={form.leaving(onKeep)}
    >
      <Text size="sm" mt="sm">
        {texts.withdrawal}
      </Text>
      <TextAreaField
        control={form.control}
        name="reason"
        label={texts.withdrawalReason}
        mt="sm"
        maxLength={1000}
      />
    </SubmitForm>
  );
}
