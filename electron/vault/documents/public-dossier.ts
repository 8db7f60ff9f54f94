import { type Dossier, dossierSchema } from '../../../shared/contract-files';

/**
 * What travels inside the PDF as `dossier.json`: the dossier without the adviser's list of missing items. Throws when
 * the dossier holds a field that the schema does not know: nothing leaves that was not chosen.
 */
export function publicDossier(dossier: Dossier): Dossier {
  return { ...dossierSchema.parse(dossier), missing: [] };
}
