import { formatCents, formatNumber } from '../../base/text';
import type { MoneyLine, SchemeAnswer } from './eligibility.schema';

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

/** "600,00 € par mois au plus", "95 % du SMIC brut"; what cannot be said yet is said to be so. */
export function moneyLineText({ amount, per, percentOfSmic, isCeiling }: MoneyLine): string {
  if (amount === null && percentOfSmic === null) return 'montant à préciser';
  const value =
    amount === null
      ? `${formatNumber(percentOfSmic ?? 0)}\u00A0% du SMIC brut`
      : `${formatCents(Math.round(amount * 100))} ${moneyPeriodLabels[per]}`;
  return isCeiling ? `${value} au plus` : value;
}
