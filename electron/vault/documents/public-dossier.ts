import { type Dossier, dossierSchema } from '../../../shared/contract-files';

/**
 * What the employer receives of a dossier, on paper and as the `dossier.json` inside the PDF: all but the adviser's
 * checklist, which is what is missing and where the supporting documents stand. Throws when the dossier holds a field that
 * the schema does not know: nothing leaves that was not chosen.
 */
export function publicDossier(dossier: Dossier): Dossier {
  return { ...dossierSchema.parse(dossier), missing: [], checklist: [] };
}
