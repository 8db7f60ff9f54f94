import {
  Alert,
  Button,
  Checkbox,
  Group,
  List,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { z } from 'zod';
import { typography } from '../../shared/base/text';
import { civilDateSchema, formatFrenchDate } from '../../shared/base/time';
import {
  confidenceLabels,
  confidences,
  type OrderCategory,
  orderSchemes,
  type PrefectOrder,
  prefectOrderSchema,
  type References,
  type Region,
  regionLabels,
  regionSchema,
} from '../../shared/law';
import { useAct } from '../bridge';
import { askToGiveUp, count, DateBox, typedNumber } from '../ui';
import classes from './references.module.css';
import { useChange } from './use-change';
import { categoryPublic, categoryTerms, orderSchemeLabels } from './words';

const typedCategorySchema = z.object({
  /** Tells the lines of the form apart when one is taken out. */
  key: z.number(),
  label: z.string(),
  ratePercent: z.number().nullable(),
  maxWeeklyHours: z.number().nullable(),
  minMonths: z.number().nullable(),
  maxMonths: z.number().nullable(),
  minAge: z.number().nullable(),
  maxAge: z.number().nullable(),
  maxAgeDisabled: z.number().nullable(),
  residences: z.array(z.enum(['QPV', 'ZRR'])),
  isForRsa: z.boolean(),
});
type TypedCategory = z.infer<typeof typedCategorySchema>;

/** What the form holds, kept through a lock. */
export const typedOrderSchema = z.object({
  scheme: z.enum(orderSchemes),
  region: regionSchema.nullable(),
  reference: z.string(),
  signedOn: civilDateSchema.nullable(),
  from: civilDateSchema.nullable(),
  to: civilDateSchema.nullable(),
  confidence: z.enum(confidences),
  categories: z.array(typedCategorySchema),
  hasRead: z.boolean(),
});
type TypedOrder = z.infer<typeof typedOrderSchema>;

const emptyCategory = (key: number): TypedCategory => ({
  key,
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
});
export const emptyOrder = (): TypedOrder => ({
  scheme: 'PEC',
  region: null,
  reference: '',
  signedOn: null,
  from: null,
  to: null,
  confidence: 'V',
  categories: [emptyCategory(0)],
  hasRead: false,
});

type GivenOrder = Omit<PrefectOrder, 'origin'>;

/** The order when all of it is right; else the first fault of each field, by its path. */
function orderOf(
  typed: TypedOrder,
):
  | { readonly order: GivenOrder; readonly faults: null }
  | { readonly order: null; readonly faults: ReadonlyMap<string, string> } {
  const { hasRead: _read, ...given } = typed;
  const categories = given.categories.map(({ key: _key, ...category }) => category);
  const parsed = prefectOrderSchema.omit({ origin: true }).safeParse({ ...given, categories });
  const faults = new Map<string, string>();
  for (const issue of parsed.error?.issues ?? []) {
    const path = issue.path.join('.');
    if (!faults.has(path)) faults.set(path, faultOf(path, issue));
  }
  const isAfter = (a: number | null, b: number | null): boolean => a !== null && b !== null && a > b;
  if (typed.from !== null && typed.to !== null && typed.to < typed.from)
    faults.set('to', 'La fin précède le premier jour.');
  for (const [index, category] of typed.categories.entries()) {
    if (isAfter(category.minMonths, category.maxMonths))
      faults.set(`categories.${index}.maxMonths`, 'Moins que la durée la plus courte.');
    if (isAfter(category.minAge, category.maxAge))
      faults.set(`categories.${index}.maxAge`, 'Moins que l’âge le plus bas.');
  }
  return faults.size === 0 && parsed.success ? { order: parsed.data, faults: null } : { order: null, faults };
}

function faultOf(path: string, issue: z.core.$ZodIssue): string {
  const isEmpty = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  switch (path.split('.').at(-1)) {
    case 'region':
      return 'Choisissez la région.';
    case 'reference':
      return 'Saisissez le numéro ou le nom de l’arrêté.';
    case 'signedOn':
    case 'from':
      return 'Saisissez la date.';
    case 'label':
      return 'Nommez la catégorie comme l’arrêté la nomme.';
    case 'ratePercent':
      return isEmpty ? 'Saisissez le taux.' : 'Entre 0 et 105\u00A0%.';
    case 'maxWeeklyHours':
      return 'Plus de 0 heure, 35 au plus.';
    case 'minMonths':
    case 'maxMonths':
      return 'De 1 à 60 mois, sans décimale.';
    case 'minAge':
    case 'maxAge':
    case 'maxAgeDisabled':
      return 'De 16 à 99 ans.';
    default:
      return typography(issue.message);
  }
}

/** What an order would change, before it is saved. */
function effects(order: GivenOrder, references: References): readonly string[] {
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
  typed,
  references,
  onTyped,
  onClose,
}: {
  readonly typed: TypedOrder;
  readonly references: References;
  readonly onTyped: (typed: TypedOrder) => void;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAct('references.addOrder', { isQuiet: true });
  const [hasTried, setHasTried] = useState(false);
  const { order, faults } = orderOf(typed);
  const nextKey = Math.max(...typed.categories.map(({ key }) => key)) + 1;
  const changeTyped = useChange(typed, onTyped);
  const change = (more: Partial<TypedOrder>): void => changeTyped(() => ({ hasRead: false, ...more }));
  const errorAt = (path: string): { readonly error?: string } => {
    const fault = faults?.get(path);
    return hasTried && fault !== undefined ? { error: fault } : {};
  };
  const setCategory = (key: number, more: Partial<TypedCategory>): void =>
    changeTyped(({ categories }) => ({
      hasRead: false,
      categories: categories.map((category) => (category.key === key ? { ...category, ...more } : category)),
    }));
  const close = (): void => {
    const isUntouched = JSON.stringify(typed) === JSON.stringify(emptyOrder());
    if (isUntouched) onClose();
    else askToGiveUp(onClose);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (order === null || !typed.hasRead) return;
    save.mutate(
      { order },
      {
        onSuccess: () => {
          notifications.show({ color: 'green', title: 'Arrêté ajouté', message: order.reference });
          onClose();
        },
      },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" maw={1100}>
        <section className={classes.panel}>
          <Title order={2} mb="md">
            Nouvel arrêté
          </Title>
          <div className={classes.fields}>
            <div className={classes.pair}>
              <Select
                label="Contrat"
                data-autofocus
                data={orderSchemes.map((value) => ({ value, label: orderSchemeLabels[value] }))}
                value={typed.scheme}
                onChange={(value) => change({ scheme: orderSchemes.find((one) => one === value) ?? 'PEC' })}
              />
              <Select
                label="Région"
                searchable
                nothingFoundMessage="Aucune région ne correspond"
                data={Object.entries(regionLabels)
                  .map(([value, label]) => ({ value, label }))
                  .sort((a, b) => a.label.localeCompare(b.label, 'fr'))}
                value={typed.region}
                onChange={(value) => change({ region: asRegion(value) })}
                {...errorAt('region')}
              />
            </div>
            <div className={classes.wide}>
              <TextInput
                label="Arrêté"
                description="Son numéro, ou son nom, tel qu’il est publié au recueil des actes administratifs."
                maxLength={200}
                value={typed.reference}
                onChange={(event) => change({ reference: event.currentTarget.value })}
                autoComplete="off"
                {...errorAt('reference')}
              />
            </div>
            <DateBox
              label="Signé le"
              value={typed.signedOn}
              onChange={(signedOn) => change({ signedOn })}
              {...errorAt('signedOn')}
            />
            <DateBox
              label="Premier jour"
              value={typed.from}
              onChange={(from) => change({ from })}
              {...errorAt('from')}
            />
            <DateBox
              label="Dernier jour"
              description="Vide : sans fin connue."
              clearable
              value={typed.to}
              onChange={(to) => change({ to })}
              {...errorAt('to')}
            />
            <Select
              label="Confiance"
              data={confidences.map((one) => ({ value: one, label: confidenceLabels[one] }))}
              value={typed.confidence}
              onChange={(one) => change({ confidence: confidences.find((each) => each === one) ?? 'N' })}
            />
          </div>
        </section>
        <section className={classes.panel}>
          <Title order={2}>Catégories</Title>
          <Text size="sm" c="dimmed" mb="md">
            Une par ligne du tableau de l’arrêté. Laissez vide ce qu’il ne dit pas.
          </Text>
          <Stack gap="md">
            {typed.categories.map((category, index) => (
              <CategoryFields
                key={category.key}
                index={index}
                category={category}
                errorAt={(field) => errorAt(`categories.${index}.${field}`)}
                onChange={(more) => setCategory(category.key, more)}
                {...(typed.categories.length > 1
                  ? {
                      onRemove: () =>
                        change({ categories: typed.categories.filter(({ key }) => key !== category.key) }),
                    }
                  : {})}
              />
            ))}
            <Group>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                disabled={typed.categories.length >= 40}
                onClick={() => change({ categories: [...typed.categories, emptyCategory(nextKey)] })}
              >
                Ajouter une catégorie
              </Button>
            </Group>
          </Stack>
        </section>
        {order === null ? null : (
          <Alert
            color="vivier"
            icon={<IconInfoCircle aria-hidden />}
            title="Ce que cela change, pour tout le portefeuille"
            role="status"
          >
            <List size="sm" spacing={4}>
              {effects(order, references).map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {hasTried && faults !== null ? (
          <Text c="red" size="sm" role="alert">
            {count(faults.size, 'champ est', 'champs sont')} à compléter ou à corriger.
          </Text>
        ) : null}
        <Checkbox
          label="J’ai lu cet arrêté"
          description="Les taux, les publics et les dates sont les siens."
          checked={typed.hasRead}
          onChange={(event) => change({ hasRead: event.currentTarget.checked })}
          {...(hasTried && !typed.hasRead
            ? { error: 'Lisez l’arrêté avant de l’ajouter : il change les réponses de tous.' }
            : {})}
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
            Ajouter l’arrêté
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function asRegion(value: string | null): Region | null {
  const parsed = regionSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

type NumberKey =
  | 'ratePercent'
  | 'maxWeeklyHours'
  | 'minMonths'
  | 'maxMonths'
  | 'minAge'
  | 'maxAge'
  | 'maxAgeDisabled';
const numbers: readonly { readonly key: NumberKey; readonly label: string; readonly suffix: string }[] = [
  { key: 'ratePercent', label: 'Taux d’aide', suffix: '\u00A0%' },
  { key: 'maxWeeklyHours', label: 'Heures par semaine, au plus', suffix: '\u00A0h' },
  { key: 'minMonths', label: 'Durée, au moins', suffix: '\u00A0mois' },
  { key: 'maxMonths', label: 'Durée, au plus', suffix: '\u00A0mois' },
  { key: 'minAge', label: 'Âge, au moins', suffix: '\u00A0ans' },
  { key: 'maxAge', label: 'Âge, au plus', suffix: '\u00A0ans' },
  { key: 'maxAgeDisabled', label: 'Âge avec RQTH, au plus', suffix: '\u00A0ans' },
];
const zones = [
  { value: 'QPV', label: 'Quartier prioritaire' },
  { value: 'ZRR', label: 'Zone rurale (ZRR)' },
] as const;

function CategoryFields({
  index,
  category,
  errorAt,
  onChange,
  onRemove,
}: {
  readonly index: number;
  readonly category: TypedCategory;
  readonly errorAt: (field: keyof OrderCategory) => { readonly error?: string };
  readonly onChange: (more: Partial<TypedCategory>) => void;
  readonly onRemove?: () => void;
}): ReactNode {
  return (
    <fieldset className={classes.category}>
      <legend>
        <Text span fw={600} size="sm" px={4}>
          Catégorie {index + 1}
        </Text>
      </legend>
      <div className={classes.fields}>
        <div className={classes.wide}>
          <TextInput
            label="Nom"
            placeholder="Jeunes de moins de 26 ans"
            maxLength={200}
            value={category.label}
            onChange={(event) => onChange({ label: event.currentTarget.value })}
            autoComplete="off"
            {...errorAt('label')}
          />
        </div>
        {numbers.map(({ key, label, suffix }) => (
          <NumberInput
            key={key}
            label={label}
            decimalSeparator=","
            hideControls
            allowNegative={false}
            allowDecimal={key === 'ratePercent' || key === 'maxWeeklyHours'}
            decimalScale={2}
            suffix={suffix}
            value={category[key] ?? ''}
            onChange={(value) => onChange({ [key]: typedNumber(value) })}
            {...errorAt(key)}
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
            checked={category.residences.includes(value)}
            onChange={(event) =>
              onChange({
                residences: event.currentTarget.checked
                  ? [...category.residences, value]
                  : category.residences.filter((one) => one !== value),
              })
            }
          />
        ))}
        <Checkbox
          label="Bénéficiaires du RSA"
          checked={category.isForRsa}
          onChange={(event) => onChange({ isForRsa: event.currentTarget.checked })}
        />
        {onRemove === undefined ? null : (
          <Button variant="subtle" color="red" size="compact-sm" ml="auto" onClick={onRemove}>
            Retirer la catégorie {index + 1}
          </Button>
        )}
      </Group>
    </fieldset>
  );
}
