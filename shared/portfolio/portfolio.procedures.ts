import { z } from 'zod';
import { openPurposes, savePurposes } from '../base/file-use';
import { placeSchema } from '../base/place.schema';
import {
  chosenFileSchema,
  fileHandleSchema,
  inMain,
  inOpenVault,
  inVault,
  line,
  noLine,
  nothing,
} from '../base/procedure';
import { civilDateSchema } from '../base/time';
import { newPassphraseSchema, passphraseSchema, recoverySheetSchema, typedRecoveryKeySchema } from '../keys';
import { profileSchema } from '../settings';
import { besideProcedures } from './beside.procedures';
import { portfolioInfoSchema } from './portfolio.schema';
import { startupProcedures } from './startup.procedures';

/** Why the portfolio closed: nobody there, the system (sleep, session locked or left), the user, a vault or a page that ended by itself. */
export const lockReasonSchema = z.enum(['idle', 'system', 'hand', 'stopped', 'page']);
export type LockReason = z.infer<typeof lockReasonSchema>;

export const portfolioStateSchema = z.strictObject({
  /** `none`: no portfolio known on this computer; `locked`: one is known; `open`: its data can be read. */
  state: z.enum(['none', 'locked', 'open']),
  /** File name of the known portfolio, without its folder. */
  name: z.string().nullable(),
  appVersion: z.string(),
  /** The last lock since the app started; `isTypingKept` is false when the window could not say that all was saved. */
  lock: z.strictObject({ reason: lockReasonSchema, isTypingKept: z.boolean() }).nullable(),
  /** Where the known portfolio lies. */
  place: placeSchema.nullable().optional(),
  /** Whether the known portfolio has been open since the app started: its file need not be looked at before. */
  wasOpened: z.boolean().optional(),
  /** False where this computer's settings cannot be written: the portfolio will have to be shown again next time. */
  isRemembering: z.boolean().optional(),
  /** Asked by the window beside, which only reads. */
  isBeside: z.boolean().optional(),
  /** Names are covered in the windows that are open. */
  isDiscreet: z.boolean().optional(),
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
  /** Each record as its latest event left it: the journal replayed against the rows. */
  records: z.strictObject({
    isWhole: z.boolean(),
    checked: z.number().int(),
    faults: z.number().int(),
    /** The first of them, by number: no name. */
    first: z.array(
      z.strictObject({ type: z.string(), id: z.string(), lastEventOn: civilDateSchema.nullable() }),
    ),
  }),
  /** Where damage was found: the sentence that says which copy was put aside. */
  aside: z.string().optional(),
  /** What was found at the opening that is not as it was left: as in `portfolio.info`. */
  notices: z.array(z.string()).optional(),
});
export type Verification = z.infer<typeof verificationSchema>;

export const portfolioProcedures = {
  ...startupProcedures,
  ...besideProcedures,
  'app.state': inMain(nothing, portfolioStateSchema, { reads: true, refreshes: [] }),
  /** Ends the vault process; the window goes back to the unlock screen. */
  'app.lock': inMain(nothing, nothing, { reads: true, refreshes: [] }),
  /** Answer of the window to `locking`: whether all that was typed could be saved. */
  'app.readyToLock': inMain(z.strictObject({ isTypingKept: z.boolean() }), nothing, { refreshes: [] }),
  /** Stops a long job of this window. */
  'app.cancel': inMain(z.strictObject({ callId: z.string() }), nothing, { refreshes: [] }),
  /** Opens a dialog of the system; `null` when the user gives up. */
  'files.chooseToOpen': inMain(
    z.strictObject({
      purpose: z.enum(openPurposes),
    }),
    z.strictObject({ file: chosenFileSchema.nullable() }),
    { refreshes: ['files'] },
  ),
  'files.chooseToSave': inMain(
    z.strictObject({
      purpose: z.enum(savePurposes),
      suggestedName: line(200),
    }),
    z.strictObject({ file: chosenFileSchema.nullable() }),
    { refreshes: ['files'] },
  ),
  /**
   * First half of a creation: the keys of a portfolio to be, and its paper key, kept in the vault's memory only.
   * The file is looked at, not made: its handle stays good for `portfolio.create`. The portfolio will begin with that profile
   * in its settings, whose names must not help to guess the passphrase.
   */
  'portfolio.prepare': inVault(
    z.strictObject({ file: fileHandleSchema, passphrase: newPassphraseSchema, profile: profileSchema }),
    recoverySheetSchema,
    {
      files: { file: 'save:portfolio' },
      looksOnly: true,
      told: 'places',
      leaves: noLine.closed,
      refreshes: ['portfolio'],
    },
  ),
  /** The paper key typed back: makes the encrypted portfolio that was prepared, and opens it. */
  'portfolio.create': inVault(
    z.strictObject({ file: fileHandleSchema, recoveryKey: typedRecoveryKeySchema }),
    portfolioInfoSchema,
    {
      files: { file: 'save:portfolio' },
      told: 'known-unless-chosen',
      afterwards: 'opened',
      leaves: noLine.opening,
      refreshes: ['portfolio'],
    },
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
    {
      files: { file: 'open:portfolio' },
      told: 'known-unless-chosen',
      afterwards: 'opened',
      leaves: noLine.opening,
      refreshes: ['portfolio'],
    },
  ),
  /** Opens with the paper key and replaces the forgotten passphrase; another paper key is then due. */
  'portfolio.recover': inVault(
    z.strictObject({
      file: fileHandleSchema.nullable(),
      recoveryKey: typedRecoveryKeySchema,
      newPassphrase: newPassphraseSchema,
    }),
    portfolioInfoSchema,
    {
      files: { file: 'open:portfolio' },
      told: 'known-unless-chosen',
      quickUnlock: 'voids',
      afterwards: 'opened',
      leaves: noLine.opening,
      refreshes: ['portfolio'],
    },
  ),
  /** Opens the known portfolio with the secret of this computer's keystore, which main alone brings. */
  'portfolio.quickOpen': inVault(nothing, portfolioInfoSchema, {
    told: 'known-unless-chosen',
    quickUnlock: 'uses',
    afterwards: 'opened',
    leaves: noLine.opening,
    refreshes: ['portfolio'],
  }),
  /** Whether the last step of the welcome is still to come: from the creation until `portfolio.endWelcome`, across locks and stops. */
  'portfolio.welcome': inOpenVault(nothing, z.strictObject({ isDue: z.boolean() }), {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  'portfolio.endWelcome': inOpenVault(nothing, nothing, {
    leaves: noLine.nobody,
    refreshes: ['portfolio'],
  }),
  'portfolio.info': inOpenVault(nothing, portfolioInfoSchema, {
    told: 'places',
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  /** Reads every page and the whole journal chain. */
  'portfolio.verify': inOpenVault(nothing, verificationSchema, {
    told: 'places',
    leaves: {
      kind: 'journal.verified',
      detail: (_input, { journal, records }) => ({
        faults: (journal.firstFaultAt === null ? 0 : 1) + records.faults,
      }),
    },
    refreshes: [],
  }),
} as const;
