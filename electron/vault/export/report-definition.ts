import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatNumber, typography } from '../../../shared/base/text';
import { formatQuarter, lastDayOfQuarter } from '../../../shared/base/time';
import type { Cell, IndicatorTable, QuarterReport } from '../../../shared/indicators';
import { colours, documentDefinition, partTable, runningLine, type WidthOf } from '../documents';
import { indicatorsOf } from './resources';

const demoMark = typography('Démonstration : personnes et chiffres fictifs');

const cellText = (cell: Cell): string => (cell === 'c' ? 'c' : formatNumber(cell));

const unitHead: Readonly<Record<IndicatorTable['unit'], string>> = {
  persons: 'Personnes',
  entries: 'Entrées',
  files: 'Dossiers',
};

const structureOf = (report: QuarterReport): string =>
  report.structure === '' ? 'Structure non renseignée dans les paramètres' : report.structure;

const head = (report: QuarterReport): Content => [
  { text: structureOf(report), bold: true, fontSize: 10.5 },
  ...(report.structureCode === '' ? [] : [{ text: `Code ${report.structureCode}`, color: colours.grey }]),
  ...(report.isDemo ? [{ text: demoMark, bold: true, margin: [0, 8, 0, 0] } satisfies Content] : []),
  {
    text: `Indicateurs du ${formatQuarter(report.quarter)}`,
    fontSize: 24,
    bold: true,
    color: colours.accent,
    lineHeight: 0.9,
    margin: [0, 18, 0, 12],
  },
];

/** Nothing for a first publication that nothing would correct. Which figures would change is told nowhere. */
const publicationRows = ({ publication }: QuarterReport): readonly (readonly [string, string])[] => {
  const { revision, hasPendingCorrection } = publication;
  if (revision === 1 && !hasPendingCorrection) return [];
  const which = revision === 1 ? 'Premier export.' : `Export n° ${revision}, corrigé.`;
  const pending = hasPendingCorrection
    ? ' Correction en attente : elle sera exportée quand elle ne distinguera plus personne.'
    : '';
  return [['Numéro', typography(`${which}${pending}`)]];
};

const summary = (report: QuarterReport, widthOf: WidthOf): Content =>
  partTable(
    {
      id: 'summary',
      title: 'Ce que contient ce rapport',
      columns: [{ share: 26, look: 'label' }, { share: 74 }],
      rows: [
        ['Période', report.periodLabel],
        ['Destinataire', report.recipient === '' ? 'non renseigné' : report.recipient],
        [
          'Secret statistique',
          typography(
            `Un effectif de 1 à ${report.threshold - 1} est masqué : il est écrit c. D’autres le sont avec lui, pour qu’aucun ne se calcule à partir d’un total.`,
          ),
        ],
        ['Cellules masquées', formatNumber(report.maskedCells)],
        ...publicationRows(report),
      ],
      whenEmpty: '',
    },
    widthOf,
  );

/** One part for each population: its total, then its breakdowns one under the other. */
function indicatorPart(first: IndicatorTable, tables: readonly IndicatorTable[], widthOf: WidthOf): Content {
  return partTable(
    {
      id: first.code,
      title: first.label,
      introduction: [`${first.code}. ${first.definition}`, typography(`Source : ${first.source}.`)],
      columns: [
        { share: 26, head: 'Ventilation', look: 'label' },
        { share: 54, head: 'Modalité' },
        { share: 20, head: unitHead[first.unit], align: 'right', look: 'strong' },
      ],
      rows: [
        ['Ensemble', '', cellText(first.total)],
        ...tables.flatMap(({ axisLabel, rows }) =>
          rows.map((row, rank) => [rank === 0 ? axisLabel : '', row.label, cellText(row.value)]),
        ),
      ],
      whenEmpty: '',
    },
    widthOf,
  );
}

const qualityPart = (report: QuarterReport, widthOf: WidthOf): Content =>
  partTable(
    {
      id: 'quality',
      title: 'Qualité des données',
      introduction: ['Ce qui manque au portefeuille quand le fichier est produit.'],
      columns: [
        { share: 80, head: 'Constat' },
        { share: 20, head: 'Nombre', align: 'right', look: 'strong' },
      ],
      rows: report.quality.map((line) => [line.label, cellText(line.value)]),
      whenEmpty: 'Rien à signaler.',
    },
    widthOf,
  );

/** The readable report as a pdfmake definition: the same cells as the CSV files, and nothing else. */
export const reportDefinition = (report: QuarterReport, widthOf: WidthOf): TDocumentDefinitions =>
  documentDefinition({
    title: `Indicateurs du ${formatQuarter(report.quarter)}`,
    on: lastDayOfQuarter(report.quarter),
    isDemo: report.isDemo,
    content: [
      head(report),
      summary(report, widthOf),
      ...indicatorsOf(report).map((indicator) =>
        indicatorPart(
          indicator,
          report.tables.filter((table) => table.code === indicator.code),
          widthOf,
        ),
      ),
      qualityPart(report, widthOf),
    ],
    header: (current) =>
      current === 1
        ? null
        : runningLine(
            [`Indicateurs du ${formatQuarter(report.quarter)}`],
            structureOf(report),
            'head',
            widthOf,
          ),
    footer: (current, count) =>
      runningLine(
        [report.isDemo ? demoMark : structureOf(report)],
        `page ${current} sur ${count}`,
        'foot',
        widthOf,
      ),
  });
