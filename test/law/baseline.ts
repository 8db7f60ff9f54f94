/**
 * What the law answered to some thousands of situations when the baseline was recorded: a print of every scheme and of
 * every field of each answer, and the shape that the answers had. What has come since (a field, a scheme) is not looked
 * at; what was there must be there, the same.
 *
 * `node --import ./test/support/typescript-loader.mjs test/law/baseline.ts --write` records the present answers, after a
 * change of the law that is meant; `… baseline.ts 1234` shows the situation of that rank with its present answers.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  compare,
  contradictionsOf,
  type EvaluationContext,
  evaluate,
  type Facts,
  judge,
  noReferences,
  prepareSweep,
  schemeDeadlines,
  schemes,
} from '../../shared/law';
import { contextOf, type Situation, type SituationSource, situationsOf } from './situations';

const file = join(import.meta.dirname, 'baseline.json.gz');

/** Keys of the objects of a value and of what they hold, lists taken together. */
export interface Shape {
  readonly keys?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/** Prints in columns, one for each scheme or field: three bytes a situation, in base 64. */
type Prints = Readonly<Record<string, string>>;

export interface Baseline {
  readonly source: SituationSource;
  readonly shape: Shape;
  /** Prints of the whole answer of each scheme, and of each field over all the schemes. */
  readonly schemes: Prints;
  readonly fields: Prints;
}

type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Everything that is answered to a situation: by each scheme, and by the views, which are told as a scheme of theirs. */
export function answersTo(facts: Facts, context: EvaluationContext): Answers {
  const { schemes: answers, questions } = evaluate(facts, context);
  const comparison = compare(facts, context);
  const placed = [comparison.columns, comparison.refused, comparison.outOfForce].map((columns) =>
    columns.map(({ answer, ...column }) => ({ ...column, scheme: answer.id })),
  );
  const references = context.references ?? noReferences;
  const sweep = prepareSweep(schemes, facts.on, context.territory ?? 'metropole', references);
  return {
    ...Object.fromEntries(
      schemes.map((scheme, place): [string, Record<string, unknown>] => [
        scheme.id,
        {
          ...answers[place],
          payLines: judge(scheme, facts, context).pay,
          timeLimits: schemeDeadlines(scheme, facts, context),
        },
      ]),
    ),
    views: {
      questions,
      comparison: placed,
      contradictions: contradictionsOf(facts),
      sweep: sweep({ facts, later: [] }).judge(),
    },
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A shape that holds both that one and that of a value. */
function widened(shape: Shape, value: unknown): Shape {
  if (Array.isArray(value)) {
    const items = value.reduce<Shape>((known, item) => widened(known, item), shape.items ?? {});
    return value.length === 0 ? shape : { ...shape, items };
  }
  if (!isRecord(value)) return shape;
  const keys: Record<string, Shape> = { ...shape.keys };
  for (const [key, own] of Object.entries(value)) {
    if (own !== undefined) keys[key] = widened(keys[key] ?? {}, own);
  }
  return { ...shape, keys };
}

/** A value as text, without the keys that its shape does not know. */
export function textOf(value: unknown, shape: Shape): string {
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, shape.items ?? {})).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? '';
  const parts: string[] = [];
  for (const [key, own] of Object.entries(shape.keys ?? {})) {
    if (value[key] !== undefined) parts.push(`${key}:${textOf(value[key], own)}`);
  }
  return `{${parts.join()}}`;
}

const bytes = 3;
const printOf = (texts: readonly string[]): Buffer =>
  createHash('sha256').update(texts.join('\n')).digest().subarray(0, bytes);

interface Printed {
  readonly schemes: ReadonlyMap<string, Buffer>;
  readonly fields: ReadonlyMap<string, Buffer>;
}

/** The prints of what is answered to a situation, as far as the shape knows it. */
export function printed(answers: Answers, shape: Shape): Printed {
  const ofSchemes = new Map<string, Buffer>();
  const ofFields = new Map<string, string[]>();
  for (const [scheme, { keys = {} }] of Object.entries(shape.keys ?? {})) {
    const texts = Object.entries(keys).map(([field, own]) => {
      const text = textOf(answers[scheme]?.[field], own);
      const known = ofFields.get(field) ?? [];
      known.push(text);
      ofFields.set(field, known);
      return text;
    });
    ofSchemes.set(scheme, printOf(texts));
  }
  return {
    schemes: ofSchemes,
    fields: new Map([...ofFields].map(([field, texts]) => [field, printOf(texts)])),
  };
}

export const readBaseline = (): Baseline => JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));

/** The baseline of the present answers to the situations of a source. */
export function recorded(source: SituationSource): Baseline {
  const situations = situationsOf(source);
  const answersOf = (situation: Situation): Answers =>
    answersTo(situation.facts, contextOf(situation, source.references));
  const shape = situations.reduce<Shape>((known, each) => widened(known, answersOf(each)), {});
  const columns = { schemes: new Map<string, Buffer[]>(), fields: new Map<string, Buffer[]>() };
  for (const situation of situations) {
    const prints = printed(answersOf(situation), shape);
    for (const kind of ['schemes', 'fields'] as const)
      for (const [name, print] of prints[kind]) {
        const column = columns[kind].get(name) ?? [];
        column.push(print);
        columns[kind].set(name, column);
      }
  }
  const written = (all: ReadonlyMap<string, readonly Buffer[]>): Prints =>
    Object.fromEntries([...all].map(([name, column]) => [name, Buffer.concat(column).toString('base64')]));
  return { source, shape, schemes: written(columns.schemes), fields: written(columns.fields) };
}

export const writeBaseline = (baseline: Baseline): void =>
  writeFileSync(file, gzipSync(JSON.stringify(baseline), { level: 9 }));

/** What one situation answers otherwise than it did: which schemes, in which fields. */
export interface Difference {
  readonly rank: number;
  readonly schemes: readonly string[];
  readonly fields: readonly string[];
}

/** The situations of these ranks whose answers differ from the baseline. */
export function differences(
  baseline: Baseline,
  situations: readonly Situation[],
  isLooked: (rank: number) => boolean = () => true,
): readonly Difference[] {
  const columnsOf = (prints: Prints) =>
    Object.entries(prints).map(([name, column]) => [name, Buffer.from(column, 'base64')] as const);
  const columns = { schemes: columnsOf(baseline.schemes), fields: columnsOf(baseline.fields) };
  return situations.flatMap((situation, rank) => {
    if (!isLooked(rank)) return [];
    const prints = printed(
      answersTo(situation.facts, contextOf(situation, baseline.source.references)),
      baseline.shape,
    );
    const changed = (kind: 'schemes' | 'fields'): readonly string[] =>
      columns[kind].flatMap(([name, column]) =>
        prints[kind].get(name)?.equals(column.subarray(rank * bytes, (rank + 1) * bytes)) === true
          ? []
          : [name],
      );
    const [schemesOf, fields] = [changed('schemes'), changed('fields')];
    return schemesOf.length === 0 && fields.length === 0 ? [] : [{ rank, schemes: schemesOf, fields }];
  });
}

if (import.meta.filename === process.argv[1]) {
  const [, , asked = ''] = process.argv;
  const baseline = readBaseline();
  if (asked === '--write') writeBaseline(recorded(baseline.source));
  else {
    const situation = situationsOf(baseline.source)[Number(asked)];
    if (situation === undefined) throw new Error('Give --write, or the rank of a situation.');
    const answers = answersTo(situation.facts, contextOf(situation, baseline.source.references));
    console.log(JSON.stringify({ situation, answers }, null, 2));
  }
}
