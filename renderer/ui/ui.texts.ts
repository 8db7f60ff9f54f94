import { formatNumber, typography as french, plural } from '../../shared/base/text';

/** Words of the fields of a form, wherever they stand. */
export const fieldTexts = {
  missing: 'non renseigné',
  yes: 'Oui',
  no: 'Non',
  unknown: 'Ne sait pas',
  notGiven: 'Non renseigné',
  clearChoice: 'Effacer le choix',
  nothingFound: 'Aucun choix ne correspond.',
  /** Which of several, for who hears the page. */
  choicesOf: (label: string): string => french(`Choix : ${label}`),
  removed: (label: string): string => french(`Retiré : ${label}`),
  socialSecurity: french('Retirez le numéro de sécurité sociale : Vivier n’en garde aucun.'),
  toggleSecret: 'Montrer ou masquer la phrase secrète',
  capsLock: 'Le verrouillage des majuscules est actif.',
} as const;

/** Words of a date, and of its calendar. */
export const dateTexts = {
  placeholder: 'jj/mm/aaaa',
  clear: 'Effacer la date',
  calendar: {
    previousMonth: 'Mois précédent',
    nextMonth: 'Mois suivant',
    previousYear: 'Année précédente',
    nextYear: 'Année suivante',
    previousDecade: 'Décennie précédente',
    nextDecade: 'Décennie suivante',
  },
  /** A day and an hour of this computer's clock. */
  instant: (day: string, hour: string): string => `${day} à ${hour}`,
} as const;

/** A form: its buttons, and what is asked before what was typed goes. */
export const formTexts = {
  cancel: 'Annuler',
  close: 'Fermer',
  giveUpTitle: french('Abandonner la saisie ?'),
  giveUpMeans: 'Ce que vous avez saisi ici, et qui n’est pas encore enregistré, sera effacé.',
  giveUp: 'Abandonner la saisie',
  keepTyping: 'Continuer la saisie',
} as const;

/** A file of this computer. */
export const fileTexts = {
  none: 'Aucun fichier choisi',
  choose: 'Choisir…',
} as const;

/** A value that is copied for another program. */
export const copyTexts = {
  act: (what: string): string => `Copier ${what}`,
  shown: (value: string): string => `${value}, à copier pour 30\u00A0secondes`,
  done: 'Copié pour 30\u00A0secondes',
} as const;

/** A list, and what is being read. */
export const readingTexts = {
  reading: 'Lecture en cours',
  chooseAll: 'Tout choisir',
  chooseNone: 'Ne plus rien choisir',
  chooseRow: 'Choisir cette ligne',
  failed: 'Lecture impossible',
  again: 'Réessayer',
  progress: (label: string, done: number, total: number): string =>
    french(`${label} : ${formatNumber(done)} sur ${formatNumber(total)}`),
  stop: 'Arrêter',
  closeMessage: 'Fermer ce message',
} as const;

/** What F9 covers. */
export const privateTexts = {
  masked: 'masqué',
  maskedPage: 'masquée par F9',
} as const;

/** A PDF on screen, and on paper. */
export const pdfTexts = {
  preview: 'Aperçu du PDF',
  previewOf: (name: string, pages: number): string => `${name}, ${plural(pages, 'page', 'pages')}`,
  preparing: 'Préparation du PDF',
  pages: 'Pages du PDF',
  page: (number: number): string => `Page ${number}`,
  pageOf: (number: number, total: number): string => `Page ${number} sur ${total}`,
  /** For who hears it: the page, then its text. */
  pageSays: (number: number, text: string): string => `Page ${number}\u00A0: ${text}`,
  zoomOut: 'Réduire les pages',
  zoomIn: 'Agrandir les pages',
  previousPage: 'Page précédente',
  nextPage: 'Page suivante',
  print: 'Imprimer',
  printPreview: 'Aperçu avant impression',
} as const;

/** The frame of what comes before an open portfolio. */
export const frameTexts = {
  name: 'Vivier',
  step: (step: string): string => `Vivier · ${step}`,
} as const;

/** The second window, which only reads. */
export const besideTexts = {
  open: 'Ouvrir à côté',
  key: 'Ouvrir à côté, en lecture seule (Ctrl+Maj+O)',
} as const;
