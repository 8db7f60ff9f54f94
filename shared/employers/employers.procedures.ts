import { z } from 'zod';
import { inOpenVault, line, noLine } from '../base/procedure';
import {
  employerFields,
  employerIdSchema,
  employerInputSchema,
  employerSchema,
  keysWith,
  picked,
  shapeOf,
} from '../fields';

/** Fields that the list shows of an employer. */
export const employerRowKeys = keysWith(employerFields, 'row');
export const employerRowSchema = z.strictObject({
  id: employerIdSchema,
  ...shapeOf(picked(employerFields, employerRowKeys)),
  contractFiles: z.number().int(),
});
export type EmployerRow = z.infer<typeof employerRowSchema>;

/** Where what a change here touches is shown. */
const shownIn = ['employers', 'contractFiles', 'portfolio', 'rights'] as const;

export const employersProcedures = {
  /** `text` filters by name, SIRET or commune; empty for all. */
  'employers.list': inOpenVault(
    z.strictObject({
      text: line(200),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.strictObject({ rows: z.array(employerRowSchema), total: z.number().int() }),
    { leaves: noLine.nobody, reads: true, refreshes: [] },
  ),
  'employers.get': inOpenVault(
    z.strictObject({ id: employerIdSchema }),
    z.strictObject({ employer: employerSchema }),
    { leaves: noLine.nobody, reads: true, refreshes: [] },
  ),
  'employers.create': inOpenVault(
    z.strictObject({ employer: employerInputSchema }),
    z.strictObject({ employer: employerSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  'employers.update': inOpenVault(
    z.strictObject({
      id: employerIdSchema,
      version: z.number().int().positive(),
      employer: employerInputSchema,
    }),
    z.strictObject({ employer: employerSchema }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
} as const;
