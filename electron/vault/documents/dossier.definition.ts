import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import { typography } from '../../../shared/base/text';
import type { Dossier } from '../../../shared/contract-files';
import { documentDefinition } from './document';
import { cover } from './dossier.cover';
import { adviserPage, partsOf } from './dossier.parts';
import type { WidthOf } from './lines';
import { colours, contentWidth, page } from './style';

/** Both sides have a width of their own: whatever a name is, one never runs into the other. */
const running = (left: string, right: string, top: number): Content => ({
  columns: [
    { width: contentWidth * 0.64, text: shortened(left) },
    { width: contentWidth * 0.36, text: shortened(right), alignment: 'right' },
  ],
  fontSize: 8,
  color: colours.grey,
  margin: [page.margins.left, top, page.margins.right, 0],
});

const shortened = (text: string): string => (text.length <= 72 ? text : `${text.slice(0, 71)}…`);

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('  ·  ');

/**
 * The dossier as a pdfmake definition: a pure function of the dossier, whose texts can all be drawn with the typeface.
 * `attachment` is the JSON that travels inside the PDF, `widthOf` measures a text in that typeface.
 */
export function dossierDefinition(
  dossier: Dossier,
  attachment: string,
  widthOf: WidthOf,
): TDocumentDefinitions {
  const parts = partsOf(dossier, widthOf);
  const adviser =
    dossier.missing.length > 0 ? [{ stack: [adviserPage(dossier.missing, widthOf)].flat() }] : [];
  const firstAdviserPage = (): number | undefined => {
    const [node] = adviser;
    // pdfmake notes on each node where it was laid out, before it asks for headers and footers.
    const positions: unknown = node === undefined ? undefined : Reflect.get(node, 'positions');
    const [first]: unknown[] = Array.isArray(positions) ? positions : [];
    const number: unknown =
      typeof first === 'object' && first !== null ? Reflect.get(first, 'pageNumber') : undefined;
    return typeof number === 'number' ? number : undefined;
  };
  const header: DynamicContent = (current) =>
    current === 1 ? null : running(joined(dossier.reference, dossier.title), dossier.candidateName, 30);
  const footer: DynamicContent = (current, count) => {
    const own = firstAdviserPage() ?? count + 1;
    const number =
      current < own ? `page ${current} sur ${own - 1}` : 'page du conseiller, à retirer avant envoi';
    const owner = dossier.isDemo
      ? typography('Démonstration : personnes et chiffres fictifs')
      : dossier.structure.name;
    return running(joined(dossier.reference, owner), number, 22);
  };
  return documentDefinition({
    title: `${dossier.title}, dossier ${dossier.reference}`,
    on: dossier.preparedOn,
    isDemo: dossier.isDemo,
    content: [cover(dossier, parts), ...parts.map(({ content }) => content), ...adviser],
    header,
    footer,
    attachment: { name: 'dossier.json', json: attachment, description: 'Le dossier, en données' },
  });
}
