// An independent judge of the figures: `modele-social`, the public model of mon-entreprise.urssaf.fr, run by publicodes.
// It knows no names and no dates of birth: it is told a category of age, a level, and two dates. Tests only.
import modeleSocial from 'modele-social';
import Engine from 'publicodes';
import type { CivilDate } from '../../shared/base/time';

const contract = 'salarié . contrat';
const mayotte = 'établissement . commune . département . outre-mer . Mayotte';

type Situation = Record<string, string>;

/** "31/12/2026": how publicodes writes a date. */
const dated = (day: CivilDate): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
const text = (value: string): string => `'${value}'`;

export interface Oracle {
  /** Euros a month, rounded to the euro, of an apprentice hired on `hiredOn` who has this age on `day`. */
  apprenticeMinimum(day: CivilDate, hiredOn: CivilDate, age: number): number;
  /** Euros a month, rounded to the euro, of a contrat de professionnalisation. */
  professionalMinimum(day: CivilDate, age: number, isBaccalaureate: boolean, weeklyHours: number): number;
  /** Euros an hour. */
  smic(day: CivilDate, isMayotte: boolean): number | null;
  /** Euros a year that the employer of an apprentice may receive. */
  apprenticeAid(concludedOn: CivilDate, aid: AidSituation): number;
}

export interface AidSituation {
  readonly isLarge: boolean;
  readonly level: 4 | 5 | 6;
  readonly isDisabled: boolean;
  readonly isCommitted: boolean;
}

const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** Builds the engine, which takes some seconds: once for a file of tests. */
export function buildOracle(): Oracle {
  const engine = new Engine<string>(modeleSocial, { logger: silent });
  const figureOf = (situation: Situation, rule: string): number | null => {
    engine.setSituation(situation);
    const { nodeValue } = engine.evaluate(rule);
    return typeof nodeValue === 'number' ? nodeValue : null;
  };
  const required = (situation: Situation, rule: string): number => {
    const value = figureOf(situation, rule);
    if (value === null) throw new Error(`The model gives no ${rule}`);
    return value;
  };
  return {
    apprenticeMinimum: (day, hiredOn, age) =>
      required(
        {
          date: dated(day),
          [contract]: text('apprentissage'),
          [`${contract} . date d'embauche`]: dated(hiredOn),
          [`${contract} . apprentissage . âge`]: text(
            age < 18 ? 'moins de 18' : age < 21 ? 'de 18 à 20' : age < 26 ? 'de 21 à 25' : 'plus de 25',
          ),
        },
        `${contract} . apprentissage . rémunération minimale`,
      ),
    professionalMinimum: (day, age, isBaccalaureate, weeklyHours) =>
      required(
        {
          date: dated(day),
          [contract]: text('professionnalisation'),
          [`${contract} . professionnalisation . âge`]: text(
            age < 21 ? 'moins de 21' : age < 26 ? 'de 21 à 25' : age < 45 ? 'de 26 à 44' : 'plus de 44',
          ),
          [`${contract} . professionnalisation . formation`]: text(
            isBaccalaureate ? 'bac ou plus' : 'moins que bac',
          ),
          ...(weeklyHours < 35
            ? {
                [`${contract} . temps de travail . temps partiel`]: 'oui',
                [`${contract} . temps de travail . temps partiel . heures par semaine`]: `${weeklyHours} heure/semaine`,
              }
            : {}),
        },
        `${contract} . professionnalisation . rémunération minimale`,
      ),
    smic: (day, isMayotte) =>
      figureOf({ date: dated(day), ...(isMayotte ? { [mayotte]: 'oui' } : {}) }, 'SMIC . horaire'),
    apprenticeAid: (concludedOn, { isLarge, level, isDisabled, isCommitted }) =>
      figureOf(
        {
          date: dated(concludedOn),
          [contract]: text('apprentissage'),
          [`${contract} . date d'embauche`]: dated(concludedOn),
          [`${contract} . apprentissage . diplôme`]: text(
            level === 4 ? 'niveau 4 ou moins' : level === 5 ? 'niveau 5' : 'niveau 6 ou 7',
          ),
          'entreprise . salariés . effectif . seuil': text(isLarge ? 'plus de 250' : 'moins de 250'),
          'entreprise . salariés . ratio alternants': isCommitted ? '5%' : '1%',
          'salarié . régimes spécifiques . apprentissage . handicap': isDisabled ? 'oui' : 'non',
        },
        'salarié . coût total employeur . aides . embauche . apprentissage',
      ) ?? 0,
  };
}
