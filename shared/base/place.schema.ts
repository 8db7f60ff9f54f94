import { z } from 'zod';

/** Where a file lies, as far as its safety goes; never a path. */
export const placeSchema = z.strictObject({
  kind: z.enum(['local', 'network', 'synchronised']),
  /** Name of the service that synchronises the folder, such as OneDrive; `null` for the other kinds. */
  service: z.string().max(60).nullable(),
});
export type Place = z.infer<typeof placeSchema>;
