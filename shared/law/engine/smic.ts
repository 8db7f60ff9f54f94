import { type CivilDate, civilDate, type Territory, yearOf } from '../../base/time';
import { type Amount, amount, type DatedValue, since } from './parameter';
import { amountOn, noReferences, type References, seriesOf } from './references';
import { type Confidence, source } from './source';

const cents = (from: string, value: number, text: string, confidence: Confidence = 'S'): DatedValue<number> =>
  since(from, value, source([], text), confidence);

/** Hourly gross SMIC in cents, everywhere but in Mayotte. */
export const smic: Amount = amount({
  id: 'smic',
  label: 'SMIC horaire brut',
  unit: 'cents-per-hour',
  // Revised every 1 January at least.
  reviewMonths: 12,
  values: [
    cents('2003-07-01', 719, 'Décret n° 2003-564 du 27/06/2003'),
    cents('2004-07-01', 761, 'Décret n° 2004-633 du 01/07/2004'),
    cents('2005-07-01', 803, 'Décret n° 2005-719 du 29/06/2005'),
    cents('2006-07-01', 827, 'Décret n° 2006-751 du 29/06/2006'),
    cents('2007-07-01', 844, 'Décret n° 2007-1052 du 28/06/2007'),
    cents('2008-05-01', 863, 'Arrêté du 25/04/2008'),
    cents('2008-07-01', 871, 'Décret n° 2008-617 du 27/06/2008'),
    cents('2009-07-01', 882, 'Décret n° 2009-800 du 24/06/2009'),
    cents('2010-01-01', 886, 'Décret n° 2009-1584 du 17/12/2009'),
    cents('2011-01-01', 900, 'Décret n° 2010-1584 du 17/12/2010'),
    cents('2011-12-01', 919, 'Arrêté du 29/11/2011'),
    cents('2012-01-01', 922, 'Décret n° 2011-1926 du 22/12/2011'),
    cents('2012-07-01', 940, 'Décret n° 2012-828 du 28/06/2012'),
    cents('2013-01-01', 943, 'JO du 21/12/2012'),
    cents('2014-01-01', 953, 'Décret n° 2013-1190 du 19/12/2013'),
    cents('2015-01-01', 961, 'Décret n° 2014-1569 du 22/12/2014'),
    cents('2016-01-01', 967, 'Décret n° 2015-1688 du 17/12/2015'),
    cents('2017-01-01', 976, 'Décret n° 2016-1818 du 22/12/2016'),
    cents('2018-01-01', 988, 'Décret n° 2017-1719 du 20/12/2017'),
    cents('2019-01-01', 1003, 'Décret n° 2018-1173 du 19/12/2018'),
    cents('2020-01-01', 1015, 'Décret n° 2019-1387 du 18/12/2019'),
    cents('2021-01-01', 1025, 'Décret n° 2020-1598 du 16/12/2020'),
    cents('2021-10-01', 1048, 'Arrêté du 27/09/2021'),
    cents('2022-01-01', 1057, 'Décret n° 2021-1741 du 22/12/2021'),
    cents('2022-05-01', 1085, 'Arrêté du 19/04/2022'),
    cents('2022-08-01', 1107, 'Arrêté du 29/07/2022'),
    cents('2023-01-01', 1127, 'Décret n° 2022-1608 du 22/12/2022'),
    cents('2023-05-01', 1152, 'Arrêté du 26/04/2023'),
    cents('2024-01-01', 1165, 'Décret du 20/12/2023'),
    cents('2024-11-01', 1188, 'Décret n° 2024-951 23/10/2024'),
    cents('2026-01-01', 1202, 'Décret n° 2025-1228 du 17/12/2025'),
    cents('2026-06-01', 1231, 'Arrêté du 22/05/2026'),
  ],
});

/** Hourly gross SMIC in cents in Mayotte. Nothing was found before October 2021. */
export const smicMayotte: Amount = amount({
  id: 'smic-mayotte',
  label: 'SMIC horaire brut à Mayotte',
  unit: 'cents-per-hour',
  reviewMonths: 12,
  values: [
    cents('2021-10-01', 791, 'Arrêté du 27/09/2021 (presse locale)'),
    cents('2022-01-01', 798, 'Presse locale'),
    cents('2022-05-01', 819, 'Presse locale'),
    // The amount was read; the date on which it began is that of the rise in metropolitan France.
    cents('2022-08-01', 835, 'Relevé de la série, date de départ non lue', 'N'),
    cents('2023-01-01', 851, 'Relevé de la série'),
    cents('2023-05-01', 870, 'Relevé de la série'),
    cents('2024-01-01', 880, 'Relevé de la série'),
    cents('2024-11-01', 898, 'Relevé de la série'),
    cents('2026-01-01', 933, 'Décret n° 2025-1228 du 17/12/2025'),
    cents('2026-06-01', 956, 'Arrêté du 22/05/2026'),
  ],
});

export const smicSeries = (territory: Territory): Amount => (territory === 'mayotte' ? smicMayotte : smic);

/** The SMIC of a day. */
export interface SmicValue {
  /** Cents an hour. */
  readonly cents: number;
  readonly from: CivilDate;
  readonly source: string;
  /** False after the year of the last value: the SMIC is revised every 1 January at least, so the value is only kept. */
  readonly isKnown: boolean;
  readonly confidence: Confidence;
}

/** Last day for which the series is complete: the end of the year of its last value. */
export function smicKnownUntil(territory: Territory, references: References = noReferences): CivilDate {
  const last = seriesOf(smicSeries(territory), references).at(-1);
  if (!last) throw new RangeError('An empty SMIC series');
  return civilDate(`${yearOf(last.from)}-12-31`);
}

/** The SMIC in force on `on`, or the last known one; `null` before the series. */
export function smicOn(
  on: CivilDate,
  territory: Territory,
  references: References = noReferences,
): SmicValue | null {
  const value = amountOn(smicSeries(territory), on, references);
  return (
    value && {
      cents: value.value,
      from: value.from,
      source: value.source.text ?? '',
      isKnown: on <= smicKnownUntil(territory, references),
      confidence: value.confidence,
    }
  );
}
