import { typography as french } from '../../shared/base/text';

/** The screens of the navigation, in the order of the work. */
export const screenTexts = {
  candidates: 'Candidats',
  rights: 'Droits',
  employers: 'Employeurs',
  contractFiles: 'Dossiers',
  import: 'Import',
  indicators: 'Indicateurs',
  settings: 'Paramètres',
} as const;

/** What stands around every screen: navigation, top bar, mark of what is saved. */
export const shellTexts = {
  name: 'Vivier',
  demo: 'Démonstration',
  skip: 'Aller au contenu',
  navigation: 'Navigation principale',
  widen: 'Déplier la navigation',
  narrow: 'Replier la navigation',
  discretion: french('Discrétion : masquer les noms'),
  showNames: 'Montrer les noms',
  hideNames: 'Masquer les noms',
  withKey: (act: string, key: string): string => `${act} (${key})`,
  lock: 'Verrouiller',
  lockPortfolio: 'Verrouiller le portefeuille',
  typing: 'Saisie en cours',
  saving: 'Enregistrement…',
  saved: (hour: string): string => `Enregistré ${hour}`,
} as const;

/** The search of the top bar. */
export const searchTexts = {
  label: 'Chercher un candidat',
  placeholder: 'Nom, téléphone, date de naissance, numéro de dossier',
  key: 'Ctrl K',
  found: 'Candidats trouvés',
  none: 'Aucun candidat ne correspond à cette recherche.',
  more: french('D’autres candidats correspondent : précisez la recherche.'),
} as const;

/** What the window tells above the screen, or at its foot. */
export const noticeTexts = {
  trustDate: 'Confirmer cette date',
  locksIn: 'Verrouillage dans',
  seconds: 's',
  stay: 'Bougez la souris ou appuyez sur une touche pour rester. Ce qui est saisi est gardé.',
  held: french('Un autre logiciel (antivirus, OneDrive…) retient un fichier ; Vivier réessaie…'),
  forgetful: 'Vivier ne peut rien écrire dans son dossier de réglages',
  forgetfulMeans:
    'Il fonctionne, mais il faudra lui montrer le portefeuille à chaque démarrage. Demandez l’accès à ce dossier à la personne qui gère les postes.',
} as const;

/** The window beside, which only reads. */
export const besideTexts = {
  readsOnly: 'Lecture seule',
  back: 'Page précédente',
  notHere: 'Cette page se fait dans la première fenêtre',
  notHereHelp: french(
    'Cette fenêtre ne fait que lire : elle montre une fiche, un employeur ou un dossier à côté.',
  ),
  toCandidates: 'Voir les candidats',
} as const;

/** An address that leads to no screen. */
export const unknownTexts = {
  title: 'Cet écran n’existe pas',
  help: 'Le lien suivi est incomplet ou vient d’une autre version.',
  toCandidates: 'Voir les candidats',
} as const;
