import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { civilDateSchema, formatFrenchDate, type Interval } from '../../shared/base/time';
import {
  endBefore,
  kindsOfTrack,
  type Period,
  periodFault,
  periodInputSchema,
  periodKindSchema,
  periodLabel,
  periodToEnd,
  periodWords,
  type Track,
  trackNames,
  trackOf,
} from '../../shared/candidates';
import type { Candidate } from '../../shared/fields';
import { useAct } from '../bridge';
import { CheckboxField, DateField, needed, SelectField, SubmitModal, TextField, useSubmitForm } from '../ui';
import { datedLifeTexts as texts } from './dated-life.texts';

const id = z.string().nullable();
const typedKind = periodKindSchema.nullable();
/** What the dialog holds; `id` is `null` for a new period. The page keeps it open across a lock. */
export const typedPeriodSchema = periodInputSchema.extend({
  id,
  kind: typedKind,
  startsOn: civilDateSchema.nullable(),
  endsFormer: z.boolean(),
  /** Told of a new one, which has no kind yet. */
  track: z.enum(trackNames).optional(),
});
export type TypedPeriod = z.infer<typeof typedPeriodSchema>;

export const newPeriod = (track: Track, { from, to }: Interval): TypedPeriod => ({
  id: null,
  kind: null,
  startsOn: from,
  endsOn: to,
  detail: '',
  reach: '',
  endsFormer: true,
  track,
});

/** A situation, a stage of the vivier, or somebody around the person: from when, until when. */
export function PeriodModal({
  candidate,
  periods,
  start,
  onClose,
}: {
  readonly candidate: Candidate;
  readonly periods: readonly Period[];
  readonly start: TypedPeriod;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAct('candidates.savePeriod', { isQuiet: true });
  const track = start.kind === null ? (start.track ?? 'situation') : trackOf(start.kind);
  const { track: _, ...defaults } = start;
  const schema = typedPeriodSchema
    .omit({ track: true })
    .extend({
      kind: needed(periodKindSchema, texts.kindNeeded),
      startsOn: needed(civilDateSchema, texts.startNeeded),
    })
    .check((context) => {
      const { endsFormer, id: own, ...period } = context.value;
      const former = endsFormer ? periodToEnd(period, own, periods) : null;
      const fault = periodFault(
        period,
        own,
        periods.filter((each) => each !== former),
        candidate.birthDate,
      );
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
    draftKey: `candidate.periodForm:${candidate.id}`,
    submit: ({ id: own, endsFormer, ...period }) =>
      save.mutateAsync({ candidateId: candidate.id, id: own, period, endsFormer }),
    onDone: onClose,
  });
  const { control } = form;
  const [kind, startsOn, endsOn] = useWatch({ control, name: ['kind', 'startsOn', 'endsOn'] });
  const typed = periodInputSchema.safeParse({ kind, startsOn, endsOn, detail: '', reach: '' });
  const former = typed.success ? periodToEnd(typed.data, start.id, periods) : null;
  return (
    <SubmitModal
      form={form}
      title={start.id === null ? texts.add[track] : texts.correct[track]}
      submitLabel={start.id === null ? texts.submitAdd : texts.submitCorrect}
      onCancel={form.leaving(onClose)}
    >
      <SelectField
        control={control}
        name="kind"
        label={texts.kind[track]}
        data-autofocus
        clearable={false}
        data={kindsOfTrack(track).map((value) => ({ value, label: periodLabel(value) }))}
      />
      <TextField
        control={control}
        name="detail"
        label={texts.detail[track]}
        isFreeText={track !== 'role'}
        description={texts.detailHelp[track]}
        maxLength={200}
      />
      {track === 'role' ? (
        <TextField
          control={control}
          name="reach"
          label={texts.reach}
          description={texts.reachHelp}
          maxLength={120}
        />
      ) : null}
      <DateField control={control} name="startsOn" label={texts.startsOn} />
      <DateField control={control} name="endsOn" label={texts.endsOn} description={texts.endsOnHelp} />
      {former === null || !typed.success ? null : (
        <CheckboxField
          control={control}
          name="endsFormer"
          label={texts.endsFormer(periodWords(former), formatFrenchDate(endBefore(typed.data.startsOn)))}
        />
      )}
    </SubmitModal>
  );
}
