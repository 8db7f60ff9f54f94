import { z } from 'zod';

/** What a form must hold in the end, and the sentence said as long as it holds nothing: `null`, or blanks. */
export const needed = <S extends z.ZodType>(schema: S, sentence: string) =>
  z.custom<z.input<S> | null>().transform((value, context): z.output<S> => {
    const isFilled = value !== null && (typeof value !== 'string' || value.trim() !== '');
    const parsed = schema.safeParse(value);
    if (isFilled && parsed.success) return parsed.data;
    const { message = sentence } = isFilled ? (parsed.error?.issues[0] ?? {}) : {};
    context.addIssue({ code: 'custom', message, input: value });
    return z.NEVER;
  });
