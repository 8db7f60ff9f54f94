import { describe, expect, test } from 'vitest';
import { hoursOf, minutesOf, type Weekday, weekdays, writeWeek } from '../base/time';
import { canReach, type Mobility, mobilityWords, turnWeek } from './mobility';
import type { ProfileEntry } from './profile';

const bus = (days: readonly Weekday[], firstAt: string, lastAt: string): ProfileEntry => ({
  id: `00000000-0000-4000-8000-00000000000${weekdays.indexOf(days[0] ?? 'monday')}`,
  kind: 'transport',
  content: { days: [...days], firstAt, lastAt, line: '' },
  evidence: [],
});
const licence = (category: 'B' | 'A2', state: 'held' | 'preparing' = 'held'): ProfileEntry => ({
  id: '00000000-0000-4000-8000-000000000010',
  kind: 'licence',
  content: { category, state, obtainedOn: null },
  evidence: [],
});
const weekBus = bus(weekdays.slice(0, 5), '06:10', '20:40');
const nobody: Mobility = {
  drivingLicence: 'unknown',
  vehicle: null,
  meansOfTransport: null,
  reachKm: null,
  reachMinutes: null,
  entries: [],
};
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/gu, ' ');

test.each<[string, Partial<Mobility>, string]>([
  ['nothing known', {}, ''],
  [
    'a licence without a car, a last bus, a distance',
    { vehicle: 'none', reachKm: 15, entries: [licence('B'), weekBus] },
    'Permis B sans véhicule ; premier départ à 6 h 10, dernier retour à 20 h 40 en semaine ; 15 km',
  ],
  ['neither', { drivingLicence: 'no', vehicle: 'none' }, 'Ni permis ni véhicule'],
  ['a car without a licence', { drivingLicence: 'no', vehicle: 'own' }, 'Véhicule mais sans permis'],
  ['both', { drivingLicence: 'yes', vehicle: 'own' }, 'Permis de conduire et véhicule'],
  ['a licence that is being prepared is none yet', { entries: [licence('B', 'preparing')] }, ''],
  [
    'means and minutes',
    { meansOfTransport: ['bicycle', 'public-transport'], reachMinutes: 45 },
    'Vélo, transports en commun ; 45 min de trajet',
  ],
  ['known to have none', { meansOfTransport: [] }, 'Aucun moyen de déplacement'],
  ['one day', { entries: [bus(['saturday'], '', '19:00')] }, 'Dernier retour à 19 h le samedi'],
])('%s', (_, known, said) => {
  expect(plain(mobilityWords({ ...nobody, ...known }))).toBe(said);
});

describe('whether a turn of work can be reached', () => {
  const withBus: Mobility = {
    ...nobody,
    meansOfTransport: ['public-transport'],
    reachMinutes: 45,
    entries: [weekBus],
  };
  const nightBus = {
    ...withBus,
    entries: [bus(['friday'], '06:10', '00:30'), bus(['saturday'], '07:00', '23:00')],
  };
  test.each<[string, Mobility, Weekday, string, string, number | null, string, RegExp]>([
    ['before the last bus', withBus, 'monday', '09:00', '20:39', null, 'yes', /dernier retour à 20 h 40/],
    [
      'at the very minute of the last bus',
      withBus,
      'monday',
      '09:00',
      '20:40',
      null,
      'unknown',
      /à l’heure du dernier retour/,
    ],
    ['a minute after the last bus', withBus, 'monday', '09:00', '20:41', null, 'no', /finit à 20 h 41/],
    [
      'at the very minute of the first bus',
      withBus,
      'monday',
      '06:10',
      '14:00',
      null,
      'no',
      /commence à 6 h 10/,
    ],
    [
      'sooner after the first bus than the ride may last',
      withBus,
      'monday',
      '06:54',
      '14:00',
      null,
      'unknown',
      /durée du trajet/,
    ],
    [
      'as long after it as the ride may last',
      withBus,
      'monday',
      '06:55',
      '14:00',
      null,
      'yes',
      /Premier départ à 6 h 10/,
    ],
    [
      'a day without a timetable',
      withBus,
      'sunday',
      '09:00',
      '12:00',
      null,
      'unknown',
      /Aucun horaire.*dimanche/,
    ],
    ['a night without a bus', withBus, 'monday', '22:00', '06:00', null, 'no', /finit à 6 h/],
    [
      'a night that ends with the first bus of the morning',
      withBus,
      'monday',
      '21:00',
      '06:10',
      null,
      'yes',
      /Premier départ/,
    ],
    [
      'a last bus after midnight',
      nightBus,
      'friday',
      '16:00',
      '00:15',
      null,
      'yes',
      /dernier retour à 0 h 30/,
    ],
    ['after the last bus after midnight', nightBus, 'friday', '16:00', '00:45', null, 'no', /finit à 0 h 45/],
    [
      'a car of her own, at any hour',
      { ...withBus, vehicle: 'own', drivingLicence: 'yes' },
      'sunday',
      '22:00',
      '05:00',
      null,
      'yes',
      /Permis et véhicule/,
    ],
    [
      'a car without its licence',
      { ...nobody, vehicle: 'own', drivingLicence: 'no', entries: [weekBus] },
      'monday',
      '13:00',
      '21:00',
      null,
      'no',
      /21 h/,
    ],
    [
      'a licence of another category drives no car',
      { ...nobody, vehicle: 'own', drivingLicence: 'yes', entries: [licence('A2'), weekBus] },
      'monday',
      '13:00',
      '21:00',
      null,
      'no',
      /21 h/,
    ],
    [
      'a car that is shared',
      { ...nobody, vehicle: 'shared', drivingLicence: 'yes', meansOfTransport: ['lift'] },
      'monday',
      '13:00',
      '21:00',
      null,
      'unknown',
      /partagé/,
    ],
    [
      'further than she goes, even by car',
      { ...nobody, vehicle: 'own', drivingLicence: 'yes', reachKm: 15 },
      'monday',
      '09:00',
      '17:00',
      16,
      'no',
      /16 km, au-delà de 15 km/,
    ],
    [
      'as far as she goes, by bicycle',
      { ...nobody, meansOfTransport: ['bicycle'], reachKm: 15 },
      'sunday',
      '22:00',
      '05:00',
      15,
      'yes',
      /Vélo : 15 km/,
    ],
    [
      'by bicycle, nobody knows how far',
      { ...nobody, meansOfTransport: ['bicycle'] },
      'monday',
      '09:00',
      '17:00',
      null,
      'unknown',
      /distance/,
    ],
    ['nothing asked yet', nobody, 'monday', '09:00', '17:00', null, 'unknown', /pas encore été demandés/],
    [
      'known to have none',
      { ...nobody, meansOfTransport: [] },
      'monday',
      '09:00',
      '17:00',
      null,
      'no',
      /Aucun moyen/,
    ],
    [
      'by bus, without its hours',
      { ...nobody, meansOfTransport: ['public-transport'] },
      'monday',
      '09:00',
      '17:00',
      null,
      'unknown',
      /horaires.*pas notés/,
    ],
    [
      'without a last bus',
      { ...nobody, entries: [bus(['monday'], '06:10', '')] },
      'monday',
      '09:00',
      '17:00',
      null,
      'unknown',
      /dernier retour n’est pas noté/,
    ],
    [
      'without a first bus',
      { ...nobody, entries: [bus(['monday'], '', '20:40')] },
      'monday',
      '09:00',
      '17:00',
      null,
      'unknown',
      /premier départ n’est pas noté/,
    ],
  ])('%s', (_, mobility, day, startsAt, endsAt, km, answer, reason) => {
    const turn = { day, startsAt: minutesOf(startsAt) ?? 0, endsAt: minutesOf(endsAt) ?? 0, km };
    const said = canReach(mobility, turn);
    expect(said.answer).toBe(answer);
    expect(plain(said.reason)).toMatch(reason);
  });
});

test.each([
  ['13:00', '21:00', 'monday 13:00-21:00', 8],
  ['13:10', '20:50', 'monday 13:00-21:00', 8],
  ['22:00', '06:00', 'monday 22:00-24:00; tuesday 00:00-06:00', 8],
  ['16:00', '00:00', 'monday 16:00-24:00', 8],
])('a turn from %s to %s stands on the grid as %s', (startsAt, endsAt, week, hours) => {
  const grid = turnWeek({
    day: 'monday',
    startsAt: minutesOf(startsAt) ?? 0,
    endsAt: minutesOf(endsAt) ?? 0,
  });
  expect(writeWeek(grid)).toBe(week);
  expect(hoursOf(grid)).toBe(hours);
});
