import { formatNumber, typography } from '../../shared/base/text';
import { addDays, type CivilDate, formatFrenchDate } from '../../shared/base/time';
import {
  type Amount,
  amountOn,
  amountPlaceOn,
  type Confidence,
  type DatedValue,
  type OrderCategory,
  type PrefectOrder,
  type References,
  type SeriesValue,
  seriesOf,
  showPlace,
} from '../../shared/law';
import type { ReferenceEntry } from '../../shared/references';

export const originLabels = {
  product: 'fourni avec Vivier',
  structure: 'ajouté par la structure',
  pack: 'jeu de références importé',
} as const;
export const originOf = (value: Pick<SeriesValue<unknown>, 'origin'>): string =>
  originLabels[value.origin ?? 'product'];

export const orderSchemeLabels: Readonly<Record<PrefectOrder['scheme'], string>> = {
  PEC: 'Parcours emploi compétences',
  CUI_CAE: 'CUI-CAE',
  CIE: 'Contrat initiative emploi (CUI-CIE)',
};

type ValueEntry = Extract<ReferenceEntry, { kind: 'value' }>;
export type OrderEntry = Extract<ReferenceEntry, { kind: 'order' }>;

/** One line of the history of a number: a value of the product, or one given by the structure or a pack. */
export interface HistoryLine {
  readonly key: string;
  readonly value: SeriesValue<number>;
  /** `null`: a value of the product. */
  readonly entry: ValueEntry | null;
  readonly state: 'current' | 'coming' | 'past' | 'replaced' | 'withdrawn';
}

/** Every value ever given to a number, the latest first, with what became of it. */
export function historyOf(
  parameter: Amount,
  entries: readonly ReferenceEntry[],
  references: References,
  on: CivilDate,
): readonly HistoryLine[] {
  const current = amountPlaceOn(parameter, on, references);
  const own = entries
    .filter((entry): entry is ValueEntry => entry.kind === 'value' && entry.value.parameter === parameter.id)
    .sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
  const holding = (from: CivilDate): ValueEntry | null =>
    own.filter((entry) => entry.withdrawnAt === null && entry.value.from === from).at(-1) ?? null;
  const stateOf = (value: SeriesValue<number>, isHolding: boolean): HistoryLine['state'] => {
    if (!isHolding) return 'replaced';
    if (current !== null && value.from === current.from) return 'current';
    return value.from > on ? 'coming' : 'past';
  };
  const lines: HistoryLine[] = [
    ...parameter.values.map(
      (value): HistoryLine => ({
        key: `product ${value.from}`,
        value,
        entry: null,
        state: stateOf(value, holding(value.from) === null),
      }),
    ),
    ...own.map((entry): HistoryLine => {
      const value: DatedValue<number> = {
        from: entry.value.from,
        value: entry.value.value,
        source: { articles: [], text: entry.value.source },
        confidence: entry.value.confidence,
        origin: entry.value.origin,
      };
      return {
        key: entry.id,
        value,
        entry,
        state:
          entry.withdrawnAt !== null
            ? 'withdrawn'
            : stateOf(value, holding(entry.value.from)?.id === entry.id),
      };
    }),
  ];
  return lines.sort((a, b) =>
    a.value.from === b.value.from
      ? Number(a.state === 'replaced') - Number(b.state === 'replaced')
      : a.value.from < b.value.from
        ? 1
        : -1,
  );
}

/** What a new value would change, in sentences. Nothing is guessed: `null` as long as the date or the value is missing. */
export function consequencesOf(
  parameter: Amount,
  given: { readonly from: CivilDate; readonly value: number; readonly confidence: Confidence },
  references: References,
  today: CivilDate,
): readonly string[] {
  const { from, value, confidence } = given;
  const series = seriesOf(parameter, references);
  const former = amountOn(parameter, from, references);
  const next = series.find((each) => each.from > from);
  const start = `À partir du ${formatFrenchDate(from)} : `;
  const change =
    former === null
      ? `${start}${parameter.show(value)}, là où aucune valeur n’était connue.`
      : former.value === value
        ? `${start}${parameter.show(value)}, sans changement ; seule la source change.`
        : `${start}${parameter.show(former.value)} devient ${parameter.show(value)}.`;
  return [
    change,
    ...(former !== null && former.from === from
      ? [
          former.origin === undefined
            ? 'Elle prend la place de la valeur fournie avec Vivier pour le même jour.'
            : 'Elle prend la place de la valeur ajoutée pour le même jour.',
        ]
      : []),
    ...(next === undefined
      ? []
      : [
          `Elle vaut jusqu’au ${formatFrenchDate(addDays(next.from, -1))} : une autre valeur (${showPlace(parameter, next)}) prend la suite.`,
        ]),
    ...(former !== null && former.value > 0 && (value > 1.5 * former.value || value < former.value / 1.5)
      ? ['L’écart est grand : relisez le montant et l’unité.']
      : []),
    ...(from <= today
      ? [
          'Les réponses déjà données pour une date à partir de ce jour changent aussi ; un dossier signé reste tel qu’il a été signé.',
        ]
      : []),
    ...(confidence === 'N' ? ['Non vérifiée : les réponses qui en dépendent resteront « à vérifier ».'] : []),
  ].map(typography);
}

/** "60 % du SMIC horaire, 26 h par semaine au plus, de 9 à 12 mois". */
export function categoryTerms(category: OrderCategory): string {
  const { ratePercent, maxWeeklyHours, minMonths, maxMonths } = category;
  const months =
    minMonths !== null && maxMonths !== null
      ? minMonths === maxMonths
        ? `${maxMonths} mois`
        : `de ${minMonths} à ${maxMonths} mois`
      : maxMonths !== null
        ? `${maxMonths} mois au plus`
        : minMonths !== null
          ? `${minMonths} mois au moins`
          : '';
  return typography(
    [
      `${formatNumber(ratePercent)} % du SMIC horaire brut`,
      maxWeeklyHours === null ? '' : `${formatNumber(maxWeeklyHours)} h par semaine au plus`,
      months,
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
}

/** Who a category is for, besides its name. */
export function categoryPublic(category: OrderCategory): string {
  const { minAge, maxAge, maxAgeDisabled, residences, isForRsa } = category;
  const zones = residences.map((zone) => (zone === 'QPV' ? 'quartier prioritaire' : 'zone rurale'));
  const ages =
    minAge !== null && maxAge !== null
      ? `de ${minAge} à ${maxAge} ans`
      : maxAge !== null
        ? `${maxAge} ans au plus`
        : minAge !== null
          ? `${minAge} ans au moins`
          : '';
  return typography(
    [
      ages,
      maxAgeDisabled === null ? '' : `${maxAgeDisabled} ans au plus avec une reconnaissance de handicap`,
      zones.length === 0 ? '' : `habitants : ${zones.join(' ou ')}`,
      isForRsa ? 'bénéficiaires du RSA' : '',
    ]
      .filter((part) => part !== '')
      .join(' ; '),
  );
}

/** Where an order stands on a day. */
export function orderState(order: PrefectOrder, on: CivilDate): 'current' | 'coming' | 'past' {
  if (on < order.from) return 'coming';
  return order.to !== null && on > order.to ? 'past' : 'current';
}
