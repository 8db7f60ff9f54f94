import { z } from 'zod';
import {
  chosenFileSchema,
  fileHandleSchema,
  inMain,
  inOpenVault,
  inVault,
  line,
  nothing,
} from '../ipc/procedure';
import { placeSchema } from './place.schema';
import { startupProcedures } from './startup.procedures';

/** At least 12 characters, or five words (security-bar.md, bar 10). Never trimmed: spaces count. */
export const passphraseSchema = z
  .string()
  .min(1, 'La phrase secrète manque.')
  .max(1024, 'La phrase secrète est trop longue : 1024 caractères au plus.');
export const newPassphraseSchema = passphraseSchema.refine(
  (value) => value.length >= 12 || value.trim().split(/\s+/u).length >= 5,
  'La phrase secrète est trop courte : 12 caractères au moins, ou cinq mots.',
);

export const portfolioCountsSchema = z.strictObject({
  candidates: z.number().int(),
  employers: z.number().int(),
  contractFiles: z.number().int(),
  events: z.number().int(),
  attachments: z.number().int(),
});

export type PortfolioCounts = z.infer<typeof portfolioCountsSchema>;

/** What can be said of an open portfolio. */
export const portfolioInfoSchema = z.strictObject({
  name: z.string(),
  vaultId: z.string(),
  isDemo: z.boolean(),
  formatVersion: z.number().int(),
  schemaVersion: z.number().int(),
  createdAt: z.iso.datetime(),
  sizeBytes: z.number().int(),
  counts: portfolioCountsSchema,
});
export type PortfolioInfo = z.infer<typeof portfolioInfoSchema>;

export const portfolioStateSchema = z.strictObject({
  /** `none`: no portfolio known on this computer; `locked`: one is known; `open`: its data can be read. */
  state: z.enum(['none', 'locked', 'open']),
  /** File name of the known portfolio, without its folder. */
  name: z.string().nullable(),
  appVersion: z.string(),
  /** Where the known portfolio lies. */
  place: placeSchema.nullable().optional(),
  /** Whether the known portfolio has been open since the app started: its file need not be looked at before. */
  wasOpened: z.boolean().optional(),
  /** False where this computer's settings cannot be written: the portfolio will have to be shown again next time. */
  isRemembering: z.boolean().optional(),
});
export type PortfolioState = z.infer<typeof portfolioStateSchema>;

export const verificationSchema = z.strictObject({
  isSound: z.boolean(),
  integrity: z.string(),
  journal: z.strictObject({
    isWhole: z.boolean(),
    events: z.number().int(),
    firstFaultAt: z.number().int().nullable(),
  }),
  /** Where damage was found: the sentence that says which copy was put aside. */
  aside: z.string().optional(),
});
export type Verification = z.infer<typeof verificationSchema>;

export const portfolioProcedures = {
  ...startupProcedures,
  'app.state': inMain(nothing, portfolioStateSchema),
  /** Ends the vault process; the window goes back to the unlock screen. */
  'app.lock': inMain(nothing, nothing),
  /** Stops a long job of this window. */
  'app.cancel': inMain(z.strictObject({ callId: z.string() }), nothing),
  /** Opens a dialog of the system; `null` when the user gives up. */
  'files.chooseToOpen': inMain(
    z.strictObject({ purpose: z.enum(['portfolio', 'import', 'attachment', 'export']) }),
    z.strictObject({ file: chosenFileSchema.nullable() }),
  ),
  'files.chooseToSave': inMain(
    z.strictObject({ purpose: z.enum(['portfolio', 'pdf', 'export', 'list']), suggestedName: line(200) }),
    z.strictObject({ file: chosenFileSchema.nullable() }),
  ),
  /** Makes a new encrypted portfolio and opens it. */
  'portfolio.create': inVault(
    z.strictObject({ file: fileHandleSchema, passphrase: newPassphraseSchema }),
    portfolioInfoSchema,
  ),
  /**
   * Opens the chosen portfolio, or the known one when `file` is `null`. `takeOver`: the person answered that the other
   * machine named by PORTFOLIO_IN_USE_ELSEWHERE no longer has it open.
   */
  'portfolio.open': inVault(
    z.strictObject({
      file: fileHandleSchema.nullable(),
      passphrase: passphraseSchema,
      takeOver: z.boolean().optional(),
    }),
    portfolioInfoSchema,
  ),
  'portfolio.info': inOpenVault(nothing, portfolioInfoSchema),
  /** Reads every page and the whole journal chain. */
  'portfolio.verify': inOpenVault(nothing, verificationSchema),
} as const;
