import { typography as french, plural } from '../../shared/base/text';
import type { PortfolioState } from '../../shared/portfolio';

/** What a secret is called, and what is asked of it, on every screen before the work. */
export const secretTexts = {
  passphrase: 'Phrase secrète',
  passphraseNeeded: 'Saisissez la phrase secrète.',
  newPassphrase: 'Nouvelle phrase secrète',
  short: '12\u00A0caractères au moins, ou cinq mots.',
  again: 'La même phrase, une seconde fois',
  toggleAgain: 'Montrer ou masquer la seconde saisie',
  differ: french('Les deux saisies diffèrent : reprenez la seconde.'),
  key: 'Clé de secours',
  keyNeeded: 'Saisissez la clé de secours.',
  keyPlaceholder: '8 groupes de 4 caractères',
} as const;

/** Acts that lead elsewhere from there. */
export const elsewhereTexts = {
  openWithKey: 'Ouvrir avec la clé de secours',
  openQuickly: 'Ouvrir rapidement',
  openOther: 'Ouvrir un autre fichier',
  create: 'Créer un portefeuille',
  restore: 'Restaurer une sauvegarde',
  diagnose: 'Faire un diagnostic',
  lock: 'Verrouiller',
  back: 'Retour',
  file: (name: string): string => french(`Fichier : ${name}`),
} as const;

const lockReasons = {
  idle: 'Verrouillé parce que personne n’a touché la fenêtre.',
  system: 'Verrouillé parce que l’ordinateur s’est mis en veille ou que la session a été verrouillée.',
  hand: 'Verrouillé à votre demande.',
  stopped: french('Le coffre s’est arrêté de lui-même ; ce qui était enregistré est intact.'),
  page: french('La fenêtre s’est arrêtée d’elle-même ; ce qui était enregistré est intact.'),
} satisfies Readonly<Record<NonNullable<PortfolioState['lock']>['reason'], string>>;

/** The known portfolio, locked. */
export const unlockTexts = {
  title: 'Portefeuille verrouillé',
  open: 'Ouvrir',
  reasons: lockReasons,
  typingKept: 'Ce qui était saisi est gardé et revient à l’ouverture.',
  typingMayLack: french(
    'La saisie revient à l’ouverture ; les derniers mots, tapés dans la seconde qui précède, peuvent manquer.',
  ),
  ifAgain: french(
    'Si cela se reproduit, faites un diagnostic et envoyez-le à la personne qui vous aide : il ne nomme personne.',
  ),
} as const;

/** A portfolio that exists already, or a backup. */
export const openTexts = {
  title: 'Ouvrir un portefeuille',
  lead: 'Choisissez le fichier .vivier, puis saisissez sa phrase secrète.',
  file: 'Fichier du portefeuille',
  fileNeeded: 'Choisissez le fichier du portefeuille.',
  open: 'Ouvrir le portefeuille',
} as const;

/** Another machine seems to have it open. */
export const takeOverTexts = {
  title: 'Ouvert sur un autre poste',
  takeOver: 'Reprendre la main',
  help: french(
    'Seulement si l’autre poste est éteint ou n’a plus Vivier ouvert : deux postes qui écrivent en même temps abîment le portefeuille, et ce que l’autre n’a pas fini d’enregistrer serait perdu.',
  ),
} as const;

/** The passphrase is forgotten: the paper key opens, once. */
export const recoverTexts = {
  title: 'Phrase secrète oubliée',
  lead: 'Saisissez la clé de secours qui est sur papier, puis choisissez une nouvelle phrase secrète.',
  open: 'Ouvrir avec la clé',
} as const;

/** The paper key that has opened opens nothing any more: another takes its place. */
export const spentTexts = {
  title: 'Une nouvelle clé de secours',
  lead: 'La clé qui vient d’ouvrir ce portefeuille ne l’ouvrira plus. Il en faut une autre avant de continuer.',
  copies: (count: number): string =>
    french(
      `${plural(count, 'copie faite avant s’ouvre encore', 'copies faites avant s’ouvrent encore')} avec l’ancienne : Paramètres, Sauvegardes dit où.`,
    ),
  prepare: 'Prévoyez une imprimante ou une feuille de papier.',
  show: 'Montrer la nouvelle clé',
  enter: 'Enregistrer la clé et entrer',
} as const;

/** The paper key: its sheet, and how it is typed back. */
export const paperKeyTexts = {
  sheet: 'Feuille de la clé de secours',
  file: 'Fichier',
  mark: 'Repère',
  madeOn: 'Faite le',
  advice:
    'Cette clé ouvre le portefeuille si la phrase secrète est oubliée. Gardez cette feuille comme une clé, loin de l’ordinateur.',
  print: 'Imprimer la feuille',
  savePdf: 'Enregistrer en PDF',
  pdfName: 'Clé de secours.pdf',
  saved: 'Feuille enregistrée. Imprimez-la, puis supprimez le fichier.',
  typeBack: 'Recopier la clé',
  typeBackHelp: french(
    'Recopiez-la depuis le papier : c’est la preuve qu’elle est lisible. Majuscules et espaces sont indifférents.',
  ),
  typedNeeded: 'Saisissez la clé qui est sur le papier.',
  lookAgain: 'Revoir la feuille',
} as const;

/** Said on every screen as long as there is no paper key. */
export const invitationTexts = {
  why: french('Ce portefeuille n’a pas de clé de secours : sans sa phrase secrète, il serait perdu.'),
  make: 'Faire une clé de secours',
  later: 'Masquer jusqu’à la prochaine ouverture',
} as const;

/** A place that is not this computer's own disk. */
export const placeTexts = {
  network: french(
    'Ce dossier est sur un partage réseau : une coupure peut interrompre le travail, et un autre poste peut vouloir ouvrir le même fichier.',
  ),
  synchronised: (service: string): string =>
    french(
      `Ce dossier est synchronisé par ${service} : le service peut copier le portefeuille en plein travail, et en garder des versions que vous croyez effacées.`,
    ),
  someService: 'un service en ligne',
  keepLocal: 'Garder sur cet ordinateur',
  kept: 'Le portefeuille s’ouvre désormais depuis cet ordinateur.',
  keptMeans: (name: string): string =>
    french(`« ${name} », dossier Vivier. L’ancien fichier est resté à sa place.`),
} as const;

/** Over any screen, when nothing is acknowledged any more. */
export const troubleDialogTexts = {
  gone: 'Le fichier du portefeuille a disparu',
  goneMeans: french(
    'Il a été déplacé ou effacé pendant que Vivier l’avait ouvert. Ce qui était enregistré est encore lisible : ne quittez pas Vivier avant d’en avoir enregistré une copie, ou d’avoir remis le fichier à sa place.',
  ),
  goOn: 'Continuer, le fichier est à sa place',
  saveCopy: 'Enregistrer une copie',
  copyName: 'Portefeuille retrouvé.vivier',
  copySaved: (name: string): string =>
    french(
      `Tout ce qui était enregistré est dans « ${name} », avec la même phrase secrète. Verrouillez, puis ouvrez cette copie.`,
    ),
  takenOver: 'Un autre poste a repris la main',
  takenOverMeans:
    'Plus rien n’est enregistré ici. Verrouillez, et rouvrez le portefeuille quand l’autre poste l’aura fermé.',
} as const;

/** The notices of an opening. */
export const openingTexts = {
  title: 'Le portefeuille n’était pas tel qu’il avait été laissé',
} as const;

/** In place of the unlock form, when the portfolio cannot be opened. */
export const failureTexts = {
  title: 'Le portefeuille ne s’ouvre pas',
  safe: 'Ce qui est intact',
  ways: 'Que faire',
  find: 'Chercher le fichier',
  retry: 'Réessayer',
  insist: 'Saisir la phrase secrète quand même',
  putAside: 'Mettre une copie de côté',
  isAside: (name: string): string => french(`Une copie en l’état est à côté du fichier : « ${name} ».`),
  forHelp: 'Pour la personne qui vous aide',
  file: 'Fichier',
  size: 'Taille',
  bytes: (count: number): string => plural(count, 'octet', 'octets'),
  changedAt: 'Dernier changement',
  cause: 'Cause',
  version: 'Version de Vivier',
} as const;

const untouched = 'Le fichier n’a pas été modifié.';

/** Why the portfolio does not open, what is safe and what to do; `cause` is the same in two words, for who helps. */
export const troubleTexts = {
  missing: {
    cause: 'fichier absent',
    reason: french(
      'Le fichier du portefeuille n’est plus à sa place : il a été déplacé, renommé ou mis à la corbeille.',
    ),
    safe: 'Vivier n’a rien effacé, et n’a pas mis de portefeuille vide à sa place.',
  },
  'folder-missing': {
    cause: 'dossier injoignable',
    reason: french(
      'Le dossier du portefeuille ne répond pas : une clé débranchée, un partage réseau injoignable, ou un dossier déplacé.',
    ),
    safe: 'Vivier n’a rien effacé. Rebranchez la clé ou le réseau, puis réessayez.',
  },
  unreadable: {
    cause: 'lecture refusée',
    reason: 'Le fichier du portefeuille est là, mais votre session n’a pas le droit de le lire.',
    safe: `${untouched} Demandez l’accès à la personne qui gère les postes, puis réessayez.`,
  },
  held: {
    cause: 'fichier retenu par un autre logiciel',
    reason: 'Un autre logiciel (antivirus, synchronisation, sauvegarde) retient le fichier du portefeuille.',
    safe: french(
      `${untouched} Attendez une minute, puis réessayez ; si cela dure, mettez ce logiciel en pause.`,
    ),
  },
  'not-one': {
    cause: 'pas un portefeuille, ou incomplet',
    reason: 'Ce fichier n’est pas un portefeuille Vivier, ou il en manque une partie.',
    safe: `${untouched} Vivier n’a pas mis de portefeuille vide à sa place.`,
  },
  plain: {
    cause: 'base en clair',
    reason: 'À la place du portefeuille se trouve une base de données en clair, que Vivier n’ouvre pas.',
    safe: untouched,
  },
  damaged: {
    cause: 'fichier abîmé',
    reason: french('Le fichier du portefeuille est abîmé : une partie ne se déchiffre plus.'),
    safe: 'Vivier n’efface jamais un fichier abîmé, et n’y écrit rien.',
  },
  'from-future': {
    cause: 'version plus récente',
    reason: 'Ce portefeuille a été ouvert par une version plus récente de Vivier.',
    safe: `${untouched} Mettez Vivier à jour sur cet ordinateur, puis réessayez.`,
  },
  'in-use-here': {
    cause: 'ouvert dans une autre fenêtre',
    reason: 'Une autre fenêtre de Vivier semble déjà ouverte sur ce portefeuille, sur cet ordinateur.',
    safe: french('Rien n’est perdu : revenez à cette fenêtre, ou fermez-la.'),
  },
  'read-only': {
    cause: 'dossier en lecture seule',
    reason: french('Le dossier du portefeuille est en lecture seule : Vivier ne peut rien y enregistrer.'),
    safe: `${untouched} Vous pouvez en travailler une copie sur cet ordinateur.`,
  },
  'file-read-only': {
    cause: 'fichier en lecture seule',
    reason: french(
      'Le fichier du portefeuille est marqué en lecture seule : Vivier ne peut rien y enregistrer.',
    ),
    safe: `${untouched} Ôtez cette marque (clic droit sur le fichier, Propriétés), puis réessayez.`,
  },
  'disk-full': {
    cause: 'disque plein',
    reason: french('Le disque est plein : Vivier ne pourrait rien enregistrer.'),
    safe: `${untouched} Libérez de la place, puis réessayez.`,
  },
  engine: {
    cause: 'moteur de chiffrement',
    reason: 'Le moteur de chiffrement de Vivier ne peut pas servir sur cet ordinateur.',
    safe: french('Aucun portefeuille n’a été ouvert : les fichiers sont intacts. Réinstallez Vivier.'),
  },
  vault: {
    cause: 'coffre arrêté',
    reason: 'Le coffre de Vivier, la partie qui déchiffre, ne démarre pas.',
    safe: french(
      'Aucun portefeuille n’a été ouvert : les fichiers sont intacts. Redémarrez l’ordinateur, puis réinstallez Vivier si cela continue.',
    ),
  },
} as const;
