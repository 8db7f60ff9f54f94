import { Alert, Group, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
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
import { today, useAct } from '../bridge';
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
import { consequencesOf } from './words';

const { shape } = referencesProcedures['references.addValue'].input.shape.value;
const fieldsSchema = z.object({
  parameter: needed(shape.parameter, 'Choisissez la valeur.'),
  from: needed(civilDateSchema, 'Saisissez la date.'),
  value: needed(shape.value, 'Saisissez la valeur.'),
  source: needed(shape.source, 'Nommez le texte.'),
  confidence: shape.confidence,
  hasRead: z
    .boolean()
    .refine(Boolean, 'Lisez le texte avant d’ajouter la valeur : elle change les réponses de tous.'),
});

const units: Readonly<Record<Exclude<Unit, 'cents' | 'cents-per-hour'>, string>> = {
  percent: '%',
  months: 'mois',
  days: 'jours',
  hours: 'heures',
  years: 'ans',
};
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
    onDone: () => {
      notifications.show({ color: 'green', title: 'Valeur ajoutée', message: saved });
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
      : `${parameter.label}\u00A0: ${parameter.show(given.data.value)} à partir du ${formatFrenchDate(given.data.from)}`;

  return (
    <SubmitModal
      form={form}
      title="Ajouter une valeur"
      size={640}
      submitLabel="Ajouter la valeur"
      onCancel={form.leaving(onClose)}
    >
      <SelectField
        control={control}
        name="parameter"
        label="Quelle valeur"
        searchable
        clearable={false}
        {...(asked === null ? { 'data-autofocus': true } : {})}
        nothingFoundMessage="Aucune valeur ne correspond"
        data={optionsOf()}
      />
      {parameter === null ? null : (
        <Text size="sm" c="dimmed">
          {current === null
            ? 'Aucune valeur aujourd’hui.'
            : `Aujourd’hui\u00A0: ${parameter.show(current.value)}, depuis le ${formatFrenchDate(current.from)}.`}{' '}
          Sert à{'\u00A0'}: {enumerate(readersOf(parameter.id))}.
        </Text>
      )}
      <Group align="flex-start" gap="lg">
        <DateField
          control={control}
          name="from"
          label="À partir du"
          w={160}
          {...(asked === null ? {} : { 'data-autofocus': true })}
        />
        {parameter === null ? null : parameter.unit === 'cents' || parameter.unit === 'cents-per-hour' ? (
          <MoneyField
            control={control}
            name="value"
            label="Nouvelle valeur"
            w={200}
            unit={parameter.unit === 'cents' ? '€' : '€ par heure'}
          />
        ) : (
          <NumberField
            control={control}
            name="value"
            label="Nouvelle valeur"
            w={200}
            decimals={isWhole(parameter.unit) ? 0 : 2}
            unit={units[parameter.unit]}
          />
        )}
      </Group>
      <TextField
        control={control}
        name="source"
        label="Texte qui la donne"
        description="Nature, numéro et date, par exemple «&#8239;Décret n° 2026-1234 du 18 décembre 2026&#8239;»."
        maxLength={300}
      />
      <SelectField
        control={control}
        name="confidence"
        label="Confiance"
        clearable={false}
        allowDeselect={false}
        description="«&#8239;Non vérifié&#8239;»&#8239;: les réponses qui en dépendent resteront «&#8239;à vérifier&#8239;»."
        data={confidences.map((one) => ({ value: one, label: confidenceLabels[one] }))}
      />
      {parameter === null || !given.success || faultOf(typed) !== null ? null : (
        <Alert
          color="vivier"
          icon={<IconInfoCircle aria-hidden />}
          title="Ce que cela change, pour tout le portefeuille"
          role="status"
        >
          <List size="sm" spacing={4}>
            {consequencesOf(parameter, given.data, references, today()).map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <CheckboxField
        control={control}
        name="hasRead"
        label="J’ai lu ce texte"
        description="Il donne bien cette valeur, à cette date."
      />
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
