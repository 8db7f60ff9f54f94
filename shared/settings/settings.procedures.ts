import { z } from 'zod';
import { fileHandleSchema, inOpenVault, line, noLine, nothing } from '../base/procedure';
import { scanInputSchema, scanMediaTypeSchema } from '../base/scan.schema';
import { territorySchema } from '../base/time';
import { emailSchema, phoneSchema, postcodeSchema } from '../fields';

/** Settings of the structure and of the adviser, kept inside the portfolio. */
export const settingsSchema = z.strictObject({
  structureName: line(200),
  structureCode: line(40),
  street: line(200),
  postcode: postcodeSchema,
  commune: line(120),
  phone: phoneSchema,
  email: emailSchema,
  territory: territorySchema,
  adviser: line(120),
  /** Who receives the quarterly export, in words (docs/sources/indicators.md, Who receives the figures). */
  exportRecipient: line(200),
  /** Cells under this count are masked; 11 by default, never under 5 (docs/sources/indicators.md, Masking). */
  maskingThreshold: z.number().int().min(5).max(100),
  /** How the data-protection officer is reached, told in the notice; '' is told there as missing. */
  dpoContact: line(200),
  /** Days before a record may go on which the adviser is told (docs/sources/personal-data.md, Retention). */
  retentionNoticeDays: z.number().int().min(0).max(365),
  /** Months after the decision for which the pieces of a contract file are kept: not verified in a text. */
  piecesKeptMonths: z.number().int().min(0).max(60),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  structureName: '',
  structureCode: '',
  street: '',
  postcode: '',
  commune: '',
  phone: '',
  email: '',
  territory: 'metropole',
  adviser: '',
  exportRecipient:
    'Conseil d’orientation des politiques de jeunesse et délégué ministériel aux missions locales',
  maskingThreshold: 11,
  dpoContact: '',
  retentionNoticeDays: 60,
  piecesKeptMonths: 3,
};

/** Greatest size of a logo, in bytes, and of its longest side, in pixels. */
export const maxLogoBytes = 1024 * 1024;
export const maxLogoSide = 4000;

/** The logo of the structure, printed at the head of documents; sides in pixels. */
export const logoSchema = z.strictObject({
  fileName: line(200),
  mediaType: scanMediaTypeSchema.exclude(['application/pdf']),
  width: z.number().int().min(1).max(maxLogoSide),
  height: z.number().int().min(1).max(maxLogoSide),
  bytes: z.instanceof(Uint8Array),
});
export type StructureLogo = z.infer<typeof logoSchema>;

/** What is asked before a portfolio is made: who works with it, and where. The rest waits in the settings. */
export const profileSchema = settingsSchema.pick({ adviser: true, structureName: true, territory: true });
export type Profile = z.infer<typeof profileSchema>;
/** A profile of which nothing was said. */
export const noProfile: Profile = profileSchema.parse({
  adviser: defaultSettings.adviser,
  structureName: defaultSettings.structureName,
  territory: defaultSettings.territory,
});

/** Where what a change here touches is shown. */
const shownIn = ['settings', 'candidates', 'contractFiles', 'indicators', 'rights'] as const;

export const settingsProcedures = {
  'settings.get': inOpenVault(nothing, z.strictObject({ settings: settingsSchema }), {
    leaves: noLine.nobody,
    reads: true,
    refreshes: [],
  }),
  'settings.save': inOpenVault(
    z.strictObject({ settings: settingsSchema }),
    z.strictObject({ settings: settingsSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
} as const;

/** The logo, apart from the other settings: it is printed, and read by the process that reads what comes from outside. */
export const logoProcedures = {
  'settings.logo': inOpenVault(nothing, z.strictObject({ logo: logoSchema.nullable() }), {
    leaves: noLine.nobody,
    refreshes: [],
    reads: true,
  }),
  /** A PNG or a JPEG of 1 MB at most, looked at by the process that has no key. Throws INVALID_INPUT, ATTACHMENT_… */
  'settings.saveLogo': inOpenVault(z.strictObject({ file: fileHandleSchema }), nothing, {
    files: { file: 'open:logo' },
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  /** The same for an image whose bytes the page already has: put back after it was taken away. */
  'settings.putLogoBack': inOpenVault(scanInputSchema, nothing, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  /** Takes the logo away, and answers it. */
  'settings.removeLogo': inOpenVault(nothing, z.strictObject({ removed: logoSchema.nullable() }), {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
} as const;
