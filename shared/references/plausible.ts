import { typography } from '../base/text';
import { addDays, formatFrenchDate } from '../base/time';
import { type AddedValue, amountOf, amountOn, type PrefectOrder, type References } from '../law';

/** From one value to the next no amount of the law was ever multiplied by ten: euros were typed for cents, or the reverse. */
const SLIP = 10;

/** Why a value cannot be added, in a French sentence; `null` when it can. */
export function valueFault(
  { parameter: id, from, value }: Pick<AddedValue, 'parameter' | 'from' | 'value'>,
  references: References,
): string | null {
  const parameter = amountOf(id);
  if (parameter === null)
    return typography('Ce paramètre n’existe pas dans cette version de Vivier, ou ce n’est pas un montant.');
  const { unit, label, show } = parameter;
  const isMoney = unit === 'cents' || unit === 'cents-per-hour';
  if (unit !== 'percent' && unit !== 'hours' && !Number.isInteger(value))
    return typography(
      isMoney
        ? `${label} : un nombre entier de centimes est attendu.`
        : `${label} : un nombre entier est attendu.`,
    );
  if (unit === 'percent' && value > 1000) return typography(`${label} : ce pourcentage est démesuré.`);
  const before = amountOn(parameter, addDays(from, -1), references);
  if (!isMoney || before === null || before.value === 0 || value === 0) return null;
  const ratio = value / before.value;
  if (ratio < SLIP && ratio > 1 / SLIP) return null;
  return typography(
    `${label} : ${show(value)} au ${formatFrenchDate(from)}, contre ${show(before.value)} avant. Vérifiez la virgule et l’unité.`,
  );
}

/** Why an order makes no sense, in a French sentence; `null` when it does. */
export function orderFault({
  from,
  to,
  categories,
}: Pick<PrefectOrder, 'from' | 'to' | 'categories'>): string | null {
  if (to !== null && to < from)
    return typography('Le dernier jour de l’arrêté est avant son premier jour : vérifiez les deux dates.');
  for (const { label, minMonths, maxMonths, minAge, maxAge } of categories) {
    if (minMonths !== null && maxMonths !== null && minMonths > maxMonths)
      return typography(`« ${label} » : la durée minimale dépasse la durée maximale.`);
    if (minAge !== null && maxAge !== null && minAge > maxAge)
      return typography(`« ${label} » : l’âge minimal dépasse l’âge maximal.`);
  }
  return null;
}
