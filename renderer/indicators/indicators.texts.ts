import { plural, typography } from '../../shared/base/text';
import { formatFrenchDate, formatQuarter, type Quarter } from '../../shared/base/time';
import type {
  CountedPeople,
  ExportCheck,
  IndicatorTable,
  OwnFigures,
  PublicationState,
  QuarterReport,
} from '../../shared/indicators';
import { count } from '../ui';

/** Sentences of the screen of indicators, whatever it shows. */
export const indicatorTexts = {
  title: 'Indicateurs',
  views: { own: 'Mes chiffres', export: 'Ce qui sera exporté' },
  viewsLabel: 'Ce qui est montré',
  year: 'Année',
  quarter: 'Trimestre',
  quarterName: (rank: number): string => (rank === 1 ? '1er trimestre' : `${rank}e trimestre`),
  present: (label: string): string => `${label}, en cours`,
  units: { persons: 'personnes', entries: 'entrées', files: 'dossiers' } satisfies Readonly<
    Record<IndicatorTable['unit'], string>
  >,
  total: 'Total',
  masked: 'masqué',
  quality: 'Ce qu’il faut savoir de ces données',
  tableName: ({ label, axisLabel }: Pick<IndicatorTable, 'label' | 'axisLabel'>): string =>
    `${label}, ${axisLabel}`,
  nothing: 'Rien à compter sur ce trimestre',
  nothingHelp: typography(
    'Enregistrez des premiers accueils, des entretiens ou des dossiers de contrat datés de cette période.',
  ),
} as const;

/** Sentences of the adviser's own figures. */
export const ownTexts = {
  peopleLabel: 'Qui est compté',
  people: { adviser: 'Mes jeunes', portfolio: 'Tout le portefeuille' } satisfies Readonly<
    Record<CountedPeople, string>
  >,
  upToToday: typography('Trimestre en cours : compté jusqu’à aujourd’hui.'),
  /** Whose figures they are, and why not the adviser's where they are not. */
  counted: ({ people, adviser, followed }: Pick<OwnFigures, 'people' | 'adviser' | 'followed'>): string =>
    typography(
      people === 'adviser'
        ? `Vos chiffres : ${count(followed, 'fiche a', 'fiches ont', 'aucune fiche n’a')} ${adviser} pour conseiller référent. Une personne effacée ne reste comptée que dans tout le portefeuille.`
        : adviser === ''
          ? 'Tous les jeunes du portefeuille sont comptés : votre nom n’est pas encore dans les paramètres.'
          : followed === 0
            ? `Tous les jeunes du portefeuille sont comptés : aucune fiche n’a ${adviser} pour conseiller référent.`
            : 'Tous les jeunes du portefeuille sont comptés, quel que soit leur conseiller référent.',
    ),
  clear: typography(
    'Ces chiffres sont en clair et restent à l’écran. Ce que reçoit le comité national est dans « Ce qui sera exporté » : tout le portefeuille, petits effectifs masqués.',
  ),
  trend: 'Mois par mois',
  trendHelp: 'Les douze mois qui finissent avec ce trimestre, ou aujourd’hui s’il est en cours.',
  month: 'Mois',
  columns: {
    inContact: 'Jeunes en contact',
    firstReceived: 'Premiers accueils',
    entries: 'Entrées en dispositif',
    signed: 'Contrats signés',
  },
} as const;

/** Two exports of one quarter, told before each of them. */
const SENT_BEFORE =
  'Si vous avez restauré une sauvegarde et que ce trimestre avait déjà été exporté, renvoyez le fichier d’alors : deux exports différents du même trimestre peuvent désigner une personne.';
const keptNothing = (on: string): string =>
  `Ce trimestre a été exporté le ${on} par une version de Vivier qui ne gelait pas les chiffres : renvoyez plutôt le fichier de ce jour-là, sauf s’il n’a été remis à personne.`;

/** Whether the quarter was exported, and what that means for what was typed since. Which figures would change is not told. */
function publicationSentences({
  state,
  revision,
  publishedOn,
  hasPendingCorrection,
  exportedBeforeOn,
}: PublicationState): { readonly title: string; readonly sentences: readonly string[] } {
  const on = publishedOn === null ? '' : formatFrenchDate(publishedOn);
  switch (state) {
    case 'new':
      return {
        title: 'Jamais exporté depuis ce portefeuille',
        sentences: [
          exportedBeforeOn === null
            ? 'Le premier export gèle le trimestre : les saisies faites ensuite ne changeront plus ces chiffres.'
            : keptNothing(formatFrenchDate(exportedBeforeOn)),
          SENT_BEFORE,
        ],
      };
    case 'frozen':
      return hasPendingCorrection
        ? {
            title: `Exporté le ${on}, correction en attente`,
            sentences: [
              'Des fiches saisies, corrigées ou effacées depuis changeraient ces chiffres. Chaque différence doit être nulle ou atteindre le seuil : d’ici là, l’export redonne les chiffres gelés et dit qu’une correction est en attente, sans dire laquelle.',
            ],
          }
        : {
            title: `Exporté le ${on}, chiffres gelés`,
            sentences: ['Un nouvel export redonne les mêmes chiffres.'],
          };
    case 'corrected':
      return {
        title: `Exporté le ${on}, correction prête`,
        sentences: [
          `Chaque différence avec les chiffres déjà exportés est nulle ou atteint le seuil : le prochain export portera la correction, sous le numéro ${revision}, et la gèlera.`,
        ],
      };
  }
}

/** What is asked before an export freezes a quarter: what is frozen, what that means, how it is corrected afterwards. */
function freezeQuestion({
  quarter,
  threshold,
  publication: { state, revision, exportedBeforeOn },
}: Pick<QuarterReport, 'quarter' | 'threshold' | 'publication'>): {
  readonly title: string;
  readonly sentences: readonly string[];
} {
  const isFirst = state === 'new';
  const name = formatQuarter(quarter);
  return {
    title: typography(
      isFirst ? `Exporter et geler le ${name} ?` : `Exporter et geler la correction du ${name} ?`,
    ),
    sentences: [
      ...(exportedBeforeOn === null ? [] : [keptNothing(formatFrenchDate(exportedBeforeOn))]),
      isFirst
        ? 'Les chiffres de ce trimestre seront gelés tels qu’ils sont à l’écran : ce que vous saisirez, corrigerez ou effacerez ensuite ne les changera plus, et un nouvel export redonnera les mêmes. Le gel ne s’annule pas.'
        : `Les chiffres corrigés, tels qu’ils sont à l’écran, seront gelés sous le numéro ${revision}. Le gel ne s’annule pas.`,
      `Pour corriger ensuite, modifiez les fiches et exportez de nouveau : la correction portera le numéro ${revision + 1}, quand chaque différence sera nulle ou d’au moins ${threshold}. D’ici là, elle reste en attente.`,
    ].map(typography),
  };
}

/** Sentences of the export of a quarter: made ready, shown, exported, checked. */
export const exportTexts = {
  write: 'Exporter le trimestre',
  verify: 'Vérifier un export',
  endedOnly: 'Un trimestre s’exporte une fois terminé.',
  /** Beside the choice of the period, where the one chosen cannot be exported yet. */
  insteadOf: (asked: Quarter, shown: Quarter): string =>
    typography(
      `Le ${formatQuarter(asked)} est en cours, et un trimestre s’exporte une fois terminé : voici le ${formatQuarter(shown)}.`,
    ),
  purpose: 'Pour le comité national',
  recipient: (recipient: string): string =>
    typography(
      recipient === ''
        ? 'Destinataire : à préciser dans les paramètres.'
        : `Destinataire : ${recipient}. Son nom est inscrit en tête de l’export ; il se change dans les paramètres.`,
    ),
  masking: (threshold: number, masked: number): string =>
    typography(
      `Tout le portefeuille est compté, et aucun nom ne part : seulement les cellules de cette page. Un effectif de 1 à ${threshold - 1} est masqué, et d’autres avec lui quand un total ou un autre tableau permettrait de le retrouver : ${count(masked, 'cellule masquée', 'cellules masquées', 'aucune cellule masquée')} ce trimestre.`,
    ),
  demo: typography('Portefeuille de démonstration : l’export en porte la marque.'),
  publication: (
    publication: PublicationState,
  ): { readonly title: string; readonly sentences: readonly string[] } => {
    const { title, sentences } = publicationSentences(publication);
    return { title, sentences: sentences.map(typography) };
  },
  freeze: freezeQuestion,
  freezeGo: 'Exporter et geler',
  freezeKeep: 'Ne pas exporter',
  written: 'Trimestre exporté',
  writtenAs: (file: string, { tables, recipient }: Pick<QuarterReport, 'tables' | 'recipient'>): string =>
    typography(
      `« ${file} » : ${plural(tables.length, 'tableau', 'tableaux')}, chiffres gelés. Remettez ce fichier tel quel au comité national${recipient === '' ? '' : ` (destinataire : ${recipient})`} ; « Vérifier un export » dit s’il est intact.`,
    ),
  whoAreYou: typography('Quelle est votre structure ?'),
  whoAreYouHelp: typography(
    'L’export porte son nom et son territoire. Ils restent dans les paramètres : la question ne reviendra pas.',
  ),
  goOn: 'Enregistrer et continuer',
  valid: (check: ExportCheck): string =>
    check.quarter === null ? 'Export intact' : `Export intact, ${formatQuarter(check.quarter)}`,
  refused: 'Export refusé',
  close: 'Fermer',
  fileVerdict: ({ name, verdict }: ExportCheck['files'][number]): string =>
    typography(
      `${name} : ${{ intact: 'intact', altered: 'modifié', missing: 'absent', unexpected: 'en trop' }[verdict]}`,
    ),
} as const;
