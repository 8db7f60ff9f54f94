import { typography } from '../../../shared/base/text';
import {
  canonicalJson,
  type Dossier,
  type DossierMissing,
  dossierSchema,
} from '../../../shared/contract-files';
import { dossierDefinition } from './dossier.definition';
import { printable, type Substitution } from './printable';
import { publicDossier } from './public-dossier';
import { pdfEngine, type RenderedPdf } from './render';

const codePointName = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

const missingLetters = ({ field, label, codePoints }: Substitution): DossierMissing => ({
  step: 'Impression',
  field,
  label: label === '' ? (fieldLabels[field] ?? 'Un texte du dossier') : label,
  why: typography(
    `Des caractères que la police ne contient pas sont imprimés □ : ${codePoints.slice(0, 12).map(codePointName).join(', ')}${codePoints.length > 12 ? '…' : ''}.`,
  ),
  isBlocking: false,
});

const fieldLabels: Readonly<Record<string, string>> = {
  candidateName: 'Nom du candidat',
  employerName: 'Nom de l’employeur',
  jobTitle: 'Emploi',
  'structure.name': 'Nom de la structure',
  'structure.adviser': 'Nom du conseiller',
};

/**
 * The PDF of a dossier: A4, fonts embedded, PDF/A-3b, the dossier itself attached as `dossier.json`. The same dossier
 * gives the same bytes. A last page lists what is missing, for the adviser; `withAdviserPage: false` leaves it out.
 * Throws on a dossier that its schema refuses: nothing that the schema does not name can be printed.
 */
export async function renderDossier(
  dossier: Dossier,
  options: { readonly withAdviserPage?: boolean } = {},
): Promise<RenderedPdf> {
  const { canDraw, render, widthOf } = await pdfEngine();
  const attachment = canonicalJson(publicDossier(dossier));
  const { data, substitutions } = printable(dossier, canDraw);
  const drawn = dossierSchema.parse(data);
  const missing =
    options.withAdviserPage === false ? [] : [...drawn.missing, ...substitutions.map(missingLetters)];
  return render(dossierDefinition({ ...drawn, missing }, attachment, widthOf));
}
