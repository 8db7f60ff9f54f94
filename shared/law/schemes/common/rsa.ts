// What followed the RSA until the contrat d'engagement jeune: the ceiling and the allowance of the garantie jeunes, the
// ceiling of the PACEA. Each is the flat-rate RSA of one person less the housing share.
import { type CivilDate, civilDate, type Territory } from '../../../base/time';
import { type Amount, amount, notGathered, since } from '../../engine/parameter';
import { source } from '../../engine/source';

/** Percent of the flat-rate RSA of one person that is left once the housing share is taken off (R. 262-9, 1°: 12 %). */
const leftPercent = 88;

/** Flat-rate RSA of one person (L. 262-2 of the code of social action), in cents a month, by the decree that set it. */
const flatRates: readonly (readonly [from: string, cents: number, decree: string])[] = [
  ['2013-09-01', 49_290, 'n° 2013-793 du 30 août 2013'],
  ['2014-01-01', 49_931, 'n° 2013-1263 du 27 décembre 2013'],
  ['2014-09-01', 50_930, 'n° 2014-1127 du 3 octobre 2014'],
  ['2015-01-01', 51_388, 'n° 2014-1589 du 23 décembre 2014'],
  ['2015-09-01', 52_416, 'n° 2015-1231 du 6 octobre 2015'],
  ['2016-04-01', 52_468, 'n° 2016-538 du 27 avril 2016'],
  ['2016-09-01', 53_517, 'n° 2016-1276 du 29 septembre 2016'],
  ['2017-04-01', 53_678, 'n° 2017-739 du 4 mai 2017'],
  ['2017-09-01', 54_548, 'n° 2017-739 du 4 mai 2017'],
  ['2018-04-01', 55_093, 'n° 2018-324 du 3 mai 2018'],
  ['2019-04-01', 55_974, 'n° 2019-400 du 2 mai 2019'],
  ['2020-04-01', 56_478, 'n° 2020-490 du 29 avril 2020'],
  ['2021-04-01', 56_534, 'n° 2021-530 du 29 avril 2021'],
];

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);

/** Two series that follow the RSA from a day on: that of Mayotte was not gathered. */
export interface RsaSeries {
  readonly elsewhere: Amount;
  readonly mayotte: Amount;
}

/** `label` says what follows the RSA, in French. In cents a month, to the nearest cent. */
export function followingRsa(id: string, label: string, from: CivilDate): RsaSeries {
  const held = flatRates.filter((_rate, rank) => (flatRates[rank + 1]?.[0] ?? '9999') > from);
  // Closed with the scheme: no later value may come.
  const series = { unit: 'cents', reviewMonths: null } as const;
  return {
    elsewhere: amount({
      ...series,
      id,
      label,
      values: held.map(([day, cents, decree]) =>
        since(
          later(civilDate(day), from),
          Math.round((cents * leftPercent) / 100),
          source([], `RSA d’une personne seule (décret ${decree}), moins le forfait logement de 12 %`),
          'S',
        ),
      ),
    }),
    mayotte: amount({
      ...series,
      id: `${id}-mayotte`,
      label: `${label} (Mayotte)`,
      values: [
        notGathered(
          from,
          'le RSA d’une personne seule à Mayotte à cette date, moins le forfait logement',
          source([], 'RSA propre à Mayotte, montants non relevés'),
        ),
      ],
    }),
  };
}

export const rsaSeriesOf = (series: RsaSeries, territory: Territory): Amount =>
  territory === 'mayotte' ? series.mayotte : series.elsewhere;
