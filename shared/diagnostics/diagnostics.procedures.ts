import { z } from 'zod';
import { fileHandleSchema, inVault, noLine, nothing } from '../base/procedure';

export const outcomeSchema = z.enum(['fine', 'warning', 'fault', 'not-done']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** One numbered step: what was looked at, what came out, one sentence, and figures where there are some. */
export const diagnosticStepSchema = z.strictObject({
  number: z.number().int().positive(),
  title: z.string(),
  outcome: outcomeSchema,
  sentence: z.string(),
  details: z.array(z.string()),
});
export type DiagnosticStep = z.infer<typeof diagnosticStepSchema>;

/** Words of the four outcomes, on the screen and in the report. */
export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  fine: 'bon',
  warning: 'à surveiller',
  fault: 'défaut',
  'not-done': 'non fait',
};

export const diagnosticsProcedures = {
  /** Runs every step; reads only. `text` is the report, to the letter, as `diagnostics.save` would write it. */
  'diagnostics.run': inVault(
    nothing,
    z.strictObject({ id: z.uuid(), steps: z.array(diagnosticStepSchema), text: z.string() }),
    { told: 'known', leaves: noLine.nobody, refreshes: ['diagnostics'] },
  ),
  /** Writes the report that was shown under this identifier. */
  'diagnostics.save': inVault(z.strictObject({ id: z.uuid(), file: fileHandleSchema }), nothing, {
    files: { file: 'save:report' },
    told: 'known',
    leaves: noLine.nobody,
    refreshes: ['diagnostics'],
  }),
} as const;
