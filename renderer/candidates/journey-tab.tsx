import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { candidatesProcedures, contactLabels } from '../../shared/candidates';
import { type Candidate, contactKinds } from '../../shared/fields';
import { today, useAct } from '../bridge';
import { DateField, SegmentedField, SubmitForm, TextAreaField, useSubmitForm } from '../ui';
import classes from './candidates.module.css';
import { composerTexts as texts } from './candidates.texts';
import { Timeline } from './timeline';

/** Parcours: record what has just happened, then everything that happened, latest first. */
export function JourneyTab({
  candidate,
  isWritable,
  onNote,
}: {
  readonly candidate: Candidate;
  /** Nothing is written into the trash. */
  readonly isWritable: boolean;
  readonly onNote: () => void;
}): ReactNode {
  return (
    <Stack gap="lg">
      {isWritable ? <Composer candidate={candidate} /> : null}
      <Timeline candidate={candidate} onNote={onNote} />
    </Stack>
  );
}

const { shape } = candidatesProcedures['candidates.recordContact'].input;
const composerSchema = z
  .object({
    kind: z.union([shape.kind, z.literal('note')]),
    happenedOn: shape.happenedOn.nullable(),
    note: shape.note,
  })
  .refine(({ kind, note }) => kind !== 'note' || note.trim() !== '', {
    path: ['note'],
    error: texts.noteMissing,
  })
  .refine(({ kind, happenedOn }) => kind === 'note' || happenedOn !== null, {
    path: ['happenedOn'],
    error: texts.dateMissing,
  })
  .refine(({ kind, happenedOn }) => kind === 'note' || happenedOn === null || happenedOn <= today(), {
    path: ['happenedOn'],
    error: texts.dateAhead,
  });

function Composer({ candidate: { id } }: { readonly candidate: Candidate }): ReactNode {
  const contact = useAct('candidates.recordContact', { isQuiet: true });
  const addNote = useAct('candidates.addNote', { isQuiet: true });
  const form = useSubmitForm({
    schema: composerSchema,
    defaults: { kind: 'interview', happenedOn: today(), note: '' },
    // Begun and not recorded, it stays: neither another page nor a lock loses it.
    draftKey: `candidate.note:${id}`,
    told: { mode: 'onChange' },
    submit: async ({ kind, happenedOn, note }) => {
      if (kind === 'note') await addNote.mutateAsync({ id, note: note.trim() });
      else if (happenedOn !== null) await contact.mutateAsync({ id, kind, happenedOn, note: note.trim() });
    },
    again: (typed) => ({ ...typed, note: '' }),
  });
  const { control } = form;
  const isNote = useWatch({ control, name: 'kind' }) === 'note';

  return (
    <section className={classes.panel}>
      <Title order={2} mb="md">
        {texts.title}
      </Title>
      <SubmitForm form={form} submitLabel={isNote ? texts.addNote : texts.addContact}>
        <Group align="flex-end" gap="lg">
          <SegmentedField
            control={control}
            name="kind"
            label={texts.kind}
            data={[
              ...contactKinds.map((value) => ({ value, label: contactLabels[value] })),
              { value: 'note', label: texts.note },
            ]}
          />
          {isNote ? null : <DateField control={control} name="happenedOn" label={texts.date} w={150} />}
        </Group>
        <TextAreaField
          control={control}
          name="note"
          label={isNote ? texts.note : texts.account}
          description={texts.help}
          maxRows={10}
          maxLength={5000}
        />
      </SubmitForm>
    </section>
  );
}
