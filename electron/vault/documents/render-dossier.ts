import { typography } from '../../../shared/base/text';
import {
  canonicalJson,
  type Dossier,
  type DossierMissing,
  dossierSchema,
} from '../../../shared/contract-files';
import { checklistDefinition } from './checklist.definition';
import { type DossierLook, dossierDefinition } from './dossier.definition';
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
    `Des caractères que la police ne contient pas sont remplacés par […] : ${codePoints.slice(0, 12).map(codePointName).join(', ')}${codePoints.length > 12 ? '…' : ''}.`,
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
 * The PDF of a dossier, which the employer receives: A4, fonts embedded, PDF/A-3b, the dossier itself attached as
 * `dossier.json`. The same dossier gives the same bytes. Nothing that is the adviser's alone stands in it: what is missing
 * and where the supporting documents stand are the checklist's (`renderChecklist`).
 * Throws on a dossier that its schema refuses: nothing that the schema does not name can be printed.
 */
export async function renderDossier(dossier: Dossier, look: DossierLook = {}): Promise<RenderedPdf> {
  const { canDraw, render, widthOf } = await pdfEngine();
  const shared = publicDossier(dossier);
  const drawn = dossierSchema.parse(printable(shared, canDraw).data);
  return render(dossierDefinition(drawn, canonicalJson(shared), widthOf, look));
}

/**
 * The adviser's checklist, a file of its own: what is missing, step by step, with the characters that the dossier could not
 * print, then where each supporting document stands.
 */
export async function renderChecklist(dossier: Dossier): Promise<RenderedPdf> {
  const { canDraw, render, widthOf } = await pdfEngine();
  const { data, substitutions } = printable(dossierSchema.parse(dossier), canDraw);
  const drawn = dossierSchema.parse(data);
  const missing = [...drawn.missing, ...substitutions.map(missingLetters)];
  return render(checklistDefinition({ ...drawn, missing }, widthOf));
}
