import { Autocomplete, Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useController } from 'react-hook-form';
import { z } from 'zod';
import { Refusal } from '../../shared/base';
import { formatNumber } from '../../shared/base/text';
import { type AdviserChange, candidatesProcedures, mostChanged } from '../../shared/candidates';
import { candidateIdSchema, candidateInputSchema } from '../../shared/fields';
import { call, refreshAfter, tellDone, tellFailure, useProcedure } from '../bridge';
import type { ChosenRows } from '../lists';
import { SubmitModal, TextField, useSubmitForm } from '../ui';
import { changeAdviserTexts as texts } from './change-adviser.texts';

const { reason } = candidatesProcedures['candidates.changeAdviser'].input.shape;
const schema = z.object({
  adviser: candidateInputSchema.shape.adviser,
  reason: reason.refine((typed) => typed.trim() !== '', texts.reasonNeeded),
});

const change = async (changes: readonly AdviserChange[], why: string): Promise<readonly AdviserChange[]> => {
  const { changed } = await call('candidates.changeAdviser', { changes: [...changes], reason: why });
  await refreshAfter('candidates.changeAdviser');
  return changed;
};

/** Whoever has had another adviser since keeps them: the undo says how many. */
async function takeBack(changed: readonly AdviserChange[]): Promise<void> {
  try {
    const left = changed.length - (await change(changed, texts.undone)).length;
    if (left > 0) tellDone({ title: texts.undone, message: texts.keptSince(left) });
  } catch (thrown) {
    tellFailure(thrown);
  }
}

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
  const form = useSubmitForm({
    schema,
    defaults: { adviser: '', reason: '' },
    submit: async (typed) => {
      const ids = await chosen.read();
      if (ids.length > mostChanged)
        throw new Refusal('INVALID_INPUT', { message: texts.tooMany(formatNumber(mostChanged)) });
      const changed = await change(
        ids.map((id) => ({ id: candidateIdSchema.parse(id), adviser: typed.adviser })),
        typed.reason,
      );
      return { changed, left: ids.length - changed.length };
    },
    onDone: ({ changed, left }) => {
      tellDone({
        title: changed.length === 0 ? texts.none : texts.changed(changed.length),
        ...(left === 0 ? {} : { message: texts.unchanged(left) }),
        ...(changed.length === 0
          ? {}
          : {
              undo: {
                run: () => takeBack(changed),
                // It stays true whatever becomes of them: it leaves those whom something else has changed.
                of: [],
              },
            }),
      });
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
