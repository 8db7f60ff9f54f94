import { z } from 'zod';
import { line } from './procedure';

/** What the copy of a paper may be, told by its first bytes. */
export const scanMediaTypeSchema = z.enum(['application/pdf', 'image/png', 'image/jpeg']);
export type ScanMediaType = z.infer<typeof scanMediaTypeSchema>;

/** Size of one copy of a paper, in bytes. */
export const maxScanBytes = 20 * 1024 * 1024;

/** A copy of a paper, kept inside the portfolio; `bytes` counts them. */
export const scanSchema = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  mediaType: scanMediaTypeSchema,
  bytes: z.number().int(),
  sha256: z.string(),
  addedAt: z.iso.datetime(),
});
export type Scan = z.infer<typeof scanSchema>;

/** A copy whose bytes the page already has: dropped on it, or just taken away. The name is bare, the size bounded here. */
export const scanInputSchema = z.strictObject({
  fileName: line(200),
  bytes: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length > 0, 'Ce fichier est vide\u202F; choisissez-en un autre.')
    .refine((bytes) => bytes.length <= maxScanBytes, 'Ce fichier dépasse 20\u00A0Mo.'),
});
