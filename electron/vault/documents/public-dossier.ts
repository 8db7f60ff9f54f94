import { type Dossier, dossierSchema } from '../../../shared/contract-files';

/**
 * What leaves with the PDF, in its attachment `dossier.json` and in the liasse: the dossier without the adviser's list
 * of missing items. Keys stand in the order of the schema, so that two equal dossiers give the same text.
 * Throws when the dossier holds a field that the schema does not know: nothing travels that was not chosen.
 */
export function publicDossier(dossier: Dossier): Dossier {
  return { ...dossierSchema.parse(dossier), missing: [] };
}
