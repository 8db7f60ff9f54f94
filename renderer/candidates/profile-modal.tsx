import { Button, Group, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Control, useFieldArray } from 'react-hook-form';
import { z } from 'zod';
import {
  type ProfileEntry,
  type ProfileInput,
  profileFault,
  profileInputSchema,
} from '../../shared/candidates';
import {
  type Candidate,
  emptyOf,
  evidenceFields,
  type Fields,
  type ProfileKind,
  profileKindSchema,
  profileKinds,
} from '../../shared/fields';
import { today, useAct } from '../bridge';
import { RecordFields, SubmitModal, useSubmitForm, WeekField } from '../ui';
import classes from './candidates.module.css';
import { profileTexts as texts } from './profile.texts';

const values = z.record(z.string(), z.unknown());
/** What the dialog holds; `id` is `null` for a new record. The page keeps it open across a lock. */
export const typedEntrySchema = z.object({
  id: z.string().nullable(),
  kind: profileKindSchema,
  content: values,
  evidence: z.array(values),
});
export type TypedEntry = z.infer<typeof typedEntrySchema>;

export const newEntry = (kind: ProfileKind): TypedEntry => ({
  id: null,
  kind,
  content: emptyOf<Fields>(profileKinds[kind].fields),
  evidence: [],
});

type Typed = Omit<TypedEntry, 'id'>;

/** One record of the profile, whichever its kind: the boxes are those of its description. */
export function ProfileModal({
  candidate,
  known,
  start: { id, ...defaults },
  onClose,
}: {
  readonly candidate: Candidate;
  readonly known: readonly ProfileEntry[];
  readonly start: TypedEntry;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAct('candidates.saveProfileEntry', { isQuiet: true });
  const { kind } = defaults;
  const { fields, hasEvidence } = profileKinds[kind];
  const schema = profileInputSchema.check((context) => {
    const { birthDate } = candidate;
    const fault = profileFault(context.value, id, known, { birthDate, today: today() });
    if (fault === null) return;
    const path = fault.field === 'evidence' ? ['evidence', 0, 'on'] : ['content', fault.field];
    context.issues.push({ code: 'custom', path, message: fault.message, input: context.value });
    // What is typed is not yet a record: the schema says what it lacks.
  }) as unknown as z.ZodType<ProfileInput, Typed>;
  const form = useSubmitForm<Typed, ProfileInput, unknown>({
    schema,
    defaults,
    draftKey: `candidate.profileForm.${kind}:${candidate.id}`,
    submit: (entry) => save.mutateAsync({ candidateId: candidate.id, id, entry, rank: null }),
    onDone: onClose,
  });
  const { control } = form;
  const [firstKey] = Object.keys(fields);
  return (
    <SubmitModal
      form={form}
      title={id === null ? texts.add[kind] : texts.correct(kind)}
      size={kind === 'availability' ? 960 : 'lg'}
      submitLabel={id === null ? texts.submitAdd : texts.submitCorrect}
      onCancel={form.leaving(onClose)}
    >
      <RecordFields
        control={control}
        fields={fields}
        under="content."
        drawn={
          kind === 'availability'
            ? {
                week: (
                  <WeekField
                    control={control}
                    name="content.week"
                    label={profileKinds[kind].fields.week.label}
                  />
                ),
              }
            : {}
        }
        {...(firstKey === undefined ? {} : { autoFocus: firstKey })}
      />
      {hasEvidence ? <EvidenceFields control={control} /> : null}
    </SubmitModal>
  );
}

function EvidenceFields({ control }: { readonly control: Control<Typed> }): ReactNode {
  const { fields: pieces, append, remove } = useFieldArray({ control, name: 'evidence' });
  return (
    <>
      {pieces.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.evidence.none}
        </Text>
      ) : null}
      {pieces.map((piece, index) => (
        <fieldset key={piece.id} className={classes.evidence}>
          <legend>{texts.evidence.title(index + 1)}</legend>
          <RecordFields control={control} fields={evidenceFields} under={`evidence.${index}.`} />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            mt="xs"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => remove(index)}
          >
            {texts.evidence.remove(index + 1)}
          </Button>
        </fieldset>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => append(emptyOf(evidenceFields))}
        >
          {texts.evidence.add}
        </Button>
      </Group>
    </>
  );
}
