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
import { candidateName } from '../people';
import {
  count,
  EmptyState,
  enumerate,
  FailureAlert,
  formatInstant,
  JobProgress,
  needed,
  Private,
  SecretField,
  StatusBadge,
  SubmitForm,
  useSubmitForm,
} from '../ui';
import classes from './handover.module.css';
import { isContradicted, SenderNotice, senderName } from './sender-notice';
import { PersonSheet } from './sheet';
import { countsWords, purposeWords } from './words';

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
          <JobProgress act={open} label="Lecture de la passation" />
          <EmptyState
            icon={IconFileDownload}
            title="Ouvrir la passation d’un collègue"
            actions={
              <Button onClick={choose} loading={open.isPending}>
                Ouvrir une passation…
              </Button>
            }
          >
            Vivier montre de qui elle vient et ce qu’elle contient. Rien n’est écrit avant votre accord.
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
    case 'done': {
      const { people, files, attachments } = stage.accepted;
      const created = people.filter(({ isNew }) => isNew).length;
      return (
        <Alert color="green" icon={<IconCheck aria-hidden />} title="La passation est acceptée" role="status">
          <Text mb="sm">
            {count(created, 'fiche créée', 'fiches créées', 'Aucune fiche créée')},{' '}
            {count(people.length - created, 'fiche complétée', 'fiches complétées', 'aucune fiche complétée')}
            , {count(files, 'dossier de contrat', 'dossiers de contrat', 'aucun dossier de contrat')},{' '}
            {count(attachments, 'pièce jointe', 'pièces jointes', 'aucune pièce jointe')}.
          </Text>
          <Button variant="default" onClick={() => setStage({ at: 'choice' })}>
            Ouvrir une autre passation
          </Button>
        </Alert>
      );
    }
  }
}

const passwordSchema = z.object({ passphrase: needed(passphraseSchema, 'Saisissez le mot de passe.') });

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
        Mot de passe de «&#8239;{file.name}&#8239;»
      </Title>
      <Box maw={480}>
        <SubmitForm form={form} submitLabel="Ouvrir" cancelLabel="Retour" onCancel={onBack} isStep>
          <SecretField
            control={form.control}
            name="passphrase"
            label="Mot de passe donné par votre collègue"
            autoComplete="off"
            data-autofocus
            toggleLabel="Montrer ou cacher le mot de passe"
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
    <section className={classes.panel} aria-label="Aperçu de la passation">
      <Title order={2} mb="xs">
        {sender.state === 'known' ? (
          <>
            Passation de{' '}
            <Private>
              {senderName({ adviser: sender.signer.name, structure: sender.signer.structure })}
            </Private>
          </>
        ) : (
          <>
            Passation qui dit venir de <Private>{senderName(from)}</Private>
          </>
        )}
      </Title>
      <SenderNotice arriving={arriving} onSender={onSender} />
      <Text mt="sm">
        {purposeWords(arriving)}, faite le {formatInstant(arriving.madeAt)}
        {madeFor === '' ? null : (
          <>
            {' '}
            pour <Private>{madeFor}</Private>
          </>
        )}
        .{' '}
        {arriving.reason === '' ? null : (
          <>
            Motif&nbsp;: <Private>{arriving.reason}</Private>.{' '}
          </>
        )}
        {arriving.withNotes ? '' : 'Sans les notes d’entretien.'}
      </Text>
      <Text mb="sm">
        {countsWords(arriving.counts)}.
        {lacking.length === 0
          ? ''
          : ` Employeurs ajoutés\u00A0: ${enumerate(lacking.map(({ name }) => name))}.`}
      </Text>
      <ul className={classes.people}>
        {people.map((person) => (
          <li key={person.candidateId} className={classes.person}>
            <PersonSheet person={person}>
              {person.alike.length === 0 ? (
                <Text size="sm" mt="xs">
                  Une fiche sera créée.
                </Text>
              ) : (
                <Stack gap="xs" mt="xs">
                  <StatusBadge tone="late">Ressemble à une fiche de votre portefeuille</StatusBadge>
                  {person.alike.slice(0, 3).map(({ candidate, reason }) => (
                    <Text key={candidate.id} size="sm">
                      <Private>
                        {candidateName(candidate)}, {formatShortDate(candidate.birthDate)}
                      </Private>
                      &nbsp;: {reason}
                    </Text>
                  ))}
                  <Select
                    label="Que faire"
                    maw={520}
                    allowDeselect={false}
                    data={[
                      { value: APART, label: 'Créer une fiche à part' },
                      ...person.alike.map(({ candidate }) => ({
                        value: candidate.id,
                        label: `Compléter la fiche ${candidate.fileNumber || candidateName(candidate)}`,
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
      <JobProgress act={accept} label="Enregistrement des fiches" />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={refuse} disabled={accept.isPending}>
          Refuser
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
          {isContradicted(sender) ? 'Accepter malgré tout' : 'Accepter'}{' '}
          {count(people.length, 'candidat', 'candidats')}
        </Button>
      </Group>
    </section>
  );
}
