import { z } from 'zod';
import { type CivilDate, civilDate, type Territory } from '../../base/time';

/** Regions since 1 January 2016, by their INSEE code (loi n° 2015-29). */
export const regionLabels = {
  '01': 'Guadeloupe',
  '02': 'Martinique',
  '03': 'Guyane',
  '04': 'La Réunion',
  '06': 'Mayotte',
  '11': 'Île-de-France',
  '24': 'Centre-Val de Loire',
  '27': 'Bourgogne-Franche-Comté',
  '28': 'Normandie',
  '32': 'Hauts-de-France',
  '44': 'Grand Est',
  '52': 'Pays de la Loire',
  '53': 'Bretagne',
  '75': 'Nouvelle-Aquitaine',
  '76': 'Occitanie',
  '84': 'Auvergne-Rhône-Alpes',
  '93': 'Provence-Alpes-Côte d’Azur',
  '94': 'Corse',
} as const;
export type Region = keyof typeof regionLabels;
// The keys of a constant object are its codes.
export const regionCodes = Object.keys(regionLabels) as readonly Region[];
export const regionSchema = z.enum(regionCodes as readonly [Region, ...Region[]]);

export const isOverseas = (territory: Territory): boolean =>
  territory !== 'metropole' && territory !== 'alsace-moselle';

const overseasRegions: Readonly<Partial<Record<Region, Territory>>> = {
  '01': 'guadeloupe',
  '02': 'martinique',
  '03': 'guyane',
  '04': 'reunion',
  '06': 'mayotte',
};
/**
 * Where an establishment lies, by its region: overseas the region is the territory. Another region says nothing of
 * Alsace-Moselle, which is a part of one: what is `known` otherwise then stands, as it does without a region.
 */
export const territoryIn = (region: Region | null | undefined, known: Territory): Territory =>
  (region == null ? undefined : overseasRegions[region]) ?? known;

/** Departments by region, by the first two digits of their postcodes; overseas and Corsica apart. */
const departments: Readonly<Partial<Record<Region, readonly string[]>>> = {
  '11': ['75', '77', '78', '91', '92', '93', '94', '95'],
  '24': ['18', '28', '36', '37', '41', '45'],
  '27': ['21', '25', '39', '58', '70', '71', '89', '90'],
  '28': ['14', '27', '50', '61', '76'],
  '32': ['02', '59', '60', '62', '80'],
  '44': ['08', '10', '51', '52', '54', '55', '57', '67', '68', '88'],
  '52': ['44', '49', '53', '72', '85'],
  '53': ['22', '29', '35', '56'],
  '75': ['16', '17', '19', '23', '24', '33', '40', '47', '64', '79', '86', '87'],
  '76': ['09', '11', '12', '30', '31', '32', '34', '46', '48', '65', '66', '81', '82'],
  '84': ['01', '03', '07', '15', '26', '38', '42', '43', '63', '69', '73', '74'],
  '93': ['04', '05', '06', '13', '83', '84'],
  '94': ['20'],
};
const overseas: Readonly<Record<string, Region>> = {
  '971': '01',
  '972': '02',
  '973': '03',
  '974': '04',
  '976': '06',
};
const byDepartment: ReadonlyMap<string, Region> = new Map(
  regionCodes.flatMap((region) =>
    (departments[region] ?? []).map((department): [string, Region] => [department, region]),
  ),
);
/** Postcodes of Saint-Barthélemy and Saint-Martin, which left Guadeloupe in 2007 and belong to no region. */
const outsideRegions: ReadonlySet<string> = new Set(['97133', '97150']);
const leftGuadeloupeOn = civilDate('2007-07-15');
/** Mayotte has been a department and a region since this day; before it the code says nothing of a region. */
const mayotteRegionFrom = civilDate('2011-03-31');
const newRegionsFrom = civilDate('2016-01-01');

/**
 * The region of an address by its postcode, as regions are since 2016: a region of before is told by the one that took
 * its place (`formerRegionNote` says so). A few communes have the postcode of a neighbouring department: the adviser
 * corrects the region there. `null` in doubt: malformed, abroad, collectivity without a region.
 */
export function regionOfPostcode(postcode: string, on: CivilDate): Region | null {
  const code = postcode.trim();
  if (!/^\d{5}$/u.test(code)) return null;
  if (outsideRegions.has(code)) return on < leftGuadeloupeOn ? '01' : null;
  if (code.startsWith('97')) {
    const region = overseas[code.slice(0, 3)] ?? null;
    return region === '06' && on < mayotteRegionFrom ? null : region;
  }
  return byDepartment.get(code.slice(0, 2)) ?? null;
}

/** What to bear in mind of a region named for a day before the regions of 2016; empty since. */
export const formerRegionNote = (on: CivilDate): string =>
  on < newRegionsFrom
    ? 'Avant le 1er janvier 2016, les régions étaient plus petites : c’est l’arrêté de la région de l’époque qui compte.'
    : '';
