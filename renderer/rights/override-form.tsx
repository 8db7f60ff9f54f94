import { Alert, Button, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { z } from 'zod';
import { type CivilDate, formatFrenchDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import { type SchemeAnswer, type SchemeCode, verdictLabels, verdictSchema } from '../../shared/law';
import type { Override } from '../../shared/rights';
import { useAct, useDraftState, useProcedure } from '../bridge';
import { askToGiveUp, formatInstant, ListSkeleton, Loaded, Private, StatusBadge, VerdictBadge } from '../ui';
import classes from './answer-forms.module.css';
import { MachineAnswer, verdictChoices } from './machine-answer';

const typedSchema = z.object({ verdict: verdictSchema.nullable(), reason: z.string() });
const empty = { verdict: null, reason: '' };
/** Shortest reason that is one, in characters. */
const shortest = 10;
const isReason = (text: string): boolean => text.trim().length >= shortest;
const tooShort = 'Dites pourquoi en une phrase.';

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
  const [typed, setTyped, forget] = useDraftState(
    `rights.override:${candidateId}-${scheme.replaceAll('_', '-')}`,
    typedSchema,
    empty,
  );
  const [hasTried, setHasTried] = useState(false);
  const { verdict, reason } = typed;
  const isSame = verdict === answer.verdict;
  const close = (): void => {
    const leave = (): void => {
      forget();
      onDone();
    };
    if (verdict === null && reason === '') leave();
    else askToGiveUp(leave);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (verdict === null || isSame || !isReason(reason)) return;
    save.mutate(
      { id: candidateId, scheme, on, verdict, machineVerdict: answer.verdict, reason: reason.trim() },
      {
        onSuccess: () => {
          forget();
          onDone();
        },
      },
    );
  };
  const choiceError = !hasTried
    ? undefined
    : verdict === null
      ? 'Choisissez votre réponse.'
      : isSame
        ? 'C’est déjà la réponse de Vivier.'
        : undefined;

  return (
    <Stack gap="lg">
      <form onSubmit={submit} noValidate aria-label={`Votre réponse, ${answer.label}`}>
        <div className={classes.beside}>
          <Stack gap="md">
            <Radio.Group
              label="Votre réponse"
              description={`Au ${formatFrenchDate(on)}. Elle se lit à côté de celle de Vivier, elle ne la remplace pas.`}
              value={verdict}
              onChange={(value) => setTyped({ ...typed, verdict: verdictSchema.parse(value) })}
              {...(choiceError === undefined ? {} : { error: choiceError })}
            >
              <Group gap="lg" my={6}>
                {verdictChoices.map(({ value, label }, index) => (
                  <Radio
                    key={value}
                    value={value}
                    label={label}
                    {...(index === 0 ? { 'data-autofocus': true } : {})}
                  />
                ))}
              </Group>
            </Radio.Group>
            <Textarea
              label="Motif"
              description="Ce que vous savez et que la fiche ne dit pas. Il va au journal, avec votre nom."
              autosize
              minRows={3}
              maxRows={8}
              maxLength={1000}
              value={reason}
              onChange={(event) => setTyped({ ...typed, reason: event.currentTarget.value })}
              {...(hasTried && !isReason(reason) ? { error: tooShort } : {})}
            />
          </Stack>
          <MachineAnswer answer={answer} />
        </div>
        {save.error === null ? null : (
          <Alert color="red" role="alert" mt="md">
            {save.error.message}
          </Alert>
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            Annuler
          </Button>
          <Button type="submit" loading={save.isPending}>
            Enregistrer ma réponse
          </Button>
        </Group>
      </form>
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
          <section aria-label="Réponses déjà données">
            <Title order={3} mb="xs">
              Réponses déjà données
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
  const withdraw = useAct('rights.withdrawOverride', { isQuiet: true });
  const [reason, setReason] = useState<string | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (reason === null || !isReason(reason)) return;
    withdraw.mutate({ id: override.candidateId, overrideId: override.id, reason: reason.trim() });
  };
  const isStanding = override.withdrawnAt === null;
  return (
    <li>
      <Group gap="sm" wrap="nowrap" align="flex-start" justify="space-between">
        <div>
          <Group gap="sm" mb={2}>
            <VerdictBadge verdict={override.verdict} />
            {isStanding ? null : <StatusBadge tone="neutral">Retirée</StatusBadge>}
            <Text size="sm">
              au {formatFrenchDate(override.on)}, au lieu de «&#8239;{verdictLabels[override.machineVerdict]}
              &#8239;»
            </Text>
          </Group>
          <Text size="sm">
            <Private>{override.reason}</Private>
          </Text>
          <Text size="xs" c="dimmed">
            {override.author === '' ? 'Écrite' : `Écrite par ${override.author}`} le{' '}
            {formatInstant(override.writtenAt)}
            {override.withdrawnAt === null ? '.' : `, retirée le ${formatInstant(override.withdrawnAt)}.`}
          </Text>
        </div>
        {isStanding && reason === null ? (
          <Button variant="default" size="compact-sm" flex="none" onClick={() => setReason('')}>
            Retirer…
          </Button>
        ) : null}
      </Group>
      {isStanding && reason !== null ? (
        <form onSubmit={submit} noValidate>
          <Textarea
            label="Motif du retrait"
            mt="sm"
            autosize
            minRows={2}
            maxLength={1000}
            // The button that opened this box has just gone.
            ref={(box) => {
              if (box !== null && reason === '' && !hasTried) box.focus();
            }}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            {...(hasTried && !isReason(reason) ? { error: tooShort } : {})}
          />
          {withdraw.error === null ? null : (
            <Alert color="red" role="alert" mt="sm">
              {withdraw.error.message}
            </Alert>
          )}
          <Group justify="flex-end" mt="sm">
            <Button variant="default" onClick={() => setReason(null)}>
              Garder cette réponse
            </Button>
            <Button type="submit" color="red" loading={withdraw.isPending}>
              Retirer la réponse
            </Button>
          </Group>
        </form>
      ) : null}
    </li>
  );
}
