import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';

/** Resolver of a form whose values have the type that the schema answers: brands of ids and dates exist in types only. */
export const resolverOf = <T extends FieldValues>(schema: z.ZodType<T>): Resolver<T> =>
  zodResolver(schema as z.ZodType<T, T>);
