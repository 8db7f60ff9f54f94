import { z } from 'zod';
import { line, text, triStateSchema } from '../base/procedure';
import { formatCents, formatNumber, formatPhone } from '../base/text';
import { civilDateSchema, formatFrenchDate, isCivilDate } from '../base/time';
import { emailSchema, phoneSchema } from './codes';
import type { CodeTable } from './reference-table';

/*
 * A field of a record, described once. From the description are made: the schema of the record, its empty form, its
 * columns of SQL, what a spreadsheet may call it, the list, the forms, the timeline, the hand-over file, the comparison of
 * two versions, and the register of what is asked and why. `docs/architecture.md`, « A field ».
 */

/** Schema version of the portfolio in which the first fields came. */
export const FIRST_VERSION = 10;

/**
 * How delicate it is: `ordinary` (who, where, which job), `private` (a situation that a person may not want told),
 * `special` (data of article 9 of the RGPD, such as health).
 */
export type Sensitivity = 'ordinary' | 'private' | 'special';

/** What could tell a person by itself; nothing of it may stand in an export of figures. */
export type Identifier = 'name' | 'phone' | 'email' | 'day' | 'number';

/** Readers of cells that say more than one thing or have a writing of their own; the others are read by their control. */
export type CellReader = 'level' | 'postcode' | 'rome' | 'registration' | 'jobSeeker' | 'jobSeekerNumber';

export interface SheetColumn {
  /** Headings seen in extracts beside the label, the most usual first; read without accents, case nor signs. */
  readonly headings: readonly string[];
  /** Some of these headings, which mean another field where this one has a column of its own. */
  readonly besides?: { readonly headings: readonly string[]; readonly target: string };
  readonly reader?: CellReader;
}

/** Place in the list of the records. */
export interface RowUse {
  /** Drawn as a column: its rank among the columns, and its width. */
  readonly column?: { readonly rank: number; readonly width: string };
  /** Column of SQL, indexed, by which the list may be sorted. */
  readonly sort?: string;
}

export interface Words {
  /** What the field is called, on every screen. */
  readonly label: string;
  /** The same where there is little room: a column, a line of the card. */
  readonly short?: string;
  /** The same inside a sentence; without it, the label without its capital. */
  readonly said?: string;
  /** One sentence under the label, in the form. */
  readonly help?: string;
}

/** What is said of a field besides its type. */
export interface Description extends Words {
  readonly section: string;
  /** Why it is asked: a sentence for the person it is about (RGPD, article 13). */
  readonly purpose: string;
  readonly sensitivity: Sensitivity;
  /** Whether an employer may read it, in a document of a contract. */
  readonly employerMaySee: boolean;
  /** May stand on a CV, which an employer receives with the person’s agreement (ADR 50). Not said: it never does. */
  readonly onCv?: true;
  /** Schema version in which it came; without it, the first. Whatever was written before is read with its empty value. */
  readonly since?: number;
  readonly sheet?: SheetColumn;
  readonly row?: RowUse;
  /** Counted in what a whole file holds, by rank: the lowest is asked first. */
  readonly expected?: number;
  /** Shown on the card that stays beside the record, by rank. */
  readonly card?: number;
  /** Fields that describe one thing: an import never mixes those of two sources. */
  readonly goesWith?: string;
  readonly identifies?: Identifier;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly short?: string;
  /** Heading under which it is listed. */
  readonly group?: string;
  /** Other writings in a spreadsheet, folded. */
  readonly writings?: readonly string[];
  /** Writings that mean it without saying it: taken, and told in the report. */
  readonly understood?: readonly string[];
}

/** What is done to a text when its box is left. */
export type Rewrite = 'trimmed' | 'digits' | 'code' | 'idcc' | 'hour';

/** How a value is typed, and hence what it looks like. */
export type Control =
  | {
      readonly kind: 'text';
      readonly maxLength: number;
      readonly rewrite?: Rewrite;
      readonly inputMode?: 'numeric' | 'email';
      /** Codes proposed while typing, and named under the box. */
      readonly codes?: CodeTable;
      /** A box of its own, drawn by the record's form. */
      readonly drawnAs?: string;
    }
  | {
      readonly kind: 'long-text';
      readonly maxLength: number;
      /** Speaks of a thing: it does not warn of words about health, offences, opinions, origin or sex life. */
      readonly isAboutNobody?: true;
    }
  | { readonly kind: 'phone' | 'email' | 'date' | 'tri-state' | 'yes-no' | 'money' }
  | { readonly kind: 'number'; readonly max: number }
  | {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
      /** Side by side instead of in a list that opens. */
      readonly isSideBySide?: true;
      /** Takes the whole width of a form. */
      readonly isWide?: true;
      /** Cannot be emptied. */
      readonly isAlwaysGiven?: true;
    }
  /** `null`: not asked; empty: known to be none. */
  | { readonly kind: 'several'; readonly choices: readonly Choice[]; readonly none: string }
  /** Several values about one person or thing: all there or not at all. */
  | {
      readonly kind: 'group';
      readonly parts: Fields;
      readonly add: string;
      readonly addHelp: string;
      readonly remove: string;
      /** What must not be done with a value, or `null`: shown beside it, and its numbers stay off the card. */
      readonly caution?: (value: unknown) => string | null;
    };

export interface Field<S extends z.ZodType = z.ZodType> extends Description {
  readonly schema: S;
  /** What it holds when nothing is known; `undefined` when there is no record without it. */
  readonly empty: unknown;
  readonly control: Control;
  /** Nothing can be written without it. */
  readonly isNeeded?: true;
}
export type Fields = Readonly<Record<string, Field>>;

/** Schemas of the fields, by key. */
export type ShapeOf<F extends Fields> = { readonly [K in keyof F]: F[K]['schema'] };
export type InputOf<F extends Fields> = { [K in keyof F]: z.output<F[K]['schema']> };
/** A record with nothing in it, without the fields that no record goes without. */
export type EmptyOf<F extends Fields> = {
  readonly [K in keyof F as F[K]['empty'] extends undefined ? never : K]: z.output<F[K]['schema']>;
};
/** Keys of the fields whose description has a property. */
export type KeysWith<F extends Fields, P extends keyof Description> = {
  [K in keyof F]: F[K] extends Readonly<Record<P, NonNullable<unknown>>> ? K : never;
}[keyof F];

/** A field's key and its description, in the order of the record. */
export function entriesOf<F extends Fields>(
  fields: F,
): readonly (readonly [key: keyof F & string, field: Field])[] {
  return Object.entries(fields);
}
export const keysOf = <F extends Fields>(fields: F): readonly (keyof F & string)[] => Object.keys(fields);
export const isKeyOf = <F extends Fields>(fields: F, key: string): key is keyof F & string =>
  Object.hasOwn(fields, key);

/** The same keys, each with what `make` gives for its field. The types of the answers are those that the caller declares. */
const mapped = (fields: Fields, make: (field: Field) => unknown): unknown =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, make(field)]));

// The three below hold, key by key, what the descriptions hold: the type says the same of the same object.
export const shapeOf = <F extends Fields>(fields: F): ShapeOf<F> =>
  mapped(fields, ({ schema }) => schema) as ShapeOf<F>;

export function emptyOf<F extends Fields>(fields: F): EmptyOf<F> {
  const known = Object.entries(fields).filter(([, { empty }]) => empty !== undefined);
  return mapped(Object.fromEntries(known), ({ empty }) => empty) as EmptyOf<F>;
}

export const sinceOf = (field: Field): number => field.since ?? FIRST_VERSION;
/** Schema version of the newest field of some records. */
export const newestOf = (...records: readonly Fields[]): number =>
  Math.max(...records.flatMap((fields) => Object.values(fields).map(sinceOf)));

/**
 * Schema of a field as it was written under an earlier schema version of the portfolio: parts of a group that came later
 * may be missing.
 */
export const schemaAt = ({ schema, control }: Field, version: number): z.ZodType =>
  control.kind === 'group' && newestOf(control.parts) > version
    ? z.strictObject(shapeAt(control.parts, version)).nullable()
    : schema;

/**
 * Schemas of a record as it was written under an earlier schema version: a field that came later may be missing, and then
 * holds its empty value. What the version knew must be there.
 */
export function shapeAt<F extends Fields>(fields: F, version: number): ShapeOf<F> {
  const at = (field: Field): z.ZodType =>
    sinceOf(field) > version && field.empty !== undefined
      ? // What is empty fits: a test asks every field.
        schemaAt(field, version).default(field.empty as never)
      : schemaAt(field, version);
  return mapped(fields, at) as ShapeOf<F>;
}

/** Only these fields, in the order of the record. */
export const picked = <F extends Fields, K extends keyof F & string>(
  fields: F,
  keys: readonly K[],
): Pick<F, K> =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => keys.some((one) => one === key))) as Pick<F, K>;

/** Keys of the fields that are described with a property, in the order of the record. */
export const keysWith = <F extends Fields, P extends keyof Description>(
  fields: F,
  property: P,
): readonly KeysWith<F, P>[] =>
  Object.keys(fields).filter((key): key is KeysWith<F, P> & string => fields[key]?.[property] !== undefined);

// --- Descriptions by kind of value. ---

/** A line of text, of a number of characters at most. */
export const textField = <const D extends Description>(
  maxLength: number,
  description: D,
  more: Omit<Extract<Control, { kind: 'text' }>, 'kind' | 'maxLength'> = {},
) => ({
  ...description,
  schema: line(maxLength),
  empty: '',
  control: { kind: 'text', maxLength, ...more } as const,
});

/** A line of text without which nothing can be written; `refusal` says so. */
export const neededTextField = <const D extends Description>(
  maxLength: number,
  refusal: string,
  description: D,
) => ({
  ...description,
  schema: line(maxLength).refine((value) => value.trim() !== '', refusal),
  empty: '',
  control: { kind: 'text', maxLength } as const,
  isNeeded: true as const,
});

/** A line of text with a schema of its own, which admits `''`. */
export const codeField = <const D extends Description, S extends z.ZodType<string>>(
  schema: S,
  control: Omit<Extract<Control, { kind: 'text' }>, 'kind'>,
  description: D,
) => ({ ...description, schema, empty: '', control: { kind: 'text', ...control } as const });

/** Several lines of free text, which warn of delicate words as they are typed unless they are said to be about nobody. */
export const longTextField = <const D extends Description>(
  maxLength: number,
  description: D,
  more: Pick<Extract<Control, { kind: 'long-text' }>, 'isAboutNobody'> = {},
) => ({
  ...description,
  schema: text(maxLength),
  empty: '',
  control: { kind: 'long-text', maxLength, ...more } as const,
});

export const phoneField = <const D extends Description>(description: D) => ({
  ...description,
  schema: phoneSchema,
  empty: '',
  control: { kind: 'phone' } as const,
});

export const emailField = <const D extends Description>(description: D) => ({
  ...description,
  schema: emailSchema,
  empty: '',
  control: { kind: 'email' } as const,
});

export const dateField = <const D extends Description>(description: D) => ({
  ...description,
  schema: civilDateSchema.nullable(),
  empty: null,
  control: { kind: 'date' } as const,
});

/** A date without which there is no record. */
export const neededDateField = <const D extends Description>(description: D) => ({
  ...description,
  schema: civilDateSchema,
  empty: undefined,
  control: { kind: 'date' } as const,
  isNeeded: true as const,
});

/** Yes, no, or not known. */
export const triStateField = <const D extends Description>(description: D) => ({
  ...description,
  schema: triStateSchema,
  empty: 'unknown' as const,
  control: { kind: 'tri-state' } as const,
});

/** A box that is ticked or not. */
export const yesNoField = <const D extends Description>(description: D) => ({
  ...description,
  schema: z.boolean(),
  empty: false as const,
  control: { kind: 'yes-no' } as const,
});

/** A whole number, `null` when not known. */
export const numberField = <const D extends Description>(max: number, description: D) => ({
  ...description,
  schema: z.number().int().min(0).max(max).nullable(),
  empty: null,
  control: { kind: 'number', max } as const,
});

/** An amount in cents, `null` when not known. */
export const moneyField = <const D extends Description>(maxCents: number, description: D) => ({
  ...description,
  schema: z.number().int().min(0).max(maxCents).nullable(),
  empty: null,
  control: { kind: 'money' } as const,
});

/** One of some codes, `null` when not known. */
export const choiceField = <const D extends Description, S extends z.ZodType<string>>(
  schema: S,
  choices: readonly (Choice & { readonly value: z.output<S> })[],
  description: D,
  more: { readonly isSideBySide?: true; readonly isWide?: true } = {},
) => ({
  ...description,
  schema: schema.nullable(),
  empty: null,
  control: { kind: 'choice', choices, ...more } as const,
});

/** One of some codes, always known. */
export const givenChoiceField = <const D extends Description, S extends z.ZodType<string>>(
  schema: S,
  choices: readonly (Choice & { readonly value: z.output<S> })[],
  empty: z.output<S>,
  description: D,
) => ({
  ...description,
  schema,
  empty,
  control: { kind: 'choice', choices, isAlwaysGiven: true } as const,
});

/** Some of some codes; `null` when it was not asked. */
export const severalField = <const D extends Description, S extends z.ZodType<string>>(
  schema: S,
  choices: readonly (Choice & { readonly value: z.output<S> })[],
  none: string,
  description: D,
) => ({
  ...description,
  schema: z.array(schema).max(choices.length).nullable(),
  empty: null,
  control: { kind: 'several', choices, none } as const,
});

/** Several values about one person, all there or `null`. `check` refuses what no part sees alone. */
export const groupField = <const D extends Description, F extends Fields>(
  parts: F,
  control: Omit<Extract<Control, { kind: 'group' }>, 'kind' | 'parts' | 'caution'> & {
    readonly caution?: (value: InputOf<F>) => string | null;
  },
  description: D,
) => {
  const schema = z.strictObject(shapeOf(parts));
  const { caution, ...words } = control;
  const ownCaution = (value: unknown): string | null => {
    const parsed = schema.safeParse(value);
    return caution !== undefined && parsed.success ? caution(parsed.data as InputOf<F>) : null;
  };
  return {
    ...description,
    schema: schema.nullable(),
    empty: null,
    control: { kind: 'group', parts, ...words, caution: ownCaution } as const,
  };
};

/** What could tell a person by itself. */
export interface Identifying {
  readonly kind: Identifier;
  readonly text: string;
}
const isIdentifying = ({ identifies, control }: Field): boolean =>
  identifies !== undefined ||
  (control.kind === 'group' && Object.values(control.parts).some((part) => part.identifies !== undefined));
/** Keys of the fields that could tell a person, those of a group that holds one included. */
export const identifyingKeys = <F extends Fields>(fields: F): readonly (keyof F & string)[] =>
  entriesOf(fields).flatMap(([key, field]) => (isIdentifying(field) ? [key] : []));
/** What of a record could tell somebody: the person, or someone close who is named in it. What is not known is left out. */
export function identifyingOf(fields: Fields, values: object): readonly Identifying[] {
  const known = new Map(Object.entries(values));
  return Object.entries(fields).flatMap(([key, { identifies, control }]): readonly Identifying[] => {
    const value: unknown = known.get(key);
    if (control.kind === 'group')
      return typeof value === 'object' && value !== null ? identifyingOf(control.parts, value) : [];
    return identifies !== undefined && typeof value === 'string' && value !== ''
      ? [{ kind: identifies, text: value }]
      : [];
  });
}

// --- Words. ---

/** A label inside a sentence: « téléphone mobile », but « RQTH ». */
export const inSentence = (label: string): string =>
  label.replace(/^\p{Lu}(?=[^\p{Lu}])/u, (first) => first.toLocaleLowerCase('fr'));
export const saidOf = ({ label, said }: Words): string => said ?? inSentence(label);
export const shortOf = ({ label, short }: Words): string => short ?? label;

/** Whether a value says nothing: nothing typed, nothing chosen, "not known". */
export const isUnknown = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || value === 'unknown';

const choiceWords = (choices: readonly Choice[], value: unknown): string => {
  const choice = choices.find((one) => one.value === value);
  return choice === undefined ? String(value) : (choice.short ?? choice.label);
};

/** A value as it is read in a sentence or a table; `null` when nothing is known. A value of another shape is said as it is. */
export function valueWords({ control }: Pick<Field, 'control'>, value: unknown): string | null {
  if (isUnknown(value)) return null;
  switch (control.kind) {
    case 'text':
    case 'long-text':
    case 'email':
      return String(value);
    case 'phone':
      return formatPhone(String(value));
    case 'date':
      return typeof value === 'string' && isCivilDate(value) ? formatFrenchDate(value) : String(value);
    case 'tri-state':
      return value === 'yes' ? 'oui' : value === 'no' ? 'non' : String(value);
    case 'yes-no':
      return value === true ? 'oui' : 'non';
    case 'number':
      return typeof value === 'number' ? formatNumber(value) : String(value);
    case 'money':
      return typeof value === 'number' ? formatCents(value) : String(value);
    case 'choice':
      return choiceWords(control.choices, value);
    case 'several':
      if (!Array.isArray(value)) return String(value);
      return value.length === 0
        ? control.none.toLocaleLowerCase('fr')
        : value.map((one) => choiceWords(control.choices, one)).join(', ');
    case 'group':
      return groupWords(control.parts, value);
  }
}

/** "Nadia Exemple, 06 39 98 00 12, accord : oui": texts and numbers as they are, an answer with its label. */
function groupWords(parts: Fields, value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return String(value);
  const values = new Map(Object.entries(value));
  const told = Object.entries(parts).flatMap(([key, part]) => {
    const words = valueWords(part, values.get(key));
    if (words === null) return [];
    const isPlain =
      part.control.kind === 'text' || part.control.kind === 'phone' || part.control.kind === 'email';
    return [isPlain ? words : `${saidOf(part)}\u00A0: ${words}`];
  });
  return told.length === 0 ? null : told.join(', ');
}

/** A group without the numbers and addresses in it: what is shown of it while a caution holds. */
export function withoutReach(parts: Fields, value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const kind = parts[key]?.control.kind;
      return [key, kind === 'phone' || kind === 'email' ? '' : one];
    }),
  );
}
/** The first number of a group, `''` when it has none: what is copied of it. */
export function numberIn(parts: Fields, value: object): string {
  const phones = Object.entries(value).filter(([key]) => parts[key]?.control.kind === 'phone');
  const number: unknown = phones[0]?.[1];
  return typeof number === 'string' ? number : '';
}
