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
  DateField,
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
import { sendTexts as texts, toggleLabel } from './handover.texts';
import { PersonSheet } from './sheet';

const { shape } = handoverProcedures['handover.write'].input;
const schema = z
  .object({
    people: z
      .array(z.object({ id: candidateIdSchema, name: z.string() }))
      .refine((people) => people.length > 0, texts.nobodyChosen),
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
      context.addIssue({ code: 'custom', path: ['until'], message: texts.untilAhead });
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
        suggestedName: texts.suggestedName(today()),
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
          {' '}
          {texts.title}{' '}
        </Title>
        <SubmitForm
          form={form}
          submitLabel={texts.show}
          submit={{ variant: leaving === null ? 'filled' : 'default' }}
        >
          <CandidatePicker
            key={people.length}
            label={texts.add}
            value={null}
            onChange={add}
            error={chosenState.error?.message}
            inputRef={chosen.ref}
          />
          {people.length === 0 ? (
            <Text c="dimmed" size="sm">
              {texts.nobody}
            </Text>
          ) : (
            <Group gap="xs" component="ul" className={classes.bare} aria-label={texts.chosen}>
              {people.map((person) => (
                <li key={person.id} className={classes.chip}>
                  <Private>{person.name}</Private>
                  <CloseButton
                    size="sm"
                    aria-label={texts.remove}
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
              label={texts.length}
              data={[
                { value: 'final', label: texts.lengths.final },
                { value: 'temporary', label: texts.lengths.temporary },
              ]}
            />
            {purpose === 'temporary' ? (
              <DateField control={control} name="until" label={texts.until} w={150} />
            ) : null}
          </Group>
          <TextField
            control={control}
            name="reason"
            label={texts.reason}
            description={texts.reasonHelp}
            isFreeText
            maxLength={500}
          />
          <CheckboxField
            control={control}
            name="withNotes"
            label={texts.withNotes}
            description={texts.withNotesHelp}
          />
          <SegmentedField
            control={control}
            name="way"
            label={texts.protection}
            data={[
              { value: 'key', label: texts.ways.key },
              { value: 'password', label: texts.ways.password },
            ]}
          />
          {way === 'password' ? (
            <>
              <TextField control={control} name="name" label={texts.name} maxLength={120} />
              <SecretField
                control={control}
                name="passphrase"
                label={texts.password}
                description={texts.passwordHelp}
                autoComplete="new-password"
                toggleLabel={toggleLabel}
              />
            </>
          ) : known.length === 0 ? (
            <Input.Wrapper error={idsState.error?.message}>
              <Text size="sm">
                {texts.emptyDirectory}{' '}
                <Anchor component="button" type="button" underline="always" onClick={onDirectory}>
                  {' '}
                  {texts.addColleague}{' '}
                </Anchor>
              </Text>
            </Input.Wrapper>
          ) : (
            <MultiSelect
              label={texts.names}
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
          <JobProgress act={prepare} label={texts.reading} />
        </SubmitForm>
      </section>
      {written !== null ? (
        <Alert color="green" icon={<IconCheck aria-hidden />} title={texts.written} role="status">
          {texts.writtenIs(written.counts.candidates, signature.data?.fingerprint ?? null)}
        </Alert>
      ) : leaving === null ? (
        <section className={classes.panel}>
          <Title order={2} mb="sm">
            {' '}
            {texts.contents}{' '}
          </Title>
          <Text>{texts.contentsAre}</Text>
        </section>
      ) : (
        <section className={classes.panel} aria-label={texts.leaving}>
          <Title order={2} mb="sm">
            {' '}
            {texts.leaving}{' '}
          </Title>
          <Text mb="sm">{texts.leavingIs(leaving.counts, leaving.employers)}</Text>
          <ul className={classes.people}>
            {leaving.people.map((person) => (
              <li key={person.candidateId} className={classes.person}>
                <PersonSheet person={person} />
              </li>
            ))}
          </ul>
          <FailureAlert failure={write.error} />
          <JobProgress act={write} label={texts.writing} />
          <Group justify="flex-end" mt="md">
            <Button onClick={() => void save()} loading={write.isPending}>
              {texts.save}
            </Button>
          </Group>
        </section>
      )}
    </div>
  );
}
