import { z } from 'zod';

/** At least 12 characters, or five words (security-bar.md, bar 10). Never trimmed: spaces count. */
export const isLongEnough = (passphrase: string): boolean =>
  passphrase.length >= 12 || passphrase.trim().split(/\s+/u).length >= 5;

export const passphraseSchema = z
  .string()
  .min(1, 'La phrase secrète manque.')
  .max(1024, 'La phrase secrète est trop longue : 1024 caractères au plus.');
/** A passphrase to be: long enough here, and judged by the vault. */
export const newPassphraseSchema = passphraseSchema.refine(
  isLongEnough,
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
