// What a lawyer would refuse in the tables: a rule or a value without source, date or confidence, an article that no list
// knows, a value that nobody has looked at again in time. `npm run law` tells it for today.
import { type CivilDate, civilDate, formatFrenchDate } from '../../base/time';
import { type Article, articles } from '../engine/articles';
import { isAmount, type Parameter } from '../engine/parameter';
import { noReferences, type References, seriesOf } from '../engine/references';
import type { Rule } from '../engine/rule';
import type { Scheme } from '../engine/scheme';
import { smic, smicMayotte } from '../engine/smic';
import { confidences, type Source } from '../engine/source';
import { schemes } from '../schemes';
import { articlesCitedIn, articlesOf } from './sheet';
import { stalenessOf } from './staleness';

/** Last day on which the tables were read against the texts, rule by rule. */
export const lawReviewedOn: CivilDate = civilDate('2026-11-25');

export interface LawTables {
  readonly schemes: readonly Scheme[];
  /** Values that belong to no scheme. */
  readonly parameters: readonly Parameter<unknown>[];
  readonly articles: Readonly<Record<string, Article>>;
}

/** The tables of the product. */
export const law: LawTables = { schemes, parameters: [smic, smicMayotte], articles };

/** One fault: where, and what is wrong, in a French sentence. */
export interface LawFault {
  readonly where: string;
  readonly sentence: string;
}

const isSourced = (source: Source | undefined): boolean =>
  source !== undefined && (source.articles.length > 0 || (source.text ?? '').trim() !== '');
const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value);
const isMarked = (confidence: unknown): boolean => confidences.some((known) => known === confidence);

function* faultsOfRule(where: string, rule: Rule): Generator<LawFault> {
  const fault = (sentence: string): LawFault => ({ where, sentence });
  if (!isSourced(rule.source)) yield fault('La règle n’a pas de source.');
  if (!isDate(rule.from)) yield fault('La règle n’a pas de date de début.');
  if (rule.to !== null && (!isDate(rule.to) || rule.to < rule.from))
    yield fault('La dernière date de la règle manque ou précède la première.');
  if (!isMarked(rule.confidence)) yield fault('La règle n’a pas de marque de confiance.');
  if (rule.sentence.trim() === '') yield fault('La règle n’est pas écrite en une phrase.');
  if (rule.label.trim() === '') yield fault('La règle n’a pas de nom.');
}

function* faultsOfParameter(
  parameter: Parameter<unknown>,
  /** Last day on which the value matters. */
  until: CivilDate,
  references: References,
): Generator<LawFault> {
  const fault = (sentence: string): LawFault => ({ where: parameter.id, sentence });
  if (parameter.label.trim() === '') yield fault('La valeur n’a pas de nom.');
  if (parameter.values.length === 0) yield fault('La série n’a aucune valeur.');
  let previous: CivilDate | null = null;
  for (const value of parameter.values) {
    if (!isDate(value.from)) yield fault('Une valeur n’a pas de date de début.');
    if (previous !== null && value.from <= previous)
      yield fault(`La valeur du ${formatFrenchDate(value.from)} n’est pas dans l’ordre des dates.`);
    previous = value.from;
    if (!isSourced(value.source))
      yield fault(`La valeur du ${formatFrenchDate(value.from)} n’a pas de source.`);
    if (!isMarked(value.confidence))
      yield fault(`La valeur du ${formatFrenchDate(value.from)} n’a pas de marque de confiance.`);
  }
  if (!isAmount(parameter)) return;
  const staleness = stalenessOf(parameter, until, references);
  const last = seriesOf(parameter, references).at(-1);
  if (staleness.state === 'stale' && last !== undefined)
    yield fault(
      `La dernière valeur date du ${formatFrenchDate(last.from)} : elle était à revoir le ${formatFrenchDate(staleness.since)}.`,
    );
}

function* faultsOfScheme(scheme: Scheme, tables: LawTables): Generator<LawFault> {
  const fault = (sentence: string): LawFault => ({ where: scheme.id, sentence });
  if (!isSourced(scheme.source)) yield fault('Le dispositif n’a pas de source.');
  if (!isDate(scheme.from)) yield fault('Le dispositif n’a pas de date de début.');
  if (!isMarked(scheme.confidence)) yield fault('Le dispositif n’a pas de marque de confiance.');
  if (scheme.purpose.trim() === '' || scheme.pivot.trim() === '')
    yield fault('Le dispositif n’a pas d’objet ou pas de date de référence.');
  if (scheme.rules.length === 0) yield fault('Le dispositif n’a aucune règle.');
  const ids = scheme.rules.map((rule) => rule.id);
  for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index)))
    yield fault(`Deux règles portent le même nom : ${id}.`);
  for (const rule of scheme.rules) yield* faultsOfRule(`${scheme.id}.${rule.id}`, rule);
  for (const article of articlesOf(scheme))
    if (tables.articles[article] === undefined) yield fault(`L’article ${article} n’est pas dans la liste.`);
}

/**
 * What is wrong with the tables on a day; empty when nothing is. Values of a scheme that is closed on that day are not
 * asked to be looked at again after its last one.
 */
export function lawFaults(
  on: CivilDate,
  tables: LawTables = law,
  references: References = noReferences,
): readonly LawFault[] {
  const faults: LawFault[] = [];
  // A parameter may serve several schemes: it matters as long as the last of them.
  const used = new Map<Parameter<unknown>, CivilDate>(tables.parameters.map((parameter) => [parameter, on]));
  const owners = new Map<string, Parameter<unknown>>();
  for (const scheme of tables.schemes) {
    faults.push(...faultsOfScheme(scheme, tables));
    const until = scheme.to !== null && scheme.to < on ? scheme.to : on;
    for (const parameter of scheme.parameters) {
      const known = used.get(parameter);
      used.set(parameter, known !== undefined && known > until ? known : until);
    }
  }
  for (const [parameter, until] of used) {
    const owner = owners.get(parameter.id);
    if (owner !== undefined && owner !== parameter)
      faults.push({ where: parameter.id, sentence: 'Deux valeurs différentes portent le même nom.' });
    owners.set(parameter.id, parameter);
    faults.push(...faultsOfParameter(parameter, until, references));
    for (const { source } of parameter.values)
      for (const article of [...source.articles, ...articlesCitedIn(source.text ?? '')])
        if (tables.articles[article] === undefined)
          faults.push({ where: parameter.id, sentence: `L’article ${article} n’est pas dans la liste.` });
  }
  return faults;
}

/** How much the tables hold. */
export interface LawCounts {
  readonly schemes: number;
  readonly rules: number;
  readonly parameters: number;
  readonly values: number;
  readonly articles: number;
}

export function lawCounts(tables: LawTables = law): LawCounts {
  const parameters = new Set([
    ...tables.parameters,
    ...tables.schemes.flatMap((scheme) => scheme.parameters),
  ]);
  return {
    schemes: tables.schemes.length,
    rules: tables.schemes.reduce((sum, scheme) => sum + scheme.rules.length, 0),
    parameters: parameters.size,
    values: [...parameters].reduce((sum, parameter) => sum + parameter.values.length, 0),
    articles: Object.keys(tables.articles).length,
  };
}
