import { enumerate, formatCents, plural } from '../../shared/base/text';
import { type CivilDate, formatShortDate } from '../../shared/base/time';
import { dateTexts } from './ui.texts';

export { enumerate };

const hours = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });
const days = new Intl.DateTimeFormat('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' });

/** "1 candidat", "2 400 candidats", "Aucun candidat". */
export const count = (n: number, one: string, many: string, none = `Aucun ${one}`): string =>
  n === 0 ? none : plural(n, one, many);

/** "1 867,02 €" from euros with cents. */
export const formatEuros = (amount: number): string => formatCents(Math.round(amount * 100));

/** "14:02". */
export const formatTime = (at: Date): string => hours.format(at);

/** "12/03/2026 à 14:02" from an instant in UTC, on this computer's clock. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  return dateTexts.instant(days.format(at), hours.format(at));
}

/** "12/03/2026", or a dash for none. */
export const formatDateOrDash = (date: CivilDate | null): string =>
  date === null ? '–' : formatShortDate(date);
