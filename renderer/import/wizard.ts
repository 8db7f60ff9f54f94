import { z } from 'zod';
import {
  type ImportChoices,
  type ImportMapping,
  importChoicesSchema,
  importTargetSchema,
  keptMappingSchema,
  noChoices,
} from '../../shared/import';
import type { TypedCells } from './row-panel';

/** Where the wizard stands, kept across a lock with the file itself. */
export const wizardSchema = z.object({
  at: z.enum(['columns', 'plan']),
  mapping: keptMappingSchema,
  choices: importChoicesSchema.default(noChoices),
  /** What is typed in the boxes of a row, and not read again yet. */
  typed: z
    .object({ row: z.number(), cells: z.partialRecord(importTargetSchema, z.string()) })
    .nullable()
    .default(null),
});
export type Wizard = z.infer<typeof wizardSchema>;

/** What is kept of a stage of the wizard. */
export const draftOf = (
  stage: { readonly mapping: ImportMapping; readonly choices: ImportChoices } & (
    | { readonly at: 'columns' }
    | { readonly at: 'plan'; readonly typed: TypedCells | null }
  ),
): Wizard => ({
  at: stage.at,
  mapping: [...stage.mapping],
  choices: stage.choices,
  typed: stage.at === 'plan' ? stage.typed : null,
});
