import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { plural, typography } from '../../../shared/base/text';
import { formatFrenchDate } from '../../../shared/base/time';
import type { ComparisonPage, PageContract } from '../../../shared/rights';
import { documentDefinition } from './document';
import { type Logo, letterhead } from './letterhead';
import { colours, contentWidth, page } from './style';
import { citation } from './wording';

/** How much the page says: tried from the fullest to the barest, until it holds on one page. */
export interface Density {
  readonly fontSize: number;
  readonly contracts: number;
  /** Most lines of a cell, and most characters of a line. */
  readonly lines: number;
  readonly characters: number;
}

/** The last one holds whatever is written: 4 columns of rows whose lines are counted and cut. */
export const densities: readonly [Density, ...Density[]] = [
  { fontSize: 9.5, contracts: 4, lines: 12, characters: 240 },
  { fontSize: 8.5, contracts: 4, lines: 8, characters: 240 },
  { fontSize: 7.5, contracts: 4, lines: 6, characters: 160 },
  { fontSize: 7, contracts: 4, lines: 4, characters: 90 },
  { fontSize: 6.5, contracts: 3, lines: 3, characters: 60 },
  { fontSize: 6.5, contracts: 3, lines: 2, characters: 55 },
];

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

/** The first lines, and how many more there are. */
function cellOf(texts: readonly string[], whenEmpty: string, { lines, characters }: Density): TableCell {
  if (texts.length === 0) return { text: whenEmpty, color: colours.grey };
  const kept = texts.slice(0, lines).map((text) => shortened(text, characters));
  const more = texts.length - kept.length;
  return { stack: [...kept, ...(more > 0 ? [`et ${plural(more, 'autre', 'autres')}`] : [])] };
}

const rows: readonly {
  readonly label: string;
  readonly texts: (contract: PageContract) => readonly string[];
  readonly whenEmpty: string;
}[] = [
  { label: 'À vérifier', texts: ({ toCheck }) => toCheck, whenEmpty: 'rien' },
  { label: 'Sous réserve de', texts: ({ toConfirm }) => toConfirm, whenEmpty: 'aucune réserve' },
  { label: 'Durée', texts: ({ duration }) => (duration === '' ? [] : [duration]), whenEmpty: 'non fixée' },
  { label: 'Salaire minimum', texts: ({ pay }) => pay, whenEmpty: 'aucun salaire, ou à préciser' },
  { label: 'Aide à l’employeur', texts: ({ aid }) => aid, whenEmpty: 'aucune aide connue' },
  {
    label: 'Coût minimum, hors cotisations',
    texts: ({ cost }) => (cost === '' ? [] : [cost]),
    whenEmpty: 'sans salaire, ou à chiffrer',
  },
  {
    label: 'Formation',
    texts: ({ training }) => (training === '' ? [] : [training]),
    whenEmpty: 'aucune durée imposée, ou à préciser',
  },
  { label: 'Échéances', texts: ({ deadlines }) => deadlines, whenEmpty: 'aucune échéance datée' },
  { label: 'Pièces de l’employeur', texts: ({ documents }) => documents, whenEmpty: 'aucune' },
  {
    label: 'Formulaire',
    texts: ({ form }) => (form === '' ? [] : [form]),
    whenEmpty: 'aucun formulaire officiel',
  },
  { label: 'Sources', texts: ({ sources }) => sources.map(citation), whenEmpty: 'aucune' },
];

const labelWidth = 66;
const gap = 8;

function table(contracts: readonly PageContract[], density: Density): Content {
  const width = (contentWidth - labelWidth - gap * contracts.length) / contracts.length;
  return {
    table: {
      widths: [labelWidth, ...contracts.map(() => Math.floor(width * 100) / 100)],
      dontBreakRows: true,
      body: [
        [
          '',
          ...contracts.map(
            ({ label, said }): TableCell => ({
              stack: [
                {
                  text: shortened(label, 70),
                  bold: true,
                  color: colours.accent,
                  fontSize: density.fontSize + 1.5,
                },
                { text: `${said.mark} ${said.words}`, bold: true },
              ],
            }),
          ),
        ],
        ...rows.map(({ label, texts, whenEmpty }): TableCell[] => [
          { text: label, bold: true },
          ...contracts.map((contract) => cellOf(texts(contract), whenEmpty, density)),
        ]),
      ],
    },
    layout: {
      hLineWidth: (index) => (index === 0 ? 0 : index === 1 ? 1 : 0.5),
      vLineWidth: () => 0,
      hLineColor: (index) => (index === 1 ? colours.accent : colours.line),
      paddingLeft: (index) => (index === 0 ? 0 : gap / 2),
      paddingRight: (index) => (index === contracts.length ? 0 : gap / 2),
      paddingTop: () => 3,
      paddingBottom: () => 2.5,
    },
    fontSize: density.fontSize,
  };
}

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('  ·  ');

/** The page for the employer as a pdfmake definition: a pure function of the page and of how much it says. */
export function comparisonDefinition(
  given: ComparisonPage,
  density: Density,
  logo: Logo = null,
): TDocumentDefinitions {
  const { contracts, structure } = given;
  const shown = contracts.slice(0, density.contracts);
  const others = contracts.slice(density.contracts).map(({ label }) => label);
  const on = formatFrenchDate(given.referenceOn);
  return documentDefinition({
    title: 'Quels contrats pour accueillir un jeune',
    on: given.preparedOn,
    isDemo: given.isDemo,
    content: [
      letterhead(shortened(structure.name, 90), logo),
      {
        text: typography(`Quels contrats pour ${shortened(given.person, 40)} ?`),
        fontSize: 20,
        bold: true,
        color: colours.accent,
        margin: [0, 2, 0, 2],
      },
      {
        text: typography(
          `${given.employer === '' ? 'Offre sans employeur désigné' : shortened(given.employer, 90)}, situation au ${on}`,
        ),
        bold: true,
      },
      ...(given.offer.length === 0
        ? []
        : [
            {
              text: typography(`Offre : ${shortened(given.offer.join(' ; '), 330)}`),
              color: colours.grey,
              fontSize: 8.5,
            },
          ]),
      { text: '', margin: [0, 0, 0, 6] as [number, number, number, number] },
      ...(shown.length === 0
        ? [
            {
              text: 'Aucun contrat de travail ni aucune immersion n’est possible à cette date avec cette offre.',
              italics: true,
            },
          ]
        : [table(shown, density)]),
      ...(others.length === 0
        ? []
        : [
            {
              text: typography(`Aussi à étudier : ${shortened(others.join(', '), 240)}.`),
              fontSize: density.fontSize,
              margin: [0, 6, 0, 0] as [number, number, number, number],
            },
          ]),
      {
        text: typography(
          [
            `Montants de ${given.year}.`,
            given.otherYears,
            'Minima de la loi, en brut, hors cotisations et frais de formation ; la convention collective peut prévoir plus. Une réponse qui manque n’est pas un refus. Cette page informe, elle n’engage ni l’État ni la structure.',
          ]
            .filter((part) => part !== '')
            .join(' '),
        ),
        fontSize: 7.5,
        color: colours.grey,
        margin: [0, 8, 0, 0],
      },
    ],
    footer: () => ({
      text: typography(
        joined(
          shortened(structure.adviser, 60),
          structure.phone,
          shortened(structure.email, 60),
          `établi le ${formatFrenchDate(given.preparedOn)}`,
        ),
      ),
      fontSize: 8,
      color: colours.grey,
      margin: [page.margins.left, 22, page.margins.right, 0],
    }),
  });
}
