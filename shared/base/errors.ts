/**
 * The catalogue of expected errors: one code, one French sentence that says what to do.
 * Expected errors travel as values; bugs throw and are caught once at the gate (code `BUG`).
 */
const texts = {
  INVALID_INPUT: 'Cette demande contient une valeur qui n’est pas du bon type ; rien n’a été changé.',
  LOCKED: 'Le portefeuille est verrouillé : saisissez la phrase secrète pour continuer.',
  ALREADY_OPEN: 'Un portefeuille est déjà ouvert : verrouillez-le avant d’en ouvrir un autre.',
  FORBIDDEN: 'Cette demande ne vient pas de la fenêtre de Vivier ; elle a été refusée.',
  READS_ONLY: 'Cette fenêtre ne fait que lire : faites ce changement dans la première fenêtre.',
  UNKNOWN_PROCEDURE: 'Cette demande n’existe pas dans cette version de Vivier.',
  BUG: 'Vivier a rencontré un défaut ; rien n’a été perdu. Notez la référence et signalez-la.',
  CANCELLED: 'L’opération a été annulée ; rien n’a été changé.',
  VAULT_STOPPED:
    'Le coffre s’est arrêté ; ce qui était enregistré est intact. Saisissez la phrase secrète pour le rouvrir.',

  NOT_FOUND: 'Cet élément n’existe plus dans le portefeuille ; actualisez la liste.',
  CONFLICT: 'Cet élément a été modifié entre-temps ; relisez-le avant de reprendre votre saisie.',
  REFUSED_BY_STATE: 'Cet acte n’est pas possible dans l’état actuel.',
  DUPLICATE: 'Cet élément existe déjà dans le portefeuille.',

  WRONG_PASSPHRASE:
    'La phrase secrète ne correspond pas à ce portefeuille ; vérifiez les majuscules et réessayez.',
  WEAK_PASSPHRASE: 'La phrase secrète est trop courte : 12 caractères au moins, ou cinq mots.',
  TOO_MANY_ATTEMPTS: 'Trop d’essais de suite ; attendez avant de réessayer.',
  RECOVERY_NONE:
    'Ce portefeuille n’a pas de clé de secours ; seule sa phrase secrète l’ouvre, ou une sauvegarde dont vous avez la clé.',
  RECOVERY_SPENT:
    'La clé de secours de ce portefeuille a déjà servi ; elle n’ouvre plus rien. Ouvrez-le avec la phrase secrète choisie ce jour-là.',
  RECOVERY_KEY_FAULT:
    'Cette clé de secours contient une erreur de frappe ; comparez chaque groupe avec la feuille.',
  RECOVERY_KEY_OTHER:
    'Cette clé de secours est bien écrite, mais ce n’est pas celle de ce portefeuille ; cherchez la feuille qui porte son repère.',
  RECOVERY_KEY_NOT_SHOWN:
    'Cette clé de secours est bien écrite, mais ce n’est pas celle qui vient d’être montrée ; recopiez la nouvelle feuille.',
  KEYS_NOT_PREPARED:
    'La préparation des clés a été interrompue ; rien n’a été changé. Reprenez-la depuis le début.',
  SECRET_UNREADABLE:
    'Ce secret était scellé pour un coffre qui a redémarré depuis, ou ne se lit plus ; saisissez-le de nouveau.',
  QUICK_UNLOCK_LOST:
    'L’ouverture rapide n’est plus possible sur cet ordinateur ; saisissez la phrase secrète.',
  PORTFOLIO_MISSING: 'Aucun portefeuille à cet emplacement ; vérifiez que le fichier n’a pas été déplacé.',
  PORTFOLIO_EXISTS: 'Un fichier existe déjà à cet emplacement ; choisissez un autre nom.',
  PORTFOLIO_NOT_ENCRYPTED:
    'Ce fichier est une base SQLite en clair, pas un portefeuille Vivier ; il n’a pas été ouvert. Choisissez votre portefeuille ou une sauvegarde.',
  PORTFOLIO_NOT_ONE:
    'Ce fichier n’est pas un portefeuille Vivier, ou il est tronqué ; reprenez une sauvegarde.',
  PORTFOLIO_DAMAGED:
    'Ce portefeuille est abîmé et n’a pas été modifié ; gardez-en une copie et reprenez une sauvegarde.',
  PORTFOLIO_FROM_FUTURE:
    'Ce portefeuille vient d’une version plus récente de Vivier ; il n’a pas été modifié. Mettez Vivier à jour.',
  KEYS_OF_ANOTHER_STATE:
    'Les clés écrites à la fin de ce fichier sont celles d’une autre copie de ce portefeuille ; il n’a pas été ouvert ni modifié. Reprenez le fichier tel qu’il était, ou une sauvegarde.',
  PORTFOLIO_GONE:
    'Le fichier du portefeuille n’est plus à sa place ; remettez-le où il était (corbeille, autre dossier) avant de continuer. Rien n’a été enregistré depuis.',
  PORTFOLIO_IN_USE:
    'Ce portefeuille est déjà ouvert par une autre fenêtre ou un autre poste ; fermez-la d’abord.',
  PORTFOLIO_IN_USE_ELSEWHERE:
    'Ce portefeuille est ouvert sur un autre poste ; fermez-le là-bas, ou reprenez la main si cet autre poste est éteint.',
  PORTFOLIO_TAKEN_OVER:
    'Un autre poste a repris la main sur ce portefeuille ; plus rien n’est enregistré ici. Verrouillez, et rouvrez-le quand l’autre poste l’aura fermé.',
  PLACE_NOT_LOCAL:
    'Aucun dossier de cet ordinateur ne convient : votre dossier personnel est lui-même sur un partage ou synchronisé.',
  ENGINE_UNFIT:
    'Le moteur de chiffrement de Vivier est absent ou trop ancien ; aucun portefeuille n’a été ouvert. Réinstallez Vivier.',
  ENGINE_UNLOADABLE:
    'Un fichier de Vivier ne se charge pas sur cet ordinateur ; vos portefeuilles sont intacts. Demandez à la personne qui gère les postes de l’autoriser, ou réinstallez Vivier.',
  SETTINGS_UNKEPT:
    'Ce portefeuille ne peut pas être ouvert avec toutes ses protections à cet endroit ; il n’a pas été modifié. Déplacez-le sur le disque de cet ordinateur.',
  VAULT_UNSTARTABLE:
    'Le coffre de Vivier ne démarre pas ; vos portefeuilles sont intacts. Redémarrez l’ordinateur, puis réinstallez Vivier si cela continue.',
  FOLDER_READ_ONLY: 'Ce dossier est en lecture seule ; choisissez un dossier où vous pouvez écrire.',
  FOLDER_MISSING: 'Ce dossier n’existe pas ; choisissez-en un autre.',
  DISK_FULL: 'Le disque est plein ; libérez de la place et recommencez. Rien n’a été perdu.',
  FILE_UNREADABLE: 'Ce fichier ne peut pas être lu ; vérifiez qu’il existe et que vous y avez accès.',
  FILE_UNWRITABLE:
    'Ce fichier ne peut pas être écrit ; vérifiez qu’il n’est pas ouvert dans un autre logiciel.',
  FILE_READ_ONLY:
    'Ce fichier est en lecture seule ; ôtez cette marque (clic droit, Propriétés) ou choisissez un autre nom.',
  FILE_NAME_TOO_LONG:
    'Le nom ou le chemin de ce fichier est trop long ; raccourcissez-le, ou choisissez un dossier moins profond.',
  FILE_HELD:
    'Un autre logiciel (antivirus, synchronisation, sauvegarde) retient ce fichier ; attendez une minute, puis recommencez. Rien n’a été perdu.',
  HANDLE_SPENT: 'Ce choix de fichier a expiré ; choisissez le fichier à nouveau.',

  BACKUP_GONE:
    'Cette sauvegarde n’est plus dans son dossier ; rebranchez le support ou choisissez-en une autre.',
  BACKUP_UNSOUND:
    'Cette sauvegarde ne se relit pas en entier ; elle n’a pas été utilisée. Choisissez-en une autre.',
  BACKUP_BETTER:
    'Le fichier à remplacer est plus récent ou contient davantage que cette sauvegarde ; il n’a pas été touché. Choisissez un autre nom.',
  BACKUP_OTHER:
    'Le fichier à remplacer n’est pas une sauvegarde de ce portefeuille ; il n’a pas été touché. Choisissez un autre nom.',
  COPY_STILL_THERE: 'Cette copie est encore à sa place : supprimez-la plutôt que de la retirer de la liste.',
  RESTORE_NOWHERE: 'Choisissez où enregistrer le portefeuille restauré.',
  RESTORE_OPEN_FILE:
    'Ce fichier est un portefeuille ouvert ou interrompu, pas une sauvegarde ; ouvrez-le puis fermez-le avant de le restaurer.',
  REPORT_STALE: 'Ce diagnostic n’est plus en mémoire ; refaites-le avant de l’enregistrer.',

  READING_STOPPED:
    'La lecture de ce fichier a été arrêtée : il demande trop de temps ou de mémoire, ou il est abîmé. Rien n’a été changé ; enregistrez-le à nouveau ou demandez-en un autre exemplaire, puis recommencez.',

  IMPORT_EMPTY: 'Ce fichier est vide ; choisissez l’extrait à importer.',
  IMPORT_TOO_LARGE: 'Ce fichier est trop grand pour un extrait de candidats (25 Mo au plus) ; découpez-le.',
  IMPORT_NOT_TABLE:
    'Ce fichier n’est pas un extrait lisible ; enregistrez-le en CSV ou en XLSX et recommencez.',
  IMPORT_NO_CANDIDATE_COLUMN:
    'Aucune colonne de nom et de prénom n’a été reconnue ; indiquez à quoi correspondent les colonnes.',
  IMPORT_BOMB:
    'Ce classeur, une fois ouvert, serait démesuré ; il n’a pas été lu. Demandez un nouvel extrait.',
  IMPORT_TOO_MANY_ROWS: 'Ce fichier compte trop de lignes (200 000 au plus) ; découpez-le.',
  IMPORT_FILE_CHANGED: 'Le fichier a changé depuis l’aperçu ; refaites l’aperçu avant d’importer.',
  IMPORT_PLAN_STALE: 'Le portefeuille a changé depuis l’aperçu ; refaites l’aperçu avant d’importer.',
  IMPORT_UNDO_TOUCHED: 'Cet import ne peut pas être annulé : des fiches importées ont été modifiées depuis.',

  ATTACHMENT_TYPE:
    'Ce fichier n’est ni un PDF, ni une image PNG ou JPEG ; numérisez la pièce et recommencez.',
  ATTACHMENT_TOO_LARGE: 'Cette pièce dépasse 20 Mo ; numérisez-la avec une définition plus basse.',
  ATTACHMENT_DAMAGED: 'Cette pièce est illisible ; numérisez-la à nouveau.',
  ATTACHMENT_PROTECTED:
    'Ce PDF est protégé par un mot de passe ; enregistrez-en une copie sans protection et recommencez.',
  ATTACHMENT_TOO_LONG: 'Ce PDF compte plus de 100 pages ; ne joignez que les pages utiles.',
  ATTACHMENT_ACTIVE:
    'Ce PDF contient un programme ou un fichier caché ; imprimez-le en PDF ou numérisez la pièce, et recommencez.',
  PRINT_FAILED:
    'L’impression n’a pas pu être lancée ; vérifiez qu’une imprimante est installée et allumée, puis recommencez.',

  DRAFTS_FULL:
    'Trop de saisies sont restées en attente (500) ; enregistrez-en ou abandonnez-en avant d’en commencer une autre.',

  QUARTER_INVALID: 'Le trimestre s’écrit 2026-T3.',
  QUARTER_NOT_BEGUN: 'Ce trimestre n’a pas commencé ; choisissez-en un autre.',
  QUARTER_NOT_OVER: 'Ce trimestre n’est pas terminé ; l’export porte sur un trimestre complet.',
  EXPORT_DEMO: 'Un portefeuille de démonstration ne peut pas servir à un export national.',
  EXPORT_STALE: 'Les chiffres ont changé depuis leur affichage ; relisez-les avant d’exporter le trimestre.',
  EXPORT_PERSONAL:
    'Une donnée personnelle a été trouvée dans l’export ; rien n’a été écrit. Vérifiez le nom de la structure et du destinataire dans les paramètres.',
  EXPORT_INVALID: 'Cet export est incomplet ou a été modifié.',
  OPEN_FOLDER_TAKEN: 'Ce dossier existe déjà et n’est pas vide ; donnez le nom d’un dossier à créer.',
  OPEN_FOLDER_REFUSED:
    'Ce dossier n’est pas un portefeuille écrit au format ouvert, ou il a été modifié ; rien n’a été créé.',
  OPEN_FOLDER_FROM_FUTURE:
    'Ce dossier vient d’une version plus récente de Vivier ; rien n’a été créé. Mettez Vivier à jour.',

  UPDATE_INVALID:
    'Ce fichier n’est pas une mise à jour de Vivier, ou il a été modifié ou tronqué ; rien n’a été installé. Demandez-le à nouveau.',
  UPDATE_OLDER: 'Cette mise à jour n’est pas plus récente que la version installée ; rien n’a été changé.',
  UPDATE_PLATFORM: 'Cette mise à jour est faite pour un autre système ; demandez celle de ce poste.',
  UPDATES_DISABLED:
    'Les mises à jour sont désactivées sur ce poste ; adressez-vous à votre service informatique.',
  UPDATE_NO_KEY:
    'Cette version de Vivier ne porte pas de clé de publication ; elle se met à jour en réinstallant Vivier.',
  UPDATE_CANNOT_START: 'L’installation n’a pas pu être lancée ; adressez-vous à votre service informatique.',
  UPDATE_NOT_PACKAGED:
    'Vivier n’est pas installé sur ce poste ; seule une version installée se met à jour par un fichier.',
  HANDOVER_NOT_ONE:
    'Ce fichier n’est pas une passation Vivier ; demandez à votre collègue le fichier qui se termine par « .passation ».',
  HANDOVER_PASSWORD_NEEDED:
    'Ce fichier est protégé par un mot de passe ; demandez-le par téléphone à votre collègue.',
  HANDOVER_WRONG_PASSWORD:
    'Ce mot de passe n’ouvre pas ce fichier ; vérifiez-le par téléphone avec votre collègue. Rien n’a été changé.',
  HANDOVER_OTHER_KEY:
    'Ce fichier a été chiffré pour un autre portefeuille que le vôtre ; donnez votre carte à votre collègue, qui refera la passation.',
  HANDOVER_DAMAGED:
    'Cette passation est tronquée ou a été modifiée ; rien n’a été changé. Demandez à votre collègue de l’envoyer à nouveau.',
  HANDOVER_BAD_SIGNATURE:
    'La signature de cette passation ne correspond pas à son contenu ; il a été changé après avoir été signé. Rien n’a été enregistré ; prévenez votre collègue et demandez-lui une autre passation.',
  HANDOVER_OTHER_RECIPIENT:
    'Cette passation a été signée pour quelqu’un d’autre, puis chiffrée à nouveau. Rien n’a été enregistré ; demandez à votre collègue une passation faite pour vous.',
  HANDOVER_FROM_FUTURE:
    'Cette passation vient d’une version plus récente de Vivier ; mettez Vivier à jour pour l’ouvrir.',
  HANDOVER_TOO_LARGE:
    'Cette passation dépasse 64 Mo ; elle se fait en plusieurs fois, avec moins de candidats à chaque fois.',
  HANDOVER_ALREADY: 'Cette passation a déjà été acceptée ; rien n’a été changé.',
  REFERENCES_NOT_PACK:
    'Ce fichier n’est pas un jeu de références Vivier ; demandez à son éditeur le fichier qui se termine par « .references ».',
  REFERENCES_TOO_LARGE: 'Ce fichier est trop grand pour un jeu de références (1 Mo au plus).',
  REFERENCES_TRUNCATED:
    'Ce jeu de références est tronqué ; rien n’a été importé. Demandez-le à nouveau à son éditeur.',
  REFERENCES_ALTERED:
    'Ce jeu de références a été modifié ou abîmé ; rien n’a été importé. Demandez-le à nouveau à son éditeur.',
  REFERENCES_SIGNATURE:
    'La signature de ce jeu de références ne correspond pas à son contenu ; rien n’a été importé.',
  REFERENCES_FROM_FUTURE:
    'Ce jeu de références est fait pour une version plus récente de Vivier ; mettez Vivier à jour.',
  REFERENCES_UNTRUSTED:
    'L’éditeur de ce jeu de références n’est pas encore connu ; comparez son empreinte avant d’importer.',
  REFERENCES_OLDER: 'Un jeu de références plus récent est déjà importé ; rien n’a été changé.',
  REFERENCES_CONTENT: 'Ce jeu de références contient une ligne qui ne peut pas être ajoutée.',
  HANDOVER_STALE: 'Cet aperçu n’est plus disponible ; ouvrez à nouveau le fichier.',
} as const;

export type ErrorCode = keyof typeof texts;

/** Whether a text from another process is a code of the catalogue. */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(texts, code);

/** An expected refusal, ready for the screen: never a stack, never SQL, never a path. */
export interface AppError {
  readonly code: ErrorCode;
  readonly message: string;
  /** The field of the form that the refusal is about, in dotted notation. */
  readonly field?: string;
  /** Reference number of a bug, to quote when reporting it. */
  readonly reference?: string;
}

export type Result<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: AppError };

export const ok = <T>(data: T): Result<T> => ({ ok: true, data });

/** Builds a refusal of the catalogue; `message` replaces the catalogue's sentence by a more precise one. */
export function refuse(
  code: ErrorCode,
  more: { readonly message?: string; readonly field?: string; readonly reference?: string } = {},
): { readonly ok: false; readonly error: AppError } {
  return { ok: false, error: { code, message: texts[code], ...more } };
}

/** Thrown by code below a service (file, key, database layer) and turned into a value at the service's edge. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  constructor(code: ErrorCode, more: { readonly message?: string; readonly field?: string } = {}) {
    super(more.message ?? texts[code]);
    this.name = 'Refusal';
    this.code = code;
    this.field = more.field;
  }
  toError(): AppError {
    return {
      code: this.code,
      message: this.message,
      ...(this.field === undefined ? {} : { field: this.field }),
    };
  }
}
