import { Alert, Box, Button, Checkbox, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { type Control, useController, useFieldArray, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { formatFrenchDate } from '../../shared/base/time';
import {
  confidenceLabels,
  confidences,
  orderSchemes,
  type PrefectOrder,
  type References,
  regionLabels,
  regionSchema,
} from '../../shared/law';
import { referencesProcedures } from '../../shared/references';
import { tellDone, useAct } from '../bridge';
import {
  CheckboxField,
  DateField,
  NumberField,
  needed,
  SelectField,
  SubmitForm,
  TextField,
  useSubmitForm,
} from '../ui';
import classes from './references.module.css';
import {
  orderEffectTexts,
  orderSchemeLabels,
  ordersTexts,
  pageTexts,
  orderTexts as texts,
} from './references.texts';
import { useWithdrawAtOnce } from './withdraw-modal';
import { categoryPublic, categoryTerms } from './words';

/** The same schema, with one sentence for whatever it refuses; what stands beside is still looked at. */
const said = <S extends z.ZodType>(schema: S, sentence: string) =>
  z
    .custom<z.input<S>>((typed) => schema.safeParse(typed).success, { error: sentence, abort: false })
    .transform((typed): z.output<S> => schema.parse(typed));
/** Two fields are looked at together, whatever else is missing. */
const at = (field: string, error: string) => ({ path: [field], error, when: () => true });
const isAfter = (a: number | null, b: number | null): boolean => a !== null && b !== null && a > b;

const { shape } = referencesProcedures['references.addOrder'].input.shape.order;
const line = shape.categories.element.shape;
const categorySchema = z
  .object({
    ...line,
    label: needed(line.label, texts.nameNeeded),
    ratePercent: needed(said(line.ratePercent, texts.rateBounds), texts.rateNeeded),
    maxWeeklyHours: said(line.maxWeeklyHours, texts.hoursBounds),
    minMonths: said(line.minMonths, texts.monthsBounds),
    maxMonths: said(line.maxMonths, texts.monthsBounds),
    minAge: said(line.minAge, texts.agesBounds),
    maxAge: said(line.maxAge, texts.agesBounds),
    maxAgeDisabled: said(line.maxAgeDisabled, texts.agesBounds),
  })
  .refine((one) => !isAfter(one.minMonths, one.maxMonths), at('maxMonths', texts.monthsOrder))
  .refine((one) => !isAfter(one.minAge, one.maxAge), at('maxAge', texts.agesOrder));
const schema = z
  .object({
    ...shape,
    region: needed(regionSchema, texts.regionNeeded),
    reference: needed(shape.reference, texts.referenceNeeded),
    signedOn: needed(shape.signedOn, pageTexts.dateNeeded),
    from: needed(shape.from, pageTexts.dateNeeded),
    categories: z.array(categorySchema).min(1).max(40),
    hasRead: z.boolean().refine(Boolean, texts.hasReadNeeded),
  })
  .refine(({ from, to }) => from === null || to === null || to >= from, at('to', texts.endsBefore));
type TypedOrder = z.input<typeof schema>;

const emptyCategory: TypedOrder['categories'][number] = {
  label: '',
  ratePercent: null,
  maxWeeklyHours: null,
  minMonths: null,
  maxMonths: null,
  minAge: null,
  maxAge: null,
  maxAgeDisabled: null,
  residences: [],
  isForRsa: false,
};
const emptyOrder: TypedOrder = {
  scheme: 'PEC',
  region: null,
  reference: '',
  signedOn: null,
  from: null,
  to: null,
  confidence: 'V',
  categories: [emptyCategory],
  hasRead: false,
};
const regions = Object.entries(regionLabels)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, 'fr'));

/** What an order would change, before it is saved. */
function effects(order: Omit<PrefectOrder, 'origin'>, references: References): readonly string[] {
  const said = orderEffectTexts;
  const place = ordersTexts.place(orderSchemeLabels[order.scheme], regionLabels[order.region]);
  const former = references.orders.filter(
    (each) =>
      each.scheme === order.scheme &&
      each.region === order.region &&
      (each.to === null || each.to >= order.from) &&
      (order.to === null || each.from <= order.to),
  );
  return [
    order.to === null
      ? said.from(place, formatFrenchDate(order.from))
      : said.between(place, formatFrenchDate(order.from), formatFrenchDate(order.to)),
    ...order.categories.map((category) => {
      const who = categoryPublic(category);
      const terms = categoryTerms(category);
      return who === '' ? said.category(category.label, terms) : said.categoryFor(category.label, who, terms);
    }),
    ...former.map((each) => said.overlaps(each.reference, formatFrenchDate(each.from))),
    ...(order.confidence === 'N' ? [said.unverified] : []),
  ];
}

/** A new order, typed from its text: what the region pays, for whom, from when. */
export function OrderForm({
  references,
  onClose,
}: {
  readonly references: References;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAct('references.addOrder', { isQuiet: true });
  const withdraw = useWithdrawAtOnce();
  const form = useSubmitForm({
    schema,
    defaults: emptyOrder,
    draftKey: 'references.order',
    submit: ({ hasRead: _read, ...order }) => save.mutateAsync({ order }),
    onDone: ({ entry: { id } }) => {
      tellDone({
        title: texts.added,
        message: form.getValues('reference'),
        undo: { run: () => withdraw(id), of: [id] },
      });
      onClose();
    },
  });
  const { control, setValue, subscribe } = form;
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name !== undefined && name !== 'hasRead') setValue('hasRead', false);
        },
      }),
    [subscribe, setValue],
  );
  const categories = useFieldArray({ control, name: 'categories' });
  const order = schema.safeParse({ ...useWatch({ control }), hasRead: true });
  const faults = new Set(order.error?.issues.map(({ path }) => path.join('.')));

  return (
    <Box maw={1100}>
      <SubmitForm form={form} gap="lg" submitLabel={texts.submit} onCancel={form.leaving(onClose)}>
        <section className={classes.panel}>
          <Title order={2} mb="md">
            {texts.title}
          </Title>
          <div className={classes.fields}>
            <div className={classes.pair}>
              <SelectField
                control={control}
                name="scheme"
                label={texts.scheme}
                clearable={false}
                allowDeselect={false}
                data={orderSchemes.map((value) => ({ value, label: orderSchemeLabels[value] }))}
              />
              <SelectField
                control={control}
                name="region"
                label={texts.region}
                searchable
                clearable={false}
                nothingFoundMessage={texts.regionNone}
                data={regions}
              />
            </div>
            <div className={classes.wide}>
              <TextField
                control={control}
                name="reference"
                label={texts.reference}
                description={texts.referenceHelp}
                maxLength={200}
              />
            </div>
            <DateField control={control} name="signedOn" label={texts.signedOn} />
            <DateField control={control} name="from" label={texts.from} />
            <DateField control={control} name="to" label={texts.to} description={texts.toHelp} clearable />
            <SelectField
              control={control}
              name="confidence"
              label={pageTexts.confidence}
              clearable={false}
              allowDeselect={false}
              data={confidences.map((one) => ({ value: one, label: confidenceLabels[one] }))}
            />
          </div>
        </section>
        <section className={classes.panel}>
          <Title order={2}>{texts.categories}</Title>
          <Text size="sm" c="dimmed" mb="md">
            {texts.categoriesHelp}
          </Text>
          <Stack gap="md">
            {categories.fields.map(({ id }, index) => (
              <CategoryFields
                key={id}
                control={control}
                index={index}
                {...(categories.fields.length > 1 ? { onRemove: () => categories.remove(index) } : {})}
              />
            ))}
            <Group>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                disabled={categories.fields.length >= 40}
                onClick={() => categories.append(emptyCategory, { shouldFocus: false })}
              >
                {texts.addCategory}
              </Button>
            </Group>
          </Stack>
        </section>
        {order.success ? (
          <Alert color="vivier" icon={<IconInfoCircle aria-hidden />} title={pageTexts.changes} role="status">
            <List size="sm" spacing={4}>
              {effects(order.data, references).map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </Alert>
        ) : form.formState.isSubmitted ? (
          <Text c="red" size="sm" role="alert">
            {texts.faults(faults.size)}
          </Text>
        ) : null}
        <CheckboxField
          control={control}
          name="hasRead"
          label={texts.hasRead}
          description={texts.hasReadHelp}
        />
      </SubmitForm>
    </Box>
  );
}

const numbers = [
  { key: 'ratePercent', unit: texts.units.percent },
  { key: 'maxWeeklyHours', unit: texts.units.hours },
  { key: 'minMonths', unit: texts.units.months },
  { key: 'maxMonths', unit: texts.units.months },
  { key: 'minAge', unit: texts.units.years },
  { key: 'maxAge', unit: texts.units.years },
  { key: 'maxAgeDisabled', unit: texts.units.years },
] as const;
const zones = ['QPV', 'ZRR'] as const;

function CategoryFields({
  control,
  index,
  onRemove,
}: {
  readonly control: Control<TypedOrder>;
  readonly index: number;
  readonly onRemove?: () => void;
}): ReactNode {
  const { field: residences } = useController({ control, name: `categories.${index}.residences` });
  return (
    <fieldset className={classes.category}>
      <legend>
        <Text span fw={600} size="sm" px={4}>
          {texts.category(index + 1)}
        </Text>
      </legend>
      <div className={classes.fields}>
        <div className={classes.wide}>
          <TextField
            control={control}
            name={`categories.${index}.label`}
            label={texts.name}
            placeholder={texts.nameHint}
            maxLength={200}
          />
        </div>
        {numbers.map(({ key, unit }) => (
          <NumberField
            key={key}
            control={control}
            name={`categories.${index}.${key}`}
            label={texts.numbers[key]}
            decimals={key === 'ratePercent' || key === 'maxWeeklyHours' ? 2 : 0}
            unit={unit}
          />
        ))}
      </div>
      <Group mt="md" gap="lg">
        <Text size="sm" fw={600}>
          {texts.onlyFor}
        </Text>
        {zones.map((value) => (
          <Checkbox
            key={value}
            label={texts.zones[value]}
            checked={residences.value.includes(value)}
            onChange={(event) =>
              residences.onChange(
                event.currentTarget.checked
                  ? [...residences.value, value]
                  : residences.value.filter((one) => one !== value),
              )
            }
          />
        ))}
        <CheckboxField control={control} name={`categories.${index}.isForRsa`} label={texts.rsa} />
        {onRemove === undefined ? null : (
          <Button variant="subtle" color="red" size="compact-sm" ml="auto" onClick={onRemove}>
            {texts.removeCategory(index + 1)}
          </Button>
        )}
      </Group>
    </fieldset>
  );
}
