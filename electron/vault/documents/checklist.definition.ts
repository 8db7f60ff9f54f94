import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { plural, typography } from '../../../shared/base/text';
import { formatFrenchDate } from '../../../shared/base/time';
import { type Dossier, stepWords } from '../../../shared/contract-files';
import { documentDefinition } from './document';
import type { WidthOf } from './lines';
import { partTable } from './part-table';
import { runningLine } from './running';
import { colours, contentWidth } from './style';
import { citation, isAtHand } from './wording';

const title = 'Liste de contrôle du conseiller';

function summary({ missing, checklist }: Dossier): string {
  const blocking = missing.filter(({ isBlocking }) => isBlocking).length;
  const lacking =
    missing.length === 0
      ? 'Rien ne manque au dossier.'
      : `${plural(missing.length, 'élément manque ou demande', 'éléments manquent ou demandent')} votre attention ; ${
          blocking === 0 ? 'aucun ne bloque' : plural(blocking, 'bloque', 'bloquent')
        } la signature.`;
  const held = checklist.filter(({ status }) => isAtHand(status)).length;
  return typography(
    checklist.length === 0
      ? lacking
      : `${lacking} ${plural(held, 'pièce réunie', 'pièces réunies')} sur ${checklist.length}.`,
  );
}

const head = (dossier: Dossier): Content => [
  {
    text: typography('Pour vous seul : cette liste n’est pas une page du dossier et ne s’envoie pas.'),
    color: colours.grey,
  },
  { text: title, fontSize: 24, bold: true, color: colours.accent, lineHeight: 0.9, margin: [0, 4, 0, 8] },
  {
    canvas: [
      { type: 'line', x1: 0, y1: 0, x2: contentWidth, y2: 0, lineWidth: 2, lineColor: colours.accent },
    ],
    margin: [0, 0, 0, 10],
  },
  { text: typography(`${dossier.reference} : ${dossier.title}`), bold: true, fontSize: 11.5 },
  {
    text: [dossier.candidateName, dossier.employerName, dossier.jobTitle]
      .filter((text) => text !== '')
      .join('\n'),
    margin: [0, 2, 0, 2],
  },
  {
    text: typography(
      `État : ${dossier.statusLabel}. Préparée le ${formatFrenchDate(dossier.preparedOn)}, règles du ${formatFrenchDate(dossier.referenceOn)}.`,
    ),
    color: colours.grey,
  },
  { text: summary(dossier), bold: true, margin: [0, 10, 0, 14] },
];

/** What the adviser must still do, step by step. */
function missingTables({ kind, missing }: Dossier, widthOf: WidthOf): readonly Content[] {
  const steps = [...new Set(missing.map(({ step }) => step))];
  return steps.map((step, index) =>
    partTable(
      {
        id: `missing-${index}`,
        title: stepWords(kind, step),
        columns: [
          { share: 30, head: 'Ce qui manque', look: 'strong' },
          { share: 48, head: 'Pourquoi, et quoi faire' },
          { share: 22, head: 'Effet', look: 'label' },
        ],
        rows: missing
          .filter((item) => item.step === step)
          .map((item) => [item.label, item.why, item.isBlocking ? 'bloque la signature' : 'conseillé']),
        whenEmpty: '',
      },
      widthOf,
    ),
  );
}

/** Where each supporting document stands. */
const documentsTable = ({ checklist }: Dossier, widthOf: WidthOf): Content =>
  partTable(
    {
      id: 'documents',
      title: 'Pièces à réunir',
      columns: [
        { share: 5 },
        { share: 54, head: 'Pièce' },
        { share: 15, head: 'État' },
        { share: 26, head: 'Source', look: 'label' },
      ],
      rows: checklist.map((line) => [
        isAtHand(line.status) ? '☑' : '☐',
        {
          lead: line.isRequired ? line.label : `${line.label} (le cas échéant)`,
          under: [
            line.condition,
            line.attachments.length > 0 ? typography(`Jointe : ${line.attachments.join(', ')}`) : '',
          ],
        },
        line.status,
        citation(line.source),
      ]),
      whenEmpty: 'Aucune pièce n’est demandée.',
    },
    widthOf,
  );

/** The adviser's checklist as a pdfmake definition: a file of its own, of which nothing stands in the dossier. */
export const checklistDefinition = (dossier: Dossier, widthOf: WidthOf): TDocumentDefinitions =>
  documentDefinition({
    title: `${title}, dossier ${dossier.reference}`,
    on: dossier.preparedOn,
    isDemo: dossier.isDemo,
    content: [head(dossier), ...missingTables(dossier, widthOf), documentsTable(dossier, widthOf)],
    header: (current) =>
      current === 1 ? null : runningLine([dossier.reference, title], dossier.candidateName, 'head', widthOf),
    footer: (current, count) =>
      runningLine(
        [
          dossier.reference,
          dossier.isDemo
            ? 'Démonstration, personnes et chiffres fictifs'
            : 'Pour le conseiller, ne s’envoie pas',
        ],
        `page ${current} sur ${count}`,
        'foot',
        widthOf,
      ),
  });
