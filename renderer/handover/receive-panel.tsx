import { Alert, Box, Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconFileDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import type { ChosenFile } from '../../shared/base';
import { formatShortDate } from '../../shared/base/time';
import { type CandidateId, candidateIdSchema } from '../../shared/fields';
import type { Arriving, Sender } from '../../shared/handover';
import type { Output } from '../../shared/ipc';
import { passphraseSchema } from '../../shared/keys';
import { AppFailure, call, tellFailure, useAct } from '../bridge';
import { candidateName, StateBadge } from '../people';
import {
  EmptyState,
  FailureAlert,
  JobProgress,
  needed,
  Private,
  SecretField,
  StatusBadge,
  SubmitForm,
  useSubmitForm,
} from '../ui';
import classes from './handover.module.css';
import { receiveTexts as texts, toggleLabel } from './handover.texts';
import { isContradicted, SenderNotice, senderName } from './sender-notice';
import { PersonSheet } from './sheet';

type Stage =
  | { readonly at: 'choice' }
  | { readonly at: 'password'; readonly file: ChosenFile }
  | { readonly at: 'preview'; readonly arriving: Arriving }
  | { readonly at: 'done'; readonly accepted: Output<'handover.accept'> };

/** Recevoir: open the file, see it whole, then accept or refuse. */
export function ReceivePanel(): ReactNode {
  const [stage, setStage] = useState<Stage>({ at: 'choice' });
  const open = useAct('handover.open', { isQuiet: true });
  const read = (file: ChosenFile): void =>
    open.mutate(
      { file: file.handle, passphrase: null },
      {
        onSuccess: (arriving) => setStage({ at: 'preview', arriving }),
        onError: (failure) => {
          if (failure instanceof AppFailure && failure.code === 'HANDOVER_PASSWORD_NEEDED') {
            open.reset();
            setStage({ at: 'password', file });
          }
        },
      },
    );
  const choose = async (): Promise<void> => {
    open.reset();
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'handover' });
      if (file === null) return;
      setStage({ at: 'choice' });
      read(file);
    } catch (thrown) {
      tellFailure(thrown);
    }
  };

  switch (stage.at) {
    case 'choice':
      return (
        <section className={classes.panel}>
          <FailureAlert failure={open.error} />
          <JobProgress act={open} label={texts.reading} />
          <EmptyState
            icon={IconFileDownload}
            title={texts.title}
            actions={
              <Button onClick={choose} loading={open.isPending}>
                {texts.open}
              </Button>
            }
          >
            {texts.help}
          </EmptyState>
        </section>
      );
    case 'password':
      return (
        <PasswordStep
          file={stage.file}
          onOpen={(arriving) => setStage({ at: 'preview', arriving })}
          onBack={() => setStage({ at: 'choice' })}
        />
      );
    case 'preview':
      return (
        <Preview
          arriving={stage.arriving}
          onSender={(sender) => setStage({ at: 'preview', arriving: { ...stage.arriving, sender } })}
          onRefused={() => setStage({ at: 'choice' })}
          onAccepted={(accepted) => setStage({ at: 'done', accepted })}
        />
      );
    case 'done':
      return (
        <Alert color="green" icon={<IconCheck aria-hidden />} title={texts.accepted} role="status">
          <Text mb="sm">{texts.acceptedIs(stage.accepted)}</Text>
          <Button variant="default" onClick={() => setStage({ at: 'choice' })}>
            {' '}
            {texts.openAnother}{' '}
          </Button>
        </Alert>
      );
  }
}

const passwordSchema = z.object({ passphrase: needed(passphraseSchema, texts.passwordMissing) });

function PasswordStep({
  file,
  onOpen,
  onBack,
}: {
  readonly file: ChosenFile;
  readonly onOpen: (arriving: Arriving) => void;
  readonly onBack: () => void;
}): ReactNode {
  const open = useAct('handover.open', { isQuiet: true });
  const form = useSubmitForm({
    schema: passwordSchema,
    defaults: { passphrase: '' },
    submit: ({ passphrase }) => open.mutateAsync({ file: file.handle, passphrase }),
    onDone: onOpen,
    fieldOf: ({ code }) => (code === 'HANDOVER_WRONG_PASSWORD' ? 'passphrase' : undefined),
  });
  return (
    <section className={classes.panel}>
      <Title order={2} mb="md">
        {texts.passwordOf(file.name)}
      </Title>
      <Box maw={480}>
        <SubmitForm form={form} submitLabel={texts.unlock} cancelLabel={texts.back} onCancel={onBack} isStep>
          <SecretField
            control={form.control}
            name="passphrase"
            label={texts.password}
            autoComplete="off"
            data-autofocus
            toggleLabel={toggleLabel}
          />
        </SubmitForm>
      </Box>
    </section>
  );
}

const APART = 'apart';

function Preview({
  arriving,
  onSender,
  onRefused,
  onAccepted,
}: {
  readonly arriving: Arriving;
  readonly onSender: (sender: Sender) => void;
  readonly onRefused: () => void;
  readonly onAccepted: (accepted: Output<'handover.accept'>) => void;
}): ReactNode {
  const accept = useAct('handover.accept', { isQuiet: true });
  const { token, from, sender, people, employers, madeFor } = arriving;
  // A person who comes back is attached by default; for others the adviser decides.
  const [choices, setChoices] = useState<ReadonlyMap<CandidateId, CandidateId>>(
    new Map(
      people.flatMap(({ candidateId, alike }) =>
        alike.some(({ candidate }) => candidate.id === candidateId) ? [[candidateId, candidateId]] : [],
      ),
    ),
  );
  const choose = (candidateId: CandidateId, value: string | null): void => {
    const next = new Map(choices);
    const parsed = candidateIdSchema.safeParse(value);
    if (parsed.success) next.set(candidateId, parsed.data);
    else next.delete(candidateId);
    setChoices(next);
  };
  const refuse = async (): Promise<void> => {
    await call('handover.refuse', { token }).catch(tellFailure);
    onRefused();
  };
  const lacking = employers.filter(({ isKnown }) => !isKnown);
  return (
    <section className={classes.panel} aria-label={texts.preview}>
      <Title order={2} mb="xs">
        {sender.state === 'known' ? (
          <>
            {' '}
            {texts.from.known}{' '}
            <Private>
              {senderName({ adviser: sender.signer.name, structure: sender.signer.structure })}
            </Private>
          </>
        ) : (
          <>
            {texts.from.claimed} <Private>{senderName(from)}</Private>
          </>
        )}
      </Title>
      <SenderNotice arriving={arriving} onSender={onSender} />
      <Text mt="sm">
        {texts.madeOn(arriving, arriving.madeAt)}{' '}
        {madeFor === '' ? null : (
          <>
            {' '}
            {texts.madeFor} <Private>{madeFor}</Private>.{' '}
          </>
        )}
        {arriving.reason === '' ? null : (
          <>
            {texts.reason} <Private>{arriving.reason}</Private>.{' '}
          </>
        )}
        {arriving.withNotes ? '' : texts.withoutNotes}
      </Text>
      <Text mb="sm">
        {texts.contentsAre(
          arriving.counts,
          lacking.map(({ name }) => name),
        )}
      </Text>
      <ul className={classes.people}>
        {people.map((person) => (
          <li key={person.candidateId} className={classes.person}>
            <PersonSheet person={person}>
              {person.alike.length === 0 ? (
                <Text size="sm" mt="xs">
                  {texts.willBeMade}
                </Text>
              ) : (
                <Stack gap="xs" mt="xs">
                  <StatusBadge tone="late">{texts.alike}</StatusBadge>
                  {person.alike.slice(0, 3).map(({ candidate, reason }) => (
                    <Text key={candidate.id} size="sm">
                      <Private>
                        {candidateName(candidate)}, {formatShortDate(candidate.birthDate)}
                      </Private>
                      &nbsp;: {reason} <StateBadge state={candidate.state} outSince={candidate.outSince} />
                    </Text>
                  ))}
                  <Select
                    label={texts.whatToDo}
                    maw={520}
                    allowDeselect={false}
                    data={[
                      { value: APART, label: texts.apart },
                      ...person.alike.map(({ candidate }) => ({
                        value: candidate.id,
                        label: texts.complete(candidate.fileNumber || candidateName(candidate)),
                      })),
                    ]}
                    value={choices.get(person.candidateId) ?? APART}
                    onChange={(value) => choose(person.candidateId, value)}
                  />
                </Stack>
              )}
            </PersonSheet>
          </li>
        ))}
      </ul>
      <FailureAlert failure={accept.error} mt="md" />
      <JobProgress act={accept} label={texts.saving} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={refuse} disabled={accept.isPending}>
          {' '}
          {texts.refuse}{' '}
        </Button>
        <Button
          loading={accept.isPending}
          {...(isContradicted(sender) ? { color: 'red' } : {})}
          onClick={() =>
            accept.mutate(
              {
                token,
                attachments: [...choices].map(([candidateId, attachTo]) => ({ candidateId, attachTo })),
              },
              { onSuccess: onAccepted },
            )
          }
        >
          {texts.accept(people.length, isContradicted(sender))}
        </Button>
      </Group>
    </section>
  );
}
