/** From the zod schemas of the contract to fast-check: values that fit a schema, and values that nearly do. */
import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import { civilDateSchema } from '../../shared/base/time';

/** Texts that break programs: commands of SQL, paths, markup, format signs, names of the prototype, lone surrogates. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  "'; DROP TABLE candidate; --",
  '" OR 1=1 --',
  '../../../etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\serveur\\partage',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '{{7*7}}',
  '$' + '{7*7}',
  '%s%s%n',
  '=HYPERLINK("http://exemple.invalid")',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '\u0000',
  '\u202eessai',
  '\ud800',
  '🦊👩‍👩‍👧',
  'e\u0301'.repeat(50),
  'ﷺ',
  'İ',
  'ß',
  '-1',
  '1e999',
  '9'.repeat(400),
  'file_00000000000000000000000000000000',
  '00000000-0000-4000-8000-000000000000',
  '2026-02-30',
  '9999-12-31',
];
const days = ['2004-03-12', '2026-09-01', '2026-09-15', '1900-01-01', '2100-12-31', '2024-02-29'];

/** Values that the fuzzed portfolio knows: identifiers that exist, so that calls reach their work. */
export interface Known {
  readonly ids: readonly string[];
  readonly texts: readonly string[];
}

const anyText = (known: Known): Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.constantFrom(...days),
    fc.constantFrom('', ...known.texts),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  );

/** What a check of zod says of itself; each kind of check says some of it. */
interface Check {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: RegExp;
}
/** The checks of a text or of a list, with the pattern of a text of a format. */
const checksOf = (schema: z.core.$ZodType): readonly Check[] => [
  schema._zod.def as Check,
  ...(schema._zod.def.checks ?? []).map(({ _zod }) => _zod.def as Check),
];
const lengthsOf = (schema: z.core.$ZodType): { readonly minimum: number; readonly maximum: number } => {
  const checks = checksOf(schema);
  return {
    minimum: Math.max(0, ...checks.map(({ minimum = 0 }) => minimum)),
    maximum: Math.min(...checks.map(({ maximum = Number.POSITIVE_INFINITY }) => maximum)),
  };
};

/** Mostly what fits, for the whole of a long form to pass now and then; now and then what does not. */
const mostly = (good: Arbitrary<unknown>, other: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof({ arbitrary: good, weight: 40 }, other);

function texts(schema: z.ZodString | z.ZodStringFormat, known: Known): Arbitrary<unknown> {
  const { format } = schema;
  const { minimum, maximum } = lengthsOf(schema);
  const patterns = checksOf(schema).flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]));
  const hostile = anyText(known);
  if (Object.is(schema, civilDateSchema)) return mostly(fc.constantFrom(...days), hostile);
  if (format === 'uuid' || format === 'guid')
    return fc.oneof({ arbitrary: fc.constantFrom(...known.ids), weight: 4 }, fc.uuid());
  if (format === 'datetime') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  const free = fc.oneof(
    fc.constantFrom(...known.texts),
    fc.string({ minLength: minimum, maxLength: Math.max(minimum, Math.min(maximum, 60)) }),
  );
  // Free text: everything but control characters. Any printable one will do.
  const shapes = patterns.filter(({ source }) => !source.includes('\\P{Cc}') && source !== '^[^\\r\\n\\t]*$');
  const [shape] = shapes;
  if (shape === undefined) return mostly(free, hostile);
  try {
    return mostly(fc.stringMatching(shape), hostile);
  } catch {
    // A construction that fast-check does not write: free texts, some of which fit.
    return mostly(free, hostile);
  }
}

/** Values that fit the schema, for most of them; refinements are left to luck. */
export function fitting(schema: z.core.$ZodType, known: Known): Arbitrary<unknown> {
  const inner = (one: z.core.$ZodType): Arbitrary<unknown> => fitting(one, known);
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return texts(schema, known);
  if (schema instanceof z.ZodNumber) {
    const [min, max] = [Math.max(schema.minValue ?? -1e9, -1e15), Math.min(schema.maxValue ?? 1e9, 1e15)];
    return schema.isInt
      ? fc.oneof(
          fc.integer({ min: Math.ceil(min), max: Math.floor(Math.min(max, min + 100)) }),
          fc.integer({ min: Math.ceil(min), max: Math.floor(max) }),
        )
      : fc.double({ min, max, noNaN: true });
  }
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNull) return fc.constant(null);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodOptional) return fc.option(inner(schema.unwrap()), { nil: undefined });
  if (schema instanceof z.ZodNullable) return fc.option(inner(schema.unwrap()));
  if (schema instanceof z.ZodDefault) return inner(schema.def.innerType);
  if (schema instanceof z.ZodReadonly) return inner(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return inner(schema.in);
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(inner));
  if (schema instanceof z.ZodArray) {
    const { minimum, maximum } = lengthsOf(schema);
    return fc.array(inner(schema.element), {
      minLength: minimum,
      maxLength: Math.max(minimum, Math.min(maximum, 8)),
    });
  }
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(inner(schema.keyType).map(String), inner(schema.valueType), { maxKeys: 6 });
  if (schema instanceof z.ZodObject)
    return fc.record(
      Object.fromEntries(Object.entries(schema.shape).map(([key, value]) => [key, inner(value)])),
    );
  // Bytes, or a kind of schema that no input has yet.
  return fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.anything());
}

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { a: value };
  return value;
};
const withPrototype = (text: string): unknown => JSON.parse(text);

/** Values of a wrong kind, deep, or that speak to the prototype. All of them pass the bridge, as structured clones. */
export const wrongValues: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    0,
    -0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    '',
    true,
    1n,
  ),
  fc.constantFrom(...hostileTexts),
  fc.constantFrom(
    [],
    {},
    [[]],
    [null],
    new Date(0),
    new Map([['a', 1]]),
    new Set([1]),
    /a/u,
    new Uint8Array(3),
  ),
  fc.constantFrom(
    withPrototype('{"__proto__":{"isAdmin":true}}'),
    withPrototype('{"constructor":{"prototype":{"isAdmin":true}}}'),
    withPrototype('{"toString":1,"hasOwnProperty":2}'),
  ),
  fc.constantFrom(10, 100, 2000).map(nested),
  fc.constantFrom(1_000, 100_000).map((length) => 'x'.repeat(length)),
  fc.constantFrom(1_000, 50_000).map((length) => Array.from({ length }, () => 0)),
  fc.anything({
    maxDepth: 3,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
  }),
);

/** A value that fits, with one thing wrong somewhere in it: a value replaced, a key taken away or added. */
export const nearly = (schema: z.core.$ZodType, known: Known): Arbitrary<unknown> =>
  fc
    .tuple(fitting(schema, known), fc.nat(), fc.constantFrom('replace', 'remove', 'add'), wrongValues)
    .map(([value, where, how, wrong]) => {
      const places: (readonly [object, string])[] = [];
      const visit = (at: unknown): void => {
        if (typeof at !== 'object' || at === null || at instanceof Uint8Array) return;
        for (const key of Object.keys(at)) {
          places.push([at, key]);
          visit(Reflect.get(at, key));
        }
      };
      visit(value);
      const place = places[where % Math.max(1, places.length)];
      if (!place) return wrong;
      const [target, key] = place;
      if (how === 'remove') Reflect.deleteProperty(target, key);
      else if (how === 'add')
        Object.defineProperty(target, '__proto__', {
          value: wrong,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      else Reflect.set(target, key, wrong);
      return value;
    });
