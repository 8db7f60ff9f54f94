import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { typography } from '../../../shared/base/text';
import { civilDateSchema, formatFrenchDate } from '../../../shared/base/time';
import type { RecoverySheet } from '../../../shared/keys';
import { documentDefinition } from './document';
import { printableText } from './printable';
import { pdfEngine, type RenderedPdf } from './render';
import { colours, columnWidths, contentWidth, plainLayout } from './style';

const groupsOf = ({ recoveryKey }: RecoverySheet): readonly string[] => recoveryKey.split(' ');

/** Two lines of four groups, each under its number, wide apart: they are copied by hand and typed back. */
const keyBlock = (groups: readonly string[]): Content => ({
  table: {
    widths: columnWidths([1, 1, 1, 1]),
    body: [groups.slice(0, 4), groups.slice(4)].map((line, row) =>
      line.map((group, column) => ({
        stack: [
          { text: String(row * 4 + column + 1), fontSize: 8.5, color: colours.grey },
          { text: group, fontSize: 25, bold: true, characterSpacing: 3, lineHeight: 1 },
        ],
        alignment: 'center' as const,
        fillColor: colours.surface,
        margin: [0, 8, 0, 8] as [number, number, number, number],
      })),
    ),
  },
  layout: { ...plainLayout, hLineWidth: () => 1, hLineColor: () => '#ffffff' },
  margin: [0, 14, 0, 18],
});

const fact = (label: string, value: string): Content => ({
  stack: [
    { text: label, fontSize: 8.5, color: colours.grey },
    { text: value, fontSize: 11.5, bold: true },
  ],
});

const advice: readonly string[] = [
  'Cette clé ouvre le portefeuille si la phrase secrète est oubliée. Qui la tient peut l’ouvrir : gardez-la comme une clé, dans un tiroir fermé ou un coffre, loin de l’ordinateur.',
  'Écran « Portefeuille verrouillé », bouton « Phrase secrète oubliée » : saisissez les huit groupes, puis une nouvelle phrase secrète. Majuscules, espaces et tirets sont indifférents ; O se lit 0, I et L se lisent 1.',
  'Une fois qu’elle a servi, elle est remplacée par une autre. Sans elle et sans la phrase secrète, personne ne peut ouvrir le portefeuille : ni votre structure, ni l’éditeur.',
  'Si vous l’avez enregistrée en PDF, imprimez ce fichier puis supprimez-le de l’ordinateur.',
];

/** The sheet of paper of a recovery key: data in, one page out. */
function recoverySheetDefinition(sheet: RecoverySheet): TDocumentDefinitions {
  const on = civilDateSchema.parse(sheet.madeOn);
  const made = formatFrenchDate(on);
  return documentDefinition({
    title: 'Clé de secours',
    on,
    isDemo: false,
    content: [
      { text: 'Portefeuille Vivier', color: colours.grey, fontSize: 11 },
      { text: 'Clé de secours', fontSize: 27, bold: true, color: colours.accent, margin: [0, 2, 0, 8] },
      {
        canvas: [
          { type: 'line', x1: 0, y1: 0, x2: contentWidth, y2: 0, lineWidth: 2, lineColor: colours.accent },
        ],
        margin: [0, 0, 0, 14],
      },
      {
        table: {
          widths: columnWidths([2, 1, 1]),
          body: [[fact('Fichier', sheet.portfolioName), fact('Repère', sheet.mark), fact('Faite le', made)]],
        },
        layout: plainLayout,
      },
      keyBlock(groupsOf(sheet)),
      {
        ol: advice.map((text) => ({
          text: typography(text),
          margin: [0, 0, 0, 6] as [number, number, number, number],
        })),
        fontSize: 11,
      },
    ],
    footer: () => ({
      text: typography(`Clé de secours, repère ${sheet.mark}, faite le ${made}`),
      alignment: 'center',
      color: colours.grey,
      fontSize: 8.5,
    }),
  });
}

/** The sheet as a PDF, in the look of the other documents. */
export async function renderRecoverySheet(sheet: RecoverySheet): Promise<RenderedPdf> {
  const { render, canDraw } = await pdfEngine();
  return render(
    recoverySheetDefinition({ ...sheet, portfolioName: printableText(sheet.portfolioName, canDraw) }),
  );
}
