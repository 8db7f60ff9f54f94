import type { z } from 'zod';
import { entriesOf, type Field, type Fields } from './field';

/*
 * What an employer may read of a record, as a type: the documents that an employer receives are made from it, so that one that
 * reads a field described with `employerMaySee: false` does not compile. ADR 45.
 */

type ShownKeys<F extends Fields> = {
  [K in keyof F]: F[K]['employerMaySee'] extends true ? K : never;
}[keyof F];
type Shown<F extends Field> = F['control'] extends { readonly kind: 'group'; readonly parts: infer P }
  ? P extends Fields
    ? ForEmployer<P> | null
    : never
  : z.output<F['schema']>;

/** A record without what an employer may not read. */
export type ForEmployer<F extends Fields> = { readonly [K in ShownKeys<F>]: Shown<F[K]> };

type CvKeys<F extends Fields> = { [K in keyof F]: F[K] extends { readonly onCv: true } ? K : never }[keyof F];

/** What of a record may stand on a CV: the fields described so, one by one (ADR 50). */
export type ForCv<F extends Fields> = { readonly [K in CvKeys<F>]: z.output<F[K]['schema']> };

/** Leaves out what may not stand on a CV. */
export function forCv<F extends Fields>(fields: F, values: object): ForCv<F> {
  const given = new Map<string, unknown>(Object.entries(values));
  // Key by key what the type says of the same descriptions.
  return Object.fromEntries(
    entriesOf(fields).flatMap(([key, { onCv }]) => (onCv ? [[key, given.get(key)]] : [])),
  ) as ForCv<F>;
}

/** Leaves out what an employer may not read, in groups too. */
export function forEmployer<F extends Fields>(fields: F, values: object): ForEmployer<F> {
  const given = new Map<string, unknown>(Object.entries(values));
  const shown = entriesOf(fields).flatMap(([key, { employerMaySee, control }]): [string, unknown][] => {
    if (!employerMaySee) return [];
    const value = given.get(key);
    const isGroup = control.kind === 'group' && typeof value === 'object' && value !== null;
    return [[key, isGroup ? forEmployer(control.parts, value) : value]];
  });
  // Key by key what the type says of the same descriptions.
  return Object.fromEntries(shown) as ForEmployer<F>;
}
