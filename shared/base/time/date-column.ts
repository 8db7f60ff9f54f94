import { agree } from '../text';
import { type CivilDate, computedDateOf, isCivilDate } from './civil-date';
import {
  type DateWriting,
  type EasternZone,
  easternZones,
  isLateHour,
  localOf,
  partsOfDate,
  type WrittenParts,
} from './written-date';

/** How a column writes its dates, and the cells that show it. */
export interface DateColumnJudgement extends DateWriting {
  /** French, for the adviser: what was deduced or is doubtful, and from which cells; `null` when nothing is unusual. */
  readonly notice: string | null;
  /** A cell that exists only with the day first, one only with the month first, one that reads both ways: to ask with. */
  readonly examples: {
    readonly dayFirst: string | null;
    readonly monthFirst: string | null;
    readonly either: string | null;
  };
}

interface Tally {
  count: number;
  example: string | null;
}
const tally = (): Tally => ({ count: 0, example: null });
const add = (to: Tally, cell: string): void => {
  to.count += 1;
  to.example ??= cell.trim();
};

/** A few slips of the hand in a column do not make its order doubtful: one date in twenty, of those that show an order. */
const SLIPS = 20;

/**
 * Judges the dates of a whole column: which of day and month comes first, and whether midnights were written in universal
 * time. `doubtful`: both orders are proved and some cells read both ways, or hours fit no zone. Pure; cells as the file
 * has them, of any kind: what is no date is passed over. `name` is what the notice calls the column.
 */
export function judgeDateColumn(cells: Iterable<string>, name: string): DateColumnJudgement {
  const dayFirst = tally();
  const monthFirst = tally();
  const either = tally();
  const late = tally();
  const midnight = tally();
  const zones = new Set<EasternZone>(easternZones);
  for (const cell of cells) {
    if (cell === '' || cell.length > 60) continue;
    const written = partsOfDate(cell);
    if (written === null) continue;
    const { parts, hour } = written;
    if (parts.kind === 'either') {
      const order = orderOf(parts, hour?.isEnglish ?? false);
      if (order !== null) add({ dayFirst, monthFirst, either }[order], cell);
    }
    if (hour === null) continue;
    if (isLateHour(hour)) {
      add(late, cell);
      const day = dayWritten(written);
      for (const zone of zones) if (day === null || !isMidnightIn(zone, day, hour.hour)) zones.delete(zone);
    } else if (hour.isRound && hour.hour === 0) add(midnight, cell);
  }

  const order = orderShown(dayFirst.count, monthFirst.count, either.count);
  const [zone = 'doubtful'] = late.count > 0 && midnight.count === 0 ? zones : [];
  const notices = [
    orderNotice(order, { dayFirst, monthFirst, either }),
    late.count === 0 ? null : zoneNotice(zone, late),
  ].filter((notice) => notice !== null);
  return {
    order,
    zone,
    notice: notices.length === 0 ? null : `Colonne ${quoted(name)}\u00a0: ${notices.join('\u202f; ')}.`,
    examples: { dayFirst: dayFirst.example, monthFirst: monthFirst.example, either: either.example },
  };
}

type Parts = WrittenParts['parts'];

/** What one cell shows of the order; `null` when it shows nothing: no such day, or the same both ways. */
function orderOf(
  { first, second, year }: Extract<Parts, { readonly kind: 'either' }>,
  isEnglish: boolean,
): 'dayFirst' | 'monthFirst' | 'either' | null {
  if (first === second) return null;
  const full = year.length === 4 ? Number(year) : 2000 + Number(year);
  const isFrench = isCivilDate(computedDateOf(full, second, first));
  const isOther = isCivilDate(computedDateOf(full, first, second));
  if (isFrench && isOther) return isEnglish ? 'monthFirst' : 'either';
  return isFrench ? 'dayFirst' : isOther ? 'monthFirst' : null;
}

function orderShown(dayFirst: number, monthFirst: number, either: number): DateWriting['order'] {
  if (monthFirst === 0) return 'day-first';
  if (dayFirst === 0) return 'month-first';
  const shown = dayFirst + monthFirst;
  if (Math.min(dayFirst, monthFirst) * SLIPS <= shown || either === 0)
    return dayFirst >= monthFirst ? 'day-first' : 'month-first';
  return 'doubtful';
}

/** The day of a date whose order is sure, or that is not far from one: hours of the zone hardly depend on it. */
function dayWritten({ parts }: WrittenParts): CivilDate | null {
  const year = Number(parts.year.length === 4 ? parts.year : `20${parts.year}`);
  const text =
    parts.kind === 'told'
      ? computedDateOf(year, parts.month, parts.day)
      : computedDateOf(year, parts.second, parts.first);
  return isCivilDate(text) ? text : null;
}

/** Midnight there; or one o'clock, of software that knows one hour of shift for the whole year. */
function isMidnightIn(zone: EasternZone, day: CivilDate, hour: number): boolean {
  const local = localOf(day, hour, zone);
  return local.date !== day && local.hour <= (zone === 'Europe/Paris' ? 1 : 0);
}

const quoted = (text: string): string => `«\u202f${text}\u202f»`;
const dates = (count: number): string => agree(count, '1 date', `${count} dates`);
const exist = (count: number): string => agree(count, 'n’existe', 'n’existent');

function orderNotice(
  order: DateWriting['order'],
  { dayFirst, monthFirst, either }: Record<'dayFirst' | 'monthFirst' | 'either', Tally>,
): string | null {
  if (monthFirst.count === 0) return null;
  const shows = ({ count, example }: Tally): string =>
    `${dates(count)} ${exist(count)} que dans cet ordre (${quoted(example ?? '')})`;
  switch (order) {
    case 'month-first':
      return `dates lues à l’anglaise, mois/jour/année\u00a0: ${shows(monthFirst)}${
        dayFirst.count === 0 ? ', aucune dans l’autre' : `, ${dayFirst.count} seulement dans l’autre`
      }`;
    case 'day-first':
      return `dates lues jour/mois/année\u00a0: ${shows(dayFirst)}, ${monthFirst.count} seulement dans l’autre (${quoted(monthFirst.example ?? '')})`;
    case 'doubtful':
      return `le jour et le mois y changent de place\u00a0: ${quoted(dayFirst.example ?? '')} n’existe que jour/mois/année, ${quoted(monthFirst.example ?? '')} que mois/jour/année, et ${dates(either.count)} se ${agree(either.count, 'lit', 'lisent')} dans les deux sens, comme ${quoted(either.example ?? '')}\u202f; indiquez l’ordre de cette colonne`;
  }
}

const zoneNames: Readonly<Record<EasternZone, string>> = {
  'Europe/Paris': 'en France',
  'Indian/Reunion': 'à La Réunion',
  'Indian/Mayotte': 'à Mayotte',
};
const zoneNotice = (zone: DateWriting['zone'], late: Tally): string =>
  zone === 'doubtful'
    ? `${quoted(late.example ?? '')} peut être ce jour ou le lendemain, et les autres heures de la colonne ne le disent pas\u202f; ${agree(late.count, 'cette date n’est pas reprise', `ces ${late.count} dates ne sont pas reprises`)}`
    : `dates écrites à minuit ${zoneNames[zone]}, en heure universelle\u202f: ${quoted(late.example ?? '')} est lu au lendemain`;
