/** How a described record lies in its table: one column for each field, named after it. */
import { FIRST_VERSION, type Field, type Fields, type InputOf, schemaAt } from '../../../shared/fields';

/** `mobilePhone` → `mobile_phone`. */
export const columnOf = (key: string): string =>
  key.replaceAll(/\p{Lu}/gu, (letter) => `_${letter.toLowerCase()}`);

/** Column of each name: `birth_name` for `birthName`. */
export const columnsOf = <K extends string>(names: readonly K[]): Readonly<Record<K, string>> =>
  // One pair for each name.
  Object.fromEntries(names.map((name) => [name, columnOf(name)])) as Record<K, string>;

/** `birth_name AS "birthName", …`: what a query selects. */
export const selected = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([name, column]) => `${column} AS "${name}"`)
    .join(', ');
/** `birth_name = @birthName, …`: what an update sets. */
export const assigned = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([name, column]) => `${column} = @${name}`)
    .join(', ');
/** `(birth_name, …) VALUES (@birthName, …)`: what an insertion writes. */
export const inserted = (columns: Readonly<Record<string, string>>): string =>
  `(${Object.values(columns).join(', ')}) VALUES (${Object.keys(columns)
    .map((name) => `@${name}`)
    .join(', ')})`;

type Stored = string | number | null;
/** A record as it lies in its row. */
export type RowOf<F extends Fields> = { readonly [K in keyof F]: Stored };

const isJson = ({ control }: Field): boolean => control.kind === 'group' || control.kind === 'several';

/** What a row holds of a record: groups and lists as JSON, a box as 0 or 1, everything else as it is. */
export function storedOf<F extends Fields>(
  fields: F,
  values: InputOf<F>,
): Readonly<Record<keyof F & string, unknown>> {
  const storedValue = (field: Field, value: unknown): unknown => {
    if (isJson(field)) return value === null ? null : JSON.stringify(value);
    return field.control.kind === 'yes-no' ? Number(value) : value;
  };
  // One pair for each field.
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, storedValue(field, values[key])]),
  ) as Record<keyof F & string, unknown>;
}

/** What `storedOf` wrote. JSON is read as written under any earlier version, and throws when it makes no sense. */
export function recordOf<F extends Fields>(fields: F, row: RowOf<F>): InputOf<F> {
  const value = (field: Field, stored: Stored | undefined): unknown => {
    if (isJson(field))
      return typeof stored === 'string' ? schemaAt(field, FIRST_VERSION).parse(JSON.parse(stored)) : null;
    return field.control.kind === 'yes-no' ? stored === 1 : stored;
  };
  // The columns hold what `storedOf` wrote of checked records: a test compares them with the description.
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, value(field, row[key])]),
  ) as InputOf<F>;
}
