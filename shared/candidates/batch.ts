import { z } from 'zod';

/** People whom one act may change at once. */
export const mostChanged = 20_000;

/** What became of one act on several people: all of it is one batch, taken back as one. */
export const batchReportSchema = z.strictObject({
  /** What takes it back; `null` where nobody was changed. */
  batchId: z.uuid().nullable(),
  changed: z.number().int(),
  /** Who was left as they were, by reason, the most first; each in a few words. */
  left: z.array(z.strictObject({ why: z.string(), people: z.number().int() })),
});
export type BatchReport = z.infer<typeof batchReportSchema>;

export const leftCount = ({ left }: BatchReport): number => left.reduce((sum, { people }) => sum + people, 0);
