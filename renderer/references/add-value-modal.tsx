import { Alert, Group, List, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { civilDateSchema, formatFrenchDate } from '../../shared/base/time';
import {
  amountGroups,
  amountOf,
  amountOn,
  confidenceLabels,
  confidences,
  type References,
  readersOf,
  type Unit,
} from '../../shared/law';
import { referencesProcedures, valueFault } from '../../shared/references';
import { tellDone, today, useAct } from '../bridge';
import {
  CheckboxField,
  DateField,
  enumerate,
  MoneyField,
  NumberField,
  needed,
  SelectField,
  SubmitModal,
  TextField,
  useSubmitForm,
} from '../ui';
import { pageTexts, addValueTexts as texts, valuesTexts } from './references.texts';
import { useWithdrawAtOnce } from './withdraw-modal';
import { consequencesOf } from './words';

const { shape } = referencesProcedures['references.addValue'].input.shape.value;
const fieldsSchema = z.object({
  parameter: needed(shape.parameter, texts.whichNeeded),
  from: needed(civilDateSchema, pageTexts.dateNeeded),
  value: needed(shape.value, texts.valueNeeded),
  source: needed(shape.source, texts.sourceNeeded),
  confidence: shape.confidence,
  hasRead: z.boolean().refine(Boolean, texts.hasReadNeeded),
});

/** Units that a text gives as whole numbers. */
const isWhole = (unit: Unit): boolean => unit === 'months' || unit === 'days' || unit === 'years';

/**
 * A dated value that the product does not carry. What it changes is said before it is saved, and the person says that
 * the text was read: the answers of everyone in the portfolio depend on it.
 */
export function AddValueModal({
  parameter: asked,
  references,
  onClose,
}: {
  /** Which value, when it was asked for by its line. */
  readonly parameter: string | null;
  readonly references: References;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAct('references.addValue', { isQuiet: true });
  const withdraw = useWithdrawAtOnce();
  const faultOf = (typed: unknown): string | null => {
    const given = fieldsSchema.pick({ parameter: true, from: true, value: true }).safeParse(typed);
    return given.success ? valueFault(given.data, references) : null;
  };
  const form = useSubmitForm({
    schema: fieldsSchema.refine((given) => faultOf(given) === null, {
      path: ['value'],
      error: ({ input }) => faultOf(input) ?? '',
      // As soon as there is a value, whatever else is missing.
      when: () => true,
    }),
    defaults: { parameter: asked, from: null, value: null, source: '', confidence: 'V', hasRead: false },
    draftKey: 'references.value',
    told: { mode: 'onChange' },
    submit: ({ hasRead: _read, ...value }) => save.mutateAsync({ value }),
    onDone: ({ entry: { id } }) => {
      tellDone({ title: texts.added, message: saved, undo: { run: () => withdraw(id), of: [id] } });
      onClose();
    },
  });
  const { clearErrors, control, setValue, subscribe } = form;
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name === 'parameter') {
            setValue('value', null);
            clearErrors('value');
          }
          if (name === 'parameter' || name === 'value' || name === 'from') setValue('hasRead', false);
        },
      }),
    [clearErrors, subscribe, setValue],
  );
  const typed = useWatch({ control });
  const parameter = amountOf(typed.parameter ?? '');
  const current = parameter === null ? null : amountOn(parameter, today(), references);
  const given = fieldsSchema.pick({ from: true, value: true, confidence: true }).safeParse(typed);
  const saved =
    parameter === null || !given.success
      ? ''
      : pageTexts.valueFrom(
          parameter.label,
          parameter.show(given.data.value),
          formatFrenchDate(given.data.from),
        );

  return (
    <SubmitModal
      form={form}
      title={valuesTexts.add}
      size={640}
      submitLabel={texts.submit}
      onCancel={form.leaving(onClose)}
    >
      <SelectField
        control={control}
        name="parameter"
        label={texts.which}
        searchable
        clearable={false}
        {...(asked === null ? { 'data-autofocus': true } : {})}
        nothingFoundMessage={valuesTexts.none}
        data={optionsOf()}
      />
      {parameter === null ? null : (
        <Text size="sm" c="dimmed">
          {current === null
            ? texts.noneToday
            : texts.today(parameter.show(current.value), formatFrenchDate(current.from))}{' '}
          {texts.readBy(enumerate(readersOf(parameter.id)))}
        </Text>
      )}
      <Group align="flex-start" gap="lg">
        <DateField
          control={control}
          name="from"
          label={texts.from}
          w={160}
          {...(asked === null ? {} : { 'data-autofocus': true })}
        />
        {parameter === null ? null : parameter.unit === 'cents' || parameter.unit === 'cents-per-hour' ? (
          <MoneyField
            control={control}
            name="value"
            label={texts.value}
            w={200}
            unit={texts.units[parameter.unit]}
          />
        ) : (
          <NumberField
            control={control}
            name="value"
            label={texts.value}
            w={200}
            decimals={isWhole(parameter.unit) ? 0 : 2}
            unit={texts.units[parameter.unit]}
          />
        )}
      </Group>
      <TextField
        control={control}
        name="source"
        label={texts.source}
        description={texts.sourceHelp}
        maxLength={300}
      />
      <SelectField
        control={control}
        name="confidence"
        label={pageTexts.confidence}
        clearable={false}
        allowDeselect={false}
        description={texts.confidenceHelp}
        data={confidences.map((one) => ({ value: one, label: confidenceLabels[one] }))}
      />
      {parameter === null || !given.success || faultOf(typed) !== null ? null : (
        <Alert color="vivier" icon={<IconInfoCircle aria-hidden />} title={pageTexts.changes} role="status">
          <List size="sm" spacing={4}>
            {consequencesOf(parameter, given.data, references, today()).map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <CheckboxField control={control} name="hasRead" label={texts.hasRead} description={texts.hasReadHelp} />
    </SubmitModal>
  );
}

/** Every number once, under the first group that reads it. */
function optionsOf(): { group: string; items: { value: string; label: string }[] }[] {
  const seen = new Set<string>();
  return amountGroups()
    .map((group) => ({
      group: group.label,
      items: group.amounts
        .filter(({ id }) => !seen.has(id) && seen.add(id))
        .map(({ id, label }) => ({ value: id, label })),
    }))
    .filter(({ items }) => items.length > 0);
}
