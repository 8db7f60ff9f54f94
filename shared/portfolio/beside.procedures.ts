import { z } from 'zod';
import { inMain, nothing } from '../base/procedure';

/**
 * The page of one person, employer or contract file, as its address in the window says it: identifiers only. It is all that
 * the window beside can be asked to open on (ADR 51).
 */
export const besideAddressSchema = z
  .string()
  .regex(
    /^\/(?:candidats|employeurs|dossiers)\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u,
    'Seule la page d’une personne, d’un employeur ou d’un dossier s’ouvre à côté.',
  );

export const besideProcedures = {
  /** Opens the window beside on a page, or shows that page in the one that stands there. Refused while nothing is open. */
  'app.openBeside': inMain(z.strictObject({ address: besideAddressSchema }), nothing, { refreshes: [] }),
  /** Covers the names, or shows them, in the other window too. */
  'app.tellDiscretion': inMain(z.strictObject({ isDiscreet: z.boolean() }), nothing, {
    reads: true,
    refreshes: [],
  }),
};
