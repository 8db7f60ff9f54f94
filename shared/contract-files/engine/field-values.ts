import { type CivilDate, isCivilDate } from '../../base/time';
import type { Fields } from './contract-file.schema';

/** Readers of the fields of a file: the value when it is there with the right type, else `null`. */
export function textOf(fields: Fields, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function numberOf(fields: Fields, key: string): number | null {
  const value = fields[key];
  return typeof value === 'number' ? value : null;
}

export function dateOf(fields: Fields, key: string): CivilDate | null {
  const value = fields[key];
  return typeof value === 'string' && isCivilDate(value) ? value : null;
}

export function yesNoOf(fields: Fields, key: string): boolean | null {
  const value = fields[key];
  return typeof value === 'boolean' ? value : null;
}

/** Hours and minutes as hours; `null` as long as the hours are not typed. */
export function hoursOf(fields: Fields, hoursKey: string, minutesKey: string): number | null {
  const hours = numberOf(fields, hoursKey);
  return hours === null ? null : hours + (numberOf(fields, minutesKey) ?? 0) / 60;
}
