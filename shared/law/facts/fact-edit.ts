import { type FactInputKind, type FactSpec, type Facts, factSpec, factsSchema, innerFacts } from './facts';

export type { FactInputKind } from './facts';

const specAt = (path: string): FactSpec | null =>
  Object.values(innerFacts).find((inner) => inner.path === path) ?? factSpec(path);

/** French name of what a form asks for. */
export const inputLabel = (path: string): string => specAt(path)?.label ?? path;

/** How a form asks for the fact at this path; `null` when only the form of the candidate holds it. */
export const factInput = (path: string): FactInputKind | null => specAt(path)?.saying.ask ?? null;

/** The word for "there is none" of a fact of which that is an answer of its own. */
export const noneLabel = (path: string): string | null => specAt(path)?.saying.none ?? null;

/** Facts that are an object or none: a form offers "none" and "some". */
const isSection = (path: string): boolean => specAt(path)?.saying.isSection === true;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a form shows of a fact: as it is, `none` or `some` for a fact that is an object. */
export function factValue(facts: Facts, path: string): unknown {
  let value: unknown = facts;
  for (const key of path.split('.')) {
    if (!isRecord(value)) return undefined;
    value = value[key];
  }
  if (!isSection(path) || value === undefined) return value;
  return value === null ? 'none' : 'some';
}

function withValue(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const kept = isRecord(target) ? target : {};
  const inner = withValue(kept[key], rest, value);
  const { [key]: _replaced, ...others } = kept;
  return inner === undefined ? others : { ...others, [key]: inner };
}

/** The facts with one of them changed; `undefined` makes it unknown. `null` when the schema refuses the value. */
export function withFact(facts: Facts, path: string, value: unknown): Facts | null {
  const written = isSection(path) && value !== undefined ? (value === 'none' ? null : {}) : value;
  const parsed = factsSchema.safeParse(withValue(facts, path.split('.'), written));
  return parsed.success ? parsed.data : null;
}
