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

/** How a field goes into its column, and back. */
interface Codec {
  readonly key: string;
  readonly store: (value: unknown) => unknown;
  readonly read: (stored: Stored | undefined) => unknown;
}
const same = (value: unknown): unknown => value;

function codecOf(key: string, field: Field): Codec {
  switch (field.control.kind) {
    case 'group':
    case 'several': {
      // As written under any earlier version; throws when it makes no sense.
      const schema = schemaAt(field, FIRST_VERSION);
      return {
        key,
        store: (value) => (value === null ? null : JSON.stringify(value)),
        read: (stored) => (typeof stored === 'string' ? schema.parse(JSON.parse(stored)) : null),
      };
    }
    case 'yes-no':
      return { key, store: Number, read: (stored) => stored === 1 };
    default:
      return { key, store: same, read: same };
  }
}
/** Made once for each record: an import or a sweep goes through a hundred thousand rows. */
const codecs = new WeakMap<Fields, readonly Codec[]>();
function codecsOf(fields: Fields): readonly Codec[] {
  const known = codecs.get(fields);
  if (known) return known;
  const made = Object.entries(fields).map(([key, field]) => codecOf(key, field));
  codecs.set(fields, made);
  return made;
}

/** What a row holds of a record: groups and lists as JSON, a box as 0 or 1, everything else as it is. */
export function storedOf<F extends Fields>(
  fields: F,
  values: InputOf<F>,
): Readonly<Record<keyof F & string, unknown>> {
  const row: Record<string, unknown> = {};
  for (const { key, store } of codecsOf(fields)) row[key] = store(values[key]);
  // One value for each field.
  return row as Record<keyof F & string, unknown>;
}

/** What `storedOf` wrote. */
export function recordOf<F extends Fields>(fields: F, row: RowOf<F>): InputOf<F> {
  const record: Record<string, unknown> = {};
  for (const { key, read } of codecsOf(fields)) record[key] = read(row[key]);
  // The columns hold what `storedOf` wrote of checked records: a test compares them with the description.
  return record as InputOf<F>;
}
