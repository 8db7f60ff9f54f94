import { Button, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { schemeLabels } from '../../shared/candidates';
import {
  type CandidateId,
  type Enrolment,
  enrolmentSchema,
  type SchemeId,
  schemeIdSchema,
  schemeIds,
} from '../../shared/fields';
import { tellDone, tellFailure, today, useAct } from '../bridge';
import { CheckboxField, DateField, needed, SelectField, SubmitModal, useSubmitForm } from '../ui';
import { enrolmentTexts as texts } from './people.texts';

const id = z.string().nullable();
/** What the dialog holds; `id` is `null` for a new enrolment. Its form keeps it under the key of whoever opened it. */
export const typedEnrolmentSchema = enrolmentSchema.extend({ id, scheme: schemeIdSchema.nullable() });
type TypedEnrolment = z.infer<typeof typedEnrolmentSchema>;

export const typedOf = (enrolment: Enrolment | null, scheme: SchemeId | null = null): TypedEnrolment =>
  enrolment ?? { id: null, scheme, signedOn: today(), endedOn: null, isRenewal: false };

const schema = enrolmentSchema
  .extend({ id, scheme: needed(schemeIdSchema, texts.schemeNeeded) })
  .refine(({ signedOn, endedOn }) => signedOn === null || endedOn === null || endedOn >= signedOn, {
    path: ['endedOn'],
    error: texts.endsBefore,
    when: () => true,
  });

/** Entering a scheme, leaving it, or correcting what was noted. */
export function EnrolmentModal({
  candidateId,
  enrolment,
  scheme = null,
  onClose,
}: {
  readonly candidateId: CandidateId;
  /** `null` for a new one. */
  readonly enrolment: Enrolment | null;
  /** Chosen already for a new one; another may be taken. */
  readonly scheme?: SchemeId | null;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAct('candidates.saveEnrolment', { isQuiet: true });
  const form = useSubmitForm({
    schema,
    defaults: typedOf(enrolment, scheme),
    draftKey: `candidate.enrolment:${candidateId}`,
    told: { mode: 'onChange' },
    submit: ({ id: _typed, ...given }) =>
      save.mutateAsync({ candidateId, id: enrolment?.id ?? null, enrolment: given }),
    onDone: onClose,
  });
  const remove = useAct('candidates.removeEnrolment', { isQuiet: true });
  const takeOut = async ({ id: enrolmentId, ...told }: Enrolment): Promise<void> => {
    try {
      await remove.mutateAsync({ candidateId, id: enrolmentId });
      onClose();
      tellDone({
        title: texts.removed,
        message: schemeLabels[told.scheme].short,
        undo: {
          run: () => save.mutateAsync({ candidateId, id: enrolmentId, enrolment: told }).catch(tellFailure),
          of: [candidateId, enrolmentId],
        },
      });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const { control } = form;
  const signedOn = useWatch({ control, name: 'signedOn' });

  return (
    <SubmitModal
      form={form}
      title={enrolment === null ? texts.add : texts.correct}
      submitLabel={enrolment === null ? texts.submitAdd : texts.submitCorrect}
      onCancel={form.leaving(onClose)}
    >
      <SelectField
        control={control}
        name="scheme"
        label={texts.scheme}
        data-autofocus
        searchable
        clearable={false}
        data={schemeIds.map((value) => ({
          value,
          label:
            schemeLabels[value].short === schemeLabels[value].long
              ? schemeLabels[value].short
              : texts.schemeNamed(schemeLabels[value].short, schemeLabels[value].long),
        }))}
      />
      <DateField control={control} name="signedOn" label={texts.signedOn} description={texts.signedOnHelp} />
      <DateField control={control} name="endedOn" label={texts.endedOn} />
      <CheckboxField control={control} name="isRenewal" label={texts.isRenewal} />
      {enrolment === null && signedOn !== null && signedOn > today() ? (
        <Text size="sm" c="amber">
          {texts.signedLater}
        </Text>
      ) : null}
      {enrolment === null ? null : (
        <Button
          variant="subtle"
          color="red"
          size="compact-md"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => void takeOut(enrolment)}
        >
          {texts.remove}
        </Button>
      )}
    </SubmitModal>
  );
}
