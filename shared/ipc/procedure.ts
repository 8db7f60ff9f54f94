import { z } from 'zod';
import { placeSchema } from '../portfolio/place.schema';

/** Who executes a procedure: the main process (windows, dialogs, life of the vault process) or the vault process. */
export type Handler = 'main' | 'vault';

/** One line of the contract: what goes in, what comes out, who answers, and whether the portfolio must be open. */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  readonly by: Handler;
  readonly needs: 'open' | 'nothing';
}

/** A procedure of the vault that needs an open portfolio: the common case. */
export const inOpenVault = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Procedure<I, O> => ({
  input,
  output,
  by: 'vault',
  needs: 'open',
});

/** A procedure of the vault that also answers while no portfolio is open (create, open). */
export const inVault = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<I, O> => ({
  input,
  output,
  by: 'vault',
  needs: 'nothing',
});

/** A procedure of the main process. */
export const inMain = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<I, O> => ({
  input,
  output,
  by: 'main',
  needs: 'nothing',
});

export const nothing = z.strictObject({});

/**
 * A file that the user chose in a dialog of the main process: no path crosses the bridge.
 * Good for one call; main replaces it by the path on the way to the vault.
 */
export const fileHandleSchema = z
  .string()
  .regex(/^file_[0-9a-f]{32}$/)
  .brand<'FileHandle'>();
export type FileHandle = z.infer<typeof fileHandleSchema>;

/** What the renderer learns of a chosen file. */
export const chosenFileSchema = z.strictObject({
  handle: fileHandleSchema,
  name: z.string().max(300),
  /** Told of a portfolio's file only. */
  place: placeSchema.optional(),
});
export type ChosenFile = z.infer<typeof chosenFileSchema>;

/** Free text of a form: trimmed, bounded, without control characters other than line breaks. */
export const text = (max: number) =>
  z
    .string()
    // Nothing else looks at a text that is too long: the pattern below runs out of stack on 50 MB of it.
    .max(max, { error: `${max} caractères au plus.`, abort: true })
    .regex(/^(?:\P{Cc}|[\n\r\t])*$/u, 'Ce texte contient un caractère illisible.');
export const line = (max: number) => text(max).regex(/^[^\r\n\t]*$/u, 'Ce texte tient sur une ligne.');

/** Three-valued answer of a form; absence of the key means "not asked yet". */
export const triStateSchema = z.enum(['yes', 'no', 'unknown']);
export type TriState = z.infer<typeof triStateSchema>;
