import { capital, formatNumber, typography } from '../base/text';
import {
  DAY_MINUTES,
  daysOfWeekWords,
  emptyWeek,
  hourWords,
  minutesOf,
  STEP_MINUTES,
  union,
  type Weekday,
  type WeekGrid,
  weekdays,
  weekdayWords,
  weekOf,
} from '../base/time';
import type { Candidate } from '../fields';
import { inWeekOrder, ofKind, type ProfileEntry } from './profile';

/*
 * How far a person can go to work, and until when she can come back. What is not known stays so: an answer says on what it
 * rests, and what to ask where it cannot be given.
 */

/** What is known of how a person moves. */
export interface Mobility
  extends Readonly<
    Pick<Candidate, 'drivingLicence' | 'vehicle' | 'meansOfTransport' | 'reachKm' | 'reachMinutes'>
  > {
  readonly entries: readonly ProfileEntry[];
}

const heldLicences = ({ entries }: Mobility): readonly string[] =>
  ofKind(entries, 'licence').flatMap(({ content }) =>
    content.state === 'held' && content.category !== null ? [content.category] : [],
  );
/** The categories where they are noted; else what was answered of a licence at all. */
const drivesCar = (mobility: Mobility): boolean => {
  const held = heldLicences(mobility);
  return held.length > 0 ? held.includes('B') : mobility.drivingLicence === 'yes';
};

function licenceWords(mobility: Mobility): string {
  const held = heldLicences(mobility);
  const { drivingLicence, vehicle } = mobility;
  const licence =
    held.length > 0
      ? `permis ${held.join(', ')}`
      : drivingLicence === 'yes'
        ? 'permis de conduire'
        : drivingLicence === 'no'
          ? 'sans permis'
          : '';
  const car =
    vehicle === null ? '' : { own: 'véhicule', shared: 'véhicule partagé', none: 'sans véhicule' }[vehicle];
  if (licence === '' || car === '') return licence || car;
  if (vehicle === 'none') return licence === 'sans permis' ? 'ni permis ni véhicule' : `${licence} ${car}`;
  return licence === 'sans permis' ? `${car} mais ${licence}` : `${licence} et ${car}`;
}

/** « en semaine », « samedi »: the usual words of some days. */
const usualDays = (days: readonly Weekday[]): string =>
  days.join() === weekdays.slice(0, 5).join()
    ? 'en semaine'
    : days.join() === weekdays.slice(5).join()
      ? 'le week-end'
      : days.length === 1
        ? `le ${daysOfWeekWords(days)}`
        : daysOfWeekWords(days);

const meansWords = {
  'public-transport': 'transports en commun',
  bicycle: 'vélo',
  scooter: 'deux-roues',
  walk: 'à pied',
  lift: 'covoiturage',
} as const;

/** « Permis B sans véhicule ; dernier retour à 20 h 40 en semaine ; 15 km »; '' where nothing is known. */
export function mobilityWords(mobility: Mobility): string {
  const { meansOfTransport, reachKm, reachMinutes, entries } = mobility;
  const rows = ofKind(entries, 'transport').map(({ content }) => {
    const [first, last] = [minutesOf(content.firstAt), minutesOf(content.lastAt)];
    const hours = [
      first === null ? '' : `premier départ à ${hourWords(first)}`,
      last === null ? '' : `dernier retour à ${hourWords(last)}`,
    ].filter((part) => part !== '');
    return `${hours.join(', ')} ${usualDays(inWeekOrder(content.days))}`;
  });
  const reach = [
    reachKm === null ? '' : `${formatNumber(reachKm)}\u00A0km`,
    reachMinutes === null ? '' : `${formatNumber(reachMinutes)}\u00A0min de trajet`,
  ].filter((part) => part !== '');
  const means =
    meansOfTransport === null
      ? ''
      : meansOfTransport.length === 0
        ? 'aucun moyen de déplacement'
        : meansOfTransport.map((one) => meansWords[one]).join(', ');
  const parts = [licenceWords(mobility), means, ...rows, reach.join(', ')].filter((part) => part !== '');
  return typography(capital(parts.join(' ; ')));
}

/** A turn of work: its day, its hours, and how far it is where that is known. An end before the start is on the next day. */
export interface Turn {
  readonly day: Weekday;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly km: number | null;
}
/** The hours of a turn on the grid of a week, to the next half-hour; what is past midnight stands on the next day. */
export function turnWeek({ day, startsAt, endsAt }: Omit<Turn, 'km'>): WeekGrid {
  const from = Math.floor(startsAt / STEP_MINUTES) * STEP_MINUTES;
  const to = Math.ceil(endsAt / STEP_MINUTES) * STEP_MINUTES;
  if (endsAt > startsAt) return weekOf([day], [{ from, to }]);
  const morning = to === 0 ? emptyWeek : weekOf([dayAfter(day)], [{ from: 0, to }]);
  return union(weekOf([day], [{ from, to: DAY_MINUTES }]), morning);
}
export interface Reach {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** Why, in a sentence. */
  readonly reason: string;
}
const reach = (answer: Reach['answer'], reason: string): Reach => ({ answer, reason: typography(reason) });

const dayAfter = (day: Weekday): Weekday => weekdays[(weekdays.indexOf(day) + 1) % weekdays.length] ?? day;
const hoursOn = (mobility: Mobility, day: Weekday): { first: number | null; last: number | null } | null => {
  const row = ofKind(mobility.entries, 'transport').find(({ content }) => content.days?.includes(day));
  if (row === undefined) return null;
  const [first, last] = [minutesOf(row.content.firstAt), minutesOf(row.content.lastAt)];
  // A last bus after midnight runs on the next day.
  return { first, last: last !== null && first !== null && last < first ? last + DAY_MINUTES : last };
};

/** By the first and the last bus of the day. */
function byTimetable(mobility: Mobility, turn: Turn): Reach {
  const { day, startsAt } = turn;
  const endsAt = turn.endsAt <= startsAt ? turn.endsAt + DAY_MINUTES : turn.endsAt;
  const hours = hoursOn(mobility, day);
  if (hours === null)
    return reach('unknown', `Aucun horaire de transport n’est noté le ${weekdayWords[day]} ; à demander.`);
  const { first, last } = hours;
  if (first !== null && startsAt <= first)
    return reach(
      'no',
      `Le poste commence à ${hourWords(startsAt)}, le premier départ est à ${hourWords(first)}.`,
    );
  if (last === null) return reach('unknown', 'Le dernier retour n’est pas noté ; à demander.');
  if (endsAt > last) {
    // Whoever works the night comes back in the morning.
    const morning = endsAt >= DAY_MINUTES ? (hoursOn(mobility, dayAfter(day))?.first ?? null) : null;
    if (morning === null || endsAt - DAY_MINUTES < morning)
      return reach(
        'no',
        `Le poste finit à ${hourWords(endsAt % DAY_MINUTES)}, le dernier retour est à ${hourWords(last % DAY_MINUTES)}.`,
      );
  } else if (endsAt === last)
    return reach(
      'unknown',
      `Le poste finit à l’heure du dernier retour, ${hourWords(last % DAY_MINUTES)} ; à vérifier sur place.`,
    );
  if (first === null) return reach('unknown', 'Le premier départ n’est pas noté ; à demander.');
  return startsAt - first < (mobility.reachMinutes ?? DAY_MINUTES)
    ? reach(
        'unknown',
        `Le retour est possible ; le premier départ est à ${hourWords(first)}, la durée du trajet reste à vérifier.`,
      )
    : reach(
        'yes',
        `Premier départ à ${hourWords(first)}, dernier retour à ${hourWords(last % DAY_MINUTES)}.`,
      );
}

/** Whether a person can go to a turn of work and come back from it, as far as it is known. */
export function canReach(mobility: Mobility, turn: Turn): Reach {
  const { vehicle, meansOfTransport, reachKm } = mobility;
  const { km } = turn;
  if (km !== null && reachKm !== null && km > reachKm)
    return reach('no', `À ${formatNumber(km)} km, au-delà de ${formatNumber(reachKm)} km.`);
  if (vehicle === 'own' && drivesCar(mobility))
    return reach('yes', 'Permis et véhicule : aucune heure n’est exclue.');
  const own = (['scooter', 'bicycle', 'walk'] as const).find((one) => meansOfTransport?.includes(one));
  if (own !== undefined && km !== null && reachKm !== null)
    return reach(
      'yes',
      `${capital(meansWords[own])} : ${formatNumber(km)} km, sur ${formatNumber(reachKm)} km possibles.`,
    );
  const rows = ofKind(mobility.entries, 'transport');
  if (rows.length > 0) return byTimetable(mobility, turn);
  if (meansOfTransport === null && vehicle !== 'none')
    return reach('unknown', 'Ses moyens de déplacement n’ont pas encore été demandés.');
  if (meansOfTransport?.length === 0) return reach('no', 'Aucun moyen de déplacement n’est noté.');
  if (vehicle === 'shared' && drivesCar(mobility))
    return reach('unknown', 'Un véhicule partagé ; à vérifier pour ces heures.');
  if (own !== undefined || meansOfTransport?.includes('lift') === true)
    return reach('unknown', 'Cela dépend de la distance ; donnez-la, avec la distance possible.');
  return meansOfTransport?.includes('public-transport') === true
    ? reach('unknown', 'Les horaires de transport ne sont pas notés ; ajoutez-les.')
    : reach('unknown', 'Sans véhicule ; ses autres moyens de déplacement sont à demander.');
}
