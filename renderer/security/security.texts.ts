import { typography as french, plural } from '../../shared/base/text';

/** Sentences of the page Sécurité: what opens the portfolio. */
export const keysTexts = {
  page: 'Sécurité',
  title: 'Phrase secrète et clé de secours',
  passphrase: 'Phrase secrète',
  passphraseMeans: 'Demandée à chaque ouverture. Elle n’est écrite nulle part.',
  changePassphrase: 'Changer la phrase secrète',
  recovery: 'Clé de secours',
  recoveryStates: { ready: 'Prête', used: 'À remplacer', none: 'Aucune' },
  recoveryReady: (mark: string): string =>
    french(
      `Sur une feuille de papier qui porte le repère ${mark}. Elle ouvre le portefeuille si la phrase secrète est oubliée.`,
    ),
  recoveryReadySince: (mark: string, day: string): string =>
    french(
      `Sur une feuille de papier qui porte le repère ${mark}, faite le ${day}. Elle ouvre le portefeuille si la phrase secrète est oubliée.`,
    ),
  recoveryUsed: (mark: string): string =>
    french(`La clé du repère ${mark} a servi et n’ouvre plus rien : faites-en une nouvelle.`),
  recoveryNone: french(
    'Sans clé de secours, une phrase secrète oubliée est un portefeuille perdu : faites-en une maintenant.',
  ),
  makeRecovery: 'Faire une clé de secours',
  replaceRecovery: 'Remplacer la clé de secours',
  portfolioKey: 'Clé du portefeuille',
  portfolioKeyMeans: french(
    'À changer si quelqu’un a pu lire la phrase secrète ou emporter une copie : le portefeuille et ses copies sont chiffrés à nouveau.',
  ),
  changeAll: 'Changer toutes les clés',
  quick: 'Ouverture rapide',
  quickMeans:
    'Sur ce poste seulement, votre session ouvre le portefeuille sans la phrase secrète. Qui ouvre votre session l’ouvre aussi. Changer la phrase secrète désactive l’ouverture rapide.',
} as const;

/** How far a change of one secret goes, and what each choice leaves behind. */
export const choiceTexts = {
  howFar: 'Jusqu’où aller',
  passphrase: {
    alone: 'Changer la phrase secrète seule',
    former: 'la phrase secrète actuelle',
  },
  recovery: {
    alone: 'Remplacer la clé de secours seule',
    former: 'la clé de secours actuelle',
  },
  bothFormer: 'les secrets actuels',
  noCopyKnown: 'Aucune copie n’est connue.',
  copiesStillOpen: (count: number, former: string): string =>
    `${plural(count, 'copie faite jusqu’ici s’ouvrira', 'copies faites jusqu’ici s’ouvriront')} encore avec ${former}.`,
  aloneMeans: french(
    'La clé qui chiffre le portefeuille ne change pas : qui a déjà pu ouvrir une copie peut aussi lire la suite. À choisir si personne n’a pu lire ce secret ni emporter de copie.',
  ),
  encryptedAnew: french(
    'Le portefeuille est chiffré à nouveau ; vous choisissez une nouvelle phrase secrète et recopiez une nouvelle clé de secours.',
  ),
  encryptedAnewWith: (count: number): string =>
    french(
      `Le portefeuille est chiffré à nouveau, avec ${plural(count, 'copie', 'copies')} que Vivier peut atteindre ; vous choisissez une nouvelle phrase secrète et recopiez une nouvelle clé de secours.`,
    ),
  noneAway: 'Aucune copie connue n’est hors d’atteinte.',
  awayStillOpen: (count: number, former: string): string =>
    french(
      `${plural(count, 'copie hors d’atteinte s’ouvrira', 'copies hors d’atteinte s’ouvriront')} encore avec ${former} : à retrouver et à supprimer (Paramètres, Sauvegardes).`,
    ),
  allMeans: 'À choisir si quelqu’un a pu lire le secret ou emporter une copie.',
  handovers: french(
    'Une passation déjà donnée s’ouvre avec son propre mot de passe, ou avec la clé du collègue : aucun de ces choix n’y change rien.',
  ),
  cancel: 'Annuler',
  goOn: 'Continuer',
} as const;

/** The dialogs that change a secret. */
export const modalTexts = {
  present: 'Phrase secrète actuelle',
  presentNeeded: 'Saisissez la phrase secrète actuelle.',
  presentToggle: 'Montrer ou masquer la phrase secrète actuelle',
  next: 'Nouvelle phrase secrète',
  passphraseChanged: 'Phrase secrète changée.',
  formerCopies:
    'Les copies et les sauvegardes faites avant ce changement s’ouvrent encore avec l’ancienne phrase.',
  newRecovery: 'Nouvelle clé de secours',
  recoveryMeans:
    'Elle remplacera la précédente une fois recopiée. Les copies faites avant s’ouvrent encore avec l’ancienne. Prévoyez une imprimante ou une feuille de papier.',
  showKey: 'Montrer la clé',
  saveKey: 'Enregistrer la clé',
  keySaved: 'Nouvelle clé de secours enregistrée.',
  destroyFormer: 'Détruisez l’ancienne feuille.',
  formerSecretsEnd:
    'L’ancienne phrase secrète et l’ancienne clé de secours n’ouvriront plus rien de ce qui est chiffré à nouveau.',
  deleteRest: 'Supprimer les copies que Vivier atteint sans pouvoir les chiffrer à nouveau',
  deleteRestHelp: 'Copies abîmées, ou faites sous des clés plus anciennes encore.',
  encrypt: 'Chiffrer à nouveau le portefeuille',
  progress: 'Changement des clés',
  step: (name: string): string => `${name}…`,
  allChanged: 'Toutes les clés sont changées.',
  copiesChanged: (done: number): string =>
    `${plural(done, 'copie chiffrée à nouveau', 'copies chiffrées à nouveau')}.`,
  copiesChangedDeleted: (done: number, deleted: number): string =>
    `${plural(done, 'copie chiffrée à nouveau', 'copies chiffrées à nouveau')}, ${plural(deleted, 'supprimée', 'supprimées')}.`,
  left: (count: number): string =>
    french(
      `Toutes les clés du portefeuille sont changées. ${plural(count, 'copie s’ouvre', 'copies s’ouvrent')} encore avec l’ancienne phrase ou l’ancienne clé : à retrouver et à supprimer.`,
    ),
  leftList: 'Copies qui restent',
  leftThere: (name: string, folder: string): string =>
    french(`${name}, dossier « ${folder} » (n’a pas pu être chiffrée à nouveau)`),
  leftAway: (name: string, folder: string): string =>
    french(`${name}, dossier « ${folder} » (hors d’atteinte)`),
  close: 'Fermer',
  quickMeans:
    'Qui ouvre votre session sur cet ordinateur pourra ouvrir le portefeuille. La phrase secrète reste nécessaire partout ailleurs.',
  quickEnable: 'Activer l’ouverture rapide',
} as const;

/** When the portfolio locks by itself. */
export const lockTexts = {
  title: 'Verrouillage',
  delay: 'Verrouiller sans activité au bout de',
  delayHelp:
    'Aucune touche, aucun mouvement de souris dans Vivier. Un avertissement paraît 30 secondes avant. Ce réglage vaut pour cet ordinateur.',
  minutes: (count: number): string => plural(count, 'minute', 'minutes'),
  atOnce: french('Le portefeuille se verrouille aussi, tout de suite :'),
  causes: [
    french('avec Ctrl+L, le bouton Verrouiller ou la palette (Ctrl+K) ;'),
    french('quand l’ordinateur se met en veille ou s’éteint ;'),
    'quand la session est verrouillée ou change d’utilisateur.',
  ],
  nothingHolds:
    'Rien ne retient le verrouillage, ni une fenêtre ouverte, ni un import en cours (il est annulé, rien n’est importé). Ce qui est saisi est gardé dans le portefeuille et revient à l’ouverture.',
} as const;

/** What the screen and the clipboard let out. */
export const screenTexts = {
  title: 'Écran et presse-papiers',
  intent:
    'F9 masque les noms, les téléphones et les adresses tant que quelqu’un regarde l’écran. Ce que vous copiez depuis Vivier quitte le presse-papiers au bout de 30 secondes, au verrouillage et à la fermeture, si vous n’avez rien copié d’autre entre-temps.',
  protect: 'Empêcher les captures d’écran et le partage de la fenêtre',
  protectImposed: 'Votre structure l’impose sur ce poste.',
  protectImpossible: french(
    'Ce système ne le permet pas : seuls Windows et macOS savent retirer une fenêtre des captures.',
  ),
  protectMeans:
    'La fenêtre apparaît vide dans les captures et les visioconférences. Une photographie de l’écran reste possible.',
} as const;
