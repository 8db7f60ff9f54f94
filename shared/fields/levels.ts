import { capital, typography } from '../base/text';
import { type CivilDate, civilDate } from '../base/time';
import { type LevelCode, levelCodes } from './codes';

/**
 * Which of the two nomenclatures a code belongs to (docs/sources/reference-tables.md, Levels); the code itself says it, and
 * is never rewritten.
 */
export type LevelNomenclature = '1969' | '2019';

export interface LevelInfo {
  readonly nomenclature: LevelNomenclature;
  readonly label: string;
  /** What a person of that level has. */
  readonly benchmark: string;
  /** 1 is the lowest; codes of both nomenclatures that mean the same share a rank. */
  readonly rank: number;
  /** The same level in the other nomenclature, for display beside the stated one. */
  readonly equivalent: string;
}

/** Every level with its words: the one table of the product. */
export const levelInfo: Readonly<Record<LevelCode, LevelInfo>> = {
  VI: {
    nomenclature: '1969',
    label: 'niveau VI',
    benchmark: 'sortie en 3e au plus tard',
    rank: 1,
    equivalent: 'sans certification (au plus niveau 2)',
  },
  Vbis: {
    nomenclature: '1969',
    label: 'niveau V bis',
    benchmark: 'rupture de CAP ou BEP avant la dernière année',
    rank: 1,
    equivalent: 'sans certification (au plus niveau 2)',
  },
  infra3: {
    nomenclature: '2019',
    label: 'infra 3',
    benchmark: 'sans certification',
    rank: 1,
    equivalent: 'niveau VI ou V bis',
  },
  V: { nomenclature: '1969', label: 'niveau V', benchmark: 'CAP, BEP', rank: 2, equivalent: 'niveau 3' },
  '3': { nomenclature: '2019', label: 'niveau 3', benchmark: 'CAP, BEP', rank: 2, equivalent: 'niveau V' },
  IV: {
    nomenclature: '1969',
    label: 'niveau IV',
    benchmark: 'baccalauréat',
    rank: 3,
    equivalent: 'niveau 4',
  },
  '4': {
    nomenclature: '2019',
    label: 'niveau 4',
    benchmark: 'baccalauréat',
    rank: 3,
    equivalent: 'niveau IV',
  },
  III: { nomenclature: '1969', label: 'niveau III', benchmark: 'BTS, DUT', rank: 4, equivalent: 'niveau 5' },
  '5': { nomenclature: '2019', label: 'niveau 5', benchmark: 'BTS, DUT', rank: 4, equivalent: 'niveau III' },
  II: { nomenclature: '1969', label: 'niveau II', benchmark: 'licence', rank: 5, equivalent: 'niveau 6' },
  '6': {
    nomenclature: '2019',
    label: 'niveau 6',
    benchmark: 'licence, BUT',
    rank: 5,
    equivalent: 'niveau II',
  },
  I: {
    nomenclature: '1969',
    label: 'niveau I',
    benchmark: 'master, doctorat',
    rank: 6,
    equivalent: 'niveau 7 ou 8',
  },
  '7': { nomenclature: '2019', label: 'niveau 7', benchmark: 'master', rank: 6, equivalent: 'niveau I' },
  '8': { nomenclature: '2019', label: 'niveau 8', benchmark: 'doctorat', rank: 7, equivalent: 'niveau I' },
};

/** `niveau V (CAP, BEP)`. */
export const levelLabel = (level: LevelCode): string =>
  `${levelInfo[level].label} (${levelInfo[level].benchmark})`;

/** "Niveau V". */
export function levelShort(level: LevelCode): string {
  const { label } = levelInfo[level];
  return capital(label);
}

/** "Niveau V (1969)": the level never goes without its nomenclature, `3` and `V` are not the same statement. */
export const levelName = (level: LevelCode): string =>
  `${levelShort(level)} (${levelInfo[level].nomenclature})`;

/** "CAP, BEP ; équivaut au niveau 3": what a person of that level has, and the level in the other nomenclature. */
export const levelHelp = (level: LevelCode): string =>
  typography(`${levelInfo[level].benchmark} ; équivalent : ${levelInfo[level].equivalent}`);

/** Order of levels for sorting, 1 (no certification) to 7 (doctorate); 0 when the level is not known. */
export const levelOrder = (level: LevelCode | null): number => (level === null ? 0 : levelInfo[level].rank);

/** Every level as a form offers it, under the name of its nomenclature. */
export const levelChoices = levelCodes.map((value) => ({
  value,
  label: `${levelName(value)}\u00A0: ${levelHelp(value)}`,
  short: levelName(value),
  group: levelInfo[value].nomenclature === '2019' ? 'Cadre national de 2019' : 'Nomenclature de 1969',
}));

/** First day of the framework of eight levels (decree 2019-14). */
const framework2019On = civilDate('2019-01-10');

/**
 * A level in both nomenclatures, the one that was in force on a day first: « niveau V (1969), niveau 3 (2019) ». What was stated
 * is not rewritten.
 */
export function levelBothWays(level: LevelCode, on: CivilDate): string {
  const { label, nomenclature, equivalent } = levelInfo[level];
  const other = nomenclature === '1969' ? '2019' : '1969';
  const said = [
    { words: `${label} (${nomenclature})`, of: nomenclature },
    // « sans certification (au plus niveau 2) » says it already.
    { words: equivalent.endsWith(')') ? equivalent : `${equivalent} (${other})`, of: other },
  ];
  const inForce = on < framework2019On ? '1969' : '2019';
  return said
    .sort((a, b) => Number(b.of === inForce) - Number(a.of === inForce))
    .map(({ words }) => words)
    .join(', ');
}
