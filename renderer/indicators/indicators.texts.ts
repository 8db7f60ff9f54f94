import { plural, typography } from '../../shared/base/text';

/** Sentences of the screen of indicators. */
export const indicatorTexts = {
  title: 'Indicateurs',
  views: { own: 'Mes chiffres', export: 'Ce qui sera exporté' },
  viewsLabel: 'Ce qui est montré',
  year: 'Année',
  quarter: 'Trimestre',
  quarterName: (rank: number): string => (rank === 1 ? '1er trimestre' : `${rank}e trimestre`),
  present: (label: string): string => `${label}, en cours`,
  ownNote: typography(
    'Vos chiffres, en clair, pour vous : rien n’est masqué. Ce qui part au comité est dans « Ce qui sera exporté », où les petits effectifs sont masqués.',
  ),
  upToToday: typography('Trimestre en cours : compté jusqu’à aujourd’hui.'),
  trend: 'Mois par mois',
  trendHelp: 'Les douze mois qui finissent avec ce trimestre, ou aujourd’hui s’il est en cours.',
  month: 'Mois',
  columns: {
    inContact: 'Jeunes en contact',
    firstReceived: 'Premiers accueils',
    entries: 'Entrées en dispositif',
    signed: 'Contrats signés',
  },
  write: 'Écrire l’export',
  verify: 'Vérifier un export',
  written: 'Export écrit',
  writtenAs: (file: string, tables: number): string =>
    typography(
      `« ${file} » : ${plural(tables, 'tableau', 'tableaux')}. Remettez ce fichier tel quel ; « Vérifier un export » dit s’il est intact.`,
    ),
  nothing: 'Rien à compter sur ce trimestre',
  nothingHelp: typography(
    'Enregistrez des premiers accueils, des entretiens ou des dossiers de contrat datés de cette période.',
  ),
  whoAreYou: typography('Quelle est votre structure ?'),
  whoAreYouHelp: typography(
    'L’export porte son nom et son territoire. Ils restent dans les paramètres : la question ne reviendra pas.',
  ),
  goOn: 'Enregistrer et écrire l’export',
} as const;
