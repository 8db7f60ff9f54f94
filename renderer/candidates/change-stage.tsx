import { Button } from '@mantine/core';
import { IconStairs } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { Refusal } from '../../shared/base';
import { formatNumber } from '../../shared/base/text';
import { type CivilDate, civilDateSchema } from '../../shared/base/time';
import { mostChanged, periodLabel, type StageKind, stageKinds } from '../../shared/candidates';
import { type CandidateId, candidateIdSchema } from '../../shared/fields';
import { today, useAct } from '../bridge';
import type { ChosenRows } from '../lists';
import { DateField, needed, SelectField, SubmitModal, TextField, useSubmitForm } from '../ui';
import { tellBatch } from './batch';
import { batchTexts } from './batch.texts';
import { stageReport, stageTexts as texts } from './stages.texts';

const stageSchema = z.enum(stageKinds);
const schema = z.object({
  stage: needed(stageSchema, texts.stageNeeded),
  startsOn: needed(civilDateSchema, texts.startNeeded),
  reason: z
    .string()
    .max(200)
    .refine((typed) => typed.trim() !== '', texts.reasonNeeded),
});

/** Puts one person at a stage, and tells it with what takes it back; answers whether she moved. */
export function useMoveOne(): (
  id: CandidateId,
  stage: StageKind,
  given?: { readonly startsOn: CivilDate; readonly reason: string },
) => Promise<boolean> {
  const { mutateAsync } = useAct('candidates.changeStage');
  return async (id, stage, { startsOn, reason } = { startsOn: today(), reason: '' }) => {
    const report = await mutateAsync({ ids: [id], stage, startsOn, reason }).catch(() => null);
    if (report === null) return false;
    tellBatch(report, { changed: () => texts.moved(stage), none: texts.notMoved, undone: texts.undone }, [
      id,
    ]);
    return report.changed > 0;
  };
}

/** The chosen people are put at another stage, as one act with its day and its reason, which is taken back as one. */
export function ChangeStage({ chosen }: { readonly chosen: ChosenRows }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconStairs size={16} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {texts.move}
      </Button>
      {isOpen ? <ChangeModal chosen={chosen} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function ChangeModal({
  chosen,
  onClose,
}: {
  readonly chosen: ChosenRows;
  readonly onClose: () => void;
}): ReactNode {
  const change = useAct('candidates.changeStage', { isQuiet: true });
  const form = useSubmitForm({
    schema,
    defaults: { stage: null, startsOn: today(), reason: '' },
    submit: async (typed) => {
      const ids = await chosen.read();
      if (ids.length > mostChanged)
        throw new Refusal('INVALID_INPUT', { message: batchTexts.tooMany(formatNumber(mostChanged)) });
      return change.mutateAsync({ ids: ids.map((id) => candidateIdSchema.parse(id)), ...typed });
    },
    onDone: (report) => {
      tellBatch(report, stageReport);
      onClose();
      chosen.onDone();
    },
  });
  const { control } = form;
  return (
    <SubmitModal
      form={form}
      title={texts.title(chosen.many)}
      submitLabel={texts.submit}
      onCancel={form.leaving(onClose)}
    >
      <SelectField
        control={control}
        name="stage"
        label={texts.stage}
        data-autofocus
        clearable={false}
        withAsterisk
        data={stageKinds.map((value) => ({ value, label: periodLabel(value) }))}
      />
      <DateField
        control={control}
        name="startsOn"
        label={texts.startsOn}
        description={texts.startsOnHelp}
        withAsterisk
      />
      <TextField
        control={control}
        name="reason"
        label={texts.reason}
        description={texts.reasonHelp}
        withAsterisk
        isFreeText
        maxLength={200}
      />
    </SubmitModal>
  );
}
