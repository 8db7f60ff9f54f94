import type { Content, TableCell } from 'pdfmake/interfaces';
import { formatCents, typography } from '../../../shared/base/text';
import { formatFrenchDate, formatMonthSpan } from '../../../shared/base/time';
import type { Dossier, DossierSection } from '../../../shared/contract-files';
import type { ContentsLine } from './dossier.cover';
import type { WidthOf } from './lines';
import { isShort, partTable } from './part-table';
import { payTable } from './pay-table';
import { colours, contentWidth } from './style';
import { citation, conditionWord, percent } from './wording';

/** A part of the dossier: its line in the contents and its pages. */
export interface Part extends ContentsLine {
  readonly content: Content;
}

const part = (id: string, title: string, content: Content): Part => ({ id, title, content });

/** The first section opens a page of its own, after the cover. */
function sectionPart(section: DossierSection, index: number, widthOf: WidthOf): Part {
  const id = `section-${index}`;
  return part(
    id,
    section.title,
    partTable(
      {
        id,
        title: section.title,
        columns: [{ share: 34, look: 'label' }, { share: 66 }],
        rows: section.rows.map((row) => [row.label, row.value === '' ? 'non renseigné' : row.value]),
        whenEmpty: 'Rien n’est encore renseigné dans cette partie.',
        startsPage: index === 0,
      },
      widthOf,
    ),
  );
}

/** The schedule in periods of the same figures, or month by month. Each note is written once, under the table. */
function payPart(
  { edition }: Dossier,
  pay: NonNullable<Dossier['pay']>,
  isEveryMonth: boolean,
  widthOf: WidthOf,
): Part {
  const title = isEveryMonth ? 'Rémunération minimale, mois par mois' : 'Rémunération minimale, par période';
  const { periods, notes } = payTable(pay.lines, { isEveryMonth, isOfEdition2: edition === 2 });
  return part(
    'pay',
    title,
    partTable(
      {
        id: 'pay',
        title,
        introduction: [
          typography(
            `Minimum légal : ${pay.basis.replace(/\.$/, '')}. La convention collective peut prévoir plus.`,
          ),
          typography(`Source : ${citation(pay.source).replace(/\.$/, '')}.`),
        ],
        columns: [
          { share: 34, head: isEveryMonth ? 'Mois' : 'Période' },
          { share: 12, head: 'Taux', align: 'right' },
          { share: 16, head: 'SMIC horaire', align: 'right' },
          { share: 18, head: 'Brut par mois', align: 'right', look: 'strong' },
          { share: 20, head: 'À noter' },
        ],
        rows: periods.map(({ figures, from, to, marks }) => [
          formatMonthSpan(from, to),
          percent(figures.percent),
          formatCents(figures.hourlySmicCents),
          formatCents(figures.monthlyGrossCents),
          [figures.toCheck ? 'à vérifier' : '', ...marks.map((mark) => `(${mark})`)]
            .filter((text) => text !== '')
            .join('\u00a0'),
        ]),
        notes: notes.map((note, index) => typography(`(${index + 1}) ${note}`)),
        whenEmpty: 'Le calendrier de rémunération attend les dates du contrat.',
      },
      widthOf,
    ),
  );
}

function deadlinesPart({ deadlines, preparedOn, edition }: Dossier, widthOf: WidthOf): Part {
  const title = 'Calendrier des échéances';
  return part(
    'deadlines',
    title,
    partTable(
      {
        id: 'deadlines',
        title,
        columns: [
          { share: 21, head: 'Date', look: 'strong' },
          { share: 53, head: 'Ce qu’il faut faire' },
          { share: 26, head: 'Source', look: 'label' },
        ],
        rows: deadlines.map((deadline) => [
          deadline.due === null
            ? 'selon l’événement'
            : {
                lead: formatFrenchDate(deadline.due),
                // As of the day of the dossier, the only one that its reader knows.
                under: edition === 2 && deadline.due < preparedOn ? ['passée'] : [],
              },
          { lead: deadline.label, under: [deadline.rule, deadline.note] },
          citation(deadline.source),
        ]),
        whenEmpty: 'Aucune échéance n’est connue à ce jour.',
      },
      widthOf,
    ),
  );
}

/** One row for each item: the table goes on over as many pages as it takes, and each row says its step. */
function lacksPart(lacks: NonNullable<Dossier['lacks']>, widthOf: WidthOf): Part {
  const title = 'Ce qui manque pour signer';
  return part(
    'lacks',
    title,
    partTable(
      {
        id: 'lacks',
        title,
        columns: [
          { share: 34, head: 'Étape', look: 'label' },
          { share: 66, head: 'Réponse ou pièce' },
        ],
        rows: lacks.flatMap(({ step, items }) => items.map((item) => [step, item])),
        whenEmpty: '',
      },
      widthOf,
    ),
  );
}

function lawPart(law: Dossier['law'], widthOf: WidthOf): Part {
  const title = 'Ce que dit le droit';
  return part(
    'law',
    title,
    partTable(
      {
        id: 'law',
        title,
        columns: [
          { share: 13, head: 'Condition', look: 'strong' },
          { share: 53, head: 'Constat' },
          { share: 34, head: 'Source', look: 'label' },
        ],
        rows: law.conditions.map((condition) => [
          conditionWord(condition.verdict),
          condition.explanation,
          citation(condition.source),
        ]),
        whenEmpty: 'Aucune condition n’a pu être examinée.',
      },
      widthOf,
    ),
  );
}

const signatureGap = 18;
/** Of a box, its lines included. */
const signatureWidth = (contentWidth - signatureGap) / 2 - 1;
const signaturePadding = 10;

const writingLine = (label: string, labelWidth: number): Content => ({
  columns: [
    { width: labelWidth, text: label, color: colours.grey },
    {
      width: signatureWidth - 2 * signaturePadding - labelWidth,
      canvas: [
        {
          type: 'line',
          x1: 0,
          y1: 11,
          x2: signatureWidth - 2 * signaturePadding - labelWidth,
          y2: 11,
          lineWidth: 0.5,
          lineColor: colours.grey,
        },
      ],
    },
  ],
  margin: [0, 5, 0, 0],
});

const signatureBox = ({ role, name }: Dossier['signatures'][number]): TableCell => ({
  stack: [
    { text: role, bold: true },
    { text: name === '' ? 'nom à préciser' : name },
    writingLine('Fait à', 34),
    writingLine('le', 34),
    { text: 'Signature', color: colours.grey, margin: [0, 7, 0, 52] },
  ],
});
const between: TableCell = { text: '', border: [false, false, false, false] };
const isBetween = (index: number): boolean => index % 2 === 1;

/** Two by two: cells of one row, so that the boxes are as high as the tallest of them. */
function signatureBoxes(signatures: Dossier['signatures']): Content {
  const rows = signatures.flatMap((signature, index) => {
    if (index % 2 === 1) return [];
    const next = signatures[index + 1];
    const row = [signatureBox(signature), between, next === undefined ? between : signatureBox(next)];
    return index === 0 ? [row] : [[between, between, between], row];
  });
  const width = signatureWidth - 2 * signaturePadding;
  return {
    table: {
      widths: [width, signatureGap, width],
      heights: (row) => (isBetween(row) ? 14 : 'auto'),
      body: rows,
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => colours.grey,
      vLineColor: () => colours.grey,
      paddingLeft: (column) => (isBetween(column) ? 0 : signaturePadding),
      paddingRight: (column) => (isBetween(column) ? 0 : signaturePadding),
      paddingTop: (row) => (isBetween(row) ? 0 : 8),
      paddingBottom: (row) => (isBetween(row) ? 0 : 4),
    },
  };
}

function signaturesPart(signatures: Dossier['signatures']): Part {
  const title = 'Signatures';
  // Kept on one page while it surely fits there; beyond, pdfmake would drop what overflows.
  const fits = signatures.length <= 6 && signatures.every(({ role, name }) => isShort(role) && isShort(name));
  return part('signatures', title, {
    stack: [
      {
        id: 'signatures',
        text: title,
        fontSize: 15,
        bold: true,
        color: colours.accent,
        margin: [0, 0, 0, 8],
      },
      signatureBoxes(signatures),
    ],
    ...(fits ? { unbreakable: true } : {}),
  });
}

/** The parts of a dossier, in the order of the official form; the pay schedule stands before the training. */
export function partsOf(dossier: Dossier, isEveryMonth: boolean, widthOf: WidthOf): readonly Part[] {
  const sections = dossier.sections.map((section, index) => sectionPart(section, index, widthOf));
  const training = dossier.sections.findIndex(({ id }) => id === 'training');
  const payAt = training === -1 ? sections.length : training;
  return [
    ...sections.slice(0, payAt),
    ...(dossier.pay ? [payPart(dossier, dossier.pay, isEveryMonth, widthOf)] : []),
    ...sections.slice(payAt),
    ...(dossier.deadlines.length > 0 ? [deadlinesPart(dossier, widthOf)] : []),
    ...(dossier.lacks === undefined || dossier.lacks.length === 0 ? [] : [lacksPart(dossier.lacks, widthOf)]),
    lawPart(dossier.law, widthOf),
    ...(dossier.signatures.length > 0 ? [signaturesPart(dossier.signatures)] : []),
  ];
}
