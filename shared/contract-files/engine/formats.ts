import { formatNumber, unitOf } from '../../base/text';

/** Lines of an address that are known. */
export const addressLines = (place: {
  readonly street: string;
  readonly addressComplement: string;
  readonly postcode: string;
  readonly commune: string;
}): readonly string[] =>
  [place.street, place.addressComplement, `${place.postcode} ${place.commune}`.trim()].filter(
    (each) => each.trim() !== '',
  );

/** A number with its unit: "273 h", "1 jour"; the number alone without unit. */
export const formatQuantity = (value: number, unit: string): string =>
  unit === '' ? formatNumber(value) : `${formatNumber(value)}\u00A0${unitOf(value, unit)}`;

/** 34.5 as "34 h 30". */
export function formatHoursAndMinutes(hours: number): string {
  const minutes = Math.round(hours * 60);
  const rest = minutes % 60;
  const whole = `${Math.floor(minutes / 60)}\u00A0h`;
  return rest === 0 ? whole : `${whole}\u00A0${String(rest).padStart(2, '0')}`;
}
