import { Alert, Box, Button, Checkbox, Group, List, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { type Control, useController, useFieldArray, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { typography } from '../../shared/base/text';
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
import { useAct } from '../bridge';
import {
  CheckboxField,
  count,
  DateField,
  NumberField,
  needed,
  SelectField,
  SubmitForm,
  TextField,
  useSubmitForm,
} from '../ui';
import classes from './references.module.css';
import { categoryPublic, categoryTerms, orderSchemeLabels } from './words';

/** The same schema, with one sentence for whatever it refuses; what stands beside is still looked at. */
const said = <S extends z.ZodType>(schema: S, sentence: string) =>
  z
    .custom<z.input<S>>((typed) => schema.safeParse(typed).success, { error: sentence, abort: false })
    .transform((typed): z.output<S> => schema.parse(typed));
/** Two fields are looked at together, whatever else is missing. */
const at = (field: string, error: string) => ({ path: [field], error, when: () => true });
const isAfter = (a: number | null, b: number | null): boolean => a !== null && b !== null && a > b;
const months = 'De 1 à 60 mois, sans décimale.';
const ages = 'De 16 à 99 ans.';

const { shape } = referencesProcedures['references.addOrder'].input.shape.order;
const line = shape.categories.element.shape;
const categorySchema = z
  .object({
    ...line,
    label: needed(line.label, 'Nommez la catégorie comme l’arrêté la nomme.'),
    ratePercent: needed(said(line.ratePercent, 'Entre 0 et 105\u00A0%.'), 'Saisissez le taux.'),
    maxWeeklyHours: said(line.maxWeeklyHours, 'Plus de 0 heure, 35 au plus.'),
    minMonths: said(line.minMonths, months),
    maxMonths: said(line.maxMonths, months),
    minAge: said(line.minAge, ages),
    maxAge: said(line.maxAge, ages),
    maxAgeDisabled: said(line.maxAgeDisabled, ages),
  })
  .refine(
    (one) => !isAfter(one.minMonths, one.maxMonths),
    at('maxMonths', 'Moins que la durée la plus courte.'),
  )
  .refine((one) => !isAfter(one.minAge, one.maxAge), at('maxAge', 'Moins que l’âge le plus bas.'));
const schema = z
  .object({
    ...shape,
    region: needed(regionSchema, 'Choisissez la région.'),
    reference: needed(shape.reference, 'Saisissez le numéro ou le nom de l’arrêté.'),
    signedOn: needed(shape.signedOn, 'Saisissez la date.'),
    from: needed(shape.from, 'Saisissez la date.'),
    categories: z.array(categorySchema).min(1).max(40),
    hasRead: z
      .boolean()
      .refine(Boolean, 'Lisez l’arrêté avant de l’ajouter : il change les réponses de tous.'),
  })
  .refine(
    ({ from, to }) => from === null || to === null || to >= from,
    at('to', 'La fin précède le premier jour.'),
  );
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
  const place = `${orderSchemeLabels[order.scheme]} en ${regionLabels[order.region]}`;
  const former = references.orders.filter(
    (each) =>
      each.scheme === order.scheme &&
      each.region === order.region &&
      (each.to === null || each.to >= order.from) &&
      (order.to === null || each.from <= order.to),
  );
  return [
    `${place} : les aides décidées ${
      order.to === null
        ? `à partir du ${formatFrenchDate(order.from)}`
        : `du ${formatFrenchDate(order.from)} au ${formatFrenchDate(order.to)}`
    } se calculent avec cet arrêté.`,
    ...order.categories.map((category) => {
      const who = categoryPublic(category);
      return `${category.label}${who === '' ? '' : ` (${who})`} : ${categoryTerms(category)}.`;
    }),
    ...former.map(
      (each) =>
        `${each.reference} (à partir du ${formatFrenchDate(each.from)}) couvre une partie des mêmes jours : le plus récent des deux s’applique. S’il est faux, retirez-le.`,
    ),
    ...(order.confidence === 'N'
      ? ['Non vérifié : les réponses qui en dépendent resteront « à vérifier ».']
      : []),
  ].map(typography);
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
  const form = useSubmitForm({
    schema,
    defaults: emptyOrder,
    draftKey: 'references.order',
    submit: ({ hasRead: _read, ...order }) => save.mutateAsync({ order }),
    onDone: () => {
      notifications.show({ color: 'green', title: 'Arrêté ajouté', message: form.getValues('reference') });
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
      <SubmitForm form={form} gap="lg" submitLabel="Ajouter l’arrêté" onCancel={form.leaving(onClose)}>
        <section className={classes.panel}>
          <Title order={2} mb="md">
            Nouvel arrêté
          </Title>
          <div className={classes.fields}>
            <div className={classes.pair}>
              <SelectField
                control={control}
                name="scheme"
                label="Contrat"
                clearable={false}
                allowDeselect={false}
                data={orderSchemes.map((value) => ({ value, label: orderSchemeLabels[value] }))}
              />
              <SelectField
                control={control}
                name="region"
                label="Région"
                searchable
                clearable={false}
                nothingFoundMessage="Aucune région ne correspond"
                data={regions}
              />
            </div>
            <div className={classes.wide}>
              <TextField
                control={control}
                name="reference"
                label="Arrêté"
                description="Son numéro, ou son nom, tel qu’il est publié au recueil des actes administratifs."
                maxLength={200}
              />
            </div>
            <DateField control={control} name="signedOn" label="Signé le" />
            <DateField control={control} name="from" label="Premier jour" />
            <DateField
              control={control}
              name="to"
              label="Dernier jour"
              description="Vide : sans fin connue."
              clearable
            />
            <SelectField
              control={control}
              name="confidence"
              label="Confiance"
              clearable={false}
              allowDeselect={false}
              data={confidences.map((one) => ({ value: one, label: confidenceLabels[one] }))}
            />
          </div>
        </section>
        <section className={classes.panel}>
          <Title order={2}>Catégories</Title>
          <Text size="sm" c="dimmed" mb="md">
            Une par ligne du tableau de l’arrêté. Laissez vide ce qu’il ne dit pas.
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
                Ajouter une catégorie
              </Button>
            </Group>
          </Stack>
        </section>
        {order.success ? (
          <Alert
            color="vivier"
            icon={<IconInfoCircle aria-hidden />}
            title="Ce que cela change, pour tout le portefeuille"
            role="status"
          >
            <List size="sm" spacing={4}>
              {effects(order.data, references).map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </Alert>
        ) : form.formState.isSubmitted ? (
          <Text c="red" size="sm" role="alert">
            {count(faults.size, 'champ est', 'champs sont')} à compléter ou à corriger.
          </Text>
        ) : null}
        <CheckboxField
          control={control}
          name="hasRead"
          label="J’ai lu cet arrêté"
          description="Les taux, les publics et les dates sont les siens."
        />
      </SubmitForm>
    </Box>
  );
}

const numbers = [
  { key: 'ratePercent', label: 'Taux d’aide', unit: '%' },
  { key: 'maxWeeklyHours', label: 'Heures par semaine, au plus', unit: 'h' },
  { key: 'minMonths', label: 'Durée, au moins', unit: 'mois' },
  { key: 'maxMonths', label: 'Durée, au plus', unit: 'mois' },
  { key: 'minAge', label: 'Âge, au moins', unit: 'ans' },
  { key: 'maxAge', label: 'Âge, au plus', unit: 'ans' },
  { key: 'maxAgeDisabled', label: 'Âge avec RQTH, au plus', unit: 'ans' },
] as const;
const zones = [
  { value: 'QPV', label: 'Quartier prioritaire' },
  { value: 'ZRR', label: 'Zone rurale (ZRR)' },
] as const;

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
          Catégorie {index + 1}
        </Text>
      </legend>
      <div className={classes.fields}>
        <div className={classes.wide}>
          <TextField
            control={control}
            name={`categories.${index}.label`}
            label="Nom"
            placeholder="Jeunes de moins de 26 ans"
            maxLength={200}
          />
        </div>
        {numbers.map(({ key, label, unit }) => (
          <NumberField
            key={key}
            control={control}
            name={`categories.${index}.${key}`}
            label={label}
            decimals={key === 'ratePercent' || key === 'maxWeeklyHours' ? 2 : 0}
            unit={unit}
          />
        ))}
      </div>
      <Group mt="md" gap="lg">
        <Text size="sm" fw={600}>
          Réservée aux
        </Text>
        {zones.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
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
        <CheckboxField control={control} name={`categories.${index}.isForRsa`} label="Bénéficiaires du RSA" />
        {onRemove === undefined ? null : (
          <Button variant="subtle" color="red" size="compact-sm" ml="auto" onClick={onRemove}>
            Retirer la catégorie {index + 1}
          </Button>
        )}
      </Group>
    </fieldset>
  );
}
