import {
  Alert,
  Anchor,
  Button,
  Checkbox,
  CloseButton,
  Group,
  MultiSelect,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { CivilDate } from '../../shared/base/time';
import type { CandidateRow } from '../../shared/candidates';
import type { CandidateId } from '../../shared/fields';
import type { Leaving } from '../../shared/handover';
import type { Input, Output } from '../../shared/ipc';
import { newPassphraseSchema } from '../../shared/keys';
import { call, tellFailure, today, useAct, useProcedure } from '../bridge';
import { CandidatePicker, candidateName } from '../people';
import { count, DateBox, enumerate, JobProgress, Private, SecretInput } from '../ui';
import classes from './handover.module.css';
import { PersonSheet } from './sheet';
import { countsWords } from './words';

interface Chosen {
  readonly id: CandidateId;
  readonly name: string;
}
type Recipient = Input<'handover.write'>['recipient'];

/** Transmettre: who goes, to whom, until when; what leaves is shown before the file is written. */
export function SendPanel({
  candidateId,
  onDirectory,
}: {
  readonly candidateId: CandidateId | null;
  readonly onDirectory: () => void;
}): ReactNode {
  const first = useProcedure('candidates.get', candidateId === null ? null : { id: candidateId });
  const colleagues = useProcedure('handover.colleagues', {});
  const prepare = useAct('handover.prepare', { isQuiet: true });
  const write = useAct('handover.write', { isQuiet: true });
  const [people, setPeople] = useState<readonly Chosen[]>([]);
  const [isTemporary, setTemporary] = useState(false);
  const [until, setUntil] = useState<CivilDate | null>(null);
  const [reason, setReason] = useState('');
  const [withNotes, setWithNotes] = useState(true);
  const [way, setWay] = useState<string>('key');
  const [keys, setKeys] = useState<string[]>([]);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [written, setWritten] = useState<Output<'handover.write'> | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    const candidate = first.data?.candidate;
    if (candidate) setPeople([{ id: candidate.id, name: candidateName(candidate) }]);
  }, [first.data]);
  const forget = (): void => {
    setLeaving(null);
    setWritten(null);
    setFault(null);
    prepare.reset();
    write.reset();
  };
  const add = (row: CandidateRow | null): void => {
    if (row === null || people.some(({ id }) => id === row.id)) return;
    setPeople([...people, { id: row.id, name: candidateName(row) }]);
    forget();
  };

  const known = colleagues.data?.colleagues ?? [];
  const recipient = (): Recipient | string => {
    if (way === 'key')
      return keys.length === 0 ? 'Choisissez à qui vous transmettez.' : { kind: 'colleagues', ids: keys };
    if (name.trim() === '') return 'Indiquez à qui vous transmettez.';
    const read = newPassphraseSchema.safeParse(password);
    return read.success
      ? { kind: 'passphrase', passphrase: password, name: name.trim() }
      : (read.error.issues[0]?.message ?? 'Choisissez un autre mot de passe.');
  };
  const refusal = (): string | null => {
    if (people.length === 0) return 'Choisissez au moins un candidat.';
    if (isTemporary && (until === null || until < today())) return 'Indiquez une date de fin à venir.';
    const to = recipient();
    return typeof to === 'string' ? to : null;
  };
  const show = (event: FormEvent): void => {
    event.preventDefault();
    forget();
    const why = refusal();
    setFault(why);
    if (why === null)
      prepare.mutate({ candidateIds: people.map(({ id }) => id), withNotes }, { onSuccess: setLeaving });
  };
  const save = async (): Promise<void> => {
    const to = recipient();
    const why = refusal();
    setFault(why);
    if (why !== null || typeof to === 'string') return;
    try {
      const { file } = await call('files.chooseToSave', {
        purpose: 'handover',
        suggestedName: `${today()}.passation`,
      });
      if (file === null) return;
      write.mutate(
        {
          file: file.handle,
          candidateIds: people.map(({ id }) => id),
          withNotes,
          purpose: isTemporary ? 'temporary' : 'final',
          until: isTemporary ? until : null,
          reason: reason.trim(),
          recipient: to,
        },
        {
          onSuccess: (answer) => {
            setWritten(answer);
            setLeaving(null);
            setPeople([]);
            setPassword('');
          },
        },
      );
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const failure = fault ?? prepare.error?.message ?? write.error?.message ?? null;

  return (
    <div className={classes.columns}>
      <section className={classes.panel}>
        <Title order={2} mb="md">
          Ce que vous transmettez
        </Title>
        <form onSubmit={show} noValidate>
          <Stack gap="md">
            <CandidatePicker key={people.length} label="Ajouter un candidat" value={null} onChange={add} />
            {people.length === 0 ? (
              <Text c="dimmed" size="sm">
                Aucun candidat choisi.
              </Text>
            ) : (
              <Group gap="xs" component="ul" className={classes.bare} aria-label="Candidats choisis">
                {people.map((person) => (
                  <li key={person.id} className={classes.chip}>
                    <Private>{person.name}</Private>
                    <CloseButton
                      size="sm"
                      aria-label="Retirer ce candidat"
                      onClick={() => {
                        setPeople(people.filter(({ id }) => id !== person.id));
                        forget();
                      }}
                    />
                  </li>
                ))}
              </Group>
            )}
            <Group align="flex-end" gap="lg">
              <SegmentedControl
                aria-label="Durée de la passation"
                transitionDuration={0}
                data={[
                  { value: 'final', label: 'Définitive' },
                  { value: 'temporary', label: 'Temporaire' },
                ]}
                value={isTemporary ? 'temporary' : 'final'}
                onChange={(value) => {
                  setTemporary(value === 'temporary');
                  forget();
                }}
              />
              {isTemporary ? <DateBox label="Jusqu’au" w={150} value={until} onChange={setUntil} /> : null}
            </Group>
            <TextInput
              label="Motif"
              description="Lu par votre collègue, et inscrit dans le parcours de chaque candidat."
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Checkbox
              label="Avec les notes d’entretien et les commentaires"
              description="À décocher si votre collègue n’en a pas besoin pour accompagner, par exemple dans une autre structure."
              checked={withNotes}
              onChange={(event) => {
                setWithNotes(event.currentTarget.checked);
                forget();
              }}
            />
            <SegmentedControl
              aria-label="Protection du fichier"
              transitionDuration={0}
              data={[
                { value: 'key', label: 'Pour un collègue de l’annuaire' },
                { value: 'password', label: 'Avec un mot de passe' },
              ]}
              value={way}
              onChange={(value) => {
                setWay(value);
                forget();
              }}
            />
            {way === 'key' ? (
              known.length === 0 ? (
                <Text size="sm">
                  L’annuaire est vide.{' '}
                  <Anchor component="button" type="button" underline="always" onClick={onDirectory}>
                    Ajouter un collègue
                  </Anchor>
                </Text>
              ) : (
                <MultiSelect
                  label="Destinataires"
                  data={known.map((each) => ({
                    value: each.id,
                    label: each.structure === '' ? each.name : `${each.name}, ${each.structure}`,
                  }))}
                  value={keys}
                  onChange={setKeys}
                />
              )
            ) : (
              <>
                <TextInput
                  label="Destinataire"
                  maxLength={120}
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
                <SecretInput
                  label="Mot de passe de la passation"
                  description="12 caractères au moins, ou cinq mots. Dites-le par téléphone, jamais dans le même courriel ; jamais la phrase secrète de votre portefeuille."
                  autoComplete="new-password"
                  value={password}
                  onChange={(event) => setPassword(event.currentTarget.value)}
                  toggleLabel="Montrer ou cacher le mot de passe"
                />
              </>
            )}
            {failure === null ? null : (
              <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
                {failure}
              </Alert>
            )}
            <JobProgress act={prepare} label="Lecture des fiches" />
            <Group justify="flex-end">
              <Button
                type="submit"
                variant={leaving === null ? 'filled' : 'default'}
                loading={prepare.isPending}
              >
                Voir ce qui partira
              </Button>
            </Group>
          </Stack>
        </form>
      </section>
      {written !== null ? (
        <Alert
          color="green"
          icon={<IconCheck aria-hidden />}
          title="La passation est enregistrée"
          role="status"
        >
          Remettez le fichier à votre collègue. Les{' '}
          {count(written.counts.candidates, 'candidat', 'candidats')} restent dans votre portefeuille, avec la
          mention de la passation.
        </Alert>
      ) : leaving === null ? (
        <section className={classes.panel}>
          <Title order={2} mb="sm">
            Ce que contient le fichier
          </Title>
          <Text>
            La fiche, les contacts, les dispositifs, le parcours, les dossiers de contrat avec leurs pièces et
            leurs employeurs, et une feuille de passation par candidat. Jamais le numéro de sécurité sociale.
          </Text>
        </section>
      ) : (
        <section className={classes.panel} aria-label="Ce qui partira">
          <Title order={2} mb="sm">
            Ce qui partira
          </Title>
          <Text mb="sm">
            {countsWords(leaving.counts)}.
            {leaving.employers.length === 0 ? '' : ` Employeurs\u00A0: ${enumerate(leaving.employers)}.`}
          </Text>
          <ul className={classes.people}>
            {leaving.people.map((person) => (
              <li key={person.candidateId} className={classes.person}>
                <PersonSheet person={person} />
              </li>
            ))}
          </ul>
          <JobProgress act={write} label="Écriture de la passation" />
          <Group justify="flex-end" mt="md">
            <Button onClick={save} loading={write.isPending}>
              Enregistrer la passation…
            </Button>
          </Group>
        </section>
      )}
    </div>
  );
}
