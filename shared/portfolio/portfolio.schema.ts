import { z } from 'zod';

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
  /** What was found at opening that is not as it was left (entries missing, files put aside): a sentence each, absent where all is well. */
  notices: z.array(z.string()).optional(),
});
export type PortfolioInfo = z.infer<typeof portfolioInfoSchema>;
