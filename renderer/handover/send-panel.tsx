import { Alert, Anchor, Button, CloseButton, Group, Input, MultiSelect, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { CandidateRow } from '../../shared/candidates';
import { type CandidateId, candidateIdSchema } from '../../shared/fields';
import { handoverProcedures, type Leaving } from '../../shared/handover';
import type { Output } from '../../shared/ipc';
import { call, tellFailure, today, useAct, useProcedure } from '../bridge';
import { CandidatePicker, candidateName } from '../people';
import {
  CheckboxField,
  count,
  DateField,
  enumerate,
  FailureAlert,
  JobProgress,
  Private,
  SecretField,
  SegmentedField,
  SubmitForm,
  TextField,
  useSubmitForm,
} from '../ui';
import classes from './handover.module.css';
import { PersonSheet } from './sheet';
import { countsWords } from './words';

const { shape } = handoverProcedures['handover.write'].input;
const schema = z
  .object({
    people: z
      .array(z.object({ id: candidateIdSchema, name: z.string() }))
      .refine((people) => people.length > 0, 'Choisissez au moins un candidat.'),
    purpose: shape.purpose,
    until: shape.until,
    reason: shape.reason,
    withNotes: shape.withNotes,
    way: z.enum(['key', 'password']),
    ids: z.array(z.string()),
    name: z.string(),
    passphrase: z.string(),
  })
  .superRefine((typed, context) => {
    if (typed.purpose === 'temporary' && (typed.until === null || typed.until < today()))
      context.addIssue({ code: 'custom', path: ['until'], message: 'Indiquez une date de fin à venir.' });
    for (const { path, message } of shape.recipient.safeParse(recipientOf(typed)).error?.issues ?? [])
      context.addIssue({ code: 'custom', path: path.slice(0, 1), message });
  });
type Typed = z.output<typeof schema>;

const recipientOf = ({ way, ids, name, passphrase }: Pick<Typed, 'way' | 'ids' | 'name' | 'passphrase'>) =>
  way === 'key'
    ? { kind: 'colleagues' as const, ids }
    : { kind: 'passphrase' as const, passphrase, name: name.trim() };

const empty: z.input<typeof schema> = {
  people: [],
  purpose: 'final',
  until: null,
  reason: '',
  withNotes: true,
  way: 'key',
  ids: [],
  name: '',
  passphrase: '',
};
/** What decides what leaves: once changed, it is to be shown again. */
const decisive = ['people', 'purpose', 'withNotes', 'way'];

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
  const signature = useProcedure('handover.signature', {});
  const prepare = useAct('handover.prepare', { isQuiet: true });
  const write = useAct('handover.write', { isQuiet: true });
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [written, setWritten] = useState<Output<'handover.write'> | null>(null);
  const form = useSubmitForm({
    schema,
    defaults: empty,
    submit: ({ people, withNotes }) =>
      prepare.mutateAsync({ candidateIds: people.map(({ id }) => id), withNotes }),
    hasSecondStep: true,
    onDone: (shown) => {
      setWritten(null);
      write.reset();
      setLeaving(shown);
    },
  });
  const { control, setValue, subscribe } = form;
  const { field: chosen, fieldState: chosenState } = useController({ control, name: 'people' });
  const { field: ids, fieldState: idsState } = useController({ control, name: 'ids' });
  const [purpose, way] = useWatch({ control, name: ['purpose', 'way'] });
  const people = chosen.value;

  useEffect(() => {
    const candidate = first.data?.candidate;
    if (candidate) setValue('people', [{ id: candidate.id, name: candidateName(candidate) }]);
  }, [first.data, setValue]);
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ name = '' }) => {
          if (!decisive.includes(name)) return;
          setLeaving(null);
          setWritten(null);
        },
      }),
    [subscribe],
  );
  const add = (row: CandidateRow | null): void => {
    if (row !== null && !people.some(({ id }) => id === row.id))
      chosen.onChange([...people, { id: row.id, name: candidateName(row) }]);
  };
  const known = colleagues.data?.colleagues ?? [];
  const save = form.handleSubmit(async (typed) => {
    const given = schema.parse(typed);
    try {
      const { file } = await call('files.chooseToSave', {
        purpose: 'handover',
        suggestedName: `${today()}.passation`,
      });
      if (file === null) return;
      write.mutate(
        {
          file: file.handle,
          candidateIds: given.people.map(({ id }) => id),
          withNotes: given.withNotes,
          purpose: given.purpose,
          until: given.purpose === 'temporary' ? given.until : null,
          reason: given.reason.trim(),
          recipient: recipientOf(given),
        },
        {
          onSuccess: (answer) => {
            form.reset({ ...typed, people: [], passphrase: '' });
            setLeaving(null);
            setWritten(answer);
          },
        },
      );
    } catch (thrown) {
      tellFailure(thrown);
    }
  });

  return (
    <div className={classes.columns}>
      <section className={classes.panel}>
        <Title order={2} mb="md">
          Ce que vous transmettez
        </Title>
        <SubmitForm
          form={form}
          submitLabel="Voir ce qui partira"
          submit={{ variant: leaving === null ? 'filled' : 'default' }}
        >
          <CandidatePicker
            key={people.length}
            label="Ajouter un candidat"
            value={null}
            onChange={add}
            error={chosenState.error?.message}
            inputRef={chosen.ref}
          />
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
                    onClick={() => chosen.onChange(people.filter(({ id }) => id !== person.id))}
                  />
                </li>
              ))}
            </Group>
          )}
          <Group align="flex-end" gap="lg">
            <SegmentedField
              control={control}
              name="purpose"
              label="Durée de la passation"
              data={[
                { value: 'final', label: 'Définitive' },
                { value: 'temporary', label: 'Temporaire' },
              ]}
            />
            {purpose === 'temporary' ? (
              <DateField control={control} name="until" label="Jusqu’au" w={150} />
            ) : null}
          </Group>
          <TextField
            control={control}
            name="reason"
            label="Motif"
            isFreeText
            description="Lu par votre collègue, et inscrit dans le parcours de chaque candidat."
            maxLength={500}
          />
          <CheckboxField
            control={control}
            name="withNotes"
            label="Avec les notes d’entretien et les commentaires"
            description="À décocher si votre collègue n’en a pas besoin pour accompagner, par exemple dans une autre structure."
          />
          <SegmentedField
            control={control}
            name="way"
            label="Protection du fichier"
            data={[
              { value: 'key', label: 'Pour un collègue de l’annuaire' },
              { value: 'password', label: 'Avec un mot de passe' },
            ]}
          />
          {way === 'password' ? (
            <>
              <TextField control={control} name="name" label="Destinataire" maxLength={120} />
              <SecretField
                control={control}
                name="passphrase"
                label="Mot de passe de la passation"
                description="12 caractères au moins, ou cinq mots. Dites-le par téléphone, jamais dans le même courriel ; jamais la phrase secrète de votre portefeuille."
                autoComplete="new-password"
                toggleLabel="Montrer ou cacher le mot de passe"
              />
            </>
          ) : known.length === 0 ? (
            <Input.Wrapper error={idsState.error?.message}>
              <Text size="sm">
                L’annuaire est vide.{' '}
                <Anchor component="button" type="button" underline="always" onClick={onDirectory}>
                  Ajouter un collègue
                </Anchor>
              </Text>
            </Input.Wrapper>
          ) : (
            <MultiSelect
              label="Destinataires"
              data={known.map((each) => ({
                value: each.id,
                label: each.structure === '' ? each.name : `${each.name}, ${each.structure}`,
              }))}
              ref={ids.ref}
              value={ids.value}
              onChange={ids.onChange}
              error={idsState.error?.message}
            />
          )}
          <JobProgress act={prepare} label="Lecture des fiches" />
        </SubmitForm>
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
          mention de la passation. Si c’est la première qu’il reçoit de vous, lisez-lui par téléphone
          l’empreinte de votre signature
          {signature.data === undefined ? '' : `\u00A0: ${signature.data.fingerprint}`}.
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
          <FailureAlert failure={write.error} />
          <JobProgress act={write} label="Écriture de la passation" />
          <Group justify="flex-end" mt="md">
            <Button onClick={() => void save()} loading={write.isPending}>
              Enregistrer la passation…
            </Button>
          </Group>
        </section>
      )}
    </div>
  );
}
