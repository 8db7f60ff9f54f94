import { z } from 'zod';

/** Progress of a long job; `done` of `total` units, `label` in French for the screen. */
export const progressSchema = z.strictObject({
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  label: z.string().max(200),
});
export type Progress = z.infer<typeof progressSchema>;
