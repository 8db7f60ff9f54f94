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
import { categoryTexts, originLabels, consequenceTexts as texts } from './references.texts';

export const originOf = (value: Pick<SeriesValue<unknown>, 'origin'>): string =>
  originLabels[value.origin ?? 'product'];

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
  const day = formatFrenchDate(from);
  const change =
    former === null
      ? texts.first(day, parameter.show(value))
      : former.value === value
        ? texts.same(day, parameter.show(value))
        : texts.becomes(day, parameter.show(former.value), parameter.show(value));
  return [
    change,
    ...(former !== null && former.from === from
      ? [former.origin === undefined ? texts.replacesProduct : texts.replacesAdded]
      : []),
    ...(next === undefined
      ? []
      : [texts.until(formatFrenchDate(addDays(next.from, -1)), showPlace(parameter, next))]),
    ...(former !== null && former.value > 0 && (value > 1.5 * former.value || value < former.value / 1.5)
      ? [texts.wideGap]
      : []),
    ...(from <= today ? [texts.past] : []),
    ...(confidence === 'N' ? [texts.unverified] : []),
  ];
}

/** What lies between two bounds, either of which may be missing; nothing where both are. */
function within(
  least: number | null,
  most: number | null,
  said: {
    readonly between: (least: number, most: number) => string;
    readonly atLeast: (least: number) => string;
    readonly atMost: (most: number) => string;
  },
): string {
  if (least !== null && most !== null) return said.between(least, most);
  if (most !== null) return said.atMost(most);
  return least === null ? '' : said.atLeast(least);
}

/** "60 % du SMIC horaire, 26 h par semaine au plus, de 9 à 12 mois". */
export function categoryTerms(category: OrderCategory): string {
  const { ratePercent, maxWeeklyHours, minMonths, maxMonths } = category;
  return [
    categoryTexts.rate(formatNumber(ratePercent)),
    maxWeeklyHours === null ? '' : categoryTexts.hours(formatNumber(maxWeeklyHours)),
    within(minMonths, maxMonths, categoryTexts.months),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Who a category is for, besides its name. */
export function categoryPublic(category: OrderCategory): string {
  const { minAge, maxAge, maxAgeDisabled, residences, isForRsa } = category;
  const zones = residences.map((zone) => (zone === 'QPV' ? categoryTexts.qpv : categoryTexts.zrr));
  return typography(
    [
      within(minAge, maxAge, categoryTexts.ages),
      maxAgeDisabled === null ? '' : categoryTexts.ageDisabled(maxAgeDisabled),
      zones.length === 0 ? '' : categoryTexts.residents(zones),
      isForRsa ? categoryTexts.rsa : '',
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
