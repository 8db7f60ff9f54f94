// The amounts of the allowance of the young (D. 5131-19), which more than one scheme pays or is capped by.
import { addMonths, type CivilDate, civilDate, type Territory } from '../../../base/time';
import type { Money } from '../../engine/eligibility.schema';
import {
  type Amount,
  amount,
  isGathered,
  type NotGathered,
  notGathered,
  since,
} from '../../engine/parameter';
import { sentence } from '../../engine/phrasing';
import { amountPlaceOn, type References } from '../../engine/references';
import { type Confidence, citing, type Source, source } from '../../engine/source';
import type { Known } from '../../facts/facts';

export const youthAllowanceFrom: CivilDate = civilDate('2022-03-01');
/** Since then the contract is a form of the contrat d'engagement, and supposes a registration (loi n° 2023-1196). */
export const engagementFrom: CivilDate = civilDate('2025-01-01');

const decree = source(['D5131-19']);
const revalued = source(['D5131-19'], 'montants revalorisés, sources secondaires');
/** Worked out, not read: the coefficient 1,008 of April 2026 was read for other benefits. */
const computed = source(
  ['D5131-19'],
  'montant calculé avec le coefficient de 1,008 du 1er avril 2026, non lu',
);
/** Every 1 April since 2023 (D. 5131-19, IV); the rise of July 2022 was not read for Mayotte either. */
const unreadInMayotte = notGathered(
  '2022-07-01',
  'l’arrêté ou le décret qui revalorise les montants de Mayotte (D. 5131-19, III et IV)',
  source(['D5131-19'], 'revalorisations de Mayotte non relevées'),
);

const forfait = (
  id: string,
  label: string,
  cents: readonly (readonly [from: string, cents: number])[],
): Amount =>
  amount({
    id,
    label,
    unit: 'cents',
    // Revalued every 1 April (D. 5131-19, IV).
    reviewMonths: 12,
    values: cents.map(([from, value], index) => {
      if (index === 0) return since(from, value, decree, 'V');
      return since(from, value, from === '2026-04-01' ? computed : revalued, 'S');
    }),
  });

const mayotte = (id: string, label: string, cents: number): Amount =>
  amount({
    id,
    label,
    unit: 'cents',
    reviewMonths: 12,
    values: [since('2022-03-01', cents, decree, 'V'), unreadInMayotte],
  });

/** Flat amounts a month of D. 5131-19, in cents. */
export const youthFlatAmounts: {
  readonly [Where in 'elsewhere' | 'mayotte']: {
    readonly [Who in 'adult' | 'taxedAdult' | 'minor']: Amount;
  };
} = {
  elsewhere: {
    adult: forfait('cej.adult', 'Allocation du contrat d’engagement jeune : majeur, foyer non imposable', [
      ['2022-03-01', 50_000],
      ['2022-07-01', 52_000],
      ['2023-04-01', 52_800],
      ['2024-04-01', 55_229],
      ['2025-04-01', 56_168],
      ['2026-04-01', 56_617],
    ]),
    taxedAdult: forfait(
      'cej.adult-taxed',
      'Allocation du contrat d’engagement jeune : majeur, première tranche d’imposition',
      [
        ['2022-03-01', 30_000],
        ['2022-07-01', 31_200],
        ['2023-04-01', 31_680],
        ['2024-04-01', 33_137],
        ['2025-04-01', 33_700],
        ['2026-04-01', 33_970],
      ],
    ),
    minor: forfait('cej.minor', 'Allocation du contrat d’engagement jeune : mineur', [
      ['2022-03-01', 20_000],
      ['2022-07-01', 20_800],
      ['2023-04-01', 21_120],
      ['2024-04-01', 22_092],
      ['2025-04-01', 22_468],
      ['2026-04-01', 22_648],
    ]),
  },
  mayotte: {
    adult: mayotte('cej.mayotte-adult', 'Allocation à Mayotte : majeur, foyer non imposable', 28_500),
    taxedAdult: mayotte(
      'cej.mayotte-adult-taxed',
      'Allocation à Mayotte : majeur, première tranche d’imposition',
      17_100,
    ),
    minor: mayotte('cej.mayotte-minor', 'Allocation à Mayotte : mineur', 11_400),
  },
};

export const youthFlatAmountsOf = (territory: Territory): (typeof youthFlatAmounts)['elsewhere'] =>
  territory === 'mayotte' ? youthFlatAmounts.mayotte : youthFlatAmounts.elsewhere;

/** A value of a series that is revalued every April, and what a reader must know of it. */
export interface RevaluedValue {
  readonly read?: never;
  readonly cents: number;
  readonly from: CivilDate;
  readonly source: Source;
  readonly confidence: Confidence;
  readonly toCheck: boolean;
  /** Why it is to check; empty otherwise. */
  readonly remark: string;
}

/**
 * The value on a day, with a warning when it is unread, worked out, or only kept beyond its year; the want of it where it
 * was not gathered; `null` before the first.
 */
export function revaluedOn(
  parameter: Amount,
  on: CivilDate,
  references: References,
): RevaluedValue | NotGathered | null {
  const value = amountPlaceOn(parameter, on, references);
  if (value === null || !isGathered(value)) return value;
  const isKept = parameter.reviewMonths !== null && addMonths(value.from, parameter.reviewMonths) <= on;
  const remark =
    value.confidence === 'N'
      ? 'Montant non vérifié à cette date.'
      : isKept
        ? 'Revalorisation suivante pas encore connue : le dernier montant est conservé.'
        : value.source === computed
          ? 'Montant calculé d’après le coefficient de revalorisation, à confirmer : il n’a pas été lu.'
          : '';
  return {
    cents: value.value,
    from: value.from,
    source: value.source,
    confidence: value.confidence,
    toCheck: remark !== '',
    remark,
  };
}

/** Euros of a fact in cents: none is nothing, `null` is not known. */
export const centsOf = (known: Known<number>): number | null =>
  known.state === 'unknown' ? null : known.state === 'none' ? 0 : Math.round(known.value * 100);

/** An allowance whose amount was not gathered for the day and the place: no figure, and what to read. */
export const allowanceNotGathered = (label: string, place: NotGathered | null, note: string): Money => ({
  lines: [
    {
      label: sentence(label),
      amount: null,
      toRead: sentence(place?.read ?? 'le texte en vigueur à cette date'),
      per: 'month',
      percentOfSmic: null,
      isCeiling: false,
      toCheck: true,
      note: '',
      ...citing(place?.source ?? source([], 'montant de cette date non relevé')),
      confidence: 'N',
    },
  ],
  monthly: null,
  toCheck: true,
  missing: [],
  note,
});
