// The aid of a CUI or a PEC: a rate of the SMIC that the prefect of region fixes by order (L. 5134-19-1, R. 5134-42,
// R. 5134-65). The product carries no order: the structure enters those of its region.
import {
  addDays,
  ageOn,
  type CivilDate,
  completedMonths,
  earlier,
  formatFrenchDate,
} from '../../../base/time';
import type { Money, MoneyLine } from '../../engine/eligibility.schema';
import { rounded, weeklySeconds } from '../../engine/exact';
import { sentence, upToCents } from '../../engine/phrasing';
import type { OrderCategory, PrefectOrder } from '../../engine/references';
import {
  both,
  certain,
  type Finding,
  granted,
  holds,
  isTrue,
  type Judgement,
  lacking,
  missingSentence,
  negated,
  type RuleContext,
  undecided,
} from '../../engine/rule';
import type { PartInput } from '../../engine/scheme';
import { smicOn } from '../../engine/smic';
import { cite, citing, type Source } from '../../engine/source';
import { lastDayOf } from '../../engine/span';
import { type Ask, factTable as facts, knownDate } from '../../facts/facts';
import { formerRegionNote, type Region, regionLabels } from '../../facts/regions';
import { legalWeeklyHours } from './aided-contract';

type OrderScheme = PrefectOrder['scheme'];

/** The order in force for a region on a day; of several, the one that began last, then the one signed last. */
export function orderOn(
  { on, references }: Pick<RuleContext, 'on' | 'references'>,
  scheme: OrderScheme,
  region: Region,
): PrefectOrder | null {
  const inForce = references.orders.filter(
    (order) =>
      order.scheme === scheme &&
      order.region === region &&
      order.from <= on &&
      (order.to === null || on <= order.to),
  );
  return inForce.reduce<PrefectOrder | null>(
    (kept, order) =>
      kept === null || order.from > kept.from || (order.from === kept.from && order.signedOn >= kept.signedOn)
        ? order
        : kept,
    null,
  );
}

/** Whether a category of an order fits the person on `on`: age in completed years, zone of residence, RSA. */
export function fits(category: OrderCategory, ask: Ask, on: CivilDate): Judgement {
  const parts: Judgement[] = [];
  const { minAge, maxAge, maxAgeDisabled } = category;
  if (minAge !== null || maxAge !== null || maxAgeDisabled !== null) {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) parts.push(lacking(facts.birthDate));
    else {
      const age = ageOn(birthDate, on);
      const upTo = (most: number | null): boolean => most === null || age <= most;
      // Without its own upper age for disabled workers the category has the same for everyone.
      const [ordinary, disabled] = [upTo(maxAge), upTo(maxAgeDisabled ?? maxAge)];
      const isDisabled = isTrue(ask, facts.disabledWorker);
      parts.push(certain(minAge === null || age >= minAge));
      parts.push(ordinary === disabled ? certain(ordinary) : disabled ? isDisabled : negated(isDisabled));
    }
  }
  if (category.residences.length > 0)
    parts.push(
      holds(facts.residence, ask(facts.residence), 'no', (residence) =>
        category.residences.some((zone) => zone === residence),
      ),
    );
  if (category.isForRsa)
    parts.push(holds(facts.benefits, ask(facts.benefits), 'no', (benefits) => benefits.includes('RSA')));
  return both(...parts);
}

interface Choice {
  readonly order: PrefectOrder;
  /** The category of the highest rate among those that fit for certain; `null` when none does. */
  readonly category: OrderCategory | null;
  /** How many fit for certain. */
  readonly fitting: number;
  /** Facts whose knowledge might open another category, or a higher rate. */
  readonly missing: readonly string[];
}

/** The category of an order that a person falls in: of several, the highest rate. */
export function chosenCategory(order: PrefectOrder, ask: Ask, on: CivilDate): Choice {
  const judged = order.categories.map((category) => ({ category, fit: fits(category, ask, on) }));
  const fitting = judged.filter(({ fit }) => fit.truth === 'yes').map(({ category }) => category);
  const category = fitting.reduce<OrderCategory | null>(
    (best, each) => (best === null || each.ratePercent > best.ratePercent ? each : best),
    null,
  );
  const missing = judged
    .filter(
      ({ category: each, fit }) =>
        fit.truth === 'unknown' && (category === null || each.ratePercent > category.ratePercent),
    )
    .flatMap(({ fit }) => fit.missing);
  return { order, category, fitting: fitting.length, missing: [...new Set(missing)] };
}

/** What the adviser must enter, when no order is known. */
const toEnter = (region: Region, on: CivilDate): string =>
  `Aucun arrêté n’est saisi pour la région ${regionLabels[region]} au ${formatFrenchDate(on)} : saisissez son numéro et sa date, ses dates d’effet et, par catégorie de public, le taux, les heures hebdomadaires, les durées minimale et maximale, les âges et les zones de résidence.`;

/** Whether an order of the region opens a rate to the person. Without an order it stays open, never a refusal. */
export function orderFinding(ask: Ask, context: RuleContext, scheme: OrderScheme): Finding {
  const region = ask(facts.region);
  if (region.state !== 'known') return lacking(facts.region);
  const order = orderOn(context, scheme, region.value);
  if (order === null)
    return undecided(`${toEnter(region.value, context.on)} ${formerRegionNote(context.on)}`.trim());
  const { category, missing } = chosenCategory(order, ask, context.on);
  if (category === null)
    return missing.length > 0
      ? { truth: 'unknown', missing }
      : undecided(
          `L’arrêté ${order.reference} ne comporte aucune catégorie saisie qui corresponde à cette personne : complétez ses catégories, ou vérifiez auprès du prescripteur.`,
        );
  if (order.confidence === 'N')
    return undecided(
      `L’arrêté ${order.reference} est saisi comme non vérifié : confirmez-le (catégorie « ${category.label} », ${upToCents(category.ratePercent)} %).`,
    );
  return granted(
    `Arrêté ${order.reference} : catégorie « ${category.label} », ${upToCents(category.ratePercent)} % du SMIC brut.`,
  );
}

/** Whether the rate that is told rests on the zone of residence, which a document must then prove. */
export function isByResidence({ ask, context }: PartInput, scheme: OrderScheme): boolean {
  const region = ask(facts.region);
  const order = region.state === 'known' ? orderOn(context, scheme, region.value) : null;
  return order !== null && (chosenCategory(order, ask, context.on).category?.residences ?? []).length > 0;
}

/** The facts that `orderFinding` reads. */
export const orderNeeds = [
  facts.region,
  facts.birthDate,
  facts.disabledWorker,
  facts.residence,
  facts.benefits,
] as const;

/** Cents a month of `percent` (hundredths count) of an hourly SMIC for weekly hours: × 52/12, rounded once. */
export const aidCents = (percent: number, hourlyCents: number, weeklyHours: number): number =>
  rounded(
    BigInt(Math.round(percent * 100)) * BigInt(hourlyCents) * BigInt(weeklySeconds(weeklyHours)) * 52n,
    10_000n * 3600n * 12n,
  );

export interface AidFrame {
  readonly scheme: OrderScheme;
  readonly source: Source;
  /** Highest rate of the law on the day, in percent of the gross SMIC an hour; `null` where it was not read. */
  readonly ceiling: { readonly percent: number; readonly source: Source } | null;
  /** Longest aid, in months. */
  readonly maxMonths: number;
}

const unsettled = (note: string, lines: readonly MoneyLine[], missing: readonly string[]): Money => ({
  lines: [...lines],
  monthly: null,
  toCheck: true,
  missing: [...missing],
  note: sentence(note),
});

/** The ceiling of the law, for want of an order; where it was not read either, what to read. */
function ceilingLines({ context }: PartInput, frame: AidFrame): readonly MoneyLine[] {
  const { ceiling } = frame;
  if (ceiling === null)
    return [
      {
        label: 'Aide de l’État',
        amount: null,
        toRead: sentence('l’arrêté du préfet de région en vigueur à cette date'),
        per: 'month',
        percentOfSmic: null,
        isCeiling: false,
        toCheck: true,
        note: '',
        ...citing(frame.source),
        confidence: 'N',
      },
    ];
  const smic = smicOn(context.on, context.territory, context.references);
  return [
    {
      label: 'Plafond de l’aide',
      amount: smic === null ? null : Math.round((smic.cents * ceiling.percent) / 100) / 100,
      toRead: null,
      per: 'hour',
      percentOfSmic: ceiling.percent,
      isCeiling: true,
      toCheck: true,
      note: sentence('Le taux est fixé par arrêté du préfet de région, dans cette limite.'),
      ...citing(ceiling.source),
      confidence: 'S',
    },
  ];
}

/**
 * The State's aid: rate of the order × hourly SMIC × hours that it counts (those of the contract, of the order, 35 at
 * most) × 52/12. The line says the category and why, the months that it lasts and between which dates.
 */
export function orderAid(input: PartInput, frame: AidFrame): Money {
  const { ask, context } = input;
  const { on, territory, references } = context;
  const region = ask(facts.region);
  if (region.state !== 'known')
    return unsettled(
      'Région de l’établissement à préciser : le taux est fixé par arrêté du préfet de région.',
      ceilingLines(input, frame),
      [facts.region.path],
    );
  const order = orderOn(context, frame.scheme, region.value);
  if (order === null)
    return unsettled(
      `${toEnter(region.value, on)} ${formerRegionNote(on)}`.trim(),
      ceilingLines(input, frame),
      [],
    );
  const { category, fitting, missing } = chosenCategory(order, ask, on);
  if (category === null)
    return unsettled(
      missing.length > 0
        ? missingSentence(missing)
        : `Aucune catégorie saisie de l’arrêté ${order.reference} ne correspond.`,
      ceilingLines(input, frame),
      missing,
    );

  const checks: string[] = [];
  const asked = new Set(missing);
  if (order.confidence === 'N') checks.push('Arrêté non vérifié.');
  if (missing.length > 0) checks.push('Une catégorie au taux plus élevé reste possible.');
  if (frame.ceiling !== null && category.ratePercent > frame.ceiling.percent)
    checks.push(
      `Le taux dépasse le plafond de ${upToCents(frame.ceiling.percent)} % : la saisie est à vérifier.`,
    );
  const hours = ask(facts.weeklyHours);
  if (hours.state !== 'known') asked.add(facts.weeklyHours.path);
  const [startsOn, endsOn] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
  const smic = smicOn(startsOn ?? on, territory, references);
  if (smic === null || !smic.isKnown || smic.confidence === 'N')
    checks.push('SMIC du premier mois à vérifier.');
  const counted =
    hours.state === 'known'
      ? Math.min(hours.value, category.maxWeeklyHours ?? legalWeeklyHours, legalWeeklyHours)
      : null;
  const cents =
    counted === null || smic === null ? null : aidCents(category.ratePercent, smic.cents, counted);

  const most = Math.min(category.maxMonths ?? frame.maxMonths, frame.maxMonths);
  const contractMonths =
    startsOn !== null && endsOn !== null && endsOn >= startsOn
      ? completedMonths(startsOn, addDays(endsOn, 1))
      : null;
  if (contractMonths !== null && category.minMonths !== null && contractMonths < category.minMonths)
    checks.push(
      `L’arrêté demande ${category.minMonths} mois au moins ; le contrat en dure ${contractMonths}.`,
    );
  const period =
    startsOn === null
      ? `${most} mois au plus`
      : `du ${formatFrenchDate(startsOn)} au ${formatFrenchDate(
          endsOn !== null && endsOn >= startsOn
            ? earlier(endsOn, lastDayOf(startsOn, most))
            : lastDayOf(startsOn, most),
        )}, ${most} mois au plus`;
  // Over the first twelve months at most: an aid shorter than the contract weighs less.
  const counting = Math.min(12, contractMonths ?? 12);
  const paid = Math.min(counting, most);
  const toCheck = checks.length > 0 || asked.size > 0 || cents === null;
  return {
    lines: [
      {
        label: sentence(`Aide de l’État, catégorie « ${category.label} »`),
        amount: cents === null ? null : cents / 100,
        toRead: null,
        per: 'month',
        percentOfSmic: category.ratePercent,
        isCeiling: false,
        toCheck,
        note: sentence(
          [
            counted === null
              ? 'Durée hebdomadaire à préciser.'
              : `${upToCents(category.ratePercent)} % du SMIC horaire × ${upToCents(counted)} h × 52/12, ${period}.`,
            fitting > 1
              ? `${fitting} catégories conviennent : le taux le plus élevé est retenu.`
              : 'Seule catégorie qui convient.',
            ...checks,
          ].join(' '),
        ),
        source: sentence(
          `Arrêté ${order.reference} du ${formatFrenchDate(order.signedOn)}, région ${regionLabels[order.region]} ; ${cite(frame.source)}`,
        ),
        cites: {
          articles: frame.source.articles,
          text: sentence(
            `Arrêté ${order.reference} du ${formatFrenchDate(order.signedOn)}, région ${regionLabels[order.region]}`,
          ),
        },
        confidence: order.confidence,
      },
    ],
    monthly: cents === null || counting === 0 ? null : Math.round((cents * paid) / counting) / 100,
    toCheck,
    missing: [...asked],
    note: sentence(
      'Le SMIC retenu est celui du premier mois ; l’aide suit ensuite le SMIC de chaque mois. Elle est versée chaque mois.',
    ),
  };
}
