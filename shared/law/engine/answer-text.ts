import { formatCents, formatNumber } from '../../base/text';
import { factLabel } from '../facts/facts';
import type { MoneyLine, SchemeAnswer } from './eligibility.schema';
import { notGatheredText } from './parameter';
import { sentence } from './phrasing';
import { missingSentence } from './rule';

/** "de 6 à 12 mois", "12 mois au plus", "6 mois au moins"; empty where no text sets a bound. */
export function durationText(duration: NonNullable<SchemeAnswer['duration']>): string {
  const { minMonths: min, maxMonths: max } = duration;
  if (min !== null && max !== null) return min === max ? `${max}\u00A0mois` : `de ${min} à ${max}\u00A0mois`;
  if (max !== null) return `${max}\u00A0mois au plus`;
  return min === null ? '' : `${min}\u00A0mois au moins`;
}

const moneyPeriodLabels: Readonly<Record<MoneyLine['per'], string>> = {
  hour: 'par heure',
  day: 'par jour',
  month: 'par mois',
  year: 'par an',
  once: 'en une fois',
};

/**
 * "600,00 € par mois au plus", "95 % du SMIC brut"; what cannot be said yet is said to be so, and what was not gathered
 * says what to read.
 */
export function moneyLineText({ amount, toRead, per, percentOfSmic, isCeiling }: MoneyLine): string {
  if (toRead !== null) return sentence(notGatheredText(toRead));
  if (amount === null && percentOfSmic === null) return 'montant à préciser';
  const value =
    amount === null
      ? `${formatNumber(percentOfSmic ?? 0)}\u00A0% du SMIC brut`
      : `${formatCents(Math.round(amount * 100))} ${moneyPeriodLabels[per]}`;
  return isCeiling ? `${value} au plus` : value;
}

/** "sous réserve de : cotisations sociales à jour ; décision d’aide prise avant le contrat". */
export const reserveText = (toConfirm: readonly { readonly supposed: string }[]): string =>
  sentence(`sous réserve de : ${toConfirm.map(({ supposed }) => supposed).join(' ; ')}`);

/** What keeps an answer open: what its rules say in words of their own, then the facts that nothing has named yet. */
export interface Opening {
  readonly told: readonly string[];
  /** French names. */
  readonly missing: readonly string[];
}

export function openingOf({ conditions, missing }: Pick<SchemeAnswer, 'conditions' | 'missing'>): Opening {
  const open = conditions.filter(({ verdict }) => verdict === 'unknown');
  const isTold = ({ explanation, missing: awaited }: (typeof open)[number]): boolean =>
    explanation !== sentence(missingSentence(awaited));
  const told = open.filter(isTold);
  const named = new Set(told.flatMap((condition) => condition.missing));
  const unnamed = new Set(open.filter((condition) => !isTold(condition)).flatMap((each) => each.missing));
  return {
    told: [...new Set(told.map(({ explanation }) => explanation))],
    missing: missing.filter((path) => unnamed.has(path) || !named.has(path)).map(factLabel),
  };
}
