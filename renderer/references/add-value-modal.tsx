import {
  Alert,
  Button,
  Checkbox,
  Group,
  List,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconInfoCircle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { z } from 'zod';
import { civilDateSchema, formatFrenchDate } from '../../shared/base/time';
import {
  type Amount,
  amountGroups,
  amountOf,
  amountOn,
  confidenceLabels,
  confidences,
  type References,
  readersOf,
  type Unit,
} from '../../shared/law';
import { valueFault } from '../../shared/references';
import { today, useAct } from '../bridge';
import { askToGiveUp, DateBox, enumerate, typedNumber } from '../ui';
import { MoneyBox } from '../ui/money-field';
import { useChange } from './use-change';
import { consequencesOf } from './words';

/** What the dialog holds, kept through a lock. */
export const typedValueSchema = z.object({
  parameter: z.string().nullable(),
  from: civilDateSchema.nullable(),
  /** In the unit of the parameter: whole cents for money. */
  value: z.number().nullable(),
  source: z.string(),
  confidence: z.enum(confidences),
  hasRead: z.boolean(),
});
type TypedValue = z.infer<typeof typedValueSchema>;

export const emptyValue = (parameter: string | null): TypedValue => ({
  parameter,
  from: null,
  value: null,
  source: '',
  confidence: 'V',
  hasRead: false,
});

const suffixes: Readonly<Record<Exclude<Unit, 'cents' | 'cents-per-hour'>, string>> = {
  percent: '\u00A0%',
  months: '\u00A0mois',
  days: '\u00A0jours',
  hours: '\u00A0heures',
  years: '\u00A0ans',
};
/** Units that a text gives as whole numbers. */
const isWhole = (unit: Unit): boolean => unit === 'months' || unit === 'days' || unit === 'years';

/** The box of a value, in the unit of its parameter: euros typed, cents kept. */
function ValueBox({
  parameter,
  value,
  onChange,
  error,
}: {
  readonly parameter: Amount;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly error: string | null;
}): ReactNode {
  const { unit } = parameter;
  const shared = { label: 'Nouvelle valeur', w: 200, ...(error === null ? {} : { error }) };
  if (unit === 'cents' || unit === 'cents-per-hour')
    return (
      <MoneyBox
        {...shared}
        suffix={unit === 'cents' ? '\u00A0€' : '\u00A0€ par heure'}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <NumberInput
      {...shared}
      decimalSeparator=","
      thousandSeparator={'\u202F'}
      hideControls
      allowNegative={false}
      allowDecimal={!isWhole(unit)}
      decimalScale={2}
      suffix={suffixes[unit]}
      value={value ?? ''}
      onChange={(typed) => onChange(typedNumber(typed))}
    />
  );
}

/**
 * A dated value that the product does not carry. What it changes is said before it is saved, and the person says that
 * the text was read: the answers of everyone in the portfolio depend on it.
 */
export function AddValueModal({
  typed,
  references,
  onTyped,
  onClose,
}: {
  readonly typed: TypedValue;
  readonly references: References;
  readonly onTyped: (typed: TypedValue) => void;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAct('references.addValue', { isQuiet: true });
  const [hasTried, setHasTried] = useState(false);
  const { from, value, source, confidence, hasRead } = typed;
  const changeTyped = useChange(typed, onTyped);
  const change = (more: Partial<TypedValue>): void => changeTyped(() => more);
  const parameter = typed.parameter === null ? null : amountOf(typed.parameter);
  const current = parameter === null ? null : amountOn(parameter, today(), references);
  const consequences =
    parameter === null || from === null || value === null
      ? null
      : consequencesOf(parameter, { from, value, confidence }, references, today());

  const fault =
    parameter === null || from === null || value === null
      ? null
      : valueFault({ parameter: parameter.id, from, value }, references);

  const close = (): void => {
    const isUntouched = from === null && value === null && source === '';
    if (isUntouched) onClose();
    else askToGiveUp(onClose);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (parameter === null || from === null || value === null || source.trim() === '' || !hasRead) return;
    if (fault !== null) return;
    save.mutate(
      { value: { parameter: parameter.id, from, value, source: source.trim(), confidence } },
      {
        onSuccess: () => {
          notifications.show({
            color: 'green',
            title: 'Valeur ajoutée',
            message: `${parameter.label}\u00A0: ${parameter.show(value)} à partir du ${formatFrenchDate(from)}`,
          });
          onClose();
        },
      },
    );
  };
  const need = (isMissing: boolean, error: string): { readonly error?: string } =>
    hasTried && isMissing ? { error } : {};

  return (
    <Modal opened onClose={close} title="Ajouter une valeur" size={640}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Select
            label="Quelle valeur"
            searchable
            {...(typed.parameter === null ? { 'data-autofocus': true } : {})}
            nothingFoundMessage="Aucune valeur ne correspond"
            data={optionsOf()}
            value={typed.parameter}
            onChange={(id) => change({ parameter: id, value: null, hasRead: false })}
            {...need(parameter === null, 'Choisissez la valeur.')}
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
            <DateBox
              label="À partir du"
              w={160}
              {...(typed.parameter === null ? {} : { 'data-autofocus': true })}
              value={from}
              onChange={(day) => change({ from: day, hasRead: false })}
              {...need(from === null, 'Saisissez la date.')}
            />
            {parameter === null ? null : (
              <ValueBox
                parameter={parameter}
                value={value}
                onChange={(next) => change({ value: next, hasRead: false })}
                error={fault ?? (hasTried && value === null ? 'Saisissez la valeur.' : null)}
              />
            )}
          </Group>
          <TextInput
            label="Texte qui la donne"
            description="Nature, numéro et date, par exemple «&#8239;Décret n° 2026-1234 du 18 décembre 2026&#8239;»."
            maxLength={300}
            value={source}
            onChange={(event) => change({ source: event.currentTarget.value })}
            autoComplete="off"
            {...need(source.trim() === '', 'Nommez le texte.')}
          />
          <Select
            label="Confiance"
            description="«&#8239;Non vérifié&#8239;»&#8239;: les réponses qui en dépendent resteront «&#8239;à vérifier&#8239;»."
            data={confidences.map((one) => ({ value: one, label: confidenceLabels[one] }))}
            value={confidence}
            onChange={(one) => change({ confidence: confidences.find((each) => each === one) ?? 'N' })}
          />
          {consequences === null || fault !== null ? null : (
            <Alert
              color="vivier"
              icon={<IconInfoCircle aria-hidden />}
              title="Ce que cela change, pour tout le portefeuille"
              role="status"
            >
              <List size="sm" spacing={4}>
                {consequences.map((sentence) => (
                  <List.Item key={sentence}>{sentence}</List.Item>
                ))}
              </List>
            </Alert>
          )}
          <Checkbox
            label="J’ai lu ce texte"
            description="Il donne bien cette valeur, à cette date."
            checked={hasRead}
            onChange={(event) => change({ hasRead: event.currentTarget.checked })}
            {...need(
              !hasRead,
              'Lisez le texte avant d’ajouter la valeur : elle change les réponses de tous.',
            )}
          />
          {save.error === null ? null : (
            <Alert color="red" role="alert">
              {save.error.message}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Annuler
            </Button>
            <Button type="submit" loading={save.isPending}>
              Ajouter la valeur
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
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
