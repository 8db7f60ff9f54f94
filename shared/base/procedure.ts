import { z } from 'zod';
import type { AccessDetail, AccessKind } from './access.schema';
import type { FileUse } from './file-use';
import { placeSchema } from './place.schema';

/** Who executes a procedure: the main process (windows, dialogs, life of the vault process) or the vault process. */
type Handler = 'main' | 'vault';

/** Part of a procedure's name before the dot. */
export type Domain =
  | 'access'
  | 'app'
  | 'backups'
  | 'candidates'
  | 'contractFiles'
  | 'diagnostics'
  | 'drafts'
  | 'employers'
  | 'files'
  | 'handover'
  | 'import'
  | 'indicators'
  | 'keys'
  | 'lists'
  | 'papers'
  | 'merge'
  | 'obligations'
  | 'portfolio'
  | 'presentation'
  | 'privacy'
  | 'references'
  | 'rights'
  | 'settings'
  | 'stages'
  | 'workstation';

/**
 * The line that a procedure leaves in the journal of accesses once it has succeeded, whichever entrance it came by.
 * Widened: only the procedure's own input and output are given to `detail`.
 */
export interface AccessLineRule<I = never, O = never, F extends string = string> {
  readonly kind: AccessKind;
  /**
   * Which field of the input names the subject, and what it is; an attachment is told by its contract file, the copy of a paper by its person. A list of
   * identifiers leaves a line for each, so that every person finds hers.
   */
  readonly subject?: {
    readonly type: 'candidate' | 'contract-file' | 'attachment' | 'scan';
    readonly field: F;
  };
  /** A reading: one line for each subject and quarter of an hour. */
  readonly isReading?: true;
  /** Codes and counts, from the schemas' own numbers and enumerations: never a text that someone typed. */
  readonly detail?: (input: I, output: O) => AccessDetail;
}

/** Said by a procedure that leaves no line in the journal of accesses, and why. */
export interface NoLine {
  readonly none: string;
}
export const noLine = {
  change: { none: 'a change, which the journal of changes holds already' },
  list: {
    none: 'a list or a search: a line for each key typed would drown the openings of a page, which are logged',
  },
  typing: { none: 'what is being typed: the change is logged when it is made' },
  notAccepted: { none: 'shown and not yet accepted: accepting leaves the line' },
  nobody: { none: 'no young person in it' },
  opening: { none: 'an opening: what lives with the open portfolio writes it' },
  closed: {
    none: 'answered while no portfolio is open: there is no journal to write in yet; the opening that follows is logged',
  },
  main: { none: 'answered by main, which sees no data' },
} as const satisfies Record<string, NoLine>;

/** Fields of an input that hold a file handle, each with the use that the file must have been chosen for. */
export type FileUses<I> = {
  readonly [K in keyof I as [Extract<I[K], FileHandle>] extends [never] ? never : K]: FileUse;
};
type FilePolicy<I> = [keyof FileUses<I>] extends [never]
  ? { readonly files?: never; readonly looksOnly?: never }
  : {
      readonly files: FileUses<I>;
      /** Only looks at the file: its handle stays good for the procedure that comes after. */
      readonly looksOnly?: true;
    };

/** All that is said of a procedure beside its schemas; whoever treats procedures alike reads it here. */
interface Policy {
  readonly leaves: AccessLineRule | NoLine;
  /** What the window reads again once it has succeeded; nothing after a mere reading. */
  readonly refreshes: readonly Domain[];
  /**
   * Changes nothing that is kept, and writes no file: the window beside, which only reads, is answered too (ADR 51). Where
   * it is not said, main's gate refuses that window.
   */
  readonly reads?: true;
  /** Makes this computer's slot of quick unlock, opens with it, or leaves the key block without it. */
  readonly quickUnlock?: 'makes' | 'uses' | 'voids';
  /**
   * What main tells the vault beside the files: where backups go; then also the known portfolio, always or where the
   * call brought no file.
   */
  readonly told?: 'places' | 'known' | 'known-unless-chosen';
  /** What main does of its own once it has succeeded. */
  readonly afterwards?: 'opened' | 'relocated' | 'restored' | 'backup-folder';
}
type PolicyOf<I, L> = Omit<Policy, 'leaves'> & { readonly leaves: L } & FilePolicy<I>;

/** One line of the contract: what goes in, what comes out, who answers, whether the portfolio must be open, and its policy. */
export interface Procedure<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  B extends Handler = Handler,
> extends Policy {
  readonly input: I;
  readonly output: O;
  readonly by: B;
  readonly needs: 'open' | 'nothing';
  readonly files?: Readonly<Record<string, FileUse>>;
  readonly looksOnly?: true;
}

/** A line whose subject and detail are those of the procedure's own schemas. */
type LineOf<I extends z.ZodType, O extends z.ZodType> = AccessLineRule<
  z.output<I>,
  z.output<O>,
  Extract<keyof z.output<I>, string>
>;

/** A procedure of the vault that needs an open portfolio: the common case. Only these can leave a line of accesses. */
export const inOpenVault = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  policy: PolicyOf<z.output<I>, LineOf<I, O> | NoLine>,
): Procedure<I, O, 'vault'> => ({ input, output, by: 'vault', needs: 'open', ...policy });

/** A procedure of the vault that also answers while no portfolio is open (create, open). */
export const inVault = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  policy: PolicyOf<z.output<I>, NoLine>,
): Procedure<I, O, 'vault'> => ({ input, output, by: 'vault', needs: 'nothing', ...policy });

/** A procedure of the main process. */
export const inMain = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  policy: Pick<Policy, 'refreshes' | 'reads'> & FilePolicy<z.output<I>>,
): Procedure<I, O, 'main'> => ({
  input,
  output,
  by: 'main',
  needs: 'nothing',
  leaves: noLine.main,
  ...policy,
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
