import type { ErrorCode } from '../../shared/base';
import type { Condition } from '../../shared/portfolio';

/** Why the known portfolio does not open, before or after its passphrase. A machine elsewhere is asked about, not refused. */
export type Trouble = Exclude<Condition, 'fine' | 'in-use-elsewhere'> | 'engine' | 'vault';
/** Ways out, in the order in which they are shown; nothing is ever deleted, and no empty portfolio is offered. */
export type Way = 'find' | 'restore' | 'aside' | 'local' | 'retry' | 'insist';

interface TroubleText {
  readonly reason: string;
  /** What is safe. */
  readonly safe: string;
  readonly ways: readonly Way[];
  /** The way to try first. */
  readonly first: Way;
}

const untouched = 'Le fichier n’a pas été modifié.';

export const troubles: Readonly<Record<Trouble, TroubleText>> = {
  missing: {
    reason:
      'Le fichier du portefeuille n’est plus à sa place : il a été déplacé, renommé ou mis à la corbeille.',
    safe: 'Vivier n’a rien effacé, et n’a pas mis de portefeuille vide à sa place.',
    ways: ['find', 'restore', 'retry'],
    first: 'find',
  },
  'folder-missing': {
    reason:
      'Le dossier du portefeuille ne répond pas : une clé débranchée, un partage réseau injoignable, ou un dossier déplacé.',
    safe: 'Vivier n’a rien effacé. Rebranchez la clé ou le réseau, puis réessayez.',
    ways: ['find', 'restore', 'retry'],
    first: 'retry',
  },
  unreadable: {
    reason: 'Le fichier du portefeuille est là, mais votre session n’a pas le droit de le lire.',
    safe: `${untouched} Demandez l’accès à la personne qui gère les postes, puis réessayez.`,
    ways: ['find', 'restore', 'retry'],
    first: 'retry',
  },
  held: {
    reason: 'Un autre logiciel (antivirus, synchronisation, sauvegarde) retient le fichier du portefeuille.',
    safe: `${untouched} Attendez une minute, puis réessayez ; si cela dure, mettez ce logiciel en pause.`,
    ways: ['retry', 'find', 'restore'],
    first: 'retry',
  },
  'not-one': {
    reason: 'Ce fichier n’est pas un portefeuille Vivier, ou il en manque une partie.',
    safe: `${untouched} Vivier n’a pas mis de portefeuille vide à sa place.`,
    ways: ['find', 'restore', 'aside'],
    first: 'restore',
  },
  plain: {
    reason: 'À la place du portefeuille se trouve une base de données en clair, que Vivier n’ouvre pas.',
    safe: untouched,
    ways: ['find', 'restore'],
    first: 'find',
  },
  damaged: {
    reason: 'Le fichier du portefeuille est abîmé : une partie ne se déchiffre plus.',
    safe: 'Vivier n’efface jamais un fichier abîmé, et n’y écrit rien.',
    ways: ['find', 'restore', 'aside', 'retry'],
    first: 'restore',
  },
  'from-future': {
    reason: 'Ce portefeuille a été ouvert par une version plus récente de Vivier.',
    safe: `${untouched} Mettez Vivier à jour sur cet ordinateur, puis réessayez.`,
    ways: ['find', 'restore', 'retry'],
    first: 'retry',
  },
  'in-use-here': {
    reason: 'Une autre fenêtre de Vivier semble déjà ouverte sur ce portefeuille, sur cet ordinateur.',
    safe: 'Rien n’est perdu : revenez à cette fenêtre, ou fermez-la.',
    ways: ['retry', 'insist'],
    first: 'retry',
  },
  'read-only': {
    reason: 'Le dossier du portefeuille est en lecture seule : Vivier ne peut rien y enregistrer.',
    safe: `${untouched} Vous pouvez en travailler une copie sur cet ordinateur.`,
    ways: ['local', 'find', 'retry'],
    first: 'local',
  },
  'file-read-only': {
    reason: 'Le fichier du portefeuille est marqué en lecture seule : Vivier ne peut rien y enregistrer.',
    safe: `${untouched} Ôtez cette marque (clic droit sur le fichier, Propriétés), puis réessayez.`,
    ways: ['retry', 'local', 'find'],
    first: 'retry',
  },
  'disk-full': {
    reason: 'Le disque est plein : Vivier ne pourrait rien enregistrer.',
    safe: `${untouched} Libérez de la place, puis réessayez.`,
    ways: ['retry', 'find'],
    first: 'retry',
  },
  engine: {
    reason: 'Le moteur de chiffrement de Vivier ne peut pas servir sur cet ordinateur.',
    safe: 'Aucun portefeuille n’a été ouvert : les fichiers sont intacts. Réinstallez Vivier.',
    ways: ['retry'],
    first: 'retry',
  },
  vault: {
    reason: 'Le coffre de Vivier, la partie qui déchiffre, ne démarre pas.',
    safe: 'Aucun portefeuille n’a été ouvert : les fichiers sont intacts. Redémarrez l’ordinateur, puis réinstallez Vivier si cela continue.',
    ways: ['retry'],
    first: 'retry',
  },
};

const byCode: Partial<Record<ErrorCode, Trouble>> = {
  PORTFOLIO_MISSING: 'missing',
  FOLDER_MISSING: 'folder-missing',
  FILE_UNREADABLE: 'unreadable',
  FILE_HELD: 'held',
  PORTFOLIO_NOT_ONE: 'not-one',
  PORTFOLIO_NOT_ENCRYPTED: 'plain',
  PORTFOLIO_DAMAGED: 'damaged',
  PORTFOLIO_FROM_FUTURE: 'from-future',
  FOLDER_READ_ONLY: 'read-only',
  FILE_READ_ONLY: 'file-read-only',
  DISK_FULL: 'disk-full',
  ENGINE_UNFIT: 'engine',
  ENGINE_UNLOADABLE: 'engine',
  VAULT_UNSTARTABLE: 'vault',
};

/** The trouble behind a refusal to open, or `null` for one that the form tells by itself (a wrong passphrase…). */
export const troubleOfCode = (code: ErrorCode | undefined): Trouble | null =>
  code === undefined ? null : (byCode[code] ?? null);

/** The trouble that an examination found, or `null` where the form may be shown. */
export const troubleOfCondition = (condition: Condition | undefined): Trouble | null =>
  condition === undefined || condition === 'fine' || condition === 'in-use-elsewhere' ? null : condition;
