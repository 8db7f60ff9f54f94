import { Autocomplete, Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useController } from 'react-hook-form';
import { z } from 'zod';
import { Refusal } from '../../shared/base';
import { formatNumber } from '../../shared/base/text';
import { candidatesProcedures, mostChanged } from '../../shared/candidates';
import { candidateIdSchema, candidateInputSchema } from '../../shared/fields';
import { useAct, useProcedure } from '../bridge';
import type { ChosenRows } from '../lists';
import { SubmitModal, TextField, useSubmitForm } from '../ui';
import { tellBatch } from './batch';
import { batchTexts } from './batch.texts';
import { changeAdviserTexts as texts } from './change-adviser.texts';

const { reason } = candidatesProcedures['candidates.changeAdviser'].input.shape;
const schema = z.object({
  adviser: candidateInputSchema.shape.adviser,
  reason: reason.refine((typed) => typed.trim() !== '', texts.reasonNeeded),
});

/** The chosen people are given another adviser, as one act with its reason, which is taken back as one. */
export function ChangeAdviser({ chosen }: { readonly chosen: ChosenRows }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconUsers size={16} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {texts.act}
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
  const known = useProcedure('lists.values', { list: 'candidates', column: 'adviser' });
  const change = useAct('candidates.changeAdviser', { isQuiet: true });
  const form = useSubmitForm({
    schema,
    defaults: { adviser: '', reason: '' },
    submit: async (typed) => {
      const ids = await chosen.read();
      if (ids.length > mostChanged)
        throw new Refusal('INVALID_INPUT', { message: batchTexts.tooMany(formatNumber(mostChanged)) });
      return change.mutateAsync({ ids: ids.map((id) => candidateIdSchema.parse(id)), ...typed });
    },
    onDone: (report) => {
      tellBatch(report, texts);
      onClose();
      chosen.onDone();
    },
  });
  const { field, fieldState } = useController({ control: form.control, name: 'adviser' });
  return (
    <SubmitModal
      form={form}
      title={texts.title(chosen.many)}
      submitLabel={texts.submit}
      onCancel={form.leaving(onClose)}
    >
      <Autocomplete
        label={texts.adviser}
        description={texts.adviserHelp}
        data-autofocus
        maxLength={120}
        data={known.data?.values ?? []}
        ref={field.ref}
        name={field.name}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        error={fieldState.error?.message}
      />
      <TextField
        control={form.control}
        name="reason"
        label={texts.reason}
        description={texts.reasonHelp}
        withAsterisk
        isFreeText
        maxLength={300}
      />
    </SubmitModal>
  );
}
