import { agree } from '../../shared/base/text';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the words of the top bar: "à l’instant", "il y a 5 min", "il y a 2 h", "il y a 3 jours". */
export function ageInWords(instant: string, nowMs: number): string {
  const elapsed = Math.max(0, nowMs - Date.parse(instant));
  if (elapsed < MINUTE) return 'à l’instant';
  if (elapsed < HOUR) return `il y a ${Math.floor(elapsed / MINUTE)}\u00a0min`;
  if (elapsed < DAY) return `il y a ${Math.floor(elapsed / HOUR)}\u00a0h`;
  const days = Math.floor(elapsed / DAY);
  return `il y a ${days}\u00a0${agree(days, 'jour', 'jours')}`;
}

const units = ['o', 'ko', 'Mo', 'Go'] as const;

/** "1,2 Mo". */
export function sizeInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(unit === 0 || value >= 100 ? 0 : 1).replace('.', ',')}\u00a0${units[unit]}`;
}
