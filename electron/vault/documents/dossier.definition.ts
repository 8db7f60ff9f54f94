import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { typography } from '../../../shared/base/text';
import type { Dossier } from '../../../shared/contract-files';
import { documentDefinition } from './document';
import { cover } from './dossier.cover';
import { partsOf } from './dossier.parts';
import type { Logo } from './letterhead';
import type { WidthOf } from './lines';
import { runningLine } from './running';

/** How a dossier is printed, besides what it says. */
export interface DossierLook {
  /** The minimum pay month by month, instead of in periods of the same figures. */
  readonly isEveryMonth?: boolean;
  /** The logo of the structure, on the cover. */
  readonly logo?: Logo;
}

/**
 * The dossier as a pdfmake definition: a pure function of the dossier, whose texts can all be drawn with the typeface.
 * `attachment` is the JSON that travels inside the PDF, `widthOf` measures a text in that typeface.
 */
export function dossierDefinition(
  dossier: Dossier,
  attachment: string,
  widthOf: WidthOf,
  { isEveryMonth = false, logo = null }: DossierLook = {},
): TDocumentDefinitions {
  const parts = partsOf(dossier, isEveryMonth, widthOf);
  const owner = dossier.isDemo
    ? typography('Démonstration : personnes et chiffres fictifs')
    : dossier.structure.name;
  return documentDefinition({
    title: `${dossier.title}, dossier ${dossier.reference}`,
    on: dossier.preparedOn,
    isDemo: dossier.isDemo,
    content: [cover(dossier, parts, logo), ...parts.map(({ content }) => content)],
    header: (current) =>
      current === 1
        ? null
        : runningLine([dossier.reference, dossier.title], dossier.candidateName, 'head', widthOf),
    footer: (current, count) =>
      runningLine([dossier.reference, owner], `page ${current} sur ${count}`, 'foot', widthOf),
    attachment: { name: 'dossier.json', json: attachment, description: 'Le dossier, en données' },
  });
}
