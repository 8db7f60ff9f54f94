import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { Candidate } from '../../shared/fields';
import {
  emptyPaper,
  fittedPaper,
  type PaperInput,
  type PaperKind,
  paperFault,
  paperInputSchema,
  paperKindNames,
  paperKindOf,
  paperKindSchema,
  paperLabel,
} from '../../shared/papers';
import { today } from '../bridge';
import { DateField, needed, SelectField, SubmitModal, TextAreaField, TextField, useSubmitForm } from '../ui';
import { papersTexts as texts } from './papers.texts';

/** What the dialog holds; `id` is `null` for a new paper. The page keeps it open across a lock. */
export const typedPaperSchema = paperInputSchema.extend({
  id: z.string().nullable(),
  kind: paperKindSchema.nullable(),
});
export type TypedPaper = z.infer<typeof typedPaperSchema>;

/** A new paper, of a kind or of none yet; who works here is who would have seen the original. */
export const newPaper = (kind: PaperKind | null, adviser: string): TypedPaper => ({
  ...emptyPaper(kind ?? 'identity-card'),
  kind,
  id: null,
  originalSeenBy: adviser,
});

/** A paper: which one, until when it is good, whether the original was seen. */
export function PaperModal({
  candidate,
  start,
  kinds = paperKindNames,
  submitLabel,
  draftKey,
  submit,
  onClose,
}: {
  readonly candidate: Pick<Candidate, 'id' | 'birthDate'>;
  readonly start: TypedPaper;
  /** Kinds to choose among. */
  readonly kinds?: readonly PaperKind[];
  readonly submitLabel?: string;
  /** Where what is typed outlives a lock. */
  readonly draftKey?: string;
  readonly submit: (paper: PaperInput) => Promise<unknown>;
  readonly onClose: () => void;
}): ReactNode {
  const { id, ...defaults } = start;
  const schema = typedPaperSchema
    .omit({ id: true })
    .extend({ kind: needed(paperKindSchema, texts.kindNeeded) })
    .check((context) => {
      const fault = paperFault(fittedPaper(context.value), candidate.birthDate, today());
      if (fault !== null)
        context.issues.push({
          code: 'custom',
          path: [fault.field],
          message: fault.message,
          input: context.value,
        });
    });
  const form = useSubmitForm({
    schema,
    defaults,
    ...(draftKey === undefined ? {} : { draftKey }),
    submit: (paper) => submit(fittedPaper(paper)),
    onDone: onClose,
  });
  const { control } = form;
  const kind = useWatch({ control, name: 'kind' });
  const known = kind === null ? null : paperKindOf(kind);
  return (
    <SubmitModal
      form={form}
      title={id === null ? texts.add : texts.correct}
      submitLabel={submitLabel ?? (id === null ? texts.submitAdd : texts.submitCorrect)}
      onCancel={form.leaving(onClose)}
    >
      <SelectField
        control={control}
        name="kind"
        label={texts.kind}
        data-autofocus
        clearable={false}
        description={known?.purpose}
        data={kinds.map((value) => ({ value, label: paperLabel(value) }))}
      />
      {known?.number === undefined ? null : (
        <TextField
          control={control}
          name="number"
          label={known.number.label}
          description={known.number.source}
          maxLength={40}
        />
      )}
      <DateField control={control} name="issuedOn" label={texts.issuedOn} />
      {known?.expires === false ? null : (
        <DateField
          control={control}
          name="expiresOn"
          label={texts.expiresOn}
          description={texts.expiresOnHelp}
        />
      )}
      <DateField
        control={control}
        name="originalSeenOn"
        label={texts.originalSeenOn}
        description={texts.originalSeenOnHelp}
      />
      <TextField control={control} name="originalSeenBy" label={texts.originalSeenBy} maxLength={120} />
      {known?.noRemark === undefined ? (
        <TextAreaField
          control={control}
          name="remark"
          label={texts.remark}
          maxLength={2000}
          autosize
          minRows={2}
        />
      ) : null}
    </SubmitModal>
  );
}
