// Dated values and prefects' orders that the product does not carry: typed by the structure, or brought by a signed
// reference pack. The rules receive them beside the facts, so that an answer stays a pure function of both.
import { z } from 'zod';
import { type CivilDate, civilDateSchema } from '../../base/time';
import { regionSchema } from '../facts/regions';
import { orderSchemes } from '../facts/scheme-codes';
import { type Amount, type DatedValue, isGathered, placeOn, type SeriesValue } from './parameter';
import { confidences, source } from './source';

const text = (max: number) => z.string().trim().min(1, 'Un texte est nécessaire.').max(max);

/** One value added to an `Amount`. */
export const addedValueSchema = z.strictObject({
  parameter: z.string().min(1).max(80),
  from: civilDateSchema,
  /** In the unit of the parameter: whole cents for money. */
  value: z.number().min(0).max(100_000_000),
  /** The text that gives the value, in words. */
  source: text(300),
  confidence: z.enum(confidences),
  origin: z.enum(['structure', 'pack']),
});
export type AddedValue = z.infer<typeof addedValueSchema>;

/** A line of an order: who it is for, and what the State pays. `null` where the order says nothing. */
export const orderCategorySchema = z.strictObject({
  label: text(200),
  /** Percent of the gross SMIC an hour. */
  ratePercent: z.number().min(0).max(105),
  /** Hours a week that the aid counts at most. */
  maxWeeklyHours: z.number().positive().max(35).nullable(),
  /** Length of the aid, in months. */
  minMonths: z.number().int().min(1).max(60).nullable(),
  maxMonths: z.number().int().min(1).max(60).nullable(),
  /** Ages in completed years, both included. */
  minAge: z.number().int().min(16).max(99).nullable(),
  maxAge: z.number().int().min(16).max(99).nullable(),
  /** Upper age of a disabled worker, where the order gives another one. */
  maxAgeDisabled: z.number().int().min(16).max(99).nullable(),
  /** Reserved to residents of these zones; empty: no condition. */
  residences: z.array(z.enum(['QPV', 'ZRR'])).max(2),
  isForRsa: z.boolean(),
});
export type OrderCategory = z.infer<typeof orderCategorySchema>;

/** An order of a prefect of region that fixes the rates of an aided contract (L. 5134-19-1, R. 5134-42). */
export const prefectOrderSchema = z.strictObject({
  scheme: z.enum(orderSchemes),
  region: regionSchema,
  /** Number or name of the order. */
  reference: text(200),
  signedOn: civilDateSchema,
  from: civilDateSchema,
  /** Last day, or `null` as long as nothing replaces it. */
  to: civilDateSchema.nullable(),
  categories: z.array(orderCategorySchema).min(1).max(40),
  confidence: z.enum(confidences),
  origin: z.enum(['structure', 'pack']),
});
export type PrefectOrder = z.infer<typeof prefectOrderSchema>;

/** What is known besides the tables. */
export const referencesSchema = z.strictObject({
  values: z.array(addedValueSchema).max(2000),
  orders: z.array(prefectOrderSchema).max(500),
});
export type References = z.infer<typeof referencesSchema>;

export const noReferences: References = { values: [], orders: [] };

// One object of references serves a whole sweep: the merged series of each parameter is made once.
const merged = new WeakMap<References, Map<string, readonly SeriesValue<number>[]>>();

/** The series of a parameter with the added values; on the same day the added one wins, the latest given last. */
export function seriesOf(
  parameter: Amount,
  references: References = noReferences,
): readonly SeriesValue<number>[] {
  if (references.values.length === 0) return parameter.values;
  const kept = merged.get(references) ?? new Map<string, readonly SeriesValue<number>[]>();
  merged.set(references, kept);
  const known = kept.get(parameter.id);
  if (known) return known;
  const series = new Map(
    parameter.values.map((value): [CivilDate, SeriesValue<number>] => [value.from, value]),
  );
  for (const added of references.values) {
    if (added.parameter !== parameter.id) continue;
    series.set(added.from, {
      from: added.from,
      value: added.value,
      source: source([], added.source),
      confidence: added.confidence,
      origin: added.origin,
    });
  }
  const ordered = [...series.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  kept.set(parameter.id, ordered);
  return ordered;
}

/** The place of a number on `on`, added values included: its value, or the want of it; `null` before the first. */
export const amountPlaceOn = (
  parameter: Amount,
  on: CivilDate,
  references: References = noReferences,
): SeriesValue<number> | null => placeOn(seriesOf(parameter, references), on);

/** The value of a number in force on `on`, added values included; `null` before the first one, or where it was not gathered. */
export const amountOn = (
  parameter: Amount,
  on: CivilDate,
  references: References = noReferences,
): DatedValue<number> | null => {
  const place = amountPlaceOn(parameter, on, references);
  return place !== null && isGathered(place) ? place : null;
};

/** The value of a number in force on `on`. Throws before the first one. */
export function requireAmountOn(
  parameter: Amount,
  on: CivilDate,
  references: References = noReferences,
): DatedValue<number> {
  const value = amountOn(parameter, on, references);
  if (!value) throw new RangeError(`${parameter.id} has no value on ${on}`);
  return value;
}
