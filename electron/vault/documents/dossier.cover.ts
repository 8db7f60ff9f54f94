import type { Content, TableCell } from 'pdfmake/interfaces';
import { typography } from '../../../shared/base/text';
import { formatFrenchDate } from '../../../shared/base/time';
import type { Dossier } from '../../../shared/contract-files';
import { coverLogo, coverLogoHeight, type Logo } from './letterhead';
import { colours, columnWidths, contentWidth, plainLayout } from './style';
import { verdictWords } from './wording';

/** A part as the contents name it. */
export interface ContentsLine {
  readonly id: string;
  readonly title: string;
}

const rule = (thickness: number, colour: string): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: contentWidth, y2: 0, lineWidth: thickness, lineColor: colour }],
});

const fact = (label: string, value: string): Content => ({
  stack: [
    { text: label, fontSize: 8.5, color: colours.grey },
    { text: value === '' ? 'non renseigné' : value, fontSize: 11.5, bold: true },
  ],
  margin: [0, 0, 0, 11],
});

const structureBlock = ({ structure }: Dossier, logo: Logo): Content => ({
  columns: [
    {
      width: contentWidth * 0.6,
      stack: [
        ...coverLogo(logo),
        { text: structure.name, bold: true, fontSize: 10.5 },
        ...structure.addressLines.map((text): Content => ({ text, color: colours.grey })),
      ],
    },
    {
      width: contentWidth * 0.4,
      stack: [structure.adviser, structure.phone, structure.email]
        .filter((text) => text !== '')
        .map((text): Content => ({ text, color: colours.grey, alignment: 'right' })),
    },
  ],
});

const titleBlock = (dossier: Dossier, logo: Logo): Content => [
  {
    text: dossier.isDemo ? typography('Dossier de contrat : exemple de démonstration') : 'Dossier de contrat',
    color: colours.grey,
    fontSize: 11,
    margin: [0, 78 - coverLogoHeight(logo), 0, 0],
  },
  {
    text: dossier.title,
    fontSize: 27,
    bold: true,
    color: colours.accent,
    lineHeight: 0.9,
    margin: [0, 2, 0, 8],
  },
  rule(2, colours.accent),
];

/** Those of a contract of employment. */
const usualWords = { person: 'Candidat', employer: 'Employeur', job: 'Emploi', paper: 'le contrat' } as const;
const wordsOf = ({ coverWords }: Dossier): NonNullable<Dossier['coverWords']> => coverWords ?? usualWords;

const factsBlock = (dossier: Dossier): Content => ({
  table: {
    widths: columnWidths([1, 1]),
    body: [
      [
        [
          fact(wordsOf(dossier).person, dossier.candidateName),
          fact(wordsOf(dossier).job, dossier.jobTitle),
          fact('Référence du dossier', dossier.reference),
        ],
        [
          fact(wordsOf(dossier).employer, dossier.employerName),
          fact('État', dossier.statusLabel),
          fact('Préparé le', formatFrenchDate(dossier.preparedOn)),
        ],
      ],
    ],
  },
  layout: plainLayout,
  margin: [0, 20, 0, 8],
});

const verdictBlock = (dossier: Dossier): Content => ({
  table: {
    widths: [contentWidth - 28],
    body: [
      [
        {
          stack: [
            {
              text: [
                { text: verdictWords(dossier.law), bold: true, fontSize: 12.5, color: colours.accent },
                {
                  text: `   règles appliquées au ${formatFrenchDate(dossier.referenceOn)}`,
                  color: colours.grey,
                },
              ],
              margin: [0, 0, 0, 3],
            },
            ...(dossier.law.summary === '' ? [] : [{ text: dossier.law.summary }]),
          ],
          fillColor: colours.surface,
        },
      ],
    ],
  },
  layout: {
    hLineWidth: () => 0,
    vLineWidth: (index) => (index === 0 ? 3 : 0),
    vLineColor: () => colours.accent,
    paddingLeft: () => 13,
    paddingRight: () => 12,
    paddingTop: () => 9,
    paddingBottom: () => 8,
  },
  margin: [0, 6, 0, 26],
});

const contentsBlock = (parts: readonly ContentsLine[]): Content => ({
  table: {
    widths: [contentWidth - 52, 40],
    body: [
      [
        { text: 'Contenu', bold: true, fontSize: 11, color: colours.accent },
        { text: 'page', color: colours.grey, alignment: 'right' },
      ],
      ...parts.map((part): TableCell[] => [
        { text: part.title, linkToDestination: part.id },
        { pageReference: part.id, alignment: 'right' },
      ]),
    ],
  },
  layout: {
    ...plainLayout,
    hLineWidth: (index) => (index === 0 ? 0 : 0.5),
    hLineColor: () => colours.line,
    paddingTop: () => 2.6,
    paddingBottom: () => 1.6,
  },
  margin: [0, 0, 0, 18],
});

const noticeBlock = (dossier: Dossier): Content => ({
  text: typography(
    dossier.form
      ? `Ce dossier suit l’ordre du formulaire Cerfa n° ${dossier.form.number}*${dossier.form.revision} et en prépare la saisie ; il ne le remplace pas, et ne remplace pas ${wordsOf(dossier).paper}.`
      : `Ce dossier prépare ${wordsOf(dossier).paper} ; il n’en tient pas lieu.`,
  ),
  fontSize: 8.5,
  color: colours.grey,
});

/** First page: who, with whom, for which job, what the rules say, and where each part stands. */
export const cover = (dossier: Dossier, parts: readonly ContentsLine[], logo: Logo): Content => [
  structureBlock(dossier, logo),
  titleBlock(dossier, logo),
  factsBlock(dossier),
  verdictBlock(dossier),
  ...(parts.length > 0 ? [contentsBlock(parts)] : []),
  noticeBlock(dossier),
];
